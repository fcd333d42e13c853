import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { DeployOrder } from "../core/order.ts";
import {
  type DeploymentRecord,
  deployKey,
  type History,
  type PutOffRecord,
  RECORD_FORMAT,
  type RecordPayload,
  revertKey,
} from "../core/record.ts";
import { hasTouched, isOpen } from "../core/record-state.ts";
import { counting, newestTouched } from "../core/record-trust.ts";
import type { Released } from "../core/release.ts";
import { shortSha } from "../core/units.ts";
import { claim } from "../receipts/claim.ts";
import type { Delivery } from "./delivery.ts";
import { ownRecord, readHistory } from "./history.ts";
import type { MeasuredBefore } from "./measured.ts";
import { giveUp } from "./record.ts";
import { step, undone } from "./step.ts";

interface Wanted {
  readonly order: DeployOrder;
  /** What runs now, by our records. */
  readonly previous: Released | undefined;
  /** Deployment that is rolled back. */
  readonly rollbackOf: number | undefined;
  /** What was before it. */
  readonly before: MeasuredBefore;
  /** What is put off for an incident; undefined: nothing is. */
  readonly putOff?: PutOffRecord | undefined;
  /** Digest of the notes that readiness has judged; undefined: it has judged none. */
  readonly notes?: string | undefined;
}

/** What became of a claim. */
export type Claimed =
  | {
      readonly state: "claimed";
      readonly deployment: number;
      /** As it stands after the claim: it shows it. */
      readonly history: History;
    }
  /** A dry run ends here. */
  | { readonly state: "recorded" }
  | {
      readonly state: "refused";
      readonly findings: readonly Finding[];
      /** Nothing was claimed, for certain: GitHub gave no answer. */
      readonly silent?: boolean;
    };

/** Key of the claim of an order by this run. */
export function claimKey(
  { repository = "", environment, release, run }: Delivery,
  { order, rollbackOf }: Pick<Wanted, "order" | "rollbackOf">,
): string {
  const [owner = "", repo = ""] = repository.split("/");
  const place = { owner, repo, component: release.component, environment: environment.name };
  return rollbackOf === undefined
    ? deployKey(place, { sha: order.sha, run: run.id })
    : revertKey(place, rollbackOf);
}

/** Claims the environment for one order, and looks: the record stands before anything is touched. */
export async function claimFor(delivery: Delivery, wanted: Wanted): Promise<Claimed> {
  const { environment, release, perform, tell } = delivery;
  const { kind, sha, version } = wanted.order;
  const act = claim.act({
    environment: environment.name,
    production: environment.production,
    sha,
    payload: payloadOf(delivery, wanted),
    description: `${kind === "deploy" ? "Deploy" : "Return to"} ${release.name} ${version}`,
  });
  const receipt = await perform(act);
  if (receipt.state === "recorded") return { state: "recorded" };
  if (!isDone(receipt)) {
    const expected = "A deployment record, before anything is touched";
    const findings = [undone("claim", TITLE[kind](environment.name), expected, receipt)];
    const silent = receipt.state === "refused" && receipt.silent === true;
    return { state: "refused", findings, silent };
  }
  const { deployment } = receipt.result;
  tell(`Claimed ${environment.name} for ${version} (${shortSha(sha)})`, receipt.link);
  return look(delivery, wanted, deployment);
}

const TITLE = {
  deploy: (environment: string) => `Claim ${environment}`,
  rollback: () => "Claim the revert",
} as const;

const refused = (findings: readonly Finding[]): Claimed => ({ state: "refused", findings });

function payloadOf(delivery: Delivery, wanted: Wanted): RecordPayload {
  const { release, run, githubTime, leaseMs, manifestPath } = delivery;
  const { order, previous, rollbackOf, before, putOff } = wanted;
  return {
    format: RECORD_FORMAT,
    key: claimKey(delivery, wanted),
    component: release.component,
    version: order.version,
    kind: order.kind,
    run: run.id,
    attempt: run.attempt,
    job: run.job ?? null,
    runner: run.runner ?? null,
    lease: new Date(githubTime() + leaseMs).toISOString(),
    manifest: manifestPath,
    previous: previous ?? null,
    rollback_of: rollbackOf ?? null,
    ...before,
    type: release.type,
    fixes: order.kind === "deploy" ? (delivery.fixes ?? null) : null,
    notes: wanted.notes ?? null,
    ...(putOff === undefined ? {} : { put_off: putOff }),
  };
}

const MOST_LOOKS = 3;
const PAUSE_MS = 1000;

/** Reads the records until they show the claim; without that look nothing is touched. */
async function look(delivery: Delivery, wanted: Wanted, deployment: number): Promise<Claimed> {
  const { ask, environment, release, clock, signal } = delivery;
  let why = `deployment ${deployment} is not shown yet`;
  for (let looks = 1; looks <= MOST_LOOKS; looks += 1) {
    const past = await readHistory(ask, environment.name, release);
    const own = past.state === "known" ? ownRecord(past.value, deployment) : undefined;
    if (past.state === "known" && own !== undefined) {
      const doubles = past.value.records.filter((record) => isDouble(own, record));
      for (const { id } of doubles) await giveUp(delivery, id, `claimed again as ${deployment}`);
      const records = past.value.records.filter((record) => !doubles.includes(record));
      return { state: "claimed", deployment, history: { ...past.value, records } };
    }
    if (past.state === "missing") why = past.reason;
    if (looks < MOST_LOOKS) await clock.sleep(PAUSE_MS, signal);
  }
  const closed = await giveUp(
    delivery,
    deployment,
    "The records could not be read after the claim",
  );
  const finding = step("claim", TITLE[wanted.order.kind](environment.name), {
    outcome: "unknown",
    expected: "Records of the environment that show the claim",
    found: why,
    remedy: "Run the stage again when GitHub answers as usual; nothing was touched",
  });
  return refused([finding, ...closed]);
}

/**
 * What a claim gives way to: an open record that was made first, one that has touched the
 * environment, or a newer one than the history that everything was judged by. `except`: the record
 * that is rolled back.
 */
export function firstBefore(
  judged: History,
  { records }: History,
  { deployment, except }: { readonly deployment: number; readonly except?: number | undefined },
): DeploymentRecord | undefined {
  const others = counting(records).filter(({ id }) => id !== deployment);
  const open = others.find(
    (one) => one.id !== except && isOpen(one) && (one.id < deployment || hasTouched(one)),
  );
  if (open !== undefined) return open;
  const newest = newestTouched(others);
  return newest?.id === newestTouched(judged.records)?.id ? undefined : newest;
}

/** A claim of ours whose answer was lost, and that was made a second time. */
function isDouble(own: DeploymentRecord, other: DeploymentRecord): boolean {
  const same = (["key", "run", "attempt", "lease"] as const).every(
    (name) => own.payload[name] === other.payload[name],
  );
  return same && other.id !== own.id && isOpen(other) && !hasTouched(other);
}
