import { expect, test } from "@jest/globals";
import { record } from "../../src/questions/record.ts";
import { fakeGitHub, refused } from "../support/fake-github.ts";
import { aPayload } from "../support/records.ts";
import { askOne, knownValue } from "./collect.ts";

const LIST = "GET /deployments";
const STATUSES = "GET /deployments/7/statuses";

const listed = (id: number, task = "release-gate") => ({
  ...{ id, node_id: `D${id}`, sha: "a1", task, created_at: "2026-11-20T11:00:00Z" },
  payload: { release_gate: aPayload() },
});
const said = (state: string, created_at: string) => ({
  ...{ state, created_at, description: "verdict=pending by=deploy proof=none" },
  log_url: "",
});

const question = record(7, "production", "");

test("names our newest records, and tells what was said of one, oldest first", async () => {
  const github = fakeGitHub({
    [LIST]: [listed(6), listed(7), listed(8, "deploy")],
    [STATUSES]: [
      said("success", "2026-11-20T11:00:02Z"),
      said("in_progress", "2026-11-20T11:00:01Z"),
    ],
  });
  const { ids, statuses } = await knownValue(question, github);
  expect([ids, statuses.map(({ state }) => state)]).toEqual([
    [7, 6],
    ["in_progress", "success"],
  ]);
  expect(statuses[0]).toMatchObject({ says: { kind: "verdict" }, logUrl: undefined });
});

test.each([
  ["the list", LIST],
  ["the statuses", STATUSES],
])("is missing without %s", async (_what, path) => {
  const table = { [LIST]: [listed(7)], [STATUSES]: [], [path]: refused(502) };
  expect(await askOne(question, fakeGitHub(table))).toMatchObject({ state: "missing" });
});

test("is missing where a state is none that GitHub knows", async () => {
  const rows = [said("paused", "2026-11-20T11:00:01Z")];
  const github = fakeGitHub({ [LIST]: [listed(7)], [STATUSES]: rows });
  expect(await askOne(question, github)).toMatchObject({ state: "missing" });
});
