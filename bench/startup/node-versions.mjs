import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A node of a major version: this one, one on PATH, else one from npm; or why there is none. */
export function nodeOf(major) {
  const names = [`node${major}`, `node-${major}`, "node", "nodejs"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = [
    process.execPath,
    process.env[`NODE${major}`],
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    installed(major),
  ];
  const found = paths.find((path) => path !== undefined && existsSync(path) && is(major, path));
  return found === undefined ? install(major) : { path: found };
}

const folderOf = (major) => join(tmpdir(), `release-gate-node-${major}`);

const installed = (major) => join(folderOf(major), "node_modules/node/bin/node");

function is(major, path) {
  const { stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
  return stdout?.startsWith(`v${major}.`) ?? false;
}

function install(major) {
  const folder = folderOf(major);
  mkdirSync(folder, { recursive: true });
  const flags = ["--prefix", folder, "--no-save", "--no-audit", "--no-fund"];
  const { status, stderr, error } = spawnSync("npm", ["install", ...flags, `node@${major}`], {
    encoding: "utf8",
  });
  const path = installed(major);
  if (status === 0 && existsSync(path) && is(major, path)) return { path };
  const why = error?.message ?? stderr.trim().split("\n").at(-1);
  return { why: `it is not on this machine, and npm could not install it: ${why}` };
}
