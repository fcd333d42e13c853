import { disk } from "../adapters/disk.ts";
import { definedIn, interruptible, now, unbroken } from "../adapters/host.ts";
import { answer } from "./answer.ts";

type Host = Pick<NodeJS.Process, "stdout" | "stderr" | "env" | "cwd">;

/** Answers a command line on this machine, of which each part costs time when it is first touched. */
export function answerHere(words: readonly string[], host: Host): Promise<number> {
  return answer(words, {
    get stdout() {
      return unbroken(host.stdout);
    },
    get stderr() {
      return unbroken(host.stderr);
    },
    get env() {
      return definedIn(host.env);
    },
    get cwd() {
      return host.cwd();
    },
    files: disk,
    now,
    monotonic: () => performance.now(),
    ports: async (wanted) => (await import("../wiring.ts")).realPorts(wanted),
    interruptible,
    demo: async (parameters) => (await import("../demo/launch.ts")).launchDemo(parameters),
  });
}
