import { performer } from "../acts/perform.ts";
import type { Clock, Ports } from "../core/ports.ts";
import type { Perform } from "../receipts/index.ts";
import type { Request } from "./request.ts";

/** Time that statuses and marks have after the first signal: runners kill 10 s after it. */
const CLOSING_MS = 5000;

/** What carries acts out; what must still be written after an interruption gets a moment more. */
export function performOf(
  { dryRun }: Request,
  { github, commands, http, clock, env, log }: Ports,
  {
    signal,
    ended,
    redact,
  }: {
    readonly signal: AbortSignal;
    readonly ended: AbortSignal;
    readonly redact: (text: string) => string;
  },
): Perform {
  const closing = closingAfter(signal, ended, clock);
  return performer({ github, commands, http, clock, signal, closing, dryRun, env, log, redact });
}

/** A wait that outlived the stage would keep the process alive for nothing. */
function closingAfter(signal: AbortSignal, ended: AbortSignal, clock: Clock): AbortSignal {
  const closing = new AbortController();
  signal.addEventListener(
    "abort",
    () => {
      clock.sleep(CLOSING_MS, ended).then(
        () => closing.abort(),
        () => closing.abort(),
      );
    },
    { once: true },
  );
  return closing.signal;
}
