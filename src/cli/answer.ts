import { SETTINGS } from "../contract.ts";
import { problemOf } from "../core/problem.ts";
import { line } from "../core/text.ts";
import { VERSION } from "../version.ts";
import { runLint } from "./lint.ts";
import { readQuickly } from "./quick.ts";
import type { CliWorld } from "./world.ts";

/** Answers a command line, with the parser of arguments only where it is needed. Never throws. */
export async function answer(words: readonly string[], world: CliWorld): Promise<number> {
  try {
    const quick = readQuickly(words);
    if (quick?.kind === "version") {
      world.stdout.write(`${VERSION}\n`);
      return 0;
    }
    if (quick?.kind === "lint") {
      return await runLint(quick.manifest ?? SETTINGS.manifest.default, world);
    }
    const { main } = await import("./main.ts");
    return await main(words, world);
  } catch (error) {
    const { message, remedy } = problemOf(error);
    world.stderr.write(`error: ${line(message)}: ${line(remedy)}\n`);
    return 2;
  }
}
