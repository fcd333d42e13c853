import type {
  App,
  CheckRun,
  CommitState,
  CommitStatus,
  Conclusion,
  RunStatus,
  WorkflowRun,
} from "../things.ts";
import type { World } from "../world.ts";
import { newId, stamp } from "../world.ts";

/** The app behind the check runs of workflows; its id is the same on all of github.com. */
const ACTIONS_APP: App = { id: 15368, slug: "github-actions" };

/** Adds a check run, by default a success of GitHub Actions; with `run`, a job of that run. */
export function addCheckRun(
  world: World,
  given: {
    readonly sha: string;
    readonly name: string;
    readonly status?: RunStatus | undefined;
    readonly conclusion?: Conclusion | undefined;
    readonly app?: App | undefined;
    readonly suite?: number | undefined;
    readonly run?: WorkflowRun | undefined;
    readonly startedAt?: string | undefined;
    readonly steps?: CheckRun["steps"];
  },
): CheckRun {
  const status = given.status ?? "completed";
  const startedAt = given.startedAt ?? stamp(world);
  const run: CheckRun = {
    id: newId(world),
    sha: given.sha,
    name: given.name,
    status,
    conclusion: status === "completed" ? (given.conclusion ?? "success") : null,
    app: given.app ?? ACTIONS_APP,
    suite: given.suite ?? given.run?.suite ?? newId(world),
    run: given.run?.id,
    startedAt,
    completedAt: status === "completed" ? startedAt : null,
    steps: given.steps,
  };
  world.checkRuns.push(run);
  return run;
}

/** Adds a commit status. */
export function addStatus(
  world: World,
  given: Partial<CommitStatus> & {
    readonly sha: string;
    readonly context: string;
    readonly state: CommitState;
  },
): CommitStatus {
  const status: CommitStatus = {
    id: newId(world),
    description: null,
    targetUrl: null,
    creator: world.login,
    createdAt: stamp(world),
    ...given,
  };
  world.statuses.push(status);
  return status;
}

/** Adds a run of a workflow, by default completed with success. */
export function addRun(
  world: World,
  given: Partial<WorkflowRun> & { readonly path: string; readonly sha: string },
): WorkflowRun {
  const name = given.name ?? given.path.replace(/^.*\/|\.ya?ml$/g, "");
  const at = stamp(world);
  const run: WorkflowRun = {
    id: newId(world),
    suite: newId(world),
    name,
    title: name,
    event: "push",
    branch: world.defaultBranch,
    actor: "mona",
    number: world.runs.filter((other) => other.path === given.path).length + 1,
    attempt: 1,
    status: "completed",
    conclusion: (given.status ?? "completed") === "completed" ? "success" : null,
    createdAt: at,
    updatedAt: at,
    approvals: [],
    ...given,
  };
  world.runs.push(run);
  return run;
}
