import { isDeepStrictEqual } from "node:util";
import type { DocumentNode } from "graphql";
import type { Exchange } from "../../../src/demo/github/emulation.ts";
import { DOCUMENTS } from "../../../src/evidence/documents/index.ts";
import { githubSchema } from "./schema.ts";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Where a GraphQL request or its answer leaves GitHub's own schema. */
export function graphqlSins(exchange: Exchange): readonly string[] {
  const { requestBody: body } = exchange;
  if (!isFields(body) || typeof body.query !== "string") return ["request: no query"];
  const variables = isFields(body.variables) ? body.variables : {};
  const asked = requestSins(body.query, variables);
  if (asked.length > 0) return asked.map((sin) => `request: ${sin}`);
  if (exchange.fault !== undefined) return [];
  const document = parsed(body.query);
  if (typeof document === "string") return [document];
  return answerSins(document, variables, exchange).map(
    (sin) => `answer ${exchange.status}: ${sin}`,
  );
}

/** What is wrong with a query and its variables, by GitHub's schema. */
export function requestSins(text: string, variables: Fields): readonly string[] {
  const { graphql, schema } = githubSchema();
  const document = parsed(text);
  if (typeof document === "string") return [document];
  const wrong = wrongIn(text, document);
  const operation = graphql.getOperationAST(document);
  if (operation === null || operation === undefined) return ["not one operation"];
  const given = graphql.getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const declared = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const undeclared = Object.keys(variables).filter((name) => !declared.includes(name));
  return [
    ...wrong,
    ...(given.errors ?? []).map(({ message }) => message),
    ...undeclared.map((name) => `variable $${name} is not declared`),
    ...(DOCUMENTS.some((known) => known.text === text) ? [] : ["a query that is in no register"]),
  ];
}

/** What is wrong with each query; the same few are sent again and again. */
const validated = new Map<string, readonly string[]>();

function wrongIn(text: string, document: DocumentNode): readonly string[] {
  const { graphql, schema } = githubSchema();
  const wrong =
    validated.get(text) ?? graphql.validate(schema, document).map(({ message }) => message);
  validated.set(text, wrong);
  return wrong;
}

const documents = new Map<string, DocumentNode>();

function parsed(text: string): DocumentNode | string {
  try {
    const document = documents.get(text) ?? githubSchema().graphql.parse(text);
    documents.set(text, document);
    return document;
  } catch (cause) {
    return String(cause);
  }
}

/**
 * The answer is executed as if it were the world: every leaf has to be of its type, nothing that
 * was asked for may be missing, and nothing may be there that was not asked for.
 */
function answerSins(document: DocumentNode, variables: Fields, exchange: Exchange) {
  const body: unknown = JSON.parse(JSON.stringify(exchange.responseBody ?? null));
  if (!isFields(body)) return ["no JSON object"];
  if (exchange.status !== 200) return [];
  const odd = Object.keys(body).filter((name) => !["data", "errors", "extensions"].includes(name));
  return [
    ...odd.map((name) => `${name} is not described`),
    ...errorSins(body),
    ...(isFields(body.data) ? dataSins(document, variables, body.data) : []),
  ];
}

function errorSins({ data, errors }: Fields): readonly string[] {
  if (errors === undefined) return isFields(data) ? [] : ["neither data nor errors"];
  if (!Array.isArray(errors) || errors.length === 0) return ["errors is no list of errors"];
  const known = ["message", "type", "path", "locations", "extensions"];
  return errors.flatMap((error: unknown) => {
    if (!isFields(error)) return ["an error that is no object"];
    const odd = Object.keys(error).filter((name) => !known.includes(name));
    const told = typeof error.message === "string" && error.message !== "";
    return [
      ...odd.map((name) => `errors/${name} is not described`),
      ...(told ? [] : ["no message"]),
    ];
  });
}

function dataSins(document: DocumentNode, variables: Fields, data: Fields): readonly string[] {
  const { graphql, schema } = githubSchema();
  const result = graphql.executeSync({
    schema,
    document,
    rootValue: data,
    variableValues: variables,
    // An answer has its fields under the names that were asked for.
    fieldResolver: (source: Fields, _arguments, _context, { path }) => source[path.key],
    typeResolver: (value: Fields) => String(value.__typename),
  });
  const wrong = (result.errors ?? []).map(
    ({ path, message }) => `${(path ?? []).join("/")}: ${message}`,
  );
  const shown: unknown = JSON.parse(JSON.stringify(result.data));
  if (wrong.length > 0 || isDeepStrictEqual(shown, data)) return wrong;
  return [
    `other fields than were asked for: ${JSON.stringify(data)}, not ${JSON.stringify(shown)}`,
  ];
}
