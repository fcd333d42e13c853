import { claimKey } from "../core/history.ts";
import type { DeployOrder } from "../core/order.ts";
import { shortSha } from "../core/units.ts";
import { claim } from "../receipts/claim.ts";
import type { Receipt } from "../receipts/index.ts";
import type { Delivery } from "./delivery.ts";

interface Claimed {
  readonly order: DeployOrder;
  /** Commit that runs now, by our records. */
  readonly previous: string | undefined;
  /** Deployment that is rolled back. */
  readonly rollbackOf: number | undefined;
}

/** Claims the environment for one order: the record stands before anything is touched. */
export async function claimFor(
  { environment, repository, run, name, perform, tell }: Delivery,
  { order, previous, rollbackOf }: Claimed,
): Promise<Receipt<"claim">> {
  const { kind, sha, version } = order;
  const key = claimKey({
    repository: repository ?? "",
    environment: environment.name,
    sha,
    run: run.id,
    kind,
  });
  const act = claim.act({
    environment: environment.name,
    production: environment.production,
    sha,
    payload: {
      key,
      version,
      kind,
      run: run.id,
      previous: previous ?? null,
      rollback_of: rollbackOf ?? null,
    },
    description: `${kind === "deploy" ? "Deploy" : "Return to"} ${name} ${version}`,
  });
  const receipt = await perform(act);
  if (receipt.state === "done") {
    tell(`Claimed ${environment.name} for ${version} (${shortSha(sha)})`, receipt.link);
  }
  return receipt;
}
