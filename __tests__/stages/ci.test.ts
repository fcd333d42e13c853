import { describe, expect, test } from "@jest/globals";
import type { Clock } from "../../src/core/ports.ts";
import { addCheckRun, addRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addPull } from "../../src/demo/github/seeds/pulls.ts";
import { MANIFEST } from "../support/shop-repository.ts";
import { finding, onStage, outcome, type StageSet } from "../support/stage-set.ts";

const CI = "requirement/ci-passing";
const waits = (wait: string) => ({
  manifest: `${MANIFEST}requirements: {ci-passing: {wait: ${wait}}}\n`,
});

/** A clock after each of whose waits something may happen. */
function playing(set: StageSet, play: (waited: number) => void): Clock {
  let nth = 0;
  const sleep: Clock["sleep"] = async (ms, signal) => {
    await set.clock.sleep(ms, signal);
    if (ms === 15_000) {
      nth += 1;
      play(nth);
    }
  };
  return { ...set.clock, sleep };
}

/** Lines of progress, which a terminal would replace. */
function listening(set: StageSet) {
  const told: string[] = [];
  return { told, log: { ...set.ports.log, progress: (text: string) => void told.push(text) } };
}

const running = (set: StageSet) => {
  const run = addRun(set.world, {
    path: ".github/workflows/ci.yml",
    sha: set.sha,
    status: "queued",
  });
  return {
    start: () => {
      run.status = "in_progress";
      return addCheckRun(set.world, { sha: set.sha, name: "e2e", status: "in_progress", run });
    },
    end: (conclusion: "success" | "failure" | "cancelled") => {
      run.status = "completed";
      run.conclusion = conclusion;
    },
  };
};

describe("what goes on is waited for", () => {
  test("until it has ended well; then everything is judged anew, at one moment", () =>
    onStage({}, async (set) => {
      const run = running(set);
      const { told, log } = listening(set);
      const clock = playing(set, (nth) => {
        if (nth === 2) Object.assign(run.start(), { status: "completed", conclusion: "success" });
        if (nth === 3) run.end("success");
      });
      const report = await set.run("readiness", { ports: { clock, log } });
      expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
      expect(finding(report, CI).found).toBe("2 of 2 successful");
      expect(set.clock.sleeps.filter((ms) => ms === 15_000)).toHaveLength(3);
      expect(told).toContain(
        "waiting up to 15m for ci-passing: 1 of 2 still running: ci.yml (queued)",
      );
      expect(told).toContain(
        "waiting up to 14m 30s for ci-passing: 1 of 3 still running: ci.yml (running)",
      );
      expect(report.timeline.map(({ text }) => text)).toContain("Waited 45s for ci-passing");
      expect(Date.parse(report.judgedAt ?? "")).toBe(Date.parse(report.startedAt) + 45_000);
    }));

  test("until it has ended badly", () =>
    onStage({}, async (set) => {
      const run = running(set);
      const clock = playing(set, () => run.end("cancelled"));
      const report = await set.run("readiness", { ports: { clock } });
      expect(outcome(report)).toMatchObject({ exit: 1, blockers: [`${CI} fail`] });
      expect(finding(report, CI).found).toBe("1 of 2 did not succeed: ci.yml (cancelled)");
    }));

  test("and what else has changed meanwhile counts", () =>
    onStage({}, async (set) => {
      const run = running(set);
      const clock = playing(set, () => {
        run.end("success");
        const version = { version: "2.4.0", run: "4600" };
        const verdict = { outcome: "fail", by: "health", proof: "version" } as const;
        set.record({ sha: set.sha, ...version, verdict });
      });
      const report = await set.run("readiness", { ports: { clock } });
      expect(outcome(report).blockers).toEqual(["requirement/held fail"]);
    }));

  test("a run that begins right then is waited for, too", () =>
    onStage({}, async (set) => {
      const first = running(set);
      let second = first;
      const clock = playing(set, (nth) => {
        if (nth === 1) {
          first.end("success");
          second = running(set);
        }
        if (nth === 4) second.end("success");
      });
      expect((await set.run("readiness", { ports: { clock } })).exitCode).toBe(0);
    }));

  test("an answer that does not come is asked for again", () =>
    onStage({}, async (set) => {
      const run = running(set);
      const clock = playing(set, (nth) => {
        if (nth === 1)
          set.github.faults.add({ kind: "status", status: 404, path: /check-runs/, times: 1 });
        if (nth === 2) run.end("success");
      });
      expect((await set.run("readiness", { ports: { clock } })).exitCode).toBe(0);
    }));

  test("a whole release waits as well", () =>
    onStage({}, async (set) => {
      const run = running(set);
      const clock = playing(set, () => run.end("success"));
      const report = await set.run("release", { ports: { clock } });
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "no" });
    }));
});

