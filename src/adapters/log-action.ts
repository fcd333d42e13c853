import type { Log } from "../core/ports.ts";
import { line, lines } from "../core/text.ts";

/** A log has no line that can be replaced, so that progress is told rarely. */
const PROGRESS_MS = 15_000;

interface ActionLogParts extends Pick<Log, "mask"> {
  /** Takes one line with its end. */
  readonly write: (text: string) => unknown;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
}

/** A log for the runner. Nothing that is written here can be a log command. */
export function actionLog({ write, now, mask }: ActionLogParts): Log {
  let told = Number.NEGATIVE_INFINITY;
  const print = (text: string) => void write(`${text}\n`);
  return {
    mask,
    line: (text) => print(line(text)),
    progress: (text) => {
      if (now() - told < PROGRESS_MS) return;
      told = now();
      print(line(text));
    },
    foreign: (text) => {
      for (const part of lines(text)) print(`| ${part}`);
    },
  };
}
