import { expect, test } from "@jest/globals";
import { runnerCommands } from "../../src/adapters/runner-commands.ts";

function recorded(env: Readonly<Record<string, string>> = {}) {
  const log: string[] = [];
  const files: [string, string][] = [];
  const runner = runnerCommands({
    env,
    write: (text) => log.push(text),
    append: async (path, text) => void files.push([path, text]),
  });
  return { runner, log, files };
}

test("an annotation is a command of its level, at its place", () => {
  const { runner, log } = recorded();
  const place = { file: "a,b: c.yml", line: 4, column: 2 };
  runner.annotate([
    { level: "error", title: "ci\n, 100%", message: "a\n::error::b, 50%", place },
    { level: "notice", title: "t", message: "m", place: undefined },
  ]);
  expect(log).toEqual([
    "::error title=ci %2C 100%25,file=a%2Cb%3A c.yml,line=4,col=2::a : :error::b, 50%25\n",
    "::notice title=t::m\n",
  ]);
});

test("a secret is masked whole", () => {
  const { runner, log } = recorded();
  runner.mask("100%\nb\r");
  expect(log).toEqual(["::add-mask::100%25%0Ab%0D\n"]);
});

test("outputs go to the runner's file, each between ends that nobody can guess", async () => {
  const { runner, files } = recorded({ GITHUB_OUTPUT: "/out" });
  await runner.output({ verdict: "pass", next: "a\nverdict<<x\nfail\nx" });
  const [[path, text] = ["", ""]] = files;
  const ends = [...text.matchAll(/<<(ghadelimiter_[0-9a-f-]{36})/g)].map(([, end]) => end);
  expect(path).toBe("/out");
  expect(new Set(ends).size).toBe(2);
  expect(text).toBe(
    `verdict<<${ends[0]}\npass\n${ends[0]}\nnext<<${ends[1]}\na\nverdict<<x\nfail\nx\n${ends[1]}\n`,
  );
});

test("the summary is added to the runner's file", async () => {
  const { runner, files } = recorded({ GITHUB_STEP_SUMMARY: "/summary" });
  await runner.summary("### GO");
  expect(files).toEqual([["/summary", "### GO\n"]]);
});

test.each([{}, { GITHUB_OUTPUT: "", GITHUB_STEP_SUMMARY: "" }])(
  "without its files: %j",
  async (env) => {
    const { runner, files } = recorded(env);
    await expect(runner.output({ verdict: "pass" })).rejects.toThrow("no GITHUB_OUTPUT");
    await expect(runner.summary("x")).rejects.toThrow("no GITHUB_STEP_SUMMARY");
    expect(files).toEqual([]);
  },
);
