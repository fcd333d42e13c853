import { describe, expect, test } from "@jest/globals";
import { addRelease } from "../../src/demo/github/seeds/code.ts";
import { BEGUN, LIVE } from "../../src/demo/github/seeds/records.ts";
import { outline } from "../../src/report/outline.ts";
import { summary } from "../../src/report/summary.ts";
import { terminal } from "../../src/report/terminal.ts";
import { anAnswer } from "../support/fake-http.ts";
import { FAILED, MANIFEST, PREVIOUS_VERSION, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, onStage, outcome, RUN, type StageSet } from "../support/stage-set.ts";

/** The orders fail, whatever is live. */
const noOrders: StageSet["service"]["answer"] = (path) =>
  path === "/orders" ? status(500) : undefined;

/** What the newest record says of its act. */
function payloadOf({ world }: StageSet): Record<string, unknown> {
  const newest = world.deployments.at(-1);
  if (newest === undefined) throw new Error("nothing was recorded");
  const { release_gate: own } = newest.payload as { release_gate: Record<string, unknown> };
  return own; // as the seeds and the program write it
}

describe("a critical check that is bad before the deployment", () => {
  test("refuses the release, and nothing is begun", () =>
    onStage({}, async (set) => {
      set.service.answer = noOrders;
      expect(outcome(await set.run("release"))).toMatchObject({
        exit: 1,
        blockers: ["requirement/already-unhealthy fail"],
      });
      expect(set.trace().records).toEqual([]);
      expect(set.orders).toEqual([]);
    }));

  test("lets a fix through, which passes", () =>
    onStage({ manifest: `release: {fixes: "#512"}\n${MANIFEST}` }, async (set) => {
      set.service.answer = (path, live) => (live === VERSION ? undefined : noOrders(path, live, 1));
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 0, rolledBack: "no" });
      expect(payloadOf(set)).toMatchObject({
        fixes: "#512",
        baseline: { "GET /": [1, 0], orders: [2, 2] },
      });
    }));

  test("is not blamed on a release that does not mend it: it is held", () =>
    onStage({ manifest: `release: {fixes: "#512"}\n${MANIFEST}` }, async (set) => {
      set.service.answer = noOrders;
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({
        exit: 3,
        verdict: "inconclusive",
        rolledBack: "held",
        blockers: expect.arrayContaining(["check/orders inconclusive"]),
      });
      expect(finding(report, "check/orders").found).toContain("bad before the deployment, too");
      expect(set.orders).toEqual(["deploy production 2.4.0"]);
    }));

  test("does not hide that the release breaks another one", () =>
    onStage({ manifest: `release: {fixes: "#512"}\n${MANIFEST}` }, async (set) => {
      set.service.answer = (path, live) =>
        live === VERSION && path === "/" ? status(500) : noOrders(path, live, 1);
      const report = await set.run("release");
      expect(report.notes.rolledBack).not.toBe("held");
      expect(set.orders[1]).toBe("rollback production 2.3.7");
    }));
});

describe("a check that is compared with what is live", () => {
  const COMPARED = MANIFEST.replace("{max: 20%}", "{max: 20%, increase: 5%}");

  test("is measured before the claim, once for the whole release, and its counts are kept", () =>
    onStage({ manifest: COMPARED }, async (set) => {
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0 });
      expect(payloadOf(set)).toMatchObject({ baseline: { "GET /": [1, 0], orders: [61, 0] } });
      expect(finding(report, "signal/orders/error-increase")).toMatchObject({
        outcome: "pass",
        found: "0 of 30 requests bad, before the deployment 0 of 61 requests bad",
      });
    }));

  test("keeps no release where nothing was measured", () =>
    onStage({ manifest: COMPARED.replace("persist:", "before: 5s\n  persist:") }, async (set) => {
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0 });
      expect(finding(report, "signal/orders/error-increase")).toMatchObject({
        outcome: "inconclusive",
        effect: "inform",
      });
    }));
});

