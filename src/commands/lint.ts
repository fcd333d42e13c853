import type { Files } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { line } from "../core/text.ts";
import { type Loaded, loadManifest } from "../manifest/load.ts";
import type { Manifest } from "../manifest/schema.ts";
import { trafficLines } from "../manifest/traffic.ts";
import { watchLines } from "../manifest/watch-lines.ts";
import { windowWarnings } from "../manifest/window-warnings.ts";
import { type Policy, policyOf } from "../policy/policies.ts";
import { shippedPolicies } from "../policy/shipped.ts";
import { placeText, renderProblems, sortProblems, type YamlProblem } from "../yaml/problems.ts";
import type { Lacking, LintWarning } from "./lint-sign-offs.ts";

interface LintParts {
  /** Path of the manifest as the user gave it. */
  readonly path: string;
  /** Undefined when there is no such file. */
  readonly read: (path: string) => Promise<string | undefined>;
  readonly policies: Files["policies"];
  /** Default: nobody can tell what is around it. */
  readonly repository?: Files["repository"];
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Linted {
  readonly ok: boolean;
  /** Lines for a terminal, safe as they are. */
  readonly lines: readonly string[];
  /** Empty where there is no file to point into. */
  readonly problems: readonly YamlProblem[];
  /** Of a valid manifest. */
  readonly warnings: readonly LintWarning[];
}

/** Checks a manifest offline: nothing is asked, sent or run. */
export async function lint(parts: LintParts): Promise<Linted> {
  const { path, read, policies, repository, now } = parts;
  const text = await textOf(path, read);
  if (text instanceof Problem) return unreadable(text);
  const hints = isReleaseNotesName(path) ? [NAME_HINT] : [];
  if (text === undefined) return missing(path, hints);
  const shipped = await shippedPolicies(await policies());
  const around = await repository?.(path);
  const folder = around?.inside ?? folderOf(path);
  const loaded = await loadManifest({ path, text, folder, policies: shipped });
  if (!loaded.ok) return refused(path, loaded.problems, hints);
  const deploys = await workflowOf(loaded, around && { ...around, read });
  const policy = policyOf(shipped, loaded.manifest.policy);
  const people =
    policy === undefined ? { problems: [], warnings: [] } : await peopleOf(loaded, policy);
  const problems = [...deploys.problems, ...people.problems];
  if (problems.length > 0) return refused(path, sortProblems(problems), hints);
  const warnings = [...people.warnings, ...(await waiversOf(loaded, now)), ...deploys.warnings];
  const queries = await queriesOf(loaded.manifest);
  const lines = [
    summary(path, loaded.manifest),
    ...(policy === undefined ? [] : sent(loaded.manifest, policy)),
    ...watchLines(loaded.manifest),
    ...queries,
    ...(await notifiedOf(loaded.manifest)),
    ...warnings.flatMap(warningLines),
    ...hints,
  ];
  return { ok: true, lines, problems: [], warnings };
}

function refused(path: string, problems: readonly YamlProblem[], hints: readonly string[]): Linted {
  const sum = `${problems.length} problem${problems.length === 1 ? "" : "s"} in ${line(path)}`;
  const lines = [...renderProblems(problems), "", sum, ...hints];
  return { ok: false, lines, problems, warnings: [] };
}

/** A workflow is looked for where its repository is known. */
async function workflowOf(
  loaded: Loaded,
  around: { readonly root: string; readonly read: LintParts["read"] } | undefined,
) {
  const file = loaded.manifest.deploy?.workflow;
  if (file === undefined || around === undefined) return { problems: [], warnings: [] };
  const { workflowFaults } = await import("./lint-workflow.ts");
  return workflowFaults(loaded, { file, ...around });
}

/** Few manifests have waivers. */
async function waiversOf(loaded: Loaded, now: LintParts["now"]): Promise<readonly LintWarning[]> {
  if (loaded.manifest.waivers.length === 0) return [];
  const { waiverWarnings } = await import("./lint-waivers.ts");
  return waiverWarnings(loaded, now());
}

/** Planning a policy loads what decides its rows, which only a policy that asks people is worth. */
async function peopleOf(loaded: Loaded, policy: Policy): Promise<Lacking> {
  const windows = windowWarnings(loaded, policy);
  const own = Object.values(loaded.manifest.requirements);
  const asks = [...policy.requirements, ...own].some(
    ({ uses }) => uses === "signoff" || uses === "attest",
  );
  if (!asks) return { problems: [], warnings: windows };
  const { lackingPeople } = await import("./lint-sign-offs.ts");
  const { problems, warnings } = await lackingPeople(loaded, policy);
  return { problems, warnings: [...windows, ...warnings] };
}

/** How much smoke and window send, so that nobody is surprised by it. */
function sent(manifest: Manifest, policy: Policy): readonly string[] {
  return trafficLines(manifest, policy).map((text) => `  ${line(text)}`);
}

/** What is asked of metrics, so that people can try it by hand; few manifests ask anything. */
async function queriesOf(manifest: Manifest): Promise<readonly string[]> {
  if (manifest.health.prometheus === undefined) return [];
  const { signalQueries } = await import("../manifest/signal-queries.ts");
  return signalQueries(manifest).map((text) => `${/^ */.exec(text)?.[0]}  ${line(text)}`);
}

/** Who is told of what, and what reaches nobody. */
async function notifiedOf(manifest: Manifest): Promise<readonly string[]> {
  if (manifest.notify.length === 0) return [];
  const { notifyLines } = await import("../manifest/notify-rules.ts");
  return notifyLines(manifest).map((text) => `  ${line(text)}`);
}

function warningLines({ place, sentence, hint }: LintWarning): readonly string[] {
  const where = place === undefined ? "" : `${line(placeText(place))}  `;
  return [`${where}warning: ${line(sentence)}`, `  hint: ${line(hint)}`];
}

/**
 * Folder of a path that begins where the process does, which stands for the repository; undefined
 * for other paths: where their repository begins, only git knows.
 */
function folderOf(path: string): string | undefined {
  const parts = path.split(/[\\/]/).filter((part) => part !== ".");
  const isInside = !/^([\\/]|[a-z]:)/i.test(path) && !parts.includes("..");
  return isInside ? parts.slice(0, -1).join("/") : undefined;
}

/** The text of the file, or why it cannot be read although something is there. */
async function textOf(
  path: string,
  read: LintParts["read"],
): Promise<string | undefined | Problem> {
  try {
    return await read(path);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function unreadable({ message, remedy }: Problem): Linted {
  return { ok: false, lines: [`${line(message)}: ${line(remedy)}`], problems: [], warnings: [] };
}

const NAME_HINT =
  "hint: .github/release.yml is the name of GitHub's own release-notes configuration; keep the manifest as release.yml at the root";

function isReleaseNotesName(path: string): boolean {
  return /(^|[\\/])\.github[\\/]release\.ya?ml$/.test(path);
}

function missing(path: string, hints: readonly string[]): Linted {
  const lines = [
    `manifest ${line(path)} does not exist`,
    "  hint: write one, or say where it is with --manifest; the smallest is",
    "    environments:",
    "      production: {url: https://shop.example}",
    "    deploy: {workflow: deploy.yml}",
    ...hints,
  ];
  return { ok: false, lines, problems: [], warnings: [] };
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
  const lines = adjusted === 0 ? "" : ` with ${count(adjusted, "requirement")} adjusted`;
  return `${line(path)} is valid: ${counts.join(", ")}${lines}`;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
