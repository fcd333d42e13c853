import type {
  Advisory,
  Analysis,
  CheckRun,
  CodeAlert,
  Commit,
  CommitStatus,
  Deployment,
  Environment,
  Issue,
  Label,
  Milestone,
  PullRequest,
  Release,
  RequiredCheck,
  Tag,
  WorkflowRun,
} from "./things.ts";

/** State of the emulated GitHub: plain data that a story or a test fills and changes as it likes. */
export interface World {
  readonly owner: string;
  readonly repo: string;
  readonly defaultBranch: string;
  /** Address of the API, set when the server starts. */
  url: string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Whom the token acts as: author of everything that is posted. */
  login: string;
  /** What the token may do; a permission that is not listed is `write`. */
  readonly permissions: Partial<Record<Permission, "none" | "read" | "write">>;
  /** What people may do here; who is not listed may write, and nobody is called like who is gone. */
  readonly access: Map<string, "admin" | "write" | "read" | "none" | "gone">;
  readonly commits: Map<string, Commit>;
  /** Head commit by branch. */
  readonly branches: Map<string, string>;
  readonly tags: Map<string, Tag>;
  /** Checks that rules (or classic protection) require, by branch. */
  readonly requiredChecks: Map<string, RequiredCheck[]>;
  readonly environments: Map<string, Environment>;
  readonly releases: Release[];
  readonly deployments: Deployment[];
  readonly statuses: CommitStatus[];
  readonly checkRuns: CheckRun[];
  readonly runs: WorkflowRun[];
  readonly issues: Issue[];
  readonly pulls: PullRequest[];
  readonly labels: Map<string, Label>;
  readonly milestones: Milestone[];
  /** Scans of code; undefined: code scanning is switched off. */
  analyses: Analysis[] | undefined;
  readonly codeAlerts: CodeAlert[];
  /** Undefined: Dependabot alerts are switched off. */
  advisories: Advisory[] | undefined;
  /** Paths after which a tree is cut, as GitHub does with very large ones. */
  mostPaths: number;
  /** Requests that GitHub's emulation does not know: `GET /repos/…`, `POST /graphql: …`. */
  readonly unknownRoutes: string[];
  /** REST requests answered, faults included. */
  requests: number;
  /** GraphQL requests answered, faults included. */
  queries: number;
  nextId: number;
  /**
   * Plays the workflow that was dispatched: sets the run's status and conclusion. Not awaited by
   * the answer, as on GitHub; a throw concludes the run as `failure`.
   */
  onDispatch:
    | ((run: WorkflowRun, inputs: Readonly<Record<string, string>>) => void | Promise<void>)
    | undefined;
}

/** Names as GitHub's `x-accepted-github-permissions` header writes them. */
type Permission =
  | "actions"
  | "checks"
  | "contents"
  | "deployments"
  | "issues"
  | "metadata"
  | "pull_requests"
  | "security_events"
  | "statuses"
  | "vulnerability_alerts";

/** The bot that a workflow's own token acts as. */
const ACTIONS_BOT = "github-actions[bot]";

/** An empty repository `octoacme/shop` with the full rights of a workflow's own token. */
export function createWorld(seed: Partial<World> = {}): World {
  return {
    owner: "octoacme",
    repo: "shop",
    defaultBranch: "main",
    url: "https://api.github.com",
    now: Date.now,
    login: ACTIONS_BOT,
    permissions: {},
    access: new Map(),
    commits: new Map(),
    branches: new Map(),
    tags: new Map(),
    requiredChecks: new Map(),
    environments: new Map(),
    releases: [],
    deployments: [],
    statuses: [],
    checkRuns: [],
    runs: [],
    issues: [],
    pulls: [],
    labels: new Map(),
    milestones: [],
    analyses: undefined,
    codeAlerts: [],
    advisories: undefined,
    mostPaths: 100_000,
    unknownRoutes: [],
    requests: 0,
    queries: 0,
    nextId: 1001,
    onDispatch: undefined,
    ...seed,
  };
}

/** The next number of anything that has one. */
export function newId(world: World): number {
  const id = world.nextId;
  world.nextId += 1;
  return id;
}

/** The world's time as GitHub writes it: whole seconds. */
export function stamp(world: World): string {
  return `${new Date(world.now()).toISOString().slice(0, 19)}Z`;
}
