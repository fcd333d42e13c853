import { askOne } from "../core/ask.ts";
import type { Finding } from "../core/finding.ts";
import { lackOf, type Missing, missing } from "../core/lack.ts";
import { STUCK_RELEASE } from "../core/pages.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { guardFault, OWNED_STATES, type RecordGuard } from "../core/record-guard.ts";
import { isOpen } from "../core/record-state.ts";
import { counting } from "../core/record-trust.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { record } from "../questions/record.ts";
import type { Delivery } from "./delivery.ts";
import { ownRecord, readHistory } from "./history.ts";
import { begin, giveUp } from "./record.ts";
import { step } from "./step.ts";

/** A claim that is about to touch the environment. */
interface Claim {
  readonly deployment: number;
  /** As it stands after the claim: it shows it. */
  readonly history: History;
  /** Record that is no reason to yield: the one that is rolled back. */
  readonly except?: number | undefined;
  /** What is begun, for people. */
  readonly remark: string;
}

/** Whether the environment may be touched. */
export type Beginning =
  | { readonly state: "alone" }
  /** Another deployment was claimed first: nothing was touched, and all is decided anew. */
  | { readonly state: "yielded"; readonly findings: readonly Finding[] }
  | { readonly state: "stopped"; readonly findings: readonly Finding[] };

/** What must hold of a record that this process has claimed; its lease counts. */
export function ownGuard(
  { history, deployment }: Pick<Claim, "history" | "deployment">,
  seen: boolean,
): RecordGuard {
  const lease = ownRecord(history, deployment)?.payload.lease;
  // Without a lease that can be read, it is over.
  const until = lease === undefined ? Number.NEGATIVE_INFINITY : Date.parse(lease);
  return { states: OWNED_STATES, until, seen };
}

/**
 * Says that the environment is about to be touched, and looks once more right before it is: ids of
 * deployments are not given in the order in which they come to be seen, and others may have ended
 * this one meanwhile. `beside` goes on at the same time.
 */
export async function beginAlone(
  delivery: Delivery,
  claim: Claim,
  beside: () => Promise<void> = async () => undefined,
): Promise<Beginning> {
  const { deployment, remark } = claim;
  const refused = await begin(delivery, deployment, { remark, guard: ownGuard(claim, true) });
  if (refused.length > 0) {
    const closed = await giveUp(delivery, deployment, "could not be begun");
    return { state: "stopped", findings: [...refused, ...closed] };
  }
  const [beginning] = await Promise.all([lookAgain(delivery, claim), beside()]);
  return beginning;
}

async function lookAgain(delivery: Delivery, claim: Claim): Promise<Beginning> {
  const { environment, release, ask, githubTime } = delivery;
  const { deployment, history } = claim;
  const seen = await shown(delivery, deployment);
  if (seen.state === "missing") return unseen(delivery, deployment, seen);
  const fault = guardFault(ownGuard(claim, true), seen.value, githubTime());
  if (fault !== undefined) return { state: "stopped", findings: [notOurs(deployment, fault)] };
  const known = new Set(history.records.map(({ id }) => id));
  // What was known after the claim was no reason to yield, and what has ended stays ended.
  if (seen.value.ids.every((id) => id >= deployment || known.has(id))) return { state: "alone" };
  const past = await readHistory(ask, environment.name, release);
  if (past.state === "missing") return unseen(delivery, deployment, past);
  const first = claimedFirst(past.value, claim);
  if (first === undefined) return { state: "alone" };
  const findings = await giveUp(delivery, deployment, `deployment ${first.id} came first`);
  return { state: "yielded", findings };
}

function claimedFirst(
  { records }: History,
  { deployment, except }: Claim,
): DeploymentRecord | undefined {
  return counting(records).find((one) => one.id < deployment && one.id !== except && isOpen(one));
}

const MOST_LOOKS = 3;
const PAUSE_MS = 1000;

type Seen = AnswerValue<"record">;

/** The record once it shows that it was begun; without that nothing is touched. */
async function shown(
  { ask, environment, release, clock, signal }: Delivery,
  deployment: number,
): Promise<{ readonly state: "known"; readonly value: Seen } | Missing> {
  const question = record(deployment, environment.name, release.component);
  let why: Missing = missing(
    `deployment ${deployment} is not shown as begun yet`,
    "run the stage again when GitHub answers as usual",
  );
  for (let looks = 1; looks <= MOST_LOOKS; looks += 1) {
    const answer = await askOne(ask, question);
    if (answer.state === "missing") why = { state: "missing", ...lackOf(answer) };
    else if (answer.value.statuses.length > 0) return { state: "known", value: answer.value };
    if (looks < MOST_LOOKS) await clock.sleep(PAUSE_MS, signal);
  }
  return why;
}

async function unseen(delivery: Delivery, deployment: number, lack: Missing): Promise<Beginning> {
  const closed = await giveUp(delivery, deployment, "nobody could look again before it was begun");
  const finding = step("owner", TITLE, {
    outcome: "unknown",
    expected: `Records that show deployment ${deployment} as begun, and no other before it`,
    found: lack.reason,
    remedy: `${lack.remedy}; nothing was touched`,
    lacks: [lackOf(lack)],
  });
  return { state: "stopped", findings: [finding, ...closed] };
}

const TITLE = "The deployment belongs to this run";

function notOurs(deployment: number, fault: string): Finding {
  return step("owner", TITLE, {
    outcome: "unknown",
    expected: `Deployment ${deployment} still open, and its lease not over`,
    found: `Nothing was touched: ${fault}`,
    remedy: "Look at what is live and at who has ended the deployment, then run the stage again",
    details: [`What this means: ${STUCK_RELEASE}`],
  });
}
