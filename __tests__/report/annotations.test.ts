import { expect, test } from "@jest/globals";
import { annotations } from "../../src/report/annotations.ts";
import { aFinding, aReport, REPORTS } from "./reports.ts";

test("blockers are errors, warnings are warnings, waiting is a notice; each at its place", () => {
  expect(annotations(REPORTS.blocked)).toEqual([
    {
      level: "error",
      title: "ci-passing: CI is green for the commit",
      message:
        "Expected every check of the commit successful, found `test (windows)` failed · developers (@alice) · Repair the check `test (windows)` or release another commit",
      place: { file: "release.yml", line: 12, column: 3 },
    },
    {
      level: "error",
      title: "notes-drafted: Release notes have the six fields",
      message:
        "Could not check: the token may not read contents; expected notes/2.4.0.md with the fields of the guide · pm (@carol) · Add `contents: read` to the permissions of the job",
      place: undefined,
    },
    {
      level: "warning",
      title: "rollback-plan: A rollback plan is written down",
      message:
        "Expected docs/rollback.md, found no such file · release-coordinator (@alice) · Write docs/rollback.md with one command or step for each part",
      place: undefined,
    },
    {
      level: "notice",
      title: "qa-signoff: QA has signed off this commit",
      message:
        "Waiting: signed off 1be07d4, an older commit; expected `/sign-off qa-lead 9f3c2ab` on the release issue · qa-lead (@bob) · Comment `/sign-off qa-lead 9f3c2ab` on issue #12",
      place: { file: "release.yml", line: 4, column: 1 },
    },
  ]);
});

test("what is in order has no annotation", () => {
  expect(annotations(REPORTS.healthy)).toEqual([]);
});

test("at most ten of a level, the last one counts the rest", () => {
  const findings = Array.from({ length: 12 }, (_, i) =>
    aFinding({ id: `check/f${i}`, outcome: "fail" }),
  );
  const all = annotations(aReport({ findings }));
  expect(all.map(({ title }) => title.split(":")[0])).toEqual([
    ...Array.from({ length: 9 }, (_, i) => `f${i}`),
    "And more",
  ]);
  expect(all.at(-1)?.message).toBe("3 more in the summary and in report.json");
});

test("a long message is cut well below what the runner keeps", () => {
  const findings = [aFinding({ outcome: "fail", found: "x".repeat(9000) })];
  expect(annotations(aReport({ findings }))[0]?.message).toHaveLength(1000);
});
