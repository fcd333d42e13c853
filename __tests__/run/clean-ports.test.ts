import { expect, test } from "@jest/globals";
import type { CommandEnd, Commands, Ports } from "../../src/core/ports.ts";
import { redactor } from "../../src/core/redaction.ts";
import { cleanPorts } from "../../src/run/clean-ports.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { memoryFiles } from "../support/memory-files.ts";

const SECRET = "Zr8-Kq2_Wm5.Tx9";
const never = new AbortController().signal;
const nothing = () => undefined;

const PORTS: Ports = {
  github: undefined,
  http: () => Promise.reject(new Error("nothing is sent here")),
  clock: fakeClock(),
  commands: async () => ({ state: "exited", code: 0 }),
  files: memoryFiles({}),
  git: async () => undefined,
  log: { line: nothing, progress: nothing, foreign: nothing },
  env: {},
};

/** What comes through when a command prints these lines. */
async function printed(
  lines: readonly (readonly ["stdout" | "stderr", string])[],
  end: CommandEnd = { state: "exited", code: 0 },
) {
  const commands: Commands = async ({ onLine }) => {
    for (const [from, text] of lines) onLine(text, from);
    return end;
  };
  const seen: string[] = [];
  const clean = cleanPorts({ ...PORTS, commands }, redactor([SECRET]));
  const request = { command: ["x"], folder: "/", env: {}, timeoutMs: 1000 };
  const ended = await clean.commands({ ...request, onLine: (text) => seen.push(text) }, never);
  return { seen, ended };
}

test("what a command prints is redacted, and cut only then", async () => {
  const { seen } = await printed([
    ["stdout", `key ${SECRET}`],
    ["stdout", `${"x".repeat(1995)}${SECRET}`],
    ["stdout", "x".repeat(3000)],
  ]);
  expect(seen).toEqual(["key ***", `${"x".repeat(1995)}***`, `${"x".repeat(1999)}…`]);
});

test("a secret that is wrapped in one output is not parted by lines of the other", async () => {
  const { seen } = await printed([
    ["stdout", `key ${SECRET.slice(0, 8)}`],
    ["stderr", "warning: slow"],
    ["stdout", `${SECRET.slice(8)} end`],
  ]);
  expect(seen).toEqual(["warning: slow", "key *** end"]);
});

test("what is held back comes at the end, before the command is said to have ended", async () => {
  const { seen, ended } = await printed([["stdout", `half ${SECRET.slice(0, 8)}`]]);
  expect(seen).toEqual([`half ${SECRET.slice(0, 8)}`]);
  expect(ended).toEqual({ state: "exited", code: 0 });
});

test("why a command could not be started may name one of its words", async () => {
  const { ended } = await printed([], { state: "unstarted", detail: `spawn ${SECRET} ENOENT` });
  expect(ended).toEqual({ state: "unstarted", detail: "spawn *** ENOENT" });
});

test("nothing is logged with a secret in it", () => {
  const lines: string[] = [];
  const all = (text: string) => void lines.push(text);
  const log: Ports["log"] = { line: all, progress: all, foreign: all };
  const clean = cleanPorts({ ...PORTS, log }, redactor([SECRET])).log;
  clean.line(`a ${SECRET}`);
  clean.progress(`b ${btoa(SECRET)}`);
  clean.foreign(`c ${SECRET}`);
  expect(lines).toEqual(["a ***", expect.stringMatching(/^b \*\*\*.{0,2}$/), "c ***"]);
});