test("a check that is new with the release is not asked of what is live", () => {
  const manifest = MANIFEST.replace("- get: /\n", "- get: /\n    - {id: cart, get: /cart}\n");
  return onStage({ manifest, trusted: MANIFEST }, async (set) => {
    set.service.answer = (path, live) =>
      path === "/cart" && live === PREVIOUS_VERSION ? status(404) : undefined;
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 0 });
    expect(finding(report, "requirement/already-unhealthy")).toMatchObject({
      outcome: "pass",
      details: ["New here, so not asked: cart"],
    });
  });
});

describe("before stands in the payload: who finds the same commit live does not measure it anew", () => {
  const GOOD = { "GET /": [1, 0], orders: [1, 0] } as const;
  const left = (set: StageSet) => {
    set.record({
      ...{ sha: set.sha, version: VERSION },
      payload: { baseline: GOOD, previous: { version: PREVIOUS_VERSION, sha: set.previousSha } },
      statuses: [
        BEGUN,
        LIVE,
        ["success", { outcome: "inconclusive", by: "live", proof: "version" }],
      ],
    });
    set.service.live.production = VERSION;
    set.service.answer = (path, live) => (live === VERSION ? noOrders(path, live, 1) : undefined);
  };

  test("a bad build of an earlier attempt fails, and is rolled back", () =>
    onStage({}, async (set) => {
      left(set);
      const identity = { ...RUN, id: "4711", attempt: 2 };
      const report = await set.run("release", { identity });
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
    }));

  test("another run does not deploy it over its own trouble", () =>
    onStage({}, async (set) => {
      left(set);
      const identity = { ...RUN, id: "5000", attempt: 1 };
      const report = await set.run("release", { identity });
      expect(outcome(report).blockers).toEqual(["requirement/already-unhealthy fail"]);
      expect(set.orders).toEqual([]);
    }));

  test("another run that deploys it again takes it from there", () =>
    onStage({}, async (set) => {
      left(set);
      set.service.answer = () => undefined;
      const identity = { ...RUN, id: "5000", attempt: 1 };
      expect(outcome(await set.run("deploy", { identity }))).toMatchObject({ exit: 0 });
      expect(payloadOf(set)).toMatchObject({ run: "5000", baseline: GOOD });
    }));
});

describe("on the first release what is live", () => {
  const tagged = (set: StageSet) => {
    addRelease(set.world, { tag: `v${PREVIOUS_VERSION}`, target: set.previousSha });
  };

  test("is adopted where it has a tag and is good, and is what a failure goes back to", () =>
    onStage({ previous: null }, async (set) => {
      tagged(set);
      set.service.answer = (path, live) => (live === VERSION ? noOrders(path, live, 1) : undefined);
      const report = await set.run("release");
      expect(finding(report, "requirement/rollback-target").found).toMatch(
        /^Adopted 2\.3\.7 \(v2\.3\.7\), live and good at \d\d:\d\d/,
      );
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(set.orders).toEqual(["deploy production 2.4.0", "rollback production 2.3.7"]);
      const [claim] = set.world.deployments.filter(
        ({ environment }) => environment === "production",
      );
      expect(claim?.payload).toMatchObject({
        release_gate: { adopted: { version: "2.3.7", sha: set.previousSha, tag: "v2.3.7" } },
      });
    }));

  test.each<[string, (set: StageSet) => void]>([
    ["has no tag", () => undefined],
    [
      "is bad",
      (set) => {
        tagged(set);
        set.service.answer = (path, live) =>
          live === VERSION ? undefined : noOrders(path, live, 1);
      },
    ],
  ])("is not adopted where it %s, and a release goes on", (_why, arrange) =>
    onStage({ previous: null }, async (set) => {
      arrange(set);
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 0 });
      expect(finding(report, "requirement/rollback-target").outcome).toBe("not-applicable");
      expect(payloadOf(set).adopted).toBeNull();
    }),
  );
});

