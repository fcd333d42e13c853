import { ancestry } from "./ancestry.ts";
import { before } from "./before.ts";
import { changes } from "./changes.ts";
import { checks } from "./checks.ts";
import { comments } from "./comments.ts";
import { history } from "./history.ts";
import { issues } from "./issues.ts";
import { manifest } from "./manifest.ts";
import { markdown } from "./markdown.ts";
import { owner } from "./owner.ts";
import { record } from "./record.ts";
import { required } from "./required.ts";
import { runs } from "./runs.ts";
import { tags } from "./tags.ts";
import { team } from "./team.ts";
import { user } from "./user.ts";
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
