import * as z from "zod";
import type { GitHubRefusal, GitHubReply } from "../core/ports.ts";
import { writeDescription } from "../core/record-description.ts";
import { formatDuration } from "../core/units.ts";
import type { Act } from "../receipts/index.ts";
import { addStatus } from "./deployments.ts";
import { type DispatchedRun, findRun, waitForRun } from "./dispatched-run.ts";
import { leased, whyNot } from "./guard.ts";
import type { Ending, Handler, Tools } from "./tools.ts";
import { notDone, within } from "./tools.ts";

const repositorySchema = z.object({ default_branch: z.string().min(1) });
const dispatchedSchema = z.object({ workflow_run_id: z.number(), html_url: z.string() });

/** Dispatches `deploy.workflow` once and waits for the very run. The claim keeps it from being repeated. */
export const dispatch: Handler<"dispatch"> = {
  find: async () => undefined,
  repeatable: false,

  perform: async (act, unbounded) => {
    const tools = within(unbounded, act.timeoutMs);
    const [branch, stopped] = await Promise.all([branchOf(act, tools), whyNot(act, tools, 0)]);
    if (stopped !== undefined) return stopped;
    if (typeof branch !== "string") return branch;
    const since = tools.clock.now();
    const reply = await post(act, branch, leased(tools, act));
    const refusal = reply.ok ? undefined : notDispatched(act, reply);
    if (refusal !== undefined && refusal.state !== "unclear") return refusal;
    const named = dispatchedSchema.safeParse(reply.ok ? reply.data : undefined).data;
    const run: DispatchedRun | undefined =
      named === undefined
        ? await findRun(act, { since, branch }, tools)
        : { id: named.workflow_run_id, url: named.html_url };
    if (run === undefined) return refusal ?? unnamed(act);
    await linkRun(act, run, tools);
    return ending(act, run, tools);
  },
};

/** Inputs that GitHub does not take start nothing, like a missing right. */
function notDispatched({ file }: Act<"dispatch">, reply: GitHubRefusal): Ending<"dispatch"> {
  const ending = notDone(reply, `${file} could not be dispatched`);
  return ending.state === "failed" ? { ...ending, state: "refused" } : ending;
}

/** Older servers refuse to be asked for the run: then nothing was started, so it is asked without. */
async function post(act: Act<"dispatch">, branch: string, tools: Tools): Promise<GitHubReply> {
  const send = (details: Readonly<Record<string, unknown>>) =>
    tools.github.request(
      "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
      { workflow_id: act.file, ref: branch, inputs: act.inputs, ...details },
      tools.signal,
    );
  const reply = await send({ return_run_details: true });
  const refused = !reply.ok && [400, 422].includes(reply.status);
  return refused && reply.reason.includes("return_run_details") ? send({}) : reply;
}

async function branchOf(act: Act<"dispatch">, tools: Tools): Promise<string | Ending<"dispatch">> {
  if (act.ref !== undefined) return act.ref;
  const reply = await tools.github.request("GET /repos/{owner}/{repo}", {}, tools.signal);
  if (!reply.ok) {
    return { ...notDone(reply, "The default branch could not be read"), state: "refused" };
  }
  const parsed = repositorySchema.safeParse(reply.data).data;
  if (parsed !== undefined) return parsed.default_branch;
  return {
    state: "refused",
    detail: "GitHub did not name the default branch",
    remedy: "Name the branch in the manifest: deploy: {ref: main}.",
  };
}

function unnamed({ file }: Act<"dispatch">): Ending<"dispatch"> {
  return {
    state: "unclear",
    detail: `${file} was dispatched, but GitHub does not say which run it started`,
    remedy: `Find the run of ${file} in the Actions tab and see how it ends; it is not dispatched again.`,
  };
}

/** Times that the link is written: without it, nobody else finds the run. */
const MOST_LINKS = 3;
const LINK_PAUSE_MS = 1000;

/**
 * The link is on the record before anything else can go wrong. It is written even where others have
 * ended the record since: it opens nothing, and the run has a name.
 */
async function linkRun(act: Act<"dispatch">, run: DispatchedRun, tools: Tools): Promise<void> {
  const { deployment, file } = act;
  const verdict = { outcome: "pending", by: "deploy", proof: "none" } as const;
  const description = writeDescription({ kind: "verdict", verdict }, `${file} runs`);
  const status = { deployment, state: "in_progress", description, logUrl: run.url } as const;
  for (let tries = 1; tries <= MOST_LINKS; tries += 1) {
    if ((await addStatus(status, tools)).ok) return;
    await tools.clock.sleep(LINK_PAUSE_MS * tries, tools.closing);
  }
}

async function ending(
  act: Act<"dispatch">,
  run: DispatchedRun,
  tools: Tools,
): Promise<Ending<"dispatch">> {
  const end = await waitForRun(act, run, tools);
  const link = run.url;
  if (end.state === "completed" && end.conclusion === "success") {
    const result = { run: run.id, url: run.url };
    return { state: "done", detail: `${act.file} ended with success`, link, result };
  }
  if (end.state === "completed") {
    return {
      state: "failed",
      detail: `${act.file} ended with ${end.conclusion}`,
      remedy: `Look at the run of ${act.file}; then check what ${act.order.environment} runs now.`,
      link,
    };
  }
  return {
    state: "unclear",
    detail: `${act.file} was not seen to end: ${end.why} (deploy.timeout is ${formatDuration(act.timeoutMs)})`,
    remedy: `Wait until the run has ended, or cancel it with \`gh run cancel ${run.id}\`; then check what is live. It is not dispatched again.`,
    link,
  };
}
