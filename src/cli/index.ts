#!/usr/bin/env node
import { VERSION } from "../version.ts";
import { readQuickly } from "./quick.ts";

const { argv, stdout, stderr } = process;
const words = argv.slice(2);

if (readQuickly(words)?.kind === "version") {
  stdout.write(`${VERSION}\n`); // nothing else is loaded for it
} else {
  // A reader that goes away (`| head`) must not end a deployment in flight: its report is in a file.
  for (const stream of [stdout, stderr]) stream.on("error", () => undefined);
  const { answerHere } = await import("./machine.ts");
  process.exitCode = await answerHere(words, { stdout, stderr, cwd: process.cwd() });
}
