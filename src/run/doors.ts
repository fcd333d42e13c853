import { performer } from "../acts/perform.ts";
import type { Clock, Ports } from "../core/ports.ts";
import type { Ask } from "../core/question.ts";
import { gatherer } from "../evidence/gather.ts";
import { declaredBlocks } from "../manifest/declared.ts";
import type { Perform } from "../receipts/index.ts";
import type { Opened } from "./open.ts";
import type { Request } from "./request.ts";
import { withheldBy } from "./trust.ts";

/** Time that statuses and marks have after the first signal: runners kill 10 s after it. */
const CLOSING_MS = 5000;

/** The garden door in, for this manifest and commit; `plan` with its expressions filled in. */
export async function askOf(
  request: Request,
  opened: Opened,
  { github, clock }: Ports,
  { plan, signal }: { readonly plan?: string | undefined; readonly signal: AbortSignal },
): Promise<Ask> {
  const { manifest, origin, trustedOrigin, trusted, readFile, text } = opened;
  const blocks = declaredBlocks(manifest, {
    path: request.manifest,
    origin,
    trusted: trustedOrigin,
    sha256: await sha256(text),
    plan,
  });
  const withheld = withheldBy(trusted);
  return gatherer({
    github,
    source: readFile,
    blocks,
    withheld,
    releaseSha: opened.sha,
    clock,
    signal,
  });
}

/** The garden door out; what must still be written after an interruption gets a moment more. */
export function performOf(
  { dryRun }: Request,
  { github, commands, clock, env, log }: Ports,
  { signal, redact }: { readonly signal: AbortSignal; readonly redact: (text: string) => string },
): Perform {
  const closing = closingAfter(signal, clock);
  return performer({ github, commands, clock, signal, closing, dryRun, env, log, redact });
}

function closingAfter(signal: AbortSignal, clock: Clock): AbortSignal {
  const closing = new AbortController();
  const never = new AbortController().signal;
  signal.addEventListener(
    "abort",
    () => {
      clock.sleep(CLOSING_MS, never).then(
        () => closing.abort(),
        () => closing.abort(),
      );
    },
    { once: true },
  );
  return closing.signal;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
