import type { Socket } from "node:net";

/** One attempt to connect, begun. */
export interface Opening {
  readonly socket: Socket;
  /** Resolves when it is connected, rejects when it failed. */
  readonly opened: Promise<void>;
}

/** Time before the next address is tried beside the ones before it (RFC 8305 §5). */
const NEXT_AFTER_MS = 250;

/** Faults of this machine's own network: another address may still have an answer of the host. */
const NO_WAY: ReadonlySet<string> = new Set(["ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL"]);

/**
 * The first of several attempts that connects. Each begins when the one before it has failed, or
 * after a moment; none is given up before one of them is through or the signal aborts, so that a
 * slow address has all the time that the request has.
 * @throws the error of an attempt when all have failed: what a host said before what this machine lacks.
 */
export function firstOpen(
  attempts: readonly (() => Opening)[],
  ended: AbortSignal,
  nextAfterMs = NEXT_AFTER_MS,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const running = new Set<Socket>();
    const errors: unknown[] = [];
    let next = 0;
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      clearTimeout(timer);
      next = attempts.length;
      ended.removeEventListener("abort", stop);
    };
    const begin = () => {
      clearTimeout(timer);
      const opening = attempts[next++]?.();
      if (opening === undefined) return;
      const { socket, opened } = opening;
      running.add(socket);
      if (next < attempts.length) timer = setTimeout(begin, nextAfterMs);
      opened.then(
        () => {
          stop();
          running.delete(socket);
          for (const other of running) other.destroy();
          resolve(socket);
        },
        (error: unknown) => {
          running.delete(socket);
          errors.push(error);
          if (next < attempts.length) begin();
          else if (running.size === 0) {
            stop();
            reject(errors.find((e) => !isNoWay(e)) ?? error);
          }
        },
      );
    };
    ended.addEventListener("abort", stop, { once: true });
    begin();
  });
}

function isNoWay(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "code" in error && NO_WAY.has(`${error.code}`)
  );
}
