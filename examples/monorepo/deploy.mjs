// Puts one service at RELEASE_SHA in place: a folder of its own for each commit, and a link to the one
// that is live, which is replaced in one step. A rollback finds the folder of its commit there already.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

const [service] = process.argv.slice(2);
const {
  RELEASE_ENVIRONMENT: environment,
  RELEASE_SHA: sha,
  RELEASE_VERSION: version,
} = process.env;
const root = resolve(process.env.DEPLOY_ROOT ?? "/srv", environment, service);
const folder = join(root, sha);

if (!existsSync(folder)) {
  const top = execFileSync("git", ["rev-parse", "--show-toplevel"], { encoding: "utf8" }).trim();
  const paths = [sha, `services/${service}`];
  const files = execFileSync("git", ["archive", ...paths], { cwd: top, maxBuffer: 1 << 30 });
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  execFileSync("tar", ["-x", "--strip-components=2", "-C", half], { input: files });
  renameSync(half, folder);
}

const next = join(root, ".next");
rmSync(next, { force: true });
symlinkSync(folder, next);
renameSync(next, join(root, "live"));
console.log(`${service} ${version} is live in ${environment}`);
