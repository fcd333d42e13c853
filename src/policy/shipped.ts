import type { ShippedPolicies } from "../core/ports.ts";
import type { Policy } from "./policy-file.ts";

/** Policies by name. Plain data. */
export type Policies = Readonly<Record<string, Policy>>;

/**
 * The policies that ship with the product.
 * @throws Problem when they cannot be used
 */
export async function readShipped(shipped: ShippedPolicies): Promise<Policies> {
  // Made by this very function when the product was bundled: scripts/bundle.mjs.
  if (shipped.state === "read") return shipped.policies as Policies;
  const { readPolicy } = await import("./policy-file.ts");
  return Object.fromEntries(
    Object.entries(shipped.files).map(([file, text]) => {
      const name = file.replace(/\.yml$/, "");
      return [name, readPolicy(name, text)];
    }),
  );
}

/** The policy of that name; undefined where none has it. */
export function policyOf(policies: Policies, name: string): Policy | undefined {
  return Object.hasOwn(policies, name) ? policies[name] : undefined;
}
