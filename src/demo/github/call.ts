import type { World } from "./world.ts";

/** Where GraphQL is served; everything else is REST. */
export const GRAPHQL_PATH = "/graphql";

/** One request on its way to a route. */
export interface Call {
  readonly world: World;
  /** Decoded path parameters, by the names of GitHub's description. */
  readonly params: Readonly<Record<string, string>>;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  /** Sent as JSON; undefined: no content. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** An operation of GitHub's API, path and parameter names as in its description. */
export interface Route {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  /** As in the header `x-accepted-github-permissions`; `; ` separates alternatives. */
  readonly permission: string;
  readonly answer: (call: Call) => Reply;
}

const DOCUMENTATION = "https://docs.github.com/rest";

/** An error as GitHub words it. */
export function error(status: number, message: string, more: object = {}): Reply {
  const body = { message, ...more, documentation_url: DOCUMENTATION, status: String(status) };
  return { status, body };
}

/** Ends the route with this answer: thrown, because it comes up deep in reading a request. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`answered ${reply.status}`);
    this.reply = reply;
  }
}

/** Ends the route with an error. */
export function refuse(status: number, message: string, more?: object): never {
  throw new Refusal(error(status, message, more));
}

/** The value, or 404. */
export function found<T>(value: T | undefined): T {
  return value ?? refuse(404, "Not Found");
}

/** A path parameter of the route. */
export function parameter(call: Call, name: string): string {
  return call.params[name] ?? "";
}

/** A parameter that holds a number; anything else is not found. */
export function numberParameter(call: Call, name: string): number {
  const value = Number(parameter(call, name));
  return Number.isSafeInteger(value) ? value : refuse(404, "Not Found");
}

/** True when the query does not ask for this field, or asks for this value. */
export function asks(call: Call, name: string, value: string | undefined): boolean {
  const asked = call.query.get(name);
  return asked === null || asked === value;
}
