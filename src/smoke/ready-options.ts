import * as z from "zod";
import { duration, lazily } from "../fields/fields.ts";
import { type BuildSources, buildSource } from "./build-source.ts";
import { DEFAULT_CHECK } from "./check-options.ts";
import { authFault, checkAuth, requestHeaders, type Said } from "./credentials.ts";
import { accepts, type StatusRules, status } from "./expectations/status.ts";
import { path } from "./written-check.ts";

/** How to see that a build is live; times in milliseconds. */
export interface ReadyOptions extends BuildSources, Said {
  readonly path: string;
  /** Time in which the build must be live. */
  readonly within: number;
  /** Answers in a row, each over a new connection, that must show it; 1 to 100. */
  readonly inARow: number;
  /** File with certificates that are trusted besides the usual ones. */
  readonly ca?: string | undefined;
  /** Fixed pause between two answers; undefined: growing pauses. */
  readonly every: number | undefined;
  /** Statuses on which waiting cannot help: seen twice in a row, they end it. */
  readonly stopIf?: StatusRules | undefined;
  /** Time for one request. */
  readonly timeout: number;
}

const COUNT_HINT = "a number of answers from 1 to 100";

/** `smoke.ready` where it names no time. */
const DECLARED_WITHIN_MS = 300_000;

/** Time for the first good answers where there is no `smoke.ready`. */
const DEFAULT_WITHIN_MS = 120_000;

/** Any status but those that are waited for. */
const waitedOut = lazily(() =>
  status.options.refine(
    (rules) => !accepts(rules, (value) => value < 300),
    "2xx is what is waited for: name others, such as 401 and 403",
  ),
);

/** `smoke.ready`: a request, and where its answer tells commit, version, both or neither. */
export const readyOptions = lazily(() =>
  z
    .strictObject({
      get: path,
      commit: buildSource.optional(),
      version: buildSource.optional(),
      headers: requestHeaders.optional(),
      auth: checkAuth.optional(),
      within: duration.optional(),
      "in-a-row": z.int(COUNT_HINT).min(1, COUNT_HINT).max(100, COUNT_HINT).optional(),
      every: duration.optional(),
      timeout: duration.optional(),
      "stop-if": z
        .strictObject({ status: waitedOut })
        .meta({ description: "what ends the wait at once, seen twice in a row" })
        .optional(),
    })
    .transform((ready, context): ReadyOptions => {
      const message = authFault(ready);
      if (message !== undefined) {
        context.issues.push({ code: "custom", input: ready, message, path: ["auth"] });
      }
      return {
        path: ready.get,
        commit: ready.commit,
        version: ready.version,
        headers: ready.headers,
        auth: ready.auth,
        within: ready.within ?? DECLARED_WITHIN_MS,
        inARow: ready["in-a-row"] ?? 3,
        every: ready.every,
        timeout: ready.timeout ?? DEFAULT_CHECK.timeout,
        ...(ready["stop-if"] === undefined ? {} : { stopIf: ready["stop-if"].status }),
      };
    }),
);

/** True where an answer can tell one build from another. */
export function tellsBuilds(ready: ReadyOptions | undefined): ready is ReadyOptions {
  return ready?.commit !== undefined || ready?.version !== undefined;
}

/** Time in which a build and the first good answers of its checks are waited for, in milliseconds. */
export function withinOf(ready: Pick<ReadyOptions, "within"> | undefined): number {
  return ready?.within ?? DEFAULT_WITHIN_MS;
}
