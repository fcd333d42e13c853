import { fileURLToPath } from "node:url";
import { addCheckRun, addRun } from "../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import type { WorkflowRun } from "../../src/demo/github/things.ts";
import { stamp } from "../../src/demo/github/world.ts";
import { PREVIOUS, type Repository, seedRepository } from "../../src/demo/repository.ts";
import { ENVIRONMENTS, type EnvironmentName, openShop, type Shop } from "../../src/demo/shop.ts";
import { inFolder } from "./child.ts";
import { type CheckedServer, serveCheckedGitHub } from "./github-server.ts";
import {
  addWorkflows,
  commitAll,
  commitMore,
  type Edits,
  edit,
  renameCommit,
} from "./workflow-repository.ts";
import {
  type Left,
  leftOn,
  pastOf,
  runWorkflow,
  type WorkflowCall,
  type WorkflowRan,
} from "./workflow-run.ts";

const SHOP = fileURLToPath(new URL("../../examples/shop", import.meta.url));

/** The stage of one run or several: the shop with real processes, and its repository on GitHub. */
export interface Scene {
  readonly shop: Shop;
  readonly github: CheckedServer;
  readonly repository: Repository;
}

/** The shop and its repository as the first run finds them. */
interface Setting {
  readonly version?: string;
  /** Whether a test has failed and QA signed an older commit. */
  readonly blocked?: boolean;
  readonly edits?: Edits;
}

/** One run of a workflow; what is not given is that of a healthy release. */
export interface GatedCall extends Partial<Omit<WorkflowCall, "env" | "meanwhile">> {
  /** Environment of the runner, which all its jobs see. */
  readonly env?: (shop: Shop) => Readonly<Record<string, string>>;
  /** Changes the world before the run. */
  readonly before?: (scene: Scene) => void;
  /** Goes on while the run does; gets the folder in which its jobs work. */
  readonly meanwhile?: (scene: Scene, folder: string) => Promise<void>;
}

export interface GatedRun extends Setting, GatedCall {}

/** How it ended, as the runner, GitHub and the services tell it; GitHub since the first run. */
export interface Ending extends WorkflowRan, Left {
  readonly live: Readonly<Record<EnvironmentName, string | undefined>>;
  /** Where the talk with GitHub left GitHub's own description. */
  readonly sins: readonly string[];
}

/** Runs a workflow on a scene, as often as a story needs. */
export type Runs = (call?: GatedCall) => Promise<Ending>;

/** The windows of the shop's manifest, cut to what the statistics need at the least. */
const SHORTER = [
  [/observe: \S+/, "observe: 3s"],
  [/every: \S+(?=\n {2}prolong)/, "every: 50ms"],
  [/prolong: \S+/, "prolong: 6s"],
  [/stable-for: \S+/, "stable-for: 3s"],
] as const;

function shortWindows(manifest: string): string {
  return SHORTER.reduce((text, [window, short]) => {
    if (!window.test(text)) throw new Error(`the shop's manifest has no ${window}`);
    return text.replace(window, short);
  }, manifest);
}

/** Sets up shop and GitHub, runs the workflow, and takes everything down again. */
export function gatedRun({ version, blocked, edits, ...call }: GatedRun = {}): Promise<Ending> {
  const setting = { ...(version && { version }), ...(blocked && { blocked }) };
  return onScene({ ...setting, ...(edits && { edits }) }, (runs) => runs(call));
}

/** Sets up shop and GitHub for runs that follow each other, and takes everything down again. */
export function onScene<T>(
  setting: Setting,
  play: (runs: Runs, scene: Scene) => Promise<T>,
): Promise<T> {
  return inFolder((artifacts) => playOn(setting, artifacts, play));
}

