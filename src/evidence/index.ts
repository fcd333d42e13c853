import type { QuestionKind } from "../questions/kinds.ts";
import { collectAncestry } from "./ancestry.ts";
import { collectBefore } from "./before.ts";
import { collectChanges } from "./changes.ts";
import { collectChecks } from "./checks.ts";
import type { Collector } from "./collector.ts";
import { collectComments } from "./comments.ts";
import { collectHistory } from "./history.ts";
import { collectIssues } from "./issues.ts";
import { collectLabelled } from "./labelled.ts";
import { collectLinks } from "./links.ts";
import { collectManifest } from "./manifest.ts";
import { collectMarkdown } from "./markdown.ts";
import { collectMilestone } from "./milestone.ts";
import { collectOwner } from "./owner.ts";
import { collectPaths } from "./paths.ts";
import { collectPipeline } from "./pipeline.ts";
import { collectRecord } from "./record.ts";
import { collectRequired } from "./required.ts";
import { collectReviews } from "./reviews.ts";
import { collectRuns } from "./runs.ts";
import { collectScans } from "./scans.ts";
import { collectTags } from "./tags.ts";
import { collectTeam } from "./team.ts";
import { collectUser } from "./user.ts";
import { collectVersions } from "./versions.ts";
import { collectWorked } from "./worked.ts";
import { collectWorkflow } from "./workflow.ts";

/** The register of collectors: one for each kind of question. */
export const COLLECTORS: { readonly [K in QuestionKind]: Collector<K> } = {
  history: collectHistory,
  record: collectRecord,
  owner: collectOwner,
  checks: collectChecks,
  runs: collectRuns,
  required: collectRequired,
  comments: collectComments,
  changes: collectChanges,
  reviews: collectReviews,
  paths: collectPaths,
  labelled: collectLabelled,
  milestone: collectMilestone,
  links: collectLinks,
  pipeline: collectPipeline,
  worked: collectWorked,
  scans: collectScans,
  versions: collectVersions,
  ancestry: collectAncestry,
  team: collectTeam,
  user: collectUser,
  markdown: collectMarkdown,
  workflow: collectWorkflow,
  tags: collectTags,
  before: collectBefore,
  manifest: collectManifest,
  issues: collectIssues,
};
