import { isOpen } from "../../src/core/record-state.ts";
import type { Report } from "../../src/core/report.ts";
import type { StageName } from "../../src/core/stages.ts";
import { addCheckRun, addRun } from "../../src/demo/github/seeds/ci.ts";
import type { WorkflowRun } from "../../src/demo/github/things.ts";
import { stamp } from "../../src/demo/github/world.ts";
import type { Request } from "../../src/run/request.ts";
import { run as runStage } from "../../src/run.ts";
import { Machine } from "./machine.ts";
import { portsOf } from "./ports.ts";
import type { Build } from "./production.ts";
import { type Identity, requestOf } from "./request.ts";
import type { Component, Town } from "./town.ts";

/** A run of the release workflow: its job, a safety net behind it, and what is run again. */
export interface Release {
  /** `r1`. */
  readonly name: string;
  readonly component: Component;
  readonly build: Build;
  readonly skewMs: number;
  /** Stages of the job, each a process of its own. */
  readonly stages: readonly StageName[];
  readonly run: WorkflowRun;
  attempt: number;
  /** The last report of its job. */
  report: Report | undefined;
}

/** How long GitHub takes to show that a job has ended whose runner is gone, in milliseconds. */
const SHOWN_MS = 8000;
/** How long a runner lets a process go on that it has interrupted, in milliseconds. */
const GRACE_MS = 10_000;
const NEXT_JOB_MS = 5000;

/** Begins a run of the release workflow. */
export function beginRelease(
  town: Town,
  given: Omit<Release, "run" | "attempt" | "report">,
): Release {
  const run = addRun(town.world, {
    path: ".github/workflows/release.yml",
    sha: given.build.sha,
    event: "workflow_dispatch",
    status: "in_progress",
  });
  return { ...given, run, attempt: 0, report: undefined };
}

/** All machines of a history, and how they end. */
export class Actors {
  readonly machines: Machine[] = [];
  readonly #town: Town;

  constructor(town: Town) {
    this.#town = town;
  }

  /** Runs the next attempt of a release, and its safety net where it does not pass; then `ended`. */
  attempt(release: Release, ended: () => void): void {
    const { run } = release;
    release.attempt += 1;
    Object.assign(run, { attempt: release.attempt, status: "in_progress", conclusion: null });
    run.startedAt = stamp(this.#town.world);
    const name = `${release.name}.${release.attempt}`;
    this.#job(release, { name, stages: release.stages }, (report) => {
      release.report = report;
      const isDone = (well: boolean) => {
        Object.assign(run, { status: "completed", conclusion: well ? "success" : "failure" });
        run.updatedAt = stamp(this.#town.world);
        ended();
      };
      if (report?.exitCode === 0) return isDone(true);
      this.#town.schedule.after(NEXT_JOB_MS, () => {
        const net = { name: `${name} net`, stages: ["rollback"] as const };
        this.#job(release, net, () => isDone(false));
      });
    });
  }

  /** A job: its stages one after another, each while the one before has passed; `rollback` always. */
  #job(
    release: Release,
    { name, stages }: { readonly name: string; readonly stages: readonly StageName[] },
    ended: (report: Report | undefined) => void,
  ): void {
    const { world, schedule } = this.#town;
    const job = addCheckRun(world, {
      sha: "0".repeat(40),
      name,
      status: "in_progress",
      run: release.run,
    });
    const identity = { run: `${release.run.id}`, attempt: release.attempt, job };
    let worst: Report | undefined;
    const next = (left: readonly StageName[]) => {
      const [stage, ...rest] = left;
      if (stage === undefined) {
        job.status = "completed";
        return ended(worst);
      }
      if (worst !== undefined && worst.exitCode !== 0 && stage !== "rollback") return next(rest);
      this.#stage({ release, stage, name: `${name} ${stage}`, identity }, (report) => {
        if (report === undefined) {
          // The runner is gone, and GitHub notices it some time later.
          schedule.after(SHOWN_MS, () => {
            job.status = "completed";
            ended(undefined);
          });
          return;
        }
        if (worst === undefined || worst.exitCode === 0) worst = report;
        next(rest);
      });
    };
    next(stages);
  }

  /** A person rolls back at the command line. */
  byHand(component: Component, build: Build): void {
    const release = { component, build, skewMs: 0 };
    const identity = { run: `local-${this.machines.length}`, attempt: 1, job: undefined };
    const over = { reason: "users complain", sha: undefined };
    const name = "person rollback";
    this.#stage({ release, stage: "rollback", name, identity, over }, () => undefined);
  }

  /** A person ends what is open at the command line, without a word that nothing of it runs. */
  settle(component: Component, build: Build): void {
    const { sites, told } = this.#town;
    const open = sites[component].records().find(isOpen);
    if (open === undefined) {
      told("nothing is open to be settled");
      return;
    }
    const release = { component, build, skewMs: 0 };
    const identity = { run: `local-${this.machines.length}`, attempt: 1, job: undefined };
    const over = { deployment: open.id, sha: undefined };
    const name = "person settle";
    this.#stage({ release, stage: "settle", name, identity, over }, () => undefined);
  }

  #stage(
    {
      release,
      stage,
      name,
      identity,
      over,
    }: {
      readonly release: Pick<Release, "component" | "build" | "skewMs">;
      readonly stage: StageName;
      readonly name: string;
      readonly identity: Identity;
      readonly over?: Partial<Request>;
    },
    ended: (report: Report | undefined) => void,
  ): void {
    const { schedule, told, checks, sites, selfHosted } = this.#town;
    const { component, build, skewMs } = release;
    const site = sites[component];
    const machine = new Machine(name, { skewMs, byHand: over?.reason !== undefined });
    this.machines.push(machine);
    machine.killed.push(() => ended(undefined));
    told(`${name} begins`);
    const request = { ...requestOf({ stage, component, build, identity, selfHosted }), ...over };
    const finished = (report: Report) => {
      if (machine.dead) return;
      machine.ended = true;
      told(`${name} ends with ${report.exitCode}: ${report.headline}`);
      site.reports.push(report);
      checks.tells(machine, report, site);
      ended(report);
    };
    // One turn later, so that nothing of it runs inside what began it.
    const starts = schedule.hold(machine, 500, "its start");
    void starts.then(() =>
      runStage(request, portsOf(machine, component, this.#town), machine.interrupt.signal).then(
        ({ report }) => finished(report),
        (error: unknown) => {
          machine.ended = true;
          checks.violated("fault", `${name} throws ${String(error)}`);
          ended(undefined);
        },
      ),
    );
  }

  /** Ends a process at once, with everything that it holds in memory. */
  kill(machine: Machine, how: string): void {
    if (machine.dead || machine.ended) return;
    this.#town.told(`${machine.name} ${how}`);
    machine.dead = true;
    for (const tell of machine.killed) tell();
  }

  /** Interrupts a process as a runner does whose job is cancelled. */
  interrupt(machine: Machine): void {
    this.#town.told(`${machine.name} is interrupted`);
    machine.interrupt.abort();
    const kill = () => this.kill(machine, "is killed after its time to close");
    this.#town.schedule.after(GRACE_MS, kill, { idle: true });
  }
}
