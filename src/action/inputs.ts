import { SETTINGS, type Setting, type SettingName } from "../contract.ts";
import { Problem, problemOf } from "../core/problem.ts";
import { STAGE_NAMES, type StageName } from "../core/stages.ts";
import type { Event } from "../run/event.ts";
import type { Request } from "../run/request.ts";
import { runnerOf } from "../run/runner.ts";
import { parseSecrets } from "../run/secret-lines.ts";
import { tagsIn } from "../run/tags.ts";
import { VERSION } from "../version.ts";

type Env = Readonly<Record<string, string>>;

/** One input as the runner hands it over, without blanks around it; undefined where it is empty. */
export function inputOf(env: Env, name: SettingName): string | undefined {
  const { input }: Setting = SETTINGS[name];
  const value = input === undefined ? "" : (env[`INPUT_${input.toUpperCase()}`] ?? "").trim();
  return value === "" ? undefined : value;
}

/** Path of the manifest. */
export function manifestOf(env: Env): string {
  return inputOf(env, "manifest") ?? SETTINGS.manifest.default;
}

/** The stage that is asked for, or what is wrong with its name. */
export function stageOf(env: Env): StageName | "lint" | Problem {
  const wanted = inputOf(env, "stage") ?? SETTINGS.stage.default;
  const known = [...STAGE_NAMES, "lint"] as const;
  const found = known.find((name) => name === wanted);
  if (found !== undefined) return found;
  return new Problem({
    code: "usage",
    sentence: `there is no stage "${wanted}"`,
    remedy: `set the input stage to one of ${known.join(", ")}`,
  });
}

/** Everything that the inputs of a stage say. */
interface Asked {
  readonly request: Request;
  readonly token: string | undefined;
  readonly allowPrivateNetwork: boolean;
}

interface Around {
  /** Folder of the process. */
  readonly cwd: string;
  readonly event: Event;
}

/** What the user and the runner say; words that cannot be used make a request that is refused. */
export function askedOf(stage: StageName | Problem, env: Env, { cwd, event }: Around): Asked {
  const token = inputOf(env, "token");
  const runner = runnerOf(env);
  const plain: Request = {
    ...runner,
    event: event.commit,
    identity: { ...runner.identity, job: inputOf(env, "job") },
    stage: stage instanceof Problem ? "release" : stage,
    manifest: manifestOf(env),
    cwd,
    environment: inputOf(env, "environment"),
    component: inputOf(env, "component"),
    version: inputOf(env, "version"),
    sha: inputOf(env, "sha"),
    deployment: undefined,
    reason: inputOf(env, "reason"),
    to: inputOf(env, "to"),
    tags: undefined,
    dryRun: false,
    reportDir: inputOf(env, "reportDir") ?? SETTINGS.reportDir.default,
    secrets: {},
    hidden: [token ?? ""],
    refusal: stage instanceof Problem ? stage : event.untrusted,
    toolVersion: VERSION,
  };
  try {
    const read = {
      deployment: numberOf(env, "deployment", "the id of a deployment"),
      incident: numberOf(env, "incident", "the number of an issue"),
      tags: tagsOf(env),
      dryRun: switchOf(env, "dryRun"),
      secrets: parseSecrets(inputOf(env, "secrets") ?? ""),
    };
    const allowPrivateNetwork = switchOf(env, "allowPrivateNetwork");
    return { request: { ...plain, ...read }, token, allowPrivateNetwork };
  } catch (error) {
    const refusal = plain.refusal ?? problemOf(error);
    return { request: { ...plain, refusal }, token, allowPrivateNetwork: false };
  }
}

function switchOf(env: Env, name: "dryRun" | "allowPrivateNetwork"): boolean {
  const value = inputOf(env, name) ?? "false";
  if (value === "true" || value === "false") return value === "true";
  throw new Problem({
    code: "usage",
    sentence: `"${value}" is neither true nor false`,
    remedy: `set the input ${SETTINGS[name].input} to true or false`,
  });
}

function tagsOf(env: Env): readonly string[] | undefined {
  const text = inputOf(env, "tags");
  const tags = text === undefined ? undefined : tagsIn(text);
  if (text === undefined || tags !== undefined) return tags;
  throw new Problem({
    code: "usage",
    sentence: `"${text}" is no list of tags`,
    remedy: "set the input tags to words parted by commas, such as search,login",
  });
}

function numberOf(env: Env, name: "deployment" | "incident", what: string): number | undefined {
  const text = inputOf(env, name);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw new Problem({
    code: "usage",
    sentence: `"${text}" is not ${what}`,
    remedy: `set ${SETTINGS[name].input} to a whole number, or leave it out`,
  });
}
