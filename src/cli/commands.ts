import { Argument, Command, Option } from "commander";
import { STAGE_NAMES, STAGES, type StageName } from "../core/stages.ts";
import type { MetricsFlags } from "./metrics.ts";
import type { NotesAction, NotesFlags } from "./notes.ts";
import {
  filled,
  flagOf,
  isActedOn,
  SETTLE_SETTINGS,
  STAGE_SETTINGS,
  wholeNumber,
} from "./options.ts";

/** What the flags of a stage are called once read. */
export interface StageFlags {
  readonly manifest: string;
  readonly environment?: string;
  readonly component?: string;
  readonly releaseVersion?: string;
  readonly sha?: string;
  readonly repo?: string;
  readonly deploymentId?: number;
  readonly reason?: string | undefined;
  readonly to?: string;
  readonly url?: string;
  readonly tags?: readonly string[];
  readonly reportDir: string;
  readonly format: "text" | "json";
  readonly dryRun?: boolean;
  readonly plan?: boolean;
  readonly allowPrivateNetwork?: boolean;
}

interface SettleFlags extends StageFlags {
  readonly because?: string;
}

/** What the flags of `notify` are called once read. */
export interface NotifyFlags {
  readonly test?: boolean;
  readonly manifest: string;
  readonly repo?: string;
  readonly allowPrivateNetwork?: boolean;
}

interface DemoFlags {
  readonly healthy?: boolean;
  readonly blocked?: boolean;
  readonly shop?: string;
  readonly reportDir: string;
}

/** What the commands do; each gives its exit code. */
export interface Actions {
  readonly stage: (name: StageName, flags: StageFlags) => Promise<number>;
  readonly plan: (flags: StageFlags) => Promise<number>;
  readonly lint: (manifest: string) => Promise<number>;
  readonly schema: () => Promise<number>;
  readonly judge: (path: string) => Promise<number>;
  readonly incidentCheck: (issue: number, repo: string | undefined) => Promise<number>;
  readonly notifyTest: (flags: NotifyFlags) => Promise<number>;
  readonly notes: (action: NotesAction, flags: NotesFlags) => Promise<number>;
  readonly metrics: (flags: MetricsFlags) => Promise<number>;
  readonly demo: (flags: DemoFlags) => Promise<number>;
}

/** Takes the exit code of the command that was run. */
type Done = (exit: number) => void;

/** Makes each command but `help`, by its name, in the order of the help. */
export function commandsOf(actions: Actions, done: Done): ReadonlyMap<string, () => Command> {
  const stage = (name: StageName) =>
    name === "settle"
      ? stageCommand(name).action(
          async (deploymentId: number, { because, ...flags }: SettleFlags) =>
            done(await actions.stage(name, { ...flags, deploymentId, reason: because })),
        )
      : stageCommand(name).action(async (flags: StageFlags, command: Command) => {
          if (flags.plan === true && !isActedOn("plan", name)) {
            command.error(`error: the stage ${name} does not use --plan; it belongs to readiness`);
          }
          done(await (flags.plan === true ? actions.plan(flags) : actions.stage(name, flags)));
        });
  return new Map<string, () => Command>([
    ...STAGE_NAMES.map((name) => [name, () => stage(name)] as const),
    [
      "lint",
      () =>
        lintCommand().action(async ({ manifest }: { readonly manifest: string }) =>
          done(await actions.lint(manifest)),
        ),
    ],
    ["schema", () => schemaCommand().action(async () => done(await actions.schema()))],
    ["judge", () => judgeCommand().action(async (path: string) => done(await actions.judge(path)))],
    [
      "notify",
      () =>
        notifyCommand().action(async ({ test, ...flags }: NotifyFlags, command: Command) =>
          test === true ? done(await actions.notifyTest(flags)) : command.error(ONLY_TESTS),
        ),
    ],
    [
      "incident",
      () =>
        incidentCommand().action(
          async (_what: "check", issue: number, { repo }: { readonly repo?: string }) =>
            done(await actions.incidentCheck(issue, repo)),
        ),
    ],
    [
      "notes",
      () =>
        notesCommand().action(async (action: NotesAction, flags: NotesFlags) =>
          done(await actions.notes(action, flags)),
        ),
    ],
    [
      "metrics",
      () =>
        metricsCommand().action(async (flags: MetricsFlags) => done(await actions.metrics(flags))),
    ],
    [
      "demo",
      () => demoCommand().action(async (flags: DemoFlags) => done(await actions.demo(flags))),
    ],
  ]);
}

const EXIT_CODES = `
Exit codes:
  0  pass
  1  fail, or rolled back by the stage release
  2  could not run: wrong usage, or an invalid manifest
  3  not decided: unknown, inconclusive, pending, on hold or interrupted

The token comes from GITHUB_TOKEN, the API's address from GITHUB_API_URL.`;

const LINT_CODES = `
Exit codes:
  0  valid, also with warnings
  2  not valid, or not readable`;

const JUDGE_CODES = `
Exit codes:
  those of the stage that wrote the report, where everything agrees
  1  something differs
  2  the file is no report`;

const example = (line: string) => `\nExample:\n  $ ${line}`;

function stageCommand(name: StageName): Command {
  const { says, example: line } = STAGES[name];
  const command = new Command(name)
    .summary(says)
    .description(`${says[0]?.toUpperCase()}${says.slice(1)}.`);
  if (name === "settle") command.argument("<deployment>", "id of its record", wholeNumber);
  const settings = name === "settle" ? SETTLE_SETTINGS : STAGE_SETTINGS;
  for (const setting of settings) {
    command.addOption(flagOf(setting).hideHelp(!isActedOn(setting, name)));
  }
  return command.addHelpText("after", `${example(line)}\n${EXIT_CODES}`);
}

