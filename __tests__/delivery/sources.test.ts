import { describe, expect, test } from "@jest/globals";
import type { CommandRequest } from "../../src/core/ports.ts";
import { worded } from "../../src/core/wording.ts";
import { beganAt } from "../../src/delivery/began.ts";
import { type Watch, watchSignals } from "../../src/delivery/signals.ts";
import type { Site } from "../../src/delivery/site.ts";
import { resolveTemplates } from "../../src/expressions/resolve.ts";
import { FakeClock } from "../health/fake-clock.ts";
import { manifestOf, SMALLEST } from "../manifest/manifests.ts";
import { counter, fakePrometheus } from "../support/fake-prometheus.ts";
import { aPayload } from "../support/records.ts";
import { never } from "../support/smoke-builders.ts";
import { faultsOf } from "../support/words.ts";

const START = Date.parse("2026-11-20T14:00:00.000Z");
const HOUR = 3_600_000;

const MANIFEST = `${SMALLEST}health:
  observe: 10m
  prometheus: {url: "http://\${{ env.PROMETHEUS }}:9090", auth: {bearer: "\${{ secrets.TOKEN }}"}}
  signals:
    - total: http_requests_total{app="shop"}
      errors: http_requests_total{app="shop",code=~"5.."}
      error-rate: {max: 10%, increase: 5%, plus: 0.5pp}
`;

/** What comes of a window in which so large a share of the requests is bad. */
async function window(
  share: (at: number) => number,
  {
    env = { PROMETHEUS: "prometheus", TOKEN: "t0ken-value" },
    ...watch
  }: Partial<Watch> & {
    readonly env?: Readonly<Record<string, string>>;
  } = {},
) {
  const clock = new FakeClock();
  const counting = { from: START - HOUR, to: START + HOUR } as const;
  const http = fakePrometheus(
    counter(
      "http_requests_total",
      { app: "shop", code: "200" },
      { ...counting, rate: (at) => 10 * (1 - share(at)) },
    ),
    counter(
      "http_requests_total",
      { app: "shop", code: "500" },
      { ...counting, rate: (at) => 10 * share(at) },
    ),
  );
  const { health, smoke } = await manifestOf(MANIFEST);
  const site = {
    ...{
      health,
      smoke,
      http,
      clock,
      everyMs: 3000,
      owner: "on-call",
      signal: never,
      baseline: null,
    },
    redact: (text: string) => text,
    progress: () => undefined,
    place: () => ({ file: "release.yml", line: 8, column: 7 }),
    resolve: (value: unknown) => resolveTemplates(value, { env, secrets: env }),
  } as unknown as Site;
  const of = { version: "2.4.0", sha: "a".repeat(40), kind: "deploy" } as const;
  const work = watchSignals(site, { observeMs: 600_000, prolongMs: undefined, of, ...watch });
  const findings = await clock.run(work);
  expect(findings.map(worded).flatMap(faultsOf)).toEqual([]);
  const said = findings.map(({ id, outcome }) => `${id}: ${outcome}`);
  return { findings, said, http, tookMs: clock.monotonic() };
}

const SIGNAL = "signal/http_requests_total";

