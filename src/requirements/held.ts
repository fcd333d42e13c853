import * as z from "zod";
import { type Abandoned, readAbandons } from "../core/commands/abandon.ts";
import {
  elsewhere,
  frees,
  type Hold,
  type HoldsAndLifts,
  liftsFor,
  readHolds,
  standingHold,
} from "../core/commands/holds.ts";
import { TEAM_TOKEN, teamsIn } from "../core/commands/people.ts";
import { type Site, siteFor, siteText } from "../core/commands/scope.ts";
import {
  type NoGo,
  readSignOffs,
  type SignOffs,
  standingNoGo,
} from "../core/commands/sign-offs.ts";
import type { Judgement } from "../core/finding.ts";
import type { History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { verdictOf } from "../core/record-state.ts";
import { heldIn, type Setback } from "../core/record-trust.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { comments } from "../questions/comments.ts";
import { history } from "../questions/history.ts";
import { team } from "../questions/team.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { teamsOf } from "./teams.ts";

/**
 * Nothing stops this commit here: no failure and no `/hold` that nobody has lifted since, the
 * release was not abandoned, and no `/no-go` of somebody who signs off, under whatever policy.
 */
export const held = defineEvaluator({
  id: "held",
  options: lazily(() => z.strictObject({})),
  reads: ["release", "roles", "environments"],
  questions: (_options, { release, environment, declared }) => ({
    history: history(environment.name, release.component),
    comments: comments(declared.release.issue),
    teams: teamsIn(declared.roles).map((name) => optional(team(name))),
  }),
  judge: (values, _options, { release, environment, declared, run }) => {
    const { sha } = release;
    const people = { roles: declared.roles, teams: teamsOf(values.teams) };
    const { comments } = values.comments;
    const said = readHolds(comments, {
      people,
      environments: declared.environments,
      component: release.component,
    });
    const signed = readSignOffs(comments, { sha, people });
    const about = { sha, site: siteFor(release, environment), run: run.id };
    const ends = readAbandons(comments, people);
    const stops = stopsOf(values.history, { said, signed }, about);
    const [first, ...more] = [...ends.abandoned.slice(-1).map(byEnd), ...stops].toSorted(
      (a, b) => Number(a.outcome !== "fail") - Number(b.outcome !== "fail"),
    );
    const near = [...said.refused, ...signed.refusedNoGos, ...ends.refused].map(
      ({ sentence }) => sentence,
    );
    const expected = `No failure, hold or no-go that stops ${shortSha(sha)} in ${environment.name}`;
    if (first === undefined)
      return { expected, ...free(values.history, said, about), details: near };
    const idle = elsewhere(said.lifts, sha, about.site).map(({ sentence }) => sentence);
    const also = more.map(({ found }) => `Also ${found}`);
    return { ...first, expected, details: [...also, ...idle, ...near] };
  },
});

interface About {
  readonly sha: string;
  readonly site: Site;
  /** Id of the run that asks. */
  readonly run: string;
}

type Stop = Omit<Judgement, "expected">;

/** Whatever stops the commit. */
function stopsOf(
  past: History,
  { said, signed }: { readonly said: HoldsAndLifts; readonly signed: SignOffs },
  about: About,
): readonly Stop[] {
  const setback = heldIn(past.records, about.sha, liftsFor(said.lifts, about.site));
  const hold = standingHold(said, about.sha, about.site);
  const noGo = standingNoGo(signed);
  const stops = [
    ...(setback === undefined ? [] : [byFailure(setback, about)]),
    ...(hold === undefined ? [] : [byHold(hold, about)]),
    ...(noGo === undefined ? [] : [byNoGo(noGo, about)]),
  ];
  return stops;
}

const lift = ({ sha, site }: About): string =>
  `comment \`/lift-hold ${shortSha(sha)} ${siteText(site)} because …\` on the release issue as release coordinator or PM`;

function byFailure(setback: Setback, about: About): Stop {
  return {
    outcome: "fail",
    found: `On hold since ${formatTime(setback.at)}, when ${whatHappened(setback)}`,
    remedy: `Release a new commit; if the failure was not the release's, ${lift(about)}${anew(setback, about)}`,
    link: linkOf(setback.record),
  };
}

/** What has failed in a run is not deployed again by its next attempt, lifted or not. */
function anew({ record }: Setback, { run }: About): string {
  const isOwn = record.payload.kind === "deploy" && record.payload.run === run;
  return isOwn ? ", then start a new run: this one does not deploy it again" : "";
}

function whatHappened({ because, record }: Setback): string {
  if (because === "reverted") return "it was rolled back there";
  const by = verdictOf(record)?.by;
  return `it failed there${by === undefined ? "" : ` (${by})`}`;
}

function byHold({ by, at, because, url, isUnread }: Hold, about: About): Stop {
  const found = `@${by} put it on hold on ${formatTime(at)}: ${because}`;
  if (isUnread) return unread(found, url);
  return { outcome: "fail", found, remedy: `Settle it; then ${lift(about)}`, link: url };
}

function byEnd({ by, at, because, url, isUnread }: Abandoned): Stop {
  const found = `@${by} abandoned this release on ${formatTime(at)}: ${because}`;
  if (isUnread) return unread(found, url);
  const remedy =
    "Close the release issue; for another release open a new one with the label `release`, or name it as release.issue";
  return { outcome: "fail", found, remedy, link: url };
}

function byNoGo({ by, at, because, url, roles, isUnread }: NoGo, { sha }: About): Stop {
  const found = `@${by} said no-go on ${formatTime(at)}: ${because}`;
  if (isUnread) return unread(found, url);
  const command = `/sign-off ${roles[0]} ${shortSha(sha)}`;
  const remedy = `Settle it; then comment \`${command}\` on the release issue as ${roles[0]}`;
  return { outcome: "fail", found, remedy, link: url };
}

function unread(found: string, link: string): Stop {
  return {
    outcome: "unknown",
    found: `${found}; a team that may give them a role could not be read`,
    remedy: `Give the action ${TEAM_TOKEN}, or name logins under roles`,
    link,
  };
}

function free({ records }: History, { lifts }: HoldsAndLifts, { sha, site }: About): Stop {
  const lifted = heldIn(records, sha, []);
  const here = liftsFor(lifts, site).filter((one) => frees(one, sha, site));
  const last = here.findLast((one) => lifted && Date.parse(one.at) > Date.parse(lifted.at));
  return {
    outcome: "pass",
    found:
      last === undefined
        ? "No failure, hold or no-go"
        : `Lifted by @${last.by} on ${formatTime(last.at)}`,
  };
}
