import * as z from "zod";

/** Whose an issue or a comment is, as far as GitHub says. */
export const written = {
  user: z.object({ type: z.string().nullish() }).nullish(),
  author_association: z.string().nullish(),
};
