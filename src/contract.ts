/** One thing that a user can tell the product, as the action's input, the command line's flag or both. */
export interface Setting {
  readonly description: string;
  /** Name of the action's input. */
  readonly input?: string;
  /** Flag of the command line, with its value. */
  readonly flag?: string;
  /** What the flag says, where the input says more. */
  readonly flagDescription?: string;
  readonly default?: string;
}

/** Every setting; action.yml, the docs' tables and the flags are proven equal to this. */
export const SETTINGS = {
  stage: {
    description:
      "Stage to run, or lint; docs/stages.md lists them. release is all of them for one environment.",
    input: "stage",
    default: "release",
  },
  environment: {
    description:
      "Environment of the manifest. Default: the only one, else the only production one.",
    input: "environment",
    flag: "--environment <name>",
  },
  component: {
    description: "Component that the manifest has to name. Default: whichever it names.",
    input: "component",
    flag: "--component <name>",
  },
  version: {
    description:
      "Version that is released. Default: the manifest, the tag at the commit, package.json.",
    input: "version",
    flag: "--release-version <version>",
  },
  sha: {
    description: "Commit that is released. Default: the run's commit, else the checkout's.",
    input: "sha",
    flag: "--sha <commit>",
  },
  manifest: {
    description: "Path of the manifest.",
    input: "manifest",
    flag: "--manifest <path>",
    default: "release.yml",
  },
  repository: {
    description: "Repository on GitHub. Default: GITHUB_REPOSITORY.",
    flag: "--repo <owner/name>",
  },
  token: {
    description: "Token for GitHub's API. Default: the job's.",
    input: "token",
    default: "${{ github.token }}",
  },
  secrets: {
    description: "Secrets that the manifest names, one NAME=value per line. Each is masked.",
    input: "secrets",
  },
  deployment: {
    description:
      "Deployment to act on. Default: the one that release-gate made for this environment, commit and run.",
    input: "deployment-id",
    flag: "--deployment-id <id>",
  },
  reason: {
    description:
      "Why the release is rolled back by hand, or the record is ended (stages rollback and settle).",
    input: "reason",
    flag: "--reason <text>",
    flagDescription: "Why the release is rolled back by hand (stage rollback).",
  },
  to: {
    description:
      "Version to return to, with a reason (stage rollback): any that was live and is not on hold. Default: what was verified last.",
    input: "to",
    flag: "--to <version>",
  },
  because: {
    description: "Why nothing of the deployment still runs, though GitHub cannot show it (settle).",
    flag: "--because <text>",
  },
  url: {
    description:
      "Address to check in place of the environment's; then no verdict is recorded (stage smoke). Without a release.yml: GET / answers 2xx.",
    flag: "--url <address>",
  },
  tags: {
    description:
      "Smoke checks to run: tags, parted by commas; then no verdict is recorded (stage smoke). Default: all.",
    input: "tags",
    flag: "--tags <words>",
  },
  incident: {
    description:
      "Number of the open issue, labelled incident, that this release mends: some requirements may then be met afterwards (readiness, deploy, release).",
    input: "incident",
    flag: "--incident <number>",
  },
  job: {
    description: "Id of the job, by which later runs see whether it has ended. Leave it as it is.",
    input: "job",
    default: "${{ job.check_run_id }}",
  },
  dryRun: {
    description:
      "Stop before the first action that would change the environment; the verdict is pending.",
    input: "dry-run",
    flag: "--dry-run",
    default: "false",
  },
  plan: {
    description:
      "Print what will be asked, of whom, with which permissions and how many requests (stage readiness), or what the window would notice (stage verify), and ask nothing.",
    flag: "--plan",
  },
  reportDir: {
    description: "Folder for the reports.",
    input: "report-dir",
    flag: "--report-dir <folder>",
    default: "release-gate-report",
  },
  format: {
    description: "What is printed at the end: text or json (the report).",
    flag: "--format <format>",
    default: "text",
  },
  allowPrivateNetwork: {
    description: "Let checks reach loopback and private addresses.",
    input: "allow-private-network",
    flag: "--allow-private-network",
    default: "false",
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

/** Every output of the action. */
export const OUTPUTS = {
  verdict:
    "pass, fail, unknown, inconclusive or pending; only `pass` means success; treat an empty value as failure.",
  headline: "The decision and the one reason, in at most 140 characters.",
  next: "What to do next, and by whom.",
  report: "Path of report.json; empty where it could not be written.",
  version: "Version that was judged.",
  "previous-version": "Version that the environment ran before, by our records.",
  "live-version": "Version that the environment answered last, where it was asked.",
  "rollback-to": "Version that was, or would be, returned to.",
  "rolled-back": "yes, no, failed or held.",
  "deployment-id": "Deployment record of this release.",
  failed: "JSON list of the ids of what blocks.",
} as const;

export type OutputName = keyof typeof OUTPUTS;
