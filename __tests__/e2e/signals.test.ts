import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { pictureContext } from "../../src/core/record.ts";
import type { Report } from "../../src/core/report.ts";
import type { World } from "../../src/demo/github/world.ts";
import { type Repository, seedRepository } from "../../src/demo/repository.ts";
import { readReport } from "../../src/report/schema.ts";
import { action } from "../support/action-run.ts";
import { CLI, endOf, eventually, isAlive, type Started, start } from "../support/child.ts";
import { type FaultServer, startServer } from "../support/fault-server.ts";
import { serveCheckedGitHub } from "../support/github-server.ts";
import { type Edits, inShop } from "../support/shop-folder.ts";
import {
  addDeployed,
  environmentOf,
  HANGING,
  processesOf,
  slowDeployment,
} from "../support/slow-deployment.ts";

// real processes, which take their time on a busy machine
jest.setTimeout(120_000);

/** Time in which the processes of an interrupted deployment have ended. */
const ENDED_MS = 10_000;

type Interrupt = (run: Started) => void;

interface Scene {
  readonly door: "cli" | "action";
  readonly stage: "deploy" | "rollback" | "verify";
  readonly edits?: Edits;
  /** What GitHub remembers besides the usual. */
  readonly past?: (repository: Repository) => void;
  /** The moment of the signal. */
  readonly moment: (run: Started, shop: FaultServer) => Promise<void>;
  readonly interrupt: Interrupt;
}

