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

/**
 * Everything in which an answer is not as expected, in the order of the register. What could take
 * for ever is judged under one limit, since each costs a thread, and by itself where that is over.
 */
export function judgeAnswer(
  answer: Answer,
  expect: Expect,
  context: JudgeContext,
): readonly Miss[] {
  const given: Readonly<Record<string, unknown>> = expect;
  const asked = Object.values(EXPECTATIONS).filter(({ id }) => given[id] !== undefined);
  const judge = (one: (typeof asked)[number]) => one.judge(answer, given[one.id], context);
  const isBounded = ({ id, isBounded: bounded }: (typeof asked)[number]) =>
    bounded?.(given[id]) === true;
  const hard = asked.filter((one) => !isBounded(one));
  const all = hard.length > 1 ? context.limit(() => hard.map(judge))?.value : undefined;
  return asked.flatMap((one) => {
    const misses = isBounded(one)
      ? judge(one)
      : (all?.[hard.indexOf(one)] ??
        context.limit(() => judge(one))?.value ?? [
          { subject: one.id, expected: "to be judged", actual: SLOW, at: [] },
        ]);
    return misses.map((miss) => ({ ...miss, at: [one.id, ...miss.at] }));
  });
}
