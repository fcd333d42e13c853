import { describe, expect, test } from "@jest/globals";
import type { Started } from "../support/child.ts";
import { demo } from "../support/demo-run.ts";

/** What a stage prints when it has begun, and how the demo is interrupted then. */
const INTERRUPTIONS: readonly [string, string, (run: Started) => void][] = [
  ["Ctrl-C while the signals are watched", "Smoke passed", (run) => run.killGroup("SIGINT")],
  ["SIGINT to the demo alone", "Smoke passed", (run) => run.kill("SIGINT")],
  ["SIGTERM to the demo alone", "Smoke passed", (run) => run.kill("SIGTERM")],
  ["a terminal that is closed", "Smoke passed", (run) => run.killGroup("SIGHUP")],
  ["a reader that goes away", "deploy for staging", (run) => run.stopReading()],
  ["Ctrl-C in a deployment", "deploy for staging", (run) => run.killGroup("SIGINT")],
  ["Ctrl-C before the first stage", "release-gate demo:", (run) => run.killGroup("SIGINT")],
];

describe("an interrupted demo ends within 7 s, and leaves nothing behind", () => {
  test.concurrent.each(INTERRUPTIONS)(
    "%s",
    async (_, moment, interrupt) => {
      let seconds = Number.NaN;
      const meanwhile = async (run: Started) => {
        await run.printed(moment);
        const from = performance.now();
        interrupt(run);
        await run.ended;
        seconds = (performance.now() - from) / 1000;
      };
      const story = await demo([], { meanwhile });
      expect(seconds).toBeLessThan(7);
      expect(story).toMatchObject({ code: 3, stderr: "", left: [] });
      expect(story.files.filter((path) => !path.startsWith("cwd/release-gate-report/"))).toEqual(
        [],
      );
    },
    40_000,
  );
});
