import * as z from "zod";
import { type Decider, MARK_STATES, type MarkState } from "../core/states.ts";
import type { Verdict } from "../core/verdict.ts";
import { defineAct } from "./kind.ts";

/** Leaves the mark of an environment on a commit. */
export const mark = defineAct({
  kind: "mark",
  says: "leave the verdict on the commit, as a commit status",
  key: ({ environment, sha, deployment, state, verdict, by }: Mark) =>
    `mark ${environment} ${sha} ${deployment} ${state} ${verdict} ${by}`,
  result: z.strictObject({ state: z.enum(MARK_STATES) }),
});

interface Mark {
  readonly environment: string;
  readonly sha: string;
  readonly state: MarkState;
  readonly deployment: number;
  readonly verdict: Verdict;
  readonly by: Decider;
}
