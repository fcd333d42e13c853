import { describe, expect, test } from "@jest/globals";
import type { DeploymentRecord } from "../../src/core/record.ts";
import {
  begunRevert,
  claimOf,
  heldIn,
  lastVerified,
  newestTouched,
} from "../../src/core/record-trust.ts";
import { aRecord, SAID, second } from "../support/records.ts";

const { begun, live, pass, passUnproven, inconclusive, fail, failDeploy, watch, left } = SAID;
const { broke, abandoned, replaced, untouched } = SAID;
const [a, b, c] = ["a", "b", "c"].map((letter) => letter.repeat(40)) as [string, string, string];

const of = (sha: string) => ({ sha });
const revertOf = (id: number, sha: string) => ({ sha, payload: { rollback_of: id } });
const passed = (id: number, sha: string) => aRecord(id, [begun, live, pass], { sha });

describe("the newest record", () => {
  test.each<[string, readonly DeploymentRecord[], number | undefined]>([
    ["of none", [], undefined],
    ["is the one with the highest number", [passed(2, a), passed(1, b)], 2],
    ["is none that is only claimed", [passed(1, a), aRecord(2)], 1],
    ["is none that yielded", [passed(1, a), aRecord(2, [begun, untouched])], 1],
    ["may be a revert", [passed(1, a), aRecord(2, [begun], revertOf(1, b))], 2],
  ])("%s", (_, records, id) => {
    expect(newestTouched(records)?.id).toBe(id);
  });
});

describe("the claim of a key", () => {
  const { key } = aRecord(1).payload;
  test.each<[string, readonly DeploymentRecord[], number | undefined]>([
    ["is not there before it is made", [passed(1, b)], undefined],
    ["is the newest of the same key", [passed(1, a), aRecord(2)], 2],
    ["passes over one that yielded", [passed(1, a), aRecord(2, [untouched])], 1],
    ["passes over one that was abandoned", [aRecord(2, [begun, abandoned])], undefined],
    ["keeps one that failed", [aRecord(2, [begun, live, fail])], 2],
  ])("%s", (_, records, id) => {
    expect(claimOf(records, key)?.id).toBe(id);
  });
});

describe("a begun revert", () => {
  test.each<[string, readonly string[], boolean]>([
    ["only claimed: none", [], false],
    ["begun", [begun], true],
    ["failed: begun once is begun", [begun, broke], true],
    ["yielded: none", [begun, untouched], false],
  ])("%s", (_, statuses, is) => {
    const records = [passed(1, a), aRecord(2, statuses, revertOf(1, b))];
    expect(begunRevert(records, 1)?.id).toBe(is ? 2 : undefined);
    expect(begunRevert(records, 2)).toBeUndefined();
  });
});

describe("a commit is held", () => {
  const lift = (n: number, sha = a) => [{ sha, at: second(n) }];
  type Case = [string, readonly DeploymentRecord[], ReturnType<typeof lift>, string | undefined];
  const failed = aRecord(1, [begun, live, fail], of(a));
  const byDeploy = aRecord(1, [begun, failDeploy], of(a));

  test.each<Case>([
    ["never where it passed", [passed(1, a)], [], undefined],
    ["by a fail", [failed], [], "failed 1 102"],
    ["by a fail in nobody's words", [aRecord(1, [begun, "failure | "], of(a))], [], "failed 1 101"],
    ["not by a deployment that failed", [byDeploy], [], undefined],
    ["not by one that broke", [aRecord(1, [begun, broke], of(a))], [], undefined],
    ["not by a doubt", [aRecord(1, [begun, live, inconclusive], of(a))], [], undefined],
    ["not by a fail of another commit", [aRecord(1, [begun, live, fail], of(b))], [], undefined],
    [
      "by a watch, on a revert's record too",
      [aRecord(2, [begun, live, pass, watch], revertOf(1, a))],
      [],
      "failed 2 203",
    ],
    [
      "by a begun revert of what had passed",
      [passed(1, a), aRecord(2, [begun], revertOf(1, b))],
      [],
      "reverted 1 200",
    ],
    [
      "by a begun revert that only the record tells",
      [aRecord(1, [begun, live, pass, SAID.revertedBy(9)], of(a))],
      [],
      "reverted 1 103",
    ],
    [
      "not by a revert that yielded",
      [passed(1, a), aRecord(2, [begun, untouched], revertOf(1, b))],
      [],
      undefined,
    ],
    [
      "not by the revert of a deployment that failed",
      [byDeploy, aRecord(2, [begun, live, pass], revertOf(1, b))],
      [],
      undefined,
    ],
    ["not by what yielded", [aRecord(1, [begun, fail, untouched], of(a))], [], undefined],
    ["no more after a lift", [failed], lift(103), undefined],
    ["no more after a lift by its first digits", [failed], lift(103, "AAAAAAA"), undefined],
    ["still after a lift of too few digits", [failed], lift(103, "aaaaaa"), "failed 1 102"],
    ["still after a lift of nothing", [failed], lift(103, ""), "failed 1 102"],
    ["still after a lift in the same second", [failed], lift(102), "failed 1 102"],
    ["still after a lift before it", [failed], lift(90), "failed 1 102"],
    ["still after a lift of another commit", [failed], lift(103, b), "failed 1 102"],
    [
      "no more after a lift, though settling says it again",
      [aRecord(1, [begun, live, fail, left], of(a))],
      lift(103),
      undefined,
    ],
    [
      "no more after a lift, though its revert is marked later",
      [
        aRecord(1, [begun, live, fail, SAID.revertedBy(9)], { sha: a, from: 400 }),
        aRecord(9, [begun], { ...revertOf(1, b), from: 300 }),
      ],
      [
        { sha: a, at: second(402) },
        { sha: a, at: second(403) },
      ],
      undefined,
    ],
    [
      "anew where a watch fails it again",
      [aRecord(1, [begun, live, watch, watch], of(a))],
      lift(103),
      "failed 1 103",
    ],
    [
      "by the newest of several",
      [failed, aRecord(3, [begun, live, fail], of(a))],
      lift(150),
      "failed 3 302",
    ],
  ])("%s", (_, records, lifts, expected) => {
    const hold = heldIn(records, a, lifts);
    const second0 = Date.parse(second(0));
    const told =
      hold && `${hold.because} ${hold.record.id} ${(Date.parse(hold.at) - second0) / 1000}`;
    expect(told).toBe(expected);
  });
});

