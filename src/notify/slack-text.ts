import { line } from "../core/text.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Foreign text for Slack, at most so many characters as Slack counts them: what would begin a
 * mention, a link or a date is shown as it is written. A cut never leaves half an entity.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function slackText(text: string, most: number): string {
  const parts = [...line(text)].map((character) => ENTITIES[character] ?? character);
  let length = 0;
  const kept = parts.filter((part) => {
    length += part.length;
    return length <= most - 1;
  });
  return kept.length === parts.length ? kept.join("") : `${kept.join("")}…`;
}

/** A link, or nothing where the address is not a plain http or https one. */
export function slackLink(text: string, url: string): string {
  if (!/^https?:\/\/(?![^/?#]*@)[!-~]+$/i.test(url) || /[<>|]/.test(url)) return "";
  // what would format the text of a link, or end it, goes
  return `<${url.replaceAll("&", "&amp;")}|${slackText(text.replace(/[|*_~`]/g, ""), 80)}>`;
}
