import type { CommandEnd, Http } from "../../../src/core/ports.ts";
import { redactor } from "../../../src/core/redaction.ts";
import type { Program, ReaderTools } from "../../../src/health/readers/reader.ts";
import { fakeClock } from "../../support/fake-clock.ts";
import { fakeHttp, noAnswer } from "../../support/fake-http.ts";

export const START = Date.parse("2026-11-20T10:00:00.000Z");
export const MINUTE = 60_000;

/** The look of the first minute, but for what matters. */
export const span = (only: object = {}) => ({
  from: START,
  to: START + MINUTE,
  began: undefined,
  since: START,
  number: 0,
  ...only,
});

/** Tools of a reader, but for what matters; `s3cret-token` is a secret. */
export const toolsOf = (
  only: Partial<Pick<ReaderTools, "run" | "issues">> & { readonly http?: Http },
) => ({
  http: fakeHttp(noAnswer()),
  run: async () => {
    throw new Error("no program is run here");
  },
  issues: async () => {
    throw new Error("no issues are asked for here");
  },
  clock: fakeClock(),
  redact: redactor(["s3cret-token"]),
  ...only,
});

/** A program that prints these lines and ends so. */
export function printing(
  lines: readonly string[],
  end: CommandEnd = { state: "exited", code: 0 },
  errors: readonly string[] = [],
): ReaderTools["run"] & { readonly ran: Program[] } {
  const ran: Program[] = [];
  const run: ReaderTools["run"] = async (program, signal) => {
    ran.push(program);
    for (const line of lines) program.onLine(line, "stdout");
    for (const line of errors) program.onLine(line, "stderr");
    return signal.aborted ? { state: "killed", by: "abort", detail: "by SIGTERM" } : end;
  };
  return Object.assign(run, { ran });
}
