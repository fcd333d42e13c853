import type { DeploymentRecord } from "./record.ts";

/**
 * Input of a dispatched workflow that takes the nonce. A workflow that shows it in its `run-name`
 * names the record that each of its runs belongs to.
 */
export const NONCE_INPUT = "release-gate";

/** FNV-1a for 32 bits: https://www.rfc-editor.org/rfc/rfc9923.html */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Word by which everybody who can read a record finds the workflow run that was dispatched for it:
 * made from the id and the key of its claim, and never part of the word of another record.
 */
export function nonceOf({
  id,
  payload,
}: {
  readonly id: number;
  readonly payload: Pick<DeploymentRecord["payload"], "key">;
}): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(payload.key)) {
    hash = Math.imul(hash ^ byte, PRIME) >>> 0;
  }
  return `rg-${id}-${hash.toString(16).padStart(8, "0")}`;
}

/** The input by itself, or with something for the runs that people start. */
const SHOWN =
  /\$\{\{\s*(?:github\s*\.\s*event\s*\.\s*)?inputs\s*(?:\.\s*release-gate|\[\s*'release-gate'\s*\])\s*(?:\|\|[^}]*)?\}\}/i;

/** True where a workflow's `run-name` shows the nonce whenever it was given one. */
export function showsNonce(runName: unknown): boolean {
  return typeof runName === "string" && SHOWN.test(runName);
}
