import { type Schema, Validator } from "@cfworker/json-schema";

/** Where a value does not fit its schema, most particular place first; or why that cannot be told. */
export type SchemaRead =
  | { readonly faults: readonly { readonly at: string; readonly said: string }[] }
  | { readonly problem: string };

/** Faults that a message can hold. */
const MOST_FAULTS = 20;

const DRAFTS = [
  ["draft-04", "4"],
  ["draft-07", "7"],
  ["2019-09", "2019-09"],
  ["2020-12", "2020-12"],
] as const;

/**
 * Holds a value against a JSON Schema (drafts 4, 7, 2019-09 and 2020-12, which is the default). Nothing
 * is loaded from anywhere: a reference out of the schema cannot be told.
 */
export function holdAgainst(schemaText: string, value: unknown): SchemaRead {
  const schema = parseSchema(schemaText);
  if (typeof schema === "string") return { problem: schema };
  const named = typeof schema.$schema === "string" ? schema.$schema : "2020-12";
  const draft = DRAFTS.find(([name]) => named.includes(name))?.[1];
  if (draft === undefined) return { problem: `is of an unknown draft: ${named}` };
  try {
    const { valid, errors } = new Validator(schema, draft, false).validate(value);
    if (valid) return { faults: [] };
    // Errors of what is around come first, and say nothing of their own.
    const deepest = errors.toReversed().slice(0, MOST_FAULTS);
    return { faults: deepest.map(({ instanceLocation: at, error: said }) => ({ at, said })) };
  } catch (error) {
    return { problem: `cannot be used: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Keywords of the drafts that may refuse a value; others only describe, define or are not known. */
const REFUSING: readonly string[] = [
  ...["type", "enum", "const", "not", "if", "allOf", "anyOf", "oneOf", "$ref"],
  ...["$dynamicRef", "$recursiveRef", "properties", "patternProperties", "propertyNames"],
  ...["additionalProperties", "unevaluatedProperties", "required", "dependencies"],
  ...["dependentRequired", "dependentSchemas", "minProperties", "maxProperties", "items"],
  ...["prefixItems", "additionalItems", "unevaluatedItems", "contains", "minItems", "maxItems"],
  ...["uniqueItems", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["multipleOf", "minLength", "maxLength", "pattern", "format"],
];

/** A schema that says nothing accepts whatever comes. */
function parseSchema(text: string): Schema | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return "is not in JSON";
  }
  if (typeof read !== "object" || read === null || Array.isArray(read)) return "is no JSON Schema";
  const says = Object.keys(read).some((key) => REFUSING.includes(key));
  return says ? (read as Schema) : "accepts every value";
}
