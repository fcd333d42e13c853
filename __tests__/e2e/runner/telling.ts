import { dirname } from "node:path";
import { describe, expect } from "@jest/globals";
import { readReport } from "../../../src/report/schema.ts";
import { type ActJob, hasAct } from "../../support/act.ts";
import type { Ending } from "../../support/gated-run.ts";

/** Milliseconds that one run of a workflow may take here: it really deploys and really watches. */
export const RUN_MS = 90_000;

/** A suite that needs act; skipped with a word on a machine that has none. */
export const onRunner = hasAct() ? describe : describe.skip;

/** Everything that must come out as it did, whatever the steps said of it. */
interface Facts extends Pick<Ending, "deployments" | "pictures"> {
  readonly jobs: Readonly<Record<string, string>>;
  /** Versions by environment. */
  readonly live: Readonly<Record<string, string | undefined>>;
}

/** What it really came to. */
type Came = Pick<Ending, "deployments" | "pictures" | "jobs" | "log" | "sins"> &
  Pick<Facts, "live">;

/** Holds an ending to the facts; where they differ, what the runner printed says why. */
export function expectFacts(ending: Came, expected: Facts): void {
  const { live, deployments, pictures, sins } = ending;
  const jobs = Object.fromEntries(
    Object.entries(ending.jobs).map(([id, { result }]) => [id, result]),
  );
  try {
    expect({ jobs, live, deployments, pictures, sins }).toEqual({ ...expected, sins: [] });
  } catch (difference) {
    const found = difference instanceof Error ? difference.message : String(difference);
    throw new Error(`${found}\n\nThe runner printed:\n${ending.log}`, { cause: difference });
  }
}

/** The lines that people read first: the decision, and what to do next. */
export function firstLines(job: ActJob | undefined): readonly string[] {
  const lines = (job?.summary ?? "")
    .split("\n")
    .filter((line) => /^(?:#+ |> \*\*|\*\*Next)/.test(line));
  return lines.slice(0, 2);
}

/** What every artifact holds, as it can be read back: `production-release: pass` by its name. */
export function kept({ artifacts }: Ending): Readonly<Record<string, readonly string[]>> {
  const told = Object.entries(artifacts).map(([name, files]) => {
    const reports = Object.entries(files).filter(([path]) => path.endsWith("/report.json"));
    return [name, reports.map(([path, text]) => `${dirname(path)}: ${readReport(text).verdict}`)];
  });
  return Object.fromEntries(told);
}

export const STAGED = [
  "deploy staging: in_progress pending deploy, success pending live commit, success pass smoke commit",
] as const;
/** A record as a deployment that goes well leaves it, and what is written on it after that. */
export const wentLive = (kind: string, ...more: readonly string[]): string =>
  [`${kind} production: in_progress pending deploy`, "success pending live commit", ...more].join(
    ", ",
  );
export const HEALTHY = "success pass health commit";
export const UNHEALTHY = "failure fail health commit";
export const STAGED_PICTURES = ["staging release: pending", "staging release: success"] as const;
export const UNTOUCHED = { staging: "2.3.7", production: "2.3.7" } as const;

/** What is there after a release that users suffered from was rolled back. */
export const ROLLED_BACK = {
  jobs: { production: "failure", rollback: "success" },
  live: UNTOUCHED,
  deployments: [
    wentLive("deploy", UNHEALTHY, `${UNHEALTHY} rolled back`),
    wentLive("rollback", HEALTHY),
  ],
  pictures: [
    "production release: pending",
    "production release: failure",
    "production release: failure",
    "production previous: success",
  ],
};
