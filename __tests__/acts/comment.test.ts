import { expect, test } from "@jest/globals";
import { comment } from "../../src/receipts/comment.ts";
import type { Act } from "../../src/receipts/index.ts";
import { refused } from "../support/fake-github.ts";
import { rememberingGitHub, scene } from "./support.ts";

type Row = Readonly<Record<string, unknown>>;

const ACT: Act<"comment"> = comment.act({
  event: "rolled-back",
  channel: "github",
  deployment: 7,
  issue: 42,
  body: "**hunter2**",
});

const POST = "POST /issues/42/comments";
const LIST = "GET /issues/42/comments";
const MARKED = "<!-- release-gate: notice 7 rolled-back github -->\n*******";
const STATUS = { state: "failure", description: "x", created_at: "2026-11-20T10:00:00Z" };
const MADE = { id: 900, html_url: "https://github.example/issues/42#900" };

const remembering = (also: Row, statuses: readonly Row[] = [STATUS]) =>
  rememberingGitHub([{ id: 7, statuses }], also);

test("a comment has a mark that nobody sees, and its receipt on the record", async () => {
  const bodies: unknown[] = [];
  const github = remembering({
    [POST]: ({ body }: Row) => {
      bodies.push(body);
      return MADE;
    },
  });
  const receipt = await scene({ github }).perform(ACT);
  expect(receipt).toMatchObject({ state: "done", result: { receipt: true, comment: 900 } });
  expect(bodies).toEqual([MARKED]);
  expect(github.written[0]?.[1]).toMatchObject({ description: "receipt=rolled-back:github" });
});

test("what has its receipt is not written again", async () => {
  const told = { ...STATUS, description: "receipt=rolled-back:github" };
  const github = remembering({}, [STATUS, told]);
  expect(await scene({ github }).perform(ACT)).toMatchObject({ state: "found" });
  expect(github.asked).not.toContain(POST);
});

test("a lost answer is looked up by the mark", async () => {
  const listed = [
    { id: 1, html_url: "https://github.example/1", body: `quoted: ${MARKED}` },
    { ...MADE, body: MARKED },
  ];
  const github = remembering({ [POST]: refused(0), [LIST]: listed });
  expect(await scene({ github }).perform(ACT)).toMatchObject({
    state: "done",
    result: { receipt: true, comment: 900 },
  });
});

test("where it is not found either, nobody knows, and it is not written twice", async () => {
  const github = remembering({ [POST]: refused(0), [LIST]: [] });
  expect(await scene({ github }).perform(ACT)).toMatchObject({ state: "unclear" });
  expect(github.asked.filter((path) => path === POST)).toHaveLength(1);
  expect(github.written).toEqual([]);
});

test("a missing right is said with its line", async () => {
  const github = remembering({ [POST]: refused(403, { permission: "issues: write" }) });
  expect(await scene({ github }).perform(ACT)).toMatchObject({
    state: "refused",
    permission: "issues: write",
  });
});
