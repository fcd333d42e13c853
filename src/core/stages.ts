import { namesOf } from "./table.ts";
import type { Verdict } from "./verdict.ts";

type Words = Readonly<Record<Verdict, string>>;

/** Everything that is known of a stage besides what it does. */
interface StageFacts {
  /** What it does, for help and docs: a fragment in lower case. */
  readonly says: string;
  readonly example: string;
  /** Changes an environment, and remembers it on GitHub. */
  readonly needsGitHub: boolean;
  /** Judges the requirements that are due; the others must not fail for a value that only those need. */
  readonly judges: boolean;
  /** May be about another record than the release's own: acts on a deployment-id. */
  readonly aboutRecord: boolean;
  /** Acts on a person's reason. */
  readonly takesReason: boolean;
  /** Takes the version that is returned to. */
  readonly takesTarget: boolean;
  /** Environments in which it leaves the verdict on the deployment. */
  readonly decides: readonly ("production" | "elsewhere")[];
  /** What it decided, in capitals. */
  readonly words: Words;
  /** The same where nothing was begun. */
  readonly untouched?: Words;
  /** In place of `words.fail` where the worst that failed is a check. */
  readonly failedCheck?: string;
  /** Judges what answers, also where neither commit nor version is known. */
  readonly withoutRelease?: boolean;
  /** What comes after a pass, while the release is still on its way. */
  readonly next?: "deploy" | "decide";
}

const GO: Words = {
  pass: "GO",
  fail: "NO-GO",
  unknown: "NO-GO",
  inconclusive: "NO-GO",
  pending: "WAIT",
};

/** Every stage, in the order in which a release goes through them, and what people do about one that is stuck. */
export const STAGES = {
  readiness: {
    says: "check the requirements of an environment",
    example: "release-gate readiness --environment production",
    needsGitHub: false,
    judges: true,
    aboutRecord: false,
    takesReason: false,
    takesTarget: false,
    decides: [],
    words: GO,
    next: "deploy",
  },
  deploy: {
    says: "check the requirements again, claim the deployment, deploy, wait for the version",
    example: "release-gate deploy --environment staging",
    needsGitHub: true,
    judges: true,
    aboutRecord: false,
    takesReason: false,
    takesTarget: false,
    decides: [],
    words: {
      pass: "DEPLOYED",
      fail: "DEPLOY FAILED",
      unknown: "DEPLOY UNCLEAR",
      inconclusive: "DEPLOY UNCLEAR",
      pending: "DEPLOYING",
    },
    untouched: {
      pass: "DEPLOYED",
      fail: "NOT DEPLOYED",
      unknown: "NOT DEPLOYED",
      inconclusive: "NOT DEPLOYED",
      pending: "NOT DEPLOYED YET",
    },
    next: "decide",
  },
  smoke: {
    says: "run the smoke checks against an environment",
    example: "release-gate smoke --environment staging --release-version 2.4.0",
    needsGitHub: false,
    judges: false,
    aboutRecord: true,
    takesReason: false,
    takesTarget: false,
    decides: ["elsewhere"],
    withoutRelease: true,
    words: {
      pass: "SMOKE PASSED",
      fail: "SMOKE FAILED",
      unknown: "SMOKE UNKNOWN",
      inconclusive: "SMOKE INCONCLUSIVE",
      pending: "SMOKE PENDING",
    },
  },
  verify: {
    says: "run the critical checks, then watch the health signals",
    example: "release-gate verify --environment production",
    needsGitHub: false,
    judges: false,
    aboutRecord: true,
    takesReason: false,
    takesTarget: false,
    decides: ["production", "elsewhere"],
    words: {
      pass: "HEALTHY",
      fail: "REGRESSION",
      unknown: "UNKNOWN",
      inconclusive: "INCONCLUSIVE",
      pending: "PENDING",
    },
    failedCheck: "SMOKE FAILED",
  },
  rollback: {
    says: "read the verdict on the deployment, then roll back, hold or do nothing",
    example: 'release-gate rollback --environment production --reason "orders fail"',
    needsGitHub: true,
    judges: false,
    aboutRecord: true,
    takesReason: true,
    takesTarget: true,
    decides: [],
    words: {
      pass: "NOTHING TO DO",
      fail: "NOT ROLLED BACK",
      unknown: "HELD",
      inconclusive: "HELD",
      pending: "HELD",
    },
  },
  release: {
    says: "run readiness, deploy, verdict and rollback for one environment in one go",
    example: "release-gate release --environment production",
    needsGitHub: true,
    judges: true,
    aboutRecord: false,
    takesReason: false,
    takesTarget: false,
    decides: [],
    words: {
      pass: "RELEASED",
      fail: "RELEASE FAILED",
      unknown: "UNDECIDED",
      inconclusive: "UNDECIDED",
      pending: "UNDECIDED",
    },
    untouched: { ...GO, pass: "RELEASED" },
  },
  announce: {
    says: "publish a release that passed with its notes and evidence, and tell its pull requests",
    example: "release-gate announce --environment production",
    needsGitHub: true,
    judges: false,
    aboutRecord: true,
    takesReason: false,
    takesTarget: false,
    decides: [],
    words: {
      pass: "ANNOUNCED",
      fail: "NOT ANNOUNCED",
      unknown: "NOT ANNOUNCED",
      inconclusive: "NOT ANNOUNCED",
      pending: "NOT ANNOUNCED YET",
    },
  },
  watch: {
    says: "look at a release that passed hours ago, and leave a failure where it has gone bad",
    example: "release-gate watch --environment production",
    needsGitHub: true,
    judges: false,
    aboutRecord: true,
    takesReason: false,
    takesTarget: false,
    decides: [],
    withoutRelease: true,
    words: {
      pass: "STILL GOOD",
      fail: "GONE BAD",
      unknown: "UNKNOWN",
      inconclusive: "INCONCLUSIVE",
      pending: "PENDING",
    },
  },
  settle: {
    says: "end a deployment record that was left open, once nothing of it still runs",
    example:
      'release-gate settle 1038 --environment production --because "nothing runs there any more"',
    needsGitHub: true,
    judges: false,
    aboutRecord: true,
    takesReason: true,
    takesTarget: false,
    decides: [],
    words: {
      pass: "SETTLED",
      fail: "NOT SETTLED",
      unknown: "NOT SETTLED",
      inconclusive: "NOT SETTLED",
      pending: "NOT SETTLED YET",
    },
  },
} as const satisfies Readonly<Record<string, StageFacts>>;

export type StageName = keyof typeof STAGES;

/** Stages that leave a verdict somewhere. */
export type DecidingStage = {
  [S in StageName]: (typeof STAGES)[S]["decides"] extends readonly [] ? never : S;
}[StageName];

export const STAGE_NAMES: readonly StageName[] = namesOf(STAGES);

/** Facts of one stage, the optional ones too. */
export function stageFacts(stage: StageName): StageFacts {
  return STAGES[stage];
}

/** True where this stage leaves its verdict on the deployment of such an environment. */
export function decidesIn(stage: StageName, { production }: { readonly production: boolean }) {
  return stageFacts(stage).decides.includes(production ? "production" : "elsewhere");
}

/** The stage whose verdict counts in such an environment: the first that leaves one there. */
export function decidingStage(environment: { readonly production: boolean }): DecidingStage {
  const isDeciding = (stage: StageName): stage is DecidingStage => decidesIn(stage, environment);
  const [first] = STAGE_NAMES.filter(isDeciding);
  if (first === undefined) throw new Error("no stage decides");
  return first;
}
