import { type Answered, compareBuild } from "../core/build.ts";
import type { Released } from "../core/release.ts";
import type { Answering } from "./look-first.ts";

/** The builds that may answer where a revert is thought of. */
export interface Builds {
  /** What would be reverted. */
  readonly subject: Released;
  readonly target: Released | undefined;
  /** What ran before the subject. */
  readonly previous: Released | undefined;
}

/** Which of the builds an answer came from. A version that the subject shares tells nothing. */
export function whichBuild(answered: Answered, { subject, target, previous }: Builds): Answering {
  const isOf = (build: Released) => compareBuild(answered, { build, before: undefined }).same;
  const isSubject = isOf(subject);
  if (isSubject === undefined) return "unknown";
  const others = { target, previous: previous?.sha === subject.sha ? undefined : previous };
  const other = (["target", "previous"] as const).find((name) => {
    const build = others[name];
    return build !== undefined && isOf(build) === true;
  });
  if (isSubject) return other === undefined ? "subject" : "unknown";
  return other ?? "other";
}

/**
 * What some answers at once say of the whole. One of a third build is enough to know that somebody
 * has put it there, and one of the subject that it is still live; the target or what ran before is
 * live only where every answer says so.
 */
export function whichOfAll(answers: readonly Answering[]): Answering {
  if (answers.includes("other")) return "other";
  if (answers.includes("subject")) return "subject";
  const [first = "unknown"] = answers;
  return answers.every((one) => one === first) ? first : "unknown";
}
