import { describe, expect, test } from "@jest/globals";
import type { PastIncident } from "../../src/core/past.ts";
import type { RecordPayload } from "../../src/core/record.ts";
import {
  aCommit,
  aDeployment,
  anIncident,
  aPull,
  at,
  behind,
  failureRate,
  lives,
  measure,
  measured,
  minutes,
  sha,
  told,
} from "./past.ts";

const deployed = (metrics: ReturnType<typeof measured>) =>
  measure(metrics, "deployment-frequency", "per day").n;
const rollbacks = (metrics: ReturnType<typeof measured>) =>
  measure(metrics, "rollback-frequency", "rollbacks").value;

/** Our record: live, then what else was said of it. */
const ours = (
  letter: string,
  start: string,
  payload: Partial<RecordPayload> = {},
  ...more: readonly string[]
) =>
  aDeployment(
    letter,
    [
      `in_progress ${start} | verdict=pending by=deploy proof=none`,
      `success ${start} | verdict=pending by=live proof=commit`,
      ...more,
    ],
    { payload },
  );

describe("what is a deployment", () => {
  test.each<[string, readonly string[], number, number]>([
    ["one that came live", ["in_progress 10:00", "success 10:01"], 1, 0],
    ["only a success", ["success 10:01"], 1, 0],
    ["one that waits for an approval", ["waiting 10:00"], 0, 0],
    ["one that was refused", ["waiting 10:00", "failure 10:01"], 0, 0],
    ["one that was never said anything of", [], 0, 0],
    ["one in progress", ["in_progress 10:00"], 0, 0],
    ["one that failed", ["in_progress 10:00", "failure 10:01"], 0, 1],
    ["one that broke", ["in_progress 10:00", "error 10:01"], 0, 1],
    ["one that came live and failed later", ["success 10:01", "failure 10:09"], 1, 0],
    ["one outside the window", ["success 10-20 10:01"], 0, 0],
  ])("%s", (_what, statuses, live, failed) => {
    // Another one, so that there is something to measure.
    const deployments = [...lives("F 10-01 10:00"), aDeployment("A", statuses)];
    const metrics = measured({ deployments });
    expect([deployed(metrics), measure(metrics, "failed-attempts", "attempts").value]).toEqual([
      live,
      failed,
    ]);
  });

  test("a matrix of which one job failed is a failed attempt, until it is repeated", () => {
    const run = { run: 5 };
    const half = [
      aDeployment("A", ["in_progress 10:00", "success 10:05"], run),
      aDeployment("A", ["in_progress 10:00", "failure 10:06"], run),
    ];
    const failed = measured({ deployments: half });
    expect([deployed(failed), measure(failed, "failed-attempts", "attempts").value]).toEqual([
      0, 1,
    ]);
    const again = aDeployment("A", ["in_progress 10:20", "success 10:30"], run);
    const mended = measured({ deployments: [...half, again] });
    expect([deployed(mended), measure(mended, "failed-attempts", "attempts").value]).toEqual([
      1, 0,
    ]);
  });

  test("two runs of one commit are two: a deployment, and one that brings nothing new", () => {
    const deployments = [7, 8].map((run) => aDeployment("A", [`success 1${run}:00`], { run }));
    const metrics = measured({ deployments });
    expect([deployed(metrics), rollbacks(metrics), failureRate(metrics)]).toEqual([1, 0, "0/1"]);
  });

  test("what yielded before it touched anything is none", () => {
    const deployments = [
      ours("A", "10:00"),
      aDeployment("B", ["in_progress 11:00", "inactive 11:00 | untouched"], { payload: {} }),
    ];
    expect(deployed(measured({ deployments }))).toBe(1);
  });

  test("what GitHub records for a job of ours is the same one, and of another commit it is not", () => {
    const deployments = [ours("A", "10:00"), ...lives("A 10:01", "B 12:00")];
    const metrics = measured({ deployments });
    expect([deployed(metrics), metrics.quality.foreign]).toEqual([2, 1]);
  });

  test("nothing was ever deployed: no number at all", () => {
    const metrics = measured({});
    expect(metrics.figures.flatMap(({ now, before }) => [now.value, before.value])).toEqual(
      metrics.figures.flatMap(() => [null, null]),
    );
    expect(metrics.weeks).toEqual(Array.from({ length: 8 }, () => null));
  });

  test("nothing was deployed for four weeks: 0, and no share of anything", () => {
    const metrics = measured({ deployments: lives("A 10-01 10:00") });
    expect(measure(metrics, "deployment-frequency", "per day").value).toBe(0);
    expect(measure(metrics, "deployment-frequency", "per week, median").value).toBe(0);
    expect(measure(metrics, "change-failure-rate", "share of deployments").value).toBeNull();
    expect(measure(metrics, "rollback-frequency", "rollbacks").value).toBe(0);
    expect(metrics.weeks).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

test("a deployment of which only the end is recorded took no 0 minutes: that is not known", () => {
  const metrics = measured({ deployments: lives("A 10:00") });
  expect(measure(metrics, "deployment-duration", "median")).toMatchObject({ value: null, n: 0 });
});

describe("the windows", () => {
  test("weeks without a deployment count, and days count once", () => {
    const metrics = measured({
      deployments: lives("A 11-10 09:00", "B 11-10 10:00", "C 11-27 08:00"),
    });
    expect(metrics.weeks.slice(4)).toEqual([0, 2, 0, 1]);
    expect(measure(metrics, "deployment-frequency", "days with a deployment").numerator).toBe(2);
  });

  test("before the first deployment there is no window to compare with", () => {
    const [first] = measured({ deployments: lives("A 10:00") }).figures;
    expect([first?.now.value, first?.before.value]).toEqual([1 / 28, null]);
  });

  test("what was not read is no window to compare with either, and is said", () => {
    const deployments = lives("A 10-10 10:00", "B 10:00");
    const metrics = measured({ deployments, since: at("10-09 00:00") });
    expect(metrics.figures[0]?.before.value).toBeNull();
    expect(metrics.quality.truncated).toEqual([
      "deployments before 2026-10-09T00:00:00Z were not read",
    ]);
    const whole = measured({ deployments, since: at("10-01 00:00") });
    expect([whole.figures[0]?.before.value, whole.quality.truncated]).toEqual([1 / 28, []]);
  });

  test("releases do not say how long a deployment took, or that one failed", () => {
    const metrics = measured({ source: "releases", deployments: lives("A 10:00") });
    expect(measure(metrics, "deployment-duration", "median").value).toBeNull();
    expect(measure(metrics, "failed-attempts", "attempts").value).toBeNull();
    expect(deployed(metrics)).toBe(1);
  });
});

describe("which deployment an incident counts for", () => {
  const rate = (incident: Partial<PastIncident>, now?: string) => {
    const deployments = lives("A 11-18 10:00", "B 11-20 10:00");
    return measured({
      deployments,
      incidents: [anIncident(1, incident)],
      ...(now === undefined ? {} : { now }),
    });
  };

  test.each<[string, Partial<PastIncident>, string, number | null]>([
    ["soon after one", { createdAt: at("11:00"), closedAt: at("12:00") }, "1/2", 60],
    ["a day and more after it", { createdAt: at("11-21 10:01") }, "0/2", null],
    ["before the first", { createdAt: at("11-18 09:00"), closedAt: at("12:00") }, "0/2", 3060],
    [
      "a duplicate",
      { createdAt: at("11:00"), closedAt: at("12:00"), reason: "duplicate" },
      "0/2",
      null,
    ],
    [
      "none after all",
      { createdAt: at("11:00"), closedAt: at("12:00"), reason: "not_planned" },
      "0/2",
      null,
    ],
    [
      "not by a change",
      { told: told({ byChange: false, startedAt: at("11:00"), resolvedAt: at("11:30") }) },
      "0/2",
      30,
    ],
    [
      "of the lowest severity",
      { told: told({ severity: 4, startedAt: at("11:00"), resolvedAt: at("11:30") }) },
      "0/2",
      30,
    ],
    [
      "of a severity that people have raised",
      {
        labels: ["incident", "sev2"],
        told: told({ severity: 4, startedAt: at("11:00"), resolvedAt: at("11:30") }),
      },
      "1/2",
      30,
    ],
    [
      "with a deployment that is none of these",
      { told: told({ deploymentId: 99_999, startedAt: at("11:00"), resolvedAt: at("11:30") }) },
      "0/2",
      30,
    ],
    [
      "that ended before it began",
      { told: told({ startedAt: at("11:00"), resolvedAt: at("10:30") }) },
      "1/2",
      0,
    ],
  ])("one %s", (_what, incident, expected, repaired) => {
    const metrics = rate(incident);
    expect([failureRate(metrics), minutes(metrics, "mttr", "mean")]).toEqual([expected, repaired]);
  });

  test("one that goes on is listed, and averaged nowhere", () => {
    const metrics = rate({ createdAt: at("11:00") }, at("14:12"));
    expect(minutes(metrics, "mttr", "mean")).toBeNull();
    expect(metrics.ongoing).toMatchObject([{ id: "#1", sinceMs: (3 * 60 + 12) * 60_000 }]);
    expect(minutes(metrics, "recovery-time", "median")).toBeNull();
  });

  test("of one component, only what names it counts", () => {
    const deployments = [ours("A", "10:00", { component: "api" })];
    const incidents = [
      anIncident(1, { createdAt: at("10:10") }),
      anIncident(2, { createdAt: at("10:10"), labels: ["incident", "component:api"] }),
      anIncident(3, { told: told({ deploymentId: deployments[0]?.id, startedAt: at("10:10") }) }),
    ];
    const metrics = measured({ deployments, incidents, component: "api" });
    expect(metrics.ongoing.map(({ id }) => id)).toEqual(["#2", "#3"]);
  });
});

describe("young deployments are pending", () => {
  test.each<[string, Partial<RecordPayload>, string, string, number]>([
    ["a minor one for a day", { type: "minor" }, "11-21 09:59", "0/0", 1],
    ["which then counts", { type: "minor" }, "11-21 10:00", "0/1", 0],
    ["a major one for two days", { type: "major" }, "11-22 09:59", "0/0", 1],
    ["which then counts, too", { type: "major" }, "11-22 10:00", "0/1", 0],
  ])("%s", (_what, payload, now, rate, pending) => {
    const metrics = measured({ deployments: [ours("A", "10:00", payload)], now: at(now) });
    const found = rate === "0/0" ? "null/null" : rate;
    expect([failureRate(metrics), metrics.quality.pending]).toEqual([found, pending]);
  });

  test("one that has failed already counts at once", () => {
    const deployments = [
      ours("A", "10:00", {}, "failure 10:05 | verdict=fail by=health proof=commit left"),
    ];
    const metrics = measured({ deployments, now: at("11:00") });
    expect([failureRate(metrics), metrics.quality.pending]).toEqual(["1/1", 0]);
  });
});

describe("rollbacks and hotfixes", () => {
  test("what our record says wins over what came first after the target", () => {
    const a = ours("A", "09:00");
    const b = ours("B", "10:00");
    const c = ours("C", "11:00", {}, "failure 11:05 | verdict=fail by=health proof=commit");
    const back = ours("A", "11:06", { kind: "rollback", rollback_of: c.id });
    const metrics = measured({ deployments: [a, b, c, back] });
    expect(behind(metrics, "change-failure-rate")).toEqual([
      "2.4.0, 2026-11-20 11:00 UTC: rolled back to 2.4.0, failed by health",
    ]);
    expect(metrics.rollbacks).toEqual({ health: 1 });
    expect(minutes(metrics, "recovery-time", "median")).toBe(6);
    expect(metrics.quality.inferred).toBe(0);
  });

  test.each<[string, readonly string[], object]>([
    ["a verdict", ["failure 10:05 | verdict=fail by=smoke proof=none"], { smoke: 1 }],
    ["a person", ["success 10:05 | verdict=pass by=health proof=none"], { "a person": 1 }],
  ])("by %s", (_cause, said, expected) => {
    const subject = ours("B", "10:00", {}, ...said);
    const back = ours("A", "10:10", { kind: "rollback", rollback_of: subject.id });
    expect(measured({ deployments: [subject, back] }).rollbacks).toEqual(expected);
  });

  test("of a deployment that failed by itself: counted, and no change failed", () => {
    const broken = aDeployment(
      "B",
      [
        "in_progress 10:00 | verdict=pending by=deploy proof=none",
        "error 10:05 | verdict=fail by=deploy proof=none",
      ],
      { payload: {} },
    );
    const back = ours("A", "10:10", { kind: "rollback", rollback_of: broken.id });
    const metrics = measured({ deployments: [ours("A", "09:00"), broken, back] });
    expect([rollbacks(metrics), failureRate(metrics)]).toEqual([1, "0/1"]);
    expect(metrics.rollbacks).toEqual({ deploy: 1 });
  });

  test("what was rolled back and is deployed again is no rollback", () => {
    const deployments = lives("A 10:00", "B 11:00", "A 11:20", "B 13:00");
    const metrics = measured({ deployments });
    expect([deployed(metrics), rollbacks(metrics), metrics.rollbacks]).toEqual([
      3,
      1,
      { unknown: 1 },
    ]);
  });

  test.each([
    ["names its version", "v2.3.9", "bbbbbbb", 0],
    ["names an issue", "#512", "ccccccc", 1],
  ])("a hotfix that %s", (_what, fixes, failed, inferred) => {
    const deployments = [
      ours("A", "09:00", { version: "2.3.8" }),
      ours("B", "10:00", { version: "2.3.9" }),
      ours("C", "11:00", { version: "2.3.10" }),
      ours("D", "12:00", { version: "2.3.11", fixes }),
    ];
    const metrics = measured({ deployments });
    const version = { bbbbbbb: "2.3.9", ccccccc: "2.3.10" }[failed];
    expect(behind(metrics, "change-failure-rate")).toEqual([
      expect.stringMatching(new RegExp(`^${version}, .*: mended by 2\\.3\\.11$`)),
    ]);
    expect(metrics.quality.inferred).toBe(inferred);
    expect(measure(metrics, "rework-rate", "share of deployments").numerator).toBe(1);
  });

  test.each([
    [{ title: "Revert the search" }, 1],
    [{ branch: "hotfix/search" }, 1],
    [{ branch: "revert-12-search" }, 1],
    [{ title: "Search faster" }, 0],
  ])("another tool's is one by its pull requests %j", (pull, hotfixes) => {
    const commits = [
      aCommit("A", "08:00"),
      aCommit("B", "10:00", { on: ["A"], pull: aPull(1, pull) }),
    ];
    const metrics = measured({ deployments: lives("A 09:00", "B 11:00"), commits });
    expect(measure(metrics, "rework-rate", "share of deployments").numerator).toBe(hotfixes);
  });
});

describe("lead time", () => {
  const written = (authored: string, committed = authored) => {
    return { authoredAt: at(authored), committedAt: at(committed) };
  };
  const base = aCommit("A", "08:00");
  const lead = (metrics: ReturnType<typeof measured>) =>
    minutes(metrics, "lead-time", "commit to production, median");

  test("of a pull request begins with its first commit, and has a second number from its merge", () => {
    const pull = aPull(1, { mergedAt: at("11:00"), commits: [written("10:00"), written("10:30")] });
    const commits = [base, aCommit("B", "11:00", { on: ["A"], pull })];
    const metrics = measured({ deployments: lives("A 09:00", "B 12:00"), commits });
    expect(lead(metrics)).toBe(120);
    expect(minutes(metrics, "lead-time", "merge to production, median")).toBe(60);
    expect(metrics.quality.pushed).toBe(0);
  });

  test("a pull request of several commits counts once, when it first came live", () => {
    const pull = aPull(1, { commits: [written("10:00")] });
    const commits = [
      base,
      aCommit("B", "10:00", { on: ["A"], pull }),
      aCommit("C", "13:00", { on: ["B"], pull }),
    ];
    const deployments = lives("A 09:00", "B 11:00", "A 11:30", "C 14:00");
    const metrics = measured({ deployments, commits });
    expect([lead(metrics), metrics.evidence[1]?.items.length]).toEqual([60, 1]);
  });

  test.each<[string, ReturnType<typeof written>, number | null, number]>([
    ["the author's date survives a rebase", written("10:00", "11:30"), 120, 0],
    ["an author's date in the future gives way", written("15:00", "11:30"), 30, 0],
    ["two of them make no lead time", written("15:00", "16:00"), null, 1],
  ])("%s", (_what, dates, expected, dropped) => {
    const commits = [base, aCommit("B", "11:30", { on: ["A"], ...dates })];
    const metrics = measured({ deployments: lives("A 09:00", "B 12:00"), commits });
    expect([lead(metrics), metrics.quality.dropped]).toEqual([expected, dropped]);
  });

  test("is not known where the commit before was deleted, and known again after", () => {
    const commits = [
      base,
      aCommit("C", "12:00", { on: ["A"] }),
      aCommit("D", "14:00", { on: ["C"] }),
    ];
    const deployments = lives("A 09:00", "B 10:00", "C 13:00", "D 15:00");
    const metrics = measured({ deployments, commits });
    expect(metrics.quality.unknown).toBe(3);
    expect(metrics.evidence[1]?.items.map(({ id }) => id)).toEqual([sha("D").slice(0, 7)]);
  });

  test("bots count, and are counted", () => {
    const commits = [base, aCommit("B", "11:00", { on: ["A"], bot: true })];
    const metrics = measured({ deployments: lives("A 09:00", "B 12:00"), commits });
    expect([lead(metrics), metrics.quality.bots]).toEqual([60, 1]);
  });

  test("of a hotfix off the branch is from its own commits", () => {
    const commits = [
      base,
      aCommit("B", "10:00", { on: ["A"] }),
      aCommit("C", "11:00", { on: ["A"] }),
    ];
    const metrics = measured({
      deployments: lives("A 09:00", "B 12:00", "C 11-20 13:00"),
      commits,
    });
    expect(metrics.evidence[1]?.items.map(({ id }) => id)).toEqual(["bbbbbbb", "ccccccc"]);
  });
});

test("five thousand deployments of fewer commits: those that came again are rollbacks", () => {
  const start = Date.parse(at("10-03 00:00"));
  const deployments = Array.from({ length: 5_000 }, (_, i) => {
    const time = new Date(start + i * 480_000).toISOString();
    const status = { state: "success", at: time, says: undefined, logUrl: undefined } as const;
    return { ...aDeployment("A", []), id: i + 1, sha: String(i % 4_500), statuses: [status] };
  });
  const now = new Date(start + 5_000 * 480_000).toISOString();
  const metrics = measured({ deployments, now });
  expect(rollbacks(metrics)).toBe(500);
});
