import { describe, expect, test } from "@jest/globals";
import type { DeploymentRecord } from "../../src/core/record.ts";
import type { AnswerValue } from "../../src/questions/kinds.ts";
import { aBefore, aManifest, known, missing, PREVIOUS_SHA } from "../support/builders.ts";
import { aHistory, aRecord, previousRecord, releaseRecord, SAID } from "../support/records.ts";
import { judged } from "./judging.ts";

const { begun, live, pass, inconclusive, fail, broke, watch } = SAID;

const GOOD = { asked: 1, bad: 0, says: "Status 200 in 12ms", unsent: false };
const BAD = {
  asked: 2,
  bad: 2,
  says: "Status 500 — GET https://shop.example/orders",
  unsent: false,
};
const home = { id: "GET /", ...GOOD };
const broken = [home, { id: "orders", ...BAD }];

interface Case {
  readonly before?: Partial<AnswerValue<"before">>;
  readonly records?: readonly DeploymentRecord[];
  readonly fixes?: string;
  readonly run?: string;
}

function decided({ before = {}, records = [previousRecord()], fixes, run = "4711" }: Case) {
  const { release } = aManifest();
  const { outcome, effect, found, remedy, details } = judged({
    uses: "already-unhealthy",
    subject: { run: { id: run } },
    manifest: fixes === undefined ? {} : { release: { ...release, fixes } },
    answers: [
      known("before production", aBefore(before)),
      known("history production", aHistory({ records })),
    ],
  });
  return { decision: `${outcome} ${effect}`, found, remedy, details };
}

const own = (statuses: readonly string[]) => [releaseRecord(statuses), previousRecord()];
const OWN = { record: 20, checks: broken };

describe("before a deployment", () => {
  test.each<[string, Case, string]>([
    ["all is good", {}, "pass block"],
    [
      "a check was good when it was confirmed",
      { before: { checks: [{ ...home, asked: 2, bad: 1 }] } },
      "pass block",
    ],
    ["a critical check is bad", { before: { checks: broken } }, "fail block"],
    [
      "one is bad, and the release mends it",
      { before: { checks: broken }, fixes: "#512" },
      "fail warn",
    ],
    [
      "what is live was never verified",
      { before: { checks: broken }, records: [previousRecord([begun, live])] },
      "fail warn",
    ],
    [
      "what is live is undecided",
      { before: { checks: broken }, records: [previousRecord([begun, live, inconclusive])] },
      "fail warn",
    ],
    [
      "what is live failed",
      { before: { checks: broken }, records: [previousRecord([begun, live, fail])] },
      "fail warn",
    ],
    [
      "what is live was found bad by a later watch",
      { before: { checks: broken }, records: [previousRecord([begun, live, pass, watch])] },
      "fail warn",
    ],
    [
      "our newest deployment left things half done",
      {
        before: { checks: broken },
        records: [aRecord(16, [begun, broke], { sha: "d".repeat(40) }), previousRecord()],
      },
      "fail warn",
    ],
    [
      "our newest deployment there was given up untouched",
      {
        before: { checks: broken },
        records: [aRecord(16, [SAID.untouched], { sha: "d".repeat(40) }), previousRecord()],
      },
      "fail block",
    ],
    [
      "what is live failed once, and passed when it was deployed again",
      {
        before: { checks: broken, record: 18 },
        records: [
          aRecord(18, [begun, live, pass], { sha: PREVIOUS_SHA }),
          previousRecord([begun, live, fail]),
        ],
      },
      "fail block",
    ],
    [
      "nothing of ours is live, on the first release",
      { before: { record: undefined, version: "1.3.0", checks: broken }, records: [] },
      "fail warn",
    ],
    [
      "somebody has put something else there",
      { before: { record: undefined, version: "9.9.9", checks: [] } },
      "not-applicable block",
    ],
    [
      "every critical check is new",
      { before: { checks: [], fresh: ["GET /", "orders"] } },
      "not-applicable block",
    ],
    [
      "a check cannot be sent",
      {
        before: { checks: [home, { ...home, id: "b", asked: 0, unsent: true, says: "No route" }] },
      },
      "unknown block",
    ],
    [
      "a check cannot be sent, and another one is bad",
      { before: { checks: [...broken, { ...home, id: "b", asked: 0, unsent: true }] } },
      "fail block",
    ],
    [
      "this very commit is live by another run, and bad",
      { before: OWN, records: own([begun, live, inconclusive]), run: "5000", fixes: "#512" },
      "fail block",
    ],
    [
      "this very commit is live by another run, and good",
      { before: { record: 20 }, records: own([begun, live, inconclusive]), run: "5000" },
      "pass block",
    ],
    [
      "an earlier attempt of this run has deployed it, whatever it is like",
      { before: OWN, records: own([begun, live, inconclusive]) },
      "pass block",
    ],
  ])("%s", (_what, about, expected) => {
    expect(decided(about).decision).toBe(expected);
  });

  test("what could not be looked at is unknown", () => {
    const history = known("history production", aHistory());
    const answers = [missing("before production"), history];
    expect(judged({ uses: "already-unhealthy", answers }).outcome).toBe("unknown");
  });

  test("what is bad is named, with what to do", () => {
    expect(decided({ before: { checks: broken, fresh: ["cart"] } })).toEqual({
      decision: "fail block",
      found: "Bad on 2.3.7 already: orders: status 500 — GET https://shop.example/orders",
      remedy:
        'Mend it first; where this release mends it, say so in the manifest: `release: {fixes: "#512"}`',
      details: ["New here, so not asked: cart"],
    });
  });

  test("why it only warns is said", () => {
    expect(decided({ before: { checks: broken }, fixes: "#512" }).found).toContain(
      "; this release mends #512",
    );
    const records = [previousRecord([begun, live, fail])];
    expect(decided({ before: { checks: broken }, records }).found).toContain(
      "; deployment 12 of 2.3.7 did not pass (failed, not rolled back yet), and a release may mend it",
    );
  });
});
