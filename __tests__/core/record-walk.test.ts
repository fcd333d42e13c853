import { expect, test } from "@jest/globals";
import type { DeploymentRecord, RecordStatus } from "../../src/core/record.ts";
import { hasTouched, isOpen, isUntouched, verdictOf } from "../../src/core/record-state.ts";
import { heldIn, lastVerified, newestTouched } from "../../src/core/record-trust.ts";
import fc from "../support/property.ts";
import { aRecord, aStatus, SAID } from "../support/records.ts";
import * as model from "./record-model.ts";

const { begun, live, pass, passUnproven, unknown, inconclusive, fail, failDeploy, broke } = SAID;

/** Lives of a deployment, also those that went on after they had ended. */
const LIVES: readonly (readonly string[])[] = [
  [],
  [begun],
  [begun, begun],
  [begun, live],
  [begun, live, pass],
  [begun, live, passUnproven],
  [begun, live, unknown],
  [begun, live, inconclusive],
  [begun, live, fail],
  [begun, live, SAID.failSmoke],
  [begun, live, fail, SAID.left],
  [begun, live, pass, SAID.watch],
  [begun, live, pass, SAID.replaced],
  [begun, live, SAID.replaced],
  [begun, live, SAID.late],
  [begun, failDeploy],
  [begun, broke],
  [begun, SAID.abandoned],
  [begun, SAID.untouched],
  [SAID.untouched],
  [SAID.replaced],
  [begun, broke, begun],
  [begun, broke, live],
  [begun, live, inconclusive, live],
  [begun, live, pass, begun],
  [begun, live, fail, SAID.left, begun, live],
  [SAID.untouched, begun],
];

const REVERTS: readonly (readonly string[])[] = [
  [],
  [begun],
  [begun, live],
  [begun, live, pass],
  [begun, live, passUnproven],
  [begun, live, inconclusive],
  [begun, broke],
  [begun, SAID.untouched],
  [SAID.untouched],
];

const SHAS = ["a", "b", "c"].map((letter) => letter.repeat(40));
const STEP = fc.record({
  sha: fc.constantFrom(...SHAS),
  life: fc.constantFrom(...LIVES),
  revert: fc.option(
    fc.record({ sha: fc.constantFrom(...SHAS), life: fc.constantFrom(...REVERTS) }),
  ),
  receipt: fc.option(fc.nat(3)),
});

/** Deployments one after another, each with its revert, which marks what it takes back. */
function history(steps: readonly (typeof STEP extends fc.Arbitrary<infer S> ? S : never)[]) {
  const records: DeploymentRecord[] = [];
  for (const { sha, life, revert, receipt } of steps) {
    const told = receipt === null ? life : life.toSpliced(receipt, 0, SAID.receipt);
    const deployment = aRecord(records.length + 1, told, { sha });
    records.push(deployment);
    if (revert === null || !hasTouched(deployment)) continue;
    const id = records.length + 1;
    const own = aRecord(id, revert.life, { sha: revert.sha, payload: { rollback_of: id - 1 } });
    if (hasTouched(own)) {
      records[id - 2] = { ...deployment, statuses: [...deployment.statuses, mark(deployment, id)] };
    }
    records.push(own);
  }
  return records;
}

/** The verdict's words once more, with the revert. */
function mark(record: DeploymentRecord, id: number): RecordStatus {
  const { outcome, by, proof } = verdictOf(record) ?? {
    outcome: "pending",
    by: "live",
    proof: "none",
  };
  const words = `verdict=${outcome} by=${by} proof=${proof} rolled-back-by=${id}`;
  return aStatus(`failure | ${words}`, id * 100 + 1);
}

test("whatever happened, our answers are those of the model", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 8 }), (steps) => {
      const records = history(steps);
      const all = records.map(model.asModel);
      const targets = SHAS.map(
        (sha) => lastVerified(records, { except: [sha], lifts: [] })?.record.id,
      );
      expect({
        open: records.map(isOpen),
        untouched: records.map(isUntouched),
        newest: newestTouched(records)?.id,
        held: SHAS.filter((sha) => heldIn(records, sha, []) !== undefined),
        targets,
      }).toEqual({
        open: all.map(model.isOpen),
        untouched: all.map(model.neverTouched),
        newest: model.newest(all)?.id,
        held: SHAS.filter((sha) => model.isHeld(all, sha)),
        targets: SHAS.map((sha) => model.lastVerified(all, sha)?.id),
      });
    }),
    { numRuns: 400 },
  );
});
