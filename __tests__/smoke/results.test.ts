import { describe, expect, test } from "@jest/globals";
import { MOST_CASES } from "../../src/smoke/results/cases.ts";
import { MOST_RESULTS, readResults } from "../../src/smoke/results/read.ts";

const junit = (text: string | undefined) => readResults({ junit: "r.xml" }, text);
const tap = (text: string) => readResults({ tap: "r.tap" }, text);
const suite = (inside: string) =>
  `<?xml version="1.0"?>\n<testsuites><testsuite name="a">${inside}</testsuite></testsuites>\n`;
const told = (read: ReturnType<typeof tap>) =>
  "problem" in read
    ? read.problem
    : read.cases.map(({ outcome, name, said }) => [outcome, name, said]);

describe("JUnit XML is read", () => {
  test("with failures, errors and skipped tests, and the time that each took", () => {
    const read = junit(
      suite(`
        <testcase classname="shop" name="pays &amp; ships" time="1.25"/>
        <testcase name="logs in"><failure message="no &lt;form&gt;">at line 3</failure></testcase>
        <testcase name="breaks"><error><![CDATA[boom <&>]]></error><system-out>noise</system-out></testcase>
        <testcase name="later"><skipped/></testcase>
        <testcase name='&#x41;&#66;'><properties><property name="failure" value="x"/></properties></testcase>`),
    );
    expect(told(read)).toEqual([
      ["pass", "shop › pays & ships", ""],
      ["fail", "logs in", "no <form> at line 3"],
      ["fail", "breaks", "boom <&>"],
      ["skipped", "later", ""],
      ["pass", "AB", ""],
    ]);
    expect("cases" in read && read.cases[0]?.ms).toBe(1250);
  });

  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${suite('<testcase name="&b;"/>')}`;
  test.each([
    ["a document type", bomb, "has a document type, which is not read"],
    ["nothing", undefined, "was not written"],
    ["an empty file", " \n", "is empty"],
    ["no test", suite(""), "holds no test that was run"],
    [
      "skipped tests alone",
      suite('<testcase name="a"><skipped/></testcase>'),
      "holds no test that was run",
    ],
    ["another root", '<html><testcase name="a"/></html>', "is no JUnit XML"],
    [
      "half a file",
      suite('<testcase name="a"/>').slice(0, -20),
      "is no XML that can be read to its end",
    ],
    [
      "a comment without an end",
      `<testsuite><!-- ${suite("")}`,
      "is no XML that can be read to its end",
    ],
    [
      "tags that cross",
      "<testsuite><testcase></testsuite></testcase>",
      "is no XML that can be read to its end",
    ],
    [
      "an attribute without quotes",
      "<testsuite name=a></testsuite>",
      "is no XML that can be read to its end",
    ],
    ["a tower", `<testsuite>${"<a>".repeat(100_000)}`, "has too many elements inside each other"],
    [
      "too many tests",
      suite('<testcase name="a"/>'.repeat(MOST_CASES + 1)),
      `holds more than ${MOST_CASES} tests`,
    ],
    ["too much", " ".repeat(MOST_RESULTS + 1), "is too large to be read (above 5 MB)"],
  ])("but not %s", (_, text, problem) => {
    expect(junit(text)).toEqual({ problem });
  });

  test.each<[string, string, readonly string[]]>([
    [
      "a suite that broke before its tests",
      '<error message="no browser"/><testcase name="a"/>',
      ["fail", "pass"],
    ],
    [
      "a status of its own",
      '<testcase name="a"/><testcase name="b" status="failed"/>',
      ["pass", "fail"],
    ],
    [
      "a test that was not run",
      '<testcase name="a"/><testcase name="b" status="notrun"/>',
      ["pass", "skipped"],
    ],
    [
      "a result of its own",
      '<testcase name="a"/><testcase name="b" result="suppressed"/>',
      ["pass", "skipped"],
    ],
    [
      "a test inside another, whose failure comes later",
      '<testcase name="a"><testcase name="b"></testcase><failure/></testcase>',
      ["fail"],
    ],
  ])("with %s, which is no pass", (_, inside, outcomes) => {
    const read = junit(suite(inside));
    expect("cases" in read && read.cases.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  test("but not with failures that it counts and does not show", () => {
    const text =
      '<testsuites failures="1" errors="2"><testsuite><testcase name="a"/></testsuite></testsuites>';
    expect(junit(text)).toEqual({ problem: "counts 3 failures and shows none" });
    const clean = '<testsuites failures="0" errors=""><testcase name="a"/></testsuites>';
    expect(junit(clean)).toHaveProperty("cases");
  });

  test("and no entity of its own is expanded", () => {
    expect(told(junit(suite('<testcase name="&xxe; &#0; &#x110000;"/>')))).toEqual([
      ["pass", "&xxe; &#0; &#x110000;", ""],
    ]);
  });

  test("in time that grows with its length alone", () => {
    const started = performance.now();
    const hostile = [
      `<testsuite ${"a ".repeat(500_000)}`,
      `<testsuite>${"&".repeat(1_000_000)}`,
      "<".repeat(1_000_000),
    ];
    for (const text of hostile) expect(junit(text)).toHaveProperty("problem");
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("TAP is read", () => {
  test("with directives, and what is said below a test", () => {
    const text = `TAP version 13
# Subtest: a
    ok 1 - inner
    1..1
ok 1 - logs in # time=3ms
  ---
  duration_ms: 3
  ...
not ok 2 - pays
  ---
  error: 'expected 200'
  stack: x
  ...
not ok 3 - later # TODO write it
ok 4 - browser # SKIP none here
ok
1..5
`;
    expect(told(tap(text))).toEqual([
      ["pass", "logs in # time=3ms", ""],
      ["fail", "pays", "expected 200"],
      ["skipped", "later", ""],
      ["skipped", "browser", ""],
      ["pass", "test 5", ""],
    ]);
  });

  test.each([
    ["a name that holds a mark", "not ok 1 - paints C#todo", "fail"],
    ["a failure that says it was skipped", "not ok 1 # skip", "fail"],
    ["an older word for skipped", "ok 1 # SKIPPED no browser\nok 2", "skipped"],
    ["a longer word that is no directive", "not ok 1 # todo-list", "fail"],
  ])("with %s taken for what it is", (_, points, outcome) => {
    const read = tap(`1..${points.split("\n").length}\n${points}\n`);
    expect("cases" in read && read.cases[0]?.outcome).toBe(outcome);
  });

  test.each([
    ["that plans twice", "1..3\nok 1\n1..1\n", "has more than one plan (1..N)"],
    ["that ended early", "1..3\nok 1\nok 2\n", "plans 3 tests and has 2"],
    ["without a plan", "ok 1\n", "has no plan (1..N): it may have ended early"],
    ["that was given up", "1..1\nok 1\nBail out! no server\n", "was given up (Bail out!)"],
    ["that plans nothing", "1..0\n", "holds no test that was run"],
    ["that skipped all", "1..1\nok 1 # skip\n", "holds no test that was run"],
  ])("but not one %s", (_, text, problem) => {
    expect(tap(text)).toEqual({ problem });
  });
});
