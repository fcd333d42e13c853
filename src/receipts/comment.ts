import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";
import { noticeKey, noticeKeys, type Telling } from "./notice.ts";

/** Comments on an issue what happened to a deployment, once. */
export const comment = defineAct({
  kind: "comment",
  says: "comment on an issue what happened to a deployment",
  key: (does: Comment) => noticeKey(does),
  result: lazily(() => z.strictObject({ ...noticeKeys, comment: z.int().min(0).optional() })),
});

interface Comment extends Telling {
  readonly issue: number;
  /** Markdown, safe as it is. */
  readonly body: string;
}
