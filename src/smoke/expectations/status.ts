import * as z from "zod";
import { lazily } from "../../fields/fields.ts";
import { defineExpectation } from "./expectation.ts";

const HINT = "200, 2xx, 200-299, or a list of these";

const EVERY = "every status is accepted: leave `status` out for 2xx, or name those that are right";
const BACKWARDS = "this range begins behind its end, so that no status is in it";

const one = z.union(
  [
    z.int().min(100, HINT).max(599, HINT),
    z.string().regex(/^([1-5]\d\d|[1-5]xx|[1-5]\d\d-[1-5]\d\d)$/, HINT),
  ],
  { error: HINT },
);

/** `expect.status`: one of these statuses. */
export const status = defineExpectation({
  id: "status",
  options: lazily(() =>
    z.union([one, z.array(one).min(1, HINT)], { error: HINT }).transform((value, context) => {
      const message = faultOf([value].flat());
      if (message !== undefined) context.issues.push({ code: "custom", input: value, message });
      return value;
    }),
  ),
  isBounded: () => true,
  judge: (answer, options) => {
    const allowed = [options].flat();
    if (holds(allowed, answer.status)) return [];
    const expected = allowed.join(" or ");
    return [{ subject: "status", expected, actual: String(answer.status), at: [] }];
  },
});

type Rules = readonly z.output<typeof one>[];

/** Statuses as the manifest names them. */
export type StatusRules = z.output<typeof status.options>;

function faultOf(rules: Rules): string | undefined {
  const ranges = rules.map((rule) => rangeOf(String(rule)));
  if (ranges.some(([from, to]) => from > to)) return BACKWARDS;
  return FINAL.every((value) => holds(rules, value)) ? EVERY : undefined;
}

/** Every status that an answer can end with: 1xx only announces another one. */
const FINAL = Array.from({ length: 400 }, (_, i) => 200 + i);

function holds(rules: Rules, value: number): boolean {
  return rules.some((rule) => isWithin(value, String(rule)));
}

/** Those of some statuses that are as expected. */
export function accepted(rules: StatusRules, statuses: readonly number[]): readonly number[] {
  return statuses.filter((value) => holds([rules].flat(), value));
}

/** True where a status of some kind is among these. */
export function accepts(rules: StatusRules, of: (status: number) => boolean): boolean {
  return FINAL.some((value) => of(value) && holds([rules].flat(), value));
}

/** True where an answer by which a server says that it has failed is as expected. */
export function acceptsServerError(rules: StatusRules): boolean {
  return accepts(rules, (value) => value >= 500);
}

function isWithin(value: number, rule: string): boolean {
  const [from, to] = rangeOf(rule);
  return from <= value && value <= to;
}

function rangeOf(rule: string): readonly [from: number, to: number] {
  const [from = rule, to = from] = rule.split("-");
  return [Number(from.replace("xx", "00")), Number(to.replace("xx", "99"))];
}
