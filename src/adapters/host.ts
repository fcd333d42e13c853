import { setMaxListeners } from "node:events";

/** What is needed of a stream to know that nobody reads on. */
interface Ending {
  readonly listenerCount: (event: "error") => number;
  readonly on: (event: "error", listener: () => void) => unknown;
}

/**
 * A stream whose reader may go away (`| head`): that must not end a deployment in flight, whose
 * report is in a file.
 */
export function unbroken<Stream extends Ending>(stream: Stream): Stream {
  if (stream.listenerCount("error") === 0) stream.on("error", () => undefined);
  return stream;
}

/** Epoch milliseconds by this machine's clock. */
export const now = (): number => Date.now();

/** The variables of an environment that are set. */
export function definedIn(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Time from the first signal to the end, whatever still goes on: runners kill at 10 s. */
const LAST_MS = 7000;

const MOST_LISTENERS = 100;

/** Aborts on the first SIGINT or SIGTERM, and ends the process soon after. */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  // Every request and every wait that is under way listens to it.
  setMaxListeners(MOST_LISTENERS, controller.signal);
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) return;
      controller.abort(name);
      setTimeout(() => process.exit(3), LAST_MS).unref();
    });
  }
  return controller.signal;
}
