import * as z from "zod";
import { commandExpectations } from "./command-expect.ts";
import type { Answer, JudgeContext, Miss } from "./expectations/expectation.ts";
import { EXPECTATIONS } from "./expectations/index.ts";

type Register = typeof EXPECTATIONS;
type Shape = { [Key in keyof Register]: z.ZodOptional<Register[Key]["options"]> };

// `fromEntries` forgets which key has which schema; the register says it.
const shape = Object.fromEntries(
  Object.values(EXPECTATIONS).map(({ id, options }) => [id, options.optional()]),
) as Shape;

/** A check's `expect` block, as it is written. */
export const expectOptions = z.strictObject({ ...shape, ...commandExpectations });

type Written = z.output<typeof expectOptions>;

/** The same as it is judged. */
export type Expect = Written & { readonly status: NonNullable<Written["status"]> };

/** A status that is not asked for must be 2xx. */
export function expected(written: Written = {}): Expect {
  return { ...written, status: written.status ?? "2xx" };
}

/** What is expected where a check says nothing. */
export const DEFAULT_EXPECT = expected();

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
