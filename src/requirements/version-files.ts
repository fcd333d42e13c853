import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import { cut } from "../core/text.ts";
import { shortSha } from "../core/units.ts";
import { lazily, text } from "../fields/fields.ts";
import { versions } from "../questions/versions.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { listed } from "./paths-changed.ts";

const options = lazily(() =>
  z.strictObject({
    files: z
      .array(text)
      .min(1, "at least one file")
      .meta({ description: "files that name the version, from the manifest's folder" }),
  }),
);

/** Every file that names a version names the one that is released. */
export const versionFiles = defineEvaluator({
  id: "version-files",
  options,
  questions: ({ files }) => ({ versions: versions(files) }),
  judge: ({ versions: { files } }, { files: names }, { release: { version, sha } }): Judgement => {
    const expected = `Version ${version} in every file that names one, at ${shortSha(sha)}`;
    if (files.length === 0) {
      const found = `None of ${names.join(", ")} exists`;
      return { outcome: "not-applicable", expected, found };
    }
    const other = files.filter((file) => file.version !== version);
    if (other.length === 0) {
      const found = `${listed(files.map(({ path }) => path))} of ${version}`;
      return { outcome: "pass", expected, found };
    }
    const said = other.map(({ path, version: own }) =>
      own === undefined ? `${path} names no version` : `${path} says ${cut(own, 40)}`,
    );
    return {
      outcome: "fail",
      expected,
      found: listed(said),
      remedy: `Write ${version} there, and release the commit that contains it`,
    };
  },
});
