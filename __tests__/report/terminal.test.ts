import { expect, test } from "@jest/globals";
import { terminal } from "../../src/report/terminal.ts";
import { aReport, orders, REPORTS } from "./reports.ts";

const TRY = {
  url: "node check.mjs",
  at: "2026-11-20T14:00:00Z",
  state: "answered",
  totalMs: 34,
  phases: {},
  slow: false,
} as const;

test("the same order and words as the summary, aligned, within the width", () => {
  expect(
    terminal(REPORTS.blocked, { color: false, width: 80 }),
  ).toBe(`NO-GO: Shop 2.4.0 → production · ci-passing: \`test (windows)\` failed · 2 more
Next: developers (@alice): Repair the check \`test (windows)\` or release another
commit; then pm (@carol), qa-lead (@bob)

3 blockers
FAIL    ci-passing  CI is green for the commit
        Expected every check of the commit successful, found \`test (windows)\`
        failed
        developers (@alice): Repair the check \`test (windows)\` or release
        another commit
        evidence: https://github.example/octoacme/shop/runs/99
        release.yml:12
UNKNOWN notes-drafted  Release notes have the six fields
        Could not check: the token may not read contents; expected
        notes/2.4.0.md with the fields of the guide
        pm (@carol): Add \`contents: read\` to the permissions of the job
WAIT    qa-signoff  QA has signed off this commit
        Waiting: signed off 1be07d4, an older commit; expected \`/sign-off
        qa-lead 9f3c2ab\` on the release issue
        qa-lead (@bob): Comment \`/sign-off qa-lead 9f3c2ab\` on issue #12
        evidence: https://github.example/octoacme/shop/issues/12
        release.yml:4

Missing permissions: add these to the job
  permissions:
    contents: read

1 warning
WARN    rollback-plan  A rollback plan is written down
        Expected docs/rollback.md, found no such file
        release-coordinator (@alice): Write docs/rollback.md with one command or
        step for each part

Notes
  the working tree is not clean: release.yml was read from commit 9f3c2ab

1 passed
  version-date  4 of 4 checks succeeded  verified

Timeline (1)
  13:59:00 UTC  readiness began

9f3c2ab · commit from the push event · 2026-11-20 13:59 UTC · 41s · release-gate
0.1.0 · run https://github.example/octoacme/shop/actions/runs/4711 ·
production-readiness/report.json
`);
});

test("a failed revert stands first, with the command on a line of its own", () => {
  const text = terminal(REPORTS["rollback failed"], { color: false, width: 100 });
  expect(text.split("\n").slice(0, 5)).toEqual([
    "ROLLBACK FAILED: Shop 2.4.0 in production · live now: 2.4.0, should be 2.3.7",
    "Live now: 2.4.0, should be 2.3.7, because of GET /orders error-rate",
    "Next: on-call (@erin): Act now, by hand",
    "",
    "  gh workflow run deploy.yml -f ref=1be07d4 -f environment=production",
  ]);
});

test.each(Object.keys(REPORTS) as (keyof typeof REPORTS)[])(
  "colours change no word, and no line but an address is too long: %s",
  (name) => {
    const plain = terminal(REPORTS[name], { color: false, width: 60 });
    const coloured = terminal(REPORTS[name], { color: true, width: 60 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours themselves
    expect(coloured.replace(/\u001b\[[\d;]*m/g, "")).toBe(plain);
    expect(coloured).not.toBe(plain);
    const long = plain.split("\n").filter((text) => [...text].length > 60);
    expect(long.filter((text) => !/https?:|gh workflow/.test(text))).toEqual([]);
  },
);

test.each([
  ["that has passed", { exit: 0, mismatches: [] }, "exit 0"],
  [
    "that has failed",
    { exit: 3, mismatches: [{ subject: "exit", expected: "0", actual: "3; last: no" }] },
    "exit 3; last: no, expected 0",
  ],
] as const)("of a check by a command %s the exit code is shown", (_what, over, said) => {
  const tries = [{ ...TRY, method: "RUN", ...over }];
  const report = aReport({ findings: [{ ...orders, basis: { kind: "check", tries } }] });
  expect(terminal(report, { color: false, width: 100 })).toContain(` GET /orders  ${said}  34ms`);
});
