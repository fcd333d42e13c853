import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe, strings } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

const alert = lazily(() =>
  z.strictObject({
    number: z.int(),
    severity: z.enum(["critical", "high"]),
    what: z.string(),
    url: z.string(),
  }),
);

/** An open alert that is critical or high. */
export type Alert = Readonly<z.output<typeof alert>>;

/**
 * Which tools have scanned a commit, by code scanning of its branch, and the open alerts of that
 * branch and of its dependencies that are critical or high. Absent: the feature is switched off.
 */
export const scans = defineQuestion({
  kind: "scans",
  value: lazily(() =>
    z.strictObject({
      sha: z.string(),
      ref: z.string(),
      code: maybe(
        z.strictObject({
          tools: strings.meta({ description: "those whose scan of the commit was without error" }),
          failed: strings.meta({
            description: "those whose scan of the commit ended with an error",
          }),
          alerts: z.array(alert).readonly(),
        }),
      ),
      dependencies: maybe(z.strictObject({ alerts: z.array(alert).readonly() })),
    }),
  ),
  asks: (sha: string, ref: string | undefined) => ({
    key: `scans ${sha}${ref === undefined ? "" : ` ${ref}`}`,
    sha,
    ref,
  }),
});
