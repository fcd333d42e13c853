import type { Answers } from "../core/answer.ts";
import type { Finding } from "../core/finding.ts";
import { bareId } from "../core/finding-id.ts";
import type { Subject } from "../core/subject.ts";
import { formatDuration } from "../core/units.ts";
import { fold } from "../core/verdict.ts";
import type { Run } from "../delivery/run.ts";
import { evaluate, patienceOf } from "../requirements/harness/evaluate.ts";
import type { PlannedRequirement } from "../requirements/harness/evaluator.ts";

/** What is due, with the answers that it was judged by. */
export interface Due {
  readonly findings: readonly Finding[];
  readonly answers: Answers;
}

/** Time between two looks at what is pending. */
const AGAIN_MS = 15_000;

/**
 * Waits for what is pending only for the moment, as long as its requirement allows it; then
 * everything is judged anew, at one moment. Nothing waits where more than time is missing.
 */
export async function patiently(run: Run, first: Due, anew: () => Promise<Due>): Promise<Due> {
  const { clock, signal } = run.world;
  const since = clock.monotonic();
  const passed = () => clock.monotonic() - since;
  let due = first;
  for (;;) {
    const patient = patientOf(run, due);
    const limit = Math.max(0, ...patient.map((requirement) => patienceOf(requirement).ms));
    if (passed() >= limit) return due;
    await untilSettled(run, { patient, due, left: () => limit - passed() });
    // What was judged before stands: the stage ends now, and pending is no pass.
    if (signal.aborted) return due;
    run.voice.tell(`Waited ${formatDuration(passed())} for ${namesOf(patient)}`);
    due = await anew();
  }
}

/** Requirements that are pending and worth a wait: none where the verdict does not hang on time. */
function patientOf({ subject }: Run, { findings }: Due): readonly PlannedRequirement[] {
  if (fold(findings) !== "pending") return [];
  const pending = findings.filter(
    ({ outcome, effect }) => outcome === "pending" && effect === "block",
  );
  return subject.requirements.filter(
    (requirement) =>
      patienceOf(requirement).ms > 0 && pending.some(({ id }) => bareId(id) === requirement.id),
  );
}

interface Waiting {
  readonly patient: readonly PlannedRequirement[];
  readonly due: Due;
  /** Milliseconds that are left. */
  readonly left: () => number;
}

/** Asks again until none of them is pending; an answer that did not come is asked for again. */
async function untilSettled(run: Run, { patient, due, left }: Waiting): Promise<void> {
  const { world, voice } = run;
  const { clock, signal } = world;
  const ids = new Set(patient.map(({ id }) => id));
  let open = due.findings.filter(({ id }) => ids.has(bareId(id)));
  let { answers } = due;
  while (open.length > 0 && left() > 0) {
    voice.progress(
      `waiting up to ${formatDuration(left())} for ${namesOf(patient)}: ${open.map(({ found }) => found).join("; ")}`,
    );
    await clock.sleep(Math.min(AGAIN_MS, left()), signal);
    if (signal.aborted) return;
    const kept = keptOf(patient, answers);
    const findings = await evaluate(patient, factsOf(run), async (questions) => {
      const fresh = await world.ask(questions.filter(({ key }) => !kept.has(key)));
      answers = new Map([...kept, ...fresh]);
      return answers;
    });
    open = findings.filter(({ outcome }) => outcome === "pending" || outcome === "unknown");
  }
}

function keptOf(patient: readonly PlannedRequirement[], answers: Answers): Answers {
  const keeps = patient.map((requirement) => patienceOf(requirement).keeps);
  return new Map(
    [...answers].filter(
      ([, answer]) => answer.state === "known" && keeps.every((keep) => keep(answer)),
    ),
  );
}

/** What is judged about, at this moment. */
export function factsOf({ subject, world }: Run): Subject {
  const { release, environment, identity: run, declared } = subject;
  return { release, environment, run, declared, now: world.clock.now() };
}

const namesOf = (requirements: readonly PlannedRequirement[]): string =>
  requirements.map(({ id }) => id).join(", ");
