import * as z from "zod";
import { type CheckOptions, checkOptions, DEFAULT_CHECK } from "./check-options.ts";
import { auth, authFault, requestHeaders, type Said, withCommon } from "./credentials.ts";
import { fileName } from "./fields.ts";
import { isSafe } from "./flow.ts";
import { flowFaults } from "./flow-faults.ts";
import { type ReadyOptions, readyOptions } from "./ready-options.ts";

import { commonRetries } from "./retries.ts";

export type { CheckOptions } from "./check-options.ts";
export type { ReadyOptions } from "./ready-options.ts";

/** The `smoke` block as checks are run by it. */
interface SmokeOptions {
  /** Undefined: nothing in the manifest says what to wait for after a deployment. */
  readonly ready?: ReadyOptions | undefined;
  /** At least one, in manifest order, with unique ids. */
  readonly checks: readonly CheckOptions[];
}

/** The manifest's `smoke` block. */
export const smokeOptions = z
  .strictObject({
    headers: requestHeaders.optional(),
    auth: auth.optional(),
    ca: fileName
      .meta({ description: "file with certificates that are trusted besides the usual ones" })
      .optional(),
    retries: commonRetries.optional(),
    "fail-on": z
      .array(z.enum(["flaky"]))
      .min(1, "flaky")
      .meta({ description: "what fails a check that has passed at last; default: nothing" })
      .optional(),
    ready: readyOptions.optional(),
    checks: z.array(checkOptions).min(1, "at least one check").optional(),
  })
  .transform((smoke, context): SmokeOptions => {
    const checks = smoke.checks ?? DEFAULT_SMOKE.checks;
    const ids = new Set<string>();
    checks.forEach((check, index) => {
      const isFirst = !ids.has(check.id);
      ids.add(check.id);
      if (isFirst) return;
      const message = `two checks are called "${check.id}": give one of them another id`;
      context.issues.push({ code: "custom", input: check, message, path: ["checks", index] });
    });
    for (const { message, path } of flowFaults(checks)) {
      context.issues.push({ code: "custom", input: smoke, message, path: ["checks", ...path] });
    }
    const twice = authFault(smoke);
    if (twice !== undefined) {
      context.issues.push({ code: "custom", input: smoke, message: twice, path: ["auth"] });
    }
    const { ca } = smoke;
    const trust = ca === undefined ? {} : { ca };
    const said = <T extends Said>(one: T): T => ({ ...one, ...withCommon(one, smoke), ...trust });
    const failOn = smoke["fail-on"];
    const withRetries = (check: CheckOptions): CheckOptions => ({
      ...check,
      ...(isSafe(check) ? { retries: check.retries ?? smoke.retries } : {}),
      ...(failOn === undefined ? {} : { failOn }),
    });
    return {
      ready: smoke.ready && said(smoke.ready),
      checks: checks.map((check) => withRetries(said(check))),
    };
  });

/** Id of the finding that says whether the version is live. */
export const VERSION_LIVE = "step/version-live";

/** What is checked where the manifest has no `smoke` block. */
export const DEFAULT_SMOKE: SmokeOptions = { checks: [DEFAULT_CHECK] };

/** Keys of checks that are known words elsewhere, or meant for later, and not acted on. */
export const LATER_KEYS: readonly string[] = [
  "command",
  "defaults",
  "parallel",
  "resolve",
  "tcp",
  "within",
];
