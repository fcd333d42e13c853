import { describe, expect, test } from "@jest/globals";
import {
  aCommit,
  aDeployment,
  anIncident,
  at,
  behind,
  failureRate,
  lives,
  measure,
  measured,
  minutes,
  told,
} from "./past.ts";

const LETTERS = "0123456789abcdef";

/** So many deployments of different commits, one an hour, oldest first. */
const many = (count: number) =>
  lives(
    ...Array.from({ length: count }, (_, i) => {
      return `${LETTERS[i % 16]} 11-${String(3 + i).padStart(2, "0")} 10:00`;
    }),
  ).map((one, i) => ({ ...one, sha: String(i).padStart(40, "a") }));

const causedBy = (deploymentId: number | undefined, number: number) =>
  anIncident(number, {
    told: told({ deploymentId, startedAt: at("11-21 14:00"), resolvedAt: at("11-21 15:00") }),
  });

const cfr = "share of deployments";
const percent = (share: number | undefined) => Number(((share ?? -1) * 100).toFixed(1));

describe("change failure rate counts deployments, not incidents", () => {
  test.each([
    [10, [0, 0], "1/10", 10, [1.8, 40.4]],
    [23, [0, 0, 3, 7, 7, 9], "4/23", 17.4, [7, 37.1]],
  ])("%i deployments with incidents on %j: %s", (count, on, rate, share, interval) => {
    const deployments = many(count);
    const incidents = on.map((which, i) => causedBy(deployments[which]?.id, i + 1));
    const metrics = measured({ deployments, incidents });
    expect(failureRate(metrics)).toBe(rate);
    const found = measure(metrics, "change-failure-rate", cfr);
    expect(percent(found.value ?? undefined)).toBe(share);
    expect(found.interval?.map(percent)).toEqual(interval);
  });
});

describe("A, B, C and A again", () => {
  const deployments = lives("A 10:00", "B 11:00", "C 12:00", "A 12:20");
  const common = (metrics: ReturnType<typeof measured>) => ({
    deployed: measure(metrics, "deployment-frequency", "per day").n,
    rollbacks: measure(metrics, "rollback-frequency", "rollbacks").value,
    rate: failureRate(metrics),
    recovery: minutes(metrics, "recovery-time", "median"),
    failed: behind(metrics, "change-failure-rate"),
  });

  test("without a link: B failed, as the first after the target, and that is inferred", () => {
    const metrics = measured({ deployments });
    expect(common(metrics)).toEqual({
      ...{ deployed: 3, rollbacks: 1, rate: "1/3", recovery: 80 },
      failed: ["bbbbbbb, 2026-11-20 11:00 UTC: rolled back to aaaaaaa"],
    });
    expect(metrics.quality.inferred).toBe(2);
  });

  test("with an incident that names C: C failed", () => {
    const incident = anIncident(1, {
      told: told({
        deploymentId: deployments[2]?.id,
        startedAt: at("12:05"),
        resolvedAt: at("12:40"),
      }),
    });
    expect(common(measured({ deployments, incidents: [incident] }))).toEqual({
      ...{ deployed: 3, rollbacks: 1, rate: "1/3", recovery: 20 },
      failed: ["ccccccc, 2026-11-20 12:00 UTC: incident #1, rolled back to aaaaaaa"],
    });
  });
});

test("lead time: none for the first deployment, then one for each commit that is no merge", () => {
  const commits = [
    aCommit("1", "09:00"),
    aCommit("2", "15:00", { on: ["1"] }),
    aCommit("3", "16:00", { on: ["1"] }),
    aCommit("4", "17:00", { on: ["2", "3"] }),
  ];
  const first = measured({ deployments: lives("1 10:00"), commits });
  expect(minutes(first, "lead-time", "commit to production, median")).toBeNull();
  expect(first.quality.unknown).toBe(1);
  const metrics = measured({ deployments: lives("1 10:00", "4 19:00"), commits });
  expect(minutes(metrics, "lead-time", "commit to production, median")).toBe(210);
  expect(metrics.evidence[1]?.items.map(({ value }) => (value ?? 0) / 3_600_000)).toEqual([4, 3]);
});

test("no incident is no time to recover, which is not 0", () => {
  const metrics = measured({ deployments: lives("A 10:00") });
  for (const statistic of ["mean", "median"]) {
    expect(measure(metrics, "mttr", statistic)).toMatchObject({ value: null, n: 0 });
  }
  expect(JSON.parse(JSON.stringify(measure(metrics, "mttr", "mean"))).value).toBeNull();
});

test("an incident ends when it was resolved, not when its issue was closed", () => {
  const incident = anIncident(1, {
    closedAt: at("11-27 09:00"),
    told: told({ startedAt: at("11-18 14:07"), resolvedAt: at("11-18 14:31") }),
  });
  const metrics = measured({ deployments: lives("A 10:00"), incidents: [incident] });
  expect(minutes(metrics, "mttr", "mean")).toBe(24);
  expect(minutes(metrics, "mttr", "median")).toBe(24);
});

test("a success that became inactive counts", () => {
  const deployments = [aDeployment("A", ["in_progress 10:00", "success 10:05", "inactive 11:00"])];
  expect(measure(measured({ deployments }), "deployment-frequency", "per day").n).toBe(1);
});

test("four jobs of a matrix are one deployment, live with the last of them", () => {
  const deployments = ["10:05", "10:09", "10:07", "10:06"].map((end) =>
    aDeployment("A", ["in_progress 10:00", `success ${end}`], { run: 77 }),
  );
  const metrics = measured({ deployments });
  expect(measure(metrics, "deployment-frequency", "per day").n).toBe(1);
  expect(minutes(metrics, "deployment-duration", "median")).toBe(9);
});

test("waiting for an approval is no part of the duration", () => {
  const deployments = [
    aDeployment("A", ["waiting 07:00", "in_progress 13:00", "success 13:07"], {
      createdAt: at("07:00"),
    }),
  ];
  expect(minutes(measured({ deployments }), "deployment-duration", "median")).toBe(7);
});
