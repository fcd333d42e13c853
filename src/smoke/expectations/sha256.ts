import { template } from "../../fields/fields.ts";
import { defineExpectation } from "./expectation.ts";

/** `expect.sha256`: digest of the whole body once decoded, in hex. */
export const sha256 = defineExpectation({
  id: "sha256",
  options: template.regex(/^[0-9a-f]{64}$|\$\{\{/i, "64 hexadecimal digits"),
  isBounded: () => true,
  judge: (answer, wanted) => {
    if (answer.sha256 === wanted.trim().toLowerCase()) return [];
    const actual = answer.sha256 ?? "not known: the body was not decoded whole";
    return [{ subject: "SHA-256", expected: wanted, actual, at: [] }];
  },
});
