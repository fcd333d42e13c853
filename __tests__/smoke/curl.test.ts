import { expect, test } from "@jest/globals";
import type { HttpRequest } from "../../src/core/ports.ts";
import { redactor } from "../../src/core/redaction.ts";
import { curlOf } from "../../src/smoke/curl.ts";
import { judgeTries } from "../../src/smoke/judge.ts";
import { probe } from "../../src/smoke/probe.ts";
import { anAnswer, fakeHttp } from "../support/fake-http.ts";
import { aCheck, never, someTools } from "../support/smoke-builders.ts";

const FIRST = "curl --silent --show-error --http1.1 --max-time 10";

const line = (only: Partial<HttpRequest>, secret = "s3cret'word") =>
  curlOf(
    {
      method: "GET",
      url: "https://shop.example/",
      headers: {},
      body: undefined,
      timeoutMs: 9500,
      ...only,
    },
    redactor([secret]),
  );

test.each<[string, Partial<HttpRequest>, string]>([
  ["a plain one", {}, "--include --location --max-redirs 5 https://shop.example/"],
  [
    "no redirect",
    { redirects: { hosts: "same", statuses: [] } },
    "--include https://shop.example/",
  ],
  ["a head", { method: "HEAD" }, "--head --location --max-redirs 5 https://shop.example/"],
  [
    "a body that begins with @ or holds a quote",
    { method: "POST", body: "@it's" },
    "--include --request POST --location --max-redirs 5 --data-raw '@it'\\''s' https://shop.example/",
  ],
  [
    "a body that is long",
    { method: "PUT", body: "x".repeat(501) },
    "--include --request PUT --location --max-redirs 5 https://shop.example/ # body of 501 characters left out",
  ],
  [
    "a body of lines",
    { method: "PUT", body: "a\nb" },
    "--include --request PUT --location --max-redirs 5 https://shop.example/ # body of 3 characters left out",
  ],
  [
    "who asks, known as a secret or not",
    { headers: { authorization: "Bearer abc", cookie: "sid=1", "x-key": "a s3cret'word" } },
    "--include --location --max-redirs 5 --header 'authorization: ***' --header 'cookie: ***' --header 'x-key: a ***' https://shop.example/",
  ],
  [
    "what a shell or curl would read",
    { url: "https://shop.example/?a=$(id)`id`&b=[1-9]" },
    "--include --location --max-redirs 5 --globoff 'https://shop.example/?a=$(id)`id`&b=[1-9]'",
  ],
  [
    "what is trusted",
    { insecure: true, ca: "PEM" },
    "--include --location --max-redirs 5 --insecure https://shop.example/ # trust smoke.ca by --cacert",
  ],
])("%s", (_, request, rest) => {
  expect(line(request)).toBe(`${FIRST} ${rest}`);
});

test("a failure shows it once, with where the answer came from; a pass does not", async () => {
  const bad = { ...anAnswer({ status: 500 }), remote: "203.0.113.7" };
  const tools = someTools({ http: fakeHttp(bad, anAnswer()) });
  const check = aCheck({ path: "/a", query: { q: "red shoes" } });
  const tries = [await probe(check, tools, never), await probe(check, tools, never)];
  expect(judgeTries(tries.slice(0, 1)).details?.slice(1)).toEqual([
    "Remote address: 203.0.113.7",
    `By hand: ${FIRST} --include --location --max-redirs 5 'https://shop.example/a?q=red+shoes'`,
  ]);
  expect(tries[1]).not.toHaveProperty("curl");
  expect(judgeTries(tries).details?.join()).not.toContain("curl");
});
