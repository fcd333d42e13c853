import { VERSION } from "../version.ts";
import { readQuickly } from "./quick.ts";

const words = process.argv.slice(2);

if (readQuickly(words)?.kind === "version") {
  process.stdout.write(`${VERSION}\n`); // nothing else is loaded for it
} else {
  const { answerHere } = await import("./machine.ts");
  process.exitCode = await answerHere(words, process);
}
