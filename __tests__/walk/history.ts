import { isOpen } from "../../src/core/record-state.ts";
import type { StageName } from "../../src/core/stages.ts";
import { Actors, beginRelease, type Release } from "./actors.ts";
import { type Choice, Choices } from "./choices.ts";
import type { Machine } from "./machine.ts";
import { type Component, openTown, type Premises, type Town } from "./town.ts";
import type { Violation } from "./violations.ts";

/** One history: what was chosen, what happened, and what of it must not be. */
export interface History {
  readonly seed: number;
  readonly made: readonly Choice[];
  /** Every place at which something could have gone wrong. */
  readonly places: readonly string[];
  readonly story: readonly string[];
  readonly violations: readonly Violation[];
  /** Simulated time that it took, in milliseconds. */
  readonly tookMs: number;
}

/** Which choices a history makes besides those of its seed. */
export interface Told {
  /** Only these, by key; everything else takes the undisturbed course. */
  readonly script?: ReadonlyMap<string, number>;
}

const MOST_STEPS = 60_000;

/** Plays one history to its end, and asks after it whether everything held. */
export async function play(seed: number, { script }: Told = {}): Promise<History> {
  const choices = new Choices(seed, script);
  const premises = premisesOf(choices);
  const town = openTown(choices, premises);
  const began = town.schedule.now;
  const actors = new Actors(town);
  town.schedule.beforeTurn = (runner, label) => goesOn(town, actors, runner as Machine, label);
  try {
    const releases = begin(town, actors);
    await town.schedule.run(actors.machines, MOST_STEPS);
    await conclude(town, actors, releases);
  } catch (error) {
    town.checks.violated(
      "stuck",
      error instanceof Error ? (error.stack ?? error.message) : `${error}`,
    );
  }
  if (town.world.unknownRoutes.length > 0) {
    town.checks.violated("fault", `GitHub does not know ${town.world.unknownRoutes.join(", ")}`);
  }
  return {
    ...{ seed, made: choices.made, places: choices.places, story: town.story.lines },
    violations: town.checks.violations,
    tookMs: town.schedule.now - began,
  };
}

function premisesOf(choices: Choices): Premises {
  const yes = (key: string, means: string, share: number) =>
    choices.premise(key, ["", means], share) === 1;
  const quality = (which: string, share: number) =>
    (["good", "bad", "later"] as const)[
      choices.premise(`the build of ${which}`, ["is good", "is bad", "is bad after 15 s"], share)
    ] ?? "good";
  return {
    dispatch: yes("deployments", "are dispatched", 0.45),
    selfHosted: yes("runners", "are the users' own", 0.2),
    tells:
      (["version", "nothing", "commit"] as const)[
        choices.premise("the build", ["", "is told by nothing", "is told by its commit"], 0.3)
      ] ?? "version",
    first: quality("r1", 0.5),
    second: quality("r2", 0.3),
  };
}

const SKEWS_MS = [0, 120_000, -120_000, 9000, -9000];
const OFFSETS_MS = [30_000, 0, 300, 2000, 10_000, 60_000, 120_000, 600_000];
const APART: readonly StageName[] = ["deploy", "verify", "rollback"];

/** Lets everybody begin: one run at least, and whoever else is in the history. */
function begin(town: Town, actors: Actors): readonly Release[] {
  const { choices, schedule } = town;
  const releases: Release[] = [];
  const start = (
    name: string,
    component: Component,
    which: "first" | "second",
    afterMs: number,
  ) => {
    const apart = choices.premise(`${name}'s stages`, ["in one", "in a process each"], 0.3) === 1;
    const skew = choices.premise(
      `${name}'s clock`,
      SKEWS_MS.map((ms) => `${ms / 1000} s ahead`),
      0.2,
    );
    const attempts =
      [1, 2, 3][choices.premise(`${name} is run`, ["once", "twice", "3 times"], 0.5)] ?? 1;
    const given = {
      ...{ name, component, build: town.build(which), skewMs: SKEWS_MS[skew] ?? 0 },
      stages: apart ? APART : (["release"] as const),
    };
    schedule.after(afterMs, () => {
      const release = beginRelease(town, given);
      releases.push(release);
      const again = () => {
        if (release.report?.exitCode === 0 || release.attempt >= attempts) return;
        const waits = choices.at(`${name}, next attempt`, {
          means: ["after 1 min", "after 2 h"],
          weight: 5,
        });
        schedule.after(waits === 0 ? 60_000 : 7_200_000, () => actors.attempt(release, again));
      };
      actors.attempt(release, again);
    });
  };
  start("r1", "", "first", 0);
  const others = ["nobody", "a newer commit", "the same commit", "another component"];
  const other = choices.premise("r2 releases", others, 0.6);
  if (other > 0) {
    const means = OFFSETS_MS.map((ms) => `${ms / 1000} s after r1`);
    const offset = OFFSETS_MS[choices.premise("r2 begins", means, 0.9)] ?? 0;
    start("r2", other === 3 ? "web" : "", other === 2 ? "first" : "second", offset);
  }
  people(town, actors);
  return releases;
}

