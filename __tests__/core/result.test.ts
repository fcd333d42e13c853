import { expect, test } from "@jest/globals";
import { observed } from "../../src/core/finding.ts";
import { handOn } from "../../src/core/result.ts";
import { notesOf } from "../../src/run/notes.ts";

const found = (name: string) =>
  observed(`step/${name}`, name, { outcome: "pass", expected: "e", found: "f" });

test("of each fact what was learnt last is handed on, and every finding", () => {
  const deployed = {
    findings: [found("deploy")],
    deployment: 7,
    rolledBack: "no",
    live: { version: "2.4.0" },
  } as const;
  const reverted = {
    findings: [found("revert")],
    rolledBack: "yes",
    rollbackTo: "2.3.7",
    deployment: undefined,
  } as const;
  expect(handOn(deployed, reverted)).toEqual({
    findings: [found("deploy"), found("revert")],
    deployment: 7,
    rolledBack: "yes",
    rollbackTo: "2.3.7",
    live: { version: "2.4.0" },
  });
});

test("that nothing could be read of what is live is learnt, too", () => {
  const before = { findings: [], live: { version: "2.4.0" } };
  expect(handOn(before, { findings: [], live: { version: undefined } }).live).toEqual({
    version: undefined,
  });
});

test("the report's notes are what a stage has handed on", () => {
  const unmarked = { state: "error", verdict: "unknown", by: "smoke" } as const;
  expect(
    notesOf({ findings: [found("x")], deployment: 7, live: { version: "2.4.0" }, unmarked }),
  ).toEqual({ deployment: 7, liveVersion: "2.4.0", unmarked });
  expect(notesOf({ findings: [], live: { version: undefined } })).toEqual({});
  expect(Object.keys(notesOf({ findings: [] }))).toEqual([]);
});
