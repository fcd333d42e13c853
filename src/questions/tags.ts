import * as z from "zod";
import { maybe } from "../fields/recorded.ts";
import { defineQuestion } from "./question.ts";

/** The tag of a version and the newest published release. */
export const tags = defineQuestion({
  kind: "tags",
  value: z.strictObject({
    // without it an empty object would say that nothing is tagged or published
    version: z.string(),
    tagged: maybe(
      z.string().meta({
        description: "commit of the tag `v<version>` or `<version>`; absent: there is none",
      }),
    ),
    latestRelease: maybe(
      z.string().meta({
        description: "highest version among published releases, without drafts and pre-releases",
      }),
    ),
  }),
  asks: (version: string) => ({ key: `tags of ${version}`, version }),
});
