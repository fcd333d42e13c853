// Makes dist/ from src/: tsc to lib/, then one ncc bundle for the action, the command line and the
// demo. The output is the same on every machine, which is what lets CI prove that the committed
// dist/ is what src/ builds to.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nameChunks } from "./bundle/chunks.mjs";
import { readAtOnce } from "./bundle/eager.mjs";
import { nameIds } from "./bundle/ids.mjs";
import { policiesModule } from "./bundle/policies.mjs";
import { shareParts } from "./bundle/share.mjs";
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

for (const bundle of ["action", "cli", "demo"]) {
  const entry = `lib/${bundle}/index.js`;
  if (!existsSync(at(entry))) throw new Error(`${entry} was not compiled`);
  const folder = at(out, bundle);
  mkdirSync(folder, { recursive: true });
  const stats = at("lib", `${bundle}.stats.json`);
  node(
    ...[at("node_modules/@vercel/ncc/dist/ncc/cli.js"), "build", at(entry), "-o", folder],
    ...["--no-cache", "--license", "licenses.txt", "--stats-out", stats, "-q"],
  );
  writeFileSync(resolve(folder, "package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
  const told = JSON.parse(readFileSync(stats, "utf8"));
  nameIds(folder, told);
  nameChunks(folder, told);
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
    const file = resolve(folder, name);
    writeFileSync(file, await readAtOnce(await shrink(readFileSync(file, "utf8"))));
  }
}
shareParts(at(out), ["action", "cli"]);
writeFileSync(at(out, "source.json"), `${JSON.stringify({ sha256: sourceHash() })}\n`);
