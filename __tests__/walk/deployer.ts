import type { CommandEnd, Commands } from "../../src/core/ports.ts";
import type { WorkflowRun } from "../../src/demo/github/things.ts";
import { stamp, type World } from "../../src/demo/github/world.ts";
import type { Checks } from "./checks.ts";
import type { Choices } from "./choices.ts";
import { type Deploying, WAYS, type WayOut } from "./deploying.ts";
import type { Machine } from "./machine.ts";
import type { Build } from "./production.ts";
import type { Schedule } from "./schedule.ts";
import type { Site } from "./site.ts";

/** What carries out the deployments of a history. */
export interface Deployer {
  readonly world: World;
  readonly schedule: Schedule;
  readonly choices: Choices;
  readonly checks: Checks;
  readonly builds: readonly Build[];
  readonly told: (text: string) => void;
  /** Runners are the users' own: a command goes on after its job. */
  readonly selfHosted: boolean;
}

/** How long a deployment takes, and how long a slow one and one that hangs do, in milliseconds. */
const USUAL_MS = 20_000;
const SLOW_MS = 10 * 60_000;
const HANG_MS = 40 * 60_000;
/** How long two builds answer while one takes the place of the other, in milliseconds. */
const ROLLING_MS = 3000;
const LATE_MS = 40_000;
const QUEUED_MS = 4000;

interface Order {
  readonly who: string;
  readonly machine: Machine | undefined;
  readonly site: Site;
  readonly kind: string | undefined;
  readonly sha: string | undefined;
}

/** Commands of a machine: each is a deployment of its component. */
export function commandsOf(machine: Machine, site: Site, deployer: Deployer): Commands {
  return async ({ env, timeoutMs }, signal): Promise<CommandEnd> => {
    const { schedule } = deployer;
    await schedule.hold(machine, 10, "its command begins");
    const { RELEASE_KIND: kind, RELEASE_SHA: sha } = env;
    const { way, one } = prepare(deployer, { who: machine.name, machine, site, kind, sha });
    const end = new AbortController();
    let went: boolean | undefined;
    carryOut(deployer, { way, one, site }, end.signal, (well) => {
      went = well;
    });
    // A hosted runner ends with its job, and all of its processes with it.
    if (deployer.selfHosted) {
      const { lease } = leaseOf(site, one);
      machine.killed.push(() => {
        schedule.after(
          lease - schedule.now,
          () => {
            one.outlives = true;
          },
          { idle: true },
        );
      });
    } else machine.killed.push(() => end.abort());
    const begun = schedule.now;
    while (went === undefined && !signal.aborted && schedule.now - begun < timeoutMs) {
      await schedule.hold(
        machine,
        Math.min(2000, begun + timeoutMs - schedule.now),
        "its command goes on",
        signal,
      );
    }
    if (went !== undefined) return { state: "exited", code: went ? 0 : 1 };
    end.abort();
    return { state: "killed", by: signal.aborted ? "abort" : "timeout", detail: "SIGKILL" };
  };
}

function leaseOf(site: Site, { record }: Deploying): { readonly lease: number } {
  const found = site.records().find(({ id }) => id === record);
  return { lease: Date.parse(found?.payload.lease ?? "") || 0 };
}

/** Plays a workflow run that a machine has dispatched. */
export function dispatched(
  deployer: Deployer,
  run: WorkflowRun,
  given: Pick<Order, "machine" | "site"> & { readonly inputs: Readonly<Record<string, string>> },
): void {
  const { schedule, choices, world, told } = deployer;
  const { inputs, machine, site } = given;
  const who = `${machine?.name ?? "somebody"}'s run ${run.number}`;
  const order = { who, machine, site, kind: inputs.kind, sha: inputs.sha };
  const { way, one } = prepare(deployer, order);
  const approval = choices.at(`${who}, approval`, {
    means: [
      "needs none",
      "waits for an approval for 2 minutes",
      "waits for an approval for an hour",
    ],
  });
  const waitsMs = [0, 2 * 60_000, 60 * 60_000][approval] ?? 0;
  run.status = waitsMs > 0 ? "waiting" : "queued";
  if (waitsMs > 0) told(`${who} waits for an approval`);
  schedule.after(QUEUED_MS + waitsMs, () => {
    // Somebody has cancelled it.
    if (run.status === "completed") return;
    run.status = "in_progress";
    carryOut(deployer, { way, one, site }, undefined, (well) => {
      run.status = "completed";
      run.conclusion = well ? "success" : "failure";
      run.updatedAt = stamp(world);
    });
  });
}

function prepare(
  { choices, told, builds }: Deployer,
  { who, machine, site, kind, sha }: Order,
): { readonly way: WayOut; readonly one: Deploying } {
  const build = builds.find((one) => one.sha === sha);
  if (build === undefined) throw new Error(`${who} deploys the unknown commit ${sha}`);
  const means = WAYS.map((way) => way.means);
  const value = choices.at(`${who}, ${kind} of ${build.version}`, { means, weight: 8 });
  const way = WAYS[value] ?? WAYS[0];
  const isRevert = kind === "rollback";
  const record = site.records().find(({ id }) => id === machine?.claim);
  const one: Deploying = {
    kind: isRevert ? "rollback" : "deploy",
    build,
    record: record?.id,
    of: record?.payload.rollback_of ?? undefined,
    byHand: machine?.byHand ?? false,
    stoodStill: machine?.stoodStill ?? false,
    begun: false,
    ended: false,
    outlives: false,
  };
  site.deployments.push(one);
  const name = isRevert ? "revert to" : "deployment of";
  told(`${who}: the ${name} ${build.version} is started${value > 0 ? `: ${way.means}` : ""}`);
  return { way, one };
}

/** Changes production as it comes out; `ended` hears whether it went well. */
function carryOut(
  { schedule, checks, told }: Deployer,
  { way, one, site }: { readonly way: WayOut; readonly one: Deploying; readonly site: Site },
  stop: AbortSignal | undefined,
  ended: (well: boolean) => void,
): void {
  one.begun = true;
  checks.begins(one, site);
  const { production } = site;
  const label = one.kind === "rollback" ? "reverted" : "deployed";
  const takes = way.ends === "slowly" ? SLOW_MS : way.ends === "never" ? HANG_MS : USUAL_MS;
  const isOver = () => one.ended;
  const end = (well: boolean) => {
    if (isOver()) return;
    one.ended = true;
    ended(well);
  };
  stop?.addEventListener("abort", () => {
    if (!isOver()) told(`the command of ${one.record} is ended`);
    one.ended = true;
  });
  if (stop?.aborted === true) one.ended = true;
  const put = (which: "all" | "half") => production.put(one.build, label, which);
  const begins = way.ends === "slowly" ? SLOW_MS : USUAL_MS;
  schedule.after(begins - ROLLING_MS, () => {
    if (!isOver() && (way.puts === "all" || way.puts === "half")) put("half");
  });
  schedule.after(takes, () => {
    if (isOver()) return;
    if (way.puts === "all") put("all");
    if (way.puts === "late") schedule.after(LATE_MS, () => put("all"));
    if (way.ends === "badly" || way.ends === "never") end(false);
    else end(true);
  });
}
