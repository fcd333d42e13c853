import * as z from "zod";
import type { DispatchInput } from "../core/dispatch.ts";
import { type Missing, missing } from "../core/lack.ts";
import { showsNonce } from "../core/nonce.ts";
import type { Place } from "../core/place.ts";
import type { Path } from "../yaml/path.ts";
import { placeText } from "../yaml/problems.ts";
import { readPlain } from "../yaml/read-plain.ts";
import { onlineCollector } from "./collector.ts";
import { readContent } from "./content.ts";

const EVENT = "workflow_dispatch";

const input = z
  .object({ required: z.unknown().optional(), default: z.unknown().optional() })
  .nullable();

const inputs = z.record(z.string(), input);

/** `on:` is the name of one event, a list of names, or events with what they take. */
const triggers = z.union([
  z.string().transform((name) => [name]),
  z.array(z.string()),
  z.object({ [EVENT]: z.object({ inputs: inputs.nullish() }).nullish() }),
]);

const workflowFile = z.object({ on: triggers, "run-name": z.unknown().optional() });

/** Inputs of a workflow on the default branch: only what is there can be dispatched. */
export const collectWorkflow = onlineCollector<"workflow">(async ({ file }, tools) => {
  const path = file.includes("/") ? file : `.github/workflows/${file}`;
  const found = await readContent(tools, path);
  if (found.state === "missing") return found;
  const { text, link } = found;
  if (text === undefined) {
    return { state: "known", value: { file, inputs: undefined }, strength: "verified" };
  }
  const read = readPlain(path, text, "workflow");
  if (!read.ok) return unreadable(placeText(read.problem.place), read.problem.sentence);
  const declared = workflowFile.safeParse(read.value).data;
  if (declared === undefined) {
    const at = read.place(["on"]);
    return unreadable(at === undefined ? path : placeText(at), "`on:` cannot be understood");
  }
  const place = (below: Path) => onDefaultBranch(read.place(["on", ...below]));
  return {
    state: "known",
    value: {
      file,
      inputs: inputsOf(declared.on, place),
      place: place([]),
      ...(showsNonce(declared["run-name"]) && { showsNonce: true }),
    },
    strength: "verified",
    link,
  };
});

type PlaceOf = (below: Path) => Place | undefined;

const onDefaultBranch = (place: Place | undefined): Place | undefined =>
  place && { ...place, ref: "HEAD" };

function unreadable(where: string, why: string): Missing {
  return missing(
    `${where} on the default branch cannot be read as a workflow: ${why}`,
    "correct the file on the default branch",
  );
}

/** Undefined where the workflow cannot be dispatched. */
function inputsOf(
  on: z.output<typeof triggers>,
  place: PlaceOf,
): readonly DispatchInput[] | undefined {
  if (Array.isArray(on)) return on.includes(EVENT) ? [] : undefined;
  const event = on[EVENT];
  // `workflow_dispatch:` without a value is there and takes nothing.
  if (event === undefined) return undefined;
  return Object.entries(event?.inputs ?? {}).map(([name, declared]) => ({
    name,
    required: declared?.required === true,
    hasDefault: declared?.default !== undefined && declared.default !== null,
    place: place([EVENT, "inputs", name]),
  }));
}
