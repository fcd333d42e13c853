import { meant } from "../meant.ts";
import { sameName } from "../text.ts";
import { shortSha } from "../units.ts";
import type { IssueComment } from "./comment.ts";
import { type Command, commandsIn, isBecause, isCommit, reasonIn } from "./parse.ts";
import { holdsAny, LIFTING_ROLES, type People } from "./people.ts";
import {
  type Given,
  given,
  type Refusal,
  refuse,
  refuseGiven,
  stopped,
  unfitToGive,
  unseenStop,
  type Why,
} from "./refusal.ts";
import {
  covers,
  EVERYWHERE,
  environmentNamed,
  parseScope,
  type Scope,
  type Site,
} from "./scope.ts";

/** A `/hold`: stops every release in its scope until it is lifted. */
export interface Hold extends Given {
  readonly scope: Scope;
  readonly because: string;
  /** True where a team could not be read that may give the person a role. */
  readonly isUnread: boolean;
}

/** A `/lift-hold` by somebody entitled to it. */
export interface Lift extends Given {
  /** The commit as written: its first 7 digits or more. */
  readonly sha: string;
  readonly scope: Scope;
  /** The line, for people. */
  readonly text: string;
}

/** Holds and lifts, each oldest first, with the near misses. */
export interface HoldsAndLifts {
  readonly holds: readonly Hold[];
  readonly lifts: readonly Lift[];
  readonly refused: readonly Refusal[];
}

interface Known {
  readonly people: People;
  /** Names of the manifest's environments. */
  readonly environments: readonly string[];
  /** The manifest's component; empty for the only one. */
  readonly component?: string | undefined;
}

/** Reads every `/hold` and `/lift-hold` of the comments. */
export function readHolds(comments: readonly IssueComment[], known: Known): HoldsAndLifts {
  const all: { holds: Hold[]; lifts: Lift[]; refused: Refusal[] } = {
    holds: [],
    lifts: [],
    refused: [],
  };
  for (const command of commandsIn(comments)) {
    const why =
      command.name === "hold"
        ? whyNoHold(command, known)
        : command.name === "lift-hold"
          ? whyNoLift(command, known)
          : undefined;
    if (why !== undefined) all.refused.push(refuse(command, why));
    else if (command.name === "hold") {
      const hold = holdOf(command, known);
      const misspelt = whyElsewhere(hold, known);
      all.holds.push(hold);
      if (misspelt !== undefined) all.refused.push(refuse(command, misspelt));
    } else if (command.name === "lift-hold") all.lifts.push(liftOf(command, known));
  }
  return all;
}

function whyNoHold(command: Command, { people }: Known): Why | undefined {
  const notSeen = unseenStop(command);
  if (notSeen !== undefined) return notSeen;
  const { author } = command.comment;
  if (holdsAny(author, Object.keys(people.roles), people) !== "no") return undefined;
  return ["wrong-role", `@${author} holds no role in release.yml`];
}

/** A hold that cannot be read, or that names no environment there is, holds everything. */
function holdOf(command: Command, known: Known): Hold {
  const { words, comment } = command;
  const { people } = known;
  const { author } = comment;
  const at = words.findIndex(isBecause);
  const named = at === -1 && words.length > 1 ? [] : words.slice(0, at === -1 ? 1 : at);
  const scope = scopeIn(named, known);
  const isKnown = scope !== undefined && isAPlace(scope, known);
  const rest = words.slice(isKnown ? named.length : 0).filter((word) => !isBecause(word));
  const reason = reasonIn(words) ?? (rest.join(" ") || "no reason given");
  const isNowhere = scope !== undefined && !isKnown;
  const first = named.join(" ");
  return {
    ...stopped(command),
    scope: isKnown ? scope : EVERYWHERE,
    because: isNowhere ? `${reason} (there is no ${first}, so it holds everything)` : reason,
    isUnread: holdsAny(author, Object.keys(people.roles), people) === "unread",
  };
}

/** A component that is nearly this one may be meant for it: other components nobody knows here. */
function whyElsewhere({ scope }: Hold, { component = "" }: Known): Why | undefined {
  const { component: named } = scope;
  if (named === undefined || component === "" || sameName(named, component)) return undefined;
  const { hint } = meant(named, [component]);
  if (hint === undefined) return undefined;
  return ["malformed", `it names the component ${named}, and this one is ${component}: ${hint}`];
}

