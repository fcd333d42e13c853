import * as z from "zod";
import { evaluatorOf } from "../policy/evaluator-of.ts";
import type { Policy, PolicyRow } from "../policy/policy-file.ts";
import { NOT_APPLICABLE } from "../policy/row-options.ts";
import { manifestSchema } from "./schema.ts";

/** Where editors find the schema of this major version. */
export const SCHEMA_ID =
  "https://raw.githubusercontent.com/octoacme/release-gate/v1/schema/release.schema.json";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The manifest's JSON schema for editors, with a property for every line of the policies. */
export function manifestJsonSchema(policies: readonly Policy[]): JsonSchema {
  const { $schema: _, properties, ...rest } = toSchema(manifestSchema);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: SCHEMA_ID,
    title: "release-gate manifest",
    description: "What this repository releases, where, and under which rules",
    ...rest,
    properties: {
      ...properties,
      requirements: {
        type: "object",
        description: "options of single lines of the policy, by id",
        properties: Object.fromEntries(
          policies.flatMap(({ requirements }) =>
            requirements.map((row) => [row.id, lineSchema(row)]),
          ),
        ),
        additionalProperties: false,
      },
    },
  };
}

/** The schema as a file: the same text for the same schema. */
export function schemaText(policies: readonly Policy[]): string {
  return `${JSON.stringify(manifestJsonSchema(policies), undefined, 2)}\n`;
}

/** One line's options, of which the policy's own row fills in some, or why it is left out. */
function lineSchema(row: PolicyRow): JsonSchema {
  const evaluator = evaluatorOf(row.uses);
  if (evaluator === undefined)
    throw new Error(`no evaluator ${row.uses}: readPolicy lets none through`);
  const { $schema: _, required = [], ...options } = toSchema(evaluator.options);
  const open = required.filter((key) => !Object.hasOwn(row.with, key));
  return {
    description: row.title,
    anyOf: [
      { ...options, ...(open.length === 0 ? {} : { required: open }) },
      {
        type: "object",
        properties: { [NOT_APPLICABLE]: { type: "string", minLength: 1, description: "why" } },
        required: [NOT_APPLICABLE],
        additionalProperties: false,
      },
    ],
  };
}

function toSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema, path }) => {
      if (path.at(-1) !== "propertyNames") widen(jsonSchema);
    },
  });
}

/**
 * YAML makes numbers and booleans of `2.0` and `true`, and the loader reads them as the text that
 * they are: where a text may look like that, the schema allows it too.
 */
function widen(schema: JsonSchema): void {
  if (schema.type !== "string" || schema.minLength === undefined) return;
  const patterns = [schema, ...(schema.allOf ?? [])].flatMap((part) =>
    typeof part === "object" && part.pattern !== undefined ? [new RegExp(part.pattern)] : [],
  );
  const fits = (text: string) => patterns.every((pattern) => pattern.test(text));
  const types = [
    ...(fits("2.5") ? ["number" as const] : []),
    ...(fits("true") ? ["boolean" as const] : []),
  ];
  if (types.length > 0) schema.type = ["string", ...types];
}
