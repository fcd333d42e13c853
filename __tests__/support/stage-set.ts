import { isDeepStrictEqual } from "node:util";
import { judgeReport } from "../../src/commands/judge.ts";
import type { Finding } from "../../src/core/finding.ts";
import type { Clock, CommandEnd, Commands, Ports } from "../../src/core/ports.ts";
import { parseDescription } from "../../src/core/record-description.ts";
import type { RunIdentity } from "../../src/core/release.ts";
import type { Report } from "../../src/core/report.ts";
import type { StageName } from "../../src/core/stages.ts";
import { blockers } from "../../src/core/verdict.ts";
import type { Deployment, DeploymentStatus } from "../../src/demo/github/things.ts";
import { readReport } from "../../src/report/schema.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import { reportFolder } from "../../src/run/file-report.ts";
import type { Request } from "../../src/run/request.ts";
import { run } from "../../src/run.ts";
import { type FakeClock, fakeClock } from "./fake-clock.ts";
import { type CheckedGitHub, clientOf, startCheckedGitHub } from "./github.ts";
import { memoryFiles } from "./memory-files.ts";
import {
  MANIFEST,
  type Past,
  PREVIOUS_VERSION,
  type ShopRepository,
  shopRepository,
  VERSION,
} from "./shop-repository.ts";
import { type ShopService, shopService } from "./shop-service.ts";
import { faultsOf } from "./words.ts";

/** What the shop's deployment does with an order; by default it puts the version in place. */
type Deploys = Commands;

/** Everything around a stage: GitHub, the shop's environments, its deployment, a clock, files. */
export interface StageSet extends ShopRepository {
  /** What a stage gets, unless a test gives it something else. */
  readonly ports: Ports;
  readonly github: CheckedGitHub;
  readonly service: ShopService;
  readonly clock: FakeClock;
  /** Files that were written, by path. */
  readonly written: ReadonlyMap<string, string>;
  /** Lines for people. */
  readonly lines: readonly string[];
  /** Orders that the deployment got: `deploy production 2.4.0`. */
  readonly orders: readonly string[];
  /** Replaces what the deployment does. */
  deploys: Deploys;
  /** Runs a stage for production's 2.4.0; its report has been written, and reads back the same. */
  readonly run: (stage: StageName, over?: RunOver) => Promise<Report>;
  /** What the stages have left on GitHub since the first one ran. */
  readonly trace: () => Trace;
  /** Takes everything down; throws where the talk with GitHub left GitHub's own description. */
  readonly close: () => Promise<void>;
}

interface RunOver extends Partial<Omit<Request, "stage">> {
  readonly ports?: Partial<Ports>;
  readonly signal?: AbortSignal;
}

export interface Trace {
  /** `deploy production 2.4.0: in_progress pending deploy, success pass health`, oldest first. */
  readonly records: readonly string[];
  /** What was said since of records that were there before, in the same words. */
  readonly told: readonly string[];
  /** `production release: success`, oldest first: what people see on commits. */
  readonly pictures: readonly string[];
}

const never = new AbortController().signal;

/** Opens the stage: by default 2.3.7 is verified everywhere, 2.4.0 in staging. */
export async function openStage(past: Past = {}): Promise<StageSet> {
  const clock = fakeClock();
  const repository = shopRepository(clock, past);
  const github = await startCheckedGitHub(repository.world, { now: clock.now });
  const service = shopService();
  const files = memoryFiles({
    "/work/shop/release.yml": past.manifest ?? MANIFEST,
    "/work/shop/package.json": `{"version":"${VERSION}"}`,
  });
  const [lines, orders]: [string[], string[]] = [[], []];
  let before: Before | undefined;
  const ports = portsOf({ github, service, clock, files, lines, orders }, (...asked) =>
    set.deploys(...asked),
  );
  const set: StageSet = {
    ...repository,
    ports,
    github,
    service,
    clock,
    written: files.written,
    lines,
    orders,
    deploys: putInPlace(service),
    run: async (stage, { ports: other, signal = never, ...over } = {}) => {
      before ??= beforeOf(repository);
      const request = { ...aRequest(stage, repository.sha), ...over };
      const { report } = await run(request, { ...ports, ...other }, signal);
      const written = files.written.get(`${reportFolder(report, request)}/report.json`);
      assertBorneOut(assertWritten(report, written));
      assertWorded(report);
      return report;
    },
    trace: () => traceOf(repository, before ?? beforeOf(repository)),
    close: async () => {
      await github.close();
      if (github.sins.length > 0) throw new Error(github.sins.join("\n"));
      if (github.world.unknownRoutes.length > 0) throw new Error(github.world.unknownRoutes.join());
    },
  };
  return set;
}

type Parts = Pick<StageSet, "github" | "service" | "clock"> & {
  readonly files: Ports["files"];
  readonly lines: string[];
  readonly orders: string[];
};

/** Real talk with the emulated GitHub, and everything else at hand. */
function portsOf({ github, service, clock, files, lines, orders }: Parts, deploys: Deploys): Ports {
  const line = (text: string) => void lines.push(text);
  const quiet = () => undefined;
  return {
    github: clientOf(github, { clock, onWait: line }),
    http: service.http,
    clock,
    commands: (request, until) => {
      const { RELEASE_KIND, RELEASE_ENVIRONMENT, RELEASE_VERSION } = request.env;
      orders.push(`${RELEASE_KIND} ${RELEASE_ENVIRONMENT} ${RELEASE_VERSION}`);
      return deploys(request, until);
    },
    files,
    git: async () => undefined,
    log: { line, progress: quiet, foreign: quiet },
    env: {},
  };
}

