import compareVersions from "semver/functions/compare.js";
import difference from "semver/functions/diff.js";
import parse from "semver/functions/parse.js";
import type { ReleaseType } from "../core/release.ts";

const RANK: readonly ReleaseType[] = ["patch", "minor", "major"];

/** True for `2.4.0` and `2.4.0-rc.1`; a leading `v` or a missing number is not semantic versioning. */
export function isVersion(text: string): boolean {
  return /^\d/.test(text) && parse(text) !== null;
}

/** Below, at or above zero as `a` comes before, with or after `b`; both must be versions. */
export function compare(a: string, b: string): number {
  return compareVersions(a, b);
}

/**
 * The type that the step between two versions asks for at least. A step between pre-releases or
 * to the same version is a patch.
 */
export function distance(from: string, to: string): ReleaseType {
  const step = difference(from, to)?.replace(/^pre(?!release)/, "");
  return RANK.find((type) => type === step) ?? "patch";
}

/** True when `type` promises less than `least`. */
export function isLower(type: ReleaseType, least: ReleaseType): boolean {
  return RANK.indexOf(type) < RANK.indexOf(least);
}
