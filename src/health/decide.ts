import type { Reading, SignalRule } from "../core/look.ts";
import type { Decision } from "./decision.ts";
import { distinct } from "./distinct.ts";
import { SequentialTest } from "./sequential.ts";

/** The decision of one signal over its looks, the missing ones among them. */
export function decide(rule: SignalRule, looks: readonly Reading[]): Decision {
  const test = new SequentialTest(rule);
  for (const look of distinct(looks)) test.add(look);
  return test.decision;
}
