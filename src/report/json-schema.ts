import * as z from "zod";
import { reportSchema } from "./schema.ts";

/** JSON schema of `report.json`, the same text on every machine. */
export function reportJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema, {
    io: "input",
    // Says nothing about a document; it comes from the readonly arrays of the types.
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  const whole = {
    $schema,
    $id: "https://raw.githubusercontent.com/octoacme/release-gate/v1/schema/report.schema.json",
    title: "release-gate report",
    description: "What one stage of release-gate decided, and everything that it was decided from.",
    ...schema,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
