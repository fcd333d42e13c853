import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ACTION, type Ended, endOf, filesBelow, type Started, start } from "./child.ts";
import { SOME_SHA } from "./shop-folder.ts";

/** The action after a run on a runner of its own. */
export interface ActionRun extends Ended {
  /** Outputs by name, as the runner reads them from its file. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Every text that left the process: log, outputs, summary, report files. */
  readonly everything: string;
}

export interface ActionCall {
  /** Checked-out folder of the repository. */
  readonly workspace: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly meanwhile?: (run: Started) => Promise<void>;
  /** Bundle of the action; default: the repository's. */
  readonly script?: string;
}

/** Inputs that action.yml gives a default, as the runner passes them. */
const DEFAULTS = {
  STAGE: "release",
  MANIFEST: "release.yml",
  "DRY-RUN": "false",
  "REPORT-DIR": "release-gate-report",
  "ALLOW-PRIVATE-NETWORK": "false",
};

/** Runs dist/action with the environment that a runner gives it. */
export async function action(call: ActionCall): Promise<ActionRun> {
  const { workspace, inputs, env, meanwhile, script = ACTION } = call;
  const files = join(workspace, "..", "runner");
  await mkdir(files);
  const named = { GITHUB_OUTPUT: "output", GITHUB_STEP_SUMMARY: "summary", GITHUB_ENV: "env" };
  const paths = Object.entries(named).map(([name, file]) => [name, join(files, file)] as const);
  for (const [, path] of paths) await writeFile(path, "");
  const run = start(script, [], {
    cwd: workspace,
    env: {
      ...RUNNER,
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: files,
      ...Object.fromEntries(paths),
      ...inputsOf({ ...DEFAULTS, ...inputs }),
      ...env,
    },
  });
  const ended = await endOf(run, meanwhile);
  const output = await readFile(join(files, "output"), "utf8");
  const summary = await readFile(join(files, "summary"), "utf8");
  const reports = await reportsBelow(workspace);
  const everything = [ended.stdout, ended.stderr, output, summary, ...reports].join("\n");
  return { ...ended, outputs: outputsOf(output), summary, everything };
}

// https://docs.github.com/en/actions/reference/workflows-and-actions/variables
const RUNNER = {
  CI: "true",
  GITHUB_ACTIONS: "true",
  GITHUB_ACTOR: "mona",
  GITHUB_EVENT_NAME: "workflow_dispatch",
  GITHUB_JOB: "release",
  GITHUB_REF: "refs/heads/main",
  GITHUB_REF_NAME: "main",
  GITHUB_REF_TYPE: "branch",
  GITHUB_REPOSITORY: "octoacme/shop",
  GITHUB_RUN_ATTEMPT: "1",
  GITHUB_RUN_ID: "4711",
  GITHUB_SERVER_URL: "https://github.com",
  GITHUB_SHA: SOME_SHA,
  GITHUB_WORKFLOW_REF: "octoacme/shop/.github/workflows/release.yml@refs/heads/main",
  RUNNER_OS: "Linux",
};

function inputsOf(inputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

/** Reads `name<<delimiter`, lines, `delimiter`. */
function outputsOf(text: string): Readonly<Record<string, string>> {
  const blocks = text.matchAll(/^([\w-]+)<<(ghadelimiter_[\w-]+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...blocks].map(([, name = "", , value = ""]) => [name, value]));
}

async function reportsBelow(workspace: string): Promise<readonly string[]> {
  const paths = (await filesBelow(workspace)).filter((p) => p.startsWith("release-gate-report/"));
  return Promise.all(paths.map((path) => readFile(join(workspace, path), "utf8")));
}
