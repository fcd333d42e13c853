import type { StageName } from "../core/report.ts";

/** What the help says of each stage. */
export const STAGES: Readonly<
  Record<StageName, { readonly says: string; readonly example: string }>
> = {
  readiness: {
    says: "judge what is due before an environment",
    example: "release-gate readiness --environment production",
  },
  deploy: {
    says: "judge again, claim the deployment, deploy, wait for the version",
    example: "release-gate deploy --environment staging",
  },
  smoke: {
    says: "run the checks against an environment",
    example: "release-gate smoke --environment staging --release-version 2.4.0",
  },
  verify: {
    says: "run the critical checks, then watch the health signals",
    example: "release-gate verify --environment production",
  },
  rollback: {
    says: "read the verdict's mark and revert, hold, or do nothing",
    example: 'release-gate rollback --environment production --reason "orders fail"',
  },
  release: {
    says: "readiness, deploy, verdict and rollback of one environment in one go",
    example: "release-gate release --environment production",
  },
};