/** The place that these words name; several words only where they are an environment's name. */
function scopeIn(words: readonly string[], { environments }: Known): Scope | undefined {
  const text = words.join(" ");
  const whole = environmentNamed(text, environments);
  if (whole !== undefined && /[ /]/.test(text)) return { component: undefined, environment: whole };
  if (words.length === 1) return parseScope(text);
  const [, component, rest = ""] = /^([\w.-]+)\/(.+)$/.exec(text) ?? [];
  const environment = environmentNamed(rest, environments);
  return component === undefined || environment === undefined
    ? undefined
    : { component, environment };
}

/** True for an environment that there is; those of another component nobody knows here. */
function isAPlace(scope: Scope, { environments, component = "" }: Known): boolean {
  const { component: named = component, environment } = scope;
  if (environment === undefined) return true;
  const isOthers = component !== "" && !sameName(named, component);
  return isOthers || environmentNamed(environment, environments) !== undefined;
}

const WRITTEN = "/lift-hold, the commit, the environment unless it is for all, and because …";

function whyNoLift(command: Command, known: Known): Why | undefined {
  const { people } = known;
  const { words, comment, isSpelt } = command;
  const { author } = comment;
  const holding = holdsAny(author, LIFTING_ROLES, people);
  if (!isSpelt) return ["malformed", `write it as ${WRITTEN}`];
  if (holding === "no")
    return ["wrong-role", `@${author} is neither ${LIFTING_ROLES.join(" nor ")}`];
  if (holding === "unread") return ["unread-team", "a team that holds the role could not be read"];
  const unfit = unfitToGive(command);
  if (unfit !== undefined) return unfit;
  const [commit = ""] = words;
  if (!isCommit(commit))
    return ["names-no-commit", "it does not name a commit by at least 7 digits"];
  if (reasonIn(words) === undefined) return ["malformed", "it gives no reason (because …)"];
  const scope = scopeOf(words, known);
  if (scope === undefined) return ["malformed", `write it as ${WRITTEN}`];
  if (isAPlace(scope, known)) return undefined;
  return ["malformed", `there is no environment ${scope.environment}`];
}

/** The scope between commit and `because`; undefined where something else stands there. */
function scopeOf(words: readonly string[], known: Known): Scope | undefined {
  const at = words.findIndex(isBecause);
  const named = words.slice(1, at);
  return named.length === 0 ? EVERYWHERE : scopeIn(named, known);
}

function liftOf(command: Command, known: Known): Lift {
  const { words, text } = command;
  const [sha = ""] = words;
  return { ...given(command), sha, scope: scopeOf(words, known) ?? EVERYWHERE, text };
}

/** True where a lift frees this commit in this place. */
export function frees({ sha: written, scope }: Lift, sha: string, site: Site): boolean {
  return sha.toLowerCase().startsWith(written.toLowerCase()) && covers(scope, site);
}

/** Lifts that count in this place, for whatever commit. */
export function liftsFor(lifts: readonly Lift[], site: Site): readonly Lift[] {
  return lifts.filter(({ scope }) => covers(scope, site));
}

/** Lifts that free nothing here, with the reason. */
export function elsewhere(lifts: readonly Lift[], sha: string, site: Site): readonly Refusal[] {
  return lifts.flatMap((lift) => {
    if (frees(lift, sha, site)) return [];
    const why = covers(lift.scope, site)
      ? (["other-commit", `${shortSha(lift.sha)} is another commit`] as const)
      : (["malformed", `it is not for ${site.environment}`] as const);
    return [refuseGiven(lift, why)];
  });
}

/**
 * The newest hold that stands for a commit in a place: it covers the place, and no later lift frees
 * the commit. A release without a component is stopped by a hold of any.
 */
export function standingHold(
  { holds, lifts }: Pick<HoldsAndLifts, "holds" | "lifts">,
  sha: string,
  site: Site,
): Hold | undefined {
  return holds.findLast(
    ({ scope, at }) =>
      covers(site.component === undefined ? { ...scope, component: undefined } : scope, site) &&
      !lifts.some((lift) => frees(lift, sha, site) && Date.parse(lift.at) > Date.parse(at)),
  );
}
