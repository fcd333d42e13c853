import * as z from "zod";
import type { NoticeEvent } from "../core/notice.ts";
import type { Sending } from "../core/sending.ts";
import { lazily } from "../fields/fields.ts";
import { defineAct } from "./kind.ts";

/** What a notice leaves behind: whether its receipt stands on the record. */
export const noticeKeys = { receipt: z.boolean() };

/** Something that one channel is told of a deployment. */
export interface Telling {
  readonly event: NoticeEvent;
  /** Its name in receipts. */
  readonly channel: string;
  /** Record that it is about, and that its receipt stands on. */
  readonly deployment: number;
}

/** The same event of the same deployment is told to the same channel once. */
export const noticeKey = ({ event, channel, deployment }: Telling): string =>
  `notice ${deployment} ${event} ${channel}`;

/** Tells a channel over HTTP, once. */
export const notice = defineAct({
  kind: "notice",
  says: "tell a channel of the manifest what happened to a deployment",
  key: (does: Notice) => noticeKey(does),
  result: lazily(() => z.strictObject(noticeKeys)),
});

interface Notice extends Telling {
  readonly sending: Sending;
}
