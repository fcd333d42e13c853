import { describeSource, isSameVersion, readVersion, versionSource } from "../version.ts";
import { defineExpectation } from "./expectation.ts";

/** `expect.version`: the answer reports the version that is released. */
export const version = defineExpectation({
  id: "version",
  options: versionSource,
  judge: (answer, source, context) => {
    const read = readVersion(answer, source, context.select);
    if ("version" in read && isSameVersion(read.version, context.version)) return [];
    const actual = "version" in read ? read.version : read.missing;
    const subject = `version in ${describeSource(source)}`;
    return [{ subject, expected: context.version, actual, at: [] }];
  },
});
