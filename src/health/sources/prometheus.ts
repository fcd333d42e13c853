import * as z from "zod";
import { duration, durationOrNone, id, template } from "../../fields/fields.ts";
import { errorRate, type SignalLimit } from "../limits.ts";
import { hasPlaceholder, keepPlaceholders } from "../placeholders.ts";
import { isLabels, isSelector, metricOf } from "../promql.ts";
import { address, auth, headers, saysTwice } from "./connection.ts";
import { defineSource } from "./source.ts";

/** An expression may stand in a value of a label, where it gives text without quotation marks. */
const plain = (text: string): string => text.replace(/\$\{\{[\s\S]*?\}\}/g, "x");

const selector = z.lazy(() =>
  template.refine((text) => isSelector(plain(text)), {
    error:
      'a bare selector, such as http_requests_total{app="shop"}; for anything else write {query: …}',
  }),
);

const query = z.lazy(() =>
  z.strictObject({
    query: template
      .refine((text) => hasPlaceholder(keepPlaceholders(text), "look"), {
        error: "it needs [${{ look }}] as its range: looks that overlap would count requests twice",
      })
      .transform(keepPlaceholders),
  }),
);

const counter = z.lazy(() =>
  z
    .union([selector.transform((text) => ({ selector: text })), query])
    .meta({ description: "a selector of counters, or {query: …} with ${{ look }} as its range" }),
);

const labels = z.lazy(() =>
  template.refine((text) => isLabels(plain(text)), {
    error: 'matchers of labels, such as track="canary"',
  }),
);

/** What is counted: counters that a selector finds, or a query that gives one number. */
export type Counter = z.output<typeof counter>;

/** A signal of counters in Prometheus. */
export interface PrometheusSignal {
  readonly source: "prometheus";
  readonly id: string;
  readonly total: Counter;
  readonly errors: Counter;
  /** True: no series of errors means no error, as long as there are requests. */
  readonly emptyIsZero: boolean;
  readonly limits: readonly SignalLimit[];
}

const signal = z.lazy(() =>
  z
    .strictObject({
      id: id.optional(),
      total: counter,
      errors: counter,
      "empty-is-zero": z
        .boolean()
        .meta({ description: "true: no series of errors means no error, while there are requests" })
        .optional(),
      "error-rate": errorRate,
    })
    .transform((written, context): PrometheusSignal => {
      const { total, errors } = written;
      const own = written.id ?? ("selector" in total ? metricOf(plain(total.selector)) : undefined);
      if (own === undefined && context.issues.length === 0) {
        const message = "give this signal an `id`: its total is a query";
        context.issues.push({ code: "custom", input: written, message, path: ["total"] });
      }
      return {
        ...{ source: "prometheus", id: own ?? "", total, errors },
        emptyIsZero: written["empty-is-zero"] ?? false,
        limits: written["error-rate"],
      };
    }),
);

const connection = z.lazy(() =>
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
export const prometheus = defineSource({ key: "total", signal, connection });

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
