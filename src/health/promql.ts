/** Words of PromQL that are enough to write a query around a selector (Prometheus, "Querying basics"). */
const TEXT = String.raw`(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|${"`[^`]*`"})`;
const MATCHER = String.raw`[a-zA-Z_]\w*\s*(?:=~|!~|!=|=)\s*${TEXT}`;
const MATCHERS = String.raw`${MATCHER}(?:\s*,\s*${MATCHER})*`;

const SELECTOR = new RegExp(String.raw`^([a-zA-Z_:][\w:]*)\s*(?:\{\s*(${MATCHERS})?\s*,?\s*\})?$`);
const LABELS = new RegExp(`^${MATCHERS}$`);

/** True for a metric name with matchers of labels, or without: `http_requests_total{app="shop"}`. */
export function isSelector(text: string): boolean {
  return SELECTOR.test(text.trim());
}

/** True for matchers as they stand between the braces of a selector: `track="canary"`. */
export function isLabels(text: string): boolean {
  return LABELS.test(text.trim());
}

/** Name of the metric that a selector begins with; empty for what is no selector. */
export function metricOf(selector: string): string {
  return SELECTOR.exec(selector.trim())?.[1] ?? "";
}

/** The single matchers of such a list. */
export function matchersIn(labels: string): readonly string[] {
  return labels.match(new RegExp(MATCHER, "g")) ?? [];
}

/** A selector that also asks for these labels. */
export function withLabels(selector: string, labels: string | undefined): string {
  const [, name = "", own] = SELECTOR.exec(selector.trim()) ?? [];
  const all = [own, labels].filter((part) => part !== undefined && part !== "");
  return all.length === 0 ? name : `${name}{${all.join(",")}}`;
}

/** A span of time as PromQL writes it: `60s`, `1500ms`. */
export function rangeOf(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

/** The highest of the gauges that a selector matches, each as its mean over the span. */
export function highestOf(selector: string, ms: number): string {
  return `max(avg_over_time(${selector}[${rangeOf(ms)}]))`;
}

/** How much the counters that a selector matches have grown in the span before the moment asked for. */
export function increaseOf(selector: string, ms: number): string {
  return `sum(increase(${selector}[${rangeOf(ms)}]))`;
}
