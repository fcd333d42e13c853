import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { byHand, type HandPlan, type HandWord, handInputs } from "../../../../src/core/by-hand.ts";
import { PREVIOUS_SHA } from "../../../support/builders.ts";

const ORDER = {
  environment: "production",
  version: "2.3.7",
  sha: PREVIOUS_SHA,
  kind: "rollback",
} as const;

const text = (word: string): HandWord => [{ kind: "text", text: word }];
const secret = (name: string) => ({ kind: "secret", name }) as const;

const aWorkflow = (over: Partial<Extract<HandPlan, { kind: "workflow" }>> = {}): HandPlan => ({
  kind: "workflow",
  file: "deploy.yml",
  repository: "octoacme/shop",
  ref: undefined,
  inputs: { sha: text(PREVIOUS_SHA) },
  unread: false,
  ...over,
});

const aCommand = (...words: readonly HandWord[]): HandPlan => {
  return { kind: "command", order: ORDER, words };
};

/** What a POSIX shell makes of it: the words that `gh` gets. */
function wordsOf(command: string, env: Readonly<Record<string, string>> = {}) {
  const shell = spawnSync("sh", ["-ec", `gh() { printf '%s\\0' "$@"; }\n${command}`], {
    env: { PATH: process.env.PATH, ...env },
    encoding: "utf8",
  });
  return { words: shell.stdout.split("\0").slice(0, -1), status: shell.status };
}

describe("a workflow is dispatched as the program would", () => {
  const start = "gh workflow run deploy.yml --repo octoacme/shop";

  test.each<[string, HandPlan, string]>([
    ["with its inputs", aWorkflow(), `${start} -f sha=${PREVIOUS_SHA}`],
    ["without inputs", aWorkflow({ inputs: {} }), start],
    ["on its branch", aWorkflow({ ref: "release/2.x", inputs: {} }), `${start} --ref release/2.x`],
    [
      "on another GitHub",
      aWorkflow({ repository: "ghes.example/octoacme/shop", inputs: {} }),
      "gh workflow run deploy.yml --repo ghes.example/octoacme/shop",
    ],
  ])("%s", (_rule, plan, expected) => {
    const { sh, powershell } = byHand(plan);
    expect({ sh, powershell }).toEqual({ sh: expected, powershell: expected });
  });

  test.each<[string, HandWord, string, string, string]>([
    ["nothing", [], "x=", "x=", "x="],
    ["blanks", text("two words"), "x='two words'", "'x=two words'", "x=two words"],
    ["an apostrophe", text("it's"), "x='it'\\''s'", "'x=it''s'", "x=it's"],
    ["a curly one", text("it’s"), "x='it’s'", "'x=it’’s'", "x=it’s"],
    ["quotes", text('a "b" “c”'), "x='a \"b\" “c”'", "'x=a \"b\" “c”'", 'x=a "b" “c”'],
    [
      "what shells would run",
      text("$(id); `id` && $HOME"),
      "x='$(id); `id` && $HOME'",
      "'x=$(id); `id` && $HOME'",
      "x=$(id); `id` && $HOME",
    ],
    ["a list to PowerShell", text("a,b"), "x=a,b", "'x=a,b'", "x=a,b"],
    ["a secret", [secret("KEY")], 'x="${KEY:?}"', '"x=${env:KEY}"', 'x=s3 "cret'],
    [
      "a secret between texts",
      [...text('$1 `a` "b" “c” it\'s '), secret("KEY"), ...text("!")],
      "x='$1 `a` \"b\" “c” it'\\''s '\"${KEY:?}\"'!'",
      '"x=`$1 ``a`` `"b`" `“c`” it\'s ${env:KEY}!"',
      'x=$1 `a` "b" “c” it\'s s3 "cret!',
    ],
  ])("an input of %s", (_what, word, sh, powershell, meant) => {
    const command = byHand(aWorkflow({ inputs: { x: word } }));
    expect(command.sh).toBe(`${start} -f ${sh}`);
    const guard = word.some(({ kind }) => kind === "secret")
      ? "if (-not $env:KEY) { throw 'set $env:KEY' }; "
      : "";
    expect(command.powershell).toBe(`${guard}${start} -f ${powershell}`);
    expect(wordsOf(command.sh, { KEY: 's3 "cret' }).words.slice(-2)).toEqual(["-f", meant]);
  });
});

