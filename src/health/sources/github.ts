import * as z from "zod";
import { duration, id, text } from "../../fields/fields.ts";
import type { SignalLimit } from "../limits.ts";
import { type SignalWords, signalWords, wordsOf } from "../measures.ts";
import { defineSource } from "./source.ts";

/** New issues with a label, of which there may be none. */
export interface IssuesSignal extends SignalWords {
  readonly source: "github";
  readonly id: string;
  /** The label that they have. */
  readonly issues: string;
  /** Milliseconds from one look to the next. */
  readonly every: number;
  readonly limits: readonly SignalLimit[];
}

const NONE: readonly SignalLimit[] = [
  { measure: "open-issues", kind: "zero", ratio: 0, allowance: 0 },
];

const signal = () =>
  z
    .strictObject({
      id,
      // https://docs.github.com/en/rest/issues/issues: a comma parts labels
      issues: text.regex(/^[^,]{1,50}$/, "one label, such as incident").meta({
        description: "label of the issues of which none may be opened after the deployment",
      }),
      every: duration
        .prefault("1m")
        .meta({ description: "from one look to the next, which is one request to GitHub" }),
      ...signalWords(),
    })
    .transform(
      ({ id: name, issues, every, ...own }): IssuesSignal => ({
        ...{ source: "github", id: name, issues, every },
        limits: NONE,
        ...wordsOf(own),
      }),
    );

/** Open issues of the repository: what error trackers and people report. */
export const github = defineSource({ key: "issues", signal });
