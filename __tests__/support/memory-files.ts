import { disk } from "../../src/adapters/disk.ts";
import type { Files, ShippedPolicies } from "../../src/core/ports.ts";
import { shippedPolicies } from "../../src/policy/shipped.ts";

let shipped: Promise<ShippedPolicies> | undefined;

/** The policies of the product, read once, as in a bundle. */
function policies() {
  shipped ??= disk
    .policies()
    .then(shippedPolicies)
    .then((read) => ({ state: "read", policies: read }));
  return shipped;
}

/** A working tree and report folder in memory; `refuses` says why a path cannot be written. */
export function memoryFiles(
  tree: Readonly<Record<string, string>> = {},
  refuses: (path: string) => string | undefined = () => undefined,
): Files & { readonly written: Map<string, string> } {
  const written = new Map<string, string>();
  return {
    written,
    read: async (path) => written.get(path) ?? tree[path],
    write: async (path, text) => {
      const why = refuses(path);
      if (why !== undefined) throw new Error(why);
      written.set(path, text);
    },
    repository: async () => undefined,
    policies,
  };
}
