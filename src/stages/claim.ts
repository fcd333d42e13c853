import type { DeployOrder, Receipt } from "../core/act.ts";
import { claimKey } from "../core/history.ts";
import { shortSha } from "../core/units.ts";
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
  const receipt = await run.perform({
    kind: "claim",
    key,
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
  if (receipt.state === "done") {
    run.tell(`Claimed ${environment.name} for ${version} (${shortSha(sha)})`, receipt.link);
  }
  return receipt;
}
