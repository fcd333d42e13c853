import { isLook, type Look, type Reading, type SignalRule } from "../core/look.ts";
import { onsetOf } from "../core/onset.ts";
import { formatClock, formatShare } from "../core/units.ts";
import { plural } from "../core/wording.ts";

/** Marks of a course, and the characters from nothing bad to a full one. */
const MARKS = 30;
const LEVELS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;
const NOTHING = "·";
const ONSET = "│";

/** The course of one signal: a line of bars, and how to read it. */
export interface Course {
  readonly bars: string;
  readonly words: string;
}

interface Parts {
  readonly rule: SignalRule;
  readonly looks: readonly Reading[];
  /** How it came out, as a word for people. */
  readonly word: string;
  readonly failed: boolean;
}

/**
 * The bad share of a signal over its window as bars of equal numbers of samples, at most thirty: `·`
 * where no sample gave data, `│` before the bar in which trouble began. A full bar is twice the limit, or the
 * largest share where that is more.
 */
export function courseOf({ rule, looks, word, failed }: Parts): Course | undefined {
  const seen = looks.filter(isLook);
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const size = Math.ceil(looks.length / MARKS);
  const parts = Array.from({ length: Math.ceil(looks.length / size) }, (_, i) =>
    looks.slice(i * size, (i + 1) * size),
  );
  const shares = parts.map((part) => shareOf(part.filter(isLook)));
  const limit = limitOf(rule, seen);
  const full = Math.min(1, Math.max(2 * limit, ...shares.map((share) => share ?? 0))) || 1;
  const onset = failed ? onsetOf(rule, seen) : undefined;
  const begins = parts.findIndex((part) => part.some((one) => isLook(one) && one.at === onset?.at));
  const bars = shares.map((share, i) => `${i === begins ? ONSET : ""}${markOf(share, full)}`);
  return {
    bars: bars.join(""),
    words: [
      `A mark is ${plural(size, "sample")}`,
      ...(rule.kind === "zero"
        ? []
        : [`a full one ${formatShare(full)} bad`, `the limit ${formatShare(limit)}`]),
      ...baselineWords(rule, seen),
      `from ${formatClock(first.at)}`,
      ...(onset === undefined ? [] : [`bad since ${formatClock(onset.at)}`]),
      `${word} at ${formatClock(last.at)}`,
    ].join(", "),
  };
}

function markOf(share: number | undefined, full: number): string {
  if (share === undefined) return NOTHING;
  const level = share === 0 ? 0 : Math.max(1, Math.round((share / full) * (LEVELS.length - 1)));
  return LEVELS[Math.min(level, LEVELS.length - 1)] ?? NOTHING;
}

const sum = (
  looks: readonly Look[],
  key: "requests" | "bad" | "baselineRequests" | "baselineBad",
) => looks.reduce((all, look) => all + look[key], 0);

/** Undefined where there was no request. */
function shareOf(looks: readonly Look[]): number | undefined {
  const requests = sum(looks, "requests");
  return requests === 0 ? undefined : sum(looks, "bad") / requests;
}

/** Requests of the baseline, and the bad ones among them. */
function baselineOf(
  { ratio, before }: SignalRule,
  looks: readonly Look[],
): readonly [number, number] {
  if (ratio === 0) return [0, 0];
  return before ?? [sum(looks, "baselineRequests"), sum(looks, "baselineBad")];
}

function limitOf(rule: SignalRule, looks: readonly Look[]): number {
  const [requests, bad] = baselineOf(rule, looks);
  return Math.min(1, rule.ratio * (requests === 0 ? 0 : bad / requests) + rule.allowance);
}

function baselineWords(rule: SignalRule, looks: readonly Look[]): readonly string[] {
  const [requests, bad] = baselineOf(rule, looks);
  return requests === 0 ? [] : [`the baseline ${formatShare(bad / requests)}`];
}
