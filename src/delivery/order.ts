import { askOne } from "../core/ask.ts";
import { dispatchInputs, withNonce } from "../core/dispatch.ts";
import type { Judgement } from "../core/finding.ts";
import { type Lack, lackOf } from "../core/lack.ts";
import type { DeployOrder } from "../core/order.ts";
import type { RecordGuard } from "../core/record-guard.ts";
import type { Manifest } from "../manifest/schema.ts";
import { workflow } from "../questions/workflow.ts";
import { command } from "../receipts/command.ts";
import { dispatch } from "../receipts/dispatch.ts";
import type { Act } from "../receipts/index.ts";
import { ADD_DEPLOY } from "../rollout/options.ts";
import type { Run, RunSubject, World } from "./run.ts";

/** The manifest's `deploy`, and what its values are filled in with. */
interface DeployBlock extends Pick<RunSubject, "folder" | "resolve">, Pick<World, "ask"> {
  readonly deploy: Manifest["deploy"];
}

type Written = DeployBlock & { readonly deploy: NonNullable<Manifest["deploy"]> };

/** The deploy block of a run. */
export function deployBlock({ subject, world }: Run): DeployBlock {
  const { manifest, folder, resolve } = subject;
  return { deploy: manifest.deploy, folder, resolve, ask: world.ask };
}

/**
 * A deploy block made ready for one order; the record that it belongs to comes later, with what must
 * hold of it, and with the nonce by which its workflow run is found. A command begins in this
 * process, right after that was looked at.
 */
export type Ready = (
  deployment: number,
  guard?: RecordGuard | undefined,
  nonce?: string | undefined,
) => Act<"command"> | Act<"dispatch">;

/** Why the deploy block cannot be carried out. */
interface NotReady {
  readonly refusal: Judgement;
}

/** Fills in the deploy block for an order, before anything is claimed or touched. */
export async function readyFor(
  block: DeployBlock,
  order: DeployOrder,
): Promise<{ readonly act: Ready } | NotReady> {
  const { deploy } = block;
  if (deploy === undefined) return refuse("the manifest does not say how to deploy", ADD_DEPLOY);
  const { command: words, workflow: file = "" } = deploy;
  return words === undefined
    ? readyWorkflow({ ...block, deploy }, order, file)
    : readyCommand({ ...block, deploy }, order, words);
}

function readyCommand(
  { deploy, folder, resolve }: Written,
  order: DeployOrder,
  words: readonly string[],
): { readonly act: Ready } | NotReady {
  const filled = resolve(words, order);
  if (!filled.ok) return refuse(filled.missing, filled.remedy);
  const parts = { order, command: filled.value, folder, timeoutMs: deploy.timeout };
  return { act: (deployment) => command.act({ ...parts, deployment }) };
}

async function readyWorkflow(
  { deploy, resolve, ask }: Written,
  order: DeployOrder,
  file: string,
): Promise<{ readonly act: Ready } | NotReady> {
  const declared = resolve(deploy.with, order);
  if (!declared.ok) return refuse(declared.missing, declared.remedy);
  const answer = await askOne(ask, workflow(file));
  if (answer.state === "missing") {
    return refuse(answer.reason, answer.remedy, [lackOf(answer)]);
  }
  const { inputs, showsNonce = false } = answer.value;
  const fitting = dispatchInputs({ file, inputs, declared: declared.value, order });
  if (!fitting.ok) return refuse(fitting.reason, fitting.remedy);
  const { ref, timeout: timeoutMs } = deploy;
  const parts = { order, file, ref, timeoutMs };
  return {
    act: (deployment, guard, nonce) => {
      const sent = withNonce(fitting.inputs, nonce, inputs);
      const shown = showsNonce ? nonce : undefined;
      return dispatch.act({ ...parts, inputs: sent, nonce: shown, deployment, guard });
    },
  };
}

function refuse(found: string, remedy: string, lacks?: readonly Lack[]): NotReady {
  const expected = "A deploy block that can be carried out";
  return { refusal: { outcome: "unknown", expected, found, remedy, lacks } };
}
