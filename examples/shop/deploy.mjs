// Puts RELEASE_VERSION in place of whatever answers in RELEASE_ENVIRONMENT. A real deployment:
// the old process ends, a new one takes its port and outlives this script, with a log of its own.
import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const {
  RELEASE_ENVIRONMENT: environment,
  RELEASE_VERSION: version,
  RELEASE_SHA: commit = "",
  RELEASE_KIND: kind,
} = process.env;
const url = new URL(process.env[`${environment.toUpperCase()}_URL`]);
const state = process.env.SHOP_STATE ?? ".shop";
const pidFile = join(state, `${environment}.pid`);

mkdirSync(state, { recursive: true });
await stopOld();
const log = openSync(join(state, `${environment}.log`), "a");
const shop = spawn(process.execPath, ["server.mjs", version, url.port, commit], {
  detached: true,
  stdio: ["ignore", log, log],
});
shop.unref();
writeFileSync(pidFile, String(shop.pid));
await answers();
console.log(
  `${kind === "rollback" ? "rolled back" : "deployed"} ${environment} to ${version} (process ${shop.pid})`,
);

async function stopOld() {
  let pid;
  try {
    pid = Number(readFileSync(pidFile, "utf8"));
    process.kill(pid, "SIGTERM");
  } catch {
    return; // nothing runs
  }
  for (let tries = 0; tries < 200 && isAlive(pid); tries += 1) await sleep(50);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function answers() {
  for (let tries = 0; tries < 300; tries += 1) {
    if (shop.exitCode !== null) break;
    const up = await fetch(new URL("/version", url)).then(
      (r) => r.ok,
      () => false,
    );
    if (up) return;
    await sleep(50);
  }
  console.error(`${version} does not answer on ${url.href}`);
  process.exit(1);
}
