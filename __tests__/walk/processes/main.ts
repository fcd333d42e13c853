import pLimit from "p-limit";
import { startGitHub } from "../../../src/demo/github/server.ts";
import { type Killed, type KilledHistory, playKilled } from "./killed.ts";
import type { Product } from "./machine.ts";

/** What is walked with processes of the command line. */
export interface ProcessWalk {
  /** Folder of the repository, with its `dist`. */
  readonly root: string;
  /** How many histories. */
  readonly processes: number;
  /** Only this one. */
  readonly only: Killed | undefined;
  /** Histories that are shown, at most. */
  readonly most: number;
  readonly print: (text: string) => void;
}

/** Histories that are played at the same time: they wait most of their time. */
const AT_ONCE = 4;

const BUILDS = ["good", "bad"] as const;
const SIGNALS = ["SIGKILL", "SIGINT", "SIGTERM"] as const;

/** A history in which nobody is killed. */
const NEVER = { at: Number.POSITIVE_INFINITY, signal: "SIGKILL" } as const;

/** So many processes to kill: builds and signals in turn, steps evenly spread. */
export function killsOf(count: number, steps: Readonly<Record<Killed["build"], number>>): Killed[] {
  return Array.from({ length: count }, (_, index) => {
    const build = BUILDS[index % 2] ?? "good";
    const signal = SIGNALS[Math.floor(index / 2) % 3] ?? "SIGKILL";
    return { build, signal, at: 1 + Math.floor((index * steps[build]) / count) };
  });
}

/** Kills the command line in releases, and looks at what comes of it; true: nothing was violated. */
export async function walkProcesses(asked: ProcessWalk): Promise<boolean> {
  const { root, processes, only, print } = asked;
  const product: Product = { root, serve: startGitHub };
  const whole = only === undefined ? await unkilled(product, asked) : undefined;
  if (whole === "violated") return false;
  const kills = only === undefined ? killsOf(processes, whole ?? { good: 0, bad: 0 }) : [only];
  const limit = pLimit(AT_ONCE);
  const played = await Promise.all(
    kills.map((killed) => limit(async () => ({ killed, came: await playKilled(product, killed) }))),
  );
  const bad = played.filter(({ came }) => came.violations.length > 0);
  const shown = only === undefined ? bad.slice(0, asked.most) : played;
  for (const { killed, came } of shown) print(tell(killed, came));
  print(`${played.length} histories of processes, ${bad.length} with a violation`);
  return bad.length === 0;
}

/** How many steps a release has, by its build. */
async function unkilled(product: Product, { print }: ProcessWalk) {
  const [good, bad] = await Promise.all([
    playKilled(product, { build: "good", ...NEVER }),
    playKilled(product, { build: "bad", ...NEVER }),
  ]);
  const wrong = [good, bad].filter(({ violations }) => violations.length > 0);
  for (const came of wrong)
    print(["nobody is killed", ...came.violations, ...came.ends, ...came.records].join("\n  "));
  return wrong.length > 0 ? "violated" : { good: good.steps, bad: bad.steps };
}

function tell({ build, at, signal }: Killed, { violations, ends, records }: KilledHistory): string {
  const again = `npm run walk -- --at ${build},${at},${signal}`;
  const what = `a ${build} build, ${signal} at request ${at} (${again})`;
  return [what, ...violations.map((one) => `VIOLATED: ${one}`), ...ends, ...records].join("\n  ");
}
