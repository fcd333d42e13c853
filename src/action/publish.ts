import type { RunnerCommands } from "../adapters/runner-commands.ts";
import type { OutputName } from "../contract.ts";
import type { Problem } from "../core/problem.ts";
import { messageOf } from "../core/problem.ts";
import type { Report } from "../core/report.ts";
import { line, type Markdown, md } from "../core/text.ts";
import { blockers } from "../core/verdict.ts";
import type { Annotation } from "../report/annotations.ts";

/** Outputs by name; the ones that are not there are empty. */
type Outputs = Readonly<Partial<Record<OutputName, string | undefined>>>;

/** What a step leaves behind. */
interface Published {
  readonly outputs: Outputs;
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}

/**
 * Tells the runner what came of the step. The verdict stands whatever becomes of its rendering:
 * what cannot be written is a warning.
 */
export async function publish(
  { outputs, summary, annotations }: Published,
  runner: RunnerCommands,
): Promise<void> {
  // Shells read them: what a server or a user has said may be no second line, and no log command.
  const written = Object.entries(outputs).map(([name, value]) => [name, line(value ?? "")]);
  await orWarn("outputs", runner, () => runner.output(Object.fromEntries(written)));
  await orWarn("job summary", runner, () => runner.summary(summary));
  runner.annotate(annotations);
}

async function orWarn(
  what: string,
  runner: RunnerCommands,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    const why = messageOf(error);
    runner.annotate([warningOf(`the ${what} could not be written: ${why}`)]);
  }
}

/** A note that something could not be left behind. */
export function warningOf(message: string): Annotation {
  return { level: "warning", title: "release-gate", message, place: undefined };
}

/** The outputs of a stage; `path` is where its report was written, if it was. */
export function outputsOf(report: Report, path: string | undefined): Outputs {
  const { release, notes } = report;
  return {
    verdict: report.verdict,
    headline: report.headline,
    next: report.next,
    report: path,
    version: release?.version,
    "previous-version": release?.previous?.version,
    "live-version": notes.liveVersion,
    "rollback-to": notes.rollbackTo,
    "rolled-back": notes.rolledBack,
    "deployment-id": notes.deployment?.toString(),
    failed: JSON.stringify(blockers(report.findings).map((finding) => line(finding.id))),
  };
}

/** What is left where nothing could run, not even to a report. */
export function publishedProblem({ message, remedy, place }: Problem): Published {
  const text: Markdown = md`**${message}**`;
  return {
    outputs: { verdict: "unknown", headline: line(message), next: line(remedy) },
    summary: `${text.markdown}\n\n${md`${remedy}`.markdown}`,
    annotations: [
      { level: "error", title: "release-gate", message: `${message}: ${remedy}`, place },
    ],
  };
}
