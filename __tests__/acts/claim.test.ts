import { describe, expect, test } from "@jest/globals";
import { SHA } from "../support/builders.ts";
import { refused } from "../support/fake-github.ts";
import { aPayload } from "../support/records.ts";
import { aClaim, rememberingGitHub, scene } from "./support.ts";

const LIST = "GET /deployments";
const CREATE = "POST /deployments";

test("a claim is a deployment without GitHub's biting defaults, and nothing else", async () => {
  const github = rememberingGitHub();
  const receipt = await scene({ github }).perform(aClaim());
  expect(receipt).toMatchObject({ state: "done", result: { deployment: 50 } });
  expect(github.written).toEqual([
    [
      "deployment",
      {
        ref: SHA,
        task: "release-gate",
        auto_merge: false,
        required_contexts: [],
        environment: "production",
        production_environment: true,
        payload: { release_gate: aClaim().payload },
        description: "deploying 2.4.0",
      },
    ],
  ]);
  expect(github.asked).toEqual([CREATE]);
});

test("the claim of a component stands under its own task", async () => {
  const github = rememberingGitHub();
  await scene({ github }).perform(aClaim({ payload: aPayload({ component: "api" }, SHA) }));
  expect(github.written).toMatchObject([["deployment", { task: "release-gate/api" }]]);
});

/** GitHub that makes a deployment, and whose answer to that is lost so many times. */
function losing(times: number, { made }: { readonly made: boolean }) {
  const listed: object[] = [];
  let asked = 0;
  const github = rememberingGitHub([], {
    [LIST]: () => listed,
    [CREATE]: ({ payload }: { payload: unknown }) => {
      asked += 1;
      if (made || asked > times) listed.unshift({ id: 60 + asked, payload });
      return asked > times ? { id: 60 + asked } : refused(asked % 2 === 0 ? 502 : 0);
    },
  });
  return { github, asked: () => asked };
}

describe("a claim whose answer is lost is looked for before it is believed lost", () => {
  test("made: it is found, and not made again", async () => {
    const { github, asked } = losing(1, { made: true });
    const receipt = await scene({ github }).perform(aClaim());
    expect(receipt).toMatchObject({ state: "done", result: { deployment: 61 } });
    expect(asked()).toBe(1);
  });

  test("not made: it is made again", async () => {
    const { github, asked } = losing(2, { made: false });
    const receipt = await scene({ github }).perform(aClaim());
    expect(receipt).toMatchObject({ state: "done", result: { deployment: 63 } });
    expect(asked()).toBe(3);
  });

  test("never answered: nobody knows", async () => {
    const { github, asked } = losing(9, { made: false });
    expect((await scene({ github }).perform(aClaim())).state).toBe("unclear");
    expect(asked()).toBe(3);
  });

  test("an answer that cannot be read is one that is lost", async () => {
    const made = [{ id: 7, payload: JSON.stringify({ release_gate: aClaim().payload }) }];
    const github = rememberingGitHub([], { [LIST]: made, [CREATE]: { message: "merged" } });
    const receipt = await scene({ github }).perform(aClaim());
    expect(receipt).toMatchObject({ state: "done", result: { deployment: 7 } });
  });

  test.each<[string, unknown]>([
    ["another key", { release_gate: { ...aClaim().payload, key: "rg:other" } }],
    ["another run", { release_gate: { ...aClaim().payload, run: "9" } }],
    ["an earlier attempt", { release_gate: { ...aClaim().payload, attempt: 2 } }],
    ["an earlier call", { release_gate: { ...aClaim().payload, lease: "2026-11-20T01:00:00Z" } }],
    ["nobody of ours", {}],
    ["broken JSON", "{"],
  ])("what %s has claimed is not it", async (_whose, payload) => {
    const github = rememberingGitHub([{ id: 7, payload }], { [CREATE]: refused(502) });
    expect((await scene({ github }).perform(aClaim())).state).toBe("unclear");
  });

  test("a list that cannot be read tells nothing", async () => {
    const github = rememberingGitHub([], { [LIST]: refused(502), [CREATE]: refused(0) });
    expect((await scene({ github }).perform(aClaim())).state).toBe("unclear");
  });
});

describe("a claim that GitHub refuses is not made, and not asked for again", () => {
  test.each([
    ["no right", refused(403), "refused"],
    ["a conflict", refused(409), "failed"],
    ["a commit that is not there", refused(422), "failed"],
  ])("%s", async (_why, answer, state) => {
    const github = rememberingGitHub([], { [CREATE]: answer });
    const receipt = await scene({ github }).perform(aClaim());
    expect([receipt.state, github.asked]).toEqual([state, [CREATE]]);
  });

  test("the missing right comes with the line for permissions", async () => {
    const permission = "deployments: write";
    const github = rememberingGitHub([], { [CREATE]: refused(403, { permission }) });
    const receipt = await scene({ github }).perform(aClaim());
    expect(receipt).toMatchObject({ state: "refused", permission, remedy: "ask again" });
  });
});

test("a description is one line without secrets, at most 140 characters", async () => {
  const github = rememberingGitHub();
  const description = `hunter2\n${"x".repeat(200)}`;
  await scene({ github }).perform(aClaim({ description }));
  const [, body] = github.written[0] ?? [];
  expect(body?.description).toBe(`*** ${"x".repeat(135)}…`);
});
