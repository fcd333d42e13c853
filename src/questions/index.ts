import { ancestry } from "./ancestry.ts";
import { before } from "./before.ts";
import { changes } from "./changes.ts";
import { checks } from "./checks.ts";
import { comments } from "./comments.ts";
import { history } from "./history.ts";
import { issues } from "./issues.ts";
import { labelled } from "./labelled.ts";
import { links } from "./links.ts";
import { manifest } from "./manifest.ts";
import { markdown } from "./markdown.ts";
import { milestone } from "./milestone.ts";
import { owner } from "./owner.ts";
import { paths } from "./paths.ts";
import { pipeline } from "./pipeline.ts";
import { record } from "./record.ts";
import { required } from "./required.ts";
import { reviews } from "./reviews.ts";
import { runs } from "./runs.ts";
import { scans } from "./scans.ts";
import { tags } from "./tags.ts";
import { team } from "./team.ts";
import { user } from "./user.ts";
import { versions } from "./versions.ts";
import { worked } from "./worked.ts";
import { workflow } from "./workflow.ts";

/** Every kind of question about the world. */
export const QUESTIONS = {
  history,
  record,
  owner,
  checks,
  runs,
  required,
  comments,
  changes,
  reviews,
  paths,
  labelled,
  milestone,
  links,
  pipeline,
  worked,
  scans,
  versions,
  ancestry,
  team,
  user,
  markdown,
  workflow,
  tags,
  before,
  manifest,
  issues,
} as const;