describe("no longer than that", () => {
  test("the manifest allows: pending is no pass", () =>
    onStage(waits("40s"), async (set) => {
      running(set);
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: [`${CI} pending`] });
      expect(set.clock.sleeps).toEqual([15_000, 15_000, 10_000]);
    }));

  test("15 minutes where it says nothing", () =>
    onStage({}, async (set) => {
      running(set);
      const { rest } = await spent(set, () => set.run("readiness"));
      expect(set.clock.sleeps).toEqual(Array.from({ length: 60 }, () => 15_000));
      // Four requests each time, and everything twice.
      expect(rest).toBeLessThanOrEqual(60 * 4 + 60);
    }));

  test.each(["0", "'0'"])("not at all with %s", (none) =>
    onStage(waits(none), async (set) => {
      running(set);
      expect((await set.run("readiness")).exitCode).toBe(3);
      expect(set.clock.sleeps).toEqual([]);
    }),
  );

  test("not at all where something else has failed", () =>
    onStage({ previous: { verdict: null } }, async (set) => {
      running(set);
      expect((await set.run("readiness")).exitCode).toBe(1);
      expect(set.clock.sleeps).toEqual([]);
    }));

  test("not at all where the check itself cannot be read", () =>
    onStage({}, async (set) => {
      running(set);
      Object.assign(set.world.permissions, { actions: "none" });
      const report = await set.run("readiness");
      expect(report.permissions).toEqual(["actions: read"]);
      expect(set.clock.sleeps).toEqual([]);
    }));

  test("until the run is interrupted: what was judged before stands", () =>
    onStage({}, async (set) => {
      const run = running(set);
      const ended = new AbortController();
      const clock = playing(set, (nth) => {
        if (nth === 2) ended.abort();
        else run.start();
      });
      const report = await set.run("readiness", { ports: { clock }, signal: ended.signal });
      expect(finding(report, CI)).toMatchObject({
        outcome: "pending",
        found: "1 of 2 still running: ci.yml (queued)",
      });
      expect(report.exitCode).not.toBe(0);
    }));
});

async function spent<T>({ world }: StageSet, act: () => Promise<T>) {
  const before = { rest: world.requests, queries: world.queries };
  await act();
  return { rest: world.requests - before.rest, queries: world.queries - before.queries };
}

describe("what the default branch requires", () => {
  const requires = (set: StageSet, by: "ruleset" | "protection", app?: number) =>
    set.world.requiredChecks.set("main", [{ context: "integration", by, app }]);
  const pullOf = (set: StageSet, mergedAs: string | undefined = set.sha) => {
    const head = addCommit(set.world, { branch: "change" }).sha;
    set.world.branches.set("main", set.sha);
    addPull(set.world, { title: "Faster orders", head, mergedAs });
    return head;
  };

  test.each(["ruleset", "protection"] as const)("by its %s and never run stops a release", (by) =>
    onStage({}, async (set) => {
      requires(set, by);
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({ exit: 1, blockers: [`${CI} fail`] });
      expect(finding(report, CI).found).toBe("No check named integration");
    }),
  );

  test("counts by the pull request that brought the commit", () =>
    onStage({}, async (set) => {
      requires(set, "ruleset", 15_368);
      const head = pullOf(set);
      const run = addRun(set.world, {
        path: ".github/workflows/pr.yml",
        sha: head,
        event: "pull_request",
      });
      addCheckRun(set.world, { sha: head, name: "integration", run });
      const report = await set.run("readiness");
      expect(outcome(report)).toMatchObject({ exit: 0 });
      expect(finding(report, CI).found).toBe("2 of 2 successful");
    }));

  test("asks for so much once in a release, with no more than 60 requests in all", () =>
    onStage({}, async (set) => {
      requires(set, "ruleset");
      addCheckRun(set.world, { sha: pullOf(set), name: "integration" });
      let exit: number | undefined;
      const { rest, queries } = await spent(set, async () => {
        exit = (await set.run("release")).exitCode;
      });
      expect(exit).toBe(0);
      expect(rest + queries).toBeLessThanOrEqual(60);
    }));

  test("what still runs at the pull request is waited for", () =>
    onStage({}, async (set) => {
      requires(set, "ruleset");
      const sha = pullOf(set);
      const check = addCheckRun(set.world, { sha, name: "integration", status: "in_progress" });
      const clock = playing(set, () =>
        Object.assign(check, { status: "completed", conclusion: "success" }),
      );
      expect((await set.run("readiness", { ports: { clock } })).exitCode).toBe(0);
      expect(set.clock.sleeps).toEqual([15_000]);
    }));

  test("without the right to read pull requests it is unknown, and the right is named", () =>
    onStage({}, async (set) => {
      requires(set, "ruleset");
      pullOf(set);
      Object.assign(set.world.permissions, { pull_requests: "none" });
      const report = await set.run("readiness");
      expect(finding(report, CI).outcome).toBe("unknown");
      expect(report.permissions).toEqual(["pull-requests: read"]);
    }));

  test("a merge queue checks the commit itself", () =>
    onStage({}, async (set) => {
      requires(set, "ruleset");
      const queue = { path: ".github/workflows/ci.yml", sha: set.sha, event: "merge_group" };
      const run = addRun(set.world, { ...queue, branch: "gh-readonly-queue/main/pr-12" });
      addCheckRun(set.world, { sha: set.sha, name: "integration", run });
      expect((await set.run("readiness")).exitCode).toBe(0);
    }));

  test("with names as GitHub shows them, which look like expressions and hold signs of patterns", () => {
    const name = "build ($" + "{{ matrix.os }}) [c++]";
    const line = `requirements: {ci-passing: {checks: ["build*"], may-skip: ["${name}"]}}`;
    return onStage({ manifest: `${MANIFEST}${line}\n` }, async (set) => {
      addCheckRun(set.world, { sha: set.sha, name, conclusion: "skipped" });
      const report = await set.run("readiness");
      expect(finding(report, CI)).toMatchObject({
        outcome: "pass",
        details: [`Allowed to be skipped: ${name} (skipped)`],
      });
    });
  });

  test("a plan that has no rules requires nothing", () =>
    onStage({}, async (set) => {
      const message =
        "Upgrade to GitHub Pro or make this repository public to enable this feature.";
      set.github.faults.add({ kind: "status", status: 403, path: /\/rules\/branches/, message });
      expect((await set.run("readiness")).exitCode).toBe(0);
    }));
});
