import type { Act, DeployOrder } from "../core/act.ts";
import { askOne } from "../core/ask.ts";
import { type HandPlan, byHand as handCommand, handInputs } from "../core/by-hand.ts";
import { type DispatchInput, dispatchInputs } from "../core/dispatch.ts";
import type { Judgement } from "../core/finding.ts";
import { type Lack, lackOf } from "../core/lack.ts";
import type { Notes } from "../core/report.ts";
import { line } from "../core/text.ts";
import { handWord } from "../expressions/by-hand.ts";
import { workflow } from "../questions/workflow.ts";
import type { Run } from "./stage.ts";

/** A deploy block made ready for one order; the record that it belongs to comes later. */
export type Ready = (deployment: number) => Act<"command"> | Act<"dispatch">;

/** Why the deploy block cannot be carried out, and what a person would run instead. */
export interface NotReady {
  readonly refusal: Judgement;
}

/** Fills in the deploy block for an order, before anything is claimed or touched. */
export async function readyFor(
  run: Run,
  order: DeployOrder,
): Promise<{ readonly act: Ready } | NotReady> {
  const { deploy } = run.manifest;
  return deploy.command === undefined
    ? readyWorkflow(run, order, deploy.workflow ?? "")
    : readyCommand(run, order, deploy.command);
}

const keyOf = ({ kind, environment, sha }: DeployOrder, deployment: number): string =>
  `${kind} ${environment} ${sha} ${deployment}`;

function readyCommand(
  run: Run,
  order: DeployOrder,
  declared: readonly string[],
): { readonly act: Ready } | NotReady {
  const command = run.resolve(declared, order);
  if (!command.ok) return refuse(command.missing, command.remedy);
  const { folder } = run;
  const timeoutMs = run.manifest.deploy.timeout;
  return {
    act: (deployment) => ({
      kind: "command",
      key: keyOf(order, deployment),
      order,
      command: command.value,
      folder,
      timeoutMs,
    }),
  };
}

async function readyWorkflow(
  run: Run,
  order: DeployOrder,
  file: string,
): Promise<{ readonly act: Ready } | NotReady> {
  const { deploy } = run.manifest;
  const declared = run.resolve(deploy.with, order);
  if (!declared.ok) return refuse(declared.missing, declared.remedy);
  const answer = await askOne(run.ask, workflow(file));
  if (answer.state === "missing") {
    return refuse(answer.reason, answer.remedy, [lackOf(answer)]);
  }
  const { inputs } = answer.value;
  const fitting = dispatchInputs({ file, inputs, declared: declared.value, order });
  if (!fitting.ok) return refuse(fitting.reason, fitting.remedy);
  const timeoutMs = deploy.timeout;
  const { ref } = deploy;
  return {
    act: (deployment) => ({
      kind: "dispatch",
      key: keyOf(order, deployment),
      order,
      file,
      ref,
      inputs: fitting.inputs,
      timeoutMs,
      deployment,
    }),
  };
}

function refuse(found: string, remedy: string, lacks?: readonly Lack[]): NotReady {
  const expected = "the deploy block can be carried out";
  return { refusal: { outcome: "unknown", expected, found, remedy, lacks } };
}

/**
 * What a person runs where this program cannot, or failed to; nothing where no command of a person
 * could carry out the deploy block either.
 */
export async function byHand(run: Run, order: DeployOrder): Promise<Pick<Notes, HandNote>> {
  const plan = await handPlan(run, order);
  if (plan === undefined) return {};
  const { sh, powershell, remarks } = handCommand(plan);
  return { byHand: sh, byHandPowerShell: powershell, byHandRemarks: remarks };
}

type HandNote = "byHand" | "byHandPowerShell" | "byHandRemarks";

async function handPlan(run: Run, order: DeployOrder): Promise<HandPlan | undefined> {
  const { command, workflow: file = "", with: written, ref } = run.manifest.deploy;
  const word = (text: string, from: string) =>
    handWord(text, {
      resolve: (part) => run.resolve(part, order),
      canShow: (part) => line(run.redact(part)) === part.trim(),
      from,
    });
  if (command !== undefined) {
    const words = command.map((text, at) => word(text, `word ${at + 1} of deploy.command`));
    return { kind: "command", order, words };
  }
  const declared = Object.entries(written ?? {}).map(
    ([name, text]) => [name, word(text, `deploy.with.${name}`)] as const,
  );
  const answer = await askOne(run.ask, workflow(file));
  const unread = answer.state === "missing";
  const inputs = unread ? takenAsDeclared(written) : answer.value.inputs;
  const sent = handInputs({ file, inputs, declared: Object.fromEntries(declared), order });
  if (!sent.ok || run.repository === undefined) return undefined;
  return { kind: "workflow", file, repository: repositoryOf(run), ref, unread, ...sent };
}

/** Where the workflow cannot be asked, it takes what the manifest names, and nothing else. */
function takenAsDeclared(written: Readonly<Record<string, string>> = {}): readonly DispatchInput[] {
  return Object.keys(written).map((name) => ({ name, required: false, hasDefault: false }));
}

/** `owner/name`, as `gh` needs it: with the host in front where it is another than github.com. */
function repositoryOf({ repository = "", identity }: Run): string {
  const [, host] = /^https:\/\/([^/]+)\/(.+)\/actions\/runs\/\d+$/.exec(identity.url ?? "") ?? [];
  return host === undefined || host === "github.com" ? repository : `${host}/${repository}`;
}
