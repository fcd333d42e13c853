import { performer } from "../../src/acts/perform.ts";
import type { CommandEnd, CommandRequest, GitHub, Http } from "../../src/core/ports.ts";
import type { Act, Perform } from "../../src/receipts/index.ts";
import { SHA } from "../support/builders.ts";
import { type FakeClock, fakeClock } from "../support/fake-clock.ts";
import { type FakeGitHub, fakeGitHub } from "../support/fake-github.ts";
import { fakeHttp } from "../support/fake-http.ts";
import { aPayload } from "../support/records.ts";

type Row = Readonly<Record<string, unknown>>;

export const KEY = `rg:octoacme/shop::production:${SHA}:4711:deploy`;

export function aClaim(over: Partial<Act<"claim">> = {}): Act<"claim"> {
  return {
    kind: "claim",
    key: KEY,
    environment: "production",
    production: true,
    sha: SHA,
    payload: aPayload({}, SHA),
    description: "deploying 2.4.0",
    ...over,
  };
}

/** A deployment as GitHub lists it, with its statuses from old to new. */
export interface SeededDeployment {
  readonly id: number;
  readonly statuses?: readonly Row[];
  readonly payload?: unknown;
}

export interface Memory extends FakeGitHub {
  /** Bodies of all writes, in order, by path. */
  readonly written: readonly (readonly [string, Row])[];
}

/** GitHub that remembers deployments and their statuses; `also` is answered in its place. */
export function rememberingGitHub(
  seeded: readonly SeededDeployment[] = [],
  also: Readonly<Record<string, unknown>> = {},
): Memory {
  const written: [string, Row][] = [];
  let lastId = 1000;
  const deployments: Row[] = [];
  const table: Record<string, unknown> = { ...also };
  const serve = (path: string, answer: (body: Row) => unknown) => {
    table[path] ??= answer;
  };
  const addDeployment = (id: number, payload: unknown, told: readonly Row[]) => {
    deployments.unshift({ id, payload });
    const statuses: Row[] = told.map((row) => ({ id: ++lastId, ...row })).toReversed();
    serve(`GET /deployments/${id}/statuses`, () => statuses);
    serve(`POST /deployments/${id}/statuses`, (body) => {
      written.push([`status of ${id}`, body]);
      const created = { id: ++lastId, ...body };
      statuses.unshift(created);
      return created;
    });
  };
  for (const { id, statuses = [], payload = {} } of seeded) addDeployment(id, payload, statuses);
  serve("GET /deployments", () => deployments);
  serve("POST /deployments", (body) => {
    written.push(["deployment", body]);
    const id = 50 + deployments.length;
    addDeployment(id, body.payload, []);
    return { id };
  });
  serve(`POST /statuses/${SHA}`, (body) => {
    written.push(["picture", body]);
    return { id: ++lastId, ...body };
  });
  return Object.assign(fakeGitHub(table), { written });
}

export interface Scene {
  readonly perform: Perform;
  readonly clock: FakeClock;
  /** What was shown: lines, progress and foreign output, each with its kind. */
  readonly shown: readonly string[];
  readonly commands: readonly CommandRequest[];
}

/** A performer over a fake world. */
export function scene({
  github,
  end = { state: "exited", code: 0 },
  prints = [],
  ...over
}: {
  readonly github?: GitHub | undefined;
  readonly http?: Http;
  readonly end?: CommandEnd;
  readonly prints?: readonly string[];
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly closing?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
} = {}): Scene {
  const never = new AbortController().signal;
  const clock = fakeClock();
  const shown: string[] = [];
  const commands: CommandRequest[] = [];
  const perform = performer({
    github,
    http: fakeHttp(),
    clock,
    commands: async (request) => {
      commands.push(request);
      for (const line of prints) request.onLine(line);
      return end;
    },
    signal: never,
    closing: never,
    dryRun: false,
    env: {},
    log: {
      line: (text) => shown.push(`line ${text}`),
      progress: (text) => shown.push(`progress ${text}`),
      foreign: (text) => shown.push(`foreign ${text}`),
    },
    redact: (text) => text.replaceAll("hunter2", "***"),
    ...over,
  });
  return { perform, clock, shown, commands };
}
