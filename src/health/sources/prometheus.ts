import * as z from "zod";
import { duration, durationOrNone, id, lazily, template } from "../../fields/fields.ts";
import type { SignalLimit } from "../limits.ts";
import {
  countMeasures,
  limitsOf,
  measureFault,
  type SignalWords,
  signalWords,
  wordsOf,
} from "../measures.ts";
import { hasPlaceholder, keepPlaceholders } from "../placeholders.ts";
import { isLabels, isSelector, metricOf } from "../promql.ts";
import { address, auth, headers, saysTwice } from "./connection.ts";
import { defineSource } from "./source.ts";

/** An expression may stand in a value of a label, where it gives text without quotation marks. */
const plain = (text: string): string => text.replace(/\$\{\{[\s\S]*?\}\}/g, "x");

const selector = () =>
  template.refine((text) => isSelector(plain(text)), {
    error:
      'a bare selector, such as http_requests_total{app="shop"}; for anything else write {query: …}',
  });

const query = () =>
  z.strictObject({
    query: template
      .refine((text) => hasPlaceholder(keepPlaceholders(text), "look"), {
        error: "it needs [${{ look }}] as its range: looks that overlap would count requests twice",
      })
      .transform(keepPlaceholders),
  });

const counter = () =>
  z
    .union([selector().transform((text) => ({ selector: text })), query()])
    .meta({ description: "a selector of counters, or {query: …} with ${{ look }} as its range" });

/** A value at the end of a look needs no range; `${{ look }}` may stand in its query all the same. */
const gauge = () =>
  z
    .union([
      selector().transform((text) => ({ selector: text })),
      z.strictObject({ query: template.transform(keepPlaceholders) }),
    ])
    .meta({ description: "a selector of gauges, of which the largest counts, or {query: …}" });

const labels = lazily(() =>
  template.refine((text) => isLabels(plain(text)), {
    error: 'matchers of labels, such as track="canary"',
  }),
);

/** What is counted: counters that a selector finds, or a query that gives one number. */
export type Counter = z.output<ReturnType<typeof counter>>;

/** A signal of counters in Prometheus, or of a gauge. */
export interface PrometheusSignal extends SignalWords {
  readonly source: "prometheus";
  readonly id: string;
  /** What is counted; of a gauge, what is looked at. */
  readonly total: Counter;
  /** The bad ones of them; undefined where only their number is judged. */
  readonly errors: Counter | undefined;
  /** True: `total` is a gauge. */
  readonly isGauge: boolean;
  /** True: no series means none, of errors as long as there are requests. */
  readonly emptyIsZero: boolean;
  readonly limits: readonly SignalLimit[];
}

/** What a signal asks for, by the keys under which it is written. */
export function countersOf({
  total,
  errors,
  isGauge,
}: PrometheusSignal): readonly (readonly [string, Counter])[] {
  const main = isGauge ? "gauge" : "total";
  return errors === undefined
    ? [[main, total]]
    : [
        [main, total],
        ["errors", errors],
      ];
}

const shared = () => ({
  id: id.optional(),
  ...countMeasures(),
  ...signalWords(),
});

const counting = () =>
  z.strictObject({
    total: counter(),
    errors: counter().optional(),
    "empty-is-zero": z
      .boolean()
      .meta({ description: "true: no series of errors means no error, while there are requests" })
      .optional(),
    ...shared(),
  });

const measuring = () => z.strictObject({ gauge: gauge(), ...shared() });

type Written = z.output<ReturnType<typeof counting>> | z.output<ReturnType<typeof measuring>>;

type Context = z.core.ParsePayload;

const signal = () => counting().transform(readSignal);

/** One that looks at a gauge: a reading of its own, so that what is wrong with it is said of that. */
const gaugeSignal = () => measuring().transform(readSignal);

function readSignal(written: Written, context: Context): PrometheusSignal {
  const parts = partsOf(written);
  const { total, errors, isGauge } = parts;
  const own = written.id ?? ("selector" in total ? metricOf(plain(total.selector)) : undefined);
  const key = isGauge ? "gauge" : "total";
  const fault =
    own === undefined
      ? { message: `give this signal an \`id\`: its ${key} is a query`, path: [key] }
      : measureFault(written, { errors: errors !== undefined, gauge: isGauge });
  if (fault !== undefined && context.issues.length === 0) {
    context.issues.push({ code: "custom", input: written, ...fault, path: [...fault.path] });
  }
  return {
    ...{ source: "prometheus", id: own ?? "", ...parts },
    limits: limitsOf(written),
    ...wordsOf(written),
  };
}

function partsOf(
  written: Written,
): Pick<PrometheusSignal, "total" | "errors" | "isGauge" | "emptyIsZero"> {
  if ("gauge" in written) {
    return { total: written.gauge, errors: undefined, isGauge: true, emptyIsZero: false };
  }
  const { total, errors, "empty-is-zero": emptyIsZero = false } = written;
  return { total, errors, isGauge: false, emptyIsZero };
}

const connection = lazily(() =>
  z
    .strictObject({
      url: address.meta({ description: "address of the server, without /api/v1" }),
      headers: headers.optional(),
      auth: auth.optional(),
      candidate: labels
        .meta({ description: "labels of what was released, where old and new run side by side" })
        .optional(),
      baseline: labels.meta({ description: "labels of what runs beside it" }).optional(),
      every: duration
        .prefault("1m")
        .meta({ description: "length of a look; at least twice the scrape interval" }),
      settle: durationOrNone
        .prefault("30s")
        .meta({ description: "how long after its end a look is asked for" }),
      timeout: duration.prefault("10s").meta({ description: "time for one request" }),
    })
    .superRefine((block, context) => {
      const twice = saysTwice(block);
      if (twice !== undefined) {
        const message = "`auth` says who asks already";
        context.addIssue({ code: "custom", message, path: ["headers", twice] });
      }
      if (block.baseline !== undefined && block.candidate === undefined) {
        const message =
          "it goes with `candidate`: without it the baseline is part of what is judged";
        context.addIssue({ code: "custom", message, path: ["baseline"] });
      }
    }),
);

export type PrometheusConnection = z.output<typeof connection>;

/** Counters in Prometheus, or in whatever answers its API: Thanos, Mimir, VictoriaMetrics. */
export const prometheus = defineSource({ key: "total", signal, gaugeSignal, connection });

/** Whether a query of its own has to tell the arms apart, and what is wrong where it does not. */
export function armFault(
  counted: Counter,
  { candidate }: Pick<PrometheusConnection, "candidate">,
): string | undefined {
  if ("selector" in counted) return undefined;
  const tells = hasPlaceholder(counted.query, "arm");
  if (candidate !== undefined && !tells) {
    return "the query does not hold ${{ arm }}, where `candidate` and `baseline` put their labels";
  }
  return candidate === undefined && tells
    ? "the query holds ${{ arm }}, and health.prometheus names no `candidate`"
    : undefined;
}
