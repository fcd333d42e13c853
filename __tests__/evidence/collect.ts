import type { Answer } from "../../src/core/answer.ts";
import type { Question } from "../../src/core/ask.ts";
import type { GitHub } from "../../src/core/ports.ts";
import { gatherer } from "../../src/evidence/gather.ts";
import type { ReadFile } from "../../src/evidence/source.ts";
import { NOW, SHA } from "../support/builders.ts";

/** What the answer to a question holds. */
export type ValueOf<Q extends Question> = Q extends Question<infer T> ? T : never;

type GatherOptions = Parameters<typeof gatherer>[0];

/** When the tests read. */
export const AT = new Date(NOW).toISOString();

export const NO_FILES: ReadFile = async () => ({
  state: "read",
  text: undefined,
  origin: "working tree",
});

/** A gatherer for the release under test. */
export function aGatherer(github: GitHub | undefined, over: Partial<GatherOptions> = {}) {
  return gatherer({
    github,
    source: NO_FILES,
    releaseSha: SHA,
    manifest: "release.yml",
    clock: {
      now: () => NOW,
      monotonic: () => NOW,
      sleep: async () => undefined,
      timeout: () => new AbortController().signal,
      limit: (_ms, work) => ({ value: work() }),
    },
    signal: new AbortController().signal,
    ...over,
  });
}

/** The answer to one question. */
export async function askOne(
  question: Question,
  github: GitHub | undefined,
  over: Partial<GatherOptions> = {},
): Promise<Answer | undefined> {
  return (await aGatherer(github, over)([question])).get(question.key);
}

/** What is known, or a failed test. */
export async function knownValue<Q extends Question>(
  question: Q,
  github: GitHub | undefined,
  over: Partial<GatherOptions> = {},
): Promise<ValueOf<Q>> {
  const answer = await askOne(question, github, over);
  if (answer?.state !== "known") throw new Error(`not known: ${JSON.stringify(answer)}`);
  return answer.value as ValueOf<Q>; // the collector of the question's kind made it
}
