import { expect, test } from "@jest/globals";
import { picture } from "../../src/receipts/picture.ts";
import { SHA } from "../support/builders.ts";
import { refused } from "../support/fake-github.ts";
import { rememberingGitHub, scene } from "./support.ts";

const WRITE = `POST /statuses/${SHA}`;
const LINK = "https://github.example/runs/1";

const aPicture = picture.act({
  context: "release-gate/production",
  sha: SHA,
  state: "success",
  description: "hunter2: pass",
  link: LINK,
});

test("a picture is a commit status for people, and nothing is read for it", async () => {
  const github = rememberingGitHub();
  const receipt = await scene({ github }).perform(aPicture);
  expect(receipt).toMatchObject({ state: "done", result: { state: "success" } });
  expect(github.written).toEqual([
    [
      "picture",
      {
        sha: SHA,
        state: "success",
        context: "release-gate/production",
        description: "***: pass",
        target_url: LINK,
      },
    ],
  ]);
  expect(github.asked).toEqual([WRITE]);
});

test.each([
  ["no right", 403, "refused"],
  ["no answer", 0, "unclear"],
])("where it cannot be written it is not tried again: %s", async (_why, status, state) => {
  const permission = "statuses: write";
  const github = rememberingGitHub([], { [WRITE]: refused(status, { permission }) });
  const receipt = await scene({ github }).perform(aPicture);
  expect([receipt, github.asked]).toMatchObject([{ state, permission }, [WRITE]]);
});
