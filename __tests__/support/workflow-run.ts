import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { World } from "../../src/demo/github/world.ts";
import { type ActRun, runAct } from "./act.ts";
import { filesBelow } from "./child.ts";
import type { CheckedServer } from "./github-server.ts";
import { saidIn } from "./stage-set.ts";
import { uploadStandIns } from "./workflow-repository.ts";

/** Where workflows run: a checked-out repository, its GitHub, and the storage of artifacts. */
export interface Place {
  /** Folder of a git repository with our workflows. */
  readonly folder: string;
  readonly github: CheckedServer;
  /** Folder that holds the artifacts of each run, by its id. */
  readonly artifacts: string;
  /** What the context `vars` holds. */
  readonly vars: Readonly<Record<string, string>>;
}

/** One attempt of one run. */
export interface WorkflowCall {
  /** Id of the run; default: 4711. */
  readonly id?: string;
  /** Number of the attempt; default: 1. */
  readonly attempt?: number;
  /** File in `.github/workflows` of the repository that runs. */
  readonly workflow: string;
  readonly event: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Environment of the runner, which all its jobs see. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether GitHub's storage of artifacts answers. */
  readonly storage?: boolean;
  /** Goes on while the run does; gets the folder in which its jobs work. */
  readonly meanwhile?: ((folder: string) => Promise<void>) | undefined;
}

/** What a run has left, besides what its jobs printed; of all its attempts. */
export interface WorkflowRan extends ActRun {
  /** Texts of the files that outlive the runner, by path, by the artifact that holds them. */
  readonly artifacts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Runs a workflow on a runner of this machine. */
export async function runWorkflow(place: Place, call: WorkflowCall): Promise<WorkflowRan> {
  const { folder, github, artifacts, vars } = place;
  const { id = "4711", attempt = 1, workflow, event, storage = true, meanwhile } = call;
  const kept = join(artifacts, id);
  await mkdir(kept, { recursive: true });
  const ran = await runAct({
    folder,
    workflow: `.github/workflows/${workflow}`,
    event,
    inputs: call.inputs ?? {},
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_RUN_ID: id,
      GITHUB_RUN_ATTEMPT: `${attempt}`,
      ARTIFACTS: storage ? kept : join(kept, "none"),
      ...call.env,
    },
    vars,
    secrets: { GITHUB_TOKEN: github.token, ...call.secrets },
    standIns: await uploadStandIns(folder),
    meanwhile,
  });
  return { ...ran, artifacts: await artifactsIn(kept) };
}

async function artifactsIn(folder: string): Promise<WorkflowRan["artifacts"]> {
  const kept: Record<string, Record<string, string>> = {};
  for (const file of await filesBelow(folder)) {
    const [artifact = "", ...path] = file.split("/");
    const text = await readFile(join(folder, file), "utf8");
    kept[artifact] = { ...kept[artifact], [path.join("/")]: text };
  }
  return kept;
}

/** How much there was on GitHub before the first run. */
export interface Past {
  readonly deployments: number;
  readonly statuses: number;
}

export const pastOf = ({ deployments, statuses }: World): Past => ({
  deployments: deployments.length,
  statuses: statuses.length,
});

/** What all runs since have left on GitHub. */
export interface Left {
  /** Records: `deploy production: in_progress pending deploy, …`. */
  readonly deployments: readonly string[];
  /** What people see on commits, in order: `production release: success`. */
  readonly pictures: readonly string[];
}

/** Tells what is on GitHub now and was not before; `whose` names a commit. */
export function leftOn(world: World, past: Past, whose: (sha: string) => string): Left {
  return {
    deployments: world.deployments
      .slice(past.deployments)
      .map(
        ({ payload, environment, statuses }) =>
          `${kindOf(payload)} ${environment}: ${statuses.map(saidIn).join(", ")}`,
      ),
    pictures: world.statuses
      .slice(past.statuses)
      .map(
        ({ context, sha, state }) =>
          `${context.replace("release-gate/", "")} ${whose(sha)}: ${state}`,
      ),
  };
}

/** `deploy`, `rollback`, before them the component where there is one, or `foreign`. */
function kindOf(payload: unknown): string {
  const text = JSON.stringify(payload);
  const kind = /"kind":"([^"]+)"/.exec(text)?.[1] ?? "foreign";
  const component = /"component":"([^"]+)"/.exec(text)?.[1];
  return component === undefined ? kind : `${component} ${kind}`;
}
