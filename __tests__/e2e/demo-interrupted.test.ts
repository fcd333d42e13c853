import { describe, expect, jest, test } from "@jest/globals";
import type { Started } from "../support/child.ts";
import { demo } from "../support/demo-run.ts";

// real processes, which take their time on a busy machine
jest.setTimeout(120_000);

/** What a stage prints when it has begun, and how the demo is interrupted then. */
const INTERRUPTIONS: readonly [string, string, (run: Started) => void][] = [
  ["Ctrl-C while the signals are watched", "Smoke passed", (run) => run.killGroup("SIGINT")],
  ["SIGINT to the demo alone", "Smoke passed", (run) => run.kill("SIGINT")],
  ["SIGTERM to the demo alone", "Smoke passed", (run) => run.kill("SIGTERM")],
  ["a terminal that is closed", "Smoke passed", (run) => run.killGroup("SIGHUP")],
  ["Ctrl-C in a deployment", "deploy (staging)", (run) => run.killGroup("SIGINT")],
  ["Ctrl-C before the first stage", "release-gate demo:", (run) => run.killGroup("SIGINT")],
];

describe("an interrupted demo ends within 7 s, and leaves nothing behind", () => {
  test.concurrent.each(INTERRUPTIONS)("%s", async (_, moment, interrupt) => {
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
    expect(story.files.filter((path) => !path.startsWith("cwd/release-gate-report/"))).toEqual([]);
  });
});

test.concurrent("a demo that nobody reads on ends early, and leaves nothing behind", async () => {
  const story = await demo([], {
    meanwhile: async (run) => {
      await run.printed("deploy (staging)");
      run.stopReading();
    },
  });
  expect(story).toMatchObject({ code: 3, stderr: "", left: [] });
  expect(Object.keys(story.reports)).not.toContain("production-verify");
  expect(story.files.filter((path) => !path.startsWith("cwd/release-gate-report/"))).toEqual([]);
});
