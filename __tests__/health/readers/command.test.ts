import { describe, expect, test } from "@jest/globals";
import type { CommandEnd } from "../../../src/core/ports.ts";
import { healthOptions } from "../../../src/health/options.ts";
import { readCommand } from "../../../src/health/readers/command.ts";
import { isGap } from "../../../src/health/readers/reader.ts";
import { never } from "../../support/smoke-builders.ts";
import { faultsOfText } from "../../support/words.ts";
import { printing, START, span, toolsOf } from "./tools.ts";

function aSignal(rest: object = {}) {
  const [signal] =
    healthOptions.parse({
      signals: [
        {
          id: "orders",
          command: ["node", "counts.mjs", "${{ look }}"],
          "error-rate": { max: "2%" },
          ...rest,
        },
      ],
    }).signals ?? [];
  if (signal === undefined || "probe" in signal || signal.source !== "command")
    throw new Error("none");
  return signal;
}

async function reading(run: ReturnType<typeof printing>, rest: object = {}) {
  const counts = await readCommand(aSignal(rest), toolsOf({ run }))(span(), never);
  if (isGap(counts))
    expect([`X: ${counts.missing}`, counts.remedy].flatMap(faultsOfText)).toEqual([]);
  return counts;
}

const exit = (code: number): CommandEnd => ({ state: "exited", code });

describe("a program that prints counts", () => {
  test("is told the span, by its arguments and its environment", async () => {
    const run = printing(['{"requests": 120, "bad": 3}']);
    expect(await reading(run)).toEqual({
      ...{ requests: 120, bad: 3, baselineRequests: 0, baselineBad: 0 },
      sampledAt: undefined,
    });
    expect(run.ran[0]).toMatchObject({
      command: ["node", "counts.mjs", "60s"],
      env: {
        LOOK_FROM: "2026-11-20T10:00:00.000Z",
        LOOK_TO: "2026-11-20T10:01:00.000Z",
        LOOK_SECONDS: "60",
      },
      timeoutMs: 10_000,
    });
  });

  test("may print on several lines, a baseline and a time of the sample", async () => {
    const lines = [
      "{",
      '"requests": 10, "bad": 0, "baseline-requests": 90, "baseline-bad": 1,',
      '"at": "2026-11-20T11:00:30+01:00"}',
    ];
    expect(await reading(printing(lines), { "error-rate": { increase: "5%" } })).toEqual({
      ...{ requests: 10, bad: 0, baselineRequests: 90, baselineBad: 1 },
      sampledAt: START + 30_000,
    });
  });

  const good = '{"requests": 1, "bad": 0}';
  test.each<[string, ReturnType<typeof printing>, string, boolean]>([
    ["nothing", printing([]), "the program printed nothing", false],
    ["words", printing(["all is well"]), "the program printed something else than counts", false],
    [
      "words besides",
      printing([good, "done"]),
      "the program printed something else than counts",
      false,
    ],
    ["a list", printing(["[1]"]), "the program printed something else than counts", false],
    [
      "a text for a number",
      printing(['{"requests": "1", "bad": 0}']),
      "the program printed something else than counts (requests)",
      false,
    ],
    [
      "a key that nobody reads",
      printing(['{"requests": 1, "bad": 0, "eror": 1}']),
      "the program printed something else than counts",
      false,
    ],
    [
      "a negative count",
      printing(['{"requests": 1, "bad": -1}']),
      "the program gave a negative count",
      false,
    ],
    [
      "more bad ones",
      printing(['{"requests": 1, "bad": 7}']),
      "the program counted more errors than requests",
      false,
    ],
    [
      "too much",
      printing(Array.from({ length: 70 }, () => "x".repeat(1000))),
      "the program printed more than 64 KiB",
      false,
    ],
    [
      "an exit, with its reason",
      printing([good], exit(2), ["no token s3cret-token", ""]),
      "the program ended with exit 2: no token ***",
      true,
    ],
    [
      "no end",
      printing([], { state: "killed", by: "timeout", detail: "by SIGTERM" }),
      "the program was stopped after 10s",
      true,
    ],
    [
      "a signal",
      printing([], { state: "killed", by: "signal", detail: "SIGKILL" }),
      "the program was ended from outside",
      true,
    ],
    [
      "a name that is no program",
      printing([], { state: "unstarted", detail: "spawn nod ENOENT" }),
      "the program could not be started: spawn nod ENOENT",
      false,
    ],
  ])("is a missing look with %s", async (_name, run, missing, again) => {
    expect(await reading(run)).toMatchObject({ missing, again });
  });

  test("is one without the baseline that a limit asks for", async () => {
    const run = printing([good]);
    expect(await reading(run, { "error-rate": { plus: "1pp" } })).toMatchObject({
      missing: "the program printed no baseline",
    });
  });
});
