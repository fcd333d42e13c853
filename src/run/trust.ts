import type { DeclaredKey } from "../core/declared.ts";
import type { GitHub } from "../core/ports.ts";
import { readContent } from "../evidence/content.ts";
import { type Lack, lack } from "../evidence/lack.ts";

/** The manifest of the default branch, from which the trusted keys are read. */
export type Trusted =
  | { readonly state: "read"; readonly text: string; readonly origin: string }
  /** Without GitHub there is no default branch to ask: the working tree is all there is. */
  | { readonly state: "offline" }
  | Lack;

/** Blocks that hold trusted keys: without the default branch none of them is known. */
const TRUSTED_BLOCKS = ["manifest", "roles", "calendar"] as const satisfies readonly DeclaredKey[];

/** Reads the manifest of the default branch. */
export async function readTrusted(
  github: GitHub | undefined,
  path: string,
  signal: AbortSignal,
): Promise<Trusted> {
  if (github === undefined) return { state: "offline" };
  const found = await readContent({ github, signal }, path);
  if (found.state === "lacking") return found;
  if (found.text === undefined) {
    return lack(
      `${path} is not on the default branch yet`,
      "merge the manifest into the default branch: its rules count from there",
    );
  }
  return { state: "read", text: found.text, origin: "default branch" };
}

/** What may not be known while the default branch's manifest is not. */
export function withheldBy(
  trusted: Trusted,
): Readonly<Partial<Record<DeclaredKey, Omit<Lack, "state">>>> {
  if (trusted.state !== "lacking") return {};
  return Object.fromEntries(TRUSTED_BLOCKS.map((block) => [block, trusted]));
}
