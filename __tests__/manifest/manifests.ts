import { disk } from "../../src/adapters/disk.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import type { Manifest } from "../../src/manifest/schema.ts";
import { shippedPolicies } from "../../src/policy/shipped.ts";

/** The smallest useful manifest. */
export const SMALLEST = `environments:
  production: {url: https://shop.example}
deploy: {workflow: deploy.yml}
`;

/** The policies that ship with the product. */
export const POLICIES = await shippedPolicies(await disk.policies());

/** A manifest that has to be valid. */
export async function manifestOf(text: string): Promise<Manifest> {
  const loaded = await loadManifest({ path: "release.yml", text, policies: POLICIES });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.sentence).join("\n"));
  return loaded.manifest;
}

/** Problems as `line:column sentence`, with expectation and hint where asked for. */
export async function problemsOf(
  text: string,
  trusted?: { readonly text: string; readonly origin: string },
) {
  const loaded = await loadManifest({ path: "release.yml", text, trusted, policies: POLICIES });
  return loaded.ok ? [] : loaded.problems;
}

/** Problems as lines `line:column sentence`. */
export async function saidOf(text: string): Promise<readonly string[]> {
  return (await problemsOf(text)).map((p) => `${p.place.line}:${p.place.column} ${p.sentence}`);
}
