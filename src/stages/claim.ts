import { claimKey } from "../core/history.ts";
import type { DeployOrder } from "../core/order.ts";
import { shortSha } from "../core/units.ts";
import { claim as claimKind } from "../receipts/claim.ts";
import type { Receipt } from "../receipts/index.ts";
import type { Run } from "./stage.ts";

interface Claimed {
  readonly order: DeployOrder;
  /** Commit that runs now, by our records. */
  readonly previous: string | undefined;
  /** Deployment that is taken back. */
  readonly rollbackOf: number | undefined;
}

/** Claims an environment for one order: the record stands before anything is touched. */
export async function claim(
  run: Run,
  { order, previous, rollbackOf }: Claimed,
): Promise<Receipt<"claim">> {
  const { environment, identity, repository, release } = run;
  const { kind, sha, version } = order;
  const key = claimKey({
    repository: repository ?? "",
    environment: environment.name,
    sha,
    run: identity.id,
    kind,
  });
  const act = claimKind.act({
    environment: environment.name,
    production: environment.production,
    sha,
    payload: {
      key,
      version,
      kind,
      run: identity.id,
      previous: previous ?? null,
      rollback_of: rollbackOf ?? null,
    },
    description: `${kind === "deploy" ? "Deploy" : "Return to"} ${release.name} ${version}`,
  });
  const receipt = await run.perform(act);
  if (receipt.state === "done") {
    run.tell(`Claimed ${environment.name} for ${version} (${shortSha(sha)})`, receipt.link);
  }
  return receipt;
}
