import { describe, expect, test } from "@jest/globals";
import { withinBytes } from "../../src/report/size.ts";
import { SUMMARY_BYTES, summary } from "../../src/report/summary.ts";
import { aFinding, aReport, REPORTS } from "./reports.ts";

const bytes = (text: string) => Buffer.byteLength(text, "utf8");

test("a blocked release: decision, next step, blockers worst first, permissions, warnings, the rest folded", () => {
  const link = "https://github.example/octoacme/shop";
  const sha = "9f3c2ab0c0ffee0000000000000000000000a240";
  expect(
    summary(REPORTS.blocked),
  ).toBe(`### ❌ NO-GO: Shop 2.4.0 → production · ci-passing: \`test (windows)\` failed · 2 more

**Next:** developers (\`@alice\`): Repair the check \`test (windows)\` or release another commit; then pm (\`@carol\`), qa-lead (\`@bob\`)

**3 blockers**

- ❌ **FAIL** \`ci-passing\` CI is green for the commit — expected every check of the commit successful, found \`test (windows)\` failed
  - **developers (\`@alice\`)**: Repair the check \`test (windows)\` or release another commit — [evidence](${link}/runs/99) — [release.yml:12](${link}/blob/${sha}/release.yml#L12)
- ⚠️ **UNKNOWN** \`notes-drafted\` Release notes have the six fields — could not check: the token may not read contents; expected notes/2.4.0.md with the fields of the guide
  - **pm (\`@carol\`)**: Add \`contents: read\` to the permissions of the job
- ⏳ **WAIT** \`qa-signoff\` QA has signed off this commit — waiting: signed off \`1be07d4\`, an older commit; expected \`/sign-off qa-lead 9f3c2ab\` on the release issue
  - **qa-lead (\`@bob\`)**: Comment \`/sign-off qa-lead 9f3c2ab\` on issue \`#12\` — [evidence](${link}/issues/12) — [release.yml:4](${link}/blob/${sha}/release.yml#L4)

**Missing permissions: add these to the job**

\`\`\`yaml
permissions:
  contents: read
\`\`\`

**1 warning**

- ⚠️ **WARN** \`rollback-plan\` A rollback plan is written down — expected docs/rollback.md, found no such file
  - **release-coordinator (\`@alice\`)**: Write docs/rollback.md with one command or step for each part

**Notes**

- the working tree is not clean: release.yml was read from commit \`9f3c2ab\`

<details><summary>1 passed</summary>

| What | Found | Evidence |
| --- | --- | --- |
| \`version-date\` | 4 of 4 checks succeeded | verified |

</details>

<details><summary>Timeline (1)</summary>

| Time | What |
| --- | --- |
| 13:59:00 UTC | readiness began |

</details>

<sub>[\`9f3c2ab\`](${link}/commit/${sha}) · commit from the push event · 2026-11-20 13:59 UTC · 41s · release-gate 0.1.0 · [run](${link}/actions/runs/4711) · \`production-readiness/report.json\`</sub>
`);
});

test("a failed revert: nothing stands above it, and the command can be copied as it is", () => {
  const [first, ...rest] = summary(REPORTS["rollback failed"]).split("\n");
  expect([first, ...rest.slice(0, 10)]).toEqual([
    "# 🚨 ROLLBACK FAILED: Shop 2.4.0 in production · live now: 2.4.0, should be 2.3.7",
    "",
    "> [!CAUTION]",
    "> **Live now:** 2.4.0, should be 2.3.7, because of `GET /orders error-rate`",
    ">",
    "> **Next:** on-call (`@erin`): Act now, by hand",
    ">",
    "> ```",
    "> gh workflow run deploy.yml -f ref=1be07d4 -f environment=production",
    "> ```",
    "",
  ]);
});

test("an owner without anything to do is not named below a finding", () => {
  const owned = { owner: "on-call (@erin)", effect: "inform", outcome: "unknown" } as const;
  const text = (remedy: string | undefined) =>
    summary(aReport({ findings: [aFinding({ ...owned, remedy, found: "no data" })] }));
  expect(text(undefined)).not.toContain("on-call");
  expect(text("Look")).toContain("  - **on-call (`@erin`)**: Look");
});

