import { type Answered, provenBy } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import type { DeployOrder } from "../core/order.ts";
import type { History } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import type { StageResult } from "../core/result.ts";
import { fold } from "../core/verdict.ts";
import { beginAlone, ownGuard } from "./alone.ts";
import type { Delivery } from "./delivery.ts";
import { nonceIn } from "./history.ts";
import type { Ready } from "./order.ts";
import { owned } from "./owner.ts";
import { show, showVerdict } from "./picture.ts";
import { begin, giveUp, retire, unsaid, verdictWords, write, writtenBy } from "./record.ts";
import { INTERRUPTED, type RollOut, rollOut } from "./roll-out.ts";
import type { Site } from "./site.ts";

/** A deployment that was claimed. */
export interface Place {
  readonly order: DeployOrder;
  readonly ready: Ready;
  readonly deployment: number;
  /** As it stands after the claim. */
  readonly history: History;
  /** What answered before the claim; undefined: that is not known. */
  readonly before: Answered | undefined;
  /** Who acts where nothing could be started. */
  readonly devops: string;
}

/** What became of a claimed deployment. */
export interface PutInPlace extends StageResult {
  /** Another was claimed first: nothing was touched, and all is judged anew. */
  readonly yielded?: true;
}

/** Carries out a claimed deployment; its record says before that, and after it, how it stands. */
export async function putInPlace(
  delivery: Delivery,
  site: Site,
  place: Place,
): Promise<PutInPlace> {
  const { order, ready, deployment, history, before, devops } = place;
  let shown: readonly Finding[] | undefined;
  const claim = { deployment, history, remark: `${order.version} is being deployed` };
  const beginning = await beginAlone(delivery, claim, async () => {
    shown = await showVerdict(delivery, order, PENDING);
  });
  if (beginning.state === "yielded") return { findings: beginning.findings, yielded: true };
  if (beginning.state === "stopped") {
    const unshown = shown === undefined ? [] : await showStopped(delivery, order);
    return { findings: [...beginning.findings, ...unshown], rolledBack: "no" };
  }
  const because = `${order.version} is being deployed`;
  delivery.happens({ event: "deploy-started", deployment, because });
  const guard = ownGuard(place, false);
  const act = ready(deployment, guard, nonceIn(history, deployment));
  const out = await rollOut(delivery, site, { order, act, before });
  if (out.end === "never") {
    const closed = await giveUp(delivery, deployment, "nothing was started");
    const findings = [...out.findings, ...closed, ...(shown ?? [])];
    return { findings: owned(devops, findings), rolledBack: "no" };
  }
  const { findings, ...end } = await finished(delivery, place, out);
  const rows = delivery.rows("deploy", { findings: out.findings, receipts: out.receipts });
  return {
    findings: owned(site.owner, [...out.findings, ...findings, ...(shown ?? []), ...rows]),
    ...{ deployment, history },
    ...end,
    live: out.live,
    proof: provenBy(out.live, order, before),
    rolledBack: "no",
  };
}

/** People were told that it is on its way. */
function showStopped(
  delivery: Delivery,
  { sha, version }: DeployOrder,
): Promise<readonly Finding[]> {
  return show(delivery, { sha, state: "error", description: `${version}: not deployed` });
}

const PENDING: RecordVerdict = { outcome: "pending", by: "deploy", proof: "none" };

type Finished = Pick<StageResult, "findings" | "unrecorded" | "given" | "untold">;

/** Writes how it went: that the version is live, or the verdict on a deployment that broke. */
async function finished(delivery: Delivery, place: Place, out: RollOut): Promise<Finished> {
  const { order, deployment, history, before } = place;
  const outcome = fold(out.findings);
  const { link } = out;
  const guard = ownGuard(place, false);
  if (outcome === "pass") {
    const proof = provenBy(out.live, order, before);
    const says = verdictWords({ outcome: "pending", by: "live", proof });
    const remark = `${order.version} is live`;
    const live = { state: "success", says, remark, link, guard } as const;
    // Both are true already: neither waits for the other.
    const [told, retired] = await Promise.all([
      write(delivery, deployment, live),
      retire(delivery, history, { deployment, guard }),
    ]);
    const untold = "silent" in told && told.silent === true ? true : undefined;
    return { findings: [...unsaid(told, deployment, live), ...retired], untold };
  }
  // What still runs has no end to record, and no verdict: people look at it first.
  if (out.end === "running") return { findings: [] };
  // Nor has what was interrupted: nobody has seen how it ended.
  if (delivery.signal.aborted)
    return { findings: await begin(delivery, deployment, { remark: INTERRUPTED, guard }) };
  const verdict: RecordVerdict = { outcome, by: "deploy", proof: "none" };
  const says = verdictWords(verdict);
  const broke = { state: "error", says, remark: out.why, link, guard } as const;
  const receipt = await write(delivery, deployment, broke);
  const shown = await showVerdict(delivery, order, verdict);
  const given = { verdict, written: writtenBy(receipt) } as const;
  const unrecorded = given.written === "yes" ? undefined : verdict;
  return { findings: [...unsaid(receipt, deployment, broke), ...shown], unrecorded, given };
}
