import type { Finding } from "../core/finding.ts";
import { type Lack, lackOf, missing } from "../core/lack.ts";
import type { Place } from "../core/place.ts";
import type { Checkout, Ports } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import type { StageName } from "../core/stages.ts";
import { type ReadFile, repositoryFiles } from "../evidence/source.ts";
import { type Loaded, type LoadParts, loadManifest, type NotLoaded } from "../manifest/load.ts";
import { environmentName, type Manifest } from "../manifest/schema.ts";
import type { Policies } from "../policy/policies.ts";
import { shippedPolicies } from "../policy/shipped.ts";
import type { YamlProblem } from "../yaml/problems.ts";
import { releaseCommit } from "./commit.ts";
import { insideFolder, type ManifestPaths, manifestPaths } from "./paths.ts";
import type { Request } from "./request.ts";
import { readTrusted, type Trusted } from "./trust.ts";

const DEFAULT_MANIFEST = "release.yml";

/** A manifest that was read and holds, with everything that was found on the way to it. */
export interface Opened {
  readonly manifest: Manifest;
  readonly text: string;
  readonly policies: Policies;
  /** Plain lines that people should see although the manifest holds. */
  readonly warnings: readonly string[];
  readonly place: (path: readonly (string | number)[]) => Place | undefined;
  readonly spots: Loaded["spots"];
  readonly paths: ManifestPaths;
  readonly readFile: ReadFile;
  readonly checkout: Checkout | undefined;
  readonly sha: string;
  /** Where the commit was read. */
  readonly shaFrom: string;
  /** Where the manifest was read, and where its trusted keys were. */
  readonly origin: string;
  readonly trusted: Trusted;
  readonly trustedOrigin: string;
}

/** Why a stage cannot start: what was found, and whether it was the user's input that is wrong. */
export interface NotOpened {
  readonly couldRun: boolean;
  readonly findings: readonly Finding[];
}

/** Reads the manifest at the release's commit, its trusted keys at the default branch. */
export async function openManifest(
  request: Request,
  ports: Ports,
  signal: AbortSignal,
): Promise<Opened | NotOpened> {
  const { github, files } = ports;
  const folder = request.manifest.replace(/[^/\\]*$/, "") || ".";
  const checkout = await ports.git(folder, signal);
  const { sha, from: shaFrom } = await releaseCommit(request, github, checkout, signal);
  const paths = manifestPaths(request.manifest, request.cwd, checkout);
  const { root } = paths;
  const readFile = repositoryFiles({ github, files, checkout, sha, root, folder: paths.inside });
  // Two files of which neither waits for the other.
  const [file, found] = await Promise.all([
    readFile(paths.name, signal),
    readTrusted(github, paths.path, signal),
  ]);
  if (file.state === "missing") return { couldRun: true, findings: [unreadable(file)] };
  const text = file.text ?? alone(request);
  if (text === undefined) throw notThere(request.manifest, file.origin);
  const policies = await shippedPolicies(await files.policies());
  // An address that stands alone leaves no record, so no component has to keep its own apart.
  const inside = file.text === undefined ? "" : insideFolder(paths);
  const parts = { path: request.manifest, text, policies, folder: inside };
  const rules: Trusted = file.text === undefined ? { state: "offline" } : found;
  const { loaded, trusted } = await loadWith(parts, rules, request.stage);
  if (!loaded.ok) return { couldRun: false, findings: loaded.problems.map(problemFinding) };
  const { place, spots, warnings } = loaded;
  const manifest = mending(loaded.manifest, request);
  const { origin } = file;
  const trustedOrigin =
    trusted.state === "read" ? trusted.origin : trusted.state === "offline" ? origin : "nowhere";
  return {
    manifest,
    text,
    policies,
    place,
    spots,
    warnings,
    paths,
    readFile,
    checkout,
    sha,
    shaFrom,
    origin,
    trusted,
    trustedOrigin,
  };
}

/** An incident that a person has named is what the release mends, whatever its manifest says. */
function mending(manifest: Manifest, { incident }: Request): Manifest {
  if (incident === undefined) return manifest;
  return { ...manifest, release: { ...manifest.release, fixes: `#${incident}` } };
}

/** A default branch that does not hold stops releases, but no revert: that needs none of its rules. */
async function loadWith(
  parts: Omit<LoadParts, "trusted">,
  trusted: Trusted,
  stage: StageName,
): Promise<{ readonly loaded: Loaded | NotLoaded; readonly trusted: Trusted }> {
  if (trusted.state !== "read") return { loaded: await loadManifest(parts), trusted };
  const loaded = await loadManifest({ ...parts, trusted });
  if (loaded.ok || stage !== "rollback") return { loaded, trusted };
  const reason = `the manifest of the ${trusted.origin} is invalid`;
  const remedy = "correct it there; `release-gate lint` shows its problems";
  return { loaded: await loadManifest(parts), trusted: missing(reason, remedy) };
}

/**
 * The manifest of an address that stands alone: the front page answers. Its environment has the name of the
 * host, or `address` where that is none for an environment, and is never production.
 */
function alone({ url, manifest }: Request): string | undefined {
  if (url === undefined || manifest !== DEFAULT_MANIFEST) return undefined;
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  const name = environmentName.safeParse(host).success ? host : "address";
  return `environments: {"${name}": {url: https://address.invalid, production: false}}\n`;
}

function notThere(path: string, origin: string): Problem {
  return new Problem({
    code: "manifest-missing",
    sentence: `manifest ${path} does not exist (${origin})`,
    remedy: "commit one at the root of the repository, or say where it is (manifest, --manifest)",
  });
}

/** A problem of the manifest as a finding, so that reports and annotations carry its place. */
function problemFinding(problem: YamlProblem): Finding {
  return {
    id: "step/manifest-valid",
    title: "The manifest is valid",
    effect: "block",
    outcome: "fail",
    expected: problem.expected ?? "a valid manifest",
    found: problem.sentence,
    remedy: problem.hint ?? "correct it; `release-gate lint` shows where",
    details: excerptOf(problem),
    place: problem.place,
    basis: { kind: "observed" },
  };
}

function excerptOf({ excerpt, place }: YamlProblem): readonly string[] | undefined {
  const text = excerpt.trim();
  return text === "" ? undefined : [`Line ${place.line}: ${text}`];
}

function unreadable(lack: Lack): Finding {
  return {
    id: "step/manifest-valid",
    title: "The manifest is valid",
    effect: "block",
    outcome: "unknown",
    expected: "a manifest that can be read",
    found: lack.reason,
    remedy: lack.remedy,
    lacks: [lackOf(lack)],
    basis: { kind: "observed" },
  };
}
