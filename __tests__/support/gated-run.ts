import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PREVIOUS, type Repository, seedRepository } from "../../src/demo/repository.ts";
import { ENVIRONMENTS, type EnvironmentName, openShop, type Shop } from "../../src/demo/shop.ts";
import { type ActRun, runAct } from "./act.ts";
import { filesBelow, inFolder } from "./child.ts";
import { type CheckedServer, serveCheckedGitHub } from "./github-server.ts";
import { saidIn } from "./stage-set.ts";
import {
  addWorkflows,
  commitAll,
  type Edits,
  edit,
  renameCommit,
  uploadStandIns,
} from "./workflow-repository.ts";

const SHOP = fileURLToPath(new URL("../../examples/shop", import.meta.url));

/** The stage of one run: the shop with real processes, and its repository on GitHub. */
export interface Scene {
  readonly shop: Shop;
  readonly github: CheckedServer;
  readonly repository: Repository;
}

/** One run of a workflow; what is not given is that of a healthy release. */
export interface GatedRun {
  readonly version?: string;
  /** Whether a test has failed and QA signed an older commit. */
  readonly blocked?: boolean;
  readonly edits?: Edits;
  /** File in `.github/workflows` of the repository that runs. */
  readonly workflow?: string;
  readonly event?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment of the runner, which all its jobs see. */
  readonly env?: (shop: Shop) => Readonly<Record<string, string>>;
  /** Whether GitHub's storage of artifacts answers. */
  readonly storage?: boolean;
  /** Changes the world before the run. */
  readonly before?: (scene: Scene) => void;
  /** Goes on while the run does; gets the folder in which its jobs work. */
  readonly meanwhile?: (scene: Scene, folder: string) => Promise<void>;
}

/** How it ended, as the runner, GitHub and the services tell it. */
export interface Ending extends ActRun {
  readonly live: Readonly<Record<EnvironmentName, string | undefined>>;
  /** Records that the run has made: `deploy production: in_progress pending deploy, …`. */
  readonly deployments: readonly string[];
  /** What people see on commits, in order: `production release: success`. */
  readonly pictures: readonly string[];
  /** Texts of the files that outlive the runner, by path, by the artifact that holds them. */
  readonly artifacts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where the talk with GitHub left GitHub's own description. */
  readonly sins: readonly string[];
}

/** The windows of the shop's manifest, cut to what the statistics need at the least. */
const SHORTER = [
  [/observe: \S+/, "observe: 3s"],
  [/every: \S+(?=\n {2}prolong)/, "every: 50ms"],
  [/prolong: \S+/, "prolong: 6s"],
  [/persist: \S+/, "persist: 500ms"],
  [/stable-for: \S+/, "stable-for: 3s"],
] as const;

function shortWindows(manifest: string): string {
  return SHORTER.reduce((text, [window, short]) => {
    if (!window.test(text)) throw new Error(`the shop's manifest has no ${window}`);
    return text.replace(window, short);
  }, manifest);
}

/** Sets up shop and GitHub, runs the workflow, and takes everything down again. */
export function gatedRun(run: GatedRun = {}): Promise<Ending> {
  return inFolder((artifacts) => runWith(run, artifacts));
}

async function runWith(run: GatedRun, artifacts: string): Promise<Ending> {
  const {
    version = "2.4.1",
    blocked = false,
    workflow = "gated-release.yml",
    event = "workflow_call",
    storage = true,
  } = run;
  const shop = await openShop(SHOP, version);
  await edit(shop.folder, { "release.yml": shortWindows });
  await addWorkflows(shop.folder);
  await edit(shop.folder, run.edits ?? {});
  const repository = seedRepository(await releasedFiles(shop), version, blocked);
  const sha = commitAll(shop.folder);
  renameCommit(repository.world, repository.sha, sha);
  const github = await serveCheckedGitHub(repository.world);
  const scene = { shop, github, repository: { ...repository, sha } };
  try {
    await Promise.all(ENVIRONMENTS.map((name) => shop.deploy(name, PREVIOUS)));
    run.before?.(scene);
    const { deployments, statuses } = repository.world;
    const past = { deployments: deployments.length, statuses: statuses.length };
    const ran = await runAct({
      folder: shop.folder,
      workflow: `.github/workflows/${workflow}`,
      event,
      inputs: { ...(event === "workflow_call" ? localInputs(shop) : {}), ...run.inputs },
      env: {
        GITHUB_API_URL: github.url,
        GITHUB_RUN_ID: "4711",
        ARTIFACTS: storage ? artifacts : join(artifacts, "none"),
        ...run.env?.(shop),
      },
      vars: shop.env,
      secrets: { GITHUB_TOKEN: github.token, ...run.secrets },
      standIns: await uploadStandIns(shop.folder),
      meanwhile: run.meanwhile && ((folder) => run.meanwhile?.(scene, folder) ?? Promise.resolve()),
    });
    const kept = await artifactsIn(artifacts);
    return { ...ran, ...(await endingOf(scene, past)), artifacts: kept };
  } finally {
    await github.close();
    await shop.close();
  }
}

/** What the reusable workflow has to know of services that run on this machine. */
function localInputs({ env }: Shop): Readonly<Record<string, string>> {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return { "allow-private-network": "true", variables: variables.join("\n") };
}

/** What the release consists of: not the action that act needs beside it. */
async function releasedFiles(shop: Shop): Promise<Readonly<Record<string, string>>> {
  const files = Object.entries(await shop.files());
  return Object.fromEntries(files.filter(([path]) => !path.startsWith("dist/")));
}

async function endingOf(
  { shop, github, repository }: Scene,
  past: { readonly deployments: number; readonly statuses: number },
): Promise<Omit<Ending, keyof ActRun | "artifacts">> {
  const { world, sha } = repository;
  const [staging, production] = await Promise.all(ENVIRONMENTS.map((name) => shop.answers(name)));
  const whose = (commit: string) => (commit === sha ? "release" : "previous");
  return {
    live: { staging, production },
    deployments: world.deployments
      .slice(past.deployments)
      .map(
        ({ payload, environment, statuses }) =>
          `${kindOf(payload)} ${environment}: ${statuses.map(saidIn).join(", ")}`,
      ),
    pictures: world.statuses
      .slice(past.statuses)
      .map(
        (status) =>
          `${status.context.replace("release-gate/", "")} ${whose(status.sha)}: ${status.state}`,
      ),
    sins: github.sins,
  };
}

async function artifactsIn(folder: string): Promise<Ending["artifacts"]> {
  const kept: Record<string, Record<string, string>> = {};
  for (const file of await filesBelow(folder)) {
    const [artifact = "", ...path] = file.split("/");
    const text = await readFile(join(folder, file), "utf8");
    kept[artifact] = { ...kept[artifact], [path.join("/")]: text };
  }
  return kept;
}

const kindOf = (payload: unknown): string =>
  /"kind":"([^"]+)"/.exec(JSON.stringify(payload))?.[1] ?? "foreign";