test("a fix forward is released after a first release that failed", () =>
  onStage({ previous: null }, async (set) => {
    const failed = set.commit("2.3.9");
    set.record({
      sha: failed,
      version: "2.3.9",
      run: "4600",
      verdict: { outcome: "fail", by: "health", proof: "none" },
    });
    set.service.live.production = "2.3.9";
    set.service.answer = (path, live) => (live === VERSION ? undefined : noOrders(path, live, 1));
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 0, blockers: [] });
    for (const id of ["requirement/already-unhealthy", "requirement/rollback-target"]) {
      expect(finding(report, id)).toMatchObject({ outcome: "fail", effect: "warn" });
    }
  }));

describe("a rollback is proven by the checks that its target knows, too", () => {
  const withCart = MANIFEST.replace("- get: /\n", "- get: /\n    - {id: cart, get: /cart}\n");
  const fails: StageSet["service"]["answer"] = (path, live) => {
    if (live === PREVIOUS_VERSION) return path === "/cart" ? status(404) : undefined;
    return noOrders(path, live, 1);
  };

  test("what only the release can pass does not judge it", () =>
    onStage({ manifest: withCart, trusted: MANIFEST }, async (set) => {
      set.service.answer = fails;
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(report.timeline.map(({ text }) => text)).toContain(
        "Not asked of 2.3.7, which knows them not: cart",
      );
    }));

  test("so is one whose manifest was moved since", () =>
    onStage({ manifest: withCart, previous: null }, async (set) => {
      const { previousSha: sha } = set;
      const moved = set.world.commits.get(sha);
      if (moved === undefined) throw new Error("there is no earlier commit");
      Object.assign(moved.files, { "ops/release.yml": MANIFEST });
      const payload = { manifest: "ops/release.yml" };
      set.record({ sha, version: PREVIOUS_VERSION, run: "3301", payload });
      set.service.answer = fails;
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 1, rolledBack: "yes" });
    }));

  test("where its manifest cannot be read, all of them judge it", () =>
    onStage({ manifest: withCart, trusted: MANIFEST }, async (set) => {
      set.service.answer = (path, live) =>
        live === PREVIOUS_VERSION ? undefined : noOrders(path, live, 1);
      set.deploys = async ({ env }) => {
        set.service.live.production = env.RELEASE_VERSION;
        const { previousSha: sha } = set;
        const missing = { kind: "status", method: "GET", status: 403 } as const;
        if (env.RELEASE_KIND === "deploy")
          set.github.faults.add({
            ...missing,
            path: new RegExp(`contents/release\\.yml\\?ref=${sha}`),
          });
        return { state: "exited", code: 0 };
      };
      expect(outcome(await set.run("release"))).toMatchObject({ exit: 1, rolledBack: "yes" });
    }));
});

describe("a rollback is proven by what its target can tell of itself", () => {
  const ready = /ready: .*/;
  const by = (told: string) =>
    MANIFEST.replace(ready, `ready: {get: /version, ${told}, within: 10s, every: 1s}`);
  const SHA_TOLD = "commit: {json: $.sha}";
  const both = by(`${SHA_TOLD}, version: {json: $.version}`);
  const without = MANIFEST.replace(/ {2}ready: .*\n/, "");
  test.each<[string, string, string, StageSet["service"]["answer"], string]>([
    [
      "no commit, and no version",
      by(SHA_TOLD),
      without,
      () => anAnswer({ body: "{}" }),
      "yes none",
    ],
    ["no commit", both, MANIFEST, () => undefined, "yes version"],
    ["nothing at that path", MANIFEST, without, () => status(404), "yes none"],
    ["nothing at that path, and it should", MANIFEST, MANIFEST, () => status(404), "failed none"],
    [
      "another version",
      MANIFEST,
      without,
      () => anAnswer({ body: '{"version":"2.3.6"}' }),
      "failed none",
    ],
  ])("where that is %s", (_what, manifest, trusted, says, expected) =>
    onStage({ manifest, trusted }, async (set) => {
      set.service.answer = (path, live, nth) => {
        if (live === VERSION && path === "/version") {
          return anAnswer({ body: JSON.stringify({ version: VERSION, sha: set.sha }) });
        }
        if (live === VERSION) return noOrders(path, live, nth);
        return path === "/version" && set.orders.length > 0 ? says(path, live, nth) : undefined;
      };
      const { notes, timeline } = await set.run("release");
      const { rolledBack, proof = "none" } = notes;
      expect(`${rolledBack} ${proof}`).toBe(expected);
      const isProven = timeline.some(
        ({ text }) => text === "Rolled back to 2.3.7, and it is proven",
      );
      expect(isProven).toBe(expected === "yes version");
    }),
  );
});

