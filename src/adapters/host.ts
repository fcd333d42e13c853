/** The environment of this process, without its unset variables. */
export function environment(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** Time from the first signal to the end, whatever still goes on: runners kill at 10 s. */
const LAST_MS = 7000;

/** Aborts on the first SIGINT or SIGTERM, and ends the process soon after. */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) return;
      controller.abort(name);
      setTimeout(() => process.exit(3), LAST_MS).unref();
    });
  }
  return controller.signal;
}
