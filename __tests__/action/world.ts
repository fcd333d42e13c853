import type { ActionWorld } from "../../src/action/world.ts";
import type { Ports } from "../../src/core/ports.ts";
import type { Problem } from "../../src/core/problem.ts";
import { NOW } from "../support/builders.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, fakeHttp } from "../support/fake-http.ts";
import { memoryFiles } from "../support/memory-files.ts";

interface Given {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly tree?: Readonly<Record<string, string>>;
  readonly refusal?: Problem;
  /** Why the report cannot be written. */
  readonly full?: string;
  /** Errors by the file that cannot be added to. */
  readonly unwritable?: Readonly<Record<string, string>>;
  readonly http?: Ports["http"];
}

const RUNNER = { GITHUB_OUTPUT: "/runner/output", GITHUB_STEP_SUMMARY: "/runner/summary" };

/** A runner in memory; the service answers 200, there is no GitHub and no checkout. */
export function aWorld({ inputs = {}, env = {}, tree = {}, unwritable = {}, ...given }: Given) {
  const log: string[] = [];
  const appended = new Map<string, string>();
  const files = memoryFiles(tree, () => given.full);
  const world: ActionWorld = {
    env: { ...RUNNER, ...inputsOf(inputs), ...env },
    cwd: "/repo",
    write: (text) => log.push(text),
    append: async (path, text) => {
      if (unwritable[path] !== undefined) throw new Error(unwritable[path]);
      appended.set(path, `${appended.get(path) ?? ""}${text}`);
    },
    files,
    now: () => NOW,
    monotonic: () => 0,
    ports: async (wanted) => ({
      ports: {
        github: undefined,
        http: given.http ?? fakeHttp(anAnswer()),
        clock: fakeClock(),
        commands: async () => ({ state: "unstarted", detail: "no commands here" }),
        files,
        git: async () => undefined,
        log: wanted.log,
        env: wanted.env,
      },
      refusal: given.refusal,
    }),
    interruptible: () => new AbortController().signal,
  };
  return {
    world,
    files,
    log: () => log.join(""),
    summary: () => appended.get(RUNNER.GITHUB_STEP_SUMMARY),
    outputs: () => outputsIn(appended.get(RUNNER.GITHUB_OUTPUT) ?? ""),
  };
}

const inputsOf = (inputs: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );

function outputsIn(text: string): Readonly<Record<string, string>> {
  const blocks = text.matchAll(/^([\w-]+)<<(ghadelimiter_[\w-]+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...blocks].map(([, name = "", , value = ""]) => [name, value]));
}
