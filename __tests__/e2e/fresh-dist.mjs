// Refuses to test a dist/ that was built from another src/ than the one beside it.
import { readFileSync } from "node:fs";
import { sourceHash } from "../../scripts/source-hash.mjs";

function builtFrom() {
  try {
    const text = readFileSync(new URL("../../dist/source.json", import.meta.url), "utf8");
    return JSON.parse(text).sha256;
  } catch {
    return undefined;
  }
}

export default function freshDist() {
  if (builtFrom() === sourceHash()) return;
  process.stderr.write("dist/ is not what this src/ builds to: run `npm run bundle`\n");
  process.exit(1);
}
