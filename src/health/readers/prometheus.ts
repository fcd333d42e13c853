import { fillPlaceholders } from "../placeholders.ts";
import { highestOf, increaseOf, isLabels, isSelector, rangeOf, withLabels } from "../promql.ts";
import { headersOf } from "../sources/connection.ts";
import type { Counter, PrometheusConnection, PrometheusSignal } from "../sources/prometheus.ts";
import { type Arm, armOf, countsAs, gaugeAs } from "./counts.ts";
import { fetchJson, gap } from "./fetch-json.ts";
import { EMPTY, PROMETHEUS, type Sample, sampleOf } from "./prometheus-answer.ts";
import {
  type Counts,
  type Gap,
  isGap,
  type Reader,
  type ReaderTools,
  type Span,
} from "./reader.ts";

/** A signal with its expressions filled in, and where it is asked. */
interface Parts {
  readonly signal: PrometheusSignal;
  readonly connection: PrometheusConnection;
}

/** Where and when one arm is counted. */
interface Where {
  readonly labels: string | undefined;
  /** Epoch milliseconds of the end of the span. */
  readonly to: number;
}

/** The query for one counter over a look, for one arm. */
export function queryOf(
  counter: Counter,
  {
    labels,
    everyMs,
    isGauge = false,
  }: {
    readonly labels: string | undefined;
    readonly everyMs: number;
    readonly isGauge?: boolean | undefined;
  },
): string {
  if ("selector" in counter) {
    const selector = withLabels(counter.selector, labels);
    return isGauge ? highestOf(selector, everyMs) : increaseOf(selector, everyMs);
  }
  return fillPlaceholders(counter.query, { look: rangeOf(everyMs), arm: labels ?? "" });
}

/** Reads counters of Prometheus: candidate and, where a limit speaks of it, baseline. */
export function readPrometheus({ signal, connection }: Parts, tools: ReaderTools): Reader {
  const isCompared = signal.limits.some(({ ratio }) => ratio > 0);
  return async (span, until) => {
    const fault = faultOf(signal, connection);
    if (fault !== undefined) return fault;
    const candidate = { labels: connection.candidate, to: span.to };
    if (signal.isGauge) return readGauge({ signal, connection }, candidate, tools, until);
    const beside = isCompared ? baselineOf(connection, span) : undefined;
    if (beside !== undefined && isGap(beside)) return beside;
    const ask = (where: Where) => readArm({ signal, connection }, where, tools, until);
    const [own, other] = await Promise.all([
      ask(candidate),
      beside === undefined ? { requests: 0, bad: 0, at: span.to } : ask(beside),
    ]);
    if (isGap(own)) return own;
    if (isGap(other)) return { ...other, missing: `${other.missing} (baseline)` };
    return {
      ...countsAs(own, signal.limits),
      ...{ baselineRequests: other.requests, baselineBad: other.bad },
      sampledAt: own.at,
    };
  };
}

/** What an expression gave may not be read as anything else than a label's value. */
function faultOf(
  { total, errors }: PrometheusSignal,
  { candidate, baseline }: PrometheusConnection,
) {
  const selectors = [total, errors].flatMap((one) =>
    one !== undefined && "selector" in one ? [one.selector] : [],
  );
  const labels = [candidate, baseline].flatMap((one) => one ?? []);
  if (selectors.every(isSelector) && labels.every(isLabels)) return undefined;
  return gap(
    "an expression made a selector unreadable",
    "Make sure that what the expressions of the signal give holds no quotation mark",
  );
}

/** Beside the candidate at the same time, or what ran before, look by look backwards from then. */
function baselineOf(
  { baseline, every }: PrometheusConnection,
  { to, began, number }: Span,
): Where | Gap {
  if (baseline !== undefined) return { labels: baseline, to };
  if (began === undefined) {
    return gap(
      "nothing tells what ran before this deployment",
      "Name `candidate` and `baseline` in health.prometheus, or judge a deployment that replaced another commit",
    );
  }
  return { labels: undefined, to: began - number * every };
}

