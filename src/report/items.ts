import type { Effect, Finding } from "../core/finding.ts";
import type { Report } from "../core/report.ts";
import { cut, line } from "../core/text.ts";
import { blockers } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { actorOf, byCause, comparisonOf, placeOf, remedyOf, type Told } from "./causes.ts";
import type { Item, Section } from "./content.ts";
import type { Tone } from "./decision.ts";
import { remarksOf, warningsOf, wordOf } from "./groups.ts";
import { linksOf } from "./links.ts";
import { type Name, namesIn } from "./names.ts";

/** Blockers and warnings that are shown; a reader acts on the first ones first. */
const SHOWN = 5;
/** More warnings than this are folded away. */
const OPEN_WARNINGS = 3;
const DETAILS = 3;
/** Names of one item; a reader needs no more to see what waits for it. */
const NAMES = 20;
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

function item(told: Told, nameOf: (finding: Finding) => Name, report: Report): Item {
  const { finding, findings, ids } = told;
  const { title, link, outcome } = finding;
  const names = [...new Set(findings.map((one) => nameOf(one).name))];
  const { name, of } = nameOf(finding);
  const reverted = report.notes.rolledBack === "yes" && finding.effect === "block";
  // Undecided only because another signal ended the window: that asks nothing of anybody.
  const cutShort = finding.basis.kind === "signal" && finding.effect === "inform";
  const isShared = ids.length > 1;
  const place = placeOf(told);
  // The remedy was to revert, and that is done.
  const remedy = reverted || cutShort ? undefined : given(remedyOf(told), STATEMENT);
  const at = place && {
    text: `${place.file}:${place.line}`,
    link: linksOf(report).place(place),
  };
  return {
    tone: outcome === "fail" && finding.effect !== "block" ? "unclear" : TONES[outcome],
    word: wordOf(finding),
    names: names.slice(0, NAMES).map((one) => cut(line(one), 80)),
    moreNames: Math.max(0, names.length - NAMES),
    title: isShared
      ? ""
      : [title === name ? "" : cut(line(title), 120), of].filter(Boolean).join(" "),
    comparison: cut(line(cutShort ? finding.found : comparisonOf(told)), STATEMENT),
    // Who has nothing to do is not named.
    owner: remedy === undefined ? undefined : given(actorOf(told), 120),
    remedy,
    evidence: isShared ? undefined : link,
    place: at,
    details: (cutShort ? [] : detailsOf(told))
      .slice(0, DETAILS)
      .flatMap((detail) => given(detail, STATEMENT) ?? []),
  };
}

/** What else was not there is told by its own cause. */
function detailsOf({ finding, lack, reasons }: Told): readonly string[] {
  return lack === undefined ? (finding.details ?? []) : reasons;
}

/** How many causes there are, and how many findings, where one cause has several. */
function headingOf(all: readonly Told[], title: string): string {
  const findings = all.reduce((sum, { ids }) => sum + ids.length, 0);
  const heading = plural(all.length, title);
  return findings === all.length ? heading : `${heading}, ${findings} findings`;
}

/** Blockers, warnings and remarks, each group as one section or none. */
export function itemSections(report: Report): {
  readonly blockers: readonly Section[];
  readonly warnings: readonly Section[];
  readonly remarks: readonly Section[];
} {
  const { findings, notes } = report;
  const nameOf = namesIn(findings);
  // In one go: what is told among the blockers is not told again among the warnings.
  const told = byCause([...blockers(findings), ...warningsOf(findings), ...remarksOf(findings)]);
  const of = (effect: Effect) => told.filter(({ finding }) => finding.effect === effect);
  const section = (title: string, all: readonly Told[], openUpTo: number): readonly Section[] =>
    all.length === 0
      ? []
      : [
          {
            kind: "items",
            title: headingOf(all, title),
            folded: all.length > openUpTo,
            items: all.slice(0, SHOWN).map((one) => item(one, nameOf, report)),
            more: Math.max(0, all.length - SHOWN),
          },
        ];
  const reverts = notes.rolledBack === "yes" || notes.rolledBack === "failed";
  return {
    blockers: section(reverts ? "reason" : "blocker", of("block"), Number.POSITIVE_INFINITY),
    warnings: section("warning", of("warn"), OPEN_WARNINGS),
    remarks: section("remark", of("inform"), 0),
  };
}
