import { checkNotes, draftNotes } from "../commands/notes.ts";
import type { NotesSource } from "../commands/notes-source.ts";
import { Problem } from "../core/problem.ts";
import { redactor } from "../core/redaction.ts";
import { asking } from "./asking.ts";
import type { CliWorld } from "./world.ts";

export type NotesAction = "draft" | "check";

/** What the flags of `notes` are called once read. */
export interface NotesFlags {
  readonly releaseVersion?: string;
  readonly sha?: string;
  readonly from?: string;
  readonly file?: string;
  readonly source?: NotesSource;
  readonly manifest: string;
  readonly repo?: string;
}

/**
 * Drafts or checks release notes and prints what came of it; gives the exit code.
 * @throws Problem where a flag has no effect, and what the command throws
 */
export async function runNotes(
  action: NotesAction,
  flags: NotesFlags,
  world: CliWorld,
): Promise<number> {
  const { releaseVersion: version, sha, from, file, source, manifest, repo } = flags;
  if (source !== undefined && action === "draft") throw noEffect("--source", "a draft is a file");
  if (file !== undefined && source !== undefined && source !== "file") {
    throw noEffect("--file", `--source ${source} is no file of its own`);
  }
  const wanted = { version, sha, from, file, source: source ?? "file", manifest } as const;
  const command = action === "draft" ? draftNotes : checkNotes;
  const { said, redact } = await asking(repo, world, async (parts) => {
    return { said: await command(wanted, parts), redact: redactor(parts.secrets) };
  });
  world.stdout.write(redact(`${said.lines.join("\n")}\n`));
  return said.exit;
}

function noEffect(flag: string, why: string): Problem {
  return new Problem({
    code: "usage",
    sentence: `${flag} has no effect: ${why}`,
    remedy: "leave it out",
  });
}
