import { type Answered, compareBuild } from "../core/build.ts";
import { type Finding, type Judgement, type PlacedBuild, placed } from "../core/finding.ts";
import type { Live } from "../core/result.ts";
import { formatClock } from "../core/units.ts";
import { capital } from "../core/wording.ts";
import { type BuildAnswer, LiveBuild, type LiveState } from "../rollout/live.ts";
import { describeBuild } from "../smoke/build-source.ts";
import { describeTry, remedyFor } from "../smoke/judge.ts";
import { isSilent } from "../smoke/ready.ts";
import { CONFIRM_AFTER_MS } from "../smoke/run.ts";
import { type Asked, askOnce } from "./live.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/** What following a build has come to. */
export type Followed =
  /** The build that is judged answers. */
  | "new"
  /** Another one answers, alone or besides: nothing that was seen meanwhile speaks of the build. */
  | "other"
  /** Nobody can tell: nothing says how, or no answer could be read. */
  | "unknown";

/** Follows which build answers while one is judged. */
export interface Following {
  /** Asks once; ends early with this signal. */
  readonly ask: (signal: AbortSignal) => Promise<BuildAnswer>;
  /** Asks until it is clear which build answers, but no longer than that. */
  readonly settle: (withinMs: number) => Promise<Followed>;
  /** What answered last; undefined: it was not asked. */
  readonly live: () => Live | undefined;
  /** How often another build has answered. */
  readonly others: () => number;
  /**
   * How often an answer did not tell its build, after the build had told which one it is: another one
   * may have given it, or this one, which is sick.
   */
  readonly silent: () => number;
  /** Why nothing can be said of the build. */
  readonly finding: (why: Exclude<Followed, "new">) => Finding;
}

/** Builds that a finding names. */
const MOST_SHARES = 4;

/** One answer of another build may be an instance on its way out. */
const FEWEST_OTHERS = 2;

/** Follows the build of a site by what `smoke.ready` reads of builds; else nobody can tell. */
export function follow(site: Site, of: PlacedBuild): Following {
  const inARow = site.smoke.ready?.inARow ?? 1;
  const seen = new LiveBuild(Math.max(FEWEST_OTHERS, inARow));
  const { clock, signal } = site;
  let last: Asked | undefined;
  let newSeen = false;
  let hasTold = false;
  let silentAt: number | undefined;
  let others = 0;
  let silent = 0;
  let other: string | undefined;
  const shares = new Map<string, number>();

  const ask = async (until: AbortSignal): Promise<BuildAnswer> => {
    const asked = await askOnce({ ...site, signal: until }, of);
    // What was cut short by the end says nothing.
    if (asked === undefined || until.aborted) return "unknown";
    last = asked;
    const isUntold = tellsNothing(site, asked, of);
    const answer = isUntold ? (site.mayBeSilent ? "new" : "unknown") : answerOf(asked, of);
    seen.add(answer, clock.now());
    if (answer !== "unknown") {
      const name = describeBuild(answeredIn(asked)) ?? "a build without a name";
      shares.set(name, (shares.get(name) ?? 0) + 1);
    }
    if (answer === "new") newSeen = true;
    if (answer === "new" && !isUntold) hasTold = true;
    if (answer === "old") {
      other = describeBuild(answeredIn(asked));
      others += 1;
    }
    if (answer === "unknown" && isUntold && hasTold) {
      silentAt = clock.now();
      silent += 1;
    }
    return answer;
  };

  const settle = async (withinMs: number): Promise<Followed> => {
    const started = clock.monotonic();
    const first = await askAgain(ask, site);
    if (first !== "old") return first;
    let news = 0;
    while (seen.state !== "taken-back" && clock.monotonic() - started < withinMs) {
      await clock.sleep(site.smoke.ready?.every ?? CONFIRM_AFTER_MS, signal);
      if (signal.aborted) break;
      const answer = await ask(signal);
      if (answer === "old") news = 0;
      if (answer === "new") news += 1;
      if (news >= inARow) return "new";
    }
    return "other";
  };

  return {
    ask,
    settle,
    live: () => last && liveOf(last),
    others: () => others,
    silent: () => silent,
    finding: (why) => {
      if (why === "unknown" || others + silent === 0)
        return notLive(site, of, whyUnread(signal.aborted ? undefined : last));
      const at = seen.lastOldAt ?? silentAt ?? clock.now();
      const told = { other, newSeen, at, state: seen.state, shares };
      return notLive(site, of, whyOther(of, told));
    },
  };
}

