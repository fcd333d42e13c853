import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addCheckRun } from "../../../src/demo/github/seeds/ci.ts";
import { addCommit } from "../../../src/demo/github/seeds/code.ts";
import type { Deployment } from "../../../src/demo/github/things.ts";
import { type Came, type Machine, onMachine, type Product, runJob } from "./machine.ts";
import { type Moment, stepsUntil } from "./steps.ts";

/** A process of the command line that ends before its time. */
export interface Killed {
  readonly build: "good" | "bad";
  /** Request at which it ends, carried out and not answered; none that comes: it does not end. */
  readonly at: Moment;
  readonly signal: "SIGKILL" | "SIGINT" | "SIGTERM";
}

/** What became of a release whose process was killed, and of what came after it. */
export interface KilledHistory {
  /** Requests of the first process. */
  readonly steps: number;
  readonly violations: readonly string[];
  /** How each process ended: its exit code and headline. */
  readonly ends: readonly string[];
  /** What the records say in the end, those of before left out. */
  readonly records: readonly string[];
}

const NEXT = "2.4.0";
const FIX = "2.4.1";
const RUN = { run: 4711, attempt: 1, last: false } as const;

/** Plays a release that is killed, its safety net, its second attempt and, after a bad build, the fix. */
export function playKilled(product: Product, killed: Killed): Promise<KilledHistory> {
  const steps = stepsUntil(killed.at);
  const bad = killed.build === "bad" ? NEXT : undefined;
  return onMachine(product, { version: NEXT, bad, steps }, async (machine) => {
    const { sha, world } = machine.repository;
    const past = world.deployments.length;
    const first = await runJob(machine, {
      ...{ ...RUN, stage: "release", sha },
      meanwhile: (begun) => {
        steps.at = () => begun.kill(killed.signal);
      },
    });
    const made = steps.count();
    steps.at = undefined;
    machine.platform.endDeployment();
    const net = await runJob(machine, { ...RUN, stage: "rollback", sha, last: true });
    const again = { ...RUN, stage: "release", sha, attempt: 2, last: true } as const;
    const came = [first, net, await runJob(machine, again)];
    const violations = [...violationsOf(machine, killed, came)];
    if (bad !== undefined) {
      const fixed = await releaseFix(machine);
      came.push(fixed);
      const isThrough = fixed.code === 0 && machine.platform.live() === FIX;
      if (!isThrough) violations.push("the fix does not get through");
    }
    const records = world.deployments.slice(past).map(tellRecord);
    return { steps: made, violations, ends: came.map(tellEnd), records };
  });
}

/** Releases the next version by a run of its own. */
async function releaseFix(machine: Machine): Promise<Came> {
  const { folder, repository } = machine;
  const { world, sha } = repository;
  const before = world.commits.get(sha)?.files["package.json"] ?? "";
  const text = before.replace(NEXT, FIX);
  const fix = addCommit(world, { files: { "package.json": text } });
  addCheckRun(world, { sha: fix.sha, name: "test" });
  await writeFile(join(folder, "package.json"), text);
  return runJob(machine, { stage: "release", run: 4712, attempt: 1, sha: fix.sha, last: true });
}

/** What is not as it must be once the second attempt has ended. */
function* violationsOf(
  { platform, repository: { world, sha } }: Machine,
  { build }: Killed,
  came: readonly Came[],
): Generator<string> {
  const { orders, overlaps } = platform;
  const [first, , again] = came;
  const isGood = build === "good";
  const back = orders.filter((order) => order.startsWith("rollback")).length;
  if (overlaps.length > 0) yield `deployments overlap: ${overlaps.join("; ")}`;
  if (back > (isGood ? 0 : 1)) yield `rolled back ${back} times`;
  if (isGood && !(again?.code === 0 && platform.live() === NEXT))
    yield "the second attempt does not get through";
  const said = JSON.stringify(world.deployments.filter((one) => one.sha === sha));
  if (!isGood && said.includes("verdict=pass")) yield "a failing build has passed";
  if (!isGood && (first?.code === 0 || again?.code === 0))
    yield "a failing build is called released";
  const printed = came.map(({ stdout }) => stdout).join("\n");
  for (const { id } of world.deployments.filter(isOpen)) {
    if (!printed.includes(`${id}`)) yield `deployment ${id} is open, and not named`;
  }
  const isHeld = /HELD|ROLLBACK FAILED|on hold/.test(again?.headline ?? "");
  if (!isGood && platform.live() === NEXT && !isHeld)
    yield "a failing build is live, and the last report does not say so";
  for (const { stderr } of came) if (/^ +at .*:\d+/m.test(stderr)) yield `a fault: ${stderr}`;
}

/** Claimed, in progress, or live without a verdict. */
function isOpen({ statuses }: Deployment): boolean {
  const { description = "verdict=pending" } = statuses.at(-1) ?? {};
  return description.startsWith("verdict=pending") && !description.includes("rolled-back-by");
}

const tellEnd = ({ code, headline }: Came): string =>
  code === undefined ? "ended by the signal" : `exit ${code}: ${headline}`;

const tellRecord = ({ id, statuses }: Deployment): string =>
  `deployment ${id}: ${statuses.map(({ state, description }) => `${state} ${description}`).join(" | ")}`;
