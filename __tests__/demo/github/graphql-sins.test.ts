import { describe, expect, test } from "@jest/globals";
import type { Exchange } from "../../../src/demo/github/emulation.ts";
import { DEPLOYMENT_STATUSES } from "../../../src/evidence/documents/deployment-statuses.ts";
import { checkedExchange } from "../../support/openapi/openapi.ts";

const status = {
  state: "SUCCESS",
  description: "",
  createdAt: "2026-11-20T14:00:00Z",
  logUrl: null as string | null,
};

type Status = Readonly<Record<string, unknown>>;

/** An answer with one deployment of one status. */
function answer(said: Status = status, over: object = {}) {
  const statuses = {
    totalCount: 1,
    pageInfo: { hasNextPage: false },
    nodes: [said],
    ...over,
  };
  const node = { __typename: "Deployment", id: "DE_1", commit: null, statuses };
  return { data: { nodes: [node], more: [] } };
}

const asked = { query: DEPLOYMENT_STATUSES.text, variables: { ids: ["DE_1"], more: [] } };

const exchange = (over: Partial<Exchange> = {}): Exchange => ({
  method: "POST",
  path: "/graphql",
  requestBody: asked,
  status: 200,
  responseBody: answer(),
  fault: undefined,
  ...over,
});

function sinsOf(over: Partial<Exchange>): readonly string[] {
  const { onExchange, sins } = checkedExchange();
  onExchange(exchange(over));
  return sins.map((sin) => sin.slice("POST /graphql: ".length));
}

describe("what GitHub's schema allows is no sin", () => {
  test.each<[string, Partial<Exchange>]>([
    ["an answer", {}],
    ["an answer with a link", { responseBody: answer({ ...status, logUrl: "https://x.test/1" }) }],
    ["a node that is not there", { responseBody: { data: { nodes: [null], more: [] } } }],
    [
      "part of the data beside an error",
      {
        responseBody: {
          data: { nodes: [null], more: [] },
          errors: [{ type: "NOT_FOUND", message: "no" }],
        },
      },
    ],
    ["errors alone", { responseBody: { errors: [{ message: "no", path: ["nodes", 0] }] } }],
    ["a refusal", { status: 401, responseBody: { message: "Bad credentials" } }],
    ["a spoiled answer", { status: 0, responseBody: 7, fault: "malformed" }],
  ])("%s", (_, over) => {
    expect(sinsOf(over)).toEqual([]);
  });
});

describe("what GitHub's schema does not allow is a sin", () => {
  const request = (query: string, variables: object = {}) => ({
    requestBody: { query, variables },
  });
  const text = DEPLOYMENT_STATUSES.text;

  test.each<[string, Partial<Exchange>, RegExp]>([
    ["no query", { requestBody: {} }, /^request: no query$/],
    ["a query that nobody can read", request("query {"), /^request: Syntax Error/],
    [
      "a field that is not there",
      request("query Q { viewer { nick } }"),
      /Cannot query field "nick"/,
    ],
    ["a variable left out", request(text, {}), /^request: Variable "\$ids" of required type/],
    [
      "a variable of another type",
      request(text, { ids: [{}], more: [] }),
      /^request: Variable "\$ids" got/,
    ],
    [
      "a variable that is not declared",
      request(text, { ids: [], more: [], page: 2 }),
      /^request: variable \$page is not declared$/,
    ],
    ["a query in no register", request("query Q { viewer { login } }"), /in no register$/],
    ["no answer", { responseBody: undefined }, /^answer 200: no JSON object$/],
    ["an answer with nothing", { responseBody: {} }, /neither data nor errors$/],
    [
      "a field beside the data",
      { responseBody: { ...answer(), more: 1 } },
      /more is not described$/,
    ],
    ["no list of errors", { responseBody: { ...answer(), errors: [] } }, /no list of errors$/],
    ["an error without words", { responseBody: { errors: [{ type: "X" }] } }, /no message$/],
    [
      "a field of an error",
      { responseBody: { errors: [{ message: "x", code: 7 }] } },
      /errors\/code is not described$/,
    ],
    [
      "REST's spelling of a state",
      { responseBody: answer({ ...status, state: "success" }) },
      /nodes\/0\/statuses\/nodes\/0\/state: Enum/,
    ],
    [
      "a time with fractions",
      { responseBody: answer({ ...status, createdAt: "2026-11-20T14:00:00.000Z" }) },
      /is no DateTime$/,
    ],
    [
      "an address that is none",
      { responseBody: answer({ ...status, logUrl: "" }) },
      /"" is no URI$/,
    ],
    [
      "null where something must be",
      { responseBody: answer({ ...status, state: null }) },
      /Cannot return null for non-nullable/,
    ],
    [
      "a field left out",
      { responseBody: answer({ state: "SUCCESS", createdAt: status.createdAt, logUrl: null }) },
      /other fields than were asked for/,
    ],
    [
      "a field that was not asked for",
      { responseBody: answer({ ...status, id: "DES_1" }) },
      /other fields than were asked for/,
    ],
    [
      "more than 32 bits",
      { responseBody: answer(status, { totalCount: 3_000_000_000 }) },
      /Int cannot represent/,
    ],
    [
      "a list that is none",
      { responseBody: answer(status, { nodes: { 0: status } }) },
      /Expected Iterable/,
    ],
    [
      "a thing of a type that does not fit",
      { responseBody: { data: { nodes: [{ __typename: "Nothing" }], more: [] } } },
      /"Nothing"/,
    ],
  ])("%s", (_, over, expected) => {
    const sins = sinsOf(over);
    expect([sins, sins.some((sin) => expected.test(sin))]).toEqual([sins, true]);
  });
});