/** Counts of a signal of which only the number is judged. */
const NO_BAD = { value: 0 } as const;

const NONE: Arm = { requests: 0, bad: 0 };

async function readGauge(
  { signal, connection }: Parts,
  { labels, to }: Where,
  tools: ReaderTools,
  until: AbortSignal,
): Promise<Counts | Gap> {
  const query = queryOf(signal.total, { labels, everyMs: connection.every, isGauge: true });
  const sample = await askOnce({ query, to, connection }, tools, until);
  if (sample === EMPTY) return noSeries(connection, "`gauge` has a sample");
  if (isGap(sample)) return sample;
  const counts = gaugeAs(sample.value, signal.limits, PROMETHEUS.who);
  return isGap(counts) ? counts : { ...counts, sampledAt: sample.at };
}

type Timed = Arm & Pick<Sample, "at">;

async function readArm(
  { signal, connection }: Parts,
  { labels, to }: Where,
  tools: ReaderTools,
  until: AbortSignal,
): Promise<Timed | Gap> {
  const ask = (counter: Counter) => {
    const query = queryOf(counter, { labels, everyMs: connection.every });
    return askOnce({ query, to, connection }, tools, until);
  };
  const [total, errors] = await Promise.all([
    ask(signal.total),
    signal.errors === undefined ? NO_BAD : ask(signal.errors),
  ]);
  // Of what may not be there at all, there may be no series.
  const mayBeEmpty = signal.emptyIsZero && signal.errors === undefined;
  if (total === EMPTY) return mayBeEmpty ? { ...NONE, at: to } : noSeries(connection);
  if (isGap(total)) return total;
  if (errors !== EMPTY && isGap(errors)) return errors;
  if (errors === EMPTY && !signal.emptyIsZero) return NO_ERRORS;
  const arm = armOf(total.value, errors === EMPTY ? 0 : errors.value, PROMETHEUS.who);
  return isGap(arm) ? arm : { ...arm, at: total.at };
}

function noSeries({ every }: PrometheusConnection, what = "`total` has two samples"): Gap {
  return gap(
    `no series of ${what} within ${rangeOf(every)}`,
    "Correct the selector, send traffic, or make `every` of health.prometheus twice the scrape interval",
    true,
  );
}

const NO_ERRORS = gap(
  "no series of `errors`",
  "Correct the selector; where none is there until something fails, write `empty-is-zero: true`",
  true,
);

interface Asking {
  readonly query: string;
  readonly to: number;
  readonly connection: PrometheusConnection;
}

/** By POST, which takes queries of any length; where only GET is let through, by GET. */
async function askOnce(
  { query, to, connection }: Asking,
  tools: ReaderTools,
  until: AbortSignal,
): Promise<Sample | typeof EMPTY | Gap> {
  const form = new URLSearchParams({ query, time: (to / 1000).toFixed(3) }).toString();
  const url = `${connection.url.replace(/\/+$/, "")}/api/v1/query`;
  const { timeout: timeoutMs } = connection;
  const headers = { accept: "application/json", ...headersOf(connection) };
  const posted = {
    method: "POST",
    ...{ url, timeoutMs, body: form },
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
  };
  const getInstead: ReaderTools = {
    ...tools,
    http: async (request, signal) => {
      const reply = await tools.http(request, signal);
      const isRefused =
        reply.state === "answered" && (reply.status === 405 || reply.status === 501);
      if (!isRefused) return reply;
      const got = { method: "GET", url: `${url}?${form}`, headers, body: undefined, timeoutMs };
      return tools.http(got, signal);
    },
  };
  const answer = await fetchJson(posted, PROMETHEUS, getInstead, until);
  return isGap(answer) ? answer : sampleOf(answer.data, to, tools);
}
