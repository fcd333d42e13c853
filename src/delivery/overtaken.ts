import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf, ownAfter } from "../core/record-links.ts";
import { stateOf } from "../core/record-state.ts";
import { counting } from "../core/record-trust.ts";
import { step } from "./step.ts";

/**
 * Why a revert that was just claimed must not be begun: another one of the same deployment was
 * claimed before it, or something else was deployed meanwhile. Undefined where it may.
 */
export function overtaken(
  history: History,
  { from, deployment }: { readonly from: DeploymentRecord; readonly deployment: number },
): Finding | undefined {
  const before = counting(history.records.filter(({ id }) => id < deployment));
  const twin = before.find(({ payload }) => payload.rollback_of === from.id);
  const deployed = ownAfter({ records: before }, from);
  const open = before.find((one) => one.id !== from.id && isInProgress(one));
  const other = twin ?? deployed ?? open;
  if (other === undefined) return undefined;
  const what = whatOf({ twin, deployed });
  return step("claim", "Claim the rollback", {
    outcome: "unknown",
    expected: `Nothing between deployment ${from.id} and its rollback`,
    found: `Deployment ${other.id} ${what}`,
    remedy: "Look at what is live; this rollback has touched nothing",
    link: linkOf(other),
  });
}

type Found = DeploymentRecord | undefined;

function whatOf({ twin, deployed }: { readonly twin: Found; readonly deployed: Found }): string {
  if (twin !== undefined) return "is a rollback of it, too";
  return deployed === undefined ? "was claimed first" : "was deployed meanwhile";
}

const isInProgress = (one: DeploymentRecord): boolean =>
  ["claimed", "in-progress"].includes(stateOf(one));
