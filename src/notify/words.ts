import type { Notice } from "../core/notice.ts";
import type { Audience } from "./audiences.ts";
import { toldTo } from "./told.ts";

/** What `notice` is in the expressions of a channel; nothing of it is ever empty. */
export function noticeWords(notice: Notice, audience: Audience): Readonly<Record<string, string>> {
  const { text, links } = toldTo(audience, notice);
  const { event, title, at, id, group, severity, deployment, target } = notice;
  return {
    ...{ event, title, text, at, id, group },
    severity: severity === undefined ? "none" : `SEV${severity}`,
    deployment: `${deployment}`,
    target: target ?? "none",
    url: links[0]?.url ?? "none",
  };
}
