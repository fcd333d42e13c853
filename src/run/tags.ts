import { Problem } from "../core/problem.ts";
import type { CheckOptions } from "../smoke/check-options.ts";

/** What tags may look like, as a sentence. */
export const TAGS_HINT = "Tags are words of letters, digits and . _ - parted by commas.";

/** The tags that a user has named, parted by commas; undefined where one of them is none. */
export function tagsIn(text: string): readonly string[] | undefined {
  const words = text.split(",").map((word) => word.trim());
  return words.every((word) => /^[\w.-]{1,40}$/.test(word)) ? [...new Set(words)] : undefined;
}

/** A tag that no check has would leave nothing to run. */
export function tagFault(
  tags: readonly string[],
  checks: readonly CheckOptions[],
): Problem | undefined {
  const known = [...new Set(checks.flatMap((check) => check.tags ?? []))];
  const unknown = tags.find((tag) => !known.includes(tag));
  if (unknown === undefined) return undefined;
  return new Problem({
    code: "usage",
    sentence: `no check has the tag "${unknown}"`,
    remedy:
      known.length === 0
        ? "leave the tags out, or give a check its `tags`: none has any"
        : `name some of ${known.join(", ")}`,
  });
}
