import type { CliWorld } from "../../src/cli/world.ts";
import type { Ports } from "../../src/core/ports.ts";
import type { Problem } from "../../src/core/problem.ts";
import type { Wanted } from "../../src/wiring.ts";
import { NOW } from "../support/builders.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, fakeHttp } from "../support/fake-http.ts";
import { memoryFiles } from "../support/memory-files.ts";

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly tree?: Readonly<Record<string, string>>;
  readonly refusal?: Problem;
  /** Why the report cannot be written. */
  readonly full?: string;
  readonly http?: Ports["http"];
}

/** A machine in memory; the service answers 200, there is no GitHub and no checkout. */
export function aWorld({ env = {}, tree = {}, ...given }: Given = {}) {
  const printed = { out: "", err: "" };
  const wanted: Wanted[] = [];
  const demos: (readonly string[])[] = [];
  const files = memoryFiles(tree, () => given.full);
  const world: CliWorld = {
    env,
    cwd: "/repo",
    stdout: { write: (text) => (printed.out += text) },
    stderr: { write: (text) => (printed.err += text) },
    files,
    now: () => NOW,
    monotonic: () => 0,
    ports: async (asked) => {
      wanted.push(asked);
      return {
        ports: {
          github: undefined,
          http: given.http ?? fakeHttp(anAnswer()),
          clock: fakeClock(),
          commands: async () => ({ state: "unstarted", detail: "no commands here" }),
          files,
          git: async () => undefined,
          log: asked.log,
          env: asked.env,
        },
        refusal: given.refusal,
      };
    },
    interruptible: () => new AbortController().signal,
    demo: async (parameters) => {
      demos.push(parameters);
      return 0;
    },
  };
  return { world, files, printed, wanted, demos };
}
