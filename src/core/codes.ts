import type { Finding } from "./finding.ts";
import { bareId } from "./finding-id.ts";
import { PROBLEMS } from "./problem.ts";
import { namesOf } from "./table.ts";
import { OUTCOMES } from "./verdict.ts";

/** What a finding can be about, by the first part of its code. */
export const CODE_SUBJECTS = {
  "already-unhealthy": "The critical checks before the deployment",
  assigned: "Who holds a role",
  attest: "A line of the policy that people vouch for",
  ci: "Checks and statuses of the released commit",
  emergency: "The incident that a release is made for",
  freeze: "Change freezes",
  from: "A requirement that follows from checks, signals, steps or actions of the stage",
  held: "An earlier failure of this commit in the environment, a hold, or a no-go",
  "known-issues": "Known issues in the release notes",
  manifest: "The manifest and where it was read",
  "none-open": "Open issues and pull requests with a label",
  "not-behind": "The released commit against what is live",
  notes: "Release notes",
  "pipeline-history": "The newest runs of the default branch",
  plan: "The rollback plan",
  "put-off": "What was put off for an incident",
  resources: "Addresses that people need during a release",
  reviewed: "Reviews of the pull requests of the release",
  "rollback-target": "A release to roll back to",
  scans: "Scans of the released commit, and open alerts",
  scope: "The milestone of the release",
  semver: "The release type against the distance between versions",
  signoff: "Sign-offs in the release issue",
  "smoke-prepared": "Critical smoke checks in the manifest",
  tests: "Tests of one kind for the released commit",
  "verified-before": "The environments that come before",
  version: "Version, tag and date of the release",
  "version-files": "Files that name the version",
  "when-changed": "What has to be written where something changed",
  window: "Deployment windows",
  worked: "A workflow that has shown something a short while ago",
  check: "A smoke check",
  signal: "A health signal",
  "really-started": "Guard: the deployment really started",
  "has-ended": "Guard: the deployment has ended",
  "not-reverted": "Guard: the deployment was not rolled back before",
  target: "Guard: the target is another, good release",
  "still-newest": "The deployment is the newest of its environment",
  claim: "The claim of an environment, made before anything is touched",
  decision: "What the rollback stage decided",
  deploy: "The deployment itself",
  deployment: "The deployment that a stage is about",
  incident: "The issue of an incident",
  interrupted: "A stage that was stopped by a signal",
  announce: "The announce stage could not be finished",
  announcement: "The deployment that is announced",
  "approved-notes": "The notes that are published, against those that were judged",
  evidence: "The evidence at the published release",
  milestone: "The milestone of the version, after the release",
  published: "The release on GitHub",
  "pull-requests": "The comments on the pull requests of the release",
  "release-issue": "The comment in the release issue",
  tag: "The tag of the version",
  watch: "A release that passed a while ago",
  "watch-runs": "The runs of the watch before this one",
  issues: "Open issues of a release that is watched",
  "manifest-valid": "The manifest can be read and is valid",
  lock: "Other deployments to the environment that are not over",
  mark: "The verdict on the commit, in reports of earlier versions",
  page: "A page to whoever is on call",
  picture: "The commit status that shows people the verdict",
  notice: "What channels are told",
  control: "The control that tells a failed network from a failed service",
  observation: "The observation of health signals as a whole",
  "observe-only": "An environment that is only observed (`observe-only`)",
  readiness: "The readiness stage could not be finished",
  record: "The end of a deployment on its record",
  release: "The release stage could not be finished",
  revert: "The deployment of the version that is returned to",
  rollback: "The rollback stage could not be finished",
  smoke: "The smoke stage could not be finished",
  verdict: "The verdict that is written on the deployment record",
  verify: "The verify stage could not be finished",
  "version-live": "The version that answers",
} as const;

/** What kept a finding from being measured, where that is one of these. */
export const CODE_CAUSES = {
  "missing/permission": "A permission is missing from the token: add the printed lines to the job",
  "missing/answer": "Something that was asked could not be read: the reason says what",
} as const;

/** Every code that a finding can have. Codes stay the same between versions; new ones are added. */
export const CODES: readonly string[] = [
  ...namesOf(CODE_CAUSES),
  ...namesOf(PROBLEMS).map((name) => `problem/${name}`),
  ...namesOf(CODE_SUBJECTS).flatMap((subject) =>
    namesOf(OUTCOMES).map((outcome) => `${subject}/${outcome}`),
  ),
];

/**
 * The stable code of a finding: what it is about and how it came out (`ci/fail`), or what kept it
 * from being measured (`missing/permission`, `problem/value-missing`).
 */
export function codeOf(finding: Finding): string {
  const { code, lacks = [], outcome } = finding;
  if (code !== undefined) return code;
  const [lack] = lacks;
  if (lack !== undefined && outcome === "unknown") {
    return lacks.some(({ permission }) => permission !== undefined)
      ? "missing/permission"
      : "missing/answer";
  }
  return `${subjectOf(finding)}/${outcome}`;
}

function subjectOf({ id, basis }: Finding): string {
  if (basis.kind === "requirement" || basis.kind === "derived") return basis.evaluator;
  if (basis.kind === "check" || basis.kind === "signal") return basis.kind;
  const [kind = ""] = id.split("/");
  return kind === "step" || kind === "guard" ? bareId(id) : observedKind(kind);
}

/** A requirement that does not apply, or a check or signal whose values are not known. */
function observedKind(kind: string): string {
  return kind === "requirement" ? "from" : kind;
}
