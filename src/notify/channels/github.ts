import type { Notice } from "../../core/notice.ts";
import { type Markdown, md, mdLines, mdLink } from "../../core/text.ts";
import type { GithubOptions } from "../options.ts";
import { toldTo } from "../told.ts";

/** A comment: whatever is not ours is shown as text, and mentions nobody. */
export function commentOf(notice: Notice, { audience }: Pick<GithubOptions, "audience">): Markdown {
  const { text, facts, links } = toldTo(audience, notice);
  return mdLines([
    md`**${notice.title}**`,
    md``,
    // quoted: a line of others that begins like a command is none
    md`> ${text}`,
    ...(facts.length === 0 ? [] : [md``]),
    ...facts.map(({ name, value }) => md`- ${name}: ${value}`),
    ...(links.length === 0 ? [] : [md``]),
    ...links.map(({ text: words, url }) => md`- ${mdLink(words, url)}`),
  ]);
}
