import { FINDING_KINDS } from "../core/finding-id.ts";
import type { Files } from "../core/ports.ts";
import type { Report } from "../core/report.ts";
import { namesOf } from "../core/table.ts";
import { textsIn } from "../core/text.ts";
import { summary } from "../report/summary.ts";
import { writeReport } from "../report/write.ts";

/** Folder of one stage's reports: `<report-dir>/<environment>-<stage>`. */
export function reportFolder(report: Report, reportDir: string): string {
  const environment = (report.environment?.name ?? "none").replace(/[^\w.-]+/g, "-");
  return `${reportDir}/${environment}-${report.stage}`;
}

/** Writes report.json and the summary beside it; gives the path of the former. */
export async function fileReport(report: Report, reportDir: string, files: Files): Promise<string> {
  const folder = reportFolder(report, reportDir);
  const path = `${folder}/report.json`;
  await files.write(path, writeReport(report));
  await files.write(`${folder}/summary.md`, summary(report));
  return path;
}

/**
 * The report with every secret taken out of every text. Words of the report's own vocabulary and
 * times stay, whatever a secret says: they tell nothing, and without them it cannot be read back.
 */
export async function redacted(report: Report, redact: (text: string) => string): Promise<Report> {
  const hides = (text: string) => redact(text) !== text;
  const hidesWords = textsIn(report).some((text) => WORD.test(text) && hides(text));
  // The schema is built only where it has to be asked.
  const own = hidesWords ? (await import("../report/own-words.ts")).OWN_WORDS : NONE;
  const text = (value: string, key: string): string => {
    if (own.has(value) || TIME.test(value)) return value;
    const kind = key === "id" ? (FINDING_KIND.exec(value)?.[0] ?? "") : "";
    return `${kind}${redact(value.slice(kind.length))}`;
  };
  const clean = (value: unknown, key = ""): unknown => {
    if (typeof value === "string") return text(value, key);
    if (Array.isArray(value)) return value.map((part) => clean(part));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, clean(v, name)]));
  };
  const { answers, ...rest } = report;
  // keys of answers hold names from the manifest; all other keys are the report's own
  const byKey = Object.entries(answers).map(([key, answer]) => [redact(key), clean(answer)]);
  return { ...(clean(rest) as Report), answers: Object.fromEntries(byKey) }; // only texts changed
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** How the id of a finding begins: as little a secret as any word of the report. */
const FINDING_KIND = new RegExp(`^(${namesOf(FINDING_KINDS).join("|")})/`);

/** What every word of the report's own vocabulary looks like. */
const WORD = /^[a-z][a-z_-]*$/i;

const NONE: ReadonlySet<string> = new Set();