async function playOn<T>(
  { version = "2.4.1", blocked = false, edits = {} }: Setting,
  artifacts: string,
  play: (runs: Runs, scene: Scene) => Promise<T>,
): Promise<T> {
  const shop = await openShop(SHOP, version);
  await edit(shop.folder, { "release.yml": shortWindows });
  await addWorkflows(shop.folder);
  await edit(shop.folder, edits);
  const repository = seedRepository(await releasedFiles(shop), version, blocked);
  const sha = commitAll(shop.folder);
  renameCommit(repository.world, repository.sha, sha);
  const github = await serveCheckedGitHub(repository.world);
  const scene = { shop, github, repository: { ...repository, sha } };
  try {
    await Promise.all(ENVIRONMENTS.map((name) => shop.deploy(name, PREVIOUS)));
    return await play(runsOn(scene, artifacts), scene);
  } finally {
    await github.close();
    await shop.close();
  }
}

function runsOn(scene: Scene, artifacts: string): Runs {
  const { shop, github, repository } = scene;
  const { world, sha, previousSha } = repository;
  const names: Readonly<Record<string, string>> = { [sha]: "release", [previousSha]: "previous" };
  let past: ReturnType<typeof pastOf> | undefined;
  return async ({ before, meanwhile, env, ...call } = {}) => {
    before?.(scene);
    past ??= pastOf(world);
    const { workflow = "gated-release.yml", event = "workflow_call" } = call;
    const local = event === "workflow_call" ? localInputs(shop) : {};
    const run = begun(scene, { workflow, event, ...call });
    const ran = await runWorkflow(
      { folder: shop.folder, github, artifacts, vars: shop.env },
      {
        ...call,
        ...{ workflow, event, inputs: { ...local, ...call.inputs } },
        ...(env && { env: env(shop) }),
        meanwhile: meanwhile && ((folder) => meanwhile(scene, folder)),
      },
    );
    ended(scene, run, ran.exitCode === 0);
    const [staging, production] = await Promise.all(ENVIRONMENTS.map((name) => shop.answers(name)));
    const left = leftOn(world, past, (commit) => names[commit] ?? "next");
    return { ...ran, ...left, live: { staging, production }, sins: github.sins };
  };
}

/** The run as GitHub shows it while it runs: a new one, or a further attempt. */
function begun({ repository: { world, ...repository } }: Scene, call: WorkflowCall): WorkflowRun {
  const { id = "4711", attempt = 1, workflow, event } = call;
  const path = `.github/workflows/${workflow}`;
  const known = world.runs.find((one) => one.id === Number(id));
  const sha = world.branches.get(world.defaultBranch) ?? repository.sha;
  const run = known ?? addRun(world, { id: Number(id), path, event, sha });
  run.attempt = attempt;
  run.status = "in_progress";
  run.conclusion = null;
  run.startedAt = stamp(world);
  return run;
}

function ended({ repository: { world } }: Scene, run: WorkflowRun, isGood: boolean): void {
  run.status = "completed";
  run.conclusion = isGood ? "success" : "failure";
  run.updatedAt = stamp(world);
}

/** What the reusable workflow has to know of services that run on this machine. */
function localInputs({ env }: Shop): Readonly<Record<string, string>> {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return { "allow-private-network": "true", variables: variables.join("\n") };
}

/** Puts the commit of another version on top, with its checks good, and gives it. */
export async function commitNext(
  { shop, repository: { world } }: Scene,
  version: string,
): Promise<string> {
  const setVersion = (text: string) =>
    text.replace(/"version": "[^"]*"/, `"version": "${version}"`);
  await edit(shop.folder, { "package.json": setVersion });
  const sha = commitMore(shop.folder);
  addCommit(world, { sha, message: `Prepare ${version}`, files: await releasedFiles(shop) });
  for (const name of ["build", "test"]) addCheckRun(world, { sha, name });
  return sha;
}

/** What the release consists of: not the action that act needs beside it. */
async function releasedFiles(shop: Shop): Promise<Readonly<Record<string, string>>> {
  const files = Object.entries(await shop.files());
  return Object.fromEntries(files.filter(([path]) => !path.startsWith("dist/")));
}
