import { type DispatchInput, type DispatchRefusal, dispatchInputs } from "./dispatch.ts";
import { NONCE_INPUT } from "./nonce.ts";
import type { DeployOrder } from "./order.ts";
import { posix, powershell, type Shell } from "./shells.ts";

/** A part of a word: text as it is, a secret by name, or an expression whose value is not shown. */
export type HandPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "secret"; readonly name: string }
  | { readonly kind: "value"; readonly of: string };

/** A word of the command, in its parts. */
export type HandWord = readonly HandPiece[];

/** What deploys: the words of `deploy.command`, or a workflow with all that it is dispatched with. */
export type HandPlan =
  | { readonly kind: "command"; readonly order: DeployOrder; readonly words: readonly HandWord[] }
  | {
      readonly kind: "workflow";
      readonly file: string;
      /** `owner/name`, with the host in front where it is not github.com. */
      readonly repository: string;
      /** Branch whose workflow file runs; undefined: the default branch. */
      readonly ref: string | undefined;
      readonly inputs: Readonly<Record<string, HandWord>>;
      /** True where nobody could ask the workflow whether it takes them. */
      readonly unread: boolean;
    };

/** A command for people, with what they have to know before they run it. */
export interface HandCommand {
  readonly sh: string;
  /** For PowerShell 7.3 or newer. */
  readonly powershell: string;
  /** Plain sentences without full stops. */
  readonly remarks: readonly string[];
}

/** What such a command leaves undone. */
const LIMITS =
  "It only starts the deployment: nothing is verified after it, and release-gate keeps no record of it";

const FOLDER = "Run it in the manifest's folder, in a checkout of the released commit";

/**
 * The command that this program would run, for people. Secrets, and values that cannot be shown,
 * are variables that must be set: without one the command stops before it does anything.
 */
export function byHand(plan: HandPlan): HandCommand {
  const variables = variablesOf(plan);
  const inShell = (shell: Shell) => commandIn(shell, plan, variables);
  return {
    sh: inShell(posix),
    powershell: inShell(powershell),
    remarks: [
      ...[...variables].map(([held, name]) => `Set ${name} first: ${held}`),
      ...(plan.kind === "command" ? [FOLDER] : []),
      ...(plan.kind === "workflow" && plan.unread
        ? [`Whether ${plan.file} still takes these inputs could not be read`]
        : []),
      LIMITS,
    ],
  };
}

/**
 * The inputs that a dispatch for this order would carry, in their parts: those of `deploy.with`, and
 * of the program's own those that the workflow declares.
 */
export function handInputs({
  declared,
  order,
  ...workflow
}: {
  readonly file: string;
  readonly inputs: readonly DispatchInput[] | undefined;
  readonly declared: Readonly<Record<string, HandWord>> | undefined;
  readonly order: DeployOrder;
}):
  | { readonly ok: true; readonly inputs: Readonly<Record<string, HandWord>> }
  | ({ readonly ok: false } & DispatchRefusal) {
  const texts = declared && mapValues(declared, (word) => word.map(textOf).join(""));
  const sent = dispatchInputs({ ...workflow, order, declared: texts });
  if (!sent.ok) return sent;
  const own = (text: string): HandWord => [{ kind: "text", text }];
  const entries = Object.entries(sent.inputs).map(([name, text]) => {
    return [name, declared?.[name] ?? own(text)] as const;
  });
  return { ok: true, inputs: { ...Object.fromEntries(entries), ...unnamed(workflow.inputs) } };
}

/** A run of a person belongs to no record; it says so where the workflow insists on an answer. */
function unnamed(inputs: readonly DispatchInput[] | undefined): Readonly<Record<string, HandWord>> {
  const isAsked = inputs?.some(
    ({ name, required, hasDefault }) => name === NONCE_INPUT && required && !hasDefault,
  );
  return isAsked ? { [NONCE_INPUT]: [{ kind: "text", text: "by hand" }] } : {};
}

/** Something in the place of what is not known here: an input that is set. */
const textOf = (piece: HandPiece): string => (piece.kind === "text" ? piece.text : "\0");

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** Names of variables by what they hold: those of secrets are their own, where a shell takes them. */
function variablesOf(plan: HandPlan): ReadonlyMap<string, string> {
  const words = plan.kind === "command" ? plan.words : Object.values(plan.inputs);
  const pieces = words.flat();
  const own = pieces.flatMap((piece) =>
    piece.kind === "secret" && NAME.test(piece.name) ? [piece.name] : [],
  );
  const names = new Map(own.map((name) => [secretText(name), name]));
  let next = 1;
  for (const held of pieces.flatMap((piece) => heldBy(piece) ?? [])) {
    if (names.has(held)) continue;
    while (own.includes(`VALUE_${next}`)) next += 1;
    names.set(held, `VALUE_${next}`);
    next += 1;
  }
  return names;
}

/** A name that both shells take for a variable. */
const NAME = /^[A-Za-z_]\w*$/;

const secretText = (name: string): string => `the secret ${name}`;

function heldBy(piece: HandPiece): string | undefined {
  if (piece.kind === "text") return undefined;
  return piece.kind === "secret" ? secretText(piece.name) : piece.of;
}

function commandIn(shell: Shell, plan: HandPlan, variables: ReadonlyMap<string, string>): string {
  const word = (pieces: HandWord) =>
    shell.word(
      pieces.map((piece) =>
        piece.kind === "text" ? piece.text : { variable: variables.get(heldBy(piece) ?? "") ?? "" },
      ),
    );
  if (plan.kind === "command") {
    const { environment, version, sha, kind } = plan.order;
    const [program = "", ...parameters] = plan.words.map(word);
    const set = {
      RELEASE_ENVIRONMENT: environment,
      RELEASE_VERSION: version,
      RELEASE_SHA: sha,
      RELEASE_KIND: kind,
    };
    return shell.command({ set, program, parameters, needed: [...variables.values()] });
  }
  const { file, repository, ref, inputs } = plan;
  const plain = (text: string) => shell.word([text]);
  const fields = Object.entries(inputs).flatMap(([name, value]) => [
    "-f",
    word([{ kind: "text", text: `${name}=` }, ...value]),
  ]);
  const branch = ref === undefined ? [] : ["--ref", plain(ref)];
  const parameters = [
    "workflow",
    "run",
    plain(file),
    "--repo",
    plain(repository),
    ...branch,
    ...fields,
  ];
  return shell.command({ set: {}, program: "gh", parameters, needed: [...variables.values()] });
}
