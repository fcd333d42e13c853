import type { Files } from "../core/ports.ts";
import type { Report } from "../core/report.ts";
import { summary } from "../report/summary.ts";

/** Folder of one stage's reports: `<report-dir>/<environment>-<stage>`. */
export function reportFolder(report: Report, reportDir: string): string {
  const environment = (report.environment?.name ?? "none").replace(/[^\w.-]+/g, "-");
  return `${reportDir}/${environment}-${report.stage}`;
}

/** Writes report.json and the summary beside it. */
export async function fileReport(report: Report, reportDir: string, files: Files): Promise<void> {
  const folder = reportFolder(report, reportDir);
  await files.write(`${folder}/report.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  await files.write(`${folder}/summary.md`, summary(report));
}

/** The report with every secret taken out of every text, keys included. */
export function redacted(report: Report, redact: (text: string) => string): Report {
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return redact(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [redact(k), clean(v)]));
  };
  return clean(report) as Report; // same shape: only the texts inside changed
}
