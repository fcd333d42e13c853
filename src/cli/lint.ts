import { lint } from "../commands/lint.ts";
import type { CliWorld } from "./world.ts";

/** Checks a manifest and prints what is wrong with it; gives the exit code. */
export async function runLint(
  path: string,
  { files, stdout, stderr }: Pick<CliWorld, "files" | "stdout" | "stderr">,
): Promise<number> {
  const { ok, lines } = await lint({ path, ...files });
  (ok ? stdout : stderr).write(`${lines.join("\n")}\n`);
  return ok ? 0 : 2;
}
