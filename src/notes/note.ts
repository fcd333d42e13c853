import type { BroughtPull } from "../core/brought.ts";

/** Where a change stands in release notes. */
export const GROUPS = {
  features: "Features",
  fixes: "Fixes",
  security: "Security",
  deprecations: "Deprecations",
  other: "Other changes",
  internal: "Internal",
} as const;

export type Group = keyof typeof GROUPS;

/** What a pull request says for release notes. */
export interface Note {
  readonly pull: BroughtPull;
  readonly group: Group;
  /** Undefined: it says that there is nothing to say. */
  readonly text: string | undefined;
  /** True where users have to do something. */
  readonly breaking: boolean;
}

const LABELS: readonly (readonly [Group, RegExp])[] = [
  ["security", /^(?:type[:/ ]*|kind[:/ ]*)?security$/i],
  ["deprecations", /^(?:type[:/ ]*|kind[:/ ]*)?deprecat(?:ion|ed)s?$/i],
  ["features", /^(?:type[:/ ]*|kind[:/ ]*)?(?:feature|enhancement)s?$/i],
  ["fixes", /^(?:type[:/ ]*|kind[:/ ]*)?(?:bug|fix|bugfix|hotfix)(?:es|s)?$/i],
  ["internal", /^(?:internal|skip-notes|chore|dependencies|type[:/ ]*chore)$/i],
];

const PREFIXES: Readonly<Record<string, Group>> = {
  feat: "features",
  fix: "fixes",
  security: "security",
  deprecate: "deprecations",
  chore: "internal",
  ci: "internal",
  build: "internal",
  test: "internal",
  refactor: "internal",
};

/** `feat(search)!: keep filters`: https://www.conventionalcommits.org */
const CONVENTIONAL = /^(\w+)(?:\([^()]*\))?(!)?:\s+/;

const BREAKING_LABEL = /^breaking(?:[- ]changes?)?$/i;

/** What a pull request says: its `release-note` block goes before its title. */
export function noteOf(pull: BroughtPull): Note {
  const [whole = "", prefix = "", mark] = CONVENTIONAL.exec(pull.title) ?? [];
  const written = blockIn(pull.body);
  const breaking =
    mark === "!" ||
    pull.labels.some((label) => BREAKING_LABEL.test(label)) ||
    /^BREAKING[ -]CHANGE\b/m.test(pull.body) ||
    /action required/i.test(written ?? "");
  const title = pull.title.slice(whole.length);
  const said = `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
  return { pull, group: groupOf(pull, prefix), text: textOf(written, said), breaking };
}

function textOf(written: string | undefined, title: string): string | undefined {
  if (written === undefined || written === "") return title;
  return /^\W*none\W*$/i.test(written) ? undefined : written;
}

function groupOf({ labels }: BroughtPull, prefix: string): Group {
  const labelled = LABELS.find(([, pattern]) => labels.some((label) => pattern.test(label)));
  if (labelled !== undefined) return labelled[0];
  return Object.hasOwn(PREFIXES, prefix) ? (PREFIXES[prefix] ?? "other") : "other";
}

/** The text of the fenced block `release-note` of a pull request; undefined: it has none. */
function blockIn(body: string): string | undefined {
  const [, , text] =
    /^(`{3,}|~{3,})release-notes?[ \t]*\r?\n([\s\S]*?)^\1[ \t]*$/m.exec(body) ?? [];
  return text?.trim();
}
