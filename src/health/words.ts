import { bareId } from "../core/finding-id.ts";
import { levelWords } from "../core/level-words.ts";
import type { Look, SignalRule } from "../core/look.ts";
import { formatShare } from "../core/units.ts";
import { plural } from "../core/wording.ts";
import { ALPHA_PASS } from "./decision.ts";

/** `95%`: how sure a pass is. */
export const PASS_CONFIDENCE = formatShare(1 - ALPHA_PASS);

/** The check that a signal repeats: `sign-in` of `signal/sign-in/error-rate`. */
export function signalName({ id }: Pick<SignalRule, "id">): string {
  return bareId(id).replace(/\/[^/]*$/, "");
}

const MEASURES: Readonly<Record<string, string>> = {
  "error-rate": "Error rate",
  "error-increase": "Error rate against the baseline",
  "new-alerts": "New alerts",
  "open-issues": "New issues",
  count: "Count",
  level: "Level",
  below: "Value",
};

/** What a signal measures, as a title begins: `Error rate`. */
export function measureName({ id }: Pick<SignalRule, "id">): string {
  const key = id.slice(id.lastIndexOf("/") + 1);
  return Object.hasOwn(MEASURES, key) ? (MEASURES[key] ?? key) : key;
}

/** What has to be proven: `At most 10% bad, proven at 95%`, with the margin of a pass. */
export function expectedWords(rule: SignalRule): string {
  if (rule.kind === "zero") return `No ${measureName(rule).toLowerCase()}`;
  if (rule.kind === "level") return levelWords(rule);
  if (rule.below !== undefined) return belowWords(rule.below);
  if (rule.only === "fail") return `No proof of more than ${limitWords(rule)} bad`;
  const { allowance, passAllowance = allowance } = rule;
  const proof = `proven at ${PASS_CONFIDENCE}`;
  const limit = `At most ${limitWords(rule)} bad`;
  if (passAllowance === allowance) return `${limit}, ${proof}`;
  return `${limit}; at most ${limitWords({ ...rule, allowance: passAllowance })}, ${proof}`;
}

/** `At most 0.8, but for fewer than 3 samples in a row`. */
export function belowWords({ max, looks }: NonNullable<SignalRule["below"]>): string {
  if (looks === 1) return `At most ${max}`;
  return `At most ${max}, but for fewer than ${lookWords(looks)} in a row`;
}

/** The limit as people say it: `10%`, `1.05 × baseline + 0.5%`. */
export function limitWords(rule: SignalRule): string {
  if (rule.ratio === 0) return formatShare(rule.allowance);
  const baseline = rule.ratio === 1 ? "baseline" : `${Number(rule.ratio.toFixed(4))} × baseline`;
  return rule.allowance === 0 ? baseline : `${baseline} + ${formatShare(rule.allowance)}`;
}

/** `31 of 64 requests bad (48.4%)`, with the baseline where the rule has one. */
export function countWords(rule: SignalRule, looks: readonly Look[]): string {
  const candidate = armWords(
    sum(looks, (look) => look.bad),
    sum(looks, (look) => look.requests),
  );
  if (rule.ratio === 0) return candidate;
  if (rule.before !== undefined) {
    const [asked, bad] = rule.before;
    return `${candidate}, before the deployment ${armWords(bad, asked)}`;
  }
  const baseline = armWords(
    sum(looks, (look) => look.baselineBad),
    sum(looks, (look) => look.baselineRequests),
  );
  return `${candidate}, baseline ${baseline}`;
}

/** Evidence as odds: `812 : 1`; the argument is a natural log. */
export function odds(log: number): string {
  const value = Math.exp(log);
  if (value >= 1e6) return "over 1,000,000 : 1";
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} : 1`;
}

/** Looks as users call them: `1 sample`, `3 samples`. */
export function lookWords(count: number): string {
  return plural(count, "sample");
}

/** `31 of 64 requests bad (48.4%)`. */
export function armWords(bad: number, requests: number): string {
  if (requests === 0) return "no requests";
  const share = bad === 0 ? "" : ` (${formatShare(bad / requests)})`;
  return `${bad} of ${requests} requests bad${share}`;
}

function sum(looks: readonly Look[], count: (look: Look) => number): number {
  return looks.reduce((total, look) => total + count(look), 0);
}
