import { isSameVersion } from "../../core/build.ts";
import { buildSource, describeSource, isBoundedSource, readSource } from "../build-source.ts";
import { defineExpectation } from "./expectation.ts";

/** `expect.version`: the answer reports the version that is released. */
export const version = defineExpectation({
  id: "version",
  options: buildSource,
  isBounded: isBoundedSource,
  judge: (answer, source, { build, select }) => {
    const read = readSource(answer, source, select);
    if ("text" in read && isSameVersion(read.text, build.version)) return [];
    const actual = "text" in read ? read.text : read.missing;
    const subject = `version in ${describeSource(source)}`;
    return [{ subject, expected: build.version, actual, at: [] }];
  },
});
