import { describe, expect, test } from "@jest/globals";
import type { Act } from "../../src/receipts/index.ts";
import { SHA } from "../support/builders.ts";
import { refused } from "../support/fake-github.ts";
import { rememberingGitHub, scene } from "./support.ts";

function aMarkAct(over: Partial<Act<"mark">> = {}): Act<"mark"> {
  return {
    kind: "mark",
    key: "mark 7 success",
    environment: "production",
    sha: SHA,
    state: "success",
    deployment: 7,
    verdict: "pass",
    by: "health",
    ...over,
  };
}

test("left twice, a mark is written once", async () => {
  const github = rememberingGitHub();
  const { perform } = scene({ github });
  const states = [await perform(aMarkAct()), await perform(aMarkAct())].map((r) => r.state);
  expect([states, github.written]).toEqual([
    ["done", "found"],
    [
      [
        "mark",
        {
          sha: SHA,
          state: "success",
          context: "release-gate/production/verify",
          description: "deployment=7 verdict=pass by=health",
        },
      ],
    ],
  ]);
});

describe("a mark counts as left only where the newest says the same", () => {
  test.each([
    ["another state", { state: "failure", verdict: "fail" }],
    ["another deployment", { deployment: 8 }],
    ["another judge", { by: "smoke" }],
    ["another environment", { environment: "staging" }],
  ] as const)("%s", async (_case, earlier) => {
    const github = rememberingGitHub();
    const { perform } = scene({ github });
    await perform(aMarkAct(earlier));
    expect((await perform(aMarkAct())).state).toBe("done");
  });

  test("an older one of the same words does not count", async () => {
    const github = rememberingGitHub();
    const { perform } = scene({ github });
    await perform(aMarkAct());
    await perform(aMarkAct({ state: "failure", verdict: "fail" }));
    expect((await perform(aMarkAct())).state).toBe("done");
  });
});

test("GitHub's contexts have no case", async () => {
  const description = "deployment=7 verdict=pass by=health";
  const newest = {
    id: 1,
    context: "Release-Gate/Production/Verify",
    state: "success",
    description,
  };
  const github = rememberingGitHub([], { [`GET /commits/${SHA}/statuses`]: [newest] });
  expect((await scene({ github }).perform(aMarkAct())).state).toBe("found");
});

test("without the right to write it a mark is refused, with the line for permissions", async () => {
  const permission = "statuses: write";
  const github = rememberingGitHub([], { [`POST /statuses/${SHA}`]: refused(403, { permission }) });
  expect(await scene({ github }).perform(aMarkAct())).toMatchObject({
    state: "refused",
    permission,
    remedy: "ask again",
  });
});
