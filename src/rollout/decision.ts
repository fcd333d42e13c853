import type { RecordVerdict } from "../core/record-description.ts";
import type { TRIGGERS } from "../core/states.ts";

/** What the manifest may say of an outcome. */
type Reaction = "rollback" | "hold";

/** Everything that decides whether a release is rolled back. */
export interface RevertCase {
  /** The verdict on this deployment; undefined: none was left. */
  readonly verdict: RecordVerdict | undefined;
  /** `health.on`; what is not given: fail reverts, anything else holds. */
  readonly on: Readonly<Partial<Record<"fail" | "inconclusive" | "unknown", Reaction | undefined>>>;
  /** `rollback.when`: which deciding stages may start a revert. */
  readonly when: readonly (typeof TRIGGERS)[number][];
  /** The environment is only observed: nothing is rolled back there but by a person. */
  readonly observeOnly?: boolean | undefined;
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

/** The one table from verdict to action: a fail reverts, doubt holds, a pass does nothing. */
export function decideRevert({
  verdict,
  on,
  when,
  reason,
  observeOnly,
}: RevertCase): RevertDecision {
  // What only failed to be deployed says nothing of the build.
  const holds = verdict?.by !== "deploy";
  const revert = (because: string) => ({ action: "revert", because, holdsCommit: holds }) as const;
  if (reason !== undefined) return revert(`by hand: ${reason}`);
  if (verdict === undefined) return hold("no verdict was left on this deployment");
  const { outcome, by } = verdict;
  if (outcome === "pass") {
    return { action: "nothing", because: "the verdict is pass", holdsCommit: false };
  }
  if (observeOnly === true) return hold("this environment is only observed (observe-only)");
  if (outcome === "pending") return hold("this deployment is undecided");
  if (by === "deploy") return revert("the deployment was started and never went live");
  if (outcome !== "fail") return onDoubt({ outcome, by }, on, when) ?? doubt(outcome);
  if ((by === "smoke" || by === "health") && !when.includes(by)) {
    return hold(`${by} failed, and rollback.when does not name it`);
  }
  if (by === "health" && on.fail === "hold") {
    return hold("health failed, and health.on.fail says hold");
  }
  return revert(`${by} failed`);
}

const hold = (because: string): RevertDecision => ({ action: "hold", because, holdsCommit: false });

const doubt = (outcome: string): RevertDecision =>
  hold(`the verdict is ${outcome}: neither good nor proven bad`);

/** Only a doubt of health may revert, and only where the manifest says so. */
function onDoubt(
  { outcome, by }: { readonly outcome: "unknown" | "inconclusive" } & Pick<RecordVerdict, "by">,
  on: RevertCase["on"],
  when: RevertCase["when"],
): RevertDecision | undefined {
  if (by !== "health" || !when.includes("health") || on[outcome] !== "rollback") return undefined;
  const because = `the verdict is ${outcome}, and health.on.${outcome} says rollback`;
  return { action: "revert", because, holdsCommit: true };
}
