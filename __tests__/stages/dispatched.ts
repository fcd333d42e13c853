import { addCommit } from "../../src/demo/github/seeds/code.ts";
import type { WorkflowRun } from "../../src/demo/github/things.ts";
import { MANIFEST, type Past } from "../support/shop-repository.ts";
import { onStage, type StageSet } from "../support/stage-set.ts";

const COMMAND = /deploy: .*\n/;

/** The shop's manifest with a workflow that deploys, instead of a command. */
export const BY_WORKFLOW = MANIFEST.replace(
  COMMAND,
  "deploy: {workflow: deploy.yml, timeout: 5m}\n",
);

const WORKFLOW = `name: Deploy
on:
  workflow_dispatch:
    inputs:
      sha: {required: true}
      version: {required: true}
      environment: {required: true}
      kind: {required: true}
`;

/** The same workflow, with runs that name the record that they belong to. */
export const SHOWS_NONCE = WORKFLOW.replace(
  "name: Deploy\n",
  "name: Deploy\nrun-name: ${{ inputs.version }} (${{ inputs.release-gate }})\n",
).replace("    inputs:\n", "    inputs:\n      release-gate: {required: false}\n");

/** A stage whose deployments are runs of a workflow; `dispatched` lists them: `deploy 2.4.0`. */
export function onWorkflow(
  plays: (run: WorkflowRun, set: StageSet) => void,
  play: (set: StageSet, dispatched: readonly string[]) => Promise<void>,
  { workflow = WORKFLOW, ...past }: Past & { readonly workflow?: string } = {},
): Promise<void> {
  return onStage({ manifest: BY_WORKFLOW, ...past }, async (set) => {
    addCommit(set.world, { files: { ".github/workflows/deploy.yml": workflow } });
    const dispatched: string[] = [];
    set.world.onDispatch = async (run, { kind, version = "" }) => {
      dispatched.push(`${kind} ${version}`);
      plays(run, set);
    };
    await play(set, dispatched);
  });
}

/** The same workflow, for staging alone: GitHub takes no other value. */
export const ONLY_STAGING = WORKFLOW.replace(
  "environment: {required: true}",
  "environment: {required: true, type: choice, options: [staging]}",
);

/** What a run may come to, besides staying as it is. */
export const ended =
  (conclusion: "success" | "failure") =>
  (run: WorkflowRun): void => {
    run.status = "completed";
    run.conclusion = conclusion;
  };
