import * as z from "zod";
import {
  type Attestation,
  type Attestations,
  attestLine,
  readAttestations,
  standing,
  type Withdrawal,
} from "../core/commands/attestations.ts";
import { authorsOf } from "../core/commands/authors.ts";
import { holdersOf, INDEPENDENT_ROLES, TEAM_TOKEN, teamsIn } from "../core/commands/people.ts";
import type { Refusal } from "../core/commands/refusal.ts";
import type { Attested, Judgement } from "../core/finding.ts";
import { sameName } from "../core/text.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { duration, text } from "../fields/fields.ts";
import { changes } from "../questions/changes.ts";
import { checks } from "../questions/checks.ts";
import { comments } from "../questions/comments.ts";
import { team } from "../questions/team.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { known } from "./known-check.ts";
import { teamsOf } from "./teams.ts";

/** What a line says of the word that it takes. */
export const options = z.strictObject({
  role: text.meta({ description: "manifest role whose word counts" }),
  every: duration
    .meta({ description: "how long a word holds for all releases; default: for one commit" })
    .optional(),
  link: z
    .boolean()
    .default(false)
    .meta({ description: "the word has to name the address of what was looked at" }),
  needs: z.int().min(1).max(9).default(1).meta({ description: "how many people have to say so" }),
  "unless-check": text
    .meta({ description: "check of the commit that decides instead, where there is one" })
    .optional(),
});

type Options = z.output<typeof options> & {
  /** ISO 8601, set by a stage after the deployment: what was said before does not count. */
  readonly since?: string | undefined;
};

type Found = Omit<Judgement, "expected">;

/**
 * People who hold the role vouch for the line: for this very commit, or for all releases until their
 * word ends. Where a check of the commit is named and there, it decides, and nobody is asked. Roles that
 * are independent of the change vouch for no commit that they wrote a part of.
 */
export const attest = defineEvaluator({
  id: "attest",
  options,
  reads: ["release", "roles", "signoffs"],
  questions: (given, { release, declared: { release: block, roles, signoffs } }) => {
    const { role, every, "unless-check": check, since }: Options = given;
    return {
      comments: comments(block.issue, since === undefined ? "release" : "deployed"),
      standing: every === undefined ? [] : [comments(undefined, "standing")],
      checks: check === undefined ? [] : [checks(release.sha)],
      changes:
        every === undefined && signoffs.distinct && INDEPENDENT_ROLES.includes(role)
          ? [changes(release.previous?.sha, release.sha)]
          : [],
      teams: teamsIn(roles, [role]).map((name) => optional(team(name))),
    };
  },
  judge: (values, given, { id, now, release: { sha }, declared: { roles } }) => {
    const { role, every, link, needs, "unless-check": check, since }: Options = given;
    const names = every === undefined ? sha : undefined;
    const command = attestLine({ id, sha: names, link });
    const expected = `\`${command}\` by ${needs === 1 ? `the ${role}` : `${needs} people as ${role}`}`;
    const machine = check === undefined ? undefined : known(check, values.checks.flat(), sha);
    if (machine !== undefined) return machine;
    const authors = authorsOf(values.changes.flatMap(({ commits }) => commits)).logins;
    const row = { role, needs, command, every, now, sha, authors, holders: holdersOf(role, roles) };
    if (row.holders.length === 0) return { expected, ...nobody(role) };
    const [board] = values.standing;
    const issue = every === undefined ? values.comments.issue : board?.issue;
    const all = [...values.comments.comments, ...(board?.comments ?? [])];
    const people = { roles, teams: teamsOf(values.teams) };
    const said = readAttestations(all, { id, role, people, sha: names, link, since, authors });
    return { expected, ...decide(said, { ...row, issue }) };
  },
});

interface Row {
  readonly role: string;
  readonly needs: number;
  /** The line to paste. */
  readonly command: string;
  /** Milliseconds; undefined: for one commit. */
  readonly every: number | undefined;
  readonly now: number;
  readonly sha: string;
  readonly holders: readonly string[];
  /** Who wrote the release, where they may not vouch for it. */
  readonly authors: readonly string[];
  /** Where it is asked for; undefined: there is none. */
  readonly issue: { readonly number: number; readonly url: string } | undefined;
}

function decide(said: Attestations, row: Row): Found {
  const all = standing(said);
  const valid = all.filter((one) => endOf(one, row) > row.now);
  const details = said.refused.map(({ sentence }) => sentence);
  if (valid.length >= row.needs) return passed(valid, row, details);
  const last = said.withdrawn.findLast(({ isUnread }) => isUnread);
  if (last !== undefined) return unclear(`@${last.by} withdrew it`, row, details);
  const unread = said.refused.findLast(({ reason }) => reason === "unread-team");
  if (unread !== undefined) return unclear(`@${unread.by} attested it`, row, details);
  const over = all.filter((one) => !valid.includes(one)).at(-1);
  return waiting({ valid, over, withdrawn: said.withdrawn.at(-1), refused: said.refused }, row);
}

