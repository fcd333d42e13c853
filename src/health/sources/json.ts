import * as z from "zod";
import { duration, durationOrNone, id, text } from "../../fields/fields.ts";
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
import { address, auth, headers, saysTwice } from "./connection.ts";
import { defineSource } from "./source.ts";

const block = () => {
  const path = text.regex(/^\$/, "a JSON path, such as $.requests");
  return z
    .strictObject({
      get: address.transform(keepPlaceholders).meta({
        description: "address that answers with JSON; may hold ${{ from }} and ${{ to }}",
      }),
      headers: headers.optional(),
      auth: auth.optional(),
      total: path.meta({ description: "JSON path of the number of requests" }).optional(),
      errors: path.meta({ description: "JSON path of the number of bad ones" }).optional(),
      value: path.meta({ description: "JSON path of the value of a gauge" }).optional(),
      baseline: z
        .strictObject({ total: path, errors: path })
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
      for (const fault of blockFaults(written)) {
        context.addIssue({ code: "custom", message: fault.message, path: fault.path });
      }
    });
};

type Block = z.output<ReturnType<typeof block>>;

interface BlockFault {
  readonly message: string;
  readonly path: string[];
}

function blockFaults(written: Block): readonly BlockFault[] {
  const { get, total, errors, value, cumulative, baseline } = written;
  const twice = saysTwice(written);
  const faults: BlockFault[] =
    twice === undefined
      ? []
      : [{ message: "`auth` says who asks already", path: ["headers", twice] }];
  if ((total === undefined) === (value === undefined)) {
    const message = "write `total`, what is counted, or `value`, that of a gauge";
    return [...faults, { message, path: [] }];
  }
  if (value !== undefined) {
    const misplaced = { errors, baseline, cumulative: cumulative || undefined };
    const keys = Object.entries(misplaced).filter(([, given]) => given !== undefined);
    return [
      ...faults,
      ...keys.map(([key]) => ({ message: "it has no meaning beside `value`", path: [key] })),
    ];
  }
  if (!cumulative && !["from", "from_unix", "look"].some((word) => holds(get, word))) {
    const message =
      "it needs ${{ from }}, ${{ from_unix }} or ${{ look }}, so that looks do not count requests twice; or write `cumulative: true`";
    return [...faults, { message, path: ["get"] }];
  }
  return faults;
}

const holds = (url: string, word: string): boolean =>
  hasPlaceholder(url, word as Parameters<typeof hasPlaceholder>[1]);

/** Counts in any JSON over HTTP, or a gauge. */
export interface JsonSignal extends SignalWords {
  readonly source: "json";
  readonly id: string;
  readonly json: Block;
  /** Milliseconds from one look to the next; undefined: as the probes. */
  readonly every: number | undefined;
  readonly settle: number;
  readonly limits: readonly SignalLimit[];
}

const signal = () =>
  z
    .strictObject({
      id,
      json: block(),
      every: duration.meta({ description: "length of a look; default: health.every" }).optional(),
      settle: durationOrNone
        .prefault("30s")
        .meta({ description: "how long after its end a look is asked for" }),
      ...countMeasures(),
      ...signalWords(),
    })
    .transform((written, context): JsonSignal => {
      const { id: name, json: own, every, settle } = written;
      const limits = limitsOf(written);
      const parts = { errors: own.errors !== undefined, gauge: own.value !== undefined };
      const fault = measureFault(written, parts) ?? baselineFault(own, limits);
      if (fault !== undefined) {
        context.issues.push({ code: "custom", input: written, ...fault, path: [...fault.path] });
      }
      return { source: "json", id: name, json: own, every, settle, limits, ...wordsOf(written) };
    });

function baselineFault({ baseline }: Block, limits: readonly SignalLimit[]) {
  if (baseline !== undefined || limits.every(({ ratio }) => ratio === 0)) return undefined;
  const message = "`increase` and `plus` need json.baseline to compare with";
  return { message, path: ["error-rate"] };
}

/** Any HTTP JSON that holds counts: error trackers, dashboards, something of one's own. */
export const json = defineSource({ key: "json", signal });
