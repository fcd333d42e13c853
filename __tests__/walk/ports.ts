import type { Files, Ports } from "../../src/core/ports.ts";
import { commandsOf } from "./deployer.ts";
import { lineOf } from "./line.ts";
import { clockOf, type Machine } from "./machine.ts";
import type { Component, Town } from "./town.ts";

const PROBE_MS = 50;
/** Answers that are asked for at once, to meet both of two instances. */
const MOST_SEEN = 3;

/** All that a process reaches of the outside. */
export function portsOf(machine: Machine, component: Component, town: Town): Ports {
  const { schedule, reached, sites } = town;
  const { production } = sites[component];
  const clock = clockOf(machine, schedule);
  const quiet = () => undefined;
  return {
    github: lineOf(machine, clock, reached),
    http: async ({ url }, signal) => {
      const { pathname } = new URL(url);
      const passed = await schedule.hold(machine, PROBE_MS, `GET ${pathname}`, signal);
      const answer = production.answer(pathname, !passed);
      if (!passed || answer.state !== "answered") return answer;
      machine.live = production.versions;
      const [, version] = /"version":"([^"]+)"/.exec(answer.body) ?? [];
      if (version !== undefined) machine.seen = [version, ...machine.seen].slice(0, MOST_SEEN);
      return answer;
    },
    clock,
    commands: commandsOf(machine, sites[component], town),
    files: FILES,
    git: async () => undefined,
    log: { line: quiet, progress: quiet, foreign: quiet },
    env: {},
  };
}

let policies: Files["policies"] | undefined;

/** Nothing is on disk, and reports go nowhere: they are read from memory. */
const FILES: Files = {
  read: async () => undefined,
  write: async () => undefined,
  repository: async () => undefined,
  policies: () => {
    if (policies === undefined) throw new Error("the policies are read before a history begins");
    return policies();
  },
};

/** Takes what the product ships with, which is read once. */
export function shipWith(shipped: Files["policies"]): void {
  policies = shipped;
}
