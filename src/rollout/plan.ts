import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { isAbandoned, isLeft, rolledBackBy, verdictOf } from "../core/record-state.ts";
import type { Released } from "../core/release.ts";
import { rollbackCommand } from "../core/rollback-command.ts";
import { decideRevert, type RevertCase } from "./decision.ts";
import { type EarlierRevert, earlierRevert } from "./earlier.ts";
import { chooseTarget } from "./target.ts";

/** What to do about a deployment, before a way back is sought. */
export type Plan =
  | { readonly action: "nothing"; readonly because: string }
  | Hold
  | {
      /** A revert of it was begun before, and that is all there is to say. */
      readonly action: "ended";
      readonly came: "yes" | "failed";
      readonly record: DeploymentRecord;
      readonly target: Released;
    }
  | {
      readonly action: "revert";
      readonly because: string;
      /** The reverted commit is kept from being released again. */
      readonly holdsCommit: boolean;
    };

/** Stays as it is and asks people: doubt never reverts a release and never passes it. */
export interface Hold {
  readonly action: "hold";
  readonly because: string;
  readonly remedy: string;
  /** What stands between the remedy and the command by hand, where there is one. */
  readonly or?: string | undefined;
  /** What people would return to, where they decide to. */
  readonly target?: Released | undefined;
  readonly link?: string | undefined;
}

/** What is known when a rollback is asked for; `verdict`: the one in hand, where there is one. */
export type PlanCase = RevertCase & {
  readonly history: History;
  readonly record: DeploymentRecord;
};

/** A revert is never begun twice; else the verdict decides. */
export function planRevert({ history, record, ...asked }: PlanCase): Plan {
  const earlier = earlierRevert(history, record.id);
  if (earlier.state !== "none") return begunBefore(earlier);
  const gone = rolledBackBy(record);
  if (gone !== undefined) {
    const because = `its revert was begun as deployment ${gone}, and there is no record of that one`;
    const { target } = wayBack(history, record);
    return { action: "hold", because, remedy: FINISH, or: " with ", target };
  }
  const settled = asked.reason === undefined ? settledAs(record) : undefined;
  if (settled !== undefined) {
    return { action: "hold", because: settled, ...wayBack(history, record) };
  }
  const verdict = asked.verdict ?? verdictOf(record);
  const { action, because, holdsCommit } = decideRevert({ ...asked, verdict });
  if (action === "nothing") return { action, because };
  if (action === "revert") return { action, because, holdsCommit };
  return { action, because, ...wayBack(history, record) };
}

/** What only a person rolls back. */
function settledAs(record: DeploymentRecord): string | undefined {
  const { id, payload } = record;
  if (payload.kind === "rollback") return `deployment ${id} is a revert: that is never reverted`;
  if (isLeft(record)) return "it failed, and it was left as it is";
  return isAbandoned(record) ? "its run ended before anybody saw how it went" : undefined;
}

function begunBefore({ state, record }: Exclude<EarlierRevert, { state: "none" }>): Plan {
  const target = { version: record.payload.version, sha: record.sha };
  if (state === "proven") return { action: "ended", came: "yes", record, target };
  if (state === "failed") return { action: "ended", came: "failed", record, target };
  const because = `deployment ${record.id} is a rollback of it, and it is ${state}`;
  return { action: "hold", because, remedy: FINISH, or: " with ", target, link: linkOf(record) };
}

/** What a person does about a revert that was begun before and is not proven. */
export const FINISH = "look at what is live, and finish it by hand";

/** For people who decide to take it back: to what, and how. */
function wayBack(
  history: History,
  record: DeploymentRecord,
): Pick<Hold, "remedy" | "or" | "target"> {
  const { sha } = record;
  const look = `look at ${history.environment} and decide`;
  const chosen = chooseTarget(history, { sha, lifts: [], byHand: true });
  if ("none" in chosen) return { remedy: `${look}; ${chosen.none}` };
  const { version, sha: to } = chosen.target;
  return {
    remedy: `${look}; to roll it back, run \`${rollbackCommand(record, history.environment, version)}\``,
    or: ", or ",
    target: { version, sha: to },
  };
}
