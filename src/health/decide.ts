import type { Reading, SignalRule } from "../core/look.ts";
import type { Decision } from "./decision.ts";
import { distinct } from "./distinct.ts";
import { SequentialTest } from "./sequential.ts";
import { ZeroTest } from "./zero.ts";

/** The test that a rule asks for, before its first look. */
export function testOf(rule: SignalRule): SequentialTest | ZeroTest {
  return rule.kind === "zero" ? new ZeroTest(rule) : new SequentialTest(rule);
}

/** The decision of one signal over its looks, the missing ones among them. */
export function decide(rule: SignalRule, looks: readonly Reading[]): Decision {
  const test = testOf(rule);
  for (const look of distinct(looks)) test.add(look);
  return test.decision;
}
