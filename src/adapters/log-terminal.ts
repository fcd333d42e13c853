import type { Log } from "../core/ports.ts";
import { cut, line, lines } from "../core/text.ts";

/** Without a terminal there is no line to replace, so that progress is told rarely. */
const PROGRESS_MS = 10_000;
/** Back to the first column, and the line emptied. */
const CLEAR = "\r\u001b[2K";

/** What is needed of `process.stdout` or `process.stderr`. */
interface Stream {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

interface TerminalLogParts {
  /** `process.stderr` where standard output must hold nothing but JSON. */
  readonly stream: Stream;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
}

/** A log for people at a terminal. `close` takes the last progress line away. */
interface TerminalLog extends Log {
  readonly close: () => void;
}

/** Writes plain lines; on a terminal the progress line is replaced in place. */
export function terminalLog({ stream, now }: TerminalLogParts): TerminalLog {
  const inPlace = stream.isTTY === true;
  let showing = false;
  let told = Number.NEGATIVE_INFINITY;
  const close = () => {
    if (showing) stream.write(CLEAR);
    showing = false;
  };
  const print = (text: string) => {
    close();
    stream.write(`${text}\n`);
  };
  const replace = (text: string) => {
    stream.write(`${CLEAR}${cut(text, (stream.columns ?? 80) - 1)}`);
    showing = true;
  };
  const tell = (text: string) => {
    if (now() - told < PROGRESS_MS) return;
    told = now();
    print(text);
  };
  return {
    line: (text) => print(line(text)),
    progress: (text) => (inPlace ? replace(line(text)) : tell(line(text))),
    foreign: (text) => {
      for (const part of lines(text)) print(`| ${part}`);
    },
    close,
  };
}

/** True when colours are wanted: https://no-color.org, then FORCE_COLOR, then what it is. */
export function wantsColor(
  env: Readonly<Record<string, string | undefined>>,
  stream: Pick<Stream, "isTTY">,
): boolean {
  const { NO_COLOR: no = "", FORCE_COLOR: forced, TERM: kind } = env;
  if (no !== "") return false;
  if (forced !== undefined) return !["", "0", "false"].includes(forced);
  return stream.isTTY === true && kind !== "dumb";
}
