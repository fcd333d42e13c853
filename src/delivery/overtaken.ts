import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf, ownAfter } from "../core/record-links.ts";
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
  const other = twin ?? ownAfter({ records: before }, from);
  if (other === undefined) return undefined;
  const what = twin === undefined ? "was deployed meanwhile" : "is a rollback of it, too";
  return step("claim", "Claim the rollback", {
    outcome: "unknown",
    expected: `Nothing between deployment ${from.id} and its rollback`,
    found: `Deployment ${other.id} ${what}`,
    remedy: "Look at what is live; this rollback has touched nothing",
    link: linkOf(other),
  });
}
