import { describe, expect, test } from "@jest/globals";
import type { HttpReply } from "../../../src/core/ports.ts";
import { healthOptions } from "../../../src/health/options.ts";
import { readAlerts } from "../../../src/health/readers/alertmanager.ts";
import { isGap } from "../../../src/health/readers/reader.ts";
import { anAnswer, fakeHttp, noAnswer } from "../../support/fake-http.ts";
import { never } from "../../support/smoke-builders.ts";
import { faultsOfText } from "../../support/words.ts";
import { START, span, toolsOf } from "./tools.ts";

function parts(connection: object = {}) {
  const { alertmanager, signals = [] } = healthOptions.parse({
    alertmanager: { url: "https://alerts.example/", ...connection },
    signals: [{ id: "pages", alerts: 'severity="critical",service=~"shop|cart"' }],
  });
  const [signal] = signals;
  if (alertmanager === undefined || signal === undefined || "probe" in signal)
    throw new Error("none");
  if (signal.source !== "alertmanager") throw new Error("none");
  return { signal, connection: alertmanager };
}

/** An alert as API v2 gives it, begun so many seconds after the deployment. */
const alert = (seconds: number, alertname = "HighErrorRate") => ({
  annotations: {},
  endsAt: "2026-11-20T11:00:00.000Z",
  fingerprint: "f1",
  receivers: [{ name: "on-call" }],
  startsAt: new Date(START + seconds * 1000).toISOString(),
  status: { inhibitedBy: [], silencedBy: [], state: "active" },
  updatedAt: "2026-11-20T10:30:00.000Z",
  generatorURL: "http://prometheus:9090/graph",
  labels: { alertname, severity: "critical" },
});

const body = (data: unknown) => anAnswer({ body: JSON.stringify(data) });

async function reading(reply: HttpReply) {
  const { signal, connection } = parts();
  const counts = await readAlerts(
    signal,
    connection,
    toolsOf({ http: fakeHttp(reply) }),
  )(span(), never);
  if (isGap(counts)) expect([counts.missing, counts.remedy].flatMap(faultsOfText)).toEqual([]);
  return counts;
}

test("active alerts are asked for, by each matcher", async () => {
  const http = fakeHttp(body([]));
  const { signal, connection } = parts({ auth: { bearer: "${{ secrets.T }}" } });
  await readAlerts(signal, connection, toolsOf({ http }))(span(), never);
  const url = new URL(http.sent[0]?.url ?? "");
  expect([url.origin, url.pathname, url.searchParams.getAll("filter")]).toEqual([
    "https://alerts.example",
    "/api/v2/alerts",
    ['severity="critical"', 'service=~"shop|cart"'],
  ]);
  expect(url.search).toContain("active=true&silenced=false&inhibited=false");
  expect(http.sent[0]?.headers.authorization).toBe("Bearer ${{ secrets.T }}");
});

describe("an alert is new", () => {
  test.each<[string, readonly unknown[], number, string | undefined]>([
    ["where there is none, nothing is", [], 0, undefined],
    ["not where it began before", [alert(-60)], 0, undefined],
    ["not where it began at that moment", [alert(0)], 0, undefined],
    ["where it began after", [alert(-60, "Old"), alert(30)], 1, "Alert HighErrorRate"],
    ["once for each name", [alert(1, "A"), alert(2, "A"), alert(3, "B")], 1, "Alert A, B"],
    [
      "and many are cut",
      ["A", "B", "C", "D", "E"].map((name) => alert(1, name)),
      1,
      "Alert A, B, C and 2 more",
    ],
    [
      "without a secret or a log command",
      [alert(1, "x s3cret-token\n::error::y")],
      1,
      "Alert x *** : :error::y",
    ],
    ["without a name", [{ ...alert(1), labels: {} }], 1, "Alert an alert without a name"],
  ])("%s", async (_name, data, bad, reason) => {
    expect(await reading(body(data))).toMatchObject({ requests: 1, bad, reason });
  });
});

test.each<[string, HttpReply, string, boolean]>([
  ["down", noAnswer(), "Alertmanager gave no answer: the connection was refused", true],
  ["401", anAnswer({ status: 401 }), "Alertmanager refused the credentials: status 401", false],
  [
    "a matcher that it refuses",
    anAnswer({ status: 400, body: '"bad matcher format"' }),
    "Alertmanager refused the request: status 400, bad matcher format",
    false,
  ],
  [
    "another API",
    body({ status: "success", data: [] }),
    "Alertmanager answered with something else than alerts",
    false,
  ],
  [
    "an alert without a time",
    body([{ labels: {} }]),
    "Alertmanager answered with something else than alerts",
    false,
  ],
  [
    "a page",
    anAnswer({ body: "<html>" }),
    "Alertmanager answered with a web page instead of JSON",
    false,
  ],
])("missing: %s", async (_name, reply, missing, again) => {
  expect(await reading(reply)).toMatchObject({ missing, again });
});