/** Epoch milliseconds; a time that cannot be read has ended. */
function endOf({ at }: Attestation, { every }: Row): number {
  if (every === undefined) return Number.POSITIVE_INFINITY;
  const end = Date.parse(at) + every;
  return Number.isNaN(end) ? Number.NEGATIVE_INFINITY : end;
}

function passed(valid: readonly Attestation[], row: Row, details: readonly string[]): Found {
  const { every, sha } = row;
  const attested = valid.map((one): Attested => {
    const { by, at, url } = one;
    if (every === undefined) return { by, at, url };
    return { by, at, until: new Date(endOf(one, row)).toISOString(), url };
  });
  const people = valid.map(({ by }) => `@${by}`).join(" and ");
  const newest = valid.at(-1);
  const on = formatTime(newest?.at ?? "");
  // as many as are needed have said so until then
  const ends = valid.map((one) => endOf(one, row)).toSorted((a, b) => b - a);
  const end = ends[row.needs - 1] ?? 0;
  const found =
    every === undefined
      ? `${people} attested ${shortSha(sha)} on ${on}`
      : `${people} attested it on ${on}, until ${formatTime(new Date(end).toISOString())}`;
  const shown = valid.flatMap(({ by, evidence }) =>
    evidence === undefined ? [] : [`Evidence of @${by}: ${evidence}`],
  );
  return { outcome: "pass", found, attested, details: [...shown, ...details], link: newest?.url };
}

interface Waiting {
  readonly valid: readonly Attestation[];
  /** The newest word that has ended. */
  readonly over: Attestation | undefined;
  readonly withdrawn: Withdrawal | undefined;
  readonly refused: readonly Refusal[];
}

function waiting({ valid, over, withdrawn, refused }: Waiting, row: Row): Found {
  const { needs, holders, authors, issue } = row;
  const out = [...valid.map(({ by }) => by), ...authors];
  const able = holders.filter((holder) => !out.some((login) => sameName(login, holder)));
  const newest = (one: { readonly at: string } | undefined) => Date.parse(one?.at ?? "") || 0;
  const miss = refused.at(-1);
  const told = [
    { at: newest(over), found: over && ended(over, row) },
    { at: newest(withdrawn), found: withdrawn && takenBack(withdrawn) },
    { at: newest(miss), found: miss?.sentence },
  ].filter(({ found }) => found !== undefined);
  const [latest] = told.toSorted((a, b) => b.at - a.at);
  const some = valid.length === 0 ? latest?.found : `${valid.length} of ${needs} have attested it`;
  const others = refused.map(({ sentence }) => sentence).filter((sentence) => sentence !== some);
  return {
    outcome: "pending",
    found: some ?? "Not attested yet",
    remedy: able.length === 0 ? another(row) : asked(row, able),
    details: others,
    link: issue?.url,
  };
}

function ended(one: Attestation, row: Row): string {
  const end = endOf(one, row);
  const on = Number.isFinite(end) ? ` on ${formatTime(new Date(end).toISOString())}` : "";
  return `The word of @${one.by} ended${on}`;
}

function takenBack({ by, at, because }: Withdrawal): string {
  const why = because === undefined ? "" : `: ${because}`;
  return `@${by} withdrew it on ${formatTime(at)}${why}`;
}

const named = (logins: readonly string[]): string => logins.map((name) => `@${name}`).join(" or ");

function asked({ command, every, issue }: Row, able: readonly string[]): string {
  const where = every === undefined ? "release issue" : "standing issue";
  const label = every === undefined ? "release" : "release-gate-standing";
  const place = issue === undefined ? "it" : `the ${where}`;
  const comment = `comment \`${command}\` on ${place} as ${named(able)}`;
  if (issue !== undefined) return `C${comment.slice(1)}`;
  const other = every === undefined ? ", or set release.issue" : "";
  return `Open one issue with the label \`${label}\`${other}; then ${comment}`;
}

const another = ({ role, authors, holders }: Row): string => {
  const wrote = holders.some((holder) => authors.some((login) => sameName(login, holder)));
  const why = `all its holders have attested it${wrote ? " or wrote commits of this release" : ""}`;
  return `Name somebody else under roles.${role} in release.yml on the default branch: ${why}`;
};

function nobody(role: string): Found {
  return {
    outcome: "fail",
    found: `Nobody holds the role ${role}`,
    remedy: `Name its holders under roles in release.yml on the default branch: \`roles: {${role}: [login]}\``,
  };
}

/** Nobody can tell whether somebody holds the role: that is neither a pass nor a stop. */
function unclear(what: string, { role, issue }: Row, details: readonly string[]): Found {
  return {
    outcome: "unknown",
    found: `${what}, and a team that may give them the role could not be read`,
    remedy: `Give the action ${TEAM_TOKEN}, or name logins under roles.${role}`,
    details,
    link: issue?.url,
  };
}
