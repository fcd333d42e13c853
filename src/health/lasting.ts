import type { Look, SignalRule } from "../core/look.ts";
import { formatDuration } from "../core/units.ts";
import { BAD_LOOKS_TO_FAIL } from "./decision.ts";
import { lengthOf, type Spell, Trouble } from "./trouble.ts";
import { limitWords } from "./words.ts";

/** Parts of sentences on how long trouble lasted, each empty where there is nothing to say. */
interface Lasting {
  /** `, within 32s`: from a time, ISO 8601, to the last look. */
  readonly within: (from: string) => string;
  /** `, after 32s of trouble: 30s are needed`: of a fail. */
  readonly persisted: string;
  /** `, but for 8s only, and not over at the end`: of trouble that was no fail. */
  readonly brief: string;
  /** What a regression would have needed, where trouble came in a spell that was none; else empty. */
  readonly needed: readonly string[];
}

/** A rule by which trouble need not last says nothing of it: older reports read as they were written. */
const NOTHING: Lasting = { within: () => "", persisted: "", brief: "", needed: [] };

/** How long the trouble of one signal lasted, in its usable looks up to the decision. */
export function lastingOf(rule: SignalRule, looks: readonly Look[]): Lasting {
  const { persistMs = 0 } = rule;
  if (persistMs === 0) return NOTHING;
  const trouble = new Trouble(rule);
  for (const look of looks) trouble.add(look);
  const { spells, isOver } = trouble;
  const last = spells.at(-1);
  const brief = briefWords(rule, spells);
  const needed = formatDuration(persistMs);
  const lasted = last !== undefined && trouble.lasts(persistMs) ? lengthOf(last) : undefined;
  return {
    within: (from) => `, within ${formatDuration(timeOf(looks.at(-1)) - Date.parse(from))}`,
    persisted:
      lasted === undefined
        ? `, even without the worst ${needed}`
        : `, after ${formatDuration(lasted)} of trouble: ${needed} are needed`,
    brief: brief === "" || isOver ? brief : `${brief}, and not over at the end`,
    needed: spells.some(({ looks: bad }) => bad >= BAD_LOOKS_TO_FAIL)
      ? [`Trouble is a regression when it has lasted ${needed}`]
      : [],
  };
}

const timeOf = (look: Look | undefined): number => Date.parse(look?.at ?? "");

/** One or two bad looks are no trouble that is worth a word. */
function briefWords(rule: SignalRule, spells: readonly Spell[]): string {
  const longest = Math.max(0, ...spells.map(lengthOf));
  const bad = spells.reduce((sum, { looks }) => sum + looks, 0);
  const { persistMs = 0 } = rule;
  if (bad < BAD_LOOKS_TO_FAIL) return "";
  if (longest >= persistMs) {
    return `, but not proven above ${limitWords(rule)} without the worst ${formatDuration(persistMs)}`;
  }
  if (longest === 0) return ", but in single samples only";
  return spells.length === 1
    ? `, but for ${formatDuration(longest)} only`
    : `, but never for longer than ${formatDuration(longest)}`;
}