describe("signals of a source are watched", () => {
  test("as long as their looks take, and asked for each of them once", async () => {
    const { said, http, tookMs } = await window(() => 0.002, { began: START });
    expect(said).toEqual([`${SIGNAL}/error-rate: pass`, `${SIGNAL}/error-increase: pass`]);
    expect(tookMs).toBe(10 * 60_000 + 30_000);
    expect(http.sent.length).toBe(10 * 4);
    expect(http.sent[0]?.url).toBe("http://prometheus:9090/api/v1/query");
    expect(http.sent[0]?.headers.authorization).toBe("Bearer t0ken-value");
  });

  test("until they prove that the release is bad", async () => {
    const { said, findings } = await window((at) => (at >= START ? 0.2 : 0.01), { began: START });
    expect(said[0]).toBe(`${SIGNAL}/error-rate: fail`);
    expect(findings[0]?.title).toBe("Error rate of http_requests_total");
    expect(findings[1]?.title).toBe("Error rate against the baseline of http_requests_total");
  });

  test("without what ran before, the limit against it holds the release", async () => {
    const { said, findings } = await window(() => 0.002);
    expect(said.slice(0, 2)).toEqual([
      `${SIGNAL}/error-rate: inconclusive`,
      `${SIGNAL}/error-increase: inconclusive`,
    ]);
    expect(findings[0]?.remedy).toMatch(/^Name `candidate` and `baseline`/);
  });

  test("where a value is missing they are unknown, each of them", async () => {
    const { findings, http } = await window(() => 0, { env: { PROMETHEUS: "prometheus" } });
    expect(findings.map(({ id, outcome, found }) => [id, outcome, found])).toEqual([
      [`${SIGNAL}/error-rate`, "unknown", "secrets.TOKEN is not set"],
      [`${SIGNAL}/error-increase`, "unknown", "secrets.TOKEN is not set"],
    ]);
    expect(findings[0]?.place?.line).toBe(8);
    expect(http.sent).toEqual([]);
  });
});

test("a program runs in the manifest's folder, without credentials of ours", async () => {
  const clock = new FakeClock();
  const ran: CommandRequest[] = [];
  const { health, smoke } = await manifestOf(
    `${SMALLEST}health: {signals: [{id: mails, command: [node, "\${{ env.FILE }}"], every: 30s, error-rate: {max: 10%}}]}\n`,
  );
  const env = { FILE: "mails.mjs", GITHUB_TOKEN: "ghs_x", INPUT_SECRETS: "A=b", HOME: "/root" };
  const site = {
    ...{
      health,
      smoke,
      clock,
      env,
      everyMs: 3000,
      owner: "on-call",
      signal: never,
      baseline: null,
    },
    folder: "/work/shop",
    progress: () => undefined,
    redact: (text: string) => text,
    resolve: (value: unknown) => resolveTemplates(value, { env }),
    commands: async (request: CommandRequest) => {
      ran.push(request);
      request.onLine('{"requests": 100, "bad": 0}', "stdout");
      return { state: "exited", code: 0 };
    },
  } as unknown as Site;
  const of = { version: "2.4.0", sha: "a".repeat(40), kind: "deploy" } as const;
  const findings = await clock.run(
    watchSignals(site, { observeMs: 180_000, prolongMs: undefined, of }),
  );
  expect(findings.map(({ id, outcome }) => `${id}: ${outcome}`)).toEqual([
    "signal/mails/error-rate: pass",
  ]);
  expect(ran.length).toBe(6);
  expect(ran[0]).toMatchObject({
    command: ["node", "mails.mjs"],
    folder: "/work/shop",
    env: {
      FILE: "mails.mjs",
      HOME: "/root",
      LOOK_FROM: "2026-11-20T14:00:00.000Z",
      LOOK_TO: "2026-11-20T14:00:30.000Z",
      LOOK_SECONDS: "30",
    },
  });
  expect(Object.keys(ran[0]?.env ?? {})).not.toContain("GITHUB_TOKEN");
  expect(Object.keys(ran[0]?.env ?? {})).not.toContain("INPUT_SECRETS");
});

describe("a deployment has a baseline", () => {
  const sha = "a".repeat(40);
  const record = (previous: string | null) => ({
    ...{ id: 7, sha, createdAt: "2026-11-20T14:00:00Z", statuses: [] },
    payload: aPayload({ previous: previous === null ? null : { version: "2.3.7", sha: previous } }),
  });

  test("where it replaced another build", () => {
    expect(beganAt(record("b".repeat(40)))).toBe(START);
  });

  test.each([
    ["it replaced the same build", record(sha)],
    ["nobody knows what ran before", record(null)],
    ["there is no record", undefined],
  ])("but none where %s", (_name, of) => {
    expect(beganAt(of)).toBeUndefined();
  });
});
