import type { Reading, SignalRule } from "../core/look.ts";
import type { Decision } from "./decision.ts";
import { distinct } from "./distinct.ts";
import { GaugeTest } from "./gauge.ts";
import { LevelTest } from "./level.ts";
import { SequentialTest } from "./sequential.ts";
import { ZeroTest } from "./zero.ts";

/** Takes the looks of one signal, one after the other. */
export interface SignalTest {
  readonly standing: Decision["decision"];
  readonly decision: Decision;
  readonly add: (look: Reading) => void;
}

/** The test that a rule asks for, before its first look. */
export function testOf(rule: SignalRule): SignalTest {
  switch (rule.kind) {
    case "zero":
      return new ZeroTest(rule);
    case "level":
      return new LevelTest(rule);
    case "below":
      return new GaugeTest(rule);
    case undefined:
      return new SequentialTest(rule);
    default:
      return rule.kind satisfies never;
  }
}

/** The decision of one signal over its looks, the missing ones among them. */
export function decide(rule: SignalRule, looks: readonly Reading[]): Decision {
  const test = testOf(rule);
  for (const look of distinct(looks)) test.add(look);
  return test.decision;
}
