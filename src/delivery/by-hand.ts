import { askOne } from "../core/ask.ts";
import {
  type HandCommand,
  type HandPlan,
  byHand as handCommand,
  handInputs,
} from "../core/by-hand.ts";
import type { DispatchInput } from "../core/dispatch.ts";
import type { DeployOrder } from "../core/order.ts";
import { line } from "../core/text.ts";
import { handWord } from "../expressions/by-hand.ts";
import { workflow } from "../questions/workflow.ts";
import { deployBlock } from "./order.ts";
import type { Run, RunSubject } from "./run.ts";

/**
 * What a person runs where this program cannot, or failed to; undefined where no command of a
 * person could carry out the deploy block either.
 */
export async function byHand(run: Run, order: DeployOrder): Promise<HandCommand | undefined> {
  const plan = await handPlan(run, order);
  return plan && handCommand(plan);
}

async function handPlan(run: Run, order: DeployOrder): Promise<HandPlan | undefined> {
  const { deploy, resolve, ask } = deployBlock(run);
  if (deploy === undefined) return undefined;
  const { command, workflow: file = "", with: written, ref } = deploy;
  const word = (text: string, from: string) =>
    handWord(text, {
      resolve: (part) => resolve(part, order),
      canShow: (part) => line(run.world.redact(part)) === part.trim(),
      from,
    });
  if (command !== undefined) {
    const words = command.map((text, at) => word(text, `word ${at + 1} of deploy.command`));
    return { kind: "command", order, words };
  }
  const declared = Object.entries(written ?? {}).map(
    ([name, text]) => [name, word(text, `deploy.with.${name}`)] as const,
  );
  const answer = await askOne(ask, workflow(file));
  const unread = answer.state === "missing";
  const inputs = unread ? takenAsDeclared(written) : answer.value.inputs;
  const sent = handInputs({ file, inputs, declared: Object.fromEntries(declared), order });
  if (!sent.ok || run.subject.repository === undefined) return undefined;
  const repository = repositoryOf(run.subject);
  return { kind: "workflow", file, repository, ref, unread, ...sent };
}

/** Where the workflow cannot be asked, it takes what the manifest names, and nothing else. */
function takenAsDeclared(written: Readonly<Record<string, string>> = {}): readonly DispatchInput[] {
  return Object.keys(written).map((name) => ({ name, required: false, hasDefault: false }));
}

/** `owner/name`, as `gh` needs it: with the host in front where it is another than github.com. */
function repositoryOf({ repository = "", host }: RunSubject): string {
  return host === undefined ? repository : `${host}/${repository}`;
}
