import * as z from "zod";
import { holdersOf, type NoGo, type Refusal, type SignOff, signOffsIn } from "../core/commands.ts";
import type { Judgement } from "../core/finding.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { text } from "../fields/fields.ts";
import { comments } from "../questions/comments.ts";
import { defineEvaluator } from "./harness/evaluator.ts";

const options = z.strictObject({
  role: text.meta({ description: "manifest role whose sign-off counts" }),
});

type Found = Omit<Judgement, "expected">;

/** A person who holds the role has signed off this very commit, and no holder said no-go since. */
export const signoff = defineEvaluator({
  id: "signoff",
  options,
  reads: ["release", "roles"],
  questions: (_options, { declared }) => ({ comments: comments(declared.release.issue) }),
  judge: ({ comments: { issue, comments } }, { role }, { release: { sha }, declared }) => {
    const { roles } = declared;
    const command = `/sign-off ${role} ${shortSha(sha)}`;
    const expected = `\`${command}\` by the ${role}`;
    const holders = holdersOf(role, roles);
    if (holders.length === 0) return { expected, ...nobody(role) };
    const people = holders.map((login) => `@${login}`).join(" or ");
    if (issue === undefined) return { expected, ...nowhere(people, command) };
    const { signOffs, noGos, refused } = signOffsIn(comments, { role, sha, roles });
    const objection = noGos.findLast((noGo) => !signOffs.some((s) => withdraws(s, noGo)));
    if (objection !== undefined) return { expected, ...stopped(objection, command, refused) };
    const signed = signOffs.at(-1);
    if (signed !== undefined) return { expected, ...passed(signed, refused) };
    return { expected, ...waiting({ people, command, refused, link: issue.url }) };
  },
});

/** Only who said no-go can withdraw it, and only afterwards. */
function withdraws(signOff: SignOff, noGo: NoGo): boolean {
  const same = signOff.by.toLowerCase() === noGo.by.toLowerCase();
  return same && Date.parse(signOff.at) > Date.parse(noGo.at);
}

function nobody(role: string): Found {
  return {
    outcome: "fail",
    found: `Nobody holds the role ${role}`,
    remedy: `Name its holders under roles in release.yml on the default branch: \`roles: {${role}: [login]}\``,
  };
}

function nowhere(people: string, command: string): Found {
  return {
    outcome: "pending",
    found: "No release issue to sign off in",
    remedy: `Open one issue with the label \`release\`, or set release.issue; then comment \`${command}\` on it as ${people}`,
  };
}

function stopped(noGo: NoGo, command: string, refused: readonly Refusal[]): Found {
  return {
    outcome: "fail",
    found: `@${noGo.by} said no-go on ${formatTime(noGo.at)}: ${noGo.because}`,
    remedy: `Settle it; then comment \`${command}\` on the release issue as @${noGo.by}`,
    details: sentences(refused),
    link: noGo.url,
  };
}

function passed(signed: SignOff, refused: readonly Refusal[]): Found {
  return {
    outcome: "pass",
    found: `@${signed.by} signed off ${shortSha(signed.commit)} on ${formatTime(signed.at)}`,
    details: sentences(refused),
    link: signed.url,
  };
}

function waiting({
  people,
  command,
  refused,
  link,
}: {
  readonly people: string;
  readonly command: string;
  readonly refused: readonly Refusal[];
  readonly link: string;
}): Found {
  return {
    outcome: "pending",
    found: refused.at(-1)?.sentence ?? "No sign-off yet",
    remedy: `Comment \`${command}\` on the release issue as ${people}`,
    details: sentences(refused.slice(0, -1)),
    link,
  };
}

function sentences(refused: readonly Refusal[]): readonly string[] {
  return refused.map((refusal) => refusal.sentence);
}
