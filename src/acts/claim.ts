import * as z from "zod";
import { taskOf } from "../core/record.ts";
import { shortSha } from "../core/units.ts";
import type { Act } from "../receipts/index.ts";
import { describe } from "./describe.ts";
import { type Ending, type Handler, notDone, type Tools } from "./tools.ts";

const createdSchema = z.object({ id: z.number() });

// GitHub gives a payload back as it was sent, older servers as JSON text.
const listedSchema = z.array(
  z.object({ id: z.number(), payload: z.preprocess(parsedText, z.unknown()) }),
);

/** What tells one claim from every other. */
const ownSchema = z
  .object({
    release_gate: z.object({
      key: z.string(),
      run: z.string(),
      attempt: z.number(),
      lease: z.string(),
    }),
  })
  .transform(({ release_gate: own }) => [own.key, own.run, own.attempt, own.lease].join(" "));

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
  find: async (act, { github, signal }) => {
    const { environment, payload } = act;
    const reply = await github.request(
      "GET /repos/{owner}/{repo}/deployments",
      { environment, task: taskOf(payload.component), per_page: 100 },
      signal,
    );
    const listed = listedSchema.safeParse(reply.ok ? reply.data : undefined).data;
    if (listed === undefined) {
      // made again blindly, there could be two
      return reply.ok || reply.silent === undefined ? UNREAD : { ...UNREAD, silent: true };
    }
    const own = ownSchema.parse({ release_gate: payload });
    const found = listed
      .filter((one) => ownSchema.safeParse(one.payload).data === own)
      .toSorted((a, b) => b.id - a.id)[0];
    return found && made(found.id, act);
  },

  perform: async (act, tools) => {
    const reply = await tools.github.request(
      "POST /repos/{owner}/{repo}/deployments",
      request(act, tools),
      tools.signal,
    );
    if (!reply.ok) return notDone(reply, `No record of a ${act.payload.kind} could be made`);
    const created = createdSchema.safeParse(reply.data);
    if (created.success) return made(created.data.id, act);
    return {
      state: "unclear",
      detail: "GitHub's answer to a new deployment could not be read",
      remedy: "Run again when GitHub answers as usual.",
    };
  },

  // A second one is seen when the records are read after it, and given up.
  repeatable: true,
};

const UNREAD: Ending<"claim"> = {
  state: "unclear",
  detail: "Whether the record of this deployment was made could not be read",
  remedy: "Run again when GitHub answers as usual.",
};

function made(id: number, { sha, environment, payload }: Act<"claim">): Ending<"claim"> {
  return {
    state: "done",
    detail: `Deployment ${id} records the ${payload.kind} of ${payload.version} (${shortSha(sha)}) to ${environment}`,
    result: { deployment: id },
  };
}

function request(act: Act<"claim">, tools: Tools): Readonly<Record<string, unknown>> {
  return {
    ref: act.sha,
    task: taskOf(act.payload.component),
    // Both defaults bite: one merges the default branch into the commit, the other asks for every check.
    auto_merge: false,
    required_contexts: [],
    environment: act.environment,
    production_environment: act.production,
    payload: { release_gate: act.payload },
    description: describe(act.description, tools.redact),
  };
}
