import type { Finding } from "../core/finding.ts";
import type { Report } from "../core/report.ts";
import { cut, line } from "../core/text.ts";
import { blockers } from "../core/verdict.ts";
import type { Item, Section } from "./content.ts";
import type { Tone } from "./decision.ts";
import { comparison, remarksOf, warningsOf, wordOf } from "./groups.ts";
import { linksOf } from "./links.ts";
import { type Name, namesIn } from "./names.ts";

/** Blockers and warnings that are shown; a reader acts on the first ones first. */
const SHOWN = 5;
/** More warnings than this are folded away. */
const OPEN_WARNINGS = 3;
const DETAILS = 3;
/** Characters of one statement; the whole is in the report. */
const STATEMENT = 400;

const TONES: Readonly<Record<Finding["outcome"], Tone>> = {
  pass: "good",
  "not-applicable": "good",
  fail: "bad",
  pending: "waiting",
  unknown: "unclear",
  inconclusive: "unclear",
};

/** Text that is there and says something. */
function given(text: string | undefined, length: number): string | undefined {
  const clean = line(text ?? "");
  return clean === "" ? undefined : cut(clean, length);
}

function item(finding: Finding, { name, of }: Name, report: Report): Item {
  const { title, owner, remedy, place, link, outcome, details = [] } = finding;
  const reverted = report.notes.rolledBack === "yes" && finding.effect === "block";
  // Undecided only because another signal ended the window: that asks nothing of anybody.
  const cutShort = finding.basis.kind === "signal" && finding.effect === "inform";
  const at = place && {
    text: `${place.file}:${place.line}`,
    link: linksOf(report).place(place),
  };
  return {
    tone: outcome === "fail" && finding.effect !== "block" ? "unclear" : TONES[outcome],
    word: wordOf(finding),
    name: cut(line(name), 80),
    title: [title === name ? "" : cut(line(title), 120), of].filter(Boolean).join(" "),
    comparison: cut(line(comparison(finding)), STATEMENT),
    owner: given(owner, 120),
    // The remedy was to revert, and that is done.
    remedy: reverted || cutShort ? undefined : given(remedy, STATEMENT),
    evidence: link,
    place: at,
    details: (cutShort ? [] : details)
      .slice(0, DETAILS)
      .flatMap((detail) => given(detail, STATEMENT) ?? []),
  };
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

/** Blockers, warnings and remarks, each group as one section or none. */
export function itemSections(report: Report): {
  readonly blockers: readonly Section[];
  readonly warnings: readonly Section[];
  readonly remarks: readonly Section[];
} {
  const nameOf = namesIn(report.findings);
  const section = (title: string, all: readonly Finding[], openUpTo: number): readonly Section[] =>
    all.length === 0
      ? []
      : [
          {
            kind: "items",
            title: count(all.length, title),
            folded: all.length > openUpTo,
            items: all.slice(0, SHOWN).map((finding) => item(finding, nameOf(finding), report)),
            more: Math.max(0, all.length - SHOWN),
          },
        ];
  const { findings, notes } = report;
  const reverts = notes.rolledBack === "yes" || notes.rolledBack === "failed";
  return {
    blockers: section(reverts ? "reason" : "blocker", blockers(findings), Number.POSITIVE_INFINITY),
    warnings: section("warning", warningsOf(findings), OPEN_WARNINGS),
    remarks: section("remark", remarksOf(findings), 0),
  };
}
