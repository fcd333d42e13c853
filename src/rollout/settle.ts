import type { DeploymentRecord } from "../core/record.ts";
import type { Proof, Said } from "../core/record-description.ts";
import { hasTouched, stateOf, verdictOf, wasLive } from "../core/record-state.ts";
import { begunRevert, newestTouched } from "../core/record-trust.ts";

/** What answered in the environment when an ended record was looked into. */
export interface LiveNow {
  /** `own`: proven to be the record's build; `other`: proven to be another; `unknown`: nothing tells. */
  readonly build: "own" | "other" | "unknown";
  /** How its own build is proven. */
  readonly proof: Proof;
  /** Version or commit that answered, for people. */
  readonly says: string | undefined;
}

/** How a record that has ended without an end is settled; every way but `read-anew` ends it. */
export type Settlement =
  /** It is not open any more. */
  | { readonly way: "read-anew" }
  /** Its build is live: whoever finds it verifies it, against its own baseline. */
  | { readonly way: "verify"; readonly writeLive: boolean }
  | {
      readonly way: "write";
      readonly state: "failure" | "inactive" | "error";
      readonly said: Said;
      /** For people, plain text. */
      readonly remark: string;
    };

/** Verdict of a record whose deployment nobody saw to its end. */
const NOBODY_SAW = { outcome: "unknown", by: "deploy", proof: "none" } as const;

/** Decides how an open record is settled once it has ended; the first rule that fits. */
export function settlementOf(
  record: DeploymentRecord,
  records: readonly DeploymentRecord[],
  live: LiveNow,
): Settlement {
  const state = stateOf(record);
  if (!["claimed", "in-progress", "live", "failed"].includes(state)) return { way: "read-anew" };
  const verdict = verdictOf(record);
  if (state === "failed" && verdict !== undefined) {
    const { outcome, by, proof } = verdict;
    const given = { kind: "verdict", verdict: { outcome, by, proof } } as const;
    const revert = begunRevert(records, record.id);
    const said: Said = revert ? { ...given, rolledBackBy: revert.id } : { ...given, left: true };
    const remark = revert ? "its rollback was begun" : "failed, not reverted";
    return { way: "write", state: "failure", said, remark };
  }
  if (!hasTouched(record)) {
    const remark = "its run ended before anything was touched";
    return { way: "write", state: "inactive", said: { kind: "untouched" }, remark };
  }
  const newest = newestTouched(records);
  if (newest !== undefined && newest.id !== record.id) {
    return abandoned("live", `ended late; deployment ${newest.id} is newer`);
  }
  if (live.build === "own" || (live.build === "unknown" && wasLive(record))) {
    return { way: "verify", writeLive: !wasLive(record) };
  }
  const says = live.says === undefined ? "what is live is not known" : `live is ${live.says}`;
  return abandoned("deploy", `abandoned; ${says}`);
}

function abandoned(by: "deploy" | "live", remark: string): Settlement {
  const said: Said = { kind: "verdict", verdict: { ...NOBODY_SAW, by }, abandoned: true };
  return { way: "write", state: "error", said, remark };
}
