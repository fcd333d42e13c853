import type { Answer } from "../../src/core/answer.ts";
import type { Question } from "../../src/core/ask.ts";
import type { Clock } from "../../src/core/ports.ts";
import type { Fault } from "../../src/demo/github/faults.ts";
import type { World } from "../../src/demo/github/world.ts";
import { NOW } from "../support/builders.ts";
import { clientOf, startCheckedGitHub } from "../support/github.ts";
import { aGatherer, type ValueOf } from "./collect.ts";

const CLOCK: Clock = {
  now: () => NOW,
  monotonic: () => 0,
  sleep: async () => undefined,
  timeout: () => new AbortController().signal,
  limit: (_ms, work) => ({ value: work() }),
};

/**
 * Asks the emulated GitHub, whose every exchange is held to GitHub's own description; throws where
 * one leaves it.
 */
export async function askWorld<T>(
  world: World,
  question: Question<T>,
  faults: readonly Fault[] = [],
): Promise<Answer<T>> {
  const server = await startCheckedGitHub(world);
  try {
    for (const fault of faults) server.faults.add(fault);
    const github = clientOf(server, { clock: CLOCK });
    const answer = (await aGatherer(github)([question])).get(question.key);
    if (server.sins.length > 0) throw new Error(server.sins.join("\n"));
    if (world.unknownRoutes.length > 0) throw new Error(world.unknownRoutes.join("\n"));
    if (answer === undefined) throw new Error("no answer");
    return answer as Answer<T>; // answers are filed under their question's key
  } finally {
    await server.close();
  }
}

/** What is known, or a failed test. */
export async function valueIn<Q extends Question>(world: World, question: Q): Promise<ValueOf<Q>> {
  const answer = await askWorld(world, question);
  if (answer.state !== "known") throw new Error(`not known: ${JSON.stringify(answer)}`);
  return answer.value as ValueOf<Q>; // the collector of the question's kind made it
}
