import type { Past, PastCommit, PastPull, Written } from "../core/past.ts";
import { type Deployment, isChange } from "./deployment.ts";

/** A change that a deployment brought to users for the first time; durations in milliseconds. */
export interface Change {
  /** `#12`, or the short commit of what was pushed without a pull request. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly bot: boolean;
  /** From its first commit to its deployment. */
  readonly leadMs: number;
  /** From its merge to its deployment; undefined where it was pushed. */
  readonly fromMergeMs: number | undefined;
}

/** What each deployment brought. */
export interface Changes {
  /** By the deployment's id; undefined: what it brought cannot be known. */
  readonly of: ReadonlyMap<number, readonly Change[] | undefined>;
  /** Pull requests of each deployment, by its id. */
  readonly pulls: ReadonlyMap<number, readonly PastPull[]>;
  /** Changes whose dates make no lead time. */
  readonly dropped: number;
}

/**
 * The changes of every deployment that brought something new: the commits that it holds and no
 * earlier one held, so that each counts once, when it first came live. Of the first deployment, and
 * of one whose commit or predecessor's commit is not in the history, nothing is known.
 * @param deployments oldest first
 */
export function changesOf(deployments: readonly Deployment[], commits: Past["commits"]): Changes {
  const delivered = new Set<string>();
  const told = new Set<number>();
  const of = new Map<number, readonly Change[] | undefined>();
  const pulls = new Map<number, readonly PastPull[]>();
  let dropped = 0;
  let isKnown = false;
  for (const one of deployments.filter(isChange)) {
    const fresh = commits.has(one.sha) ? take(one.sha, commits, delivered) : undefined;
    if (fresh === undefined || !isKnown) of.set(one.id, undefined);
    else {
      const units = unitsIn(fresh).filter(
        ({ pull }) => pull === undefined || !told.has(pull.number),
      );
      const changes = units.map((unit) => changeOf(unit, one.successAt));
      pulls.set(
        one.id,
        units.flatMap(({ pull }) => pull ?? []),
      );
      of.set(
        one.id,
        changes.filter((change) => change !== undefined),
      );
      dropped += changes.filter((change) => change === undefined).length;
    }
    for (const { pull } of fresh ?? []) if (pull !== undefined) told.add(pull.number);
    isKnown = fresh !== undefined;
  }
  return { of, pulls, dropped };
}

/** Commits that lead to this one and are not delivered, which they are from here on. */
function take(sha: string, commits: Past["commits"], delivered: Set<string>) {
  const fresh: PastCommit[] = [];
  const waiting = [sha];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const commit = delivered.has(next) ? undefined : commits.get(next);
    if (commit === undefined) continue;
    delivered.add(next);
    fresh.push(commit);
    waiting.push(...commit.parents);
  }
  return fresh;
}

/** A pull request once, with what it brought; a pushed commit alone. Merges bring nothing themselves. */
interface Unit {
  readonly pull: PastPull | undefined;
  readonly commit: PastCommit;
}

function unitsIn(commits: readonly PastCommit[]): readonly Unit[] {
  const pulls = new Map<number, Unit>();
  const pushed: Unit[] = [];
  for (const commit of commits) {
    const { pull } = commit;
    if (pull !== undefined) pulls.set(pull.number, { pull, commit });
    else if (commit.parents.length < 2) pushed.push({ pull, commit });
  }
  return [...pulls.values(), ...pushed];
}

/**
 * The author's date survives a rebase, the committer's does not: it counts where it makes sense, else
 * the other does, else there is no lead time.
 */
function changeOf({ pull, commit }: Unit, successAt: number): Change | undefined {
  const written: readonly Written[] =
    pull === undefined || pull.commits.length === 0 ? [commit] : pull.commits;
  const leads = [
    successAt - earliest(written.map(({ authoredAt }) => authoredAt)),
    successAt - earliest(written.map(({ committedAt }) => committedAt)),
  ];
  const leadMs = leads.find((lead) => lead >= 0);
  if (leadMs === undefined) return undefined;
  if (pull === undefined) {
    const { sha, title, url, bot } = commit;
    return { id: sha.slice(0, 7), title, url, bot, leadMs, fromMergeMs: undefined };
  }
  const { number, title, url, bot, mergedAt } = pull;
  const fromMergeMs = Math.max(0, successAt - Date.parse(mergedAt));
  return { id: `#${number}`, title, url, bot, leadMs, fromMergeMs };
}

function earliest(dates: readonly string[]): number {
  return Math.min(...dates.map((date) => Date.parse(date)));
}

const HOTFIX = /^(?:hotfix\b|revert\b)/i;

/**
 * Deployments of other tools that brought nothing but hotfixes and reverts, by the titles or
 * branches of their pull requests, as the hotfixes that they are.
 */
export function withHotfixes(
  deployments: readonly Deployment[],
  { pulls }: Pick<Changes, "pulls">,
): readonly Deployment[] {
  return deployments.map((one) => {
    const brought = pulls.get(one.id) ?? [];
    if (one.ours || one.kind !== "deploy" || brought.length === 0) return one;
    const isFix = ({ title, branch }: PastPull) => HOTFIX.test(title) || HOTFIX.test(branch);
    return brought.every(isFix) ? { ...one, kind: "hotfix", guessed: true } : one;
  });
}
