import type { Finding } from "./finding.ts";

/** A plain word in lower case; `release.yml`, `ci-passing` and `@alice` are names and stay as they are. */
const PLAIN_START = /^[a-z]+(?=[\s,;]|$)/;

/** A word that has a capital only because a text begins with it; GitHub, JSON and GET keep theirs. */
const CAPITAL_START = /^[A-Z][a-z]*(?=[\s,;:]|$)/;

/** Names of one capital that texts of ours begin with. */
const NAMES: ReadonlySet<string> = new Set([
  ...["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  ...["Markdown", "Prometheus", "Slack"],
]);

/** A fragment as it stands alone: begins with a capital, unless it begins with a name. */
export function capital(text: string): string {
  return PLAIN_START.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}

/** A text that stands alone, as it goes on in the middle of a sentence. */
export function inSentence(text: string): string {
  const [word] = CAPITAL_START.exec(text) ?? [];
  if (word === undefined || NAMES.has(word)) return text;
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** A fragment, which has no full stop at its end; `…` stays. */
export function withoutStop(text: string): string {
  return text.replace(/(?<!\.)\.$/, "");
}

/** Count and noun: `1 sample`, `3 samples`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

const alone = (text: string): string => withoutStop(capital(text));

/**
 * A finding whose texts each stand alone; the title is the manifest's, a policy's or a check's name
 * and stays. Doing it twice changes nothing.
 */
export function worded(finding: Finding): Finding {
  const { expected, found, remedy, details, lacks } = finding;
  return {
    ...finding,
    expected: alone(expected),
    found: alone(found),
    ...(remedy === undefined ? {} : { remedy: alone(remedy) }),
    ...(details === undefined ? {} : { details: details.map(alone) }),
    ...(lacks === undefined
      ? {}
      : { lacks: lacks.map((lack) => ({ ...lack, remedy: alone(lack.remedy) })) }),
  };
}
