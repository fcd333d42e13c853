import { expect, test } from "@jest/globals";
import type { HttpRequest } from "../../src/core/ports.ts";
import type { CheckOptions } from "../../src/smoke/check-options.ts";
import { type KeptCookie, withCookies } from "../../src/smoke/cookies.ts";
import { runChecks } from "../../src/smoke/run.ts";
import { anAnswer } from "../support/fake-http.ts";
import { aCheck, never, someTools } from "../support/smoke-builders.ts";

const HERE = "https://shop.example";
const API = "https://api.shop.example/v1";

const sid = { by: "sign-in", origin: HERE, name: "sid", value: "s-17" };

test.each<[string, Partial<CheckOptions>, readonly KeptCookie[], string | undefined]>([
  ["what needs the check that saved it", { needs: ["sign-in"] }, [sid], "sid=s-17"],
  ["what needs it over others", { needs: ["order"] }, [sid], "sid=s-17"],
  [
    "all that were saved",
    { needs: ["order"] },
    [sid, { ...sid, by: "order", name: "cart", value: "c" }],
    "sid=s-17; cart=c",
  ],
  [
    "of one name the last",
    { needs: ["order"] },
    [sid, { ...sid, by: "order", value: "s-18" }],
    "sid=s-18",
  ],
  [
    "what asks the same host below a path",
    { needs: ["sign-in"], base: `${HERE}/v2` },
    [sid],
    "sid=s-17",
  ],
  ["not what needs another", { needs: ["home"] }, [sid], undefined],
  ["not what needs none", {}, [sid], undefined],
  ["not what asks another host", { needs: ["sign-in"], base: API }, [sid], undefined],
  [
    "not a host by another scheme",
    { needs: ["sign-in"], base: "http://shop.example" },
    [sid],
    undefined,
  ],
  ["not what says its own", { needs: ["sign-in"], headers: { Cookie: "a=b" } }, [sid], undefined],
  ["nothing where none was saved", { needs: ["sign-in"] }, [], undefined],
])("a cookie goes with %s", (_, only, cookies, sent) => {
  const check = aCheck({ id: "placed", ...only });
  const checks = [
    aCheck({ id: "home" }),
    aCheck({ id: "sign-in" }),
    aCheck({ id: "order", needs: ["sign-in"] }),
    check,
  ];
  const { headers, ...rest } = withCookies(check, cookies, { checks, baseUrl: HERE });
  const { headers: before, ...same } = check;
  expect(headers).toEqual(sent === undefined ? before : { ...before, cookie: sent });
  expect(rest).toEqual(same);
});

test("a flow goes on with the cookie that it was given, and no other check does", async () => {
  const asked: HttpRequest[] = [];
  const http = (request: HttpRequest) => {
    asked.push(request);
    const isFirst = request.url.endsWith("/login");
    return Promise.resolve(
      anAnswer(isFirst ? { headers: { "set-cookie": "sid=s-17; Path=/" } } : {}),
    );
  };
  const save = { session: { cookie: "sid" } };
  const checks = [
    aCheck({ id: "home" }),
    aCheck({ id: "sign-in", method: "POST", path: "/login", save }),
    aCheck({ id: "orders", path: "/orders", needs: ["sign-in"] }),
    aCheck({ id: "log-out", path: "/logout", needs: ["orders"], cleanup: true }),
  ];
  const findings = await runChecks(checks, someTools({ http }), never);
  expect(findings.map(({ outcome }) => outcome)).toEqual(["pass", "pass", "pass", "pass"]);
  expect(asked.map(({ url, headers }) => [new URL(url).pathname, headers.cookie])).toEqual([
    ["/", undefined],
    ["/login", undefined],
    ["/orders", "sid=s-17"],
    ["/logout", "sid=s-17"],
  ]);
});
