import { expect, test } from "@jest/globals";
import { addComment, addIssue } from "../../src/demo/github/seeds/issues.ts";
import { addRecord, BEGUN, LIVE } from "../../src/demo/github/seeds/records.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { putOff } from "../../src/questions/put-off.ts";
import { PREVIOUS_SHA, SHA } from "../support/builders.ts";
import { askWorld, valueIn } from "./ask-world.ts";

const WRITTEN = {
  by: "erin",
  until: "2026-11-22",
  timezone: "UTC",
  rows: { "qa-signoff": "qa-lead" },
};

function record(world: World, sha: string, incident?: number) {
  const payload = incident === undefined ? {} : { put_off: { incident, ...WRITTEN } };
  const place = { environment: "production", version: "2.4.0", run: sha.slice(0, 4) };
  return addRecord(world, { ...place, sha, statuses: [BEGUN, LIVE], payload });
}

test("records that put something off, and what people say in the incident's issue", async () => {
  const world = createWorld();
  const issue = addIssue(world, { title: "Orders fail", labels: ["incident"] });
  addComment(world, issue, { author: "bob", body: "/attest qa-signoff 9f3c2ab" });
  record(world, PREVIOUS_SHA);
  const { id } = record(world, SHA, issue.number);
  const value = await valueIn(world, putOff("production", ""));
  expect(value.records).toMatchObject([{ id, sha: SHA, incident: issue.number, ...WRITTEN }]);
  expect(value.issues).toMatchObject([{ number: issue.number, comments: [{ author: "bob" }] }]);
  expect((await valueIn(world, putOff("staging", ""))).records).toEqual([]);
});

test("an incident that cannot be read is missing, never nothing", async () => {
  const world = createWorld();
  record(world, SHA, 512);
  expect((await askWorld(world, putOff("production", ""))).state).toBe("missing");
});

test("without the right to read issues the line is named", async () => {
  const world = createWorld({ permissions: { issues: "none", pull_requests: "none" } });
  const { number } = addIssue(world, { title: "Orders fail", labels: ["incident"] });
  record(world, SHA, number);
  expect(await askWorld(world, putOff("production", ""))).toMatchObject({
    permission: "issues: read",
  });
});
