import type { DeclaredKey } from "../core/declared.ts";
import { lackOf, type Missing, missing } from "../core/lack.ts";
import type { GitHub } from "../core/ports.ts";
import { readContent } from "../evidence/content.ts";

/** The manifest of the default branch, from which the trusted keys are read. */
export type Trusted =
  | { readonly state: "read"; readonly text: string; readonly origin: string }
  /** Without GitHub there is no default branch to ask: the working tree is all there is. */
  | { readonly state: "offline" }
  | Missing;

/** Blocks that hold trusted keys: without the default branch none of them is known. */
const TRUSTED_BLOCKS = [
  "manifest",
  "roles",
  "signoffs",
  "calendar",
] as const satisfies readonly DeclaredKey[];

/** Reads the manifest of the default branch. */
export async function readTrusted(
  github: GitHub | undefined,
  path: string,
  signal: AbortSignal,
): Promise<Trusted> {
  if (github === undefined) return { state: "offline" };
  const found = await readContent({ github, signal }, path);
  if (found.state === "missing") return found;
  if (found.text === undefined) {
    return missing(
      `${path} is not on the default branch yet`,
      "merge the manifest into the default branch: its rules count from there",
    );
  }
  return { state: "read", text: found.text, origin: "default branch" };
}

/** Trusted blocks that are not known because the default branch's manifest is not. */
export function untrusted(
  trusted: Trusted,
): Readonly<Partial<Record<(typeof TRUSTED_BLOCKS)[number], Missing>>> {
  if (trusted.state !== "missing") return {};
  const missing: Missing = { state: "missing", ...lackOf(trusted) };
  return Object.fromEntries(TRUSTED_BLOCKS.map((block) => [block, missing]));
}
