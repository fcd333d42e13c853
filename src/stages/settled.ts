import type { Answers } from "../core/answer.ts";
import type { History } from "../core/record.ts";
import { stateOf } from "../core/record-state.ts";
import { fold } from "../core/verdict.ts";
import { deliveryOf } from "../delivery/delivery.ts";
import { clearTheWay } from "../delivery/lock.ts";
import type { Run } from "../delivery/run.ts";
import { siteOf } from "../delivery/site.ts";
import { history } from "../questions/history.ts";
import type { Due } from "./patience.ts";
import { judgeDue } from "./readiness.ts";

/**
 * What is due for a deployment. Where it does not pass, and an earlier deployment that has ended was
 * left in progress, that is settled first: nobody knows whether it went live, which may be all that
 * keeps the release from passing.
 */
export async function judgeSettled(run: Run, before?: Answers): Promise<Due> {
  const due = await judgeDue(run, before);
  const past = pastIn(run, due.answers);
  if (run.subject.dryRun || past === undefined || fold(due.findings) === "pass") return due;
  const way = await clearTheWay(deliveryOf(run), siteOf(run), {
    past,
    which: (record) => stateOf(record) === "in-progress",
    timeoutMs: 0,
  });
  if (way.state !== "changed") return due;
  const anew = await judgeDue(run);
  return { ...anew, findings: [...way.findings, ...anew.findings] };
}

/** The history of the environment as the release was judged by it, where it was known. */
export function pastIn({ subject }: Run, answers: Answers): History | undefined {
  const { key } = history(subject.environment.name, subject.release.component);
  const known = answers.get(key);
  return known?.state === "known" ? (known.value as History) : undefined; // filed under its question's key
}
