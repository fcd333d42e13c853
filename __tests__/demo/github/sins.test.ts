import { describe, expect, test } from "@jest/globals";
import type { Exchange } from "../../../src/demo/github/emulation.ts";
import { checkedExchange } from "../../support/openapi/openapi.ts";

const REPO = "/repos/octoacme/shop";

const label = {
  id: 1,
  node_id: "TA",
  url: "https://api.github.com/repos/octoacme/shop/labels/hot",
  name: "hot",
  description: null,
  color: "ff0000",
  default: false,
};

const reading: Exchange = {
  method: "GET",
  path: `${REPO}/labels?per_page=100`,
  requestBody: undefined,
  status: 200,
  responseBody: [label],
  fault: undefined,
};

const writing: Exchange = {
  ...reading,
  method: "POST",
  path: `${REPO}/labels`,
  requestBody: { name: "hot", color: "ff0000" },
  status: 201,
  responseBody: label,
};

function sinsOf(exchange: Exchange): readonly string[] {
  const { onExchange, sins } = checkedExchange();
  onExchange(exchange);
  return sins.map((sin) => sin.slice(`${exchange.method} ${exchange.path}: `.length));
}

describe("what GitHub describes is no sin", () => {
  test.each<[string, Exchange]>([
    ["a list", reading],
    ["something created", writing],
    ["a refusal", { ...reading, status: 403, responseBody: { message: "No" } }],
    ["a spoiled answer", { ...reading, status: 0, responseBody: 7, fault: "malformed" }],
  ])("%s", (_, exchange) => {
    expect(sinsOf(exchange)).toEqual([]);
  });
});

describe("what GitHub does not describe is a sin", () => {
  test.each<[string, Exchange, readonly RegExp[]]>([
    ["a path", { ...reading, path: `${REPO}/stickers` }, [/^GitHub describes no such operation/]],
    ["a method of a path", { ...reading, method: "PATCH" }, [/no such operation/]],
    [
      "a query field",
      { ...reading, path: `${REPO}/labels?size=9` },
      [/^request: query size is not/],
    ],
    [
      "a query value of another type",
      { ...reading, path: `${REPO}/labels?page=two` },
      [/^request: query page: .*"integer"/],
    ],
    [
      "a query value that is not among the words",
      { ...reading, path: `${REPO}/issues?state=shut`, responseBody: [] },
      [/^request: query state: /],
    ],
    [
      "a path parameter of another type",
      { ...reading, path: `${REPO}/deployments/newest/statuses`, responseBody: [] },
      [/^request: path deployment_id: /],
    ],
    ["a body on a read", { ...reading, requestBody: {} }, [/^request: a body where none/]],
    ["a body left out", { ...writing, requestBody: undefined }, [/^request: the body is missing/]],
    ["a required body field left out", { ...writing, requestBody: {} }, [/^request: .*"name"/]],
    [
      "a body field of another type",
      { ...writing, requestBody: { name: 7 } },
      [/^request: \/name: .*"string"/],
    ],
    [
      "a body field that nobody reads",
      { ...writing, requestBody: { name: "hot", colour: "ff0000" } },
      [/^request: \/colour is not described/],
    ],
    ["a status", { ...reading, status: 204 }, [/^answer 204: this status is not described/]],
    [
      "a field of another type in an answer",
      { ...reading, responseBody: [{ ...label, id: "one" }] },
      [/^answer 200: \/0\/id: .*"integer"/],
    ],
    [
      "an address that is none",
      { ...reading, responseBody: [{ ...label, url: "/labels/hot" }] },
      [/^answer 200: \/0\/url: .*uri/],
    ],
    [
      "a required field left out of an answer",
      { ...reading, responseBody: [{ ...label, node_id: undefined, name: undefined }] },
      [/^answer 200: \/0.*"name"/],
    ],
    [
      "a field that GitHub does not send",
      { ...writing, responseBody: { ...label, colour: "red" } },
      [/^answer 201: \/colour is not described/],
    ],
    ["no answer", { ...reading, responseBody: undefined }, [/^answer 200: the body is missing/]],
    ["a refusal without words", { ...reading, status: 404, responseBody: 4 }, [/^answer 404: /]],
  ])("%s", (_, exchange, expected) => {
    const sins = sinsOf(exchange);
    expect([sins, expected.map((pattern) => sins.some((sin) => pattern.test(sin)))]).toEqual([
      sins,
      expected.map(() => true),
    ]);
  });
});
