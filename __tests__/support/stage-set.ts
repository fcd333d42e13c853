import { isDeepStrictEqual } from "node:util";
import { judge } from "../../src/commands/judge.ts";
import type { Finding } from "../../src/core/finding.ts";
import { markContext } from "../../src/core/history.ts";
import type { Clock, CommandEnd, Commands, Ports } from "../../src/core/ports.ts";
import type { Report } from "../../src/core/report.ts";
import type { StageName } from "../../src/core/stages.ts";
import { blockers } from "../../src/core/verdict.ts";
import { readReport } from "../../src/report/schema.ts";
import { writeReport } from "../../src/report/write.ts";
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
  /** `deploy production 2.4.0: in_progress, success`, oldest first. */
  readonly records: readonly string[];
  /** `production release: success verdict=pass by=health`, oldest first. */
  readonly marks: readonly string[];
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
      before ??= {
        records: repository.world.deployments.length,
        marks: repository.world.statuses.length,
      };
      const request = { ...aRequest(stage, repository.sha), ...over };
      const { report } = await run(request, { ...ports, ...other }, signal);
      assertWritten(report, files.written.get(`${reportFolder(report, request)}/report.json`));
      assertWorded(report);
      assertBorneOut(report);
      return report;
    },
    trace: () => traceOf(repository, before ?? { records: 0, marks: 0 }),
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

export function aRequest(stage: StageName, sha: string, over: Partial<Request> = {}): Request {
  return {
    stage,
    manifest: "release.yml",
    cwd: "/work/shop",
    environment: "production",
    version: undefined,
    sha,
    eventSha: undefined,
    eventTag: undefined,
    deployment: undefined,
    reason: undefined,
    dryRun: false,
    reportDir: "/reports",
    hidden: [],
    refusal: undefined,
    identity: { id: "4711", url: "https://ci.example/4711", workflow: undefined },
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
  const { exit, lines } = judge(writeReport(report));
  const [first = ""] = lines;
  if (exit !== report.exitCode || first.startsWith("the report says"))
    throw new Error(lines.join("\n"));
}

/** A report is on disk whatever came, and it reads back as what the run says. */
function assertWritten(report: Report, text: string | undefined): void {
  if (text === undefined) throw new Error("no report was written");
  const plain = (value: Report): unknown => JSON.parse(JSON.stringify(value));
  if (!isDeepStrictEqual(plain(readReport(text)), plain(report))) {
    throw new Error("the report on disk is another one");
  }
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
  readonly records: number;
  readonly marks: number;
}

function traceOf({ world, sha, previousSha }: ShopRepository, before: Before): Trace {
  const contexts = ["staging", "production"].map((name) => [markContext(name), name] as const);
  const whose = (commit: string) =>
    commit === sha ? "release" : commit === previousSha ? "previous" : commit.slice(0, 7);
  return {
    records: world.deployments.slice(before.records).map((record) => {
      const payload = JSON.stringify(record.payload);
      const version = /"version":"([^"]+)"/.exec(payload)?.[1] ?? PREVIOUS_VERSION;
      const states = record.statuses.map((status) => status.state).join(", ");
      return `${record.task} ${record.environment} ${version}: ${states}`;
    }),
    marks: world.statuses
      .slice(before.marks)
      .map(({ context, sha: commit, state, description }) => {
        const where = contexts.find(([known]) => known === context)?.[1] ?? context;
        const said = (description ?? "").replace(/^deployment=\d+ /, "");
        return `${where} ${whose(commit)}: ${state} ${said}`;
      }),
  };
}
