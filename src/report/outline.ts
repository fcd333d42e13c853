import type { Report } from "../core/report.ts";
import { cut, line } from "../core/text.ts";
import { formatDuration, formatTime, shortSha } from "../core/units.ts";
import { blockers } from "../core/verdict.ts";
import { inSentence, plural } from "../core/wording.ts";
import type { Outline, Piece, Section } from "./content.ts";
import { decide, type HeadlineParts } from "./decision.ts";
import { folderOf } from "./folder.ts";
import { BY_HAND, HEADLINE_LENGTH, liveAfterFailure } from "./headline.ts";
import { itemSections } from "./items.ts";
import { linksOf } from "./links.ts";
import { namesIn } from "./names.ts";
import { isSameTrouble } from "./same-trouble.ts";
import {
  attested,
  checks,
  courses,
  passed,
  receipts,
  signals,
  timeline,
  waivers,
} from "./tables.ts";

/** Characters of what must be seen at once, and how many lines of a list. */
const NEXT = 600;
const COMMAND = 4000;
const LINES = 20;

function permissions(lines: readonly string[]): readonly Section[] {
  if (lines.length === 0) return [];
  const missing = lines.slice(0, LINES).map((permission) => `  ${cut(line(permission), 80)}`);
  const text = ["permissions:", ...missing].join("\n");
  return [
    { kind: "block", title: "Missing permissions: add these to the job", language: "yaml", text },
  ];
}

/** The command that rolls a release back, for people who decide to; an alarm shows it itself. */
function byHand(report: Report): readonly Section[] {
  const { byHand: command, ...notes } = report.notes;
  if (command === undefined) return [];
  const { byHandPowerShell: other = command, byHandRemarks: remarks = [], rolledBack } = notes;
  const isShown = rolledBack === "failed" && !isSameTrouble(report);
  return [
    ...(isShown ? [] : [block("To roll back by hand", "sh", command)]),
    ...(other === command ? [] : [block("The same in PowerShell", "powershell", other)]),
    ...(remarks.length === 0 ? [] : [known(remarks)]),
  ];
}

function block(title: string, language: "sh" | "powershell", command: string): Section {
  return { kind: "block", title, language, text: copied(command) };
}

function known(remarks: readonly string[]): Section {
  const lines = remarks.slice(0, LINES).map((remark) => cut(line(remark), NEXT));
  return { kind: "lines", title: "Before you run it by hand", lines };
}

/** A command to copy: one that is cut would do something else. */
function copied(command: string): string {
  return command.length > COMMAND ? "# too long to show: notes.byHand in report.json" : command;
}

function notices(warnings: readonly string[]): readonly Section[] {
  const shown = warnings.slice(0, LINES).map((warning) => cut(line(warning), NEXT));
  return shown.length === 0 ? [] : [{ kind: "lines", title: "Notes", lines: shown }];
}

/** What nobody has looked at: a reader who takes it for passed would be wrong. */
function undecided({ undecided: ids = [] }: Report): readonly Section[] {
  if (ids.length === 0) return [];
  const names = ids.map((id) => cut(line(id), 80)).join(", ");
  return [
    {
      kind: "lines",
      title: `Not looked at: ${plural(ids.length, "line")} of the policy`,
      lines: [`Check by hand: ${names}`],
    },
  ];
}

function footer(report: Report): readonly Piece[] {
  const { release, tool, run, startedAt, finishedAt, environment } = report;
  const lasted = Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
  const isKnown = release !== undefined && release.sha !== "";
  const commit = isKnown && {
    text: shortSha(release.sha),
    code: true,
    link: linksOf(report).commit,
  };
  return [
    ...(commit === false ? [] : [commit, { text: `commit from ${release?.shaFrom}` }]),
    { text: formatTime(finishedAt) },
    ...(Number.isFinite(lasted) ? [{ text: formatDuration(lasted) }] : []),
    { text: `${tool.name} ${tool.version}` },
    ...(run.url === undefined ? [] : [{ text: "run", link: run.url }]),
    {
      text: environment === undefined ? "report.json" : `${folderOf(report)}/report.json`,
      code: true,
    },
  ];
}

function alarm(parts: HeadlineParts, next: string): Outline["alarm"] {
  if (parts.notes.rolledBack !== "failed") return undefined;
  // What is live is the target already: the same once more would change nothing.
  const byHand = isSameTrouble(parts) ? undefined : parts.notes.byHand;
  const command = byHand && copied(byHand);
  const act = command === undefined ? next : `${next.split(`: ${BY_HAND}`)[0]}: ${BY_HAND}`;
  const [worst] = blockers(parts.findings);
  const because = worst && namesIn(parts.findings)(worst).full;
  return { live: liveAfterFailure(parts), because, act, command };
}

/** What people have to know first of a release that cannot be rolled back; undefined: it can be. */
function noWayBack({ findings, declared }: Report): string | undefined {
  const row = findings.findLast(({ id }) => id === "requirement/rollback-target");
  if (row === undefined || row.basis.kind !== "requirement") return undefined;
  const { outcome, effect, found } = row;
  const deploys = declared?.deploy.state === "known" && declared.deploy.value.kind !== "none";
  if (outcome === "not-applicable") return deploys ? cut(line(found), NEXT) : undefined;
  if (outcome !== "fail" || effect === "block") return undefined;
  return cut(`No rollback is possible: ${inSentence(line(found))}`, NEXT);
}

/** Puts a report in the order in which people read it. */
export function outline(report: Report): Outline {
  const items = itemSections(report);
  const next = cut(line(report.next), NEXT);
  return {
    tone: decide(report).tone,
    headline: cut(line(report.headline), HEADLINE_LENGTH),
    noWayBack: noWayBack(report),
    next,
    alarm: alarm(report, next),
    sections: [
      ...items.blockers,
      ...permissions(report.permissions),
      ...byHand(report),
      ...undecided(report),
      ...waivers(report),
      ...items.warnings,
      ...notices(report.warnings),
      ...signals(report),
      ...courses(report),
      ...checks(report),
      ...items.remarks,
      ...attested(report),
      ...passed(report),
      ...receipts(report),
      ...timeline(report),
    ],
    footer: footer(report),
  };
}
