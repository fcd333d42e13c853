import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { MANIFEST, type Past, VERSION } from "../../../support/shop-repository.ts";
import { onStage, type StageSet } from "../../../support/stage-set.ts";

const DEPLOY = /deploy: .*\n/;
const manifest = (deploy: object) =>
  MANIFEST.replace(DEPLOY, () => `deploy: ${JSON.stringify(deploy)}\n`);

/** The command for people, as a stage gives it that holds a release back. */
async function commandFor(
  deploy: object,
  env: Readonly<Record<string, string>> = {},
  past: Past = {},
): Promise<{ readonly command: string; readonly set: StageSet }> {
  return onStage({ manifest: manifest(deploy), ...past }, async (set) => {
    set.record({ sha: set.sha, version: VERSION, mark: undefined });
    const report = await set.run("rollback", { ports: { env } });
    expect(report.notes.rolledBack).toBe("held");
    return { command: report.notes.byHand ?? "", set };
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
  ["a secret", "${{ secrets.DEPLOY_KEY }}", '"$DEPLOY_KEY"', 's3 "cret'],
  ["a secret without blanks", "${{secrets.DEPLOY_KEY}}", '"$DEPLOY_KEY"', 's3 "cret'],
  [
    "a secret inside a word",
    "--key=${{ secrets.DEPLOY_KEY }}",
    '--key="$DEPLOY_KEY"',
    '--key=s3 "cret',
  ],
  [
    "a secret between expressions",
    "${{ target.version }} ${{ secrets.DEPLOY_KEY }}'s ${{ target.kind }}",
    `'2.3.7 '"$DEPLOY_KEY"''\\''s rollback'`,
    `2.3.7 s3 "cret's rollback`,
  ],
  [
    "two secrets",
    "${{ secrets.DEPLOY_KEY }}${{ secrets.OTHER }}",
    '"$DEPLOY_KEY""$OTHER"',
    's3 "cretother1',
  ],
];

const SECRETS = { DEPLOY_KEY: 's3 "cret', OTHER: "other1" };
const REGION = { REGION: "eu west" };

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
    expect(command).toBe(`gh workflow run deploy.yml -f sha=${set.previousSha} -f extra=${shown}`);
    expect(wordsOf(command, SECRETS).slice(-2)).toEqual(["-f", `extra=${meant}`]);
  });

  test("without inputs of its own a workflow gets commit, version and environment", async () => {
    const { command, set } = await commandFor({ workflow: "deploy.yml" });
    expect(command).toBe(
      `gh workflow run deploy.yml -f sha=${set.previousSha} -f version=2.3.7 -f environment=production`,
    );
  });
});

test.each([
  ["known", SECRETS],
  ["not known", {}],
])("a secret that is %s stands in no command", async (_case, env) => {
  const { command } = await commandFor(
    { command: ["printf", "%s\\0", "${{ secrets.DEPLOY_KEY }}"] },
    env,
  );
  expect(command).toMatch(/ printf '%s\\0' "\$DEPLOY_KEY"$/);
});

test("what nobody knows stays as it is written, and runs nothing", async () => {
  const { command } = await commandFor({ command: ["printf", "%s\\0", "${{ env.REGION }}"] });
  expect(command).toMatch(/ printf '%s\\0' '\$\{\{ env\.REGION \}\}'$/);
  expect(wordsOf(command)).toEqual(["${{ env.REGION }}"]);
});
