import { NOTICE_EVENTS, type NoticeEvent } from "../core/notice.ts";
import { namesOf } from "../core/table.ts";
import { AUDIENCES } from "./audiences.ts";
import type { ChannelOptions } from "./options.ts";

/** Kinds of channel, by the key that names them. */
export const CHANNEL_KINDS = ["slack", "pagerduty", "webhook", "github"] as const;

export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Names of receipts that are no channel of a manifest. */
export const RESERVED_NAMES: readonly string[] = ["incident"];

export function kindOf(channel: ChannelOptions): ChannelKind {
  const kind = CHANNEL_KINDS.find((name) => name in channel);
  if (kind === undefined) throw new Error("a channel of no kind");
  return kind;
}

/** Its name in receipts: what the manifest calls it, else its kind. */
export function nameOf(channel: ChannelOptions): string {
  return channel.id ?? kindOf(channel);
}

/** What a channel is told, each event once. */
export function eventsOf({ events, audience }: ChannelOptions): readonly NoticeEvent[] {
  return events === undefined ? AUDIENCES[audience].events : [...new Set(events)];
}

/** True where a channel is told of what happens in an environment. */
export function watches(
  { environments }: ChannelOptions,
  { name, production }: { readonly name: string; readonly production: boolean },
): boolean {
  return environments === undefined ? production : environments.includes(name);
}

/** Events that no channel is told of in an environment. */
export function untold(
  channels: readonly ChannelOptions[],
  environment: { readonly name: string; readonly production: boolean },
): readonly NoticeEvent[] {
  const told = channels.filter((one) => watches(one, environment)).flatMap(eventsOf);
  return namesOf(NOTICE_EVENTS).filter((event) => !told.includes(event));
}
