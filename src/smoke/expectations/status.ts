import * as z from "zod";
import { defineExpectation } from "./expectation.ts";

const HINT = "200, 2xx, 200-299, or a list of these";

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
  options: z.union([one, z.array(one).min(1, HINT)], { error: HINT }),
  judge: (answer, options) => {
    const allowed = [options].flat();
    if (allowed.some((rule) => isWithin(answer.status, String(rule)))) return [];
    const expected = allowed.join(" or ");
    return [{ subject: "status", expected, actual: String(answer.status), at: [] }];
  },
});

function isWithin(value: number, rule: string): boolean {
  const [from = rule, to = from] = rule.split("-");
  return Number(from.replace("xx", "00")) <= value && value <= Number(to.replace("xx", "99"));
}
