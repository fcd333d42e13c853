import { describe, expect, test } from "@jest/globals";
import type { HttpReply, HttpRequest } from "../../src/core/ports.ts";
import { idTokens } from "../../src/smoke/id-token.ts";
import { judgeTries } from "../../src/smoke/judge.ts";
import { smokeOptions } from "../../src/smoke/options.ts";
import { probe } from "../../src/smoke/probe.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, noAnswer } from "../support/fake-http.ts";
import { aCheck, never, someTools } from "../support/smoke-builders.ts";

const TOKEN = "aGVhZA.Ym9keQ.c2ln";
const ENV = {
  ACTIONS_ID_TOKEN_REQUEST_URL: "https://run.actions.example/token?api-version=2.0",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner-token",
};
const given = (value: unknown, status = 200) =>
  anAnswer({ status, body: JSON.stringify({ value }) });

function asking(reply: HttpReply, env: Readonly<Record<string, string>> = ENV) {
  const asked: HttpRequest[] = [];
  const hidden: string[] = [];
  const clock = fakeClock();
  const http = async (request: HttpRequest) => {
    asked.push(request);
    return reply;
  };
  const hide = (token: string) => void hidden.push(token);
  return { asked, hidden, clock, idToken: idTokens({ http, clock, env, hide, signal: never }) };
}

describe("a token of GitHub", () => {
  test("is asked for by its audience, kept out of texts, and used for three minutes", async () => {
    const { asked, hidden, clock, idToken } = asking(given(TOKEN));
    expect(await Promise.all([idToken("shop & co"), idToken("shop & co")])).toEqual([
      { token: TOKEN },
      { token: TOKEN },
    ]);
    expect(asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      [
        "https://run.actions.example/token?api-version=2.0&audience=shop+%26+co",
        "bearer runner-token",
      ],
    ]);
    expect(hidden).toEqual([TOKEN]);
    await clock.sleep(179_000, never);
    await idToken("shop & co");
    await idToken("other");
    expect(asked).toHaveLength(2);
    await clock.sleep(1000, never);
    await idToken("shop & co");
    expect(asked).toHaveLength(3);
  });

  test.each<[string, HttpReply, Readonly<Record<string, string>>, string]>([
    [
      "no permission",
      given(TOKEN),
      {},
      "GitHub lends this job no token of its own (no permission `id-token: write`)",
    ],
    ["a refusal", given(TOKEN, 403), ENV, "GitHub gives no token: status 403"],
    ["no answer", noAnswer({ reason: "timeout" }), ENV, "GitHub gives no token: timeout"],
    ["what is no token", given("a\r\nb"), ENV, "GitHub gives no token: status 200"],
    ["what is no JSON", anAnswer({ body: "<html>" }), ENV, "GitHub gives no token: status 200"],
    ["nothing", anAnswer({ body: "null" }), ENV, "GitHub gives no token: status 200"],
  ])("is missing after %s, and asked for again by the next", async (_, reply, env, missing) => {
    const { asked, idToken } = asking(reply, env);
    expect(await idToken("shop")).toEqual({ missing });
    expect(await idToken("shop")).toEqual({ missing });
    expect(asked).toHaveLength(env === ENV ? 2 : 0);
  });
});

describe("a check with `oidc`", () => {
  const [check] = smokeOptions.parse({ auth: { oidc: "shop" }, checks: [{ get: "/a" }] }).checks;
  const sent: HttpRequest[] = [];
  const http = async (request: HttpRequest) => {
    sent.push(request);
    return anAnswer();
  };

  test("asks with the token", async () => {
    const idToken = async (audience: string) => ({ token: `${audience}.b.c` });
    const tried = await probe(aCheck(check), { ...someTools({ http }), idToken }, never);
    expect(tried.mismatches).toEqual([]);
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(["Bearer shop.b.c"]);
  });

  test("is unknown without one, and says what to add", async () => {
    const { idToken } = asking(given(TOKEN), {});
    const tried = await probe(aCheck(check), { ...someTools({ http }), idToken }, never);
    expect(sent).toHaveLength(1);
    const { outcome, remedy } = judgeTries([tried]);
    expect([outcome, remedy]).toEqual(["unknown", expect.stringContaining("id-token: write")]);
  });
});
