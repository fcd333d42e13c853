import { type Asked, excerptOf, gap } from "./fetch-json.ts";
import type { Gap, ReaderTools } from "./reader.ts";

/** One number of Prometheus, and the moment that it speaks of, in epoch milliseconds. */
export interface Sample {
  readonly value: number;
  readonly at: number;
}

/** No series at all: whether that is zero, only the signal knows. */
export const EMPTY = "empty";

const WHO = "Prometheus";

/** Prometheus in messages, with the reason that its errors give. */
export const PROMETHEUS: Asked = { who: WHO, explain: (data) => textAt(data, "error") };

/** Milliseconds between the moment asked for and the sample's, from which it is another sample. */
const SAME_MOMENT_MS = 1000;

/**
 * The one number that an answer of `/api/v1/query` holds (Prometheus, "HTTP API", "Instant
 * queries"), for the moment asked for; or why it holds none.
 */
export function sampleOf(
  answer: unknown,
  askedFor: number,
  tools: Pick<ReaderTools, "redact">,
): Sample | typeof EMPTY | Gap {
  if (textAt(answer, "status") !== "success") {
    const said = excerptOf(textAt(answer, "error"), tools) ?? "without a reason";
    return gap(`${WHO} refused the query: ${said}`, CORRECT);
  }
  const partial = partialWords(answer, tools);
  if (partial !== undefined) {
    return gap(
      `${WHO} gave only part of the data${partial}`,
      "Make sure that all of its stores answer",
      true,
    );
  }
  const data = field(answer, "data");
  const type = textAt(data, "resultType");
  const result = field(data, "result");
  if (!Array.isArray(result)) return gap(`${WHO} gave an answer without a result`, ADDRESS);
  if (type === "scalar") return inTime(result, askedFor);
  if (type !== "vector") {
    const what = type === "matrix" ? "a range of values" : "no number";
    return gap(`${WHO} gave ${what} instead of one number`, ONE);
  }
  if (result.length === 0) return EMPTY;
  if (result.length > 1) {
    return gap(`${WHO} gave ${result.length} series where one is meant`, ONE);
  }
  return inTime(field(result[0], "value"), askedFor);
}

const CORRECT =
  "Correct the query in the manifest; `release-gate lint` prints those that are written for you";
const ADDRESS = "Correct the address: it is the server's own, without /api/v1";
const ONE = "Wrap the query in sum(…)";

function inTime(pair: unknown, askedFor: number): Sample | Gap {
  const [seconds, text] = Array.isArray(pair) ? pair : [];
  if (typeof seconds !== "number" || typeof text !== "string") {
    return gap(`${WHO} gave a sample that is no number`, ADDRESS);
  }
  const at = Math.round(seconds * 1000);
  if (Math.abs(at - askedFor) >= SAME_MOMENT_MS) {
    const remedy = "Make sure that nothing between keeps answers, such as the cache of a proxy";
    return gap(`${WHO} answered for another moment than was asked`, remedy, true);
  }
  return { value: numberOf(text), at };
}

/** As Prometheus writes numbers: `NaN`, `+Inf` and `-Inf` too. */
function numberOf(text: string): number {
  if (/^[+-]?Inf$/.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return text.trim() === "" ? Number.NaN : Number(text);
}

/** Warnings, and the mark of VictoriaMetrics: what some stores did not answer is not in the number. */
function partialWords(answer: unknown, tools: Pick<ReaderTools, "redact">): string | undefined {
  const warnings = field(answer, "warnings");
  if (Array.isArray(warnings) && warnings.length > 0) {
    return `: ${excerptOf(String(warnings[0]), tools)}`;
  }
  return field(answer, "isPartial") === true ? "" : undefined;
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

function textAt(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === "string" ? found : undefined;
}
