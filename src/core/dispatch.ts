import { NONCE_INPUT } from "./nonce.ts";
import type { DeployOrder } from "./order.ts";
import type { Place } from "./place.ts";

/** An input that a workflow declares under `workflow_dispatch`. */
export interface DispatchInput {
  readonly name: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  /** Where it is declared. */
  readonly place?: Place | undefined;
}

/** Why a workflow cannot be dispatched for a commit, with the lines that make it possible. */
export interface DispatchRefusal {
  readonly reason: string;
  readonly remedy: string;
  /** In the workflow, where it is the workflow that has to change. */
  readonly place?: Place | undefined;
}

type Inputs = Readonly<Record<string, string>>;

interface Dispatchable {
  /** File name of the workflow, such as `deploy.yml`. */
  readonly file: string;
  /** Answer of the question `workflow`; undefined: not there, or not dispatchable. */
  readonly inputs: readonly DispatchInput[] | undefined;
  /** Of the workflow's `on:`. */
  readonly place?: Place | undefined;
  /** `deploy.with`; what it does not name, the workflow's own names decide. */
  readonly declared: Inputs | undefined;
}

const COMMIT_NAMES: readonly string[] = ["ref", "sha"];
const KNOWN_NAMES = [...COMMIT_NAMES, "version", "environment", "kind"];

/**
 * Inputs of one dispatch: the resolved values of `with`, and of `ref`, `sha`, `version`,
 * `environment` and `kind` those that the workflow declares and `with` does not name.
 */
export function dispatchInputs({
  order,
  ...workflow
}: Dispatchable & { readonly order: DeployOrder }):
  | { readonly ok: true; readonly inputs: Inputs }
  | ({ readonly ok: false } & DispatchRefusal) {
  const own: Inputs = { ref: order.sha, ...order };
  const values: Inputs = {
    ...Object.fromEntries(defaultNames(workflow).map((name) => [name, own[name] ?? ""])),
    ...workflow.declared,
  };
  const carriesCommit = Object.values(values).some((value) => value.includes(order.sha));
  const refusal = refuse(workflow, { values, carriesCommit });
  return refusal === undefined ? { ok: true, inputs: values } : { ok: false, ...refusal };
}

/**
 * Why a workflow could not be dispatched for a deployment or a revert, while the values of `with`
 * are still unresolved; undefined: it can.
 */
export function refuseDispatch(workflow: Dispatchable): DispatchRefusal | undefined {
  const values: Inputs = {
    ...Object.fromEntries(defaultNames(workflow).map((name) => [name, "known later"])),
    ...workflow.declared,
  };
  return refuse(workflow, { values, carriesCommit: takesCommit(workflow) });
}

/**
 * True when the commit to deploy reaches the workflow: by its own input `ref` or `sha`, or by an
 * unresolved value of `with` that mentions `target.sha`. `release.sha` does not do: on a revert it
 * is the commit to get away from.
 */
export function takesCommit(workflow: Omit<Dispatchable, "file">): boolean {
  return (
    defaultNames(workflow).some((name) => COMMIT_NAMES.includes(name)) ||
    Object.values(workflow.declared ?? {}).some(mentionsTargetCommit)
  );
}

function mentionsTargetCommit(value: string): boolean {
  const expressions = value.matchAll(/\$\{\{(.*?)\}\}/gs);
  return [...expressions].some(([, inner = ""]) =>
    /\btarget\s*(\.\s*sha\b|\[\s*'sha'\s*\])/i.test(inner),
  );
}

/** The inputs of a dispatch with the nonce, where the workflow declares the input for it. */
export function withNonce(
  inputs: Readonly<Record<string, string>>,
  nonce: string | undefined,
  declared: readonly DispatchInput[] | undefined,
): Readonly<Record<string, string>> {
  const isDeclared = declared?.some(({ name }) => name === NONCE_INPUT) ?? false;
  return nonce !== undefined && isDeclared ? { ...inputs, [NONCE_INPUT]: nonce } : inputs;
}

/** Known inputs that the workflow declares and `with` leaves to us. */
function defaultNames({ inputs, declared }: Omit<Dispatchable, "file">): readonly string[] {
  const names = inputs?.map((input) => input.name) ?? [];
  return KNOWN_NAMES.filter((name) => names.includes(name) && declared?.[name] === undefined);
}

function refuse(
  { file, inputs, declared, place }: Dispatchable,
  { values, carriesCommit }: { readonly values: Inputs; readonly carriesCommit: boolean },
): DispatchRefusal | undefined {
  if (inputs === undefined) {
    return {
      reason: `${file} cannot be dispatched: it is not on the default branch, or has no workflow_dispatch`,
      remedy: addInput(file),
      place,
    };
  }
  const names = inputs.map((input) => input.name);
  const strange = Object.keys(values).filter((name) => !names.includes(name));
  if (strange.length > 0) {
    return {
      reason: `${file} declares no input ${strange.join(", ")}`,
      remedy: `Take ${strange.join(", ")} out of deploy.with, or declare it in ${file}; it declares ${names.join(", ") || "none"}.`,
      place,
    };
  }
  if (!carriesCommit) return commitRefusal({ file, declared, names, place });
  const lacking = inputs.filter(
    (input) =>
      input.name !== NONCE_INPUT &&
      input.required &&
      !input.hasDefault &&
      (values[input.name] ?? "") === "",
  );
  const [first] = lacking;
  if (first === undefined) return undefined;
  return {
    reason: `${file} requires ${lacking.map(({ name }) => name).join(", ")}, and nothing gives a value`,
    remedy: `Add to the manifest: deploy: {with: {${lacking.map(({ name }) => `${name}: …`).join(", ")}}}`,
    place: first.place,
  };
}

function commitRefusal({
  file,
  declared,
  names,
  place,
}: Pick<Dispatchable, "file" | "declared" | "place"> & {
  readonly names: readonly string[];
}): DispatchRefusal {
  const overridden = Object.keys(declared ?? {}).find((name) => COMMIT_NAMES.includes(name));
  if (overridden === undefined || !names.includes(overridden)) {
    return {
      reason: `No input of ${file} takes the commit: it would deploy whatever its branch holds`,
      remedy: addInput(file),
      place,
    };
  }
  return {
    reason: `deploy.with sets ${overridden} of ${file} to something other than the commit to deploy`,
    remedy: `Write in the manifest: deploy: {with: {${overridden}: "\${{ target.sha }}"}}`,
  };
}

/** The lines to add, in flow style: a remedy is one line, and indentation would not survive. */
function addInput(file: string): string {
  return `Add to .github/workflows/${file} on the default branch: on: {workflow_dispatch: {inputs: {sha: {description: commit to deploy, required: true, type: string}}}} and check out with ref: \${{ inputs.sha }}`;
}
