// Makes dist/ from src/: tsc to lib/, then one ncc bundle for the action and the command line and one
// for the demo. The output is the same on every machine, which is what lets CI prove that the committed
// dist/ is what src/ builds to.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nameChunks } from "./bundle/chunks.mjs";
import { readAtOnce } from "./bundle/eager.mjs";
import { nameIds } from "./bundle/ids.mjs";
import { policiesModule } from "./bundle/policies.mjs";
import { shrink } from "./bundle/shrink.mjs";
import { sourceHash } from "./source-hash.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => resolve(root, ...parts);
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });

const out = process.argv[2] ?? "dist";
for (const folder of ["lib", out]) rmSync(at(folder), { recursive: true, force: true });
node(at("node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json");
writeFileSync(at("lib/adapters/policies.js"), await policiesModule());
// Without a type ncc writes CommonJS, whose parts are loaded in less time than modules are.
writeFileSync(at("lib/package.json"), "{}\n");

// One bundle for the action and the command line: what both need is downloaded once.
for (const [bundle, entry] of [
  ["main", "lib/doors.js"],
  ["demo", "lib/demo/index.js"],
]) {
  if (!existsSync(at(entry))) throw new Error(`${entry} was not compiled`);
  const folder = folderOf(bundle);
  const stats = at("lib", `${bundle}.stats.json`);
  node(
    ...[at("node_modules/@vercel/ncc/dist/ncc/cli.js"), "build", at(entry), "-o", folder],
    ...["--no-cache", "--license", "licenses.txt", "--stats-out", stats, "-q"],
  );
  const told = JSON.parse(readFileSync(stats, "utf8"));
  nameIds(folder, told);
  nameChunks(folder, told);
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    const file = resolve(folder, name);
    writeFileSync(file, await readAtOnce(await shrink(readFileSync(file, "utf8"))));
  }
}
for (const [door, firstLine] of [
  ["action", ""],
  ["cli", "#!/usr/bin/env node\n"],
]) {
  const start = `${firstLine}require("../main/index.js").doors.${door}();\n`;
  writeFileSync(resolve(folderOf(door), "index.js"), start);
}
writeFileSync(at(out, "source.json"), `${JSON.stringify({ sha256: sourceHash() })}\n`);

/** A new folder of dist/ whose files are CommonJS. */
function folderOf(name) {
  const folder = at(out, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, "package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
  return folder;
}
