import lessThan from "semver/functions/lt.js";
import parseVersion from "semver/functions/parse.js";
import { bareVersion, compareBuild } from "../core/build.ts";
import type { CheckTry } from "../core/check.ts";
import type { Released } from "../core/release.ts";
import { plural } from "../core/wording.ts";
import { type BuildSources, describeBuild } from "./build-source.ts";

/** What a row of probes looks for, and where their answers tell it. */
interface Looked {
  readonly build: Released;
  readonly from: BuildSources;
}

/** `37 answers: 31 × 2.3.7 (old), 6 × 2.4.0`: what a row of probes for a build saw. */
export function describeSeen(tries: readonly CheckTry[], looked: Looked): string {
  const answers = tries.filter((tried) => tried.state === "answered");
  const rest = tries.filter((tried) => tried.state !== "answered");
  const seen = answers.map((tried) => labelOf(tried, looked));
  const without = rest.map((tried) => tried.reason ?? tried.state);
  const parts = [
    `${plural(answers.length, "answer")}${listed(seen)}`,
    ...(rest.length === 0 ? [] : [`${rest.length} without an answer${listed(without)}`]),
  ];
  return parts.join("; ");
}

function labelOf(tried: CheckTry, { build, from }: Looked): string {
  const { version, status = 0 } = tried;
  const trouble = status >= 200 && status < 300 ? "" : ` with status ${status}`;
  const name = describeBuild(tried);
  if (name === undefined) return trouble === "" ? untold(from, status) : trouble.trim().slice(5);
  if (compareBuild(tried, { build, before: undefined }).same !== false) return `${name}${trouble}`;
  const isOld = version !== undefined && isOlder(version, build.version);
  return `${name} (${isOld ? "old" : "other"})${trouble}`;
}

function untold({ commit, version }: BuildSources, status: number): string {
  if (commit !== undefined)
    return version === undefined ? "no commit" : "neither commit nor version";
  return version === undefined ? `status ${status}` : "no version";
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
