import type { Http, HttpRequest } from "../../src/core/ports.ts";
import { anAnswer } from "./fake-http.ts";

/** One series: its labels, and its samples as milliseconds and value, oldest first. */
export interface FakeSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly (readonly [at: number, value: number])[];
}

/** Samples of a counter that a scrape reads: `rate` requests each second, from 0 at `from`. */
export function counter(
  name: string,
  labels: Readonly<Record<string, string>>,
  { from, to, rate, scrapeMs = 15_000 }: Counting,
): FakeSeries {
  const samples: [number, number][] = [];
  let value = 0;
  for (let at = from; at <= to; at += scrapeMs) {
    samples.push([at, value]);
    value += (scrapeMs / 1000) * (typeof rate === "number" ? rate : rate(at));
  }
  return { name, labels, samples };
}

interface Counting {
  /** Epoch milliseconds of the first and the last scrape. */
  readonly from: number;
  readonly to: number;
  readonly rate: number | ((at: number) => number);
  readonly scrapeMs?: number;
}

const QUERY = /^sum\(increase\(([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\[(\d+)(ms|s|m)\]\)\)$/;

/**
 * Prometheus as far as a gate asks it: instant queries of `sum(increase(selector[range]))`, by POST
 * or GET, answered as its HTTP API documents; `increase` extrapolates as `extrapolatedRate` does
 * (promql/functions.go).
 */
export function fakePrometheus(
  ...series: readonly FakeSeries[]
): Http & { readonly sent: HttpRequest[]; readonly queries: string[] } {
  const sent: HttpRequest[] = [];
  const queries: string[] = [];
  const http: Http = async (request) => {
    sent.push(request);
    const url = new URL(request.url);
    const form = new URLSearchParams(request.body ?? url.search);
    const query = form.get("query") ?? "";
    const time = Number(form.get("time"));
    queries.push(query);
    if (url.pathname !== "/api/v1/query")
      return anAnswer({ status: 404, body: "404 page not found" });
    return answer(series, query, time);
  };
  return Object.assign(http, { sent, queries });
}

function answer(series: readonly FakeSeries[], query: string, time: number) {
  const [, name, labels = "", length, unit = "s"] = QUERY.exec(query) ?? [];
  const matchers = matchersOf(labels);
  if (name === undefined || matchers === undefined) {
    const error = `invalid parameter "query": 1:1: parse error: unexpected ${query.slice(0, 8)}`;
    return json({ status: "error", errorType: "bad_data", error }, 400);
  }
  const rangeMs = Number(length) * { ms: 1, s: 1000, m: 60_000 }[unit as "s"];
  const grown = series
    .filter((one) => one.name === name && matchers.every((fits) => fits(one.labels)))
    .flatMap((one) => increase(one, time * 1000, rangeMs) ?? []);
  const result =
    grown.length === 0
      ? []
      : [{ metric: {}, value: [time, String(grown.reduce((sum, value) => sum + value, 0))] }];
  return json({ status: "success", data: { resultType: "vector", result } });
}

function json(body: unknown, status = 200) {
  return anAnswer({
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

type Matcher = (labels: Readonly<Record<string, string>>) => boolean;

function matchersOf(text: string): readonly Matcher[] | undefined {
  const found = [...text.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"(?:,|$)/g)];
  if (found.map(([whole]) => whole).join("") !== text) return undefined;
  return found.map(([, label = "", how, value = ""]) => (labels) => {
    const own = labels[label] ?? "";
    if (how === "=" || how === "!=") return (own === value) === (how === "=");
    return new RegExp(`^(?:${value})$`).test(own) === (how === "=~");
  });
}

/** Undefined with fewer than two samples in `(end − range, end]`. */
function increase({ samples }: FakeSeries, end: number, rangeMs: number): number | undefined {
  const start = end - rangeMs;
  const inside = samples.filter(([at]) => at > start && at <= end);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined || inside.length < 2) return undefined;
  let grown = last[1] - first[1];
  inside.forEach(([, value], i) => {
    const before = inside[i - 1]?.[1] ?? 0;
    if (i > 0 && value < before) grown += before; // the counter began anew
  });
  const sampled = last[0] - first[0];
  const mean = sampled / (inside.length - 1);
  const threshold = mean * 1.1;
  let toStart = first[0] - start;
  let toEnd = end - last[0];
  if (toStart >= threshold) toStart = mean / 2;
  if (grown > 0 && first[1] >= 0) toStart = Math.min(toStart, sampled * (first[1] / grown));
  if (toEnd >= threshold) toEnd = mean / 2;
  return grown * ((sampled + toStart + toEnd) / sampled);
}
