import { expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";
import { schema } from "../../src/commands/schema.ts";

test("the schema is JSON that ends in a line break and names itself", async () => {
  const text = await schema(disk.policies);
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text)).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://raw.githubusercontent.com/octoacme/release-gate/v1/schema/release.schema.json",
    required: ["environments"],
    additionalProperties: false,
  });
});
