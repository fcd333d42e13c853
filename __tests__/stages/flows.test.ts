import { describe, expect, test } from "@jest/globals";
import type { Http } from "../../src/core/ports.ts";
import { anAnswer } from "../support/fake-http.ts";
import { MANIFEST, VERSION } from "../support/shop-repository.ts";
import { finding, onStage, type StageSet } from "../support/stage-set.ts";

const TOKEN = "tok-4711-geheim";

const FLOW = `
    - {id: sign-in, post: /login, form: {user: smoke, password: "\${{ secrets.PASSWORD }}"}, save: {token: {json: $.token}, shown: {json: $.id, secret: false}}, tags: [flow]}
    - {id: account, get: "/account/\${{ saved.shown }}", needs: sign-in, auth: {bearer: "\${{ saved.token }}"}, expect: {body: {contains: hello}}, tags: [flow]}
    - {id: log-out, post: /logout, needs: sign-in, cleanup: true, auth: {bearer: "\${{ saved.token }}"}}
    - {id: eu, get: /eu, only: [production]}
    - {id: partner, get: /partner, at: api, only: [staging]}
`;

const HOSTS = 'hosts: {api: "https://${{ secrets.API }}.shop.example/v1"}';
const manifest = MANIFEST.replace("\nhealth:", `${FLOW}health:`).replace(
  "https://staging.shop.example",
  `https://staging.shop.example, ${HOSTS}`,
);

/** The shop with accounts, which tells tokens to everybody. */
function withAccounts(set: StageSet, asked: string[]): Http {
  return async (request, signal) => {
    const { pathname } = new URL(request.url);
    asked.push(`${request.method} ${pathname} ${request.headers.authorization ?? "-"}`);
    if (pathname === "/v1/partner") {
      asked.push(request.url);
      return anAnswer();
    }
    if (pathname === "/login") {
      return anAnswer({ body: JSON.stringify({ token: TOKEN, id: "o-17", said: request.body }) });
    }
    if (pathname.startsWith("/account")) return anAnswer({ body: `no, ${TOKEN}` });
    return set.service.http(request, signal);
  };
}

const staging = { environment: "staging" } as const;

async function onFlows(
  play: (
    set: StageSet,
    parts: { asked: string[]; masked: string[]; ports: object },
  ) => Promise<void>,
): Promise<void> {
  await onStage({ staged: false, manifest }, async (set) => {
    const asked: string[] = [];
    const masked: string[] = [];
    set.record({ ...staging, sha: set.sha, version: VERSION, verdict: null });
    const log = { ...set.ports.log, mask: (value: string) => void masked.push(value) };
    const ports = {
      http: withAccounts(set, asked),
      env: { PASSWORD: "s3cret-word", API: "api-hidden" },
      log,
    };
    await play(set, { asked, masked, ports });
  });
}

describe("a flow in a stage", () => {
  test("keeps what was saved out of log and report, and cleans up after a failure", () =>
    onFlows(async (set, { asked, masked, ports }) => {
      const report = await set.run("smoke", { ...staging, ports });
      expect(asked.filter((line) => line.includes("Bearer"))).toEqual([
        `GET /account/o-17 Bearer ${TOKEN}`,
        `GET /account/o-17 Bearer ${TOKEN}`,
        `POST /logout Bearer ${TOKEN}`,
      ]);
      expect(masked).toEqual([TOKEN]);
      const written = `${JSON.stringify(report)}${[...set.written.values()].join()}${set.lines}`;
      expect(written).not.toContain(TOKEN);
      expect(written).not.toContain("s3cret-word");
      expect(written).toContain("/account/o-17");
      expect(set.written.get("/reports/staging-smoke/junit.xml")).toContain(
        '<testcase name="account" classname="staging smoke"',
      );
      expect(finding(report, "check/account")?.outcome).toBe("fail");
      expect(finding(report, "check/account")?.found).toContain("***");
      expect(finding(report, "check/log-out")?.outcome).toBe("pass");
    }));

  test("leaves out what another environment has", () =>
    onFlows(async (set, { asked, ports }) => {
      const report = await set.run("smoke", { ...staging, ports });
      expect(asked).not.toContain("GET /eu -");
      expect(report.findings.map(({ id }) => id)).not.toContain("check/eu");
    }));
});

test("a check at another host is sent there, and its secret name stays hidden", () =>
  onFlows(async (set, { asked, ports }) => {
    const report = await set.run("smoke", { ...staging, ports });
    expect(asked).toContain("https://api-hidden.shop.example/v1/partner");
    expect(finding(report, "check/partner")?.outcome).toBe("pass");
    expect(JSON.stringify(report)).not.toContain("api-hidden");
  }));

test("a host that is not known is a check that could not be sent", () =>
  onFlows(async (set, { ports }) => {
    const env = { PASSWORD: "s3cret-word" };
    const report = await set.run("smoke", { ...staging, ports: { ...ports, env } });
    expect(finding(report, "check/partner")).toMatchObject({
      outcome: "unknown",
      found: "secrets.API is not set",
    });
    expect(finding(report, "check/sign-in")?.outcome).toBe("pass");
  }));

describe("checks chosen by their tags", () => {
  test("are run with what they need and what cleans up, and no verdict is recorded", () =>
    onFlows(async (set, { ports }) => {
      const report = await set.run("smoke", { ...staging, ports, tags: ["flow"] });
      const checks = report.findings.map(({ id }) => id).filter((id) => id.startsWith("check/"));
      expect(checks).toEqual(["check/sign-in", "check/account", "check/log-out"]);
      expect(report.verdict).toBe("fail");
      expect(set.trace().told).toEqual([]);
      expect(report.timeline.map(({ text }) => text)).toContain(
        "Only checks tagged flow: 3 of 7 checks, so no verdict is recorded",
      );
    }));

  test.each([
    ["smoke", ["flw"], 'no check has the tag "flw"'],
    ["verify", ["flow"], "the stage verify does not use tags"],
    ["release", ["flow"], "the stage release does not use tags"],
  ] as const)("%s with %j is refused", (stage, tags, said) =>
    onFlows(async (set, { asked, ports }) => {
      const report = await set.run(stage, { ...staging, ports, tags });
      expect(report.exitCode).toBe(2);
      expect(report.findings.map(({ found }) => found.toLowerCase())).toEqual([said.toLowerCase()]);
      expect(asked).toEqual([]);
    }),
  );
});
