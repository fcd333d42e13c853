import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Makes the draft of a release on GitHub, or finds what there is of it. */
export const draft = defineAct({
  kind: "draft",
  says: "draft the GitHub release of a tag, or find it",
  key: ({ tag, digest }: Draft) => `draft ${tag} ${digest}`,
  result: lazily(() =>
    z.strictObject({
      release: z.int().min(0),
      published: z.boolean().meta({ description: "true: it had been published before" }),
      upload: z.string().meta({ description: "address that files are attached at" }),
    }),
  ),
});

interface Draft {
  readonly tag: string;
  /** Commit that the tag is made at when the release is published; undefined: the tag is there. */
  readonly target: string | undefined;
  readonly title: string;
  readonly body: string;
  /** Digest of `body`. */
  readonly digest: string;
  readonly prerelease: boolean;
}
