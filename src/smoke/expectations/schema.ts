import { fileName } from "../fields.ts";
import { defineExpectation } from "./expectation.ts";

/** `expect.schema`: the body is JSON that fits a JSON Schema. */
export const schema = defineExpectation({
  id: "schema",
  options: fileName,
  judge: (answer, file, { select, fits }) => {
    const subject = `schema ${file}`;
    const selected = select(answer, "$");
    if ("problem" in selected) {
      return [{ subject: "body", expected: "in JSON", actual: selected.problem, at: [] }];
    }
    const read = fits(selected.values[0]);
    if ("problem" in read) {
      return [
        { subject, expected: "a schema that can be held against", actual: read.problem, at: [] },
      ];
    }
    const [first] = read.faults;
    if (first === undefined) return [];
    const more = read.faults.length > 1 ? ` (and ${read.faults.length - 1} more)` : "";
    return [{ subject, expected: "to fit", actual: `${first.at}: ${first.said}${more}`, at: [] }];
  },
});
