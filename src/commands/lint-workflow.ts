import { NONCE_INPUT, showsNonce } from "../core/nonce.ts";
import type { Files } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import type { Loaded } from "../manifest/load.ts";
import { atValue } from "../yaml/locate.ts";
import type { YamlProblem } from "../yaml/problems.ts";
import { readPlain } from "../yaml/read-plain.ts";
import type { LintWarning } from "./lint-sign-offs.ts";

/** The workflow that deploys, and the repository that it has to be in. */
interface Wanted {
  readonly file: string;
  /** Folder of the repository. */
  readonly root: string;
  readonly read: Files["read"];
}

const PATH = ["deploy", "workflow"];

/** What is wrong with `deploy.workflow` in this checkout, and what its author should know of it. */
export async function workflowFaults(
  { place, spots }: Pick<Loaded, "place" | "spots">,
  { file, root, read }: Wanted,
): Promise<{
  readonly problems: readonly YamlProblem[];
  readonly warnings: readonly LintWarning[];
}> {
  const path = `.github/workflows/${file}`;
  const wrong = (sentence: string, hint: string) => ({
    problems: [atValue(spots, PATH, { sentence, hint })],
    warnings: [],
  });
  const text = await textOf(`${root}/${path}`, read);
  if (text instanceof Problem) return wrong(text.message, text.remedy);
  if (text === undefined) {
    return wrong(`${path} does not exist in this repository`, "add it, or correct the name");
  }
  const plain = readPlain(path, text, "workflow");
  if (!plain.ok) return wrong(`${path}: ${plain.problem.sentence}`, "correct the workflow");
  const lack = lackOf(plain.value);
  if (lack === undefined) return { problems: [], warnings: [] };
  const hint = `declare ${NONCE_INPUT} under workflow_dispatch, not required, and write it into run-name: \${{ inputs.${NONCE_INPUT} }}`;
  const sentence = `${file} ${lack}: a run of it that gets lost cannot be told from others, and other deployments wait for all of them`;
  return { problems: [], warnings: [{ sentence, hint, place: place(PATH) }] };
}

async function textOf(path: string, read: Files["read"]): Promise<string | undefined | Problem> {
  try {
    return await read(path);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Why its runs do not name the record that they belong to; undefined: they do. */
function lackOf(workflow: unknown): string | undefined {
  const inputs = under(under(under(workflow, "on"), "workflow_dispatch"), "inputs");
  if (!isTable(inputs) || !Object.hasOwn(inputs, NONCE_INPUT)) {
    return `declares no input ${NONCE_INPUT}`;
  }
  const isShown = showsNonce(under(workflow, "run-name"));
  return isShown ? undefined : `does not show its input ${NONCE_INPUT} in run-name`;
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const under = (value: unknown, key: string): unknown => (isTable(value) ? value[key] : undefined);
