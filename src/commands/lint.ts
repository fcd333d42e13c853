import type { Files } from "../core/ports.ts";
import { line } from "../core/text.ts";
import { loadPlain } from "../manifest/load-plain.ts";
import type { Loaded, NotLoaded } from "../manifest/read-manifest.ts";
import type { Manifest } from "../manifest/schema.ts";
import { renderProblems, type YamlProblem } from "../yaml/problems.ts";

export interface LintParts {
  /** Path of the manifest as the user gave it. */
  readonly path: string;
  /** Undefined when there is no such file. */
  readonly read: (path: string) => Promise<string | undefined>;
  /** Files of the policies that ship with the product, by path. */
  readonly policies: Files["policies"];
}

export interface Linted {
  readonly ok: boolean;
  /** Lines for a terminal, safe as they are. */
  readonly lines: readonly string[];
  /** Empty where there is no file to point into. */
  readonly problems: readonly YamlProblem[];
}

/** Checks a manifest offline: nothing is asked, sent or run. */
export async function lint({ path, read, policies }: LintParts): Promise<Linted> {
  const text = await read(path);
  const hints = isReleaseNotesName(path) ? [NAME_HINT] : [];
  if (text === undefined) return missing(path, hints);
  const loaded = loadPlain({ path, text }) ?? (await loadFully(path, text, policies));
  if (!loaded.ok) {
    const { problems } = loaded;
    const count = `${problems.length} problem${problems.length === 1 ? "" : "s"} in ${line(path)}`;
    return { ok: false, lines: [...renderProblems(problems), "", count, ...hints], problems };
  }
  return { ok: true, lines: [summary(path, loaded.manifest), ...hints], problems: [] };
}

/** For manifests that adjust the policy, leave windows to it, or hold unusual JSON paths. */
async function loadFully(
  path: string,
  text: string,
  policies: LintParts["policies"],
): Promise<Loaded | NotLoaded> {
  const [{ loadManifest }, texts] = await Promise.all([import("../manifest/load.ts"), policies()]);
  const { shippedPolicies } = await import("../policy/read-policies.ts");
  return loadManifest({ path, text, policies: shippedPolicies(texts) });
}

const NAME_HINT =
  "hint: .github/release.yml is the name of GitHub's own release-notes configuration; keep the manifest as release.yml at the root";

function isReleaseNotesName(path: string): boolean {
  return /(^|[\\/])\.github[\\/]release\.ya?ml$/.test(path);
}

function missing(path: string, hints: readonly string[]): Linted {
  const lines = [
    `there is no manifest at ${line(path)}`,
    "  hint: write one, or say where it is with --manifest; the smallest is",
    "    environments:",
    "      production: {url: https://shop.example}",
    "    deploy: {workflow: deploy.yml}",
    ...hints,
  ];
  return { ok: false, lines, problems: [] };
}

/** What the manifest declares, in one line. */
function summary(path: string, manifest: Manifest): string {
  const { environments, smoke, health, windows, freezes, requirements } = manifest;
  const counts = [
    count(Object.keys(environments).length, "environment"),
    count(smoke.checks.length, "check"),
    ...(health.signals === undefined ? [] : [count(health.signals.length, "signal")]),
    ...(windows.length === 0 ? [] : [count(windows.length, "window")]),
    ...(freezes.length === 0 ? [] : [count(freezes.length, "freeze")]),
    `policy ${manifest.policy}`,
  ];
  const adjusted = Object.keys(requirements).length;
  const lines = adjusted === 0 ? "" : ` with ${count(adjusted, "line")} adjusted`;
  return `${line(path)} is valid: ${counts.join(", ")}${lines}`;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
