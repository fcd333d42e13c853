import { CommanderError } from "commander";
import { actionsIn } from "./actions.ts";
import { program } from "./program.ts";
import type { CliWorld } from "./world.ts";

/**
 * Does what a command line says; gives the exit code.
 * @throws what stops a command, after the parser itself has said what it has to say.
 */
export async function main(words: readonly string[], world: CliWorld): Promise<number> {
  let exit = 0;
  const parser = program(words, actionsIn(world), {
    done: (code) => {
      exit = code;
    },
    writeOut: (text) => void world.stdout.write(text),
    writeErr: (text) => void world.stderr.write(text),
  });
  try {
    await parser.parseAsync([...words], { from: "user" });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
}
