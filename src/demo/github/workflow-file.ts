import { parseDocument } from "yaml";
import * as z from "zod";
import { refuse } from "./call.ts";

const inputSchema = z
  .object({
    required: z.boolean().optional(),
    default: z.unknown().optional(),
    type: z.string().optional(),
    options: z.array(z.string()).optional(),
  })
  .nullable();

const workflowSchema = z.object({
  name: z.string().optional(),
  "run-name": z.string().optional(),
  on: z.union([
    z.string(),
    z.array(z.string()),
    z.record(
      z.string(),
      z.object({ inputs: z.record(z.string(), inputSchema).nullish() }).nullish(),
    ),
  ]),
});

type Workflow = z.infer<typeof workflowSchema>;

type Inputs = Readonly<Record<string, z.infer<typeof inputSchema>>>;

/** What a workflow file says of how it starts. A file that says nothing starts on nothing. */
export function readWorkflow(text: string): Workflow {
  const document = parseDocument(text);
  const read = workflowSchema.safeParse(document.errors.length === 0 ? document.toJS() : undefined);
  return read.success ? read.data : { on: [] };
}

/** Inputs declared under `workflow_dispatch`; undefined: the workflow has no such trigger. */
function declaredInputs({ on }: Workflow): Inputs | undefined {
  if (on === "workflow_dispatch") return {};
  if (typeof on === "string") return undefined;
  if (Array.isArray(on)) return on.includes("workflow_dispatch") ? {} : undefined;
  return "workflow_dispatch" in on ? (on.workflow_dispatch?.inputs ?? {}) : undefined;
}

/** The inputs as the run sees them, defaults filled in; refuses what GitHub refuses. */
export function dispatchable(
  workflow: Workflow,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const declared = declaredInputs(workflow);
  if (declared === undefined) {
    return refuse(422, "Workflow does not have 'workflow_dispatch' trigger");
  }
  const unexpected = Object.keys(given).filter((name) => !(name in declared));
  if (unexpected.length > 0) {
    refuse(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  }
  const pairs = Object.entries(declared).map(([name, input]) => {
    const value = given[name] ?? input?.default;
    if (input?.required === true && (value === undefined || value === "")) {
      refuse(422, `Required input '${name}' not provided`);
    }
    const text = String(value ?? "");
    if (input?.options !== undefined && text !== "" && !input.options.includes(text)) {
      refuse(422, `Provided value '${text}' for input '${name}' not in the list of allowed values`);
    }
    return [name, text] as const;
  });
  return Object.fromEntries(pairs);
}

/** `run-name` with the inputs that it mentions, else the workflow's name. */
export function runName(workflow: Workflow, inputs: Readonly<Record<string, string>>): string {
  const name = workflow["run-name"] ?? workflow.name ?? "workflow";
  return name.replace(
    /\$\{\{\s*(?:github\.event\.)?inputs\.([\w-]+)\s*\}\}/g,
    (_, input: string) => inputs[input] ?? "",
  );
}
