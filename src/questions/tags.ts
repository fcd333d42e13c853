import * as z from "zod";
import { tagNames } from "../core/tag.ts";
import { lazily } from "../fields/fields.ts";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** The tag of a version and the newest published release. */
export const tags = defineQuestion({
  kind: "tags",
  value: lazily(() =>
    z.strictObject({
      // without it an empty object would say that nothing is tagged or published
      version: z.string(),
      tag: maybe(
        z.string().meta({ description: "its name, such as v2.4.0; absent: there is none" }),
      ),
      tagged: maybe(
        z.string().meta({
          description: "commit of the version's tag; absent: there is none",
        }),
      ),
      latestRelease: maybe(
        z.string().meta({
          description:
            "highest version among published releases with such a tag, without drafts and pre-releases",
        }),
      ),
    }),
  ),
  asks: (version: string, tag: string | undefined) => ({
    key: `tags of ${version}${tag === undefined ? "" : ` as ${tagNames(tag, version).join()}`}`,
    version,
    /** `release.tag` as it is written; undefined: `v`, or nothing, before the version. */
    tag,
  }),
});
