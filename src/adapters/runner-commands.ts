import { EOL } from "node:os";
import { line } from "../core/text.ts";
import type { Annotation } from "../report/annotations.ts";

/**
 * What a step can tell its runner, by lines of its log and by files that the runner reads after it.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export interface RunnerCommands {
  /** Has the runner replace a value by `***` in the log. */
  readonly mask: (value: string) => void;
  /** Shows notes on the run and beside the lines that they speak of. */
  readonly annotate: (all: readonly Annotation[]) => void;
  /** Sets outputs of the step. @throws where the runner's file cannot be written. */
  readonly output: (values: Readonly<Record<string, string>>) => Promise<void>;
  /** Adds Markdown to the summary of the job. @throws where the runner's file cannot be written. */
  readonly summary: (markdown: string) => Promise<void>;
}

interface Parts {
  readonly env: Readonly<Record<string, string>>;
  /** Takes one line of the log with its end. */
  readonly write: (text: string) => unknown;
  /** Adds to the end of a file. */
  readonly append: (path: string, text: string) => Promise<void>;
}

/** Speaks to the runner of this step. */
export function runnerCommands({ env, write, append }: Parts): RunnerCommands {
  const say = (command: string, message: string) =>
    void write(`::${command}::${escapeData(message)}\n`);
  const file = async (name: string, text: string) => {
    const path = env[name] ?? "";
    if (path === "") throw new Error(`the runner has set no ${name}`);
    await append(path, text);
  };
  return {
    mask: (value) => say("add-mask", value),
    annotate: (all) => {
      for (const one of all) say(`${one.level} ${propertiesOf(one)}`, line(one.message));
    },
    output: (values) =>
      file(
        "GITHUB_OUTPUT",
        Object.entries(values)
          .map(([name, value]) => entry(name, value))
          .join(""),
      ),
    summary: (markdown) => file("GITHUB_STEP_SUMMARY", `${markdown}${EOL}`),
  };
}

function propertiesOf({ title, place }: Annotation): string {
  const all = {
    title: line(title),
    ...(place && { file: line(place.file), line: place.line, col: place.column }),
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
}

/** One output; the delimiter cannot be guessed, so that no value can end its own block. */
function entry(name: string, value: string): string {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  return [`${name}<<${delimiter}`, value, delimiter, ""].join(EOL);
}

// actions/runner ActionCommand.cs takes these back.
const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
