import { graphqlRefusal, withErrors } from "../../src/adapters/github/graphql-errors.ts";
import { allPages, type Sent } from "../../src/adapters/github/paging.ts";
import { describe, refusal } from "../../src/adapters/github/refusal.ts";
import { repeated } from "../../src/adapters/github/repeat.ts";
import type { Attempt } from "../../src/adapters/github/retry.ts";
import { githubTime } from "../../src/adapters/github/time.ts";
import type { Clock, GitHub, GitHubRoute } from "../../src/core/ports.ts";
import { route as answerOf } from "../../src/demo/github/router.ts";
import type { Deployment } from "../../src/demo/github/things.ts";
import type { World } from "../../src/demo/github/world.ts";
import type { Choices } from "./choices.ts";
import { LATE_MS, OUTAGE, READS, type RequestFault, WRITES } from "./faults.ts";
import type { Machine } from "./machine.ts";
import type { Schedule } from "./schedule.ts";

/** GitHub as all machines of a history reach it. */
export interface Reached {
  readonly world: World;
  readonly schedule: Schedule;
  readonly choices: Choices;
  readonly told: (text: string) => void;
  /** Nothing of GitHub answers before this time, epoch milliseconds. */
  silentUntil: number;
  /** Deployments as they were before the newest write. */
  before: readonly Deployment[];
  /** Sees each write that GitHub has carried out. */
  readonly onWrite: (machine: Machine, write: Write) => void;
}

/** A write that was carried out. */
export interface Write {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly answer: unknown;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** For people, and for the key of what may go wrong. */
  readonly what: string;
}

/** How long one request may be waited for and repeated, in milliseconds. */
const DEADLINE_MS = 5 * 60_000;

/** A machine's way to GitHub: the product's own repetitions and refusals, without its HTTP client. */
export function lineOf(machine: Machine, clock: Clock, reached: Reached): GitHub {
  const { owner, repo } = reached.world;
  const time = githubTime(clock);
  const patience = {
    ...{ clock, onWait: () => undefined, deadlineMs: DEADLINE_MS },
    heard: time.hear,
  };
  const send = (route: GitHubRoute, parameters: object, signal: AbortSignal): Promise<Sent> => {
    const all = { owner, repo, ...parameters };
    const asked = askedBy(route, all);
    return repeated(
      {
        isRead: asked.method === "GET",
        attempt: () => attempt(machine, reached, asked, signal),
        refuse: (last, now) => refusal(last, describe(route, all), now),
      },
      patience,
      signal,
    );
  };
  return {
    owner,
    repo,
    time: time.now,
    request: async (route, parameters, signal) => (await send(route, parameters, signal)).reply,
    list: (route, parameters, signal, field) =>
      allPages(send, { route, parameters, field }, signal),
    graphql: async (query, variables, signal) => {
      const body = { query: query.text, variables, operationName: query.name };
      const asked = { method: "POST", path: "/graphql", query: NO_QUERY, body, what: query.name };
      const { reply } = await repeated(
        {
          isRead: true,
          attempt: async () => withErrors(await attempt(machine, reached, asked, signal)),
          refuse: (last, now) => graphqlRefusal(last, query, now),
        },
        patience,
        signal,
      );
      if (!reply.ok) return reply;
      return { ...reply, data: (reply.data as { readonly data: unknown }).data }; // the emulation's own shape
    },
  };
}

const NO_QUERY = new URLSearchParams();

/** A route filled in; what its path does not name is the query of a read, and the body of a write. */
function askedBy(route: GitHubRoute, parameters: Readonly<Record<string, unknown>>): Asked {
  const [method = "", template = ""] = route.split(" ");
  const left = new Map(Object.entries(parameters));
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(left.get(name));
    left.delete(name);
    return encodeURIComponent(value).replaceAll("%2F", "/");
  });
  const rest = [...left].filter(([name]) => name !== "owner" && name !== "repo");
  const what = `${method} ${path.replace(/^\/repos\/[^/]+\/[^/]+/, "").replace(/[0-9a-f]{40}/, "…")}`;
  if (method === "GET") {
    const query = new URLSearchParams(
      Object.fromEntries(rest.map(([name, value]) => [name, String(value)] as const)),
    );
    return { method, path, query, body: undefined, what };
  }
  const body = Object.fromEntries(rest);
  const more = typeof body.state === "string" ? ` ${body.state}` : "";
  return { method, path, query: NO_QUERY, body, what: `${what}${more}` };
}

async function attempt(
  machine: Machine,
  reached: Reached,
  asked: Asked,
  signal: AbortSignal,
): Promise<Attempt> {
  const { schedule } = reached;
  const isRead = asked.method === "GET" || asked.path === "/graphql";
  const fault = faultOf(machine, reached, { ...asked, isRead });
  const passed = await schedule.hold(machine, fault.takesMs, asked.what, signal);
  if (!passed) return { state: "aborted" };
  if (fault.done === "late") {
    schedule.after(LATE_MS, () => carryOut(machine, reached, asked));
  }
  const answer =
    fault.done === "at once" ? carryOut(machine, reached, asked, fault.stale) : undefined;
  return fault.instead ?? answer ?? { state: "aborted" };
}

/** Repetitions of a read that all fail make an outage, which lasts longer than they do. */
const OUTAGE_MS = 10_000;

function faultOf(
  machine: Machine,
  reached: Reached,
  { what, isRead }: Asked & { readonly isRead: boolean },
): RequestFault {
  const { choices, schedule } = reached;
  if (schedule.now < reached.silentUntil) return OUTAGE;
  const options = isRead ? READS : WRITES;
  const means = [...options.map((one) => one.means), "GitHub is down for 10 s"];
  const value = choices.at(`${machine.name}, ${what}`, { means, weight: isRead ? 0.5 : 2 });
  const fault = options[value];
  if (value > 0) reached.told(`${machine.name}: ${what}: ${means[value]}`);
  if (fault !== undefined) return fault;
  reached.silentUntil = schedule.now + OUTAGE_MS;
  return OUTAGE;
}

function carryOut(machine: Machine, reached: Reached, asked: Asked, stale = false): Attempt {
  const { world, before } = reached;
  const { method, path, query, body } = asked;
  const isWrite = method !== "GET" && path !== "/graphql";
  const seen = stale ? { ...world, deployments: [...before] } : world;
  const was = isWrite ? copyOf(world.deployments) : before;
  const { status, headers = {}, body: data } = answerOf(seen, { method, path, query, body });
  if (isWrite && status < 300) {
    reached.before = was;
    reached.onWrite(machine, { path, body: body ?? {}, answer: data });
  }
  const message =
    typeof data === "object" && data !== null && "message" in data ? data.message : "";
  const date = new Date(reached.schedule.now).toUTCString();
  const dated = { date, ...headers };
  return { state: "answered", status, headers: dated, message: String(message), data };
}

const copyOf = (deployments: readonly Deployment[]): readonly Deployment[] =>
  deployments.map((one) => ({ ...one, statuses: [...one.statuses] }));
