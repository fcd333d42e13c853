import { expect, test } from "@jest/globals";
import { terminalLog, wantsColor } from "../../src/adapters/log-terminal.ts";

const CLEAR = "\r\u001b[2K";

function recorded(stream: { readonly isTTY?: boolean; readonly columns?: number }) {
  const written: string[] = [];
  const clock = { now: 0 };
  const log = terminalLog({
    stream: { ...stream, write: (text) => written.push(text) },
    now: () => clock.now,
  });
  return { written, clock, log };
}

test("on a terminal the progress line is replaced, cut to the width, and cleared for a line", () => {
  const { written, log } = recorded({ isTTY: true, columns: 10 });
  log.progress("one");
  log.progress("two and more words");
  log.line("done");
  log.line("again");
  expect(written).toEqual([`${CLEAR}one`, `${CLEAR}two and…`, CLEAR, "done\n", "again\n"]);
});

test("the end clears a progress line once", () => {
  const { written, log } = recorded({ isTTY: true });
  log.progress("one");
  log.close();
  log.close();
  expect(written).toEqual([`${CLEAR}one`, CLEAR]);
});

test("without a terminal progress is told at once, then at most every 10 seconds", () => {
  const { written, clock, log } = recorded({});
  for (const now of [0, 9_999, 10_000, 12_000]) {
    clock.now = now;
    log.progress(`at ${now}`);
  }
  log.close();
  expect(written).toEqual(["at 0\n", "at 10000\n"]);
});

test("neither lines nor foreign output move the cursor", () => {
  const { written, log } = recorded({ isTTY: true });
  log.line("a\u001b[2Jb\u009b2Jc\u001b]0;title\u0007d\u0008");
  log.foreign("x\ry\u001b[1A");
  expect(written).toEqual(["abcd\n", "| x\n", "| y\n"]);
});

test.each([
  ["a terminal has colours", {}, { isTTY: true }, true],
  ["a pipe has none", {}, {}, false],
  ["a dumb terminal has none", { TERM: "dumb" }, { isTTY: true }, false],
  ["NO_COLOR wins over everything", { NO_COLOR: "1", FORCE_COLOR: "1" }, { isTTY: true }, false],
  ["an empty NO_COLOR says nothing", { NO_COLOR: "" }, { isTTY: true }, true],
  ["FORCE_COLOR colours a pipe", { FORCE_COLOR: "1" }, {}, true],
  ["FORCE_COLOR=0 takes colours away", { FORCE_COLOR: "0" }, { isTTY: true }, false],
])("%s", (_rule, env, stream, wanted) => {
  expect(wantsColor(env, stream)).toBe(wanted);
});
