import { describe, expect, test } from "@jest/globals";
import { notesDigest } from "../../src/core/digest.ts";
import { announcement } from "../../src/receipts/announcement.ts";
import { attach } from "../../src/receipts/attach.ts";
import { milestone } from "../../src/receipts/milestone.ts";
import { publish } from "../../src/receipts/publish.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { scene } from "./support.ts";

const upload = "https://uploads.example/repos/octoacme/shop/releases/7/assets{?name,label}";
const file = attach.act({ release: 7, name: "a.json", text: "{}", upload });
const ASSETS = "GET /releases/7/assets";
const ATTACH = "POST /releases/7/assets{?name}";

describe("a file of a release", () => {
  test.each<[string, readonly object[], unknown, string]>([
    ["is attached", [], { name: "a.json", state: "uploaded" }, "done"],
    ["is found", [{ name: "a.json", state: "uploaded" }], undefined, "found"],
    ["whose upload broke off is named", [{ name: "a.json", state: "starter" }], {}, "failed"],
    ["that a release refuses is not there", [], refused(422), "failed"],
    ["is not believed without a word of it", [], { message: "ok" }, "unclear"],
  ])("%s", async (_, listed, made, state) => {
    const github = fakeGitHub({ [ASSETS]: listed, [ATTACH]: made });
    expect((await scene({ github }).perform(file)).state).toBe(state);
  });

  test("is sent to the host that GitHub names", async () => {
    let asked: unknown;
    const made = (given: object) => {
      asked = given;
      return { name: "a.json", state: "uploaded" };
    };
    await scene({ github: fakeGitHub({ [ASSETS]: [], [ATTACH]: made }) }).perform(file);
    expect(asked).toMatchObject({ baseUrl: "https://uploads.example", name: "a.json", data: "{}" });
  });
});

test.each([
  ["Fast", false, "found"],
  ["Slow", false, "failed"],
  ["Fast", true, "done"],
])("a release with the text %j (draft: %s) ends as %s", async (body, draft, state) => {
  const release = { id: 7, tag_name: "v2.4.0", name: "2.4.0", body, draft, html_url: "u" };
  const github = fakeGitHub({
    "GET /releases/7": { ...release, upload_url: upload },
    "PATCH /releases/7": { ...release, upload_url: upload, draft: false },
  });
  const digest = await notesDigest("Fast\r\n");
  const act = publish.act({ release: 7, tag: "v2.4.0", latest: true, digest });
  expect((await scene({ github }).perform(act)).state).toBe(state);
});

test.each<[string, readonly object[], string]>([
  ["closed", [{ number: 1, title: "2.4.0", state: "closed" }], "found"],
  ["open", [{ number: 1, title: "2.4.0", state: "open" }], "done"],
  ["gone", [{ number: 1, title: "2.5.0", state: "open" }], "unclear"],
])("a milestone that is %s", async (_, listed, state) => {
  const github = fakeGitHub({
    "GET /milestones": listed,
    "PATCH /milestones/1": { state: "closed" },
  });
  expect((await scene({ github }).perform(milestone.act({ title: "2.4.0" }))).state).toBe(state);
});

test("a comment whose answer is lost is looked for, and not made twice", async () => {
  const written: object[] = [];
  const github = fakeGitHub({
    "GET /issues/5/comments": () => written,
    "POST /issues/5/comments": ({ body }: { body: string }) => {
      written.push({ body: `${body}\r\n`, html_url: "https://github.com/o/r/issues/5#1" });
      return refused(502);
    },
  });
  const act = announcement.act({ issue: 5, body: "shop 2.4.0 is live" });
  expect((await scene({ github }).perform(act)).state).toBe("found");
  expect(written).toHaveLength(1);
});
