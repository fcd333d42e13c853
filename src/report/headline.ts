import type { Finding } from "../core/finding.ts";
import { observedWords } from "../core/observe-only.ts";
import type { Proof } from "../core/record-description.ts";
import { decidingStage, stageFacts } from "../core/stages.ts";
import { cut, line } from "../core/text.ts";
import { shortSha } from "../core/units.ts";
import { blockers } from "../core/verdict.ts";
import { inSentence, plural, withoutStop } from "../core/wording.ts";
import { actorOf, byCause, reasonOf, remedyOf, type Told } from "./causes.ts";
import { decide, type HeadlineParts } from "./decision.ts";
import { isAttested, warningsOf } from "./groups.ts";
import { namesIn } from "./names.ts";
import { isSameTrouble } from "./same-trouble.ts";

/** Characters of a headline: what a commit status shows. */
export const HEADLINE_LENGTH = 140;

/** What the rollback stage decided. */
const DECISION = "step/decision";

/** Characters that two lines of a phone (390 px) show of a heading. */
const PHONE_LENGTH = 90;

/**
 * Where a reason may end, since what stands before is whole: a clause, a remark in parentheses, or
 * an item of a list, which has its state in parentheses. A comma of a sentence is no end.
 */
const END = /; |(?<! ): | — |(?<=\)), | (?=\([^()]*\)(?:$|[;:,]| — ))/g;

/** Quotations and parentheses belong together, whatever marks stand in them. */
const TOGETHER = /"[^"]*"|`[^`]*`|\([^()]*\)/g;

const short = (text: string, length: number): string => cut(line(text), length);

/** Which release, and where: `Shop 2.4.0 → production`. */
function subject({ stage, release, environment, notes }: HeadlineParts): string {
  const where = environment === undefined ? undefined : short(environment.name, 24);
  if (release === undefined) return where === undefined ? stage : `${stage} for ${where}`;
  const what = `${short(release.name, 28)} ${short(release.version, 24)}`.trimEnd();
  if (where === undefined) return what;
  if (notes.rolledBack === "yes" && notes.rollbackTo !== undefined) {
    return `${what} → ${short(notes.rollbackTo, 24)} in ${where}`;
  }
  return stageFacts(stage).next !== undefined ? `${what} → ${where}` : `${what} in ${where}`;
}

/** What people do after a revert that failed. */
export const BY_HAND = "Act now, by hand";

/** What an environment runs after a revert that failed. */
export function liveAfterFailure({ notes }: HeadlineParts): string {
  const { liveVersion, liveCommit, rollbackTo } = notes;
  if (liveVersion === undefined) {
    const commit = liveCommit && line(shortSha(liveCommit));
    return commit ? `commit ${commit}` : "unknown, no version was reported";
  }
  if (liveVersion === rollbackTo) return `${line(liveVersion)}, but not proven healthy`;
  return rollbackTo === undefined
    ? line(liveVersion)
    : `${line(liveVersion)}, should be ${line(rollbackTo)}`;
}

