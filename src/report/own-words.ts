import type * as z from "zod";
import { CODE_SUBJECTS, CODES } from "../core/codes.ts";
import { namesOf } from "../core/table.ts";
import { reportSchema } from "./schema.ts";

type Schema = z.core.$ZodType;

/** Texts that the schema of a report asks for, word by word: without them it cannot be read back. */
export const OWN_WORDS: ReadonlySet<string> = new Set(wordsOf(reportSchema));

const RULES: ReadonlySet<string> = new Set(namesOf(CODE_SUBJECTS));

/** Texts of single keys, which are the product's own too: without them it cannot be judged again. */
export const OWN_BY_KEY: Readonly<Record<string, ReadonlySet<string>>> = {
  code: new Set(CODES),
  evaluator: RULES,
  uses: RULES,
};

/** Every literal and every member of an enumeration that a schema holds, wherever in it. */
export function wordsOf(schema: Schema): readonly string[] {
  const def = definition(schema);
  if (def.type === "enum") return texts(Object.values(def.entries));
  if (def.type === "literal") return texts(def.values);
  return below(def).flatMap(wordsOf);
}

type Definition = z.core.$ZodTypes["_zod"]["def"];

function definition(schema: Schema): Definition {
  return (schema._zod as z.core.$ZodTypes["_zod"]).def; // zod's own type of all its definitions
}

/** The schemas that one is made of, for every kind that a report's schema uses. */
function below(def: Definition): readonly Schema[] {
  switch (def.type) {
    case "object":
      return Object.values(def.shape);
    case "array":
      return [def.element];
    case "tuple":
      return def.items;
    case "record":
      return [def.keyType, def.valueType];
    case "template_literal":
      return def.parts.filter((part) => typeof part === "object" && part !== null);
    case "union":
      return def.options;
    case "pipe":
      return [def.in, def.out];
    case "optional":
    case "nullable":
    case "readonly":
      return [def.innerType];
    case "lazy":
      return [def.getter()];
    case "string":
    case "number":
    case "boolean":
    case "unknown":
    case "transform":
      return [];
    default:
      throw new Error(`own words of a ${def.type} are not known: name what it is made of`);
  }
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === "string");
}