describe("the command that rolls a release back by hand", () => {
  const held = (notes: object) =>
    summary(aReport({ stage: "rollback", notes: { rolledBack: "held", ...notes } }));

  test("stands in both shells, with what to know before", () => {
    expect(
      held({
        byHand: "A=1 x",
        byHandPowerShell: "$env:A = '1'; x",
        byHandRemarks: ["Set KEY first: the secret KEY", "Nothing is verified"],
      }),
    ).toContain(`**To roll back by hand**

\`\`\`sh
A=1 x
\`\`\`

**The same in PowerShell**

\`\`\`powershell
$env:A = '1'; x
\`\`\`

**Before you run it by hand**

- Set KEY first: the secret KEY
- Nothing is verified
`);
  });

  test("stands once where the shells agree", () => {
    expect(held({ byHand: "x", byHandPowerShell: "x" })).not.toContain("PowerShell");
  });

  test("is never cut: half of it would do something else", () => {
    const text = held({ byHand: `deploy ${"x".repeat(5000)}` });
    expect(text).not.toContain("deploy xxx");
    expect(text).toContain("# too long to show: notes.byHand in report.json");
  });
});

test("after a revert nobody is told to revert", () => {
  expect(summary(REPORTS["rolled back"])).not.toContain("Roll back the release");
});

test("signals show what was counted, and which samples were missing", () => {
  expect(summary(REPORTS.regression)).toContain(
    "| FAIL GET /orders error-rate | Since 13:59:00 UTC, 28 of 40 bad (70%), 28 of 60 in all, 3 of 4 samples | At most 10% |",
  );
});

describe("after a rollback the checks and signals of two versions", () => {
  const text = summary(REPORTS["rolled back"]);
  const under = (title: string) =>
    (text.split(title)[1] ?? "").split("\n").filter((row) => /^\| (PASS|FAIL)/.test(row));

  test("stand in tables of their own, which say of which version they are", () => {
    expect(text.match(/Signals of .*?(?=\*\*)|Checks.*?(?=<)|Check of .*?(?= \|)/g)).toEqual([
      "Signals of 2.4.0",
      "Signals of 2.3.7, after the rollback",
      "Checks: 1 of 1 passed",
      "Check of 2.4.0",
      "Checks after the rollback: 1 of 1 passed",
      "Check of 2.3.7, after the rollback",
    ]);
    expect(under("Signals of 2.3.7, after the rollback")[0]).toMatch(
      /^\| PASS GET \/orders error-rate \| 0 of 1200 bad/,
    );
  });

  test("are told apart where they stand in one list", () => {
    expect(text).toContain(
      "**FAIL** `GET /orders error-rate` Error rate of GET /orders (2.4.0) — expected",
    );
    expect(text).toContain("| `GET /orders (2.4.0)` | Status 200 in 34ms |");
    expect(text).toContain("| `GET /orders (2.3.7, after the rollback)` | Status 200 in 31ms |");
  });
});

describe("what is long is cut and counted", () => {
  const many = (n: number, effect: "block" | "warn") =>
    Array.from({ length: n }, (_, i) => aFinding({ id: `check/f${i}`, outcome: "fail", effect }));

  test("five blockers are shown", () => {
    const text = summary(aReport({ findings: many(8, "block") }));
    expect(text.match(/^- ❌/gm)).toHaveLength(5);
    expect(text).toContain("- … and 3 more in `report.json`");
  });

  test("more than three warnings are folded", () => {
    expect(summary(aReport({ findings: many(3, "warn") }))).toContain("**3 warnings**");
    expect(summary(aReport({ findings: many(4, "warn") }))).toContain(
      "<details><summary>4 warnings</summary>",
    );
  });

  test("the largest report stays below what GitHub takes", () => {
    const long = "日本語 text | `".repeat(100);
    const findings = Array.from({ length: 2000 }, (_, i) =>
      aFinding({
        id: `check/${i}${long}`,
        title: long,
        found: long,
        outcome: i % 2 ? "pass" : "fail",
      }),
    );
    const text = summary(aReport({ findings, warnings: [long], permissions: [long] }));
    expect(bytes(text)).toBeLessThanOrEqual(SUMMARY_BYTES);
    expect(text.match(/<details>/g)).toEqual(text.match(/<\/details>/g)?.map(() => "<details>"));
  });
});

