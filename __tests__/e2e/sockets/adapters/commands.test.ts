import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { runCommand } from "../../../../src/adapters/commands.ts";
import type { CommandEnd, CommandRequest } from "../../../../src/core/ports.ts";

const folder = mkdtempSync(join(tmpdir(), "release-gate-commands-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const never = new AbortController().signal;

/** Runs a script with node and keeps what it printed; `onLine` sees every line. */
async function run(
  script: string,
  over: Partial<CommandRequest> = {},
  signal: AbortSignal = never,
): Promise<{ readonly end: CommandEnd; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const end = await runCommand(
    {
      command: [process.execPath, "-e", script],
      folder,
      env: {},
      timeoutMs: 20_000,
      ...over,
      onLine: (line, from) => {
        lines.push(line);
        over.onLine?.(line, from);
      },
    },
    signal,
  );
  return { end, lines };
}

/** False once a process is gone, or only waits to be read by its parent. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits for real processes: their end has no other clock. */
async function ended(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200 && isAlive(pid); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return !isAlive(pid);
}

test("lines of both outputs come one by one, the last also without a line break", async () => {
  const { end, lines } = await run(
    'process.stdout.write("one\\ntwo\\r\\nthree"); process.stderr.write("four\\n")',
  );
  expect(end).toEqual({ state: "exited", code: 0 });
  expect(lines.toSorted()).toEqual(["four", "one", "three", "two"]);
});

test("a line comes whole: only what is redacted may be cut", async () => {
  const { lines } = await run('console.log("x".repeat(100_000)); console.log("next")');
  expect(lines).toEqual(["x".repeat(100_000), "next"]);
});

test("a line without an end comes in pieces, of which none is longer than a million characters", async () => {
  const { end, lines } = await run(
    'const piece = "x".repeat(1e6); for (let i = 0; i < 5; i += 1) process.stdout.write(piece); process.stdout.write("\\r"); process.stdout.write("\\nlast\\r")',
  );
  expect(end).toEqual({ state: "exited", code: 0 });
  expect(lines.at(-1)).toBe("last");
  expect(lines.length).toBeGreaterThan(3);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(1 << 20);
  expect(lines.slice(0, -1).join("")).toBe("x".repeat(5e6));
});

test("each line says which output it comes from", async () => {
  const seen: string[] = [];
  await run('console.log("a"); console.error("b")', {
    onLine: (line, from) => seen.push(`${from} ${line}`),
  });
  expect(seen.toSorted()).toEqual(["stderr b", "stdout a"]);
});

test("the command gets the given environment and nothing else, in its folder", async () => {
  const { lines } = await run("console.log(process.env.HOME, process.env.RELEASE_KIND)", {
    env: { RELEASE_KIND: "deploy" },
  });
  expect(lines).toEqual(["undefined deploy"]);
});

test("arguments reach the program as they are: there is no shell", async () => {
  const { lines } = await run("", {
    command: [process.execPath, "-p", "process.argv[1]", "$HOME; echo * && exit 3"],
  });
  expect(lines).toEqual(["$HOME; echo * && exit 3"]);
});

describe("what became of a command is told apart", () => {
  test.each<[string, string, CommandEnd]>([
    ["an exit code", "process.exit(3)", { state: "exited", code: 3 }],
    [
      "a signal of somebody else",
      'process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)',
      { state: "killed", by: "signal", detail: "SIGKILL" },
    ],
  ])("%s", async (_case, script, end) => {
    expect((await run(script)).end).toEqual(end);
  });

  test.each([
    ["a program that is not there", { command: ["no-such-program-here"] }],
    ["an empty name", { command: [""] }],
    ["an empty list", { command: [] }],
    ["a NUL byte in an argument", { command: [process.execPath, "a\u0000b"] }],
    ["a folder that is not there", { folder: join(folder, "missing") }],
  ])("%s was never started", async (_case, over) => {
    expect((await run("", over)).end.state).toBe("unstarted");
  });
});

test("nothing is started once the signal has aborted", async () => {
  const { end, lines } = await run('console.log("ran")', {}, AbortSignal.abort());
  expect([end, lines]).toEqual([
    { state: "killed", by: "abort", detail: "before it was started" },
    [],
  ]);
});

test.each(["deploy.cmd", "DEPLOY.BAT"])("on Windows %s is refused with a hint", async (program) => {
  const { platform } = process;
  Object.defineProperty(process, "platform", { value: "win32" });
  try {
    expect((await run("", { command: [program] })).end).toEqual({
      state: "unstarted",
      detail: `${program} needs a shell: name the program that it calls, such as [node, …]`,
    });
  } finally {
    Object.defineProperty(process, "platform", { value: platform });
  }
});

describe("a command is ended with everything that it started", () => {
  // The parent ends when asked; its child traps the signal and says its own number.
  const TREE = `
    const { spawn } = require("node:child_process");
    spawn(process.execPath, ["-e", \`
      process.on("SIGTERM", () => {});
      console.log(process.pid);
      setInterval(() => {}, 1000);
    \`], { stdio: "inherit" });
    setInterval(() => {}, 1000);`;

  test("an abort takes a child that traps SIGTERM along", async () => {
    const stop = new AbortController();
    let child = Number.NaN;
    const onLine = (line: string) => {
      child = Number(line);
      stop.abort();
    };
    const { end } = await run(TREE, { onLine }, stop.signal);
    expect(end).toMatchObject({ state: "killed", by: "abort" });
    expect(await ended(child)).toBe(true);
  });

  test("a command that traps SIGTERM itself is killed 2 s later", async () => {
    const stop = new AbortController();
    const begun = performance.now();
    const { end, lines } = await run(
      'process.on("SIGTERM", () => console.log("trapped")); console.log("up"); setInterval(() => {}, 1000)',
      { onLine: (line) => line === "up" && stop.abort() },
      stop.signal,
    );
    expect(end).toEqual({ state: "killed", by: "abort", detail: "by SIGKILL" });
    expect(lines).toEqual(["up", "trapped"]);
    expect(performance.now() - begun).toBeGreaterThan(1900);
  });

  test("a time-out ends it, and says so whatever its exit was", async () => {
    const { end } = await run(
      'process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000)',
      { timeoutMs: 300 },
    );
    expect(end).toMatchObject({ state: "killed", by: "timeout" });
  });

  test("a service that it leaves behind with its output open is not waited for", async () => {
    const begun = performance.now();
    const { end, lines } = await run(`
      const { spawn } = require("node:child_process");
      const service = spawn(process.execPath, ["-e", "setTimeout(() => {}, 15000)"],
        { detached: true, stdio: "inherit" });
      service.unref();
      console.log(service.pid);`);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(end).toEqual({ state: "exited", code: 0 });
    const service = Number(lines[0]);
    expect(isAlive(service)).toBe(true);
    process.kill(service, "SIGKILL");
  });
});