function passReason(parts: HeadlineParts): string {
  const { notes, findings, verdict, stage, undecided = [] } = parts;
  // A row that follows from other findings is not counted beside them.
  const required = findings.filter(
    (f) => f.effect === "block" && f.outcome === "pass" && f.basis.kind !== "derived",
  );
  const attested = required.filter(isAttested).length;
  if (verdict !== "pass") return "nothing was decided";
  if (notes.rolledBack === "yes") {
    const why = findings.find((f) => f.id === DECISION)?.found;
    // It was rolled back before, and what it was rolled back to is live no longer.
    if (why !== undefined && notes.rollbackTo === undefined) return inSentence(line(why));
    const target = line(notes.rollbackTo ?? "the target");
    const proven = PROVEN[notes.proof ?? "none"];
    const told =
      proven === undefined
        ? `${target} passes its checks, version not proven`
        : `${target} is ${proven}`;
    return why === undefined ? told : `${inSentence(line(why))}; ${told}`;
  }
  if (stage === "rollback") return inSentence(line(required[0]?.found ?? "nothing to roll back"));
  const warnings = warningsOf(findings).length;
  const all = `${plural(required.length - attested, "required check")} passed`;
  const waived = findings.filter(({ waiver }) => waiver !== undefined).length;
  const flaky = findings.filter((f) => f.outcome === "pass" && f.tags?.includes("flaky")).length;
  const onlySeen = observedWords(findings);
  const shown = [
    all,
    ...(attested === 0 ? [] : [`${attested} attested`]),
    ...(waived === 0 ? [] : [`${waived} waived`]),
    ...(undecided.length === 0 ? [] : [`${undecided.length} not looked at`]),
    ...(flaky === 0 ? [] : [`${flaky} flaky`]),
    ...(warnings === 0 ? [] : [plural(warnings, "warning")]),
    ...(findings.some(({ tags = [] }) => tags.includes("cached")) ? ["answered by a cache"] : []),
    ...(onlySeen === undefined ? [] : [onlySeen]),
  ].join(" · ");
  if (notes.proof === undefined) return shown;
  return `${shown} · ${PROVEN[notes.proof] ?? "version not proven"}`;
}

/** How it is known which build is live, in words; undefined: it is not. */
const PROVEN = {
  commit: "proven by commit",
  version: "proven by version",
  none: undefined,
} as const satisfies Readonly<Record<Proof, string | undefined>>;

/** How a headline begins: what was decided, about which release. */
export function headlineFront(parts: HeadlineParts): string {
  return `${decide(parts).words}: ${subject(parts)}`;
}

/** The decision and the one reason, in at most 140 characters of plain text. */
export function headline(parts: HeadlineParts): string {
  const front = headlineFront(parts);
  if (isSameTrouble(parts)) {
    const target = line(parts.notes.rollbackTo ?? "the version before");
    const same = `${target} fails the same checks: probably not this release`;
    return short(`${front} · ${same}`, HEADLINE_LENGTH);
  }
  if (parts.notes.rolledBack === "failed") {
    return short(`${front} · live now: ${liveAfterFailure(parts)}`, HEADLINE_LENGTH);
  }
  const [top, ...others] = byCause(blockers(parts.findings));
  if (top === undefined) return short(`${front} · ${passReason(parts)}`, HEADLINE_LENGTH);
  const back = others.length === 0 ? "" : ` · ${others.length} more`;
  // What the rollback stage decided is its own reason; a stage that ended early is named already.
  const isNamed = top.finding.id === DECISION || top.finding.id === `step/${parts.stage}`;
  const name = isNamed && top.ids.length === 1 ? "" : `${namesOf(top, parts)}: `;
  const before = `${front} · ${name}`;
  const reason = firstClauses(inSentence(line(reasonOf(top))), {
    aim: PHONE_LENGTH - before.length - back.length,
    most: HEADLINE_LENGTH - before.length - back.length,
  });
  return `${cut(`${before}${reason}`, HEADLINE_LENGTH - back.length)}${back}`;
}

/** The first thing that it concerns, and how many more. */
function namesOf({ finding, ids }: Told, { findings }: HeadlineParts): string {
  const more = ids.length - 1;
  return `${short(namesIn(findings)(finding).name, 40)}${more === 0 ? "" : ` and ${more} more`}`;
}

