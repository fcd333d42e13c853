import { componentFor } from "../core/component.ts";
import type { Place } from "../core/place.ts";
import type { Policies } from "../policy/policies.ts";
import { atKey, placeOf } from "../yaml/locate.ts";
import { type Path, valueAt } from "../yaml/path.ts";
import { sortProblems, type YamlProblem } from "../yaml/problems.ts";
import { readWith } from "../yaml/read-with.ts";
import { problemAt, readSource, type Source } from "../yaml/source.ts";
import { isReadable, syntaxProblems } from "../yaml/syntax.ts";
import { readTree, type Tree } from "../yaml/tree.ts";
import { treeProblems } from "./check.ts";
import { mergeTrusted, newEnvironments } from "./merge.ts";
import { type Manifest, manifestSchema } from "./schema.ts";

export interface LoadParts {
  /** Path of the file as people know it; it stands in every place. */
  readonly path: string;
  readonly text: string;
  /** The default branch's file, where the text is another commit's. */
  readonly trusted?: { readonly text: string; readonly origin: string } | undefined;
  /** Folder of the file in its repository, empty for the root; undefined: not known. */
  readonly folder?: string | undefined;
  /** The policies that a manifest may name. */
  readonly policies: Policies;
}

export interface Loaded {
  readonly ok: true;
  readonly manifest: Manifest;
  /** Where something stands, or the block around it; undefined where the file says nothing of it. */
  readonly place: (path: Path) => Place | undefined;
  /** Where values stand in the file, and as what they were written. */
  readonly spots: Tree["spots"];
  /** Plain lines that people should see although the manifest is valid. */
  readonly warnings: readonly string[];
}

export interface NotLoaded {
  readonly ok: false;
  /** Sorted by place; at least one. */
  readonly problems: readonly YamlProblem[];
}

/** Reads a manifest. All problems of the file come in one go, each with its place. */
export async function loadManifest(parts: LoadParts): Promise<Loaded | NotLoaded> {
  const own = readSource(parts.path, parts.text, { noun: "manifest" });
  const trusted = trustedSource(parts);
  const sources = trusted === undefined ? [own] : [own, trusted];
  const syntax = sources.flatMap(syntaxProblems);
  const blank = sources.filter((source) => source.document.contents === null);
  if (blank.length > 0 || !sources.every(isReadable)) {
    return refused([...syntax, ...blank.filter(isReadable).map(emptyFile)]);
  }
  const ownTree = readTree(own);
  const trustedTree = trusted === undefined ? undefined : readTree(trusted);
  const tree = trustedTree === undefined ? ownTree : mergeTrusted(ownTree, trustedTree);
  const read = readWith(manifestSchema, tree.value, tree.spots);
  const nameless = componentProblem(parts, read.raw, tree.spots);
  const problems = [...syntax, ...(await treeProblems(tree, read, parts.policies)), ...nameless];
  if (!read.ok || problems.length > 0) return refused(problems);
  const warnings =
    trustedTree === undefined
      ? []
      : newEnvironments(ownTree.value, trustedTree.value).map(
          (name) =>
            `the environment ${name} is not in the manifest of ${parts.trusted?.origin}: it counts as production`,
        );
  const place = (path: Path) => placeOf(tree.spots, path);
  return { ok: true, manifest: read.value, place, spots: tree.spots, warnings };
}

/** Two manifests without a component would take each other's records for their own. */
function componentProblem(
  { path, folder = "" }: LoadParts,
  raw: unknown,
  spots: Tree["spots"],
): readonly YamlProblem[] {
  if (folder === "" || valueAt(raw, ["release", "component"]) !== undefined) return [];
  const sentence = "a manifest that is not at the root of its repository needs a component";
  const name = componentFor(`${folder}/${path.replaceAll("\\", "/").split("/").at(-1)}`);
  const hint = `add \`release: {component: ${name}}\`: its records are kept apart by it`;
  return [atKey(spots, ["release"], { sentence, expected: "release.component", hint })];
}

function trustedSource({ path, text, trusted }: LoadParts): Source | undefined {
  if (trusted === undefined || trusted.text === text) return undefined;
  return readSource(`${path} (${trusted.origin})`, trusted.text, { noun: "manifest" });
}

function refused(problems: readonly YamlProblem[]): NotLoaded {
  return { ok: false, problems: sortProblems(problems) };
}

function emptyFile(source: Source): YamlProblem {
  return problemAt(source, [0, 0], {
    sentence: "the manifest is empty",
    expected: "at least `environments`",
    hint: "start with `environments: {production: {url: https://…}}`, and `deploy: {workflow: deploy.yml}` where it deploys",
  });
}
