import { missing } from "../core/lack.ts";
import { messageOf } from "../core/problem.ts";
import type { ReadText } from "../smoke/files.ts";
import type { Opened } from "./open.ts";

/** Reads files of the released commit, each once: over a window a check names the same again and again. */
export function textReader({ readFile }: Pick<Opened, "readFile">, signal: AbortSignal): ReadText {
  const read = new Map<string, ReturnType<ReadText>>();
  return (path) => {
    const known = read.get(path) ?? textOf(readFile, path, signal);
    read.set(path, known);
    return known;
  };
}

async function textOf(readFile: Opened["readFile"], path: string, signal: AbortSignal) {
  const file = await readFile(path, signal).catch((error: unknown) => {
    return missing(messageOf(error), "name a file that can be read");
  });
  if (file.state === "missing") return { missing: file.reason };
  const { text, origin } = file;
  return text === undefined ? { missing: `does not exist (${origin})` } : { text };
}
