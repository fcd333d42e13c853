import type { Notice } from "../../core/notice.ts";
import { type Channel, JSON_HEADERS, TRIES } from "../channel.ts";
import type { SlackOptions } from "../options.ts";
import { slackLink, slackText } from "../slack-text.ts";
import { isUrgent, toldTo } from "../told.ts";

// https://docs.slack.dev/reference/block-kit/blocks: characters of a header and of a section.
const HEADER_LENGTH = 150;
const SECTION_LENGTH = 3000;
const FIELD_LENGTH = 2000;

/** A message by an incoming webhook, which answers `ok` and names no message. */
export const slack: Channel<SlackOptions> = {
  sending: (notice, options) => ({
    url: options.slack,
    headers: JSON_HEADERS,
    body: JSON.stringify(message(notice, options)),
    taken: { status: 200, body: "ok" },
    tries: TRIES,
    // a message twice is better than none
    unclearTries: 2,
  }),
};

function message(notice: Notice, { audience, mention = [] }: SlackOptions): object {
  const told = toldTo(audience, notice);
  const calls = isUrgent(notice) ? mention.map(callOf) : [];
  const links = told.links.map(({ text: words, url }) => slackLink(words, url));
  const footer = [...calls, ...links].filter((part) => part !== "");
  return {
    // what a phone shows; its markup is not read
    text: slackText(`${notice.title}: ${told.text}`, SECTION_LENGTH),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: "header", text: plain(notice.title, HEADER_LENGTH) },
      { type: "section", text: plain(told.text, SECTION_LENGTH) },
      ...(told.facts.length === 0
        ? []
        : [
            {
              type: "section",
              fields: told.facts.map(({ name, value }) => plain(`${name}: ${value}`, FIELD_LENGTH)),
            },
          ]),
      ...(footer.length === 0
        ? []
        : [
            { type: "section", text: { type: "mrkdwn", text: footer.join(" | "), verbatim: true } },
          ]),
    ],
  };
}

const plain = (words: string, most: number) =>
  ({ type: "plain_text", text: slackText(words, most), emoji: false }) as const;

const callOf = (id: string): string => (id.startsWith("S") ? `<!subteam^${id}>` : `<@${id}>`);
