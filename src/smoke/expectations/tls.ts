import * as z from "zod";
import { lazily } from "../../fields/fields.ts";
import { defineExpectation } from "./expectation.ts";

const DAY_MS = 86_400_000;
const HINT = "a number of days from 1 to 365";

/**
 * `expect.tls`: days that the certificates which the host sends are still valid, of the one that
 * expires first.
 */
export const tls = defineExpectation({
  id: "tls",
  options: lazily(() =>
    z.strictObject({
      "days-left": z.strictObject({ "at-least": z.int(HINT).min(1, HINT).max(365, HINT) }),
    }),
  ),
  isBounded: () => true,
  judge: ({ certificate }, { "days-left": { "at-least": least } }, { now }) => {
    const expected = `at least ${least} ${least === 1 ? "day" : "days"} left`;
    const at = ["days-left", "at-least"];
    const subject = "certificate";
    if (certificate === undefined) {
      return [{ subject, expected, actual: "missing: the answer came without one", at }];
    }
    const left = Math.floor((certificate.validTo - now) / DAY_MS);
    if (left >= least) return [];
    const until = new Date(certificate.validTo).toISOString().slice(0, 10);
    const actual = `${left} left of ${certificate.of}, valid until ${until}`;
    return [{ subject, expected, actual, at }];
  },
});
