import { disk } from "../adapters/disk.ts";
import { environment, interruptible } from "../adapters/host.ts";
import { answer } from "./answer.ts";
import type { CliWorld } from "./world.ts";

type Process = Pick<CliWorld, "stdout" | "stderr" | "cwd">;

/** Answers a command line on this machine. */
export function answerHere(words: readonly string[], own: Process): Promise<number> {
  return answer(words, {
    ...own,
    env: environment(),
    files: disk,
    monotonic: () => performance.now(),
    ports: async (wanted) => (await import("../wiring.ts")).realPorts(wanted),
    interruptible,
    demo: async (parameters) => (await import("../demo/launch.ts")).launchDemo(parameters),
  });
}
