import { describe, expect, test } from "@jest/globals";
import { SHA } from "../support/builders.ts";
import { refused } from "../support/fake-github.ts";
import { aClaim, rememberingGitHub, scene } from "./support.ts";

/** Somebody else's deployment, after all of ours. */
const OVERTAKING = { id: 90, states: ["success"], payload: {} };

const STATUSES_PATH = "POST /deployments/50/statuses";

test("a claim is a deployment without GitHub's biting defaults, set in progress at once", async () => {
  const github = rememberingGitHub();
  const receipt = await scene({ github }).perform(aClaim());
  expect(receipt).toMatchObject({ state: "done", result: { deployment: 50 } });
  expect(github.written).toEqual([
    [
      "deployment",
      {
        ref: SHA,
        task: "deploy",
        auto_merge: false,
        required_contexts: [],
        environment: "production",
        production_environment: true,
        payload: { release_gate: aClaim().payload },
        description: "deploying 2.4.0",
      },
    ],
    [
      "status of 50",
      {
        deployment_id: 50,
        state: "in_progress",
        description: "deploying 2.4.0",
        auto_inactive: false,
      },
    ],
  ]);
});

test("claimed twice, the second time is told of the open claim and makes no record", async () => {
  const github = rememberingGitHub();
  const { perform } = scene({ github });
  await perform(aClaim());
  const second = await perform(aClaim());
  expect(second.state).toBe("unclear");
  expect(github.written.filter(([what]) => what === "deployment")).toHaveLength(1);
});

describe("earlier claims of the same run decide whether a new one is made", () => {
  test.each([
    ["one that failed allows a new one", [{ id: 7, states: ["in_progress", "failure"] }], "done"],
    ["one that ended in error allows a new one", [{ id: 7, states: ["error"] }], "done"],
    ["one that was given up does", [{ id: 7, states: ["in_progress", "inactive"] }], "done"],
    [
      "one that was live, and was overtaken, is found all the same",
      [{ id: 7, states: ["in_progress", "success", "inactive"] }, OVERTAKING],
      "found",
    ],
    ["one without any status does not", [{ id: 7, states: [] }], "unclear"],
    ["one in progress does not", [{ id: 7, states: ["in_progress"] }], "unclear"],
    ["one that is live is found", [{ id: 7, states: ["in_progress", "success"] }], "found"],
    [
      "one that was live and was retired is found",
      [{ id: 7, states: ["success", "inactive"] }],
      "found",
    ],
    [
      "an open one counts although a newer one failed",
      [
        { id: 7, states: ["in_progress"] },
        { id: 8, states: ["failure"] },
      ],
      "unclear",
    ],
    [
      "the newest of those that ended decides",
      [
        { id: 7, states: ["success"] },
        { id: 8, states: ["failure"] },
      ],
      "done",
    ],
    [
      "another run's claim is not ours",
      [{ id: 7, states: [], payload: { release_gate: { key: "rg:other" } } }],
      "done",
    ],
    ["a foreign record is not ours", [{ id: 7, states: [], payload: {} }], "done"],
    ["broken JSON as payload is not ours", [{ id: 7, states: [], payload: "{" }], "done"],
    [
      "a payload that comes back as JSON text is ours",
      [{ id: 7, states: [], payload: JSON.stringify({ release_gate: aClaim().payload }) }],
      "unclear",
    ],
  ])("%s", async (_rule, seeded, state) => {
    const receipt = await scene({ github: rememberingGitHub(seeded) }).perform(aClaim());
    expect(receipt.state).toBe(state);
  });
});

describe("two local runs have nothing to do with each other once something else came in between", () => {
  const live = { id: 7, states: ["in_progress", "success"] };
  const open = { id: 7, states: ["in_progress"] };
  const local = (kind: "deploy" | "rollback") =>
    aClaim({ payload: { ...aClaim().payload, run: "local", kind } });
  const kinds = ["deploy", "rollback"] as const;
  const rows: readonly (readonly [string, Parameters<typeof rememberingGitHub>[0], string])[] = [
    ["live, and the newest: found", [live], "found"],
    ["live, and no longer the newest: a new one", [live, OVERTAKING], "done"],
    ["without an end, and no longer the newest: not", [open, OVERTAKING], "unclear"],
  ];
  test.each(kinds.flatMap((kind) => rows.map((row) => [kind, ...row] as const)))(
    "%s: %s",
    async (kind, _rule, seeded, state) => {
      const receipt = await scene({ github: rememberingGitHub(seeded) }).perform(local(kind));
      expect(receipt.state).toBe(state);
    },
  );

  test.each<[string, unknown]>([
    ["cannot be asked for", refused(502)],
    ["cannot be read", [{ number: 1 }]],
    ["is not there", []],
  ])("a newest one that %s leaves the claim unclear", async (_how, answer) => {
    let asked = 0;
    const all = [{ id: 7, payload: { release_gate: aClaim().payload } }];
    const github = rememberingGitHub([live], {
      "GET /deployments": () => (asked++ === 0 ? all : answer),
    });
    const receipt = await scene({ github }).perform(local("deploy"));
    expect([receipt.state, github.written]).toEqual(["unclear", []]);
  });
});

describe("a claim that cannot be made touches nothing and says why", () => {
  test.each([
    ["earlier claims cannot be listed", { "GET /deployments": refused(500) }, "refused"],
    ["the list cannot be read", { "GET /deployments": [{ number: 1 }] }, "unclear"],
    ["no right", { "POST /deployments": refused(403) }, "refused"],
    ["a conflict", { "POST /deployments": refused(409) }, "failed"],
    ["no answer", { "POST /deployments": refused(0) }, "unclear"],
    ["a merge instead of a deployment", { "POST /deployments": { message: "merged" } }, "unclear"],
  ])("%s", async (_why, also, state) => {
    const github = rememberingGitHub([], also);
    const receipt = await scene({ github }).perform(aClaim());
    expect([receipt.state, github.written]).toEqual([state, []]);
  });

  test("the missing right comes with the line for permissions", async () => {
    const permission = "deployments: write";
    const github = rememberingGitHub([], { "POST /deployments": refused(403, { permission }) });
    const receipt = await scene({ github }).perform(aClaim());
    expect(receipt).toMatchObject({ state: "refused", permission, remedy: "ask again" });
  });

  test("earlier statuses that cannot be read leave the claim unclear", async () => {
    const seeded = [{ id: 7, states: ["failure"] }];
    const github = rememberingGitHub(seeded, { "GET /deployments/7/statuses": refused(502) });
    expect((await scene({ github }).perform(aClaim())).state).toBe("unclear");
  });
});

test("a claim that cannot be set in progress has failed and is given up: nothing was touched", async () => {
  const states: unknown[] = [];
  const github = rememberingGitHub([], {
    [STATUSES_PATH]: ({ state }: { state: string }) => {
      states.push(state);
      return state === "in_progress" ? refused(403) : {};
    },
  });
  const receipt = await scene({ github }).perform(aClaim());
  expect(receipt.state).toBe("failed");
  expect(states).toEqual(["in_progress", "inactive"]);
});

test("a description is one line without secrets, at most 140 characters", async () => {
  const github = rememberingGitHub();
  const description = `hunter2\n${"x".repeat(200)}`;
  await scene({ github }).perform(aClaim({ description }));
  const [, body] = github.written[0] ?? [];
  expect(body?.description).toBe(`*** ${"x".repeat(135)}…`);
});
