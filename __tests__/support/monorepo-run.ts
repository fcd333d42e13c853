import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { addCheckRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { addRecord, BEGUN, LIVE } from "../../src/demo/github/seeds/records.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { filesBelow, inFolder, ROOT } from "./child.ts";
import { serveCheckedGitHub } from "./github-server.ts";
import { addWorkflows, commitAll, commitMore, edit } from "./workflow-repository.ts";
import { type Left, leftOn, pastOf, runWorkflow, type WorkflowRan } from "./workflow-run.ts";

const PLACES = ["api staging", "api production", "web staging", "web production"] as const;
type PlaceName = (typeof PLACES)[number];

/** Versions that ran before, and those that are released. */
const VERSIONS = { api: ["1.3.0", "1.4.0"], web: ["3.0.0", "3.0.1"] } as const;
const SERVICES = ["api", "web"] as const;
const ENVIRONMENTS = ["staging", "production"] as const;

/** How the release of both services ended. */
interface BothEnded extends WorkflowRan, Left {
  /** Version by service and environment. */
  readonly live: Readonly<Record<string, string>>;
  readonly sins: readonly string[];
}

/**
 * Releases both services of the example in one run of its workflow, the services as servers of this
 * process; `isBad` says where a version shows something else than its page.
 */
export function releaseBoth(isBad: (place: PlaceName, version: string) => boolean) {
  return inFolder(async (folder) => {
    const [repository, root, artifacts] = ["repository", "srv", "artifacts"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await Promise.all([mkdir(repository), mkdir(root), mkdir(artifacts)]);
    const servers = await Promise.all(PLACES.map((place) => serve(root, place, isBad)));
    const world = createWorld();
    const github = await serveCheckedGitHub(world);
    try {
      const urls = Object.fromEntries(PLACES.map((place, at) => [place, addressOf(servers[at])]));
      const commits = await prepare({ repository, root, urls }, world);
      const past = pastOf(world);
      const place = { folder: repository, github, artifacts, vars: {} };
      const ran = await runWorkflow(place, {
        workflow: "release-all.yml",
        event: "workflow_dispatch",
        env: { DEPLOY_ROOT: root },
      });
      const left = leftOn(world, past, (sha) => (sha === commits.old ? "previous" : "release"));
      const live = Object.fromEntries(
        await Promise.all(PLACES.map(async (one) => [one, await liveIn(root, one)] as const)),
      );
      return { ...ran, ...left, live, sins: github.sins } satisfies BothEnded;
    } finally {
      await github.close();
      for (const server of servers) server.close();
    }
  });
}

/** Where everything is on this machine. */
interface Machine {
  readonly repository: string;
  /** Folder to which the services are deployed. */
  readonly root: string;
  /** Addresses by service and environment. */
  readonly urls: Readonly<Record<string, string>>;
}

/** The repository with two commits, the older of which runs everywhere and is verified. */
async function prepare(
  { repository, root, urls }: Machine,
  world: World,
): Promise<{ readonly old: string }> {
  await cp(join(ROOT, "examples/monorepo"), repository, { recursive: true });
  await addWorkflows(repository, "examples/monorepo");
  await edit(repository, {
    ".github/workflows/release-all.yml": (text) =>
      text.replace("    with:\n", "$&      allow-private-network: true\n"),
  });
  for (const service of SERVICES) {
    await edit(repository, {
      [`services/${service}/release.yml`]: (text) => onThisMachine(text, service, urls),
      [`services/${service}/package.json`]: withVersion(service, VERSIONS[service][0]),
    });
  }
  const old = commitAll(repository);
  addCommit(world, { sha: old, files: await filesOf(repository) });
  for (const service of SERVICES) {
    for (const environment of ENVIRONMENTS)
      putInPlace(repository, { root, service, environment, sha: old });
    seedVerified(world, service, old);
    const file = `services/${service}/package.json`;
    await edit(repository, { [file]: withVersion(service, VERSIONS[service][1]) });
  }
  const sha = commitMore(repository);
  addCommit(world, { sha, files: await filesOf(repository) });
  addCheckRun(world, { sha, name: "test" });
  return { old };
}

/** The manifest with addresses of this machine, and windows as short as the statistics allow. */
function onThisMachine(text: string, service: string, urls: Readonly<Record<string, string>>) {
  const [rest = text] = text.split("health:\n");
  const windows = "health:\n  observe: 3s\n  every: 50ms\n  prolong: 6s\n  persist: 500ms\n";
  const signals = `  signals:\n    - {probe: ${service === "api" ? "orders" : "GET /"}, error-rate: {max: 10%}}\n`;
  return `${rest}${windows}${signals}rollback:\n  stable-for: 3s\n`
    .replace(/staging: \{url: .*\}/, `staging: {url: "${urls[`${service} staging`]}"}`)
    .replace(/production: \{url: .*\}/, `production: {url: "${urls[`${service} production`]}"}`)
    .replace("within: 2m", "within: 20s, every: 200ms");
}

const withVersion = (service: string, version: string) => (text: string) =>
  text.replace(
    /"version": "[^"]*"/,
    `"version": "${version}", "description": "${service} ${version}"`,
  );

function putInPlace(
  cwd: string,
  at: {
    readonly root: string;
    readonly service: string;
    readonly environment: string;
    readonly sha: string;
  },
): void {
  const { root, service, environment, sha } = at;
  execFileSync(process.execPath, ["deploy.mjs", service], {
    cwd,
    env: {
      PATH: process.env.PATH ?? "",
      DEPLOY_ROOT: root,
      RELEASE_ENVIRONMENT: environment,
      RELEASE_SHA: sha,
    },
  });
}

function seedVerified(world: World, component: "api" | "web", sha: string): void {
  for (const environment of ENVIRONMENTS) {
    const by = environment === "production" ? "health" : "smoke";
    addRecord(world, {
      ...{ environment, sha, component },
      version: VERSIONS[component][0],
      run: "3301",
      statuses: [BEGUN, LIVE, ["success", { outcome: "pass", by, proof: "version" }]],
      payload: { manifest: `services/${component}/release.yml` },
    });
  }
}

/** What the services consist of: not the action that act needs beside them. */
async function filesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const paths = (await filesBelow(folder)).filter((path) => !/^(?:\.git|dist)\//.test(path));
  const read = paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")]);
  return Object.fromEntries(await Promise.all(read));
}

async function serve(
  root: string,
  place: PlaceName,
  isBad: (place: PlaceName, version: string) => boolean,
): Promise<Server> {
  const server = createServer(async ({ url }, response) => {
    const version = await liveIn(root, place);
    if (url === "/version") return json(response, { version });
    if (isBad(place, version)) return json(response, { error: "out of memory" }, version);
    if (url === "/orders") return json(response, { orders: [1] });
    return json(response, { name: "OctoAcme" }, version);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return server;
}

function json(response: ServerResponse, body: unknown, version = ""): void {
  response.writeHead(200, { "content-type": "application/json", "x-version": version });
  response.end(JSON.stringify(body));
}

function addressOf(server: Server | undefined): string {
  const address = server?.address();
  if (typeof address !== "object" || address === null) throw new Error("no server");
  return `http://127.0.0.1:${address.port}`;
}

async function liveIn(root: string, place: PlaceName): Promise<string> {
  const [service = "", environment = ""] = place.split(" ");
  const text = await readFile(join(root, environment, service, "live/package.json"), "utf8");
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? "";
}
