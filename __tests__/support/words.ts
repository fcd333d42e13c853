import type { Finding } from "../../src/core/finding.ts";

/** What a reader would stumble over, and what stands for it in the field. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\b(?:tak(?:e|es|en|ing)|took) (?:it |this |a release )?back\b/i, "roll back, rolled back"],
  [/\bprovabl[ey]\b/i, "with proof"],
  [
    /\b(?:is|are|was|were) not there\b|\bnothing there\b|\bno such\b(?! file| deployment)/i,
    "does not exist, missing",
  ],
  [/\bhurts?\b/i, "does harm"],
  [/\black(?:s|ing)\b/i, "missing"],
  [/\bcome out\b|\bcame out\b/i, "ended with"],
  [/\bdo not count:/i, "ignored"],
  [/\bcan not\b/i, "cannot"],
  [/\bnobody can tell\b|\bnobody knows\b/i, "unknown"],
  [/\bwhat is due\b/i, "requirements"],
  [/\b\d+ looks?\b|\bthese looks\b|\blast looks?\b/i, "sample"],
  [/\b(?:this|that|these|which) (?:is|are) none\b/i, "invalid"],
  [/\btime-outs?\b|\btimes out\b/i, "timeout"],
  [/\b(?:garden|hallway|door)s?\b/i, "the thing itself"],
  [/\d %(?!\w)/, "no blank before %"],
];

/** Begins with a capital, a digit, a mark, or a name: one with a dot, slash, dash, colon and the like. */
const ALONE = /^(?:[\p{Lu}\p{N}`"'@/<{[($*#…–—-]|\S*\p{N}|\S*[./_:@=-]\S)/u;

/** A text that says its own beginning twice: `could not check: could not check (…)`. */
const DOUBLED = /(?:^|[.;:] )([^.;:]{8,}): \1\b|\b(\p{L}+) \2\b/iu;

/** What is wrong with the words of one text that a reader meets alone. */
export function faultsOfText(text: string): readonly string[] {
  const plain = text.replace(/`[^`]*`|"[^"]*"/g, "`…`");
  return [
    ...(text.trim() === text && text !== "" ? [] : ["is empty, or has blanks around it"]),
    ...(/[\r\n\t]/.test(text) ? ["has several lines"] : []),
    ...(ALONE.test(text) ? [] : ["begins in the middle of a sentence"]),
    ...(/(?<!\.)\.$/.test(text) ? ["ends with a full stop"] : []),
    ...(DOUBLED.test(plain) ? ["says the same twice"] : []),
    ...bannedIn(plain),
  ];
}

/** Words of a text that stand for others. */
export function bannedIn(text: string): readonly string[] {
  return BANNED.flatMap(([pattern, better]) => {
    const [said] = pattern.exec(text) ?? [];
    return said === undefined ? [] : [`says "${said}": ${better}`];
  });
}

type Read = Pick<Finding, "id" | "expected" | "found" | "remedy" | "details"> & { title?: string };

/** What is wrong with the words of a finding, each with the text. A check is titled by its author. */
export function faultsOf({
  id,
  title,
  expected,
  found,
  remedy,
  details = [],
}: Read): readonly string[] {
  // Where a bug of ours ends a stage, the details say where in the code it was.
  const written = details.filter((text) => !/^\s+at \S/.test(text));
  const own = title === undefined || id.startsWith("check/") ? [] : [title];
  const texts = [...own, expected, found, ...(remedy === undefined ? [] : [remedy]), ...written];
  return texts.flatMap((text) => faultsOfText(text).map((fault) => `${id} ${fault}: ${text}`));
}
