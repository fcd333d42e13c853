import * as z from "zod";
import { type Authors, authorsOf } from "../core/commands/authors.ts";
import { type Appointed, appoint, needed } from "../core/commands/duties.ts";
import { APPROVING_ROLE, approvalsAsSignOffs } from "../core/commands/environment-approvals.ts";
import { holdersOf, SIGN_OFF_ROLES, TEAM_TOKEN, teamsIn } from "../core/commands/people.ts";
import type { Refusal } from "../core/commands/refusal.ts";
import { isAnew, type NoGo, readSignOffs, type SignOff } from "../core/commands/sign-offs.ts";
import type { Judgement } from "../core/finding.ts";
import { isLocal } from "../core/release.ts";
import { sameName } from "../core/text.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { lazily, text } from "../fields/fields.ts";
import { approved } from "../questions/approved.ts";
import { changes } from "../questions/changes.ts";
import { comments } from "../questions/comments.ts";
import { team } from "../questions/team.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { teamsOf } from "./teams.ts";

const options = lazily(() =>
  z.strictObject({
    role: text.meta({ description: "manifest role whose sign-off counts" }),
  }),
);

type Found = Omit<Judgement, "expected">;

/** The same people are appointed in the rows of all four roles: each needs to know who wrote it. */
const isSeparate = (role: string): boolean => SIGN_OFF_ROLES.some((name) => name === role);

/**
 * People who hold the role have signed off this very commit, no holder said no-go since, and unless
 * the manifest says otherwise each of the four roles is another person's, and nobody approves what
 * they wrote.
 */
export const signoff = defineEvaluator({
  id: "signoff",
  options,
  reads: ["release", "roles", "signoffs"],
  questions: ({ role }, { release, run, declared: { release: block, roles, signoffs } }) => ({
    comments: comments(block.issue),
    approved: isLocal(run) ? [] : [optional(approved(run.id))],
    changes:
      signoffs.distinct && isSeparate(role) ? [changes(release.previous?.sha, release.sha)] : [],
    teams: teamsIn(roles, [...SIGN_OFF_ROLES, role]).map((name) => optional(team(name))),
  }),
  againstWaiver: ({ by }, { changes }, { declared: { signoffs } }) => {
    if (!signoffs.distinct) return undefined;
    const { logins } = authorsOf(changes.flatMap(({ commits }) => commits));
    const own = by.filter((login) => logins.some((author) => sameName(author, login)));
    if (own.length === 0) return undefined;
    const who = own.map((login) => `@${login}`).join(" and ");
    return `${who} wrote commits of this release, and nobody waives the sign-off on their own change`;
  },
  judge: (values, { role }, { release: { sha }, environment, run, now, declared }) => {
    const { roles, signoffs } = declared;
    const needs = needed(role, signoffs);
    const command = `/sign-off ${role} ${shortSha(sha)}`;
    const expected = `\`${command}\` by ${needs === 1 ? `the ${role}` : `${needs} people as ${role}`}`;
    const { issue, comments } = values.comments;
    const holders = holdersOf(role, roles);
    if (holders.length === 0) return { expected, ...nobody(role) };
    const people = { roles, teams: teamsOf(values.teams) };
    const asked = [...new Set([...SIGN_OFF_ROLES, role])];
    const said = readSignOffs(comments, { sha, people, roles: asked });
    const { noGos } = said;
    const approvals = values.approved.flatMap((one) => one?.approvals ?? []);
    const at = new Date(now).toISOString();
    const where = { environment: environment.name, run, sha, people, noGos, at };
    const given = approvalsAsSignOffs({ approvals, ...where });
    const signOffs = [...said.signOffs, ...given.signOffs];
    if (issue === undefined && !signOffs.some((one) => one.role === role)) {
      return { expected, ...nowhere(holders, command) };
    }
    const misses = role === APPROVING_ROLE ? given.refused : [];
    const authors = authorsOf(values.changes.flatMap(({ commits }) => commits));
    const anew = signOffs.filter((one) => isAnew(one, noGos));
    const appointed = appoint({ signOffs: anew, rules: signoffs, authors, role });
    const own = said.refused.filter((one) => one.role === undefined || one.role === role);
    const seen = { appointed, authors, noGos, refused: [...own, ...misses, ...appointed.refused] };
    const link = issue?.url ?? run.url ?? "";
    const row = { role, needs, command, holders, distinct: signoffs.distinct, link };
    return { expected, ...decide(seen, row) };
  },
});

