import type { RunnerCommands } from "../adapters/runner-commands.ts";
import { lint } from "../commands/lint.ts";
import type { Place } from "../core/place.ts";
import { md, mdLines } from "../core/text.ts";
import type { Annotation } from "../report/annotations.ts";
import { manifestOf } from "./inputs.ts";
import { publish } from "./publish.ts";
import type { ActionWorld } from "./world.ts";

/** Checks the manifest and shows its problems beside their lines; gives the exit code. */
export async function runLint(
  { env, files, write, now }: ActionWorld,
  runner: RunnerCommands,
): Promise<number> {
  const path = manifestOf(env);
  const { ok, lines, problems: placed, warnings } = await lint({ path, ...files, now });
  write(`${lines.join("\n")}\n`);
  const [first = ""] = lines;
  // Where there is no file to point into, its absence is all that is wrong.
  const absent = !ok && placed.length === 0;
  const problems: readonly Said[] = absent ? [{ sentence: first }] : placed;
  await publish(
    {
      outputs: {
        verdict: ok ? "pass" : "fail",
        headline: ok || absent ? first : `${path} has ${count(problems.length)}`,
        next: ok ? "Nothing to do" : "Correct the manifest",
      },
      summary: summary(path, ok, ok ? warnings : problems),
      annotations: [
        ...problems.map((one) => annotation("error", one)),
        ...warnings.map((one) => annotation("warning", one)),
      ],
    },
    runner,
  );
  return ok ? 0 : 2;
}

function annotation(level: Annotation["level"], said: Said): Annotation {
  return { level, title: "Manifest", message: messageOf(said), place: said.place };
}

interface Said {
  readonly sentence: string;
  readonly expected?: string | undefined;
  readonly hint?: string | undefined;
  readonly place?: Place | undefined;
}

/** What is wrong, and what to do about it or, where nobody can say, what would be right. */
function messageOf({ sentence, expected, hint }: Said): string {
  if (hint !== undefined) return `${sentence}: ${hint}`;
  return expected === undefined ? sentence : `${sentence}; expected ${expected}`;
}

function summary(path: string, ok: boolean, said: readonly Said[]): string {
  const lines = said.map(
    ({ sentence, place }) =>
      md`- ${place === undefined ? path : `line ${place.line}`}: ${sentence}`,
  );
  const title = ok ? md`### ✅ ${path} is valid` : md`### ❌ ${path} has ${count(said.length)}`;
  return mdLines(lines.length === 0 ? [title] : [title, md``, ...lines]).markdown;
}

const count = (n: number): string => `${n} problem${n === 1 ? "" : "s"}`;
