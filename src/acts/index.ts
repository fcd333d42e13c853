import type { ActKind } from "../receipts/index.ts";
import { claim } from "./claim.ts";
import { command } from "./command.ts";
import { dispatch } from "./dispatch.ts";
import { mark } from "./mark.ts";
import { status } from "./status.ts";
import type { Handler } from "./tools.ts";

/** Every kind of act. */
export const HANDLERS: { readonly [K in ActKind]: Handler<K> } = {
  claim,
  status,
  mark,
  command,
  dispatch,
};
