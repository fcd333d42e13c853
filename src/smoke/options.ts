import * as z from "zod";
import { duration } from "../fields/fields.ts";
import { type CheckOptions, checkOptions, DEFAULT_CHECK, path } from "./check-options.ts";
import { type VersionSource, versionSource } from "./version.ts";

export type { CheckOptions } from "./check-options.ts";

/** How to see that a version is live; times in milliseconds. */
export interface ReadyOptions {
  readonly path: string;
  readonly version: VersionSource;
  /** Time in which the version must be live. */
  readonly within: number;
  /** Answers in a row, each over a new connection, that must show it; 1 to 100. */
  readonly inARow: number;
  /** Fixed pause between two answers; undefined: growing pauses. */
  readonly every: number | undefined;
  /** Time for one request. */
  readonly timeout: number;
}

/** The `smoke` block as checks are run by it. */
interface SmokeOptions {
  /** Undefined: nothing in the manifest says how to see which version is live. */
  readonly ready?: ReadyOptions | undefined;
  /** At least one, in manifest order, with unique ids. */
  readonly checks: readonly CheckOptions[];
}

const COUNT_HINT = "a number of answers from 1 to 100";

const readyOptions = z
  .strictObject({
    get: path,
    version: versionSource,
    within: duration.optional(),
    "in-a-row": z.int(COUNT_HINT).min(1, COUNT_HINT).max(100, COUNT_HINT).optional(),
    every: duration.optional(),
    timeout: duration.optional(),
  })
  .transform(
    (ready): ReadyOptions => ({
      path: ready.get,
      version: ready.version,
      within: ready.within ?? 300_000,
      inARow: ready["in-a-row"] ?? 3,
      every: ready.every,
      timeout: ready.timeout ?? DEFAULT_CHECK.timeout,
    }),
  );

/** The manifest's `smoke` block. */
export const smokeOptions = z
  .strictObject({
    ready: readyOptions.optional(),
    checks: z.array(checkOptions).min(1, "at least one check").optional(),
  })
  .transform((smoke, context): SmokeOptions => {
    const checks = smoke.checks ?? DEFAULT_SMOKE.checks;
    checks.forEach((check, index) => {
      if (checks.findIndex((other) => other.id === check.id) === index) return;
      const message = `two checks are called "${check.id}": give one of them another id`;
      context.issues.push({ code: "custom", input: check, message, path: ["checks", index] });
    });
    return { ready: smoke.ready, checks };
  });

/** Id of the finding that says whether the version is live. */
export const VERSION_LIVE = "step/version-live";

/** What is checked where the manifest has no `smoke` block. */
export const DEFAULT_SMOKE: SmokeOptions = { checks: [DEFAULT_CHECK] };

/** Keys of checks that are known words elsewhere, or meant for later, and not acted on. */
export const LATER_KEYS: readonly string[] = [
  "auth",
  "cleanup",
  "command",
  "defaults",
  "form",
  "needs",
  "only",
  "parallel",
  "query",
  "redirects",
  "resolve",
  "retries",
  "run",
  "save",
  "schema",
  "size",
  "stop-if",
  "tcp",
  "tls",
  "within",
];
