import * as z from "zod";
import type { Act } from "../core/act.ts";
import type { GitHubReply } from "../core/ports.ts";
import { addStatus, statusesOf } from "./deployments.ts";
import { onlyRunSince, type Run, type RunEnd, waitForRun } from "./runs.ts";
import { type Ending, type Handler, type NotDone, notDone, type Tools } from "./tools.ts";

const repositorySchema = z.object({ default_branch: z.string() });
const namedRunSchema = z.object({ workflow_run_id: z.number(), html_url: z.string() });

/** Dispatches `deploy.workflow` once and waits for the very run. */
export const dispatch: Handler<"dispatch"> = {
  // A run that the record names is waited for in `perform`, whatever state it is in by now.
  find: async () => undefined,

  perform: async (act, tools) => {
    const statuses = await statusesOf(act.deployment, tools);
    if (statuses === undefined) return unseen(act);
    const earlier = statuses.map(({ description, log_url }) =>
      linkedRun(description ?? "", log_url ?? undefined),
    );
    const known = earlier.find((run) => run !== undefined);
    const run = known ?? (await start(act, tools));
    if ("state" in run) return run;
    if (known === undefined) await link(run, act, tools);
    return ending(run, await waitForRun(run, act.timeoutMs, tools), act, known !== undefined);
  },
};

/** Text by which a later attempt knows the run of a record. */
function linkText(file: string, run: Run): string {
  return `dispatched ${file} as run ${run.id}`;
}

function linkedRun(description: string, url: string | undefined): Run | undefined {
  const id = /^dispatched \S+ as run (\d+)$/.exec(description)?.[1];
  return id === undefined ? undefined : { id: Number(id), url: url ?? "" };
}

/** Dispatches; the answer is the run, or why there is none that we know of. */
async function start(act: Act<"dispatch">, tools: Tools): Promise<Run | NotDone> {
  const branch = act.ref ?? (await defaultBranch(tools));
  if (typeof branch === "object") return branch;
  const sinceMs = tools.clock.now();
  const reply = await post(act, branch, tools);
  if (!reply.ok) return notDone(reply, `${act.file} could not be dispatched on ${branch}`);
  const named = namedRunSchema.safeParse(reply.data).data;
  if (named !== undefined) return { id: named.workflow_run_id, url: named.html_url };
  const only = await onlyRunSince({ file: act.file, branch, sinceMs }, tools);
  return only ?? unnamed(act, branch);
}

async function defaultBranch({ github, signal }: Tools): Promise<string | NotDone> {
  const reply = await github.request("GET /repos/{owner}/{repo}", {}, signal);
  if (!reply.ok) {
    return { ...notDone(reply, "The default branch could not be read"), state: "refused" };
  }
  const repository = repositorySchema.safeParse(reply.data);
  if (repository.success) return repository.data.default_branch;
  return {
    state: "refused",
    detail: "The default branch could not be read from GitHub's answer",
    remedy: "Name the branch in the manifest as deploy.ref, or run again.",
  };
}

/** Older servers refuse the question for the run's number: nothing was started, so ask without. */
async function post(act: Act<"dispatch">, branch: string, tools: Tools): Promise<GitHubReply> {
  const send = (extra: Readonly<Record<string, unknown>>) =>
    tools.github.request(
      "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
      { workflow_id: act.file, ref: branch, inputs: act.inputs, ...extra },
      tools.signal,
    );
  const reply = await send({ return_run_details: true });
  const unknownField =
    !reply.ok && [400, 422].includes(reply.status) && reply.reason.includes("return_run_details");
  return unknownField ? send({}) : reply;
}

/** Puts the run's link on the record at once, so that it survives the end of this process. */
async function link(run: Run, act: Act<"dispatch">, tools: Tools): Promise<void> {
  const reply = await addStatus(
    {
      deployment: act.deployment,
      state: "in_progress",
      description: linkText(act.file, run),
      logUrl: run.url,
    },
    tools,
  );
  tools.log.line(
    reply.ok
      ? `Dispatched ${act.file} as run ${run.id}: ${run.url}`
      : `Dispatched ${act.file} as run ${run.id}: ${run.url}; its link is not on deployment ${act.deployment}: ${reply.reason}`,
  );
}

function ending(
  run: Run,
  end: RunEnd,
  act: Act<"dispatch">,
  foundEarlier: boolean,
): Ending<"dispatch"> {
  const what = `Run ${run.id} of ${act.file}`;
  if (end.state === "lost") {
    return {
      state: "unclear",
      detail: `${what} is still running as far as we know: ${end.why}`,
      remedy: `Follow the run to its end: ${run.url}`,
      link: run.url,
    };
  }
  if (end.conclusion === "success") {
    return {
      state: foundEarlier ? "found" : "done",
      detail: `${what} ended with success`,
      link: run.url,
      result: { run: run.id, url: run.url },
    };
  }
  return {
    state: "failed",
    detail: `${what} ended with ${end.conclusion.replaceAll("_", " ")}`,
    remedy: `Look at the run's log: ${run.url}`,
    link: run.url,
  };
}

function unnamed(act: Act<"dispatch">, branch: string): NotDone {
  return {
    state: "unclear",
    detail: `${act.file} was dispatched on ${branch}, and which run it became is not known`,
    remedy: `Look for the run under Actions, ${act.file}; it is not dispatched a second time.`,
  };
}

function unseen(act: Act<"dispatch">): NotDone {
  return {
    state: "refused",
    detail: `Deployment ${act.deployment} could not be read, so an earlier run of ${act.file} cannot be ruled out`,
    remedy: "Run again when GitHub answers as usual.",
  };
}
