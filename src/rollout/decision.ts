import type { Mark } from "../core/history.ts";
import type { TRIGGERS } from "../core/states.ts";

/** What the manifest may say of an outcome. */
type Reaction = "rollback" | "hold";

/** Everything that decides whether a release is rolled back. */
export interface RevertCase {
  /** The mark that names this deployment; undefined: none was left. */
  readonly mark: Pick<Mark, "state" | "verdict" | "by"> | undefined;
  /** `health.on`; what is not given: fail reverts, anything else holds. */
  readonly on: Readonly<Partial<Record<"fail" | "inconclusive" | "unknown", Reaction | undefined>>>;
  /** `rollback.when`: which deciding stages may start a revert. */
  readonly when: readonly (typeof TRIGGERS)[number][];
  /** Why a person wants it; overrides everything else. */
  readonly reason: string | undefined;
}

/** What to do with a deployment, and the one reason. */
interface RevertDecision {
  readonly action: "revert" | "hold" | "nothing";
  /** True where the reverted commit is kept from being released again. */
  readonly holdsCommit: boolean;
  /** Plain text, no full stop. */
  readonly because: string;
}

const act = (
  action: RevertDecision["action"],
  because: string,
  holdsCommit = action === "revert",
): RevertDecision => ({ action, because, holdsCommit });

/** The one table from outcome to action: `failure` reverts, doubt holds, `success` does nothing. */
export function decideRevert({ mark, on, when, reason }: RevertCase): RevertDecision {
  if (reason !== undefined) return act("revert", `by hand: ${reason}`);
  if (mark === undefined) return act("hold", "no verdict was left on this deployment");
  if (mark.state === "success") return act("nothing", "the verdict is pass");
  if (mark.state === "pending") return act("hold", "this deployment is undecided");
  if (mark.state === "failure") return onFailure(mark, on, when);
  if (mark.by === "deploy") {
    return act("revert", "the deployment was started and never went live", false);
  }
  return onDoubt(mark, on, when);
}

function onFailure(
  { by }: Pick<Mark, "by">,
  on: RevertCase["on"],
  when: RevertCase["when"],
): RevertDecision {
  const what = by ?? "the verdict";
  if ((by === "smoke" || by === "health") && !when.includes(by)) {
    return act("hold", `${by} failed, and rollback.when does not name it`);
  }
  if (by === "health" && on.fail === "hold") {
    return act("hold", "health failed, and health.on.fail says hold");
  }
  return act("revert", `${what} failed`);
}

/** Only a doubt of health may revert, and only where the manifest says so. */
function onDoubt(
  { verdict, by }: Pick<Mark, "verdict" | "by">,
  on: RevertCase["on"],
  when: RevertCase["when"],
): RevertDecision {
  const known = verdict === "inconclusive" || verdict === "unknown" ? verdict : undefined;
  const mayRevert = by === "health" && when.includes("health");
  if (known !== undefined && mayRevert && on[known] === "rollback") {
    return act("revert", `the verdict is ${known}, and health.on.${known} says rollback`);
  }
  return act("hold", `the verdict is ${verdict ?? "unreadable"}: neither good nor proven bad`);
}
