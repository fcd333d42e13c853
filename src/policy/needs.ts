/**
 * What a token has to be allowed to read, by what decides a requirement. Plain data, for people: what
 * is missing in a run is found out from GitHub's answers.
 */
export const PERMISSIONS = {
  "already-unhealthy": ["deployments"],
  attest: ["issues", "contents"],
  ci: [
    ...["checks", "statuses", "actions", "pull-requests", "contents"],
    ...["deployments", "security-events"],
  ],
  freeze: [],
  from: [],
  held: ["deployments", "issues"],
  "known-issues": ["issues", "contents"],
  manifest: ["contents"],
  "none-open": ["issues"],
  "not-behind": ["deployments", "contents"],
  notes: ["contents"],
  "pipeline-history": ["actions"],
  plan: ["contents"],
  reviewed: ["pull-requests", "contents"],
  "rollback-target": ["deployments", "actions", "contents"],
  scans: ["security-events", "vulnerability-alerts", "contents"],
  scope: ["issues", "pull-requests", "contents"],
  semver: ["deployments"],
  signoff: ["issues", "contents"],
  "smoke-prepared": [],
  tests: ["checks", "statuses", "actions"],
  "verified-before": ["deployments"],
  version: ["contents"],
  "version-files": ["contents"],
  "when-changed": ["contents", "pull-requests"],
  window: [],
  worked: ["actions", "contents"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