const SILENCES = ["", "is silent for 3 min", "is silent for 20 min"];
const SILENT_MS = [0, 3 * 60_000, 20 * 60_000];

const TIMES_MS = [30_000, 5000, 12_000, 22_000, 26_000, 40_000, 55_000, 80_000, 150_000];

/** What people and the platform do, and when. */
function people(town: Town, actors: Actors): void {
  const { choices, schedule, sites } = town;
  const site = sites[""];
  const later = (who: string, what: () => void) => {
    const means = TIMES_MS.map((ms) => `after ${ms / 1000} s`);
    schedule.after(TIMES_MS[choices.premise(`${who} act`, means, 0.9)] ?? 0, what);
  };
  const deeds = ["nothing", "put 2.3.7 back by hand", "put 9.9.9 there by hand", "roll back"];
  const deed = choices.premise("people", deeds, 0.25);
  if (deed === 1) later("people", () => site.production.put(town.build("past"), "people"));
  if (deed === 2) later("people", () => site.production.put(town.build("foreign"), "people"));
  if (deed === 3) later("people", () => actors.byHand("", town.build("first")));
  if (choices.premise("somebody", ["", "settles what is open"], 0.12) === 1) {
    later("somebody", () => actors.settle("", town.build("first")));
  }
  const word = choices.premise("alice", ["", "holds", "holds, and lifts it"], 0.12);
  if (word > 0) later("alice", () => town.issue.hold());
  if (word === 2) later("alice's second thoughts", () => town.issue.lift(town.build("first").sha));
  const silence = choices.premise("GitHub", SILENCES, 0.1);
  if (silence > 0) {
    later("GitHub", () => {
      town.told(`GitHub ${SILENCES[silence]}`);
      town.reached.silentUntil = schedule.now + (SILENT_MS[silence] ?? 0);
    });
  }
  if (choices.premise("the platform", ["", "takes the build back"], 0.12) === 1) {
    later("the platform", () => site.production.put(town.build("past"), "the platform"));
  }
  if (choices.premise("a dependency", ["", "is down for 40 s"], 0.1) === 1) {
    later("the dependency", () => {
      site.production.turn("down");
      schedule.after(40_000, () => site.production.turn("up"));
    });
  }
}

/** How the key of a step goes on before which a process may be killed. */
export const BEFORE = ", before ";

const PAUSE_MS = 40 * 60_000;
export const KILLS = ["goes on", "is killed", "is interrupted", "stands still for 40 min"];

/** Before each step of a process: whether it lives to take it. */
function goesOn(
  { choices, told, schedule }: Town,
  actors: Actors,
  machine: Machine,
  label: string,
) {
  if (label === "its start" || machine.dead) return !machine.dead;
  const place = `${machine.name}${BEFORE}${label}`;
  const value = choices.at(place, { means: KILLS, weight: isFrequent(label) ? 0.1 : 1 });
  if (value === 1) actors.kill(machine, `is killed before ${label}`);
  if (value === 2) actors.interrupt(machine);
  if (value === 3) {
    told(`${machine.name} stands still before ${label}`);
    machine.stillUntil = schedule.now + PAUSE_MS;
    machine.stoodStill = true;
  }
  return value === 0 || value === 2;
}

/** Steps of which a window has dozens, one like the other. */
const isFrequent = (label: string): boolean =>
  label === "a wait" || label.startsWith("GET /version") || label.startsWith("its command goes");

/** After every lease: one more attempt of each run, then a good release, with nothing that goes wrong. */
async function conclude(town: Town, actors: Actors, releases: readonly Release[]): Promise<void> {
  const { schedule, choices, checks, sites, reached } = town;
  choices.quiet = true;
  reached.silentUntil = 0;
  const components = [...new Set(releases.map((one) => one.component))];
  const left = components.map((one) => sites[one].records().filter(isOpen));
  schedule.rest(HOUR_MS);
  town.told("nothing goes wrong any more");
  if (town.issue.heldSince !== undefined) town.issue.lift(town.build("last").sha);
  for (const release of releases) {
    if (release.report?.exitCode === 0) continue;
    actors.attempt(release, () => undefined);
    await schedule.run(actors.machines, MOST_STEPS);
    if (release.report === undefined) checks.violated("stuck", `${release.name} comes to no end`);
  }
  for (const [index, component] of components.entries()) {
    const name = component === "" ? "r9" : "r9 web";
    const given = {
      name,
      component,
      build: town.build("last"),
      skewMs: 0,
      stages: ["release"] as const,
    };
    const last = beginRelease(town, given);
    actors.attempt(last, () => undefined);
    await schedule.run(actors.machines, MOST_STEPS);
    checks.getsThrough(name, last.report, sites[component]);
    checks.named(left[index] ?? [], sites[component]);
  }
}

const HOUR_MS = 3_600_000;
