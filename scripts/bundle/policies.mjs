import { register } from "node:module";

register("../ts-loader.mjs", import.meta.url);

/**
 * A module that stands for src/adapters/policies.ts in a bundle: it holds what the files below
 * src/policy/ say, read and checked now, so that no start has to parse them.
 */
export async function policiesModule() {
  const { policyFiles } = await import("../../src/adapters/policies.ts");
  const { shippedPolicies } = await import("../../src/policy/shipped.ts");
  const text = JSON.stringify(await shippedPolicies(await policyFiles()));
  return `const read = JSON.parse(${JSON.stringify(text)});
export async function policyFiles() {
  return { state: "read", policies: read };
}
`;
}
