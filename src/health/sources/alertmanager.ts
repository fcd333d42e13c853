import * as z from "zod";
import { duration, id, lazily, template } from "../../fields/fields.ts";
import type { SignalLimit } from "../limits.ts";
import { type SignalWords, signalWords, wordsOf } from "../measures.ts";
import { isLabels } from "../promql.ts";
import { address, auth, headers, saysTwice } from "./connection.ts";
import { defineSource } from "./source.ts";

/** New alerts, of which there may be none. */
export interface AlertsSignal extends SignalWords {
  readonly source: "alertmanager";
  readonly id: string;
  /** Matchers of labels, as between the braces of a selector. */
  readonly alerts: string;
  /** Milliseconds from one look to the next; undefined: as the probes. */
  readonly every: number | undefined;
  readonly limits: readonly SignalLimit[];
}

const NONE: readonly SignalLimit[] = [
  { measure: "new-alerts", kind: "zero", ratio: 0, allowance: 0 },
];

/** An expression may stand in a value of a label, where it gives text without quotation marks. */
const plain = (text: string): string => text.replace(/\$\{\{[\s\S]*?\}\}/g, "x");

const signal = () =>
  z
    .strictObject({
      id,
      alerts: template
        .refine((text) => isLabels(plain(text)), {
          error: 'matchers of labels, such as severity="critical", service="shop"',
        })
        .meta({
          description: "matchers of the alerts of which none may begin after the deployment",
        }),
      every: duration
        .meta({ description: "from one look to the next; default: health.every" })
        .optional(),
      ...signalWords(),
    })
    .transform(
      ({ id: name, alerts, every, ...own }): AlertsSignal => ({
        source: "alertmanager",
        id: name,
        alerts,
        every,
        limits: NONE,
        ...wordsOf(own),
      }),
    );

const connection = lazily(() =>
  z
    .strictObject({
      url: address.meta({ description: "address of the server, without /api/v2" }),
      headers: headers.optional(),
      auth: auth.optional(),
      timeout: duration.prefault("10s").meta({ description: "time for one request" }),
    })
    .superRefine((block, context) => {
      const twice = saysTwice(block);
      if (twice === undefined) return;
      const message = "`auth` says who asks already";
      context.addIssue({ code: "custom", message, path: ["headers", twice] });
    }),
);

export type AlertmanagerConnection = z.output<typeof connection>;

/** Alerts that Alertmanager holds, of Prometheus and of others. */
export const alertmanager = defineSource({ key: "alerts", signal, connection });
