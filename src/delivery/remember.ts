import type { Answer } from "../core/answer.ts";
import type { Ask } from "../core/ask.ts";
import { workflow } from "../questions/workflow.ts";

/**
 * The same, with what a workflow was last seen to take in the place of GitHub's silence: people need
 * the command that starts it most when GitHub gives no answer.
 */
export function rememberingWorkflows(ask: Ask): Ask {
  const seen = new Map<string, Answer>();
  return async (questions, until) => {
    const answers = await ask(questions, until);
    for (const [key, answer] of answers) {
      if (answer.kind === workflow("").kind && answer.state === "known") seen.set(key, answer);
    }
    return new Map(
      [...answers].map(([key, answer]) => {
        const isSilent = answer.state === "missing" && answer.silent === true;
        return [key, isSilent ? (seen.get(key) ?? answer) : answer] as const;
      }),
    );
  };
}
