import * as z from "zod";
import { defineAct } from "./kind.ts";

/** Says something once in an issue or pull request: the same text there is found. */
export const comment = defineAct({
  kind: "comment",
  says: "comment once on an issue or pull request",
  key: ({ issue, body }: Comment) => `comment ${issue} ${body}`,
  result: z.strictObject({ url: z.string() }),
});

interface Comment {
  readonly issue: number;
  /** Markdown, free of secrets, at most 65,536 characters. */
  readonly body: string;
}
