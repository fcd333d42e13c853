import { addCheckRun } from "../../../src/demo/github/seeds/ci.ts";
import type { WorkflowRun } from "../../../src/demo/github/things.ts";
import { stamp, type World } from "../../../src/demo/github/world.ts";
import type { Scene } from "../../support/gated-run.ts";
import type { Edits } from "../../support/workflow-repository.ts";
import { ONLY_PRODUCTION } from "./edits.ts";

const DEPLOY = `name: deploy
on:
  workflow_dispatch:
    inputs:
      sha: {required: true}
      version: {required: true}
      environment: {required: true}
`;

// act does not know the id of a job
const JOB_ID = "github.job == 'production' && format('{0}{1}', github.run_id, github.run_attempt)";

/** The shop is deployed by a workflow of its own, and has neither staging nor people to ask. */
export const BY_WORKFLOW: Edits = {
  ...ONLY_PRODUCTION,
  ".github/workflows/deploy.yml": () => DEPLOY,
  "action.yml": (text) => text.replace("job.check_run_id", () => JOB_ID),
  "release.yml": (text) =>
    (ONLY_PRODUCTION["release.yml"]?.(text) ?? text)
      .replace("command: [node, deploy.mjs]\n  timeout: 1m", "workflow: deploy.yml\n  timeout: 5s")
      .replace("policy: guide\n", ""),
};

/** Plays the shop's deployment workflow: each run waits for its turn, then puts its version in place. */
export function playDeployments({ shop, repository: { world } }: Scene): { goOn: () => void } {
  let goOn: () => void = () => undefined;
  const turn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  world.onDispatch = async (run, { version = "", sha }) => {
    run.status = "in_progress";
    await turn;
    await shop.deploy("production", version, sha);
    run.status = "completed";
    run.conclusion = "success";
    run.updatedAt = stamp(world);
  };
  return { goOn };
}

/** The runs of the deployment workflow, oldest first. */
export const deployRuns = ({ runs }: World): readonly WorkflowRun[] =>
  runs.filter(({ path }) => path.endsWith("/deploy.yml"));

/** Shows the first attempt's production job of a run as cancelled. */
export function showCancelled(world: World, id: number): void {
  const run = world.runs.find((one) => one.id === id);
  if (run === undefined) throw new Error(`there is no run ${id}`);
  const job = { sha: run.sha, name: "Production", conclusion: "cancelled", run } as const;
  const shown = addCheckRun(world, job);
  world.checkRuns.splice(world.checkRuns.indexOf(shown), 1, { ...shown, id: Number(`${id}1`) });
}
