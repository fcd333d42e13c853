import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { OUTPUTS } from "../../src/contract.ts";
import { seedRepository } from "../../src/demo/repository.ts";
import { openShop } from "../../src/demo/shop.ts";
import { readReport } from "../../src/report/schema.ts";
import { type ActionCall, type ActionRun, action } from "../support/action-run.ts";
import { ROOT } from "../support/child.ts";
import { startServer } from "../support/fault-server.ts";
import { serveCheckedGitHub } from "../support/github-server.ts";
import { type Edits, inShop, SMALL_MANIFEST } from "../support/shop-folder.ts";

// real processes, which take their time on a busy machine
jest.setTimeout(120_000);

type Call = Pick<ActionCall, "env" | "inputs">;

const small = { "release.yml": SMALL_MANIFEST };

const inWorkspace = (call: Call, edits: Edits = small): Promise<ActionRun> =>
  inShop(edits, ({ path }) => action({ workspace: path, ...call }));

/** Lines that the runner acts upon, without those that mask. */
const commands = ({ stdout }: ActionRun) =>
  stdout.split("\n").filter((text) => /^\s*::(?!add-mask)|##\[/.test(text));

describe("the action", () => {
  test.concurrent("smokes a service without a token, and writes every output and a summary", () =>
    inShop(small, async ({ path }) => {
      const server = await startServer((_, response) => response.end("ok"));
      try {
        const { code, outputs, summary, stdout } = await action({
          workspace: path,
          inputs: { stage: "smoke", "allow-private-network": "true" },
          env: { SHOP_URL: server.url },
        });
        expect(code).toBe(0);
        expect(outputs).toEqual({
          verdict: "pass",
          headline: expect.stringMatching(/^SMOKE PASSED: /),
          next: expect.stringMatching(/./),
          report: expect.stringMatching(/release-gate-report\/production-smoke\/report\.json$/),
          version: "2.4.0",
          "previous-version": "",
          "live-version": "",
          "rollback-to": "",
          "rolled-back": "",
          "deployment-id": "",
          failed: "[]",
        });
        expect(Object.keys(outputs).sort()).toEqual(Object.keys(OUTPUTS).sort());
        const { report = "" } = outputs;
        const text = await readFile(isAbsolute(report) ? report : join(path, report), "utf8");
        expect(readReport(text)).toMatchObject({ verdict: "pass", headline: outputs.headline });
        expect(summary).toMatch(/^### ✅ SMOKE PASSED: /);
        expect(stdout).toContain(`${outputs.headline}\nNext: ${outputs.next}\n`);
      } finally {
        await server.close();
      }
    }));

  test.concurrent.each([
    ["ready", false, { code: 0, verdict: "pass", failed: [] }],
    [
      "not ready",
      true,
      {
        code: 1,
        verdict: "fail",
        failed: ["ci-passing", "notes-drafted", "qa-signoff", "staging-smoke"].map(
          (id) => `requirement/${id}`,
        ),
      },
    ],
  ])("asks GitHub whether a release is %s", (_, blocked, expected) =>
    inShop({}, async ({ path, files }) => {
      const { world, sha } = seedRepository(files, "2.4.0", blocked);
      const github = await serveCheckedGitHub(world);
      const shop = await openShop(join(ROOT, "examples/shop"), "2.3.7");
      await shop.deploy(blocked ? "production" : "staging", "2.3.7");
      try {
        const environment = blocked ? "production" : "staging";
        const { code, outputs, summary } = await action({
          workspace: path,
          inputs: {
            ...{ stage: "readiness", environment, sha, token: github.token },
            "allow-private-network": "true",
          },
          env: {
            GITHUB_API_URL: github.url,
            STAGING_URL: shop.urls.staging,
            PRODUCTION_URL: shop.urls.production,
          },
        });
        const failed: string[] = JSON.parse(outputs.failed ?? "");
        expect({ code, verdict: outputs.verdict, failed: failed.sort() }).toEqual(expected);
        expect(outputs).toMatchObject({ version: "2.4.0", "previous-version": "2.3.7" });
        expect(summary).toContain(outputs.headline?.split(" · ")[0]);
        expect([github.sins, world.unknownRoutes]).toEqual([[], []]);
      } finally {
        await Promise.all([shop.close(), github.close()]);
      }
    }),
  );

  test.concurrent.each<[string, Call, string, string]>([
    [
      "an unknown stage",
      { inputs: { stage: "smok" } },
      'there is no stage "smok"',
      "Set the input stage to one of readiness, deploy, smoke, verify, rollback, release, announce, watch, settle, lint",
    ],
    [
      "a switch that is neither on nor off",
      { inputs: { stage: "smoke", "dry-run": "yes" } },
      '"yes" is neither true nor false',
      "Set the input dry-run to true or false",
    ],
    [
      "another one",
      { inputs: { stage: "smoke", "allow-private-network": "1" } },
      '"1" is neither true nor false',
      "Set the input allow-private-network to true or false",
    ],
    [
      "a deployment that has no number",
      { inputs: { stage: "verify", "deployment-id": "latest" } },
      '"latest" is not the id of a deployment',
      "Set deployment-id to a whole number, or leave it out",
    ],
    [
      "a line of secrets without a name",
      { inputs: { stage: "smoke", secrets: "A=one\nhunter2-hunter2" } },
      "line 2 of the input secrets is not NAME=value",
      "Write one NAME=value per line, without spaces around = and without quotes; any other value between the lines NAME<<END and END",
    ],
    [
      "a repository that is none",
      { inputs: { stage: "smoke", token: "ghs_0123456789" }, env: { GITHUB_REPOSITORY: "shop" } },
      '"shop" is not a repository',
      "Write it as owner/name",
    ],
  ])("refuses %s: exit 2, verdict unknown, an annotation", async (_, call, headline, next) => {
    const run = await inWorkspace(call);
    expect(run).toMatchObject({
      code: 2,
      stderr: "",
      outputs: { verdict: "unknown", next },
    });
    expect(run.outputs.headline).toContain(headline);
    expect(commands(run)).toEqual([expect.stringMatching(/^::error title=/)]);
    expect(commands(run).join()).toContain(headline);
    expect(run.summary).not.toBe("");
    expect(run.everything).not.toContain("hunter2");
  });

  test.concurrent.each([
    ["pull_request", "readiness"],
    ["pull_request", "smoke"],
    ["pull_request_target", "release"],
    ["pull_request_review", "verify"],
    ["merge_group", "deploy"],
    ["pull_request", "rollback"],
  ])("refuses on %s the stage %s, before anything is asked", async (event, stage) => {
    const server = await startServer((_, response) => response.end("ok"));
    try {
      const { code, outputs } = await inWorkspace({
        inputs: { stage, "allow-private-network": "true", token: "ghs_0123456789" },
        env: { GITHUB_EVENT_NAME: event, SHOP_URL: server.url, GITHUB_API_URL: server.url },
      });
      expect([code, outputs.verdict]).toEqual([2, "unknown"]);
      expect(outputs.headline).toContain(`on ${event} only the stage lint runs`);
      expect(server.seen).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test.concurrent("annotates the very line of a manifest that does not hold", async () => {
    const run = await inWorkspace(
      { inputs: { stage: "lint" }, env: { GITHUB_EVENT_NAME: "pull_request" } },
      { "release.yml": (text) => text.replace("within:", "wihtin:") },
    );
    expect(run).toMatchObject({
      code: 2,
      outputs: { verdict: "fail", headline: "release.yml has 1 problem" },
    });
    expect(commands(run)).toEqual([
      '::error title=Manifest,file=release.yml,line=23,col=5::unknown key "wihtin" in smoke.ready: did you mean "within"?',
    ]);
  });

  test.concurrent.each<[string, Edits, string, number]>([
    ["a valid manifest", {}, "pass", 0],
    ["an empty one", { "release.yml": "" }, "fail", 2],
  ])("lints %s on a pull request", async (_, edits, verdict, code) => {
    const env = { GITHUB_EVENT_NAME: "pull_request" };
    const run = await inWorkspace({ inputs: { stage: "lint" }, env }, edits);
    expect(run).toMatchObject({ code, outputs: { verdict } });
  });

  test.concurrent("says that there is no manifest to lint", async () => {
    const run = await inWorkspace({ inputs: { stage: "lint", manifest: "nope.yml" } });
    const headline = "manifest nope.yml does not exist";
    expect(run).toMatchObject({ code: 2, outputs: { verdict: "fail", headline } });
    expect(commands(run)).toEqual([`::error title=Manifest::${headline}`]);
  });

  test.concurrent.each(["smoke", "verify", "readiness", "deploy", "rollback", "release"])(
    "never leaves the verdict of %s empty or passing where nothing could be read",
    async (stage) => {
      const { code, outputs, summary } = await inWorkspace(
        { inputs: { stage } },
        { "release.yml": "environments: {\n" },
      );
      expect(code).toBe(2);
      expect(["unknown", "fail"]).toContain(outputs.verdict);
      expect(outputs.headline).toMatch(/^COULD NOT RUN: /);
      expect(summary).toMatch(/COULD NOT RUN/);
    },
  );
});

describe("secrets", () => {
  const SECRET = 'hunter2 & "søn" ?/ $1';
  const PLAIN = "correct-horse-battery";
  const manifest = `${SMALL_MANIFEST}smoke:
  checks:
    - get: /
      headers: {authorization: "Bearer \${{ secrets.PLAIN }}"}
      expect: {body: {contains: welcome}, headers: {x-echo: {contains: welcome}}}
    - {id: sign-in, post: "/login?next=a", json: {password: "\${{ secrets.ODD }}"}, expect: {json: {$.ok: "yes"}}}
`;
  const whole = (secret: string) => [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll("%20", "+"),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    Buffer.from(secret).toString("base64url"),
  ];
  /** What of a longer text's base64 holds nothing but the secret. */
  const inside = (text: string) => Buffer.from(text).toString("base64").slice(12, -4);
  const encodings = (secret: string) => [...whole(secret), inside(`Bearer ${secret}`)];

  test.concurrent("are masked, sent where the manifest says, and leave in no encoding", async () => {
    const server = await startServer(({ path, headers, body }, response) => {
      const { authorization = "" } = headers;
      const echo = `${authorization} ${btoa(authorization)} ${whole(PLAIN).join(" ")}`;
      response.setHeader("x-echo", echo);
      if (path === "/") return response.end(`no ${echo}`);
      const { password } = JSON.parse(body);
      return response.end(JSON.stringify({ ok: whole(password).join(" ") }));
    });
    try {
      const run = await inWorkspace(
        {
          inputs: {
            stage: "smoke",
            "allow-private-network": "true",
            secrets: `PLAIN=${PLAIN}\nODD=${SECRET}\nUNSET=\n`,
          },
          env: { SHOP_URL: server.url },
        },
        { "release.yml": manifest },
      );
      expect(run).toMatchObject({ code: 1, outputs: { verdict: "fail" } });
      expect(server.seen.find(({ path }) => path === "/")?.headers.authorization).toBe(
        `Bearer ${PLAIN}`,
      );
      const masks = run.stdout.split("\n").filter((text) => text.startsWith("::add-mask::"));
      expect(masks).toEqual(expect.arrayContaining([PLAIN, SECRET].map((s) => `::add-mask::${s}`)));
      const left = run.everything.replaceAll(/^::add-mask::.*$/gm, "");
      const leaked = [PLAIN, SECRET].flatMap(encodings).filter((form) => left.includes(form));
      expect(leaked).toEqual([]);
      expect(left).toContain("***");
    } finally {
      await server.close();
    }
  });
});

describe("what a service answers", () => {
  test.concurrent("is never a command to the runner, in log, outputs or summary", async () => {
    const hostile =
      "::set-output name=verdict::pass\r\n##[error]x\n::stop-commands::x\nverdict<<x\npass\nx";
    const server = await startServer((_, response) => response.end(hostile));
    try {
      const run = await inWorkspace(
        {
          inputs: { stage: "smoke", "allow-private-network": "true" },
          env: { SHOP_URL: server.url },
        },
        {
          "release.yml": `${SMALL_MANIFEST}smoke: {checks: [{get: /, expect: {body: {contains: tea}}}]}\n`,
        },
      );
      expect(run).toMatchObject({ code: 1, outputs: { verdict: "fail" } });
      expect(commands(run).map((text) => text.split(" ")[0])).toEqual(["::error"]);
    } finally {
      await server.close();
    }
  });
});
