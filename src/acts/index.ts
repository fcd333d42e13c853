import type { ActKind } from "../receipts/index.ts";
import { announcement } from "./announcement.ts";
import { attach } from "./attach.ts";
import { claim } from "./claim.ts";
import { command } from "./command.ts";
import { comment } from "./comment.ts";
import { dispatch } from "./dispatch.ts";
import { draft } from "./draft.ts";
import { incident } from "./incident.ts";
import { milestone } from "./milestone.ts";
import { notice } from "./notice.ts";
import { picture } from "./picture.ts";
import { publish } from "./publish.ts";
import { status } from "./status.ts";
import type { Handler } from "./tools.ts";

/** Every kind of act. */
export const HANDLERS: { readonly [K in ActKind]: Handler<K> } = {
  claim,
  status,
  picture,
  command,
  dispatch,
  notice,
  comment,
  incident,
  draft,
  attach,
  publish,
  milestone,
  announcement,
};
