import type { GraphQLQuery } from "../../core/ports.ts";
import { DEPLOYMENT_STATUSES } from "./deployment-statuses.ts";
import { VIEWER } from "./viewer.ts";

/** The register of queries: every one that is sent, held against GitHub's schema by the tests. */
export const DOCUMENTS: readonly GraphQLQuery[] = [DEPLOYMENT_STATUSES, VIEWER];
