import { describe, expect, test } from "@jest/globals";
import { fold } from "../../src/core/verdict.ts";
import { waiverText } from "../../src/core/waiver.ts";
import { judgeAnswers } from "../../src/requirements/harness/evaluate.ts";
import type { PlannedRequirement } from "../../src/requirements/harness/evaluator.ts";
import {
  aManifest,
  answersOf,
  aPlanned,
  aSubject,
  declares,
  known,
  missing,
} from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const URL = "https://github.example/octoacme/shop/issues/512";

const issue = (over: object = {}) =>
  known("incident 512", {
    ...{ number: 512, title: "Orders fail", url: URL },
    ...{ open: true, pull: false, labels: ["incident", "sev1"] },
    ...over,
  });

const manifest = (by?: string) => ({
  release: {
    ...aManifest().release,
    incident: by === undefined ? { issue: 512 } : { issue: 512, by },
  },
  roles: { "release-coordinator": ["alice"], "on-call": ["erin", "@octoacme/ops"] },
});

const members = (...logins: readonly string[]) =>
  known("team octoacme/ops", { team: "octoacme/ops", members: logins });

describe("emergency", () => {
  test.each<
    [string, string | undefined, object, readonly ReturnType<typeof known>[], string, string]
  >([
    [
      "the coordinator",
      "alice",
      {},
      [members()],
      "pass",
      '#512 ("Orders fail") is open, and @alice has started the run',
    ],
    [
      "on-call, in other case",
      "Erin",
      {},
      [members()],
      "pass",
      '#512 ("Orders fail") is open, and @Erin has started the run',
    ],
    [
      "a member of the team",
      "olga",
      {},
      [members("olga")],
      "pass",
      '#512 ("Orders fail") is open, and @olga has started the run',
    ],
    [
      "outside Actions, whose token it is",
      undefined,
      {},
      [members(), known("user of the token", { login: "erin" })],
      "pass",
      '#512 ("Orders fail") is open, and @erin has started the run',
    ],
    [
      "somebody else",
      "mallory",
      {},
      [members()],
      "fail",
      "@mallory, who has started the run, is neither release-coordinator nor on-call",
    ],
    [
      "somebody of a team that could not be read",
      "olga",
      {},
      [],
      "unknown",
      "Whether @olga is release-coordinator or on-call could not be read from their teams",
    ],
    [
      "nobody whom the runner names",
      "",
      {},
      [members()],
      "fail",
      "The runner does not say who has started the run",
    ],
    ["a closed incident", "alice", { open: false }, [members()], "fail", "#512 is closed"],
    [
      "another issue",
      "alice",
      { labels: ["bug", "incidents"] },
      [members()],
      "fail",
      "#512 does not have the label incident",
    ],
    [
      "a pull request with the label",
      "alice",
      { pull: true },
      [members()],
      "fail",
      "#512 is a pull request",
    ],
  ])("%s", (_what, by, over, answers, outcome, found) => {
    const finding = judged({
      uses: "emergency",
      manifest: manifest(by),
      answers: [
        issue(over),
        ...answers.map((a) => (a.key.startsWith("user") ? { ...a, kind: "user" } : a)),
      ],
    });
    expect(saying(finding)).toMatchObject({ outcome, found, link: URL });
  });

  test("is of no concern where none is named", () => {
    expect(judged({ uses: "emergency" }).outcome).toBe("not-applicable");
  });
});

/** A row without its evidence, judged for an incident. */
function row(over: Partial<PlannedRequirement>, by = "erin", answers = [issue(), members()]) {
  const planned = aPlanned({
    ...{
      id: "code-reviewed",
      uses: "none-open",
      options: { label: "infra" },
      deferrable: "developer",
    },
    ...over,
  });
  const open = { number: 7, title: "x", url: "https://x.example/7", pull: false };
  const judgedBy = [known("labelled infra", { label: "infra", items: [open] }), ...answers];
  const subject = aSubject({ declared: declares(manifest(by)) });
  const findings = judgeAnswers([planned], subject, answersOf(judgedBy));
  return { finding: findings[0], verdict: fold(findings) };
}

describe("what an incident puts off", () => {
  test("is not met, and does not keep the release, with who, until when and from whom", () => {
    const { finding, verdict } = row({});
    expect([finding?.outcome, verdict]).toEqual(["fail", "unknown"]);
    expect(finding?.waiver && waiverText(finding.waiver)).toBe(
      "put off by @erin until 2026-11-22: incident #512, due then from the developer",
    );
  });

  test("is no line that has to be met before any release", () => {
    const { finding, verdict } = row({ deferrable: undefined });
    expect([finding?.waiver, finding?.details, verdict]).toEqual([undefined, undefined, "fail"]);
  });

  test("is left to a waiver, which is for good", () => {
    const waiver = { by: ["dave"], because: "SEC-88", until: "2026-12-01", timezone: "UTC" };
    expect(row({ waiver }).finding?.waiver).toEqual(waiver);
  });

  test.each([
    [
      "whom nobody has named",
      "mallory",
      [issue(), members()],
      "@mallory, who has started the run, is neither release-coordinator nor on-call",
    ],
    ["for a closed one", "erin", [issue({ open: false }), members()], "#512 is closed"],
    [
      "for one that could not be read",
      "erin",
      [missing("incident 512"), members()],
      "GitHub answered 403",
    ],
    ["for one that was not asked", "erin", [members()], "no answer came"],
  ])("is nothing by somebody, or for something, %s", (_what, by, answers, why) => {
    const { finding, verdict } = row({}, by, answers as never);
    expect([finding?.waiver, verdict]).toEqual([undefined, "fail"]);
    expect(finding?.details).toEqual([`Not put off for incident #512: ${why}`]);
  });
});
