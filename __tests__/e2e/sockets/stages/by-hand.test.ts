import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import type { Report } from "../../../../src/core/report.ts";
import { addCommit } from "../../../../src/demo/github/seeds/code.ts";
import { MANIFEST, VERSION } from "../../../support/shop-repository.ts";
import { onStage, type StageSet } from "../../../support/stage-set.ts";

const DEPLOY = /deploy: .*\n/;
const manifest = (deploy: object) =>
  MANIFEST.replace(DEPLOY, () => `deploy: ${JSON.stringify(deploy)}\n`);

const DEPLOY_YML = `on:
  workflow_dispatch:
    inputs:
      sha: {required: true}
      environment: {required: true}
      extra: {required: false}
`;

interface Commanded {
  readonly command: string;
  readonly notes: Report["notes"];
  readonly remedies: string;
  readonly set: StageSet;
}

/** The command for people, as a stage gives it that holds a release back. */
async function commandFor(
  deploy: object,
  env: Readonly<Record<string, string>> = {},
  prepare: (set: StageSet) => void = () => undefined,
): Promise<Commanded> {
  return onStage({ manifest: manifest(deploy) }, async (set) => {
    addCommit(set.world, { files: { ".github/workflows/deploy.yml": DEPLOY_YML } });
    set.record({ sha: set.sha, version: VERSION, verdict: null });
    prepare(set);
    const report = await set.run("rollback", { ports: { env } });
    expect(report.notes.rolledBack).toBe("held");
    const remedies = report.findings.map(({ remedy }) => remedy).join("\n");
    return { command: report.notes.byHand ?? "", notes: report.notes, remedies, set };
  });
}

/** What a POSIX shell makes of it: the words that the program or `gh` gets. */
function wordsOf(command: string, env: Readonly<Record<string, string>> = {}): readonly string[] {
  const shell = spawnSync("sh", ["-euc", `gh() { printf '%s\\0' "$@"; }\n${command}`], {
    env: { PATH: process.env.PATH, ...env },
    encoding: "utf8",
  });
  expect(shell.stderr).toBe("");
  return shell.stdout.split("\0").slice(0, -1);
}

/** Words as manifests write them, and as the shell has to hand them on. */
const WORDS: readonly (readonly [string, string, string, string])[] = [
  ["a plain word", "--fast", "--fast", "--fast"],
  ["an address", "https://a.example/x?b=1", "'https://a.example/x?b=1'", "https://a.example/x?b=1"],
  ["blanks", "two words", "'two words'", "two words"],
  ["an apostrophe", "it's", "'it'\\''s'", "it's"],
  [
    "what a shell would run",
    "$(id); `id` && $HOME",
    "'$(id); `id` && $HOME'",
    "$(id); `id` && $HOME",
  ],
  ["a pattern and a home", "~/*", "'~/*'", "~/*"],
  ["the version to return to", "v${{ target.version }}", "v2.3.7", "v2.3.7"],
  ["what kind it is", "${{ target.kind }}", "rollback", "rollback"],
  ["the version to get away from", "${{ release.version }}", "2.4.0", "2.4.0"],
  ["an expression between words", "to ${{ target.version }} now", "'to 2.3.7 now'", "to 2.3.7 now"],
  ["a variable that is set", "${{ env.REGION }}", "'eu west'", "eu west"],
  ["a secret", "${{ secrets.DEPLOY_KEY }}", '"${DEPLOY_KEY:?}"', 's3 "cret'],
  ["a secret without blanks", "${{secrets.DEPLOY_KEY}}", '"${DEPLOY_KEY:?}"', 's3 "cret'],
  ["a secret by index", "${{ secrets['DEPLOY_KEY'] }}", '"${DEPLOY_KEY:?}"', 's3 "cret'],
  [
    "a secret inside a word",
    "--key=${{ secrets.DEPLOY_KEY }}",
    '--key="${DEPLOY_KEY:?}"',
    '--key=s3 "cret',
  ],
  [
    "a secret between expressions",
    "${{ target.version }} ${{ secrets.DEPLOY_KEY }}'s ${{ target.kind }}",
    `'2.3.7 '"\${DEPLOY_KEY:?}"''\\''s rollback'`,
    `2.3.7 s3 "cret's rollback`,
  ],
  [
    "two secrets",
    "${{ secrets.DEPLOY_KEY }}${{ secrets.OTHER }}",
    '"${DEPLOY_KEY:?}""${OTHER:?}"',
    's3 "cretother1',
  ],
];

const SECRETS = { DEPLOY_KEY: 's3 "cret', OTHER: "other1" };
const REGION = { REGION: "eu west" };

const GH = "gh workflow run deploy.yml --repo octoacme/shop";

