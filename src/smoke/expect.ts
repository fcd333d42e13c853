import * as z from "zod";
import type { Answer, JudgeContext, Miss } from "./expectations/expectation.ts";
import { EXPECTATIONS } from "./expectations/index.ts";

type Register = typeof EXPECTATIONS;
type Shape = { [Key in keyof Register]: z.ZodOptional<Register[Key]["options"]> };

// `fromEntries` forgets which key has which schema; the register says it.
const shape = Object.fromEntries(
  Object.values(EXPECTATIONS).map(({ id, options }) => [id, options.optional()]),
) as Shape;

/** A check's `expect` block. A status that is not asked for must be 2xx. */
export const expectOptions = z
  .strictObject(shape)
  .transform((expect) => ({ ...expect, status: expect.status ?? "2xx" }));

export type Expect = z.output<typeof expectOptions>;

/** What is expected where a check says nothing. */
export const DEFAULT_EXPECT: Expect = { status: "2xx" };

/** What could not be judged is a miss: a text on which a pattern does not end may be anything. */
export const SLOW = "not judged: its pattern or path takes too long on this answer";

/** Everything in which an answer is not as expected, in the order of the register. */
export function judgeAnswer(
  answer: Answer,
  expect: Expect,
  context: JudgeContext,
): readonly Miss[] {
  const given: Readonly<Record<string, unknown>> = expect;
  return Object.values(EXPECTATIONS).flatMap(({ id, judge }) => {
    if (given[id] === undefined) return [];
    const judged = context.limit(() => judge(answer, given[id], context));
    const misses = judged?.value ?? [
      { subject: id, expected: "to be judged", actual: SLOW, at: [] },
    ];
    return misses.map((miss) => ({ ...miss, at: [id, ...miss.at] }));
  });
}
