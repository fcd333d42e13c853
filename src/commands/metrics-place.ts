import type { Files } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { pickEnvironment } from "../manifest/environment.ts";
import { loadManifest } from "../manifest/load.ts";
import type { Manifest } from "../manifest/schema.ts";
import { shippedPolicies } from "../policy/shipped.ts";

/** What metrics, or notes, are of. */
export interface Place {
  readonly environment: string;
  /** Empty where the repository has one. */
  readonly component: string;
}

interface Named {
  readonly environment: string | undefined;
  readonly component: string | undefined;
  readonly manifest: string;
}

/** What most repositories call it. */
const USUAL = "production";

/**
 * Environment and component: as they are named, else as the manifest has them, else, in a repository
 * without one, `production` and none.
 * @throws Problem where the manifest is not valid, or does not say which environment
 */
export async function placeFor(named: Named, files: Files): Promise<Place> {
  const { environment, component } = named;
  if (environment !== undefined && component !== undefined) return { environment, component };
  const manifest = await manifestAt(named.manifest, files);
  if (manifest === undefined) {
    return { environment: environment ?? USUAL, component: component ?? "" };
  }
  return {
    environment: environment ?? productionIn(manifest),
    component: component ?? manifest.release.component ?? "",
  };
}

/** The only production environment; without one, whichever is the only one. */
function productionIn(manifest: Manifest): string {
  const names = Object.keys(manifest.environments);
  const production = names.filter((name) => pickEnvironment(manifest, name).production);
  return pickEnvironment(manifest, production.length === 1 ? production[0] : undefined).name;
}

/**
 * The manifest of the working tree; undefined where there is none.
 * @throws Problem where it is not valid
 */
export async function manifestAt(path: string, files: Files): Promise<Manifest | undefined> {
  const text = await files.read(path);
  if (text === undefined) return undefined;
  const policies = await shippedPolicies(await files.policies());
  const loaded = await loadManifest({ path, text, policies });
  if (loaded.ok) return loaded.manifest;
  throw new Problem({
    code: "manifest-invalid",
    sentence: `the manifest ${path} is not valid`,
    remedy: `see what is wrong with it: release-gate lint --manifest ${path}`,
  });
}
