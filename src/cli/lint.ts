import { lint } from "../commands/lint.ts";
import type { CliWorld } from "./world.ts";

/** Checks a manifest and prints what is wrong with it; gives the exit code. */
export async function runLint(
  path: string,
  world: Pick<CliWorld, "files" | "stdout" | "stderr" | "now">,
): Promise<number> {
  const { ok, lines } = await lint({ path, ...world.files, now: world.now });
  const stream = ok ? world.stdout : world.stderr;
  stream.write(`${lines.join("\n")}\n`);
  return ok ? 0 : 2;
}