const putInPlace =
  (service: ShopService): Deploys =>
  async ({ env: { RELEASE_ENVIRONMENT: name, RELEASE_VERSION: version } }) => {
    service.live[name === "staging" ? name : "production"] = version;
    return EXIT_0;
  };

export const EXIT_0: CommandEnd = { state: "exited", code: 0 };

/** Opens a stage, plays on it, and takes it down whatever happens. */
export async function onStage<T>(past: Past, play: (set: StageSet) => Promise<T>): Promise<T> {
  const set = await openStage(past);
  try {
    return await play(set);
  } finally {
    await set.close();
  }
}

/** A clock that stands still for what is written after a signal: runners are not that fast. */
export function stoppingClock(clock: Clock, signal: AbortSignal): Clock {
  const sleep: Clock["sleep"] = (ms, until) =>
    signal.aborted && !until.aborted ? new Promise(() => undefined) : clock.sleep(ms, until);
  return { ...clock, sleep };
}

const NOBODY = { job: undefined, runner: undefined, workflow: undefined } as const;

/** The run of the tests, and a person's call of the command line. */
export const RUN: RunIdentity = {
  id: "4711",
  attempt: 1,
  url: "https://ci.example/4711",
  ...NOBODY,
};
export const LOCALLY: RunIdentity = { id: "local-1", attempt: 1, url: undefined, ...NOBODY };

export function aRequest(stage: StageName, sha: string, over: Partial<Request> = {}): Request {
  return {
    stage,
    manifest: "release.yml",
    cwd: "/work/shop",
    environment: "production",
    component: undefined,
    version: undefined,
    sha,
    event: NO_EVENT,
    deployment: undefined,
    reason: undefined,
    dryRun: false,
    reportDir: "/reports",
    hidden: [],
    refusal: undefined,
    identity: RUN,
    secrets: {},
    toolVersion: "0.1.0",
    ...over,
  };
}

/** Whatever a stage finds, a reader understands each text of it alone. */
function assertWorded({ findings }: Report): void {
  const faults = findings.flatMap(faultsOf);
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

/** Every report of a stage is borne out by the evidence in it. */
function assertBorneOut(report: Report): void {
  const { exit, lines } = judgeReport(report);
  const [first = ""] = lines;
  if (exit !== report.exitCode || first.startsWith("the report says"))
    throw new Error(lines.join("\n"));
}

/** A report is on disk whatever came, and it reads back as what the run says. */
function assertWritten(report: Report, text: string | undefined): Report {
  if (text === undefined) throw new Error("no report was written");
  const read = readReport(text);
  const plain = (value: Report): unknown => JSON.parse(JSON.stringify(value));
  if (!isDeepStrictEqual(plain(read), plain(report))) {
    throw new Error("the report on disk is another one");
  }
  return read;
}

/** What a run came to, as an exit code, a verdict and what keeps it from passing. */
export function outcome(report: Report): {
  readonly exit: number;
  readonly verdict: string;
  readonly rolledBack: string | undefined;
  readonly blockers: readonly string[];
} {
  const { exitCode: exit, verdict, notes, findings } = report;
  const blocking = blockers(findings).map((finding) => `${finding.id} ${finding.outcome}`);
  return { exit, verdict, rolledBack: notes.rolledBack, blockers: blocking };
}

/** What the findings say of one thing. */
export function finding(report: Report, id: string): Finding {
  const found = report.findings.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no finding ${id}: ${report.headline}`);
  return found;
}

/** How much there was on GitHub before the first stage ran. */
interface Before {
  /** Statuses by record. */
  readonly records: ReadonlyMap<number, number>;
  readonly pictures: number;
}

function beforeOf({ world }: ShopRepository): Before {
  return {
    records: new Map(world.deployments.map(({ id, statuses }) => [id, statuses.length])),
    pictures: world.statuses.length,
  };
}

function traceOf({ world, sha, previousSha }: ShopRepository, before: Before): Trace {
  const whose = (commit: string) =>
    commit === sha ? "release" : commit === previousSha ? "previous" : commit.slice(0, 7);
  return {
    records: world.deployments
      .filter(({ id }) => !before.records.has(id))
      .map((record) => lineOf(record, 0)),
    told: world.deployments
      .filter(({ id, statuses }) => (before.records.get(id) ?? Infinity) < statuses.length)
      .map((record) => lineOf(record, before.records.get(record.id) ?? 0)),
    pictures: world.statuses.slice(before.pictures).map(({ context, sha: commit, state }) => {
      return `${context.replace("release-gate/", "")} ${whose(commit)}: ${state}`;
    }),
  };
}

function lineOf({ environment, payload, statuses }: Deployment, from: number): string {
  const text = JSON.stringify(payload);
  const version = /"version":"([^"]+)"/.exec(text)?.[1] ?? PREVIOUS_VERSION;
  const kind = /"kind":"([^"]+)"/.exec(text)?.[1] ?? "foreign";
  const said = statuses.slice(from).map(saidIn).join(", ");
  return `${kind} ${environment} ${version}: ${said}`;
}

/** `success pass health version`, or the state alone. */
export function saidIn({ state, description }: DeploymentStatus): string {
  const says = parseDescription(description);
  if (says?.kind === "untouched") return `${state} untouched`;
  if (says?.kind !== "verdict") return state;
  const { outcome, by, proof } = says.verdict;
  const words = [state, outcome, by, ...(proof === "none" ? [] : [proof])];
  return [...words, ...(says.rolledBackBy === undefined ? [] : ["rolled back"])].join(" ");
}
