import { compile, JSONPathError } from "json-p3";
import { fillPlaceholders } from "../placeholders.ts";
import { headersOf } from "../sources/connection.ts";
import type { JsonSignal } from "../sources/json.ts";
import { type Arm, armOf, countsAs, gaugeAs } from "./counts.ts";
import { fetchJson, gap } from "./fetch-json.ts";
import {
  type Counts,
  type Gap,
  isGap,
  type Reader,
  type ReaderTools,
  type Span,
} from "./reader.ts";
import { spanWords } from "./span-words.ts";

type Json = Parameters<ReturnType<typeof compile>["query"]>[0];

/** A search of a JSON body takes milliseconds; a regular expression in its path may take for ever. */
const SEARCHED_WITHIN_MS = 1000;

/** Both arms at one moment; the baseline is 0 of 0 where none is asked for. */
interface Reading {
  readonly own: Arm;
  readonly other: Arm;
  readonly sampledAt: number | undefined;
}

/** Reads counts out of any JSON over HTTP. */
export function readJson(signal: JsonSignal, tools: ReaderTools): Reader {
  const who = `The answer for ${signal.id}`;
  const { value } = signal.json;
  if (value !== undefined) return readValue(signal, value, { who, tools });
  if (!signal.json.cumulative) {
    return async (span, until) => {
      const read = await readOnce(signal, { who, span, tools }, until);
      return isGap(read) ? read : countsOf(read, signal);
    };
  }
  let before: Reading | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return (span, until) => {
    // One after the other: what was added is counted from the reading before.
    const look = last.then(async () => {
      const read = await readOnce(signal, { who, span, tools }, until);
      if (isGap(read)) return read;
      const earlier = before;
      before = read;
      return addedSince(earlier, read, signal);
    });
    last = look;
    return look;
  };
}

const countsOf = ({ own, other, sampledAt }: Reading, { limits }: JsonSignal): Counts => ({
  ...countsAs(own, limits),
  ...{ baselineRequests: other.requests, baselineBad: other.bad },
  sampledAt,
});

function addedSince(before: Reading | undefined, now: Reading, signal: JsonSignal): Counts | Gap {
  if (before === undefined) {
    return gap(
      "the first reading, which later ones are compared with",
      "Look more often, so that it matters less",
    );
  }
  const own = added(before.own, now.own);
  const other = added(before.other, now.other);
  if (own === undefined || other === undefined) {
    return gap(
      "the counters began anew",
      "Make sure that the counters only grow while the window lasts",
    );
  }
  return countsOf({ own, other, sampledAt: now.sampledAt }, signal);
}

function added(before: Arm, now: Arm): Arm | undefined {
  const requests = now.requests - before.requests;
  const bad = now.bad - before.bad;
  return requests < 0 || bad < 0 || bad > requests ? undefined : { requests, bad };
}

interface Asking {
  readonly who: string;
  readonly span: Span;
  readonly tools: ReaderTools;
}

/** A gauge: its value at the time of the answer. */
function readValue(signal: JsonSignal, path: string, { who, tools }: Where): Reader {
  return async (span, until) => {
    const answer = await answerTo(signal, { who, span, tools }, until);
    if (isGap(answer)) return answer;
    const value = numberAt(answer.data, path, { who, tools });
    if (typeof value !== "number") return value;
    const sampledAt = sampleTime(signal, answer.data, { who, span, tools });
    if (sampledAt !== undefined && typeof sampledAt !== "number") return sampledAt;
    const counts = gaugeAs(value, signal.limits, who);
    return isGap(counts) ? counts : { ...counts, sampledAt };
  };
}

async function readOnce(
  signal: JsonSignal,
  asking: Asking,
  until: AbortSignal,
): Promise<Reading | Gap> {
  const { who, tools } = asking;
  const { total = "", errors, baseline } = signal.json;
  const answer = await answerTo(signal, asking, until);
  if (isGap(answer)) return answer;
  const number = (path: string) => numberAt(answer.data, path, { who, tools });
  const own = both(number(total), errors === undefined ? 0 : number(errors), who);
  const other = baseline && both(number(baseline.total), number(baseline.errors), who);
  if (isGap(own)) return own;
  if (other !== undefined && isGap(other)) return other;
  const sampledAt = sampleTime(signal, answer.data, asking);
  if (sampledAt !== undefined && typeof sampledAt !== "number") return sampledAt;
  return { own, other: other ?? { requests: 0, bad: 0 }, sampledAt };
}

