import { disk } from "../../src/adapters/disk.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import type { Manifest } from "../../src/manifest/schema.ts";
import { shippedPolicies } from "../../src/policy/read-policies.ts";

/** The smallest useful manifest. */
export const SMALLEST = `environments:
  production: {url: https://shop.example}
deploy: {workflow: deploy.yml}
`;

/** The policies that ship with the product. */
export const POLICIES = shippedPolicies(await disk.policies());

/** A manifest that has to be valid. */
export function manifestOf(text: string): Manifest {
  const loaded = loadManifest({ path: "release.yml", text, policies: POLICIES });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.sentence).join("\n"));
  return loaded.manifest;
}

/** Problems as `line:column sentence`, with expectation and hint where asked for. */
export function problemsOf(
  text: string,
  trusted?: { readonly text: string; readonly origin: string },
) {
  const loaded = loadManifest({ path: "release.yml", text, trusted, policies: POLICIES });
  return loaded.ok ? [] : loaded.problems;
}

/** Problems as lines `line:column sentence`. */
export function saidOf(text: string): readonly string[] {
  return problemsOf(text).map((p) => `${p.place.line}:${p.place.column} ${p.sentence}`);
}
