import { readFileSync } from "node:fs";
import { dereference, validate } from "@cfworker/json-schema";
import { GRAPHQL_PATH } from "../../../src/demo/github/call.ts";
import type { Exchange } from "../../../src/demo/github/emulation.ts";
import { graphqlSins } from "../graphql/check.ts";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly body?: { readonly required: boolean; readonly schema: Schema };
  /** Null: an answer without a body. */
  readonly responses: Readonly<Record<string, Schema | null>>;
}

interface Book {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

// Our own file, in the shape in which scripts/cut-openapi.mjs writes it.
const BOOK = JSON.parse(
  readFileSync(new URL("./github.cut.json", import.meta.url), "utf8"),
) as Book;
const LOOKUP = dereference({ ...BOOK });
const ERROR: Schema = BOOK.components.schemas["basic-error"] ?? {};

/** Parameters whose values hold slashes. */
const WITH_SLASHES = new Set(["basehead", "branch", "environment_name", "path", "ref", "tag"]);
const TEMPLATES = Object.keys(BOOK.paths)
  .sort((a, b) => b.replace(/\{\w+\}/g, "").length - a.replace(/\{\w+\}/g, "").length)
  .map((path) => {
    const source = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      WITH_SLASHES.has(name) ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    );
    return { path, pattern: new RegExp(`^${source}$`) };
  });

/** `GET /repos/{owner}/{repo}` of every operation in the cut. */
export const OPERATIONS: readonly string[] = Object.entries(BOOK.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

/** Holds every exchange to GitHub's own description, REST or GraphQL, and collects what is wrong. */
export function checkedExchange(): {
  readonly onExchange: (exchange: Exchange) => void;
  readonly sins: readonly string[];
  /** Operations that were called. */
  readonly called: ReadonlySet<string>;
} {
  const sins: string[] = [];
  const called = new Set<string>();
  const onExchange = (exchange: Exchange) => {
    const { pathname, searchParams } = new URL(exchange.path, "http://localhost");
    const say = (sin: string) => sins.push(`${exchange.method} ${exchange.path}: ${sin}`);
    if (pathname === GRAPHQL_PATH) {
      for (const sin of graphqlSins(exchange)) say(sin);
      return;
    }
    const found = operationOf(exchange.method, pathname);
    if (found === undefined) return void say("GitHub describes no such operation");
    called.add(`${exchange.method} ${found.path}`);
    const asked = [
      ...parameterSins(found.operation, found.params, searchParams),
      ...bodySins(found.operation, exchange.requestBody),
    ];
    for (const sin of asked) say(`request: ${sin}`);
    if (exchange.fault !== undefined) return;
    for (const sin of answerSins(found.operation, exchange)) {
      say(`answer ${exchange.status}: ${sin}`);
    }
  };
  return { onExchange, sins, called };
}

function operationOf(method: string, pathname: string) {
  for (const { path, pattern } of TEMPLATES) {
    const operation = BOOK.paths[path]?.[method.toLowerCase()];
    const match = operation === undefined ? null : pattern.exec(pathname);
    if (operation !== undefined && match !== null) {
      return { path, operation, params: match.groups ?? {} };
    }
  }
  return undefined;
}

function parameterSins(
  operation: Operation,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
): readonly string[] {
  const known = new Set<string>();
  const wrong = operation.parameters.flatMap((parameter) => {
    known.add(`${parameter.in} ${parameter.name}`);
    const text = parameter.in === "query" ? query.get(parameter.name) : params[parameter.name];
    if (text === undefined || text === null) {
      return parameter.required ? [`${parameter.in} ${parameter.name} is missing`] : [];
    }
    const value = plain(parameter.schema, decodeURIComponent(text));
    return misfits(value, parameter.schema).map((sin) => `${parameter.in} ${parameter.name}${sin}`);
  });
  const unknown = [...query.keys()].filter((name) => !known.has(`query ${name}`));
  return [...wrong, ...unknown.map((name) => `query ${name} is not described`)];
}

/** The value that a text in an address stands for. */
function plain(schema: Schema, text: string): unknown {
  if (schema.type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  const number = schema.type === "integer" || schema.type === "number";
  return number && text.trim() !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
}

function bodySins({ body }: Operation, value: unknown): readonly string[] {
  if (value === undefined) return body?.required === true ? ["the body is missing"] : [];
  if (body === undefined) return ["a body where none is described"];
  return [...misfits(value, body.schema), ...undescribed(value, body.schema, "")];
}

/** What was wrong with an answer that came before, by operation, status and text. */
const KNOWN_ANSWERS = new Map<Operation, Map<string, readonly string[]>>();

function answerSins(operation: Operation, { status, responseBody }: Exchange): readonly string[] {
  const known = KNOWN_ANSWERS.get(operation) ?? new Map<string, readonly string[]>();
  KNOWN_ANSWERS.set(operation, known);
  const text = JSON.stringify(responseBody);
  const key = `${status} ${text}`;
  const sins = known.get(key) ?? newAnswerSins(operation, status, text);
  known.set(key, sins);
  return sins;
}

/** `text` is the body as it arrives; undefined where there is none. */
function newAnswerSins(
  { responses }: Operation,
  status: number,
  text: string | undefined,
): readonly string[] {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  const schema = responses[status];
  // Any operation may be refused; GitHub describes it for some only.
  if (schema !== null && value === undefined) return ["the body is missing"];
  if (status >= 400) return misfits(value, schema ?? ERROR);
  if (schema === undefined) return ["this status is not described"];
  if (schema === null) return value === undefined ? [] : ["a body where none is described"];
  return [...misfits(value, schema), ...undescribed(value, schema, "")];
}

/** Where and why a value does not fit, innermost reasons only. */
function misfits(value: unknown, schema: Schema): readonly string[] {
  const whole = new Set(["$ref", "items", "properties", "allOf"]);
  // The library types a schema's keywords as mutable; it does not change them.
  const { errors } = validate(value, schema as object, "2020-12", LOOKUP, false);
  return errors
    .filter(({ keyword }) => !whole.has(keyword))
    .map(({ instanceLocation, error }) => `${instanceLocation.slice(1)}: ${error}`);
}

/** Fields that the description does not know: an emulation must not invent any. */
function undescribed(value: unknown, schema: Schema, at: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const shapes = shapesOf(value, schema);
  if (Array.isArray(value)) {
    const items = shapes.find((shape) => shape.items !== undefined)?.items;
    return items === undefined
      ? []
      : value.flatMap((item, index) => undescribed(item, items, `${at}/${index}`));
  }
  const properties = Object.assign({}, ...shapes.map((shape) => shape.properties));
  const open = shapes.some(
    ({ additionalProperties: more }) => more !== undefined && more !== false,
  );
  if (open || Object.keys(properties).length === 0) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const known: Schema | undefined = properties[name];
    return known === undefined
      ? [`${at}/${name} is not described`]
      : undescribed(field, known, `${at}/${name}`);
  });
}

/** The schema and all parts of it that speak of this value. */
function shapesOf(value: unknown, schema: Schema): readonly Schema[] {
  if (schema.$ref !== undefined) {
    const target = BOOK.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
    return target === undefined ? [] : shapesOf(value, target);
  }
  const either = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const parts = [
    ...(schema.allOf ?? []),
    ...either.filter((one) => misfits(value, one).length === 0),
  ];
  return [schema, ...parts.flatMap((part) => shapesOf(value, part))];
}
