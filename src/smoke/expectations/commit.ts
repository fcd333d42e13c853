import { isSameCommit } from "../../core/build.ts";
import { shortSha } from "../../core/units.ts";
import { buildSource, describeSource, isBoundedSource, readCommit } from "../build-source.ts";
import { defineExpectation } from "./expectation.ts";

/** `expect.commit`: the answer reports the commit that is released, in 7 digits or more. */
export const commit = defineExpectation({
  id: "commit",
  options: buildSource,
  isBounded: isBoundedSource,
  judge: (answer, source, { build, select }) => {
    const read = readCommit(answer, source, select);
    if ("text" in read && isSameCommit(read.text, build.sha)) return [];
    const actual = "text" in read ? shortSha(read.text) : read.missing;
    const subject = `commit in ${describeSource(source)}`;
    return [{ subject, expected: shortSha(build.sha), actual, at: [] }];
  },
});
