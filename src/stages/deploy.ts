import type { Answer, Answers } from "../core/answer.ts";
import type { Finding } from "../core/finding.ts";
import type { DeployOrder } from "../core/order.ts";
import type { History } from "../core/record.ts";
import { claimOf, running } from "../core/record-trust.ts";
import type { StageResult } from "../core/result.ts";
import { fold } from "../core/verdict.ts";
import { claimFor, claimKey } from "../delivery/claim.ts";
import { type Delivery, deliveryOf } from "../delivery/delivery.ts";
import { readHistory, unreadable } from "../delivery/history.ts";
import { deployBlock, type Ready, readyFor } from "../delivery/order.ts";
import { ownerOf } from "../delivery/owner.ts";
import { putInPlace } from "../delivery/put-in-place.ts";
import { rollOut } from "../delivery/roll-out.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { step } from "../delivery/step.ts";
import { history } from "../questions/history.ts";
import { attempt } from "./attempt.ts";
import { claimedBefore } from "./claimed-before.ts";
import { judgeDue } from "./readiness.ts";
import type { Stage } from "./stage.ts";

/** Judges again what is due, claims the deployment, deploys, and waits until the version is live. */
export const deploy: Stage = (run) => deployAfter(run);

/** The same right after readiness was judged by these answers, in the same process. */
export async function deployAfter(run: Run, before?: Answers): Promise<StageResult> {
  const { findings: due, answers } = await judgeDue(run, before);
  const { release, environment } = run.subject;
  const { version, sha } = release;
  const order: DeployOrder = { environment: environment.name, version, sha, kind: "deploy" };
  if (fold(due) !== "pass") return { findings: [...due, refused(order)] };
  const ready = await readyFor(deployBlock(run), order);
  if ("refusal" in ready)
    return { findings: [...due, step("deploy", titleOf(order), ready.refusal)] };
  const past = await pastOf(run, answers);
  const deployed =
    past.state === "missing"
      ? { findings: [unreadable(environment.name, past)] }
      : await claimed(run, { order, ready: ready.act, past: past.value });
  return { ...deployed, findings: [...due, ...deployed.findings] };
}

const titleOf = ({ version, environment }: DeployOrder): string =>
  `Deploy ${version} to ${environment}`;

function refused(order: DeployOrder): Finding {
  return {
    ...step("deploy", titleOf(order), {
      outcome: "not-applicable",
      expected: "A pass of all requirements at this moment",
      found: "Not deployed: not every requirement passes",
    }),
    effect: "inform",
  };
}

/** As readiness was judged by it a moment ago, where it was. */
function pastOf({ subject, world }: Run, answers: Answers): Promise<Answer<History>> {
  const { environment, release } = subject;
  const { key } = history(environment.name, release.component);
  const known = answers.get(key);
  if (known?.state !== "known") return readHistory(world.ask, environment.name, release);
  return Promise.resolve(known as Answer<History>); // filed under its question's key
}

interface Prepared {
  readonly order: DeployOrder;
  readonly ready: Ready;
  readonly past: History;
}

async function claimed(run: Run, { order, ready, past }: Prepared): Promise<StageResult> {
  const delivery = deliveryOf(run);
  const wanted = { order, previous: running(past.records), rollbackOf: undefined };
  const earlier = claimOf(past.records, claimKey(delivery, wanted));
  const before = earlier && claimedBefore(past, earlier, titleOf(order));
  if (before !== undefined) return before;
  const claim = await claimFor(delivery, wanted);
  if (claim.state === "recorded") return dryRun(run, delivery, { order, ready });
  if (claim.state === "refused") return { findings: claim.findings };
  const { deployment, history: after } = claim;
  const devops = ownerOf(run.subject.manifest.roles, "devops");
  const begin = () => putInPlace(delivery, siteOf(run), { order, ready, devops, ...claim });
  return attempt("deploy", begin, { deployment, rolledBack: "no", history: after });
}

async function dryRun(
  run: Run,
  delivery: Delivery,
  { order, ready }: Pick<Prepared, "order" | "ready">,
): Promise<StageResult> {
  return { findings: (await rollOut(delivery, siteOf(run), { order, act: ready(0) })).findings };
}