/** As many whole clauses as `aim` characters hold, but at least the first; never more than `most`. */
function firstClauses(text: string, { aim, most }: { aim: number; most: number }): string {
  const [first = text.length, ...more] = endsIn(text);
  const last = more.findLast((end) => end <= aim);
  const told = text.slice(0, last ?? first);
  const shown = cut(told, Math.max(1, most));
  // half a word says something else
  return shown === told ? told : shown.replace(/(?<=\S{3}.*)[\s,;:(—-]+\S{0,20}…$/u, "…");
}

/** Lengths to which a text can be shortened and still be whole; the last is its own. */
function endsIn(text: string): readonly number[] {
  const inside = [...text.matchAll(TOGETHER)].map((m) => [m.index, m.index + m[0].length] as const);
  const isInside = (at: number) => inside.some(([from, to]) => from < at && at < to);
  const ends = [...text.matchAll(END)].map((m) => m.index).filter((at) => at > 0 && !isInside(at));
  return [...ends, text.length];
}

function step(told: Told): string {
  const remedy = withoutStop(line(remedyOf(told) ?? reasonOf(told)));
  const who = actorOf(told);
  return who === undefined ? remedy : `${short(who, 80)}: ${remedy}`;
}

/** The others that the release waits for, in order, each once. */
function others(first: Told, rest: readonly Told[]): string {
  const people = rest.flatMap((told) => {
    const who = actorOf(told);
    return who === undefined ? [] : [short(who, 80)];
  });
  const more = [...new Set(people)].filter((who) => who !== short(actorOf(first) ?? "", 80));
  return more.length === 0 ? "" : `; then ${more.slice(0, 3).join(", ")}`;
}

/** The remedy of the trigger was the revert, which is done: now people look for the cause. */
function afterRevert({ release, findings }: HeadlineParts, worst: Finding | undefined): string {
  const trigger = worst ?? findings.find((f) => f.id === DECISION);
  const who = trigger?.owner === undefined ? "" : `${short(trigger.owner, 80)}: `;
  const what = release === undefined ? "the release" : line(release.version);
  const where = worst === undefined ? "" : ` ${short(namesIn(findings)(worst).name, 40)}`;
  // A deployment that never went live is rolled back without holding the commit for it.
  const isHeld = worst === undefined && trigger?.details !== undefined;
  const held = isHeld || ["check", "signal"].includes(trigger?.basis.kind ?? "");
  const until = held ? "; it stays on hold here until /lift-hold" : " before it is released again";
  return `${who}Find out why ${what} failed${where}${until}`;
}

/** Both builds have the trouble: what mends it is no rollback, and the commit need not stay on hold. */
function notThisRelease({ release, environment }: HeadlineParts): string {
  const commit = release === undefined ? "<commit>" : shortSha(release.sha);
  const where = environment === undefined ? "" : ` ${line(environment.name)}`;
  const lift = `/lift-hold ${commit}${where} because …`;
  return `Find out what both versions lack; when it is mended, comment \`${lift}\` on the release issue`;
}

const NOTHING = "Nothing to do";

function nextAfterPass({ stage, release, environment }: HeadlineParts): string {
  if (release === undefined || environment === undefined) return NOTHING;
  const [version, where] = [line(release.version), line(environment.name)];
  const { next } = stageFacts(stage);
  if (next === "deploy") return `Deploy ${version} to ${where}`;
  return next === "decide"
    ? `Run ${decidingStage(environment)} for ${version} in ${where}`
    : NOTHING;
}

/** What to do next, and by whom: from the remedy of the worst blocker; `Nothing to do` when nothing. */
export function next(parts: HeadlineParts): string {
  const { notes, verdict } = parts;
  const [top, ...rest] = byCause(blockers(parts.findings));
  const who = short(top?.finding.owner ?? "whoever is on call", 80);
  if (isSameTrouble(parts)) return `${who}: ${notThisRelease(parts)}`;
  if (notes.rolledBack === "failed") {
    const what = notes.byHand ?? top?.finding.remedy ?? "Restore the previous version";
    return `${who}: ${BY_HAND}: ${withoutStop(line(what))}`;
  }
  if (notes.rolledBack === "yes") return afterRevert(parts, top?.finding);
  if (top !== undefined) return `${step(top)}${others(top, rest)}`;
  return verdict === "pass" ? nextAfterPass(parts) : "Run the stage again: it decided nothing";
}
