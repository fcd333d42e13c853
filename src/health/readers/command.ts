import * as z from "zod";
import type { CommandEnd } from "../../core/ports.ts";
import { formatDuration } from "../../core/units.ts";
import { fillPlaceholders } from "../placeholders.ts";
import type { CommandSignal } from "../sources/command.ts";
import { armOf, countsAs, gaugeAs } from "./counts.ts";
import { excerptOf, gap } from "./fetch-json.ts";
import {
  type Counts,
  type Gap,
  isGap,
  type Reader,
  type ReaderTools,
  type Span,
} from "./reader.ts";
import { spanWords } from "./span-words.ts";

/** Characters that a program may print; more is no count. */
const MOST_PRINTED = 65_536;

/** What a program prints. */
const printed = z.strictObject({
  requests: z.number().optional(),
  bad: z.number().optional(),
  value: z.number().optional(),
  "baseline-requests": z.number().optional(),
  "baseline-bad": z.number().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
});

/** Reads counts that a program prints as JSON; it hears of the span by variables of its environment. */
export function readCommand(signal: CommandSignal, tools: ReaderTools): Reader {
  const needsBaseline = signal.limits.some(({ ratio }) => ratio > 0);
  return async (span, until) => {
    const output = await outputOf(signal, span, tools, until);
    return typeof output === "string" ? countsIn(output, signal, { needsBaseline, tools }) : output;
  };
}

async function outputOf(
  { command, timeout: timeoutMs }: CommandSignal,
  span: Span,
  tools: ReaderTools,
  until: AbortSignal,
): Promise<string | Gap> {
  const words = spanWords(span);
  const lines = { stdout: [] as string[], stderr: "" };
  let length = 0;
  const tooLong = new AbortController();
  const end = await tools.run(
    {
      command: command.map((part) => fillPlaceholders(part, words)),
      env: {
        LOOK_FROM: words.from ?? "",
        LOOK_TO: words.to ?? "",
        LOOK_SECONDS: String((span.to - span.from) / 1000),
      },
      timeoutMs,
      onLine: (line, from = "stdout") => {
        length += line.length + 1;
        if (length > MOST_PRINTED) tooLong.abort();
        else if (from === "stdout") lines.stdout.push(line);
        else if (line.trim() !== "") lines.stderr = line;
      },
    },
    AbortSignal.any([until, tooLong.signal]),
  );
  if (tooLong.signal.aborted) {
    return gap("the program printed more than 64 KiB", PRINT);
  }
  if (end.state === "exited" && end.code === 0) return lines.stdout.join("\n");
  const said = excerptOf(lines.stderr === "" ? undefined : lines.stderr, tools);
  return ended(end, { timeoutMs, said });
}

const PRINT = 'Print one JSON object to the standard output, such as {"requests": 120, "bad": 3}';

const PRINT_VALUE = 'Print one JSON object to the standard output, such as {"value": 0.42}';

function ended(
  end: CommandEnd,
  { timeoutMs, said }: { readonly timeoutMs: number; readonly said: string | undefined },
): Gap {
  const why = said === undefined ? "" : `: ${said}`;
  if (end.state === "unstarted") {
    return gap(
      `the program could not be started: ${end.detail}`,
      "Correct `command`, or install what it needs",
    );
  }
  if (end.state === "exited") {
    return gap(
      `the program ended with exit ${end.code}${why}`,
      "Look at what the program prints",
      true,
    );
  }
  if (end.by === "timeout") {
    const remedy = "Make the program faster, or give it a longer `timeout`";
    return gap(`the program was stopped after ${formatDuration(timeoutMs)}${why}`, remedy, true);
  }
  return gap(
    `the program was ended from outside${why}`,
    "Run the stage again",
    end.by === "signal",
  );
}

function countsIn(
  output: string,
  { limits }: CommandSignal,
  { needsBaseline, tools }: { readonly needsBaseline: boolean; readonly tools: ReaderTools },
): Counts | Gap {
  const read = printed.safeParse(parse(output));
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join(".") ?? "";
    const what = output.trim() === "" ? "nothing" : "something else than counts";
    const why = where === "" ? "" : ` (${excerptOf(where, tools)})`;
    return gap(`the program printed ${what}${why}`, PRINT);
  }
  const { requests, value, at } = read.data;
  const sampledAt = at === undefined ? undefined : Date.parse(at);
  if (limits.some(({ kind }) => kind === "below")) {
    if (value === undefined) return gap("the program printed no value", PRINT_VALUE);
    const counts = gaugeAs(value, limits, "the program");
    return isGap(counts) ? counts : { ...counts, sampledAt };
  }
  const isShare = limits.some(({ kind }) => kind === undefined);
  const { bad = isShare ? undefined : 0 } = read.data;
  if (requests === undefined || bad === undefined) {
    return gap("the program printed no counts", PRINT);
  }
  const { "baseline-requests": otherRequests, "baseline-bad": otherBad } = read.data;
  if (needsBaseline && (otherRequests === undefined || otherBad === undefined)) {
    const remedy =
      "Print `baseline-requests` and `baseline-bad` too, or leave `increase` and `plus` out";
    return gap("the program printed no baseline", remedy);
  }
  const own = armOf(requests, bad, "the program");
  const other = armOf(otherRequests ?? 0, otherBad ?? 0, "the program");
  if (isGap(own)) return own;
  if (isGap(other)) return { ...other, missing: `${other.missing} (baseline)` };
  return {
    ...countsAs(own, limits),
    ...{ baselineRequests: other.requests, baselineBad: other.bad },
    sampledAt,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
