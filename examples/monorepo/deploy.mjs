// Puts one service at RELEASE_SHA in place: a folder of its own for each commit, and a link to the one
// that is live, which is replaced in one step. A rollback is the same with an older commit.
import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

const [service] = process.argv.slice(2);
const {
  RELEASE_ENVIRONMENT: environment,
  RELEASE_SHA: sha,
  RELEASE_VERSION: version,
} = process.env;
const root = resolve(process.env.DEPLOY_ROOT ?? "/srv", environment, service);
const folder = join(root, sha);

const top = execFileSync("git", ["rev-parse", "--show-toplevel"], { encoding: "utf8" }).trim();
const files = execFileSync("git", ["archive", sha, `services/${service}`], {
  cwd: top,
  maxBuffer: 1 << 30,
});
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
execFileSync("tar", ["-x", "--strip-components=2", "-C", folder], { input: files });

const next = join(root, ".next");
rmSync(next, { force: true });
symlinkSync(folder, next);
renameSync(next, join(root, "live"));
console.log(`${service} ${version} is live in ${environment}`);
