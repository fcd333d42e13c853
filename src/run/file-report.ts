import { FINDING_KINDS } from "../core/finding-id.ts";
import type { Files } from "../core/ports.ts";
import type { Report } from "../core/report.ts";
import { namesOf } from "../core/table.ts";
import { textsIn } from "../core/text.ts";
import { folderOf } from "../report/folder.ts";
import { summary } from "../report/summary.ts";
import { writeReport } from "../report/write.ts";

interface Asked {
  readonly reportDir: string;
  /** As the user named it; it stands in where the manifest could not be read. */
  readonly environment?: string | undefined;
}

/** Folder of one stage's reports: `<report-dir>/<environment>-<stage>`, of a component one below. */
export function reportFolder(report: Report, { reportDir, environment }: Asked): string {
  return `${reportDir}/${folderOf(report, environment)}`;
}

/** Writes report.json, and beside it the summary and the checks as JUnit XML, if any; gives the path of the former. */
export async function fileReport(report: Report, asked: Asked, files: Files): Promise<string> {
  const folder = reportFolder(report, asked);
  const path = `${folder}/report.json`;
  await files.write(path, writeReport(report));
  await files.write(`${folder}/summary.md`, summary(report));
  // Loaded where there are checks: most stages have none.
  const hasChecks = report.findings.some(({ id }) => id.startsWith("check/"));
  const cases = hasChecks ? (await import("../report/junit.ts")).junit(report) : undefined;
  if (cases !== undefined) await files.write(`${folder}/junit.xml`, cases);
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
  const { OWN_WORDS: own, OWN_BY_KEY: byKey } = hidesWords
    ? await import("../report/own-words.ts")
    : NONE;
  const text = (value: string, key: string): string => {
    if (own.has(value) || TIME.test(value)) return value;
    if (Object.hasOwn(byKey, key) && byKey[key]?.has(value)) return value;
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
  const filed = Object.entries(answers).map(([key, answer]) => [redact(key), clean(answer)]);
  return { ...(clean(rest) as Report), answers: Object.fromEntries(filed) }; // only texts changed
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** How the id of a finding begins: as little a secret as any word of the report. */
const FINDING_KIND = new RegExp(`^(${namesOf(FINDING_KINDS).join("|")})/`);

/** What every word of the report's own vocabulary looks like. */
const WORD = /^[a-z][a-z_-]*$/i;

const NONE: Pick<typeof import("../report/own-words.ts"), "OWN_WORDS" | "OWN_BY_KEY"> = {
  OWN_WORDS: new Set(),
  OWN_BY_KEY: {},
};
