import { describe, expect, test } from "@jest/globals";
import { redactor } from "../../src/core/redaction.ts";
import { checkOptions } from "../../src/smoke/check-options.ts";
import { selectJson } from "../../src/smoke/json-path.ts";
import { probe } from "../../src/smoke/probe.ts";
import { type Saved, type SaveSource, takeSaved } from "../../src/smoke/save.ts";
import { anAnswer, fakeHttp } from "../support/fake-http.ts";
import { never, someTools } from "../support/smoke-builders.ts";

const cookies = (value: string) => ({ headers: { "set-cookie": value } });
const DATED = "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT, sid=4711; Path=/; HttpOnly";

describe("what an answer gives to save", () => {
  test.each<[string, SaveSource, object, string | undefined]>([
    ["a text of JSON", { json: "$.id" }, { body: '{"id":" o-1 "}' }, "o-1"],
    ["a number of JSON", { json: "$.id" }, { body: '{"id":17}' }, "17"],
    ["no list", { json: "$.id" }, { body: '{"id":[1]}' }, undefined],
    ["not one of two", { json: "$[*]" }, { body: "[1,2]" }, undefined],
    ["not what is not there", { json: "$.id" }, { body: "{}" }, undefined],
    ["not an empty text", { json: "$.id" }, { body: '{"id":""}' }, undefined],
    ["nothing of what is no JSON", { json: "$.id" }, { body: "<h1>" }, undefined],
    ["a header", { header: "Location" }, { headers: { location: "/orders/7" } }, "/orders/7"],
    ["no header that every object has", { header: "constructor" }, {}, undefined],
    ["the whole text", { text: true }, { body: " tok\n" }, "tok"],
    ["no part of a body that is cut", { text: true }, { body: "t", truncated: true }, undefined],
    ["the group of a pattern", { matches: "id=(\\w+)" }, { body: "id=o7;" }, "o7"],
    ["no pattern that does not match", { matches: "id=(\\w+)" }, { body: "" }, undefined],
    ["a cookie", { cookie: "sid" }, cookies("sid=4711; Path=/"), "4711"],
    ["a cookie behind one with a date", { cookie: "sid" }, cookies(DATED), "4711"],
    ["the last cookie of a name", { cookie: "sid" }, cookies("sid=1, sid=2"), "2"],
    ["a cookie in quotation marks", { cookie: "sid" }, cookies('sid="a b"'), "a b"],
    ["a cookie with signs in it", { cookie: "sid" }, cookies("sid=YQ==; Path=/"), "YQ=="],
    ["no cookie of a longer name", { cookie: "sid" }, cookies("xsid=1, sid2=3"), undefined],
    ["no attribute", { cookie: "Path" }, cookies("sid=1; Path=/"), undefined],
    ["no cookie that is taken back", { cookie: "sid" }, cookies("sid=; Max-Age=0"), undefined],
    ["no cookie where none is set", { cookie: "sid" }, {}, undefined],
  ])("%s", (_, from, answer, value) => {
    const taken = takeSaved(anAnswer(answer), { it: from }, selectJson);
    const cookie = "cookie" in from ? { cookie: from.cookie } : {};
    const saved = { name: "it", value, secret: true, ...cookie };
    expect(taken.saved).toEqual(value === undefined ? [] : [saved]);
    expect(taken.missing).toHaveLength(value === undefined ? 1 : 0);
  });
});

describe("a check that saves", () => {
  const check = checkOptions.parse({
    post: "/login",
    save: { token: { json: "$.token" }, order: { header: "x-order", secret: false } },
    expect: { body: { contains: "welcome" } },
  });

  test("hands its values on before anything of the answer is shown", async () => {
    const saved: Saved[] = [];
    const redact = (text: string) =>
      redactor(saved.filter(({ secret }) => secret).map(({ value }) => value))(text);
    const http = fakeHttp(
      anAnswer({ headers: { "x-order": "o-17" }, body: '{"token":"tok-4711-geheim"}' }),
    );
    const keep = (values: readonly Saved[]) => saved.push(...values);
    const tried = await probe(check, { ...someTools({ http, redact }), keep }, never);
    expect(saved).toEqual([
      { name: "token", value: "tok-4711-geheim", secret: true },
      { name: "order", value: "o-17", secret: false },
    ]);
    expect(tried.mismatches.map(({ actual }) => actual)).toEqual(['"{"token":"***"}"']);
  });

  test("is bad where there is nothing to save, and says where it was looked for", async () => {
    const http = fakeHttp(anAnswer({ body: '{"welcome":1}' }));
    const keep = () => undefined;
    const tried = await probe(check, { ...someTools({ http }), keep }, never);
    expect(tried.mismatches).toEqual([
      {
        subject: "JSON $.token",
        expected: "a value to save as token",
        actual: "missing",
        place: undefined,
      },
      {
        subject: "header x-order",
        expected: "a value to save as order",
        actual: "missing",
        place: undefined,
      },
    ]);
  });

  test("saves nothing where nobody takes it, and is not bad for it", async () => {
    const http = fakeHttp(anAnswer({ body: "welcome" }));
    expect(await probe(check, someTools({ http }), never)).toMatchObject({ mismatches: [] });
  });
});