interface Ending {
  readonly code: number | undefined;
  readonly seconds: number;
  readonly report: Report;
  readonly world: World;
  readonly sha: string;
  readonly folder: string;
  /** Outputs of the action. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** The shop as version 2.4.0 of a commit answers while all is well. */
const startShop = (sha: string) =>
  startServer(({ path }, response) => {
    if (path === "/version") return response.end(JSON.stringify({ version: "2.4.0", commit: sha }));
    response.setHeader("content-type", "application/json");
    const body = '{"status":"ok","orders":[1],"name":"OctoAcme Shop"}';
    return response.end(body);
  });

/** Interrupts a stage for production, and looks at what it leaves while it is all there. */
function interrupted(scene: Scene, look: (ending: Ending) => Promise<void>): Promise<void> {
  return inShop(scene.edits ?? {}, async ({ path, files }) => {
    const repository = seedRepository(files, "2.4.0", false);
    const { world, sha } = repository;
    addStaged(repository);
    scene.past?.(repository);
    const github = await serveCheckedGitHub(world);
    const shop = await startShop(sha);
    const env = {
      GITHUB_API_URL: github.url,
      STAGING_URL: shop.url,
      PRODUCTION_URL: shop.url,
      GITHUB_SHA: sha,
    };
    let seconds = Number.NaN;
    const meanwhile = async (run: Started) => {
      await scene.moment(run, shop);
      const from = performance.now();
      scene.interrupt(run);
      await run.ended;
      seconds = (performance.now() - from) / 1000;
    };
    try {
      const run = scene.door === "cli" ? runCli : runAction;
      const ended = await run({ path, env, token: github.token, stage: scene.stage, meanwhile });
      const at = `release-gate-report/production-${scene.stage}/report.json`;
      const report = readReport(await readFile(join(path, at), "utf8"));
      await look({ ...ended, seconds, report, world, sha, folder: path });
      expect([github.sins, world.unknownRoutes]).toEqual([[], []]);
    } finally {
      await Promise.all([github.close(), shop.close()]);
    }
  });
}

interface Call {
  readonly path: string;
  readonly stage: string;
  readonly token: string;
  readonly env: Readonly<Record<string, string>>;
  readonly meanwhile: (run: Started) => Promise<void>;
}

async function runCli({ path, stage, token, env, meanwhile }: Call) {
  const flags = [stage, "--environment", "production", "--allow-private-network"];
  const run = start(CLI, flags, {
    cwd: path,
    env: {
      GITHUB_TOKEN: token,
      GITHUB_REPOSITORY: "octoacme/shop",
      GITHUB_RUN_ID: "4711",
      ...env,
    },
  });
  return { ...(await endOf(run, meanwhile)), outputs: {} };
}

function runAction({ path, stage, token, env, meanwhile }: Call) {
  const inputs = { stage, token, environment: "production", "allow-private-network": "true" };
  return action({ workspace: path, inputs, env, meanwhile });
}

/** Staging has verified the release: without that production refuses it. */
function addStaged({ world, sha }: Repository): void {
  addDeployed(world, sha, { outcome: "pass", by: "smoke", proof: "version" }, "staging");
}

const INTERRUPTIONS: readonly (readonly [string, Scene["door"], Interrupt])[] = [
  ["SIGINT", "cli", (run) => run.kill("SIGINT")],
  ["SIGTERM", "cli", (run) => run.kill("SIGTERM")],
  ["Ctrl-C", "cli", (run) => run.killGroup("SIGINT")],
  ["SIGINT from the runner", "action", (run) => run.kill("SIGINT")],
  [
    "SIGINT and SIGTERM, one after the other",
    "action",
    (run) => {
      run.kill("SIGINT");
      run.kill("SIGTERM");
    },
  ],
];

const picturesOf = (world: World, sha: string) =>
  world.statuses
    .filter((status) => status.sha === sha && status.context === pictureContext("production", ""))
    .map(({ state }) => state);

const noneIsAlive = (pids: readonly number[]) => async () =>
  !(await Promise.all(pids.map(isAlive))).includes(true);

describe("a deployment that is interrupted ends within 7 s, with its processes, and says so", () => {
  test.concurrent.each(INTERRUPTIONS)("by %s to %s", (_, door, interrupt) =>
    interrupted(
      {
        door,
        stage: "deploy",
        edits: slowDeployment,
        moment: (run) => run.printed(HANGING),
        interrupt,
      },
      async ({ code, seconds, report, world, sha, folder, outputs }) => {
        expect(seconds).toBeLessThan(7);
        expect(code).toBe(3);
        expect(report).toMatchObject({ exitCode: 3, verdict: "unknown" });
        expect(report.findings.map(({ id }) => id)).toContain("step/interrupted");
        if (door === "action") expect(outputs).toMatchObject({ verdict: "unknown" });
        const pids = await processesOf(folder);
        expect(pids).toHaveLength(2);
        await eventually("the processes of the deployment have ended", noneIsAlive(pids), ENDED_MS);
        const record = world.deployments.findLast((one) => one.environment === "production");
        expect(record?.statuses.map(({ state, description }) => [state, description])).toEqual([
          ["in_progress", expect.any(String)],
          ["in_progress", "verdict=pending by=deploy proof=none: interrupted, state unknown"],
        ]);
        expect(picturesOf(world, sha)).toEqual(["pending"]);
        const seen = Object.keys(await environmentOf(folder));
        expect(seen.filter((name) => /TOKEN|^INPUT_|^ACTIONS_/.test(name))).toEqual([]);
      },
    ),
  );
});

describe("other stages that are interrupted end within 7 s, and say so", () => {
  const pending = { outcome: "pending", by: "live", proof: "version" } as const;

  test.concurrent.each([
    ["SIGINT", "cli"],
    ["SIGTERM", "action"],
  ] as const)("verify, by %s to %s: the record says that it came to nothing", (name, door) =>
    interrupted(
      {
        door,
        stage: "verify",
        past: ({ world, sha }) => void addDeployed(world, sha, pending),
        moment: (_, shop) => eventually("the signals are watched", () => shop.seen.length > 12),
        interrupt: (run) => run.kill(name),
      },
      async ({ code, seconds, report, world, sha }) => {
        expect(seconds).toBeLessThan(7);
        expect([code, report.verdict, report.exitCode]).toEqual([
          3,
          expect.not.stringMatching("pass"),
          3,
        ]);
        expect(picturesOf(world, sha)).toEqual(["error"]);
        const record = world.deployments.findLast((one) => one.environment === "production");
        expect(record?.statuses.at(-1)).toMatchObject({
          state: "success",
          description: expect.stringMatching(/^verdict=(unknown|inconclusive) by=health /),
        });
      },
    ),
  );

  test.concurrent("rollback: the record of the revert says so and stays open", () =>
    interrupted(
      {
        door: "cli",
        stage: "rollback",
        edits: slowDeployment,
        past: ({ world, sha }) =>
          void addDeployed(world, sha, { outcome: "fail", by: "health", proof: "version" }),
        moment: (run) => run.printed(HANGING),
        interrupt: (run) => run.kill("SIGTERM"),
      },
      async ({ code, seconds, report, world, folder }) => {
        expect(seconds).toBeLessThan(7);
        expect([code, report.verdict, report.exitCode]).toEqual([3, "unknown", 3]);
        await eventually(
          "its processes have ended",
          noneIsAlive(await processesOf(folder)),
          ENDED_MS,
        );
        const record = world.deployments.at(-1);
        expect(record?.statuses.map(({ state, description }) => [state, description])).toEqual([
          ["in_progress", expect.any(String)],
          ["in_progress", "verdict=pending by=deploy proof=none: interrupted, state unknown"],
        ]);
      },
    ));
});
