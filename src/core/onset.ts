import type { Look, SignalRule } from "./look.ts";

/** Since when a signal has been bad, and what was counted since then. */
interface Onset {
  /** When the first bad look was due, ISO 8601. */
  readonly at: string;
  readonly requests: number;
  readonly bad: number;
}

/**
 * Where trouble began: the first bad look after the point up to which the bad requests stayed
 * furthest below what the limit allows (the change point of a cumulative sum, Page 1954). Undefined
 * where no look was bad.
 */
export function onsetOf(rule: Limited, looks: readonly Look[]): Onset | undefined {
  let [sum, lowest, from] = [0, 0, 0];
  for (const [i, look] of looks.entries()) {
    sum += look.bad - allowed(rule, look);
    if (sum <= lowest) [lowest, from] = [sum, i + 1];
  }
  const after = looks.slice(from);
  const since = after.slice(after.findIndex(({ bad }) => bad > 0));
  const [first] = since;
  if (first === undefined || first.bad === 0) return undefined;
  const total = (key: "requests" | "bad") => since.reduce((all, look) => all + look[key], 0);
  return { at: first.at, requests: total("requests"), bad: total("bad") };
}

type Limited = Pick<SignalRule, "ratio" | "allowance" | "before">;

function allowed({ ratio, allowance, before }: Limited, look: Look): number {
  const [asked, bad] = before ?? [look.baselineRequests, look.baselineBad];
  const baseline = ratio === 0 || asked === 0 ? 0 : bad / asked;
  return (ratio * baseline + allowance) * look.requests;
}
