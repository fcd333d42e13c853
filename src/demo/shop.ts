import { spawn } from "node:child_process";
import { access, cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const ENVIRONMENTS = ["staging", "production"] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** The example shop on this machine: a copy of its files and one real process an environment. */
export interface Shop {
  /** Folder of the copy; the stages run here. */
  readonly folder: string;
  readonly urls: Readonly<Record<EnvironmentName, string>>;
  /** What its deployment and its stages need to know of this machine. */
  readonly env: Readonly<Record<string, string>>;
  /** Files of the copy by path, as a commit holds them. */
  readonly files: () => Promise<Record<string, string>>;
  /** Puts a version in place by the shop's own deployment. */
  readonly deploy: (environment: EnvironmentName, version: string, sha?: string) => Promise<void>;
  /** Version that answers now; undefined when nothing does. */
  readonly answers: (environment: EnvironmentName) => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/** Whether a folder holds what the demo needs of a shop. */
export async function isShop(folder: string): Promise<boolean> {
  const needed = ["release.yml", "package.json", "deploy.mjs"];
  const found = needed.map((name) => access(join(folder, name)));
  return (await Promise.allSettled(found)).every(({ status }) => status === "fulfilled");
}

/** Copies the shop to a temporary folder and gives each environment a free port on loopback. */
export async function openShop(source: string, version: string): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), "release-gate-demo-"));
  await cp(source, folder, { recursive: true });
  await setVersion(folder, version);
  const state = join(folder, ".shop");
  const [staging, production] = await Promise.all([freePort(), freePort()]);
  const urls = {
    staging: `http://127.0.0.1:${staging}`,
    production: `http://127.0.0.1:${production}`,
  };
  const env = { STAGING_URL: urls.staging, PRODUCTION_URL: urls.production, SHOP_STATE: state };
  return {
    folder,
    urls,
    env,
    files: () => filesOf(folder),
    deploy: (environment, to, sha = "") =>
      deploy(folder, { ...env, environment, version: to, sha }),
    answers: (environment) => versionAt(urls[environment]),
    close: async () => {
      await Promise.all(ENVIRONMENTS.map((name) => stop(join(state, `${name}.pid`), urls[name])));
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function setVersion(folder: string, version: string): Promise<void> {
  const path = join(folder, "package.json");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/"version": "[^"]*"/, `"version": "${version}"`));
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile() && !e.parentPath.includes(".shop"));
  const read = files.map(async (e) => {
    const path = join(e.parentPath, e.name);
    const inside = path.slice(folder.length + 1).replaceAll("\\", "/");
    return [inside, await readFile(path, "utf8")] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function deploy(folder: string, to: Readonly<Record<string, string>>): Promise<void> {
  const { environment = "", version = "", sha = "", ...env } = to;
  const child = spawn(process.execPath, ["deploy.mjs"], {
    cwd: folder,
    env: {
      ...env,
      PATH: process.env.PATH ?? "",
      RELEASE_ENVIRONMENT: environment,
      RELEASE_VERSION: version,
      RELEASE_SHA: sha,
      RELEASE_KIND: "deploy",
    },
    // a Ctrl-C ends the demo, which stops the shop: half a deployment would leave one unknown
    detached: true,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`the shop could not be started in ${environment}`)),
    );
  });
}

async function versionAt(url: string): Promise<string | undefined> {
  const ending = new AbortController();
  // Not AbortSignal.timeout, which lets the process end: a request to a server that is killed right
  // then may never settle, and nothing else would be left to wait for.
  const timer = setTimeout(() => ending.abort(), 2000);
  try {
    const reply = await fetch(`${url}/version`, { signal: ending.signal });
    const body: unknown = await reply.json();
    return typeof body === "object" && body !== null && "version" in body
      ? String(body.version)
      : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Kills the process behind an address, and waits until it has let go of it. */
async function stop(pidFile: string, url: string): Promise<void> {
  const pid = Number(await readFile(pidFile, "utf8").catch(() => ""));
  if (!Number.isInteger(pid) || pid <= 0) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    return; // it has ended already
  }
  for (let tries = 0; tries < 50 && (await versionAt(url)) !== undefined; tries += 1) {
    await sleep(20);
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
