#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { disk } from "./adapters/disk.ts";
import { bundlePath } from "./bundles.ts";
import type { StageFlags } from "./cli-stage.ts";
import { SETTINGS, type SettingName } from "./contract.ts";
import { STAGE_NAMES, STAGES, type StageName } from "./core/stages.ts";
import { VERSION } from "./version.ts";

const RUN_SETTINGS = [
  "manifest",
  "environment",
  "version",
  "sha",
  "repository",
  "deployment",
  "reason",
  "reportDir",
  "format",
  "dryRun",
  "allowPrivateNetwork",
] as const satisfies readonly SettingName[];

function flag(name: SettingName): Option {
  const setting: { flag?: string; description: string; default?: string } = SETTINGS[name];
  const option = new Option(setting.flag ?? "", setting.description);
  if (setting.default !== undefined && setting.flag?.includes("<")) option.default(setting.default);
  if (name === "format") option.choices(["text", "json"]);
  if (name === "deployment") option.argParser(wholeNumber);
  return option;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text)) throw new InvalidArgumentError("It is a whole number.");
  return Number(text);
}

function stageCommand(name: StageName): Command {
  const command = new Command(name)
    .summary(STAGES[name].says)
    .description(`${STAGES[name].says[0]?.toUpperCase()}${STAGES[name].says.slice(1)}.`);
  for (const setting of RUN_SETTINGS) command.addOption(flag(setting));
  return command
    .addHelpText("after", `\nExample:\n  $ ${STAGES[name].example}\n${EXIT_CODES}`)
    .action(async (flags: StageFlags) => {
      const { runStage } = await import("./cli-stage.ts");
      process.exitCode = await runStage(name, flags);
    });
}

const EXIT_CODES = `
Exit codes: 0 pass, 1 fail, 2 could not run, 3 unknown, inconclusive, pending or held.
The token comes from GITHUB_TOKEN, the API's address from GITHUB_API_URL.`;

function lintCommand(): Command {
  return new Command("lint")
    .summary("check the manifest, offline")
    .description("Check the manifest, offline: all problems of the file with their places.")
    .addOption(flag("manifest"))
    .addHelpText("after", "\nExample:\n  $ release-gate lint --manifest release.yml")
    .action(async ({ manifest }: { readonly manifest: string }) => {
      const { lint } = await import("./commands/lint.ts");
      const { ok, lines } = await lint({ path: manifest, ...disk });
      (ok ? process.stdout : process.stderr).write(`${lines.join("\n")}\n`);
      process.exitCode = ok ? 0 : 2;
    });
}

function schemaCommand(): Command {
  return new Command("schema")
    .summary("print the JSON schema of the manifest")
    .description("Print the JSON schema of the manifest, for editors.")
    .addHelpText("after", "\nExample:\n  $ release-gate schema > release.schema.json")
    .action(async () => {
      const { schema } = await import("./commands/schema.ts");
      process.stdout.write(await schema(disk.policies));
    });
}

function judgeCommand(): Command {
  return new Command("judge")
    .summary("judge a report again from its evidence, offline")
    .description("Judge a report again from the answers, tries and looks that it holds, offline.")
    .argument("<report.json>", "a report of any stage")
    .addHelpText(
      "after",
      "\nExample:\n  $ release-gate judge release-gate-report/production-verify/report.json",
    )
    .action(async (path: string) => {
      const { judge } = await import("./commands/judge.ts");
      const text = await disk.read(path);
      if (text === undefined) {
        process.stderr.write(`error: there is no file ${path}\n`);
        process.exitCode = 2;
        return;
      }
      try {
        const { exit, lines } = judge(text);
        process.stdout.write(`${lines.join("\n")}\n`);
        process.exitCode = exit;
      } catch (error) {
        process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 2;
      }
    });
}

function demoCommand(): Command {
  return new Command("demo")
    .summary("watch a release go through, or be stopped, or be taken back")
    .description(
      "Release the example shop against an emulated GitHub, with real processes on this machine.",
    )
    .addOption(new Option("--healthy", "a good version goes through").conflicts("blocked"))
    .addOption(new Option("--blocked", "readiness refuses, and so does deploy"))
    .addOption(new Option("--shop <folder>", "another copy of examples/shop"))
    .addOption(flag("reportDir"))
    .addHelpText("after", "\nExample:\n  $ release-gate demo --healthy")
    .action(async (flags: Readonly<Record<string, string | boolean>>) => {
      process.exitCode = await runDemo(flags);
    });
}

/** The demo is a bundle of its own, so that nothing of it weighs on the other commands. */
async function runDemo(flags: Readonly<Record<string, string | boolean>>): Promise<number> {
  const { spawn } = await import("node:child_process");
  const story = flags.healthy ? "healthy" : flags.blocked ? "blocked" : "regression";
  const shop = flags.shop === undefined ? [] : [`--shop=${flags.shop}`];
  const child = spawn(
    process.execPath,
    [
      bundlePath("demo", "index.js"),
      `--story=${story}`,
      `--report-dir=${flags.reportDir}`,
      ...shop,
    ],
    { stdio: "inherit" },
  );
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => child.kill(name));
  return new Promise((resolve) => {
    child.on("exit", (code) => resolve(code ?? 3));
    child.on("error", () => resolve(2));
  });
}

function program(): Command {
  const all = new Command("release-gate")
    .description(
      "Gates a release on evidence, watches it after deployment, and reverts it when it hurts.",
    )
    .version(VERSION, "--version", "print the version")
    .showSuggestionAfterError()
    .showHelpAfterError("(add --help for what there is)")
    .addHelpText("after", "\nStart with:\n  $ release-gate demo\n  $ release-gate lint");
  for (const name of STAGE_NAMES) all.addCommand(stageCommand(name));
  for (const command of [lintCommand(), schemaCommand(), judgeCommand(), demoCommand()])
    all.addCommand(command);
  for (const command of [all, ...all.commands]) command.exitOverride().showSuggestionAfterError();
  return all;
}

// a reader that goes away (`| head`) must not end a deployment in flight: its report is in a file
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

try {
  await program().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
