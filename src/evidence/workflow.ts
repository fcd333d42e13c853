import { parse, YAMLParseError } from "yaml";
import * as z from "zod";
import type { DispatchInput } from "../core/dispatch.ts";
import { missing } from "../core/lack.ts";
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

const workflowFile = z.object({ on: triggers });

/** Inputs of a workflow on the default branch: only what is there can be dispatched. */
export const collectWorkflow = onlineCollector<"workflow">(async ({ file }, tools) => {
  const path = file.includes("/") ? file : `.github/workflows/${file}`;
  const found = await readContent(tools, path);
  if (found.state === "missing") return found;
  const { text, link } = found;
  if (text === undefined) {
    return { state: "known", value: { file, inputs: undefined }, strength: "verified" };
  }
  const declared = workflowFile.safeParse(fromYaml(text)).data;
  if (declared === undefined) {
    return missing(
      `${path} on the default branch cannot be read as a workflow`,
      "correct the file on the default branch",
    );
  }
  return {
    state: "known",
    value: { file, inputs: inputsOf(declared.on) },
    strength: "verified",
    link,
  };
});

/** Undefined where the workflow cannot be dispatched. */
function inputsOf(on: z.output<typeof triggers>): readonly DispatchInput[] | undefined {
  if (Array.isArray(on)) return on.includes(EVENT) ? [] : undefined;
  const event = on[EVENT];
  // `workflow_dispatch:` without a value is there and takes nothing.
  if (event === undefined) return undefined;
  return Object.entries(event?.inputs ?? {}).map(([name, declared]) => ({
    name,
    required: declared?.required === true,
    hasDefault: declared?.default !== undefined && declared.default !== null,
  }));
}

function fromYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: "error" });
  } catch (error) {
    if (error instanceof YAMLParseError || error instanceof ReferenceError) return undefined;
    throw error;
  }
}
