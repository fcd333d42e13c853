// Makes dist/ from src/: tsc to lib/, then one ncc bundle a door. The output is the same on every
// machine, which is what lets CI prove that the committed dist/ is what src/ builds to.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => resolve(root, ...parts);
const node = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });

const out = process.argv[2] ?? "dist";
for (const folder of ["lib", out]) rmSync(at(folder), { recursive: true, force: true });
node(at("node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json");
cpSync(at("src/policy"), at("lib/policy"), { recursive: true });

for (const [door, entry] of [
  ["action", "lib/action.js"],
  ["cli", "lib/cli.js"],
  ["demo", "lib/demo/index.js"],
]) {
  if (!existsSync(at(entry))) throw new Error(`${entry} was not compiled`);
  mkdirSync(at(out, door), { recursive: true });
  node(
    at("node_modules/@vercel/ncc/dist/ncc/cli.js"),
    "build",
    at(entry),
    "-o",
    at(out, door),
    "--no-cache",
    "--license",
    "licenses.txt",
    "-q",
  );
}
