import type { Answers } from "../core/answer.ts";
import { plural } from "../core/wording.ts";
import type { Run } from "../delivery/run.ts";
import { evaluate } from "../requirements/harness/evaluate.ts";
import { countedIn } from "./observed.ts";
import { type Due, factsOf, patiently } from "./patience.ts";
import type { Stage } from "./stage.ts";

/** Judges every requirement that is due before this environment, at one moment, when CI has ended. */
export const readiness: Stage = async (run) => ({ findings: (await judgeDue(run)).findings });

/** What people and other runs may have said a moment later: it is always asked again. */
const MOMENTARY: readonly string[] = ["history", "comments"];

/**
 * Judges what is due, and waits for what is pending only for the moment. Of what was judged by right
 * before, in the same process, only what may have changed since is asked again; what was missing is,
 * too.
 */
export async function judgeDue(run: Run, before: Answers = new Map()): Promise<Due> {
  const first = await judgeOnce(run, before);
  const due = await patiently(run, first, () => judgeOnce(run, new Map()));
  return { ...due, findings: countedIn(run, due.findings) };
}

async function judgeOnce(run: Run, before: Answers): Promise<Due> {
  const { subject, world, voice } = run;
  const { requirements } = subject;
  voice.progress(`asking for the evidence of ${plural(requirements.length, "requirement")}`);
  const facts = factsOf(run);
  const kept = new Map(
    [...before].filter(([, { state, kind }]) => state === "known" && !MOMENTARY.includes(kind)),
  );
  let answers: Answers = new Map();
  const evidence = world.evidence(facts.now, kept);
  const findings = await evaluate(requirements, facts, async (questions) => {
    answers = await evidence(questions);
    return answers;
  });
  return { findings, answers };
}
