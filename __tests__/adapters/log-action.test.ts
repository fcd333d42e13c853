import { describe, expect, test } from "@jest/globals";
import { actionLog } from "../../src/adapters/log-action.ts";

function recorded() {
  const written: string[] = [];
  const clock = { now: 0 };
  const log = actionLog({ write: (text) => written.push(text), now: () => clock.now });
  return { written, clock, log };
}

describe("the log of an action", () => {
  test("a line is one line that the runner does not act upon", () => {
    const { written, log } = recorded();
    log.line("::set-output name=verdict::pass\r\n::error::x ##[add-mask]y");
    expect(written).toEqual([": :set-output name=verdict::pass : :error::x # #[add-mask]y\n"]);
  });

  test("progress is told at once, then at most every 15 seconds", () => {
    const { written, clock, log } = recorded();
    for (const now of [0, 1, 14_999, 15_000, 29_999, 30_000]) {
      clock.now = now;
      log.progress(`at ${now}`);
    }
    expect(written).toEqual(["at 0\n", "at 15000\n", "at 30000\n"]);
  });

  test("foreign output keeps its lines and indentation behind a mark", () => {
    const { written, log } = recorded();
    log.foreign("::stop-commands::x\n  at main\r::error::y\n\n\u001b[31mred\u001b[0m");
    expect(written).toEqual([
      "| : :stop-commands::x\n",
      "|   at main\n",
      "| : :error::y\n",
      "| red\n",
    ]);
  });
});
