import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../src/core/finding.ts";
import { shortName } from "../../src/core/finding-id.ts";
import type { Lack } from "../../src/core/lack.ts";
import { annotations } from "../../src/report/annotations.ts";
import { actorOf, byCause, reasonOf, remedyOf } from "../../src/report/causes.ts";
import { summary } from "../../src/report/summary.ts";
import { terminal } from "../../src/report/terminal.ts";
import { aFinding, aReport, REPORTS } from "./reports.ts";

const NO_TOKEN: Lack = { reason: "no token", remedy: "Set a token" };
const may = (right: string, route: string): Lack => ({
  reason: `the token may not do ${route}`,
  remedy: `add \`${right}\` to the job's \`permissions:\``,
  permission: right,
});

const lacking = (id: string, ...lacks: readonly Lack[]): Finding =>
  aFinding({
    id: `requirement/${id}`,
    outcome: "unknown",
    found: lacks[0]?.reason ?? "",
    owner: "pm",
    lacks,
  });

const told = (...findings: readonly Finding[]) =>
  byCause(findings).map((one) => ({
    ids: one.ids.map((id) => shortName(id)),
    reason: reasonOf(one),
    remedy: remedyOf(one),
    actor: actorOf(one),
  }));

describe("a cause is told once", () => {
  test.each<[string, readonly Finding[], readonly object[]]>([
    ["nothing", [], []],
    [
      "a finding that was measured is told by itself, to its owner",
      [aFinding({ id: "requirement/a", outcome: "fail", found: "f", remedy: "r", owner: "pm" })],
      [{ ids: ["a"], reason: "f", remedy: "r", actor: "pm" }],
    ],
    [
      "one cause, three findings",
      [lacking("a", NO_TOKEN), lacking("b", NO_TOKEN), lacking("c", NO_TOKEN)],
      [{ ids: ["a", "b", "c"], reason: "No token", remedy: "Set a token" }],
    ],
    [
      "two causes are two, and a finding may lack both",
      [lacking("a", NO_TOKEN), lacking("b", { reason: "x", remedy: "mend x" }, NO_TOKEN)],
      [
        { ids: ["a", "b"], reason: "No token" },
        { ids: ["b"], reason: "X", remedy: "Mend x" },
      ],
    ],
    [
      "missing permissions are one cause, all of them named",
      [
        lacking("a", may("checks: read", "GET /checks")),
        lacking("b", may("issues: read", "GET /issues")),
        lacking("c", may("checks: read", "GET /checks")),
      ],
      [
        {
          ids: ["a", "b", "c"],
          reason: "The token may not do GET /checks",
          remedy: "Add `checks: read`, `issues: read` to the job's `permissions:`",
        },
      ],
    ],
    [
      "the same remedy for another reason is one cause",
      [
        lacking("a", { reason: "GitHub fails at /a (502)", remedy: "run it again" }),
        lacking("b", { reason: "GitHub fails at /b (502)", remedy: "run it again" }),
      ],
      [{ ids: ["a", "b"], reason: "GitHub fails at /a (502)", remedy: "Run it again" }],
    ],
  ])("%s", (_rule, findings, expected) => {
    expect(told(...findings)).toMatchObject(expected);
  });

  test("what could not be had is for whoever runs the workflow, not for a role", () => {
    expect(told(lacking("a", NO_TOKEN))[0]?.actor).toBe("whoever runs the workflow");
  });
});

describe("in every rendering", () => {
  const report = REPORTS["nobody to ask"];
  const renderings = {
    summary: summary(report),
    terminal: terminal(report, { color: false, width: 120 }),
    annotations: annotations(report)
      .map(({ title, message }) => `${title}\n${message}`)
      .join("\n"),
    next: report.next,
  };

  test.each(Object.entries(renderings))("%s tells the remedy once", (name, text) => {
    // The summary and the terminal begin with the next step.
    const times = name === "summary" || name === "terminal" ? 2 : 1;
    expect(text.split("Set GITHUB_TOKEN").length - 1).toBe(times);
  });

  test.each(Object.entries(renderings))("%s sends no role after a token", (_name, text) => {
    expect(text).not.toMatch(/qa-lead|change-manager|release-coordinator|developer/);
  });

  test("the blocker names all that waits for it, warnings too", () => {
    expect(renderings.terminal).toContain(
      "UNKNOWN ci-passing, held, qa-signoff, change-approval\n        Could not check: no token or repository: GitHub was not asked\n",
    );
    expect(renderings.summary).toContain(
      "**UNKNOWN** `ci-passing`, `held`, `qa-signoff`, `change-approval` — could not check: no token",
    );
    expect(renderings.terminal).not.toContain("warning");
  });

  test("nothing could not be checked twice in a line", () => {
    for (const text of Object.values(renderings))
      expect(text).not.toMatch(/could not check[^\n]*could not check/i);
  });
});

test("a cause with a place points there, one that several share without a place nowhere", () => {
  const place = { file: "release.yml", line: 7, column: 1 };
  const own = { file: "release.yml", line: 3, column: 1 };
  const shown = (lack: Lack) => {
    const findings = [
      { ...lacking("a", lack), place: own },
      { ...lacking("b", lack), place: own },
    ];
    return annotations(aReport({ findings })).map((one) => one.place);
  };
  expect([shown(NO_TOKEN), shown({ ...NO_TOKEN, place })]).toEqual([[undefined], [place]]);
});

test("many ids are cut and counted", () => {
  const findings = Array.from({ length: 25 }, (_, i) => lacking(`r${i}`, NO_TOKEN));
  const text = summary(aReport({ findings }));
  expect(text).toContain("**1 blocker, 25 findings**");
  expect(text).toContain("`r19` and 5 more — could not check: no token");
});
