import type { ResultsFile } from "../command-options.ts";
import type { ReadResults } from "./cases.ts";
import { readJunit } from "./junit.ts";
import { readTap } from "./tap.ts";

/** Characters of a file of results that are read. */
export const MOST_RESULTS = 5_000_000;

/** The path of a file of results. */
export const pathOf = (file: ResultsFile): string => ("junit" in file ? file.junit : file.tap);

/** Reads a file of results; without a test that was run it proves nothing. */
export function readResults(file: ResultsFile, text: string | undefined): ReadResults {
  if (text === undefined) return { problem: "was not written" };
  if (text.length > MOST_RESULTS) return { problem: "is too large to be read (above 5 MB)" };
  if (text.trim() === "") return { problem: "is empty" };
  const read = "junit" in file ? readJunit(text) : readTap(text);
  if ("problem" in read) return read;
  const ran = read.cases.filter(({ outcome }) => outcome !== "skipped");
  return ran.length > 0 ? read : { problem: "holds no test that was run" };
}
