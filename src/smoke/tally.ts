import lessThan from "semver/functions/lt.js";
import parseVersion from "semver/functions/parse.js";
import type { CheckTry } from "../core/check.ts";
import { plural } from "../core/wording.ts";
import { bareVersion, isSameVersion } from "./version.ts";

/** `37 answers: 31 × 2.3.7 (old), 6 × 2.4.0`: what a row of probes for a version saw. */
export function describeSeen(tries: readonly CheckTry[], expectedVersion: string): string {
  const answers = tries.filter((tried) => tried.state === "answered");
  const rest = tries.filter((tried) => tried.state !== "answered");
  const seen = answers.map((tried) => labelOf(tried, expectedVersion));
  const without = rest.map((tried) => tried.reason ?? tried.state);
  const parts = [
    `${plural(answers.length, "answer")}${listed(seen)}`,
    ...(rest.length === 0 ? [] : [`${rest.length} without an answer${listed(without)}`]),
  ];
  return parts.join("; ");
}

function labelOf({ version, status = 0 }: CheckTry, expectedVersion: string): string {
  const trouble = status >= 200 && status < 300 ? "" : ` with status ${status}`;
  if (version === undefined) return trouble === "" ? "no version" : trouble.trim().slice(5);
  if (isSameVersion(version, expectedVersion)) return `${version}${trouble}`;
  return `${version} (${isOlder(version, expectedVersion) ? "old" : "other"})${trouble}`;
}

function isOlder(version: string, than: string): boolean {
  const [one, other] = [parseVersion(bareVersion(version)), parseVersion(bareVersion(than))];
  return one !== null && other !== null && lessThan(one, other);
}

/** `: 31 × a, 6 × b`, in the order in which they were first seen. */
function listed(labels: readonly string[]): string {
  if (labels.length === 0) return "";
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return `: ${[...counts].map(([label, count]) => `${count} × ${label}`).join(", ")}`;
}
