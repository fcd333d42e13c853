import type { Notice } from "../core/notice.ts";
import type { Sending } from "../core/sending.ts";
import { pagerduty } from "./channels/pagerduty.ts";
import { slack } from "./channels/slack.ts";
import { webhook } from "./channels/webhook.ts";
import type { ChannelOptions } from "./options.ts";

/** The message of a notice to a channel over HTTP, by its kind; undefined for a comment on GitHub. */
export function sendingOf(notice: Notice, channel: ChannelOptions): Sending | undefined {
  if ("slack" in channel) return slack.sending(notice, channel);
  if ("pagerduty" in channel) return pagerduty.sending(notice, channel);
  if ("webhook" in channel) return webhook.sending(notice, channel);
  return undefined;
}
