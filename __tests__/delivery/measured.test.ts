import { describe, expect, test } from "@jest/globals";
import { measuredBefore, NOT_MEASURED } from "../../src/delivery/measured.ts";
import { aBefore, answersOf, aRelease, known, missing } from "../support/builders.ts";
import { aHistory, previousRecord, releaseRecord, SAID } from "../support/records.ts";

const ADOPTABLE = { version: "1.3.0", sha: "c".repeat(40), tag: "v1.3.0" };
const { begun, live, inconclusive } = SAID;

const measured = (before: Parameters<typeof aBefore>[0], records = [previousRecord()]) =>
  measuredBefore(
    answersOf([known("before production", aBefore(before))]),
    aHistory({ records }),
    aRelease(),
  );

describe("what a claim says of what was before it", () => {
  test("is what was measured", () => {
    expect(measured({ commit: "1be07d4" })).toEqual({
      adopted: null,
      baseline: { "GET /": [1, 0], orders: [1, 0] },
      state: { version: "2.3.7", commit: "1be07d4" },
    });
  });

  test("counts what was repeated with what was asked", () => {
    const { baseline } = measured({ repeated: [{ id: "orders", counts: [60, 2] }] });
    expect(baseline).toEqual({ "GET /": [1, 0], orders: [61, 2] });
  });

  test("is what the first release adopts, with the time of the look", () => {
    const { adopted } = measured({ record: undefined, adoptable: ADOPTABLE }, []);
    expect(adopted).toEqual({ ...ADOPTABLE, at: "2026-11-20T13:58:00.000Z" });
    expect(measured({ adoptable: ADOPTABLE }).adopted).toBeNull();
  });

  test("is what stands on the record of the same commit, where that is what is live", () => {
    const baseline = { orders: [2, 2] } as const;
    const own = { baseline, state: { version: "2.3.7" } };
    const records = [
      releaseRecord([begun, live, inconclusive], { payload: own }),
      previousRecord(),
    ];
    expect(measured({ record: 20 }, records)).toEqual({ adopted: null, ...own });
  });

  test("holds the bad ones first, and as many as there is room for", () => {
    const one = { asked: 2, says: "", unsent: false };
    const checks = Array.from({ length: 99 }, (_, i) => {
      return { ...one, id: `a check with a long name ${i}`, bad: i === 98 ? 2 : 0 };
    });
    const { baseline } = measured({ checks });
    expect(Object.keys(baseline ?? {})[0]).toBe("a check with a long name 98");
    expect(JSON.stringify(baseline).length).toBeLessThanOrEqual(1500);
  });

  test.each([
    ["nobody could look", answersOf([missing("before production")])],
    ["nobody has asked", new Map()],
  ])("is nothing where %s", (_why, answers) => {
    expect(measuredBefore(answers, aHistory(), aRelease())).toEqual(NOT_MEASURED);
  });

  test("knows no check that could not be sent", () => {
    const unsent = { id: "orders", asked: 0, bad: 0, says: "No route", unsent: true };
    expect(measured({ checks: [unsent], version: undefined })).toEqual(NOT_MEASURED);
  });
});
