import { expect, test } from "@jest/globals";
import { schema } from "../../src/commands/schema.ts";
import { POLICY_TEXTS } from "../manifest/manifests.ts";

test("the schema is JSON that ends in a line break and names itself", async () => {
  const text = await schema(async (name) => Reflect.get(POLICY_TEXTS, name));
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text)).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://raw.githubusercontent.com/octoacme/release-gate/v1/schema/release.schema.json",
    required: ["environments", "deploy"],
    additionalProperties: false,
  });
});
