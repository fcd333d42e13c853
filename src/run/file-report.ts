import type { Files } from "../core/ports.ts";
import type { Report } from "../core/report.ts";
import { QUESTIONS } from "../questions/index.ts";
import { writeReport } from "../report/schema.ts";
import { summary } from "../report/summary.ts";

/** Folder of one stage's reports: `<report-dir>/<environment>-<stage>`. */
export function reportFolder(report: Report, reportDir: string): string {
  const environment = (report.environment?.name ?? "none").replace(/[^\w.-]+/g, "-");
  return `${reportDir}/${environment}-${report.stage}`;
}

/** Writes report.json and the summary beside it. */
export async function fileReport(report: Report, reportDir: string, files: Files): Promise<void> {
  const folder = reportFolder(report, reportDir);
  await files.write(`${folder}/report.json`, writeReport(report));
  await files.write(`${folder}/summary.md`, summary(report));
}

/**
 * The report with every secret taken out of every text. Words of the report's own vocabulary and
 * times stay, whatever a secret says: they tell nothing, and without them it cannot be read back.
 */
export function redacted(report: Report, redact: (text: string) => string): Report {
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return isOwn(value) ? value : redact(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, clean(v)]));
  };
  const { answers, ...rest } = report;
  // keys of answers hold names from the manifest; all other keys are the report's own
  const byKey = Object.entries(answers).map(([key, answer]) => [redact(key), clean(answer)]);
  return { ...(clean(rest) as Report), answers: Object.fromEntries(byKey) }; // only texts changed
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

const isOwn = (text: string): boolean => OWN_WORDS.has(text) || TIME.test(text);

const OWN_WORDS: ReadonlySet<string> = new Set([
  ...["release-gate", "readiness", "deploy", "smoke", "verify", "rollback", "release"],
  ...["pass", "fail", "unknown", "inconclusive", "pending", "not-applicable"],
  ...["block", "warn", "inform", "flaky", "slow", "observed", "patch", "minor", "major"],
  ...["requirement", "check", "signal", "known", "missing", "verified", "attested", "declared"],
  ...["answered", "broken", "unsent", "claim", "status", "mark", "command", "dispatch"],
  ...["done", "found", "recorded", "failed", "refused", "unclear", "yes", "no", "held"],
  ...["queued", "in_progress", "success", "failure", "error", "inactive", "health"],
  ...["mon", "tue", "wed", "thu", "fri", "sat", "sun", "auto", "workflow"],
  ...["manifest", "release", "notes", "roles", "signoffs", "environments", "calendar"],
  ...["said", "partly", "struck", "folded", "code", "html", "hidden"],
  ...Object.keys(QUESTIONS),
]);