describe("parts are joined up to a size in bytes", () => {
  const part = { head: ["<d>"], lines: ["aaaa", "bbbb", "cccc"], foot: ["</d>"] };

  test("what fits is whole", () => {
    expect(withinBytes([part], ["end"], 1000)).toBe("<d>\naaaa\nbbbb\ncccc\n</d>\nend\n");
  });

  test.each(Array.from({ length: 60 }, (_, i) => i + 32))(
    "at %d bytes it is cut at a line, closed, and has its foot",
    (limit) => {
      const text = withinBytes([part, part], ["end"], limit);
      expect(bytes(text)).toBeLessThanOrEqual(limit);
      expect(text).toMatch(/^(<d>\n(?:\w{4}\n)*<\/d>\n)*(\n… more in `report\.json`\n)?end\n$/);
    },
  );
});

test("what is waived and what nobody looked at stand apart, and are not counted as passed", () => {
  const waiver = { by: ["dave"], because: "INC-512 | <b>", until: "2026-12-21", timezone: "UTC" };
  const report = aReport({
    undecided: ["security-scans", "backup-taken"],
    findings: [
      aFinding(),
      aFinding({
        id: "requirement/change-freeze-clear",
        title: "No freeze",
        outcome: "fail",
        expected: "No change freeze today",
        found: "Frozen through 2027-01-02",
        waiver,
      }),
    ],
  });
  expect(report.headline).toBe(
    "GO: Shop 2.4.0 → production · 1 required check passed · 1 waived · 2 not looked at",
  );
  const text = summary(report);
  expect(text).toContain(`**Not looked at: 2 lines of the policy**

- Check by hand: security-scans, backup-taken

**1 waived**

| What | Found | Waived |
| --- | --- | --- |
| \`change-freeze-clear\` | Expected no change freeze today, found frozen through 2027-01-02 | Waived by \`@dave\` until 2026-12-21: INC-512 \\| &lt;b> |
`);
  expect(text).toContain("<summary>1 passed</summary>");
});

test("what people vouch for is counted apart, with who, when and until when", () => {
  const at = "2026-11-19T14:00:00Z";
  const url = "https://github.example/octoacme/shop/issues/3#1";
  const until = "2026-12-19T14:00:00.000Z";
  const line = (name: string, words: readonly object[]) =>
    aFinding({
      id: `requirement/${name}`,
      outcome: "pass",
      attested: words.map((word) => ({ by: "bob", at, url, ...word })),
      link: url,
    });
  const text = summary(
    aReport({
      verdict: "pass",
      findings: [
        line("uat-prod", [{}]),
        line("apm-enabled", [{ until }, { by: "dana", until: "2026-12-01T00:00:00Z" }]),
        aFinding({ id: "requirement/version-date", outcome: "pass" }),
      ],
    }),
  );
  const rows = text.split("\n").filter((row) => /attested by|^\| `|\d passed/.test(row));
  expect(rows).toEqual([
    "<details><summary>2 attested by people</summary>",
    `| \`uat-prod\` | [\`@bob\` on 2026-11-19 14:00 UTC](${url}) | the next commit |`,
    `| \`apm-enabled\` | [\`@bob\` on 2026-11-19 14:00 UTC and \`@dana\` on 2026-11-19 14:00 UTC](${url}) | 2026-12-01 00:00 UTC |`,
    "<details><summary>1 passed</summary>",
    "| `version-date` | 4 of 4 checks succeeded | verified |",
  ]);
});
