import { performer } from "../acts/perform.ts";
import type { Clock, Ports } from "../core/ports.ts";
import type { Perform } from "../receipts/index.ts";
import type { Request } from "./request.ts";

/** Time that statuses and marks have after the first signal: runners kill 10 s after it. */
const CLOSING_MS = 5000;

/** What carries acts out; what must still be written after an interruption gets a moment more. */
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
