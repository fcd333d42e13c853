import type { Act, DeployOrder } from "../core/act.ts";
import { askOne } from "../core/ask.ts";
import { dispatchInputs } from "../core/dispatch.ts";
import type { Judgement } from "../core/finding.ts";
import { type Lack, lackOf } from "../core/lack.ts";
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

/** What a person runs where this program cannot, or failed to; secrets are shell variables in it. */
export function byHand(run: Run, order: DeployOrder): string {
  const { environment, version, sha, kind } = order;
  const { deploy } = run.manifest;
  const word = (text: string) => filledWord(run, order, text);
  if (deploy.command !== undefined) {
    const variables = [
      `RELEASE_ENVIRONMENT=${shellWord(environment)}`,
      `RELEASE_VERSION=${shellWord(version)}`,
      `RELEASE_SHA=${shellWord(sha)}`,
      `RELEASE_KIND=${kind}`,
    ];
    return [...variables, ...deploy.command.map(word)].join(" ");
  }
  const inputs = Object.entries(deploy.with ?? { sha, version, environment });
  const filled = inputs.map(([name, value]) => `-f ${name}=${word(value)}`);
  const branch = deploy.ref === undefined ? [] : [`--ref ${shellWord(deploy.ref)}`];
  return ["gh workflow run", shellWord(deploy.workflow ?? ""), ...branch, ...filled].join(" ");
}

/** A word with its expressions filled in, but for secrets: those a person has in variables. */
function filledWord(run: Run, order: DeployOrder, text: string): string {
  const parts = text.split(/\$\{\{\s*secrets\.(\w+)\s*\}\}/i);
  const words = parts.map((part, index) => {
    if (index % 2 === 1) return `"$${part}"`;
    if (part === "") return "";
    const resolved = run.resolve(part, order);
    return shellWord(resolved.ok ? resolved.value : part);
  });
  return words.join("") || "''";
}

/** A word that a POSIX shell takes as it is. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