describe("a check that says the release's version asks each build for its own", () => {
  const says = ', expect: {body: {contains: "Shop ${{ release.version }}"}}}';
  const manifest = MANIFEST.replace("get: /orders}", `get: /orders${says}`);
  const answers: StageSet["service"]["answer"] = (path, live) =>
    path === "/orders" ? anAnswer({ body: `Shop ${live}` }) : undefined;

  test("so that it refuses no release, and proves its rollback", () =>
    onStage({ manifest }, async (set) => {
      set.service.answer = (path, live, nth) =>
        live === VERSION && path === "/" ? status(500) : answers(path, live, nth);
      const report = await set.run("release");
      expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "yes" });
      expect(set.orders).toEqual(["deploy production 2.4.0", "rollback production 2.3.7"]);
    }));

  test("and is not asked where nobody knows which one answers", () =>
    onStage({ manifest, previous: null }, async (set) => {
      set.service.answer = answers;
      expect(finding(await set.run("release"), "requirement/already-unhealthy")).toMatchObject({
        outcome: "pass",
        details: ["New here, so not asked: orders"],
      });
      expect(payloadOf(set).baseline).toEqual({ "GET /": [1, 0] });
    }));
});

test("trouble that begins after the claim and hits both versions is probably not the release's", () =>
  onStage({}, async (set) => {
    set.service.answer = (path, live, nth) =>
      set.orders.length > 0 ? noOrders(path, live, nth) : undefined;
    const report = await set.run("release");
    expect(outcome(report)).toMatchObject({ exit: 1, rolledBack: "failed" });
    expect(report.headline).toContain("2.3.7 fails the same checks: probably not this release");
    expect(report.next).toContain(`/lift-hold ${set.sha.slice(0, 7)} production because …`);
  }));

describe("the second line says that no rollback is possible", () => {
  const secondOf = async (set: StageSet) => outline(await set.run("readiness")).noWayBack;

  test("on a first release that adopts nothing", () =>
    onStage({ previous: null }, async (set) => {
      expect(await secondOf(set)).toBe(
        "First release here: no rollback is possible, a failure has to be corrected in a new release",
      );
      const report = await set.run("readiness");
      expect(terminal(report, { color: false, width: 200 }).split("\n")[1]).toMatch(
        /^First release/,
      );
      expect(summary(report)).toContain("⚠️ First release here: no rollback is possible");
    }));

  test("where the only earlier release failed", () =>
    onStage({ previous: { verdict: FAILED } }, async (set) => {
      expect(await secondOf(set)).toBe(
        "No rollback is possible: the only earlier release, 2.3.7, ended with the verdict fail",
      );
    }));

  test("and nothing where there is a way back", () =>
    onStage({}, async (set) => {
      expect(await secondOf(set)).toBeUndefined();
    }));
});

test("a rollback stage after a proven rollback says how that was proven", () =>
  onStage({}, async (set) => {
    const verdict = { outcome: "fail", by: "health", proof: "version" } as const;
    const { id } = set.record({ sha: set.sha, version: VERSION, verdict });
    set.record({ sha: set.previousSha, version: PREVIOUS_VERSION, rollbackOf: id });
    const report = await set.run("rollback", { deployment: id });
    expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
    expect(report.headline).toContain("it was rolled back before; 2.3.7 is proven by version");
  }));
