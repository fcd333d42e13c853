import type { Answers } from "../core/answer.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { stateOf } from "../core/record-state.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { fold } from "../core/verdict.ts";
import { deliveryOf } from "../delivery/delivery.ts";
import { clearTheWay, type Way } from "../delivery/lock.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { history } from "../questions/history.ts";
import { afresh } from "./afresh.ts";
import type { Due } from "./patience.ts";
import { judgeDue } from "./readiness.ts";
import { verifyLeft } from "./verify-left.ts";

/** What is due; or what was found live and verified, where nothing is to be deployed any more. */
interface DueOrLive extends Due {
  /** By what ran before as it is known now. */
  readonly run: Run;
  readonly own?: StageResult;
}

/**
 * What is due for a deployment. Where it does not pass, and an earlier deployment that has ended was
 * left in progress, that is settled first: nobody knows whether it went live, which may be all that
 * keeps the release from passing.
 */
export async function judgeSettled(run: Run, before?: Answers): Promise<DueOrLive> {
  const due = await judgeDue(run, before);
  const past = pastIn(run, due.answers);
  if (run.subject.dryRun || past === undefined || fold(due.findings) === "pass") {
    return { ...due, run };
  }
  const way = await clearTheWay(deliveryOf(run), siteOf(run), {
    past,
    which: (record) => stateOf(record) === "in-progress",
    timeoutMs: 0,
    verify: verifyLeft(run),
    goesOn: isOwn(run),
  });
  if (way.state === "own") return { ...due, run, own: foundLive(way) };
  if (way.state !== "changed") return { ...due, run };
  const fresh = await afresh(run, way.past);
  const anew = await judgeDue(fresh);
  return { ...anew, findings: [...way.findings, ...anew.findings], run: fresh };
}

/** True of a deployment of what is released: it is not deployed a second time while it is live. */
export function isOwn({ subject: { release } }: Run): (record: DeploymentRecord) => boolean {
  return ({ sha, payload }) => payload.kind === "deploy" && sha === release.sha;
}

/** What was to be deployed was left live by a run that has ended: its verdict is that of this release. */
export function foundLive({
  findings,
  deployment,
  result,
}: Extract<Way, { state: "own" }>): StageResult {
  return handOn({ findings, deployment, rolledBack: "no" }, result);
}

/** The history of the environment as the release was judged by it, where it was known. */
export function pastIn({ subject }: Run, answers: Answers): History | undefined {
  const { key } = history(subject.environment.name, subject.release.component);
  const known = answers.get(key);
  return known?.state === "known" ? (known.value as History) : undefined; // filed under its question's key
}
