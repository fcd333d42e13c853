import type { DeploymentRecord, History, RecordStatus } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import type { Given } from "../core/result.ts";

/** What the process that has claimed a deployment knows of it, whatever GitHub shows. */
interface InHand {
  /** As read after the claim. */
  readonly claimed: History;
  readonly deployment: number;
  readonly given: Given;
}

const BEGUN: RecordVerdict = { outcome: "pending", by: "deploy", proof: "none" };
const LIVE: RecordVerdict = { outcome: "pending", by: "live", proof: "none" };

/**
 * The records as the process that owns one of them knows them to stand, with what it has done since
 * its claim; undefined where they do not show that record.
 */
export function historyInHand({
  claimed,
  deployment,
  given,
}: InHand): { readonly history: History; readonly record: DeploymentRecord } | undefined {
  const own = claimed.records.find(({ id }) => id === deployment);
  if (own === undefined) return undefined;
  const { verdict, written } = given;
  const said = (state: RecordStatus["state"], words: RecordVerdict): RecordStatus => ({
    ...{ state, at: own.createdAt, logUrl: undefined },
    says: { kind: "verdict", verdict: words },
  });
  const isBroken = verdict.by === "deploy";
  const state = isBroken ? "error" : verdict.outcome === "fail" ? "failure" : "success";
  const statuses = [
    said("in_progress", BEGUN),
    ...(isBroken ? [] : [said("success", LIVE)]),
    ...(written === "no" ? [] : [said(state, verdict)]),
  ];
  const record = { ...own, statuses };
  const records = claimed.records.map((one) => (one === own ? record : one));
  return { history: { ...claimed, records }, record };
}
