import type { Route } from "../call.ts";
import { checkRoutes } from "./checks.ts";
import { commentRoutes } from "./comments.ts";
import { commitRoutes } from "./commits.ts";
import { contentRoutes } from "./contents.ts";
import { deploymentStatusRoutes } from "./deployment-statuses.ts";
import { deploymentRoutes } from "./deployments.ts";
import { gitRefRoutes } from "./git-refs.ts";
import { issueRoutes } from "./issues.ts";
import { labelRoutes } from "./labels.ts";
import { milestoneRoutes } from "./milestones.ts";
import { pullRoutes } from "./pulls.ts";
import { rateLimitRoutes } from "./rate-limit.ts";
import { releaseRoutes } from "./releases.ts";
import { repositoryRoutes } from "./repository.ts";
import { runRoutes } from "./runs.ts";
import { securityRoutes } from "./security.ts";
import { statusRoutes } from "./statuses.ts";
import { workflowRoutes } from "./workflows.ts";

/** Every operation of GitHub's API that the emulation serves. */
export const ROUTES: readonly Route[] = [
  ...checkRoutes,
  ...commentRoutes,
  ...commitRoutes,
  ...contentRoutes,
  ...deploymentRoutes,
  ...deploymentStatusRoutes,
  ...gitRefRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...milestoneRoutes,
  ...pullRoutes,
  ...rateLimitRoutes,
  ...releaseRoutes,
  ...repositoryRoutes,
  ...runRoutes,
  ...securityRoutes,
  ...statusRoutes,
  ...workflowRoutes,
];
