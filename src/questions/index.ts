import { changes } from "./changes.ts";
import { checks } from "./checks.ts";
import { comments } from "./comments.ts";
import { history } from "./history.ts";
import { markdown } from "./markdown.ts";
import { owner } from "./owner.ts";
import { tags } from "./tags.ts";
import { team } from "./team.ts";
import { workflow } from "./workflow.ts";

/** Every kind of question about the world. */
export const QUESTIONS = {
  history,
  owner,
  checks,
  comments,
  changes,
  team,
  markdown,
  workflow,
  tags,
} as const;
