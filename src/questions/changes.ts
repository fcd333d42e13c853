import * as z from "zod";
import { type Change, MEANINGS } from "../core/commands/authors.ts";
import { lazily } from "../fields/fields.ts";
import { maybe, strings } from "../fields/recorded.ts";
import { defineQuestion, exactly } from "./question.ts";

const change = exactly<Change>()(
  z.strictObject({
    sha: z.string(),
    authors: strings.meta({ description: "logins of author and co-authors" }),
    unlinked: strings.meta({ description: "names of authors that belong to no account" }),
    says: z
      .enum(MEANINGS)
      .optional()
      .meta({ description: "what its message says by the rules of Conventional Commits" }),
  }),
);

/** The commits that a release brings: those after `base`; without `base` the head alone. */
export const changes = defineQuestion({
  kind: "changes",
  value: lazily(() =>
    z.strictObject({
      base: maybe(z.string()),
      head: z.string(),
      commits: z.array(change).readonly(),
    }),
  ),
  asks: (base: string | undefined, head: string) => ({
    key: `changes ${base === undefined ? "" : `${base}..`}${head}`,
    base,
    head,
  }),
});
