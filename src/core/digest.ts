/** SHA-256 of a text as UTF-8, in hex. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A text as it is compared after GitHub has kept it: without a byte order mark, lines that end as in
 * Unix, and no blanks around the whole.
 */
export function normalText(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .trim();
}

/** Digest of release notes, the same however lines end. */
export const notesDigest = (text: string): Promise<string> => sha256(normalText(text));
