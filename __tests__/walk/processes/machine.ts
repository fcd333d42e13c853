import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EmulationOptions, Exchange } from "../../../src/demo/github/emulation.ts";
import { addRun } from "../../../src/demo/github/seeds/ci.ts";
import type { GitHubServer } from "../../../src/demo/github/server.ts";
import type { WorkflowRun } from "../../../src/demo/github/things.ts";
import { stamp, type World } from "../../../src/demo/github/world.ts";
import { PREVIOUS, type Repository, seedRepository } from "../../../src/demo/repository.ts";
import { readReport } from "../../../src/report/schema.ts";
import { type Ended, filesBelow, inFolder, type Started, start } from "../../support/child.ts";
import { DEPLOYMENT, openPlatform, type Platform } from "./platform.ts";
import type { Steps } from "./steps.ts";

/** Where the product lies, and what serves the emulated GitHub. */
export interface Product {
  /** Folder of the repository, with its `dist`. */
  readonly root: string;
  readonly serve: (world: World, options: EmulationOptions) => Promise<GitHubServer>;
}

/** Where the processes of the command line run: a folder, GitHub and the shop. */
export interface Machine {
  readonly product: Product;
  readonly folder: string;
  readonly github: GitHubServer;
  readonly platform: Platform;
  readonly repository: Repository;
}

/** How a process ended. */
export interface Came extends Ended {
  /** Of its report; empty where it has written none. */
  readonly headline: string;
}

/** The shop's manifest without staging and people, its windows as short as the statistics allow. */
function shortManifest(text: string): string {
  return text
    .replace(/ {2}staging: .*\n/, "")
    .replace(", after: staging", "")
    .replace("policy: guide\n", "")
    .replace(/every: 200ms\n {4}in-a-row/, "every: 50ms\n    in-a-row")
    .replace(
      /observe: .*\n {2}every: .*\n {2}prolong: .*\n {2}persist: .*\n/,
      "observe: 1s\n  every: 25ms\n  prolong: 2s\n  persist: 200ms\n",
    )
    .replaceAll("max: 10%", "max: 40%")
    .replace(/stable-for: .*/, "stable-for: 1s");
}

/** Sets up a machine on which 2.3.7 runs and `version` is ready; `bad`: the version that fails. */
export function onMachine<T>(
  product: Product,
  about: { readonly version: string; readonly bad: string | undefined; readonly steps: Steps },
  play: (machine: Machine) => Promise<T>,
): Promise<T> {
  return inFolder(async (parent) => {
    const folder = join(parent, "shop");
    const repository = seedRepository(await layOut(product, folder), about.version, false);
    const { world, previousSha } = repository;
    const onExchange = ({ method, path }: Exchange) => about.steps.take(`${method} ${path}`);
    const github = await product.serve(world, { onExchange });
    const before = { version: PREVIOUS, sha: previousSha };
    const platform = await openPlatform(before, about.bad, about.steps.take);
    try {
      return await play({ product, folder, github, platform, repository });
    } finally {
      platform.close();
      await github.close();
    }
  });
}

/** Copies the example shop, and gives the texts of its files by path. */
async function layOut({ root }: Product, folder: string): Promise<Record<string, string>> {
  await mkdir(folder);
  await cp(join(root, "examples/shop"), folder, { recursive: true });
  const manifest = join(folder, "release.yml");
  await writeFile(manifest, shortManifest(await readFile(manifest, "utf8")));
  await writeFile(join(folder, "deploy.mjs"), DEPLOYMENT);
  const names = await filesBelow(folder);
  const read = names.map(async (name) => [name, await readFile(join(folder, name), "utf8")]);
  return Object.fromEntries(await Promise.all(read));
}

/** One job of a run. */
interface Job {
  readonly stage: "release" | "rollback";
  /** Id of the run. */
  readonly run: number;
  readonly attempt: number;
  readonly sha: string;
  /** False: another job of the attempt follows. */
  readonly last: boolean;
  readonly meanwhile?: (begun: Started) => void;
}

/** Runs a stage as a job on a runner of GitHub, which shows the run. */
export async function runJob(machine: Machine, job: Job): Promise<Came> {
  const { product, folder, github, platform, repository } = machine;
  const { stage, run, attempt, sha } = job;
  const shown = shownRun(repository.world, job);
  const flags = [stage, "--environment", "production", "--allow-private-network"];
  const begun = start(join(product.root, "dist/cli/index.js"), flags, {
    cwd: folder,
    env: {
      GITHUB_TOKEN: github.token,
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: "octoacme/shop",
      GITHUB_SHA: sha,
      GITHUB_RUN_ID: `${run}`,
      GITHUB_RUN_ATTEMPT: `${attempt}`,
      RUNNER_ENVIRONMENT: "github-hosted",
      PRODUCTION_URL: platform.url,
    },
  });
  job.meanwhile?.(begun);
  const ended = await begun.ended;
  if (job.last) {
    shown.status = "completed";
    shown.conclusion = ended.code === 0 ? "success" : "failure";
    shown.updatedAt = stamp(repository.world);
  }
  return { ...ended, headline: await headlineIn(folder, stage) };
}

function shownRun(world: World, { run: id, attempt, sha }: Job): WorkflowRun {
  const path = ".github/workflows/release.yml";
  const known = world.runs.find((one) => one.id === id);
  const run = known ?? addRun(world, { id, sha, path, event: "workflow_dispatch" });
  run.attempt = attempt;
  run.status = "in_progress";
  run.startedAt = stamp(world);
  return run;
}

/** Reads the report's headline, and takes the report away. */
async function headlineIn(folder: string, stage: string): Promise<string> {
  const reports = join(folder, "release-gate-report");
  const path = join(reports, `production-${stage}`, "report.json");
  const text = await readFile(path, "utf8").catch(() => undefined);
  await rm(reports, { recursive: true, force: true });
  return text === undefined ? "" : readReport(text).headline;
}
