import { plural } from "../core/wording.ts";
import { evaluate } from "../requirements/harness/evaluate.ts";
import type { Stage } from "./stage.ts";

/** Judges every requirement that is due before this environment, at one moment. */
export const readiness: Stage = async ({ subject, world, voice }) => {
  const { requirements, release, environment, identity, declared } = subject;
  voice.progress(`asking for the evidence of ${plural(requirements.length, "requirement")}`);
  const now = world.clock.now();
  const facts = { release, environment, run: identity, declared, now };
  return { findings: await evaluate(requirements, facts, world.evidence(now)) };
};
