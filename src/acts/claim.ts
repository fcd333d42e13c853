import * as z from "zod";
import { shortSha } from "../core/units.ts";
import type { Act } from "../receipts/index.ts";
import { addStatus, type DeploymentStatus, describe, statusesOf } from "./deployments.ts";
import { type Ending, type Handler, notDone, type Tools } from "./tools.ts";

const deploymentsSchema = z.array(z.object({ id: z.number(), payload: z.unknown() }));
const createdSchema = z.object({ id: z.number() });
// GitHub gives a payload back as it was sent, older servers as JSON text.
const payloadSchema = z
  .preprocess(parsedText, z.object({ release_gate: z.object({ key: z.string() }) }))
  .transform((payload) => payload.release_gate.key);

function parsedText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The record of one deployment, made before anything is touched. */
export const claim: Handler<"claim"> = {
  find: async (act, tools) => {
    const reply = await tools.github.list(
      "GET /repos/{owner}/{repo}/deployments",
      { environment: act.environment, sha: act.sha, per_page: 100 },
      tools.signal,
    );
    if (!reply.ok) {
      return { ...notDone(reply, "Could not look for an earlier claim"), state: "refused" };
    }
    const listed = deploymentsSchema.safeParse(reply.data);
    if (!listed.success) return unreadable("The list of deployments");
    const ours = listed.data
      .filter(({ payload }) => payloadSchema.safeParse(payload).data === act.payload.key)
      .toSorted((a, b) => b.id - a.id);
    return judgeClaims(ours, act, tools);
  },

  perform: async (act, tools) => {
    const reply = await tools.github.request(
      "POST /repos/{owner}/{repo}/deployments",
      request(act, tools),
      tools.signal,
    );
    if (!reply.ok) return notDone(reply, `No record of a ${act.payload.kind} could be made`);
    const created = createdSchema.safeParse(reply.data);
    if (!created.success) return unreadable("The answer to a new deployment");
    return begin(created.data.id, act, tools);
  },
};

/** Any claim without an end keeps a new one away; of those with an end the newest decides. */
async function judgeClaims(
  ours: readonly { readonly id: number }[],
  act: Act<"claim">,
  tools: Tools,
): Promise<Ending<"claim"> | undefined> {
  const states: { readonly id: number; readonly state: ClaimState }[] = [];
  for (const { id } of ours) {
    const statuses = await statusesOf(id, tools);
    if (statuses === undefined) return unreadable(`The statuses of deployment ${id}`);
    states.push({ id, state: claimState(statuses) });
  }
  const open = states.find(({ state }) => state === "open");
  if (open !== undefined) return unfinished(open.id, act);
  const [newest] = states;
  if (newest?.state !== "live") return undefined;
  if (act.payload.run === LOCAL) {
    const last = await newestOf(act, tools);
    if (last === undefined) return unreadable("The newest deployment");
    if (last !== newest.id) return undefined;
  }
  return {
    state: "found",
    detail: `This run's ${act.payload.kind} of ${act.payload.version} to ${act.environment} went live as deployment ${newest.id}`,
    result: { deployment: newest.id },
  };
}

/** The newest deployment of the environment, whoever made it. */
async function newestOf({ environment }: Act<"claim">, tools: Tools): Promise<number | undefined> {
  const reply = await tools.github.request(
    "GET /repos/{owner}/{repo}/deployments",
    { environment, per_page: 1 },
    tools.signal,
  );
  return deploymentsSchema.safeParse(reply.ok ? reply.data : undefined).data?.[0]?.id;
}

/**
 * Run of everything that no runner started: unlike the attempts of one run, two of them have
 * nothing to do with each other once something else was deployed in between.
 */
const LOCAL = "local";

type ClaimState = "open" | "live" | "ended";

function claimState(statuses: readonly DeploymentStatus[]): ClaimState {
  const [newest] = statuses;
  if (newest?.state === "failure" || newest?.state === "error") return "ended";
  if (statuses.some(({ state }) => state === "success")) return "live";
  return newest?.state === "inactive" ? "ended" : "open";
}

function unfinished(id: number, act: Act<"claim">): Ending<"claim"> {
  return {
    state: "unclear",
    detail: `Deployment ${id} was claimed by this run and has no end: a ${act.payload.kind} of ${act.payload.version} may be under way in ${act.environment}`,
    remedy: `Check what ${act.environment} runs; when nothing is in progress any more, end the record with gh api repos/{owner}/{repo}/deployments/${id}/statuses -f state=error and run again.`,
  };
}

function unreadable(what: string): Ending<"claim"> {
  return {
    state: "unclear",
    detail: `${what} could not be read, so an earlier claim cannot be ruled out`,
    remedy: "Run again when GitHub answers as usual.",
  };
}

function request(act: Act<"claim">, tools: Tools): Readonly<Record<string, unknown>> {
  return {
    ref: act.sha,
    task: act.payload.kind,
    // Both defaults bite: one merges the default branch into the commit, the other asks for every check.
    auto_merge: false,
    required_contexts: [],
    environment: act.environment,
    production_environment: act.production,
    payload: { release_gate: act.payload },
    description: describe(act.description, tools),
  };
}

/**
 * A claim that cannot be set `in_progress` is given up: nothing was touched yet. Where GitHub
 * confirms neither, the record may lock what comes after it.
 */
async function begin(id: number, act: Act<"claim">, tools: Tools): Promise<Ending<"claim">> {
  const begun = await addStatus(
    { deployment: id, state: "in_progress", description: act.description },
    tools,
  );
  if (begun.ok) {
    return {
      state: "done",
      detail: `Deployment ${id} records the ${act.payload.kind} of ${act.payload.version} (${shortSha(act.sha)}) to ${act.environment}`,
      result: { deployment: id },
    };
  }
  const given = await addStatus(
    { deployment: id, state: "inactive", description: "claimed, never begun" },
    tools,
  );
  const ending = notDone(begun, `Deployment ${id} could not be set in progress`);
  return ending.state === "unclear" && !given.ok ? ending : { ...ending, state: "failed" };
}
