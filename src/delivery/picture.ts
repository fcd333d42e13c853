import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import { pictureContext } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import type { PictureState } from "../core/states.ts";
import { shortSha } from "../core/units.ts";
import type { Verdict } from "../core/verdict.ts";
import { picture } from "../receipts/picture.ts";
import type { Delivery } from "./delivery.ts";
import { undone } from "./step.ts";

/** What people see on a commit of one environment. */
interface Shown {
  readonly sha: string;
  readonly state: PictureState;
  /** Plain text. */
  readonly description: string;
}

/** Shows on a commit what its record says. Nothing rests on it: where it fails, a warning says so. */
export async function show(
  { environment, release, perform, run }: Delivery,
  { sha, state, description }: Shown,
): Promise<readonly Finding[]> {
  const context = pictureContext(environment.name, release.component);
  const receipt = await perform(picture.act({ context, sha, state, description, link: run.url }));
  if (isDone(receipt) || receipt.state === "recorded") return [];
  const expected = `Commit status ${context} on ${shortSha(sha)}: ${state}`;
  const finding = undone("picture", "People see it on the commit", expected, receipt);
  return [{ ...finding, outcome: "unknown", effect: "warn" }];
}

const STATES: Readonly<Record<Verdict, PictureState>> = {
  pass: "success",
  fail: "failure",
  unknown: "error",
  inconclusive: "error",
  pending: "pending",
};

/** Shows a verdict on the commit that it is about. */
export function showVerdict(
  delivery: Delivery,
  { sha, version }: { readonly sha: string; readonly version: string },
  { outcome, by, proof }: RecordVerdict,
): Promise<readonly Finding[]> {
  const doubt = outcome === "pass" && proof === "none" ? ", version not proven" : "";
  const description = `${version}: ${outcome}${outcome === "pending" ? "" : ` (${by}${doubt})`}`;
  // A deployment that broke says nothing of the build.
  const state = outcome === "fail" && by === "deploy" ? "error" : STATES[outcome];
  return show(delivery, { sha, state, description });
}
