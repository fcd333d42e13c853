import type { Answers } from "../core/answer.ts";
import type { Finding } from "../core/finding.ts";
import { plural } from "../core/wording.ts";
import type { Run } from "../delivery/run.ts";
import { evaluate } from "../requirements/harness/evaluate.ts";
import type { Stage } from "./stage.ts";

/** Judges every requirement that is due before this environment, at one moment. */
export const readiness: Stage = async (run) => ({ findings: (await judgeDue(run)).findings });

/** What is due, with the answers that it was judged by. */
export interface Due {
  readonly findings: readonly Finding[];
  readonly answers: Answers;
}

/** What people and other runs may have said a moment later: it is always asked again. */
const MOMENTARY: readonly string[] = ["history", "comments"];

/**
 * Judges what is due. Of what was judged by right before, in the same process, only what may have
 * changed since is asked again; what was missing is, too.
 */
export async function judgeDue(
  { subject, world, voice }: Run,
  before: Answers = new Map(),
): Promise<Due> {
  const { requirements, release, environment, identity, declared } = subject;
  voice.progress(`asking for the evidence of ${plural(requirements.length, "requirement")}`);
  const now = world.clock.now();
  const facts = { release, environment, run: identity, declared, now };
  const kept = new Map(
    [...before].filter(([, { state, kind }]) => state === "known" && !MOMENTARY.includes(kind)),
  );
  let answers: Answers = new Map();
  const evidence = world.evidence(now, kept);
  const findings = await evaluate(requirements, facts, async (questions) => {
    answers = await evidence(questions);
    return answers;
  });
  return { findings, answers };
}
