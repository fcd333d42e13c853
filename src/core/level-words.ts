import type { SignalRule } from "./look.ts";

/** `From 10 to 90 a minute`, `At least 10 a minute`. */
export function levelWords({ level }: Pick<SignalRule, "level">): string {
  const { min, max } = level ?? {};
  if (max === undefined) return `At least ${min} a minute`;
  return min === undefined ? `At most ${max} a minute` : `From ${min} to ${max} a minute`;
}
