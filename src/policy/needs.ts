/**
 * What a token has to be allowed to read, by what decides a requirement. Plain data, for people: what
 * is missing in a run is found out from GitHub's answers.
 */
export const PERMISSIONS = {
  "already-unhealthy": ["deployments"],
  attest: ["issues"],
  ci: ["checks", "statuses", "actions", "pull-requests", "contents"],
  freeze: [],
  from: [],
  held: ["deployments", "issues"],
  manifest: ["contents"],
  "not-behind": ["deployments", "contents"],
  notes: ["contents"],
  plan: ["contents"],
  "rollback-target": ["deployments", "actions", "contents"],
  semver: ["deployments"],
  signoff: ["issues", "contents"],
  "smoke-prepared": [],
  "verified-before": ["deployments"],
  version: ["contents"],
  window: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
