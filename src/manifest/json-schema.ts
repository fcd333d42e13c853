import * as z from "zod";
import { NOT_APPLICABLE, OBSERVE_ONLY } from "../policy/manifest-part.ts";
import { ownRow } from "../policy/own-rows.ts";
import { alwaysDecides } from "../policy/requirement-rules.ts";
import type { PolicyRow } from "../policy/row.ts";
import { ownSchema } from "../policy/row-options.ts";
import { manifestSchema } from "./schema.ts";

/** Where editors find the schema of this major version. */
const SCHEMA_ID =
  "https://raw.githubusercontent.com/octoacme/release-gate/v1/schema/release.schema.json";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The manifest's JSON schema for editors, with a property for every row. */
export function manifestJsonSchema(rows: readonly PolicyRow[]): JsonSchema {
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
        properties: Object.fromEntries(rows.map((row) => [row.id, rowSchema(row)])),
        additionalProperties: { description: "a requirement of your own", ...ownLine() },
      },
    },
  };
}

function ownLine(): JsonSchema {
  const { $schema: _, ...schema } = toSchema(ownRow);
  return schema;
}

/** The schema as a file: the same text for the same schema. */
export function schemaText(rows: readonly PolicyRow[]): string {
  return `${JSON.stringify(manifestJsonSchema(rows), undefined, 2)}\n`;
}

/** One row's options, of which the row itself fills in some; or why it is left out, where it can be. */
function rowSchema(row: PolicyRow): JsonSchema {
  const { $schema: _, required = [], ...options } = toSchema(ownSchema(row));
  const open = required.filter((key) => !Object.hasOwn(row.with, key));
  const own: JsonSchema = {
    ...options,
    ...(alwaysDecides(row) ? {} : { properties: { ...options.properties, ...OBSERVED } }),
    ...(open.length === 0 ? {} : { required: open }),
  };
  const foreseen = row[NOT_APPLICABLE];
  if (foreseen === undefined) return { description: row.title, ...own };
  return { description: row.title, anyOf: [own, leftOut(foreseen)] };
}

const OBSERVED = {
  [OBSERVE_ONLY]: {
    type: "boolean",
    description: "true: judged and reported, and nothing follows from it",
  },
} as const;

function leftOut(foreseen: string): JsonSchema {
  const reason = {
    type: "string",
    minLength: 1,
    description: `why; possible where ${foreseen}`,
  } as const;
  return {
    type: "object",
    properties: { [NOT_APPLICABLE]: reason },
    required: [NOT_APPLICABLE],
    additionalProperties: false,
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
