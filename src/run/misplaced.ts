import { Problem } from "../core/problem.ts";
import { STAGE_NAMES, STAGES, type StageName } from "../core/stages.ts";
import { line } from "../core/text.ts";
import type { Request } from "./request.ts";

/** What is said to a stage that does not act on it is refused: nothing is accepted and ignored. */
export function misplaced({
  stage,
  reason,
  to,
  tags,
  url,
  deployment,
  incident,
  version,
  sha,
}: Request): Problem | undefined {
  const refuse = (what: string, acts: (name: StageName) => boolean) =>
    new Problem({
      code: "usage",
      sentence: `the stage ${stage} does not use ${what}`,
      remedy: `leave it out; it belongs to ${listed(STAGE_NAMES.filter(acts))}`,
    });
  const takesReason = (name: StageName) => STAGES[name].takesReason;
  if (reason !== undefined && !takesReason(stage)) return refuse("a reason", takesReason);
  const isSmoke = (name: StageName) => name === "smoke";
  if (tags !== undefined && !isSmoke(stage)) return refuse("tags", isSmoke);
  if (url !== undefined && !isSmoke(stage)) return refuse("an address", isSmoke);
  const judges = (name: StageName) => STAGES[name].judges;
  if (incident !== undefined && !judges(stage)) return refuse("an incident", judges);
  const takesTarget = (name: StageName) => STAGES[name].takesTarget;
  if (to !== undefined && !takesTarget(stage)) return refuse("a version to return to", takesTarget);
  if (to !== undefined && reason === undefined) return unreasoned(to);
  if (stage === "settle") return unsettleable({ deployment, version, sha });
  const looksBack = (name: StageName) => STAGES[name].aboutRecord;
  if (deployment === undefined || looksBack(stage)) return undefined;
  return refuse("a deployment-id", looksBack);
}

/** Only a person chooses where to, and says why. */
function unreasoned(to: string): Problem {
  return new Problem({
    code: "usage",
    sentence: `returning to ${line(to)} needs a reason`,
    remedy: "say why (input `reason`, flag --reason), or leave the version out",
  });
}

/** What stands on record is ended: which one has to be named, and nothing else can be. */
function unsettleable({
  deployment,
  version,
  sha,
}: Pick<Request, "deployment" | "version" | "sha">): Problem | undefined {
  const refuse = (sentence: string, remedy: string) =>
    new Problem({ code: "usage", sentence: `the stage settle ${sentence}`, remedy });
  if (deployment === undefined) {
    return refuse("needs a deployment", "name the deployment-id that the message gave");
  }
  if (version === undefined && sha === undefined) return undefined;
  const what = version === undefined ? "a commit" : "a version";
  return refuse(`does not use ${what}`, "leave it out: the record names both");
}

/** `smoke, verify and rollback`. */
function listed(names: readonly string[]): string {
  return names.join(", ").replace(/, (?=[^,]*$)/, " and ");
}
