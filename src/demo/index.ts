import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { STAGE_NAMES } from "../core/stages.ts";
import { line } from "../core/text.ts";
import { bundlePath } from "./bundles.ts";
import { startGitHub } from "./github/server.ts";
import { checkOutcome } from "./outcome.ts";
import { PREVIOUS, type Repository, seedRepository } from "./repository.ts";
import { ENVIRONMENTS, isShop, openShop, type Shop } from "./shop.ts";
import { STORIES, STORY, type Step, type StoryName } from "./story.ts";

const { values } = parseArgs({
  options: {
    story: { type: "string", default: "regression" },
    "report-dir": { type: "string", default: "release-gate-report" },
    shop: { type: "string" },
  },
});
const name: StoryName = STORIES.find((s) => s === values.story) ?? "regression";
const reportDir = resolve(values["report-dir"]);
const source = resolve(values.shop ?? bundlePath("..", "examples", "shop"));

const stopped = new AbortController();
const INTERRUPTS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of INTERRUPTS) process.on(signal, () => stopped.abort(signal));
// nobody reads on (`| head`): the story ends, and what it has started with it
process.stdout.on("error", () => stopped.abort("unread"));

const say = (text = "") => process.stdout.write(`${text}\n`);
process.exitCode = (await isShop(source)) ? await tell() : noShop();

/** Sets the stage, runs the story, checks its end, and takes everything down again. */
async function tell(): Promise<number> {
  const story = STORY[name];
  await clearReports();
  say(`release-gate demo: ${story.tells}\n`);
  const shop = await openShop(source, story.version);
  const repository = seedRepository(await shop.files(), story.version, name === "blocked");
  const token = "demo-token";
  const github = await startGitHub(repository.world, { token });
  try {
    const { previousSha } = repository;
    for (const environment of ENVIRONMENTS) await shop.deploy(environment, PREVIOUS, previousSha);
    say(
      `The shop runs ${PREVIOUS} on ${shop.urls.staging} (staging) and ${shop.urls.production} (production).`,
    );
    const env = stageEnv(shop, repository, { token, url: github.url });
    for (const [index, step] of story.steps.entries()) {
      if (stopped.signal.aborted) return 3;
      say(
        `\n── ${index + 1} of ${story.steps.length}: ${step.stage} (${step.environment}) ${"─".repeat(40)}`,
      );
      const code = await runStage(step, shop, env);
      if (stopped.signal.aborted) {
        say("\nInterrupted: everything that the demo started is stopped.");
        return 3;
      }
      if (code === step.exit) continue;
      say(`\nThis stage should have ended with exit ${step.exit}, but ended with exit ${code}.`);
      break;
    }
    return await conclude(shop, repository);
  } finally {
    await github.close();
    await shop.close();
  }
}

function noShop(): number {
  process.stderr.write(
    `error: there is no shop at ${line(source)}\ngive the folder of a copy of examples/shop, with its release.yml\n`,
  );
  return 2;
}

async function conclude(shop: Shop, repository: Repository): Promise<number> {
  say(`\n── What the live services and GitHub say now ${"─".repeat(40)}`);
  const checks = await checkOutcome(STORY[name], shop, repository);
  for (const check of checks) {
    say(
      `  ${check.holds ? "confirmed" : "NOT CONFIRMED"}: ${check.what}${check.holds ? "" : ` (found: ${line(check.found)})`}`,
    );
  }
  const held = checks.every((check) => check.holds);
  say(`\n${held ? "The story ended as it should." : "The story did not end as it should."}`);
  say(`Reports: ${line(reportDir)}/<environment>-<stage>/report.json and summary.md`);
  return held ? 0 : 1;
}

function stageEnv(
  shop: Shop,
  { sha }: Repository,
  github: { readonly token: string; readonly url: string },
): Record<string, string> {
  const inherited = [
    "PATH",
    "HOME",
    "TERM",
    "NO_COLOR",
    "FORCE_COLOR",
    "SystemRoot",
    "TEMP",
    "TMP",
  ];
  const kept = inherited.flatMap((key) => {
    const value = process.env[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    ...shop.env,
    GITHUB_TOKEN: github.token,
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: "octoacme/shop",
    GITHUB_SHA: sha,
    GITHUB_RUN_ID: "4711",
  };
}

/** Reports of another story would be read as this one's. */
async function clearReports(): Promise<void> {
  const folders = ENVIRONMENTS.flatMap((name) => STAGE_NAMES.map((stage) => `${name}-${stage}`));
  const gone = folders.map((one) => rm(join(reportDir, one), { recursive: true, force: true }));
  await Promise.all(gone);
}

/** One process a stage, so that all they share is what GitHub remembers. */
function runStage(step: Step, shop: Shop, env: Record<string, string>): Promise<number> {
  const cli = bundlePath("cli", "index.js");
  const flags = [
    "--environment",
    step.environment,
    "--report-dir",
    reportDir,
    "--allow-private-network",
  ];
  const child = spawn(process.execPath, [cli, step.stage, ...flags], {
    cwd: shop.folder,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  stopped.signal.addEventListener("abort", () => child.kill("SIGINT"), { once: true });
  return new Promise((done) => {
    child.on("error", () => done(2));
    child.on("exit", (code, signal) => {
      // Ctrl-C goes to both: the end of the stage may be seen before our own signal is.
      if (signal !== null && INTERRUPTS.includes(signal)) stopped.abort(signal);
      done(code ?? 3);
    });
  });
}