describe("the last verified", () => {
  const target = (
    records: readonly DeploymentRecord[],
    except: readonly string[] = [c],
    lifts: Parameters<typeof heldIn>[2] = [],
  ) => {
    const found = lastVerified(records, { except, lifts });
    return found && `${found.record.id} ${found.sha[0]} ${found.proof}`;
  };

  test.each<[string, readonly DeploymentRecord[], string | undefined]>([
    ["of none", [], undefined],
    ["is the newest that passed", [passed(1, a), passed(2, b)], "2 b commit"],
    ["may have been replaced", [aRecord(1, [begun, live, pass, replaced], of(a))], "1 a commit"],
    ["is never the commit to get away from", [passed(1, a), passed(2, c)], "1 a commit"],
    [
      "is none that is live and undecided",
      [passed(1, a), aRecord(2, [begun, live, inconclusive], of(b))],
      "1 a commit",
    ],
    [
      "is none that never was live",
      [passed(1, a), aRecord(2, [begun, "failure | verdict=pass by=health proof=commit"], of(b))],
      "1 a commit",
    ],
    [
      "is none that yielded",
      [passed(1, a), aRecord(2, [begun, live, pass, untouched], of(b))],
      "1 a commit",
    ],
    [
      "is proven before unproven",
      [passed(1, a), aRecord(2, [begun, live, passUnproven], of(b))],
      "1 a commit",
    ],
    [
      "is unproven where nothing else is there",
      [aRecord(2, [begun, live, passUnproven], of(b))],
      "2 b none",
    ],
    [
      "is none that failed later",
      [passed(1, a), aRecord(2, [begun, live, pass, watch], of(b))],
      "1 a commit",
    ],
    [
      "is none whose commit failed in another run",
      [passed(1, b), passed(2, a), aRecord(3, [begun, live, fail], of(a))],
      "1 b commit",
    ],
    [
      "is none whose commit was reverted later",
      [
        passed(1, b),
        passed(2, a),
        aRecord(3, [begun, broke], of(a)),
        aRecord(4, [begun], revertOf(3, b)),
      ],
      "1 b commit",
    ],
    [
      "stays where another run of its commit broke",
      [passed(1, a), aRecord(2, [begun, broke], of(a))],
      "1 a commit",
    ],
    [
      "stays where its unproven revert is undecided",
      [passed(1, a), aRecord(3, [begun, live, inconclusive], revertOf(2, a))],
      "1 a commit",
    ],
    [
      "is a revert's record that was proven",
      [passed(1, a), aRecord(3, [begun, live, pass], revertOf(2, a))],
      "3 a commit",
    ],
    [
      "may have failed to deploy before it passed",
      [aRecord(1, [begun, failDeploy], of(a)), passed(2, a)],
      "2 a commit",
    ],
    [
      "is none with a fail in the very second of its pass",
      [
        aRecord(2, [begun, live, pass], { sha: a, from: 100 }),
        aRecord(1, [begun, live, failDeploy], { sha: a, from: 100 }),
      ],
      undefined,
    ],
  ])("%s", (_, records, expected) => {
    expect(target(records)).toBe(expected);
    expect(target(records.toReversed())).toBe(expected);
  });

  test("is none that is held, until it is lifted and passes anew", () => {
    const failed = aRecord(1, [begun, live, fail], of(a));
    const again = passed(2, a);
    expect(target([failed, again])).toBeUndefined();
    expect(target([failed, again], [c], [{ sha: a, at: second(150) }])).toBe("2 a commit");
    expect(target([failed], [c], [{ sha: a, at: second(150) }])).toBeUndefined();
  });

  test("is renewed by a verdict of what is live now", () => {
    const renewed = aRecord(1, [begun, live, failDeploy, pass], of(a));
    expect(target([renewed])).toBe("1 a commit");
  });

  describe("adopted", () => {
    const adopted = { sha: a, version: "1.3.0", tag: "v1.3.0", at: second(50) };
    const first = aRecord(1, [begun, live, fail], { sha: b, payload: { adopted } });

    test("comes last", () => {
      expect(lastVerified([first], { except: [b], lifts: [] })).toEqual({
        sha: a,
        version: "1.3.0",
        proof: "none",
        at: second(50),
        record: first,
        adopted: true,
      });
      const weak = aRecord(2, [begun, live, passUnproven], of(c));
      expect(target([first, weak], [b])).toBe("2 c none");
    });

    test("is no target once it failed, was reverted, or is what to get away from", () => {
      expect(target([first, aRecord(2, [begun, live, fail], of(a))])).toBeUndefined();
      expect(target([first, aRecord(2, [begun, failDeploy], of(a))])).toBeUndefined();
      expect(target([first], [a])).toBeUndefined();
    });

    test("is not taken from a claim that touched nothing", () => {
      const gone = aRecord(1, [untouched], { sha: b, payload: { adopted } });
      expect(target([gone])).toBeUndefined();
    });
  });
});