function answerTo(
  { id, json }: JsonSignal,
  { span, tools }: Asking,
  until: AbortSignal,
): ReturnType<typeof fetchJson> {
  const request = {
    method: "GET",
    url: fillPlaceholders(json.get, mapValues(spanWords(span))),
    headers: { accept: "application/json", ...headersOf(json) },
    body: undefined,
    timeoutMs: json.timeout,
  };
  return fetchJson(request, { who: `The address of ${id}` }, tools, until);
}

/** When the source has sampled, where it says so; a sample from before the look is missing. */
function sampleTime(
  { json: { time } }: JsonSignal,
  data: unknown,
  { who, span, tools }: Asking,
): number | undefined | Gap {
  const sampledAt = time === undefined ? undefined : timeAt(data, time, { who, tools });
  if (typeof sampledAt !== "number" || sampledAt >= span.from) return sampledAt;
  return gap(
    `${who} holds a sample from before the look`,
    "Give the source time: a longer `settle`",
    true,
  );
}

/** In an address the colons of a time and the like are written as such. */
function mapValues<K extends string>(
  words: Readonly<Partial<Record<K, string>>>,
): Readonly<Partial<Record<K, string>>> {
  const pairs = Object.entries<string | undefined>(words).map(([key, value]) => {
    return [key, encodeURIComponent(value ?? "")];
  });
  // the keys are those of the words
  return Object.fromEntries(pairs) as Partial<Record<K, string>>;
}

function both(total: number | Gap, errors: number | Gap, who: string): Arm | Gap {
  if (typeof total !== "number") return total;
  if (typeof errors !== "number") return errors;
  return armOf(total, errors, who);
}

type Where = Pick<Asking, "who" | "tools">;

/** The one number at a path; a text that is a number is one, too. */
function numberAt(data: unknown, path: string, where: Where): number | Gap {
  const value = valueAt(data, path, where);
  if (isMissing(value)) return value.gap;
  const isNumber = typeof value.found === "string" && /^-?\d+(\.\d+)?$/.test(value.found.trim());
  if (isNumber || typeof value.found === "number") return Number(value.found);
  return gap(`${where.who} has no number at ${path}`, CORRECT_PATH);
}

function timeAt(data: unknown, path: string, where: Where): number | Gap {
  const value = valueAt(data, path, where);
  if (isMissing(value)) return value.gap;
  const { found } = value;
  // Seconds since 1970 reach eleven digits in the year 5138; what is longer is in milliseconds.
  const at =
    typeof found === "number" ? found * (found < 1e11 ? 1000 : 1) : Date.parse(String(found));
  return Number.isFinite(at) && Math.abs(at) < 8.64e15
    ? at
    : gap(`${where.who} has no time at ${path}`, CORRECT_PATH);
}

type Value = { readonly found: unknown } | { readonly gap: Gap };

const isMissing = (value: Value): value is { readonly gap: Gap } => "gap" in value;

const CORRECT_PATH = "Correct the path: it has to select one number of the JSON that is answered";

function valueAt(data: unknown, path: string, { who, tools }: Where): Value {
  const limited = tools.clock.limit(SEARCHED_WITHIN_MS, () => search(data, path));
  const values = limited?.value;
  if (values === undefined)
    return { gap: gap(`${who} could not be searched for ${path}`, CORRECT_PATH) };
  if (values.length !== 1) {
    const what = values.length === 0 ? "nothing" : `${values.length} values`;
    return { gap: gap(`${who} has ${what} at ${path} where one is meant`, CORRECT_PATH) };
  }
  return { found: values[0] };
}

/** Undefined where the path cannot be followed. */
function search(data: unknown, path: string): readonly unknown[] | undefined {
  try {
    // what was parsed from JSON is JSON
    return compile(path)
      .query(data as Json)
      .values();
  } catch (error) {
    // A body that is nested too deep exhausts the stack.
    if (error instanceof JSONPathError || error instanceof RangeError) return undefined;
    throw error;
  }
}
