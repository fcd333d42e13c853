import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** One check run or commit status. */
export const check = lazily(() =>
  z.strictObject({
    name: z.string(),
    app: z.string().meta({ description: "app id of a check run, `status` for a commit status" }),
    completed: z.boolean().meta({ description: "true once it has ended" }),
    conclusion: maybe(
      z.string().meta({
        description: "`success`, `failure`, `skipped`, …; a commit status says its state",
      }),
    ),
    url: maybe(z.string()),
    run: maybe(
      z.strictObject({
        id: z.string(),
        workflow: z.string(),
        event: maybe(z.string().meta({ description: "what started it: `push`, `schedule`, …" })),
      }),
    ).meta({
      description: "workflow run that it belongs to, where it belongs to one",
    }),
  }),
);

/** One check run or commit status of a commit: the newest of its name. */
export type CiCheck = Readonly<z.output<typeof check>>;

/** Check runs and statuses of a commit. */
export const checks = defineQuestion({
  kind: "checks",
  value: lazily(() => z.array(check).readonly()),
  asks: (sha: string) => ({ key: `checks of ${sha}`, sha }),
});
