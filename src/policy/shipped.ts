import type { ShippedPolicies } from "../core/ports.ts";
import type { Policies } from "./policies.ts";

/**
 * The policies that ship with the product.
 * @throws Problem when they cannot be used
 */
export async function shippedPolicies(shipped: ShippedPolicies): Promise<Policies> {
  // Made by this very function when the product was bundled: scripts/bundle/policies.mjs.
  if (shipped.state === "read") return shipped.policies as Policies;
  const { ownPolicies } = await import("./read-policies.ts");
  return ownPolicies(shipped.files);
}
