import { type Loaded, type NotLoaded, type ReadParts, readManifest } from "./read-manifest.ts";

/**
 * Reads a manifest without the policies and the parser of JSON paths, which take longer to load
 * than most manifests to check. Undefined where this one needs them: `loadManifest` reads it.
 */
export function loadPlain(parts: ReadParts): Loaded | NotLoaded | undefined {
  let isPlain = true;
  const ask = () => {
    isPlain = false;
    return undefined;
  };
  const requirementProblems = () => [];
  const read = readManifest(parts, { pathProblem: ask, policy: ask, requirementProblems });
  return isPlain ? read : undefined;
}
