import type { Files } from "../core/ports.ts";
import type { Wanted, Wired } from "../wiring.ts";

/** What the action has of the machine that it runs on. */
export interface ActionWorld {
  readonly env: Readonly<Record<string, string>>;
  /** Folder of the process. */
  readonly cwd: string;
  /** Takes text for the log of the step. */
  readonly write: (text: string) => unknown;
  /** Adds to the end of a file. */
  readonly append: (path: string, text: string) => Promise<void>;
  readonly files: Files;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonic: () => number;
  /** Ports for a stage, and why it may not use them. */
  readonly ports: (wanted: Wanted) => Promise<Wired>;
  /** Begins to listen for signals that end the process. */
  readonly interruptible: () => AbortSignal;
}
