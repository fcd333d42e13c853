import * as z from "zod";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** Says something once in an issue or pull request: the same text there is found. */
export const announcement = defineAct({
  kind: "announcement",
  says: "comment on an issue or pull request that a release is live, once",
  key: ({ issue, body }: Announcement) => `announcement ${issue} ${body}`,
  result: lazily(() => z.strictObject({ url: z.string() })),
});

interface Announcement {
  readonly issue: number;
  /** Markdown, free of secrets, at most 65,536 characters. */
  readonly body: string;
}