interface Seen {
  readonly appointed: Appointed;
  readonly authors: Authors;
  readonly noGos: readonly NoGo[];
  readonly refused: readonly Refusal[];
}

interface Row {
  readonly role: string;
  readonly needs: number;
  readonly command: string;
  readonly holders: readonly string[];
  readonly distinct: boolean;
  readonly link: string;
}

function decide(seen: Seen, row: Row): Found {
  const { appointed, noGos, refused, authors } = seen;
  const { counted } = appointed;
  const details = [...refused.map(({ sentence }) => sentence), ...remarks(authors, row)];
  const objection = noGos.findLast(({ roles }) => roles.includes(row.role));
  const isAnswered =
    counted.length > 0 || appointed.refused.some(({ reason }) => reason === "signed-another");
  if (objection !== undefined && !isAnswered) return stopped(objection, row, details);
  const unread = noGos.findLast(({ isUnread }) => isUnread);
  if (unread !== undefined) return unclear(`@${unread.by} said no-go`, row, details);
  if (counted.length >= row.needs) return passed(counted, details);
  const unclearSign = refused.findLast(({ reason }) => reason === "unread-team");
  if (unclearSign !== undefined) return unclear(`@${unclearSign.by} signed off`, row, details);
  return waiting(seen, row);
}

/** What a reader has to know whatever the outcome. */
function remarks({ unlinked }: Authors, { distinct, role }: Row): readonly string[] {
  const names = unlinked.map((name) => `"${name}"`).join(", ");
  const isOff = !distinct && isSeparate(role);
  return [
    ...(unlinked.length === 0 ? [] : [`Commits of ${names} belong to no account: they bar nobody`]),
    ...(isOff ? ["signoffs.distinct is false: one person may fill several roles"] : []),
  ];
}

function nobody(role: string): Found {
  return {
    outcome: "fail",
    found: `Nobody holds the role ${role}`,
    remedy: `Name its holders under roles in release.yml on the default branch: \`roles: {${role}: [login]}\``,
  };
}

const named = (logins: readonly string[]): string => logins.map((name) => `@${name}`).join(" or ");

function nowhere(holders: readonly string[], command: string): Found {
  return {
    outcome: "pending",
    found: "No release issue to sign off in",
    remedy: `Open one issue with the label \`release\`, or set release.issue; then comment \`${command}\` on it as ${named(holders)}`,
  };
}

function stopped(noGo: NoGo, { command, holders }: Row, details: readonly string[]): Found {
  return {
    outcome: "fail",
    found: `@${noGo.by} said no-go on ${formatTime(noGo.at)}: ${noGo.because}`,
    remedy: `Settle it; then comment \`${command}\` on the release issue as ${named(holders)}`,
    details,
    link: noGo.url,
  };
}

/** Nobody can tell whether somebody holds the role: that is neither a pass nor a stop. */
function unclear(what: string, { role, link }: Row, details: readonly string[]): Found {
  return {
    outcome: "unknown",
    found: `${what}, and a team that may give them the role could not be read`,
    remedy: `Give the action ${TEAM_TOKEN}, or name logins under roles.${role}`,
    details,
    link,
  };
}

function passed(counted: readonly SignOff[], details: readonly string[]): Found {
  const last = counted.at(-1);
  const people = counted.map(({ by }) => `@${by}`).join(" and ");
  return {
    outcome: "pass",
    found:
      last?.approved === undefined
        ? `${people} signed off ${shortSha(last?.commit ?? "")} on ${formatTime(last?.at ?? "")}`
        : `${people} approved ${last.approved} for this run`,
    attested: counted.map(({ by, at, url }) => ({ by, at, url })),
    details,
    link: last?.url,
  };
}

function waiting({ appointed, authors, refused }: Seen, row: Row): Found {
  const { counted } = appointed;
  const { needs, command, holders, role, link } = row;
  const taken = [...counted.map(({ by }) => by), ...authors.logins];
  const able = holders.filter((holder) => !taken.some((login) => sameName(login, holder)));
  const some = counted.length === 0 ? "No sign-off yet" : `${counted.length} of ${needs} sign-offs`;
  const last = counted.length === 0 ? refused.at(-1)?.sentence : undefined;
  const others = refused.map(({ sentence }) => sentence).filter((one) => one !== last);
  return {
    outcome: "pending",
    found: last ?? some,
    remedy:
      able.length === 0
        ? `Name somebody else under roles.${role} in release.yml on the default branch: all its holders have signed, or wrote commits of this release`
        : `Comment \`${command}\` on the release issue as ${named(able)}`,
    details: [...others, ...remarks(authors, row)],
    link,
  };
}
