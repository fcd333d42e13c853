import { isSameVersion } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import type { HeadlineParts } from "./decision.ts";

/**
 * True where a rollback failed by nothing but what the release failed by, and it is proven that what
 * was returned to is what answers: both have that trouble.
 */
export function isSameTrouble({ findings, notes }: HeadlineParts): boolean {
  const { rolledBack, rollbackTo = "", liveVersion = rollbackTo } = notes;
  if (rolledBack !== "failed" || !isSameVersion(liveVersion, rollbackTo)) return false;
  const before = new Set(failing(findings, "deploy"));
  const after = failing(findings, "rollback");
  const seen = findings.filter(
    ({ id, of }) => id === "step/version-live" && of?.kind === "rollback",
  );
  const isLive = seen.length > 0 && seen.every(({ outcome }) => outcome === "pass");
  return isLive && after.length > 0 && after.every((check) => before.has(check));
}

/** Checks that fail, by themselves or as a signal that repeats them. */
function failing(findings: readonly Finding[], kind: "deploy" | "rollback"): readonly string[] {
  return findings
    .filter(
      ({ of, outcome, effect }) => of?.kind === kind && outcome === "fail" && effect === "block",
    )
    .flatMap(({ id }) => /^(?:check\/(.+)|signal\/(.+)\/[^/]+)$/.exec(id)?.slice(1) ?? [])
    .filter((check) => check !== undefined);
}
