import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readAbandons } from "../../src/core/commands/abandon.ts";
import { readHolds } from "../../src/core/commands/holds.ts";
import { readSignOffs } from "../../src/core/commands/sign-offs.ts";
import { readWaives } from "../../src/core/commands/waives.ts";
import { aComment, SHA } from "../support/builders.ts";

const PAGE = readFileSync("docs/requirements.md", "utf8");
const PEOPLE = { roles: { "qa-lead": ["bob"], pm: ["bob"] }, teams: {} };
const ENVIRONMENTS = ["staging", "production"];

const said = (...lines: readonly string[]) => lines.map((body, id) => aComment({ id, body }));

/** Commands that stand in code on the page: in a block of their own, or in a table. */
const BLOCKS = [...PAGE.matchAll(/^```\n(\/[^`]+)```/gm)].flatMap(([, text = ""]) =>
  text.trim().split("\n"),
);
const IN_TABLES = [...PAGE.matchAll(/^\| `(\/[^`]+)` \|/gm)].map(([, text = ""]) => text);

test("every command on the page is one, for this commit and this environment", () => {
  expect([BLOCKS.length, IN_TABLES.length]).toEqual([3, 5]);
  const comments = said(...BLOCKS, ...IN_TABLES);
  const signs = readSignOffs(comments, { sha: SHA, people: PEOPLE });
  const ends = readAbandons(comments, PEOPLE);
  const waives = readWaives(comments, {
    ...{ id: "change-freeze-clear", roles: ["pm"], distinct: true },
    ...{ people: PEOPLE, timezone: "UTC" },
  });
  const holds = readHolds(comments, { people: PEOPLE, environments: ENVIRONMENTS });
  expect({
    signOffs: signs.signOffs.length,
    noGos: signs.noGos.length,
    holds: holds.holds.map(({ scope }) => [scope.component, scope.environment]),
    lifts: holds.lifts.map(({ scope }) => scope.environment),
    ends: ends.abandoned.map(({ because }) => because),
    waived: waives.waiver?.until,
    refused: [
      ...[...signs.refused, ...signs.refusedNoGos],
      ...[...holds.refused, ...ends.refused, ...waives.refused],
    ],
  }).toEqual({
    signOffs: 1,
    noGos: 1,
    holds: [
      [undefined, undefined],
      [undefined, "production"],
      ["api", "production"],
    ],
    lifts: ["production"],
    ends: ["2.4.1 comes instead"],
    waived: "2026-12-21",
    refused: [],
  });
});

test("the near miss on the page is what people are told", () => {
  const { refused } = readSignOffs(said("/signoff qa-lead 9f3c2ab"), { sha: SHA, people: PEOPLE });
  const text = PAGE.replace(/\s+/g, " ");
  expect(refused.map(({ sentence }) => text.includes(`\`${sentence}\``))).toEqual([true]);
});
