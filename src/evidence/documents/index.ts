import type { GraphQLQuery } from "../../core/ports.ts";
import { COMMIT_HISTORY } from "./commit-history.ts";
import { COMMIT_PULLS } from "./commit-pulls.ts";
import { DEPLOYMENT_STATUSES } from "./deployment-statuses.ts";
import { PULL_ISSUES } from "./pull-issues.ts";
import { PULL_REVIEWS } from "./pull-reviews.ts";
import { PULL_TEXTS } from "./pull-texts.ts";
import { RELEASES } from "./releases.ts";
import { VIEWER } from "./viewer.ts";

/** The register of queries: every one that is sent, held against GitHub's schema by the tests. */
export const DOCUMENTS: readonly GraphQLQuery[] = [
  COMMIT_HISTORY,
  COMMIT_PULLS,
  DEPLOYMENT_STATUSES,
  PULL_ISSUES,
  PULL_REVIEWS,
  PULL_TEXTS,
  RELEASES,
  VIEWER,
];
