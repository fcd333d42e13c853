import * as z from "zod";
import { type Mark, markContext } from "../core/history.ts";
import { DECIDERS, MARK_STATES } from "../core/states.ts";
import { VERDICTS } from "../core/verdict.ts";
import type { OnlineTools } from "./collector.ts";
import { type Reading, readAll } from "./reply.ts";

/** A mark with the number by which two of the same second are put in order. */
export interface NumberedMark extends Mark {
  readonly id: number;
}

const status = z.object({
  id: z.number(),
  state: z.enum(MARK_STATES),
  context: z.string(),
  description: z.string().nullable(),
  created_at: z.string(),
});

const description = z
  .string()
  .regex(/^deployment=\d{1,15} verdict=[a-z]+ by=[a-z]+$/)
  .transform((text) => Object.fromEntries(text.split(" ").map((part) => part.split("="))))
  .pipe(
    z.object({
      deployment: z.coerce.number().int().positive(),
      verdict: z.enum(VERDICTS),
      by: z.enum(DECIDERS),
    }),
  );

/** Marks of one commit in one environment, newest first; missing with 404 or 422: no such commit. */
export async function marksOf(
  tools: OnlineTools,
  environment: string,
  sha: string,
): Promise<Reading<readonly NumberedMark[]>> {
  const route = "GET /repos/{owner}/{repo}/commits/{ref}/statuses";
  const reading = await readAll(tools, status, route, { ref: sha });
  if (reading.state === "missing") return reading;
  // GitHub does not tell apart contexts that differ only in case.
  const ours = markContext(environment).toLowerCase();
  const marks = reading.data
    .filter(({ context }) => context.toLowerCase() === ours)
    .flatMap((found) => markFrom(found, sha));
  return { state: "read", data: marks.toSorted(newestFirst) };
}

/**
 * A status whose description cannot be read still counts against a commit, but a success
 * must say itself which deployment passed.
 */
function markFrom(found: z.output<typeof status>, sha: string): readonly NumberedMark[] {
  const said = description.safeParse(found.description).data;
  if (found.state === "success" && said?.verdict !== "pass") return [];
  return [
    {
      id: found.id,
      sha,
      state: found.state,
      at: found.created_at,
      deployment: said?.deployment,
      verdict: said?.verdict,
      by: said?.by,
    },
  ];
}

/** Newest first; GitHub's times are whole seconds, its numbers only grow. */
export function newestFirst(a: NumberedMark, b: NumberedMark): number {
  return Date.parse(b.at) - Date.parse(a.at) || b.id - a.id;
}
