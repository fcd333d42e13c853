import type { Files } from "../core/ports.ts";
import type { Wanted, Wired } from "../wiring.ts";

/** What is needed of `process.stdout` and `process.stderr`. */
interface Stream {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What the command line has of the machine that it runs on. */
export interface CliWorld {
  readonly env: Readonly<Record<string, string>>;
  /** Folder of the process. */
  readonly cwd: string;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly files: Files;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic: () => number;
  /** Ports for a stage, and why it may not use them. */
  readonly ports: (wanted: Wanted) => Promise<Wired>;
  /** Begins to listen for signals that end the process. */
  readonly interruptible: () => AbortSignal;
  /** Runs the bundle of the demo to its end; gives its exit code. */
  readonly demo: (parameters: readonly string[]) => Promise<number>;
}