/** What could not be read is asked once more: one lost answer decides nothing. */
async function askAgain(
  ask: Following["ask"],
  { clock, signal }: Pick<Site, "clock" | "signal">,
): Promise<BuildAnswer> {
  const first = await ask(signal);
  if (first !== "unknown") return first;
  await clock.sleep(CONFIRM_AFTER_MS, signal);
  return ask(signal);
}

const answeredIn = (asked: Asked): Answered => (asked.state === "asked" ? asked.tried : {});

function liveOf(asked: Asked): Live {
  const { version, commit } = answeredIn(asked);
  return { version, commit };
}

function tellsNothing({ smoke: { ready } }: Site, asked: Asked, build: PlacedBuild): boolean {
  return (
    ready !== undefined && asked.state === "asked" && isSilent(asked.tried, { build, from: ready })
  );
}

function answerOf(asked: Asked, build: PlacedBuild): BuildAnswer {
  const { same } = compareBuild(answeredIn(asked), { build, before: undefined });
  if (same === undefined) return "unknown";
  return same ? "new" : "old";
}

type Why = Pick<Judgement, "found" | "remedy">;

/** What is judged must be what answers; where it is not, that says nothing of it. */
function notLive({ environment, place }: Site, of: PlacedBuild, why: Why): Finding {
  const finding = step("version-live", `Version ${of.version} is live`, {
    outcome: "unknown",
    expected: `Version ${of.version} live in ${environment.name}`,
    ...why,
  });
  return { ...finding, of: placed(of), place: place(["smoke", "ready"]) };
}

/** Another build that answered; `other` undefined: it does not say which. */
interface Other {
  readonly other: string | undefined;
  /** The build that is judged answered, too. */
  readonly newSeen: boolean;
  /** When the other one answered last, epoch milliseconds. */
  readonly at: number;
  readonly state: LiveState;
  /** How often each build has answered, by its name. */
  readonly shares: ReadonlyMap<string, number>;
}

function whyOther({ version }: PlacedBuild, { other, newSeen, at, state, shares }: Other): Why {
  const remedy = `Find out what put ${other ?? "it"} there; deploy ${version} again, or name the build that is live`;
  if (!newSeen) return { found: `${told(other)} instead`, remedy };
  const time = formatClock(new Date(at).toISOString());
  if (state === "taken-back") return { found: `${told(other)} again, at ${time}`, remedy };
  return {
    found: `${told(other)} besides it, at ${time}${sharesOf(shares)}`,
    remedy: `Wait until ${version} answers alone, then run the stage again`,
  };
}

/** `: 9 × 2.4.0, 3 × 2.3.7`, most first: how much of a fleet disagrees. */
function sharesOf(shares: ReadonlyMap<string, number>): string {
  if (shares.size < 2) return "";
  const most = [...shares].toSorted(([, a], [, b]) => b - a).slice(0, MOST_SHARES);
  const rest = shares.size - most.length;
  const more = rest > 0 ? ` and ${rest} more` : "";
  return `: ${most.map(([name, count]) => `${count} × ${name}`).join(", ")}${more}`;
}

/** `Version 2.3.7`, or `Commit 1be07d4`. */
function told(other: string | undefined): string {
  if (other === undefined) return "A build that does not say which one it is";
  return other.startsWith("commit ") ? capital(other) : `Version ${other}`;
}

function whyUnread(last: Asked | undefined): Why {
  if (last === undefined) {
    return { found: "Not asked: the stage was interrupted", remedy: remedyFor("aborted") };
  }
  if (last.state === "unasked") return { found: last.missing, remedy: last.remedy };
  const { tried } = last;
  const remedy =
    tried.state === "answered"
      ? "Correct `smoke.ready`, which says where an answer names its build, or the service"
      : remedyFor(tried.reason);
  return { found: describeTry(tried), remedy };
}
