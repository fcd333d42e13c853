import { disk } from "../../src/adapters/disk.ts";
import type { Files } from "../../src/core/ports.ts";

let shipped: Promise<Awaited<ReturnType<Files["policies"]>>> | undefined;

/** The policies of the product, read once. */
function policies() {
  shipped ??= disk.policies();
  return shipped;
}

/** A working tree and report folder in memory; policies are the product's own. */
export function memoryFiles(
  tree: Readonly<Record<string, string>> = {},
): Files & { readonly written: Map<string, string> } {
  const written = new Map<string, string>();
  return {
    written,
    read: async (path) => written.get(path) ?? tree[path],
    write: async (path, text) => {
      written.set(path, text);
    },
    policies,
  };
}