describe("a command is run with its order", () => {
  const set = `RELEASE_ENVIRONMENT=production RELEASE_VERSION=2.3.7 RELEASE_SHA=${PREVIOUS_SHA} RELEASE_KIND=rollback`;
  const assigned = `$env:RELEASE_ENVIRONMENT = 'production'; $env:RELEASE_VERSION = '2.3.7'; $env:RELEASE_SHA = '${PREVIOUS_SHA}'; $env:RELEASE_KIND = 'rollback'`;

  test.each<[string, HandPlan, string, string]>([
    ["plain", aCommand(text("node"), text("deploy.mjs")), "node deploy.mjs", "node deploy.mjs"],
    [
      "a program with blanks",
      aCommand(text("./my deploy"), text("--to"), text("2.3.7")),
      "'./my deploy' --to 2.3.7",
      "& './my deploy' '--to' '2.3.7'",
    ],
    ["an empty word", aCommand(text("x"), []), "x ''", "x ''"],
    ["a program that looks like a variable", aCommand(text("A=b")), "''A=b", "A=b"],
  ])("%s", (_rule, plan, sh, powershell) => {
    expect(byHand(plan).sh).toBe(`${set} ${sh}`);
    expect(byHand(plan).powershell).toBe(`${assigned}; ${powershell}`);
  });
});

describe("what has to be set first", () => {
  const remarks = (plan: HandPlan) => byHand(plan).remarks;
  const value = (of: string) => ({ kind: "value", of }) as const;
  const LIMITS =
    "It only starts the deployment: nothing is verified after it, and release-gate keeps no record of it";

  test("a secret goes by its own name, once", () => {
    const plan = aWorkflow({ inputs: { a: [secret("KEY")], b: [secret("KEY")] } });
    expect(remarks(plan)).toEqual(["Set KEY first: the secret KEY", LIMITS]);
    expect(byHand(plan).powershell).toMatch(
      /^if \(-not \$env:KEY\) \{ throw 'set \$env:KEY' \}; gh /,
    );
  });

  test("other values get a name that is free", () => {
    const inputs = {
      a: [value("the value of ${{ format('Bearer {0}', secrets.KEY) }}")],
      b: [secret("VALUE_1")],
      c: [secret("odd-name"), value("the value of ${{ format('Bearer {0}', secrets.KEY) }}")],
    };
    expect(byHand(aWorkflow({ inputs })).sh).toMatch(
      / -f a="\$\{VALUE_2:\?\}" -f b="\$\{VALUE_1:\?\}" -f c="\$\{VALUE_3:\?\}""\$\{VALUE_2:\?\}"$/,
    );
    expect(remarks(aWorkflow({ inputs }))).toEqual([
      "Set VALUE_1 first: the secret VALUE_1",
      "Set VALUE_2 first: the value of ${{ format('Bearer {0}', secrets.KEY) }}",
      "Set VALUE_3 first: the secret odd-name",
      LIMITS,
    ]);
  });

  test("without it nothing is started", () => {
    const { sh } = byHand(aWorkflow({ inputs: { a: [secret("KEY")] } }));
    const ran = wordsOf(sh);
    expect(ran.words).toEqual([]);
    expect(ran.status).not.toBe(0);
  });

  test("a command says where it runs, a workflow that could not be asked says so", () => {
    expect(remarks(aCommand(text("x")))).toEqual([
      "Run it in the manifest's folder, in a checkout of the released commit",
      LIMITS,
    ]);
    expect(remarks(aWorkflow({ unread: true }))).toEqual([
      "Whether deploy.yml still takes these inputs could not be read",
      LIMITS,
    ]);
  });
});

describe("the inputs of a dispatch by hand", () => {
  const inputs = ["ref", "environment"].map((name) => {
    return { name, required: true, hasDefault: false };
  });
  const file = "deploy.yml";

  test("are what the workflow declares, and never what it does not", () => {
    expect(handInputs({ file, inputs, declared: undefined, order: ORDER })).toEqual({
      ok: true,
      inputs: { ref: text(PREVIOUS_SHA), environment: text("production") },
    });
  });

  test("name the commit, beside what the manifest gives", () => {
    const declared = { environment: [secret("WHERE")] };
    expect(handInputs({ file, inputs, declared, order: ORDER })).toEqual({
      ok: true,
      inputs: { ref: text(PREVIOUS_SHA), environment: [secret("WHERE")] },
    });
  });

  test.each<[string, Readonly<Record<string, HandWord>>, readonly string[] | undefined]>([
    ["a workflow that cannot be dispatched", {}, undefined],
    ["an input that it does not declare", { region: text("eu") }, ["ref", "environment"]],
    ["a commit that nothing takes", {}, ["environment"]],
  ])("there are none for %s", (_why, declared, names) => {
    const declares = names?.map((name) => ({ name, required: false, hasDefault: false }));
    const sent = handInputs({ file, inputs: declares, declared, order: ORDER });
    expect(sent.ok).toBe(false);
  });
});
