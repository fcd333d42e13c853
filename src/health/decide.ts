import type { Look, SignalRule } from "../core/look.ts";
import type { Decision } from "./decision.ts";
import { SequentialTest } from "./sequential.ts";

/** The decision of one signal over its looks, undefined for missing ones. */
export function decide(rule: SignalRule, looks: readonly (Look | undefined)[]): Decision {
  const test = new SequentialTest(rule);
  for (const look of looks) test.add(look);
  return test.decision;
}
