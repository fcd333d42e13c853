import * as z from "zod";
import { duration, durationOrNone, id, text } from "../../fields/fields.ts";
import { errorRate, type SignalLimit } from "../limits.ts";
import { hasPlaceholder, keepPlaceholders } from "../placeholders.ts";
import { address, auth, headers, saysTwice } from "./connection.ts";
import { defineSource } from "./source.ts";

const path = z.lazy(() => text.regex(/^\$/, "a JSON path, such as $.requests"));

const counts = { total: path, errors: path };

const block = z.lazy(() =>
  z
    .strictObject({
      get: address.transform(keepPlaceholders).meta({
        description: "address that answers with JSON; may hold ${{ from }} and ${{ to }}",
      }),
      headers: headers.optional(),
      auth: auth.optional(),
      total: path.meta({ description: "JSON path of the number of requests" }),
      errors: path.meta({ description: "JSON path of the number of bad ones" }),
      baseline: z
        .strictObject(counts)
        .meta({ description: "paths of the same for what runs beside the release" })
        .optional(),
      time: path
        .meta({ description: "path of the sample's time, ISO 8601 or seconds since 1970" })
        .optional(),
      cumulative: z
        .boolean()
        .meta({ description: "true: the numbers only grow, and looks count what was added" })
        .default(false),
      timeout: duration.prefault("10s").meta({ description: "time for one request" }),
    })
    .superRefine((written, context) => {
      const twice = saysTwice(written);
      if (twice !== undefined) {
        const message = "`auth` says who asks already";
        context.addIssue({ code: "custom", message, path: ["headers", twice] });
      }
      if (
        !written.cumulative &&
        !["from", "from_unix", "look"].some((word) => holds(written.get, word))
      ) {
        const message =
          "it needs ${{ from }}, ${{ from_unix }} or ${{ look }}, so that looks do not count requests twice; or write `cumulative: true`";
        context.addIssue({ code: "custom", message, path: ["get"] });
      }
    }),
);

const holds = (url: string, word: string): boolean =>
  hasPlaceholder(url, word as Parameters<typeof hasPlaceholder>[1]);

/** Counts in any JSON over HTTP. */
export interface JsonSignal {
  readonly source: "json";
  readonly id: string;
  readonly json: z.output<typeof block>;
  /** Milliseconds from one look to the next; undefined: as the probes. */
  readonly every: number | undefined;
  readonly settle: number;
  readonly limits: readonly SignalLimit[];
}

const signal = z.lazy(() =>
  z
    .strictObject({
      id,
      json: block,
      every: duration.meta({ description: "length of a look; default: health.every" }).optional(),
      settle: durationOrNone
        .prefault("30s")
        .meta({ description: "how long after its end a look is asked for" }),
      "error-rate": errorRate,
    })
    .transform((written, context): JsonSignal => {
      const { "error-rate": limits, every, ...rest } = written;
      if (written.json.baseline === undefined && limits.some(({ ratio }) => ratio > 0)) {
        const message = "`increase` and `plus` need json.baseline to compare with";
        context.issues.push({ code: "custom", input: written, message, path: ["error-rate"] });
      }
      return { source: "json", ...rest, every, limits };
    }),
);

/** Any HTTP JSON that holds counts: error trackers, dashboards, something of one's own. */
export const json = defineSource({ key: "json", signal });
