import { posix } from "./shells.ts";

/**
 * The command by which a person ends a record, for a POSIX shell. `because`: nothing on GitHub shows
 * its end, so that a person has to say that nothing runs.
 */
export function settleCommand(
  deployment: number,
  environment: string,
  { because }: { readonly because: boolean },
): string {
  const words = ["settle", `${deployment}`, "--environment", posix.word([environment])];
  return `release-gate ${words.join(" ")}${because ? ' --because "…"' : ""}`;
}
