import type { Look, SignalRule } from "../core/look.ts";
import { formatShare } from "../core/units.ts";
import { ALPHA_PASS } from "./decision.ts";

/** `95 %`: how sure a pass is. */
export const PASS_CONFIDENCE = formatShare(1 - ALPHA_PASS);

/** `sign-in` of the signal `error-rate sign-in`. */
export function signalName(rule: SignalRule): string {
  return rule.id.replace(/^error-rate /, "");
}

/** The limit as people say it: `10 %`, `1.05 × baseline + 0.5 %`. */
export function limitWords(rule: SignalRule): string {
  if (rule.ratio === 0) return formatShare(rule.allowance);
  const baseline = rule.ratio === 1 ? "baseline" : `${rule.ratio} × baseline`;
  return rule.allowance === 0 ? baseline : `${baseline} + ${formatShare(rule.allowance)}`;
}

/** `31 of 64 probes bad (48.4 %)`, with the baseline where the rule has one. */
export function countWords(rule: SignalRule, looks: readonly Look[]): string {
  const thing = looks.every((look) => look.requests === 1) ? "probes" : "requests";
  const candidate = armWords(
    sum(looks, (look) => look.bad),
    sum(looks, (look) => look.requests),
    thing,
  );
  if (rule.ratio === 0) return candidate;
  const baseline = armWords(
    sum(looks, (look) => look.baselineBad),
    sum(looks, (look) => look.baselineRequests),
    "requests",
  );
  return `${candidate}, baseline ${baseline}`;
}

/** Evidence as odds: `812 to 1`; the argument is a natural log. */
export function odds(log: number): string {
  const value = Math.exp(log);
  if (value >= 1e6) return "over 1000000 to 1";
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} to 1`;
}

/** `1 look`, `3 looks`. */
export function lookWords(count: number): string {
  return `${count} ${count === 1 ? "look" : "looks"}`;
}

function armWords(bad: number, requests: number, thing: string): string {
  if (requests === 0) return `no ${thing}`;
  const share = bad === 0 ? "" : ` (${formatShare(bad / requests)})`;
  return `${bad} of ${requests} ${thing} bad${share}`;
}

function sum(looks: readonly Look[], count: (look: Look) => number): number {
  return looks.reduce((total, look) => total + count(look), 0);
}
