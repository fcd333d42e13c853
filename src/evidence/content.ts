import * as z from "zod";
import { type Missing, missing } from "../core/lack.ts";
import { type Reads, readOne } from "./reply.ts";

export interface FileText {
  readonly state: "read";
  /** Undefined: no such file. */
  readonly text: string | undefined;
  /** Page of the file on GitHub. */
  readonly link?: string | undefined;
}

const file = z.object({
  type: z.literal("file"),
  encoding: z.literal("base64"),
  content: z.string(),
  html_url: z.string().nullable(),
});

const folder = z.array(z.unknown());

/** `none`: GitHub gives the content only up to 1 MB; links and submodules have none. */
const other = z.object({ type: z.string(), encoding: z.string().optional() });

const answer = z.union([file, folder, other]);

/** A file of the repository at a commit, or on the default branch where no `ref` is given. */
export async function readContent(
  tools: Reads,
  path: string,
  ref?: string,
): Promise<FileText | Missing> {
  const route = "GET /repos/{owner}/{repo}/contents/{path}";
  const reading = await readOne(tools, answer, route, ref === undefined ? { path } : { path, ref });
  if (reading.state === "missing") {
    const isAbsent = reading.status === 404 && !/no commit found/i.test(reading.reason);
    return isAbsent ? { state: "read", text: undefined } : reading;
  }
  const parsed = file.safeParse(reading.data).data;
  if (parsed === undefined) {
    return missing(
      `${path} in the repository is not a text file of at most 1 MB`,
      "name a plain file below 1 MB",
    );
  }
  const text = decode(parsed.content);
  if (text === undefined) return missing(`${path} is not UTF-8 text`, "save the file as UTF-8");
  return { state: "read", text, link: parsed.html_url ?? undefined };
}

function decode(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not base64, or not UTF-8: either way no text.
    return undefined;
  }
}