describe("a person can run the command as it is", () => {
  test.each(WORDS)("%s", async (_what, written, shown, meant) => {
    const { command, set } = await commandFor({ command: ["printf", "%s\\0", written] }, REGION);
    expect(command).toBe(
      [
        "RELEASE_ENVIRONMENT=production RELEASE_VERSION=2.3.7",
        `RELEASE_SHA=${set.previousSha} RELEASE_KIND=rollback printf '%s\\0' ${shown}`,
      ].join(" "),
    );
    expect(wordsOf(command, SECRETS)).toEqual([meant]);
  });

  test.each(WORDS)("as an input of a workflow: %s", async (_what, written, shown, meant) => {
    const deploy = { workflow: "deploy.yml", with: { sha: "${{ target.sha }}", extra: written } };
    const { command, set } = await commandFor(deploy, REGION);
    expect(command).toBe(
      `${GH} -f environment=production -f sha=${set.previousSha} -f extra=${shown}`,
    );
    expect(wordsOf(command, SECRETS).slice(-2)).toEqual(["-f", `extra=${meant}`]);
  });

  test("of its own a workflow gets what it declares, and nothing else", async () => {
    const { command, set } = await commandFor({ workflow: "deploy.yml", ref: "main" });
    expect(command).toBe(`${GH} --ref main -f sha=${set.previousSha} -f environment=production`);
  });

  test("on another GitHub the repository is named with it", async () => {
    const deploy = { workflow: "deploy.yml" };
    await onStage({ manifest: manifest(deploy) }, async (set) => {
      addCommit(set.world, { files: { ".github/workflows/deploy.yml": DEPLOY_YML } });
      set.record({ sha: set.sha, version: VERSION, verdict: null });
      const { notes } = await set.run("rollback", { host: "ghes.example" });
      expect(notes.byHand).toContain("--repo ghes.example/octoacme/shop ");
    });
  });
});

test.each([
  ["known", SECRETS],
  ["not known", {}],
])("a secret that is %s stands in no command", async (_case, env) => {
  const { command, notes } = await commandFor(
    { command: ["printf", "%s\\0", "${{ secrets.DEPLOY_KEY }}"] },
    env,
  );
  expect(command).toMatch(/ printf '%s\\0' "\$\{DEPLOY_KEY:\?\}"$/);
  expect(notes.byHandPowerShell).toMatch(/; printf '%s\\0' "\$\{env:DEPLOY_KEY\}"$/);
});

test.each<[string, string, string]>([
  [
    "a secret inside a larger expression",
    "${{ format('Bearer {0}', secrets.DEPLOY_KEY) }}",
    "the value of ${{ format('Bearer {0}', secrets.DEPLOY_KEY) }}",
  ],
  [
    "a secret that is taken apart",
    "${{fromJSON(secrets.OTHER).x}}",
    "the value of ${{ fromJSON(secrets.OTHER).x }}",
  ],
  ["what nobody knows here", "${{ env.ZONE }}", "the value of ${{ env.ZONE }}"],
  ["a text with a secret in it", "other1", "the text of word 3 of deploy.command"],
  ["two blanks, which a report collapses", "a  b", "the text of word 3 of deploy.command"],
])("%s is filled in by people, and runs nothing before", async (_what, written, held) => {
  const deploy = { command: ["printf", "%s\\0", written, "${{ secrets.OTHER }}"] };
  const { command, notes } = await commandFor(deploy, SECRETS);
  expect(command).toMatch(/ printf '%s\\0' "\$\{VALUE_1:\?\}" "\$\{OTHER:\?\}"$/);
  expect(notes.byHandRemarks).toContain(`Set VALUE_1 first: ${held}`);
  expect(wordsOf(command, { VALUE_1: "mine", OTHER: "other1" })).toEqual(["mine", "other1"]);
});

const silent = ({ github }: StageSet) =>
  github.faults.add({ kind: "status", status: 502, path: "/contents/.github" });

describe("there is no command", () => {
  test.each<[string, object, (set: StageSet) => void]>([
    [
      "for a workflow that GitHub would refuse",
      { workflow: "deploy.yml", with: { sha: "${{ target.sha }}", region: "eu" } },
      () => undefined,
    ],
    ["that names no commit", { workflow: "deploy.yml", with: { sha: "main" } }, () => undefined],
    ["where nobody could ask the workflow what it takes", { workflow: "deploy.yml" }, silent],
  ])("%s", async (_why, deploy, prepare) => {
    const { notes, remedies } = await commandFor(deploy, {}, prepare);
    expect(notes.byHand).toBeUndefined();
    expect(remedies).not.toMatch(/command in the report/);
  });

  test("but where the manifest names every input, and says that nobody could ask", async () => {
    const deploy = { workflow: "deploy.yml", with: { sha: "${{ target.sha }}" } };
    const { command, notes, remedies, set } = await commandFor(deploy, {}, silent);
    expect(command).toBe(`${GH} -f sha=${set.previousSha}`);
    expect(notes.byHandRemarks).toContain(
      "Whether deploy.yml still takes these inputs could not be read",
    );
    expect(remedies).toMatch(/command in the report/);
  });
});