function lintCommand(): Command {
  return new Command("lint")
    .summary("check the manifest, offline")
    .description("Check the manifest, offline: its problems with their places.")
    .addOption(flagOf("manifest"))
    .addHelpText("after", `${example("release-gate lint --manifest release.yml")}\n${LINT_CODES}`);
}

function schemaCommand(): Command {
  return new Command("schema")
    .summary("print the JSON schema of the manifest")
    .description("Print the JSON schema of the manifest, for editors.")
    .addHelpText("after", example("release-gate schema > release.schema.json"));
}

function judgeCommand(): Command {
  return new Command("judge")
    .summary("judge a report again from its evidence, offline")
    .description("Judge a report again, offline, from the evidence it contains.")
    .argument("<report.json>", "a report of any stage", filled)
    .addHelpText(
      "after",
      `${example("release-gate judge release-gate-report/production-verify/report.json")}\n${JUDGE_CODES}`,
    );
}

const ONLY_TESTS = "error: write `notify --test`: stages tell of everything else themselves";

const NOTIFY_CODES = `
Exit codes:
  0  each message arrived
  1  one did not, or it is unclear
  2  wrong usage, or an invalid manifest`;

function notifyCommand(): Command {
  return new Command("notify")
    .summary("send a test to each channel of the manifest")
    .description(
      "Send a message that says that it is a test to each channel of the manifest, and say which arrived.",
    )
    .option("--test", "send a test; nobody is paged")
    .addOption(flagOf("manifest"))
    .addOption(flagOf("repository"))
    .addOption(flagOf("allowPrivateNetwork"))
    .addHelpText("after", `${example("release-gate notify --test")}\n${NOTIFY_CODES}`);
}

const INCIDENT_CODES = `
Exit codes:
  0  nothing is missing
  1  something is
  2  wrong usage
  3  the issue could not be read, or is no incident`;

function incidentCommand(): Command {
  return new Command("incident")
    .summary("say what is missing in the review of an incident")
    .description(
      "Read the issue of an incident and say what is missing in its review; nothing is written.",
    )
    .addArgument(new Argument("<what>", "what to do").choices(["check"]))
    .argument("<issue>", "number of the issue", wholeNumber)
    .addOption(flagOf("repository"))
    .addHelpText(
      "after",
      `${example("release-gate incident check 512 --repo octoacme/shop")}\n${INCIDENT_CODES}`,
    );
}

const NOTES_CODES = `
Exit codes:
  0  drafted, or nothing that blocks
  1  a rule that blocks is broken
  2  could not run: wrong usage, or something that cannot be read`;

function notesCommand(): Command {
  return new Command("notes")
    .summary("draft release notes, or hold them to their rules")
    .description("Draft release notes from pull requests, or hold them to their rules.")
    .addArgument(new Argument("<action>", "what is done").choices(["draft", "check"]))
    .addOption(flagOf("version"))
    .addOption(flagOf("sha"))
    .addOption(
      new Option("--from <ref>", "where the range begins; default: the release before").argParser(
        filled,
      ),
    )
    .addOption(
      new Option("--file <path>", "the notes; default: release.notes of the manifest").argParser(
        filled,
      ),
    )
    .addOption(
      new Option("--source <source>", "what is checked; default: file").choices([
        ...["file", "changelog", "draft-release"],
      ]),
    )
    .addOption(flagOf("manifest"))
    .addOption(flagOf("repository"))
    .addHelpText(
      "after",
      `${example("release-gate notes draft --release-version 2.4.0")}\n${NOTES_CODES}`,
    );
}

const METRICS_CODES = `
Exit codes:
  0  computed
  2  could not run: wrong usage, or something that cannot be read

It needs \`contents\`, \`deployments\`, \`issues\` and \`pull-requests: read\`.`;

function metricsCommand(): Command {
  return new Command("metrics")
    .summary("release metrics by the names of the guides and of DORA")
    .description("Compute release metrics from deployments, commits and incidents on GitHub.")
    .addOption(
      new Option("--since <duration>", "length of the window, compared with the one before")
        .default("28d")
        .argParser(filled),
    )
    .addOption(flagOf("environment"))
    .addOption(flagOf("component"))
    .addOption(flagOf("manifest"))
    .addOption(flagOf("repository"))
    .addOption(
      new Option(
        "--report-dir <folder>",
        "also write metrics.json, metrics.md and metrics.html there",
      ).argParser(filled),
    )
    .addOption(
      new Option("--format <format>", "what is printed")
        .choices(["text", "json", "html"])
        .default("text"),
    )
    .addHelpText("after", `${example("release-gate metrics --since 28d")}\n${METRICS_CODES}`);
}

function demoCommand(): Command {
  return new Command("demo")
    .summary("watch a release succeed, be refused or be rolled back")
    .description(
      "Release the example shop against an emulated GitHub, with real processes on this machine.",
    )
    .addOption(new Option("--healthy", "a good version is released").conflicts("blocked"))
    .addOption(new Option("--blocked", "readiness refuses a version, and so does deploy"))
    .addOption(new Option("--shop <folder>", "another copy of examples/shop").argParser(filled))
    .addOption(flagOf("reportDir"))
    .addHelpText("after", example("release-gate demo --healthy"));
}
