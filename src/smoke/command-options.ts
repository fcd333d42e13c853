import * as z from "zod";
import { lazily, template, text } from "../fields/fields.ts";

const AS_A_LIST = "the program and its arguments as a list, such as [npx, playwright, test]";

/** A command as it is run; its words and variables may hold expressions until a stage fills them in. */
export interface CommandOptions {
  /** The program and its arguments; no shell reads them. */
  readonly command: readonly string[];
  /** Variables that it gets besides those of the process. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** File beside the manifest in which it leaves its results. */
  readonly results?: ResultsFile | undefined;
}

const resultsPath = (ending: RegExp, example: string) =>
  text.regex(ending, `a file beside the manifest, such as ${example}`);

const INSIDE = String.raw`(?![/\\]|[A-Za-z]:)(?!.*(?:^|/)\.\.(?:/|$))[^\\]*`;

const results = lazily(() =>
  z.union(
    [
      z.strictObject({ junit: resultsPath(new RegExp(`^${INSIDE}\\.xml$`), "results/smoke.xml") }),
      z.strictObject({ tap: resultsPath(new RegExp(`^${INSIDE}\\.tap$`), "results/smoke.tap") }),
    ],
    { error: "{junit: results/smoke.xml} or {tap: results/smoke.tap}" },
  ),
);

/** A file that a command writes, by its format. */
export type ResultsFile = z.output<typeof results>;

/** Keys of a check that runs a command. */
export const commandKeys = {
  run: lazily(
    () => z.array(template, AS_A_LIST).min(1, AS_A_LIST),
    "a command in place of a request, without a shell",
  ).optional(),
  env: lazily(
    () =>
      z.record(
        z.string().regex(/^[A-Za-z_]\w*$/, "the name of a variable, such as BASE_URL"),
        template,
      ),
    "variables for the command; it gets no secret but those named here",
  ).optional(),
  results: results
    .meta({ description: "file that the command writes; each test in it becomes a finding" })
    .optional(),
};
