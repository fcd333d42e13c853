import { describe, expect, test } from "@jest/globals";
import { aManifest, known, missing, OTHER_SHA, SHA } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

interface Case {
  readonly version?: string;
  readonly tagged?: string | undefined;
  readonly latest?: string | undefined;
  readonly date?: string | undefined;
  readonly timezone?: string;
  readonly now?: number;
}

function version({ version = "2.4.0", tagged, latest, date, timezone = "UTC", now }: Case) {
  const { calendar } = aManifest();
  return judged({
    uses: "version",
    subject: { release: { version }, ...(now === undefined ? {} : { now }) },
    manifest: {
      release: { type: "auto", issue: undefined, date, tag: undefined },
      calendar: { ...calendar, timezone },
    },
    answers: [known(`tags of ${version}`, { version, tagged, latestRelease: latest })],
  });
}

describe("version", () => {
  test.each<[string, Case, string, string]>([
    ["nothing published yet", {}, "pass", "2.4.0 (input), nothing published before"],
    [
      "above the latest release",
      { latest: "2.3.7" },
      "pass",
      "2.4.0 (input), above the published 2.3.7",
    ],
    [
      "compared as numbers",
      { version: "1.10.0", latest: "1.9.9" },
      "pass",
      "1.10.0 (input), above the published 1.9.9",
    ],
    ["below the latest release", { latest: "2.5.0" }, "fail", "2.4.0 is below the published 2.5.0"],
    [
      "a pre-release of what is out",
      { version: "2.4.0-rc.1", latest: "2.4.0" },
      "fail",
      "2.4.0-rc.1 is below the published 2.4.0",
    ],
    [
      "published without a tag of its own",
      { latest: "2.4.0" },
      "fail",
      "2.4.0 is already published",
    ],
    [
      "published at this commit",
      { latest: "2.4.0", tagged: SHA },
      "pass",
      "2.4.0 (input), published at this commit",
    ],
    [
      "tagged at this commit",
      { latest: "2.3.7", tagged: SHA },
      "pass",
      "2.4.0 (input), above the published 2.3.7",
    ],
    [
      "tagged at another commit",
      { latest: "2.3.7", tagged: OTHER_SHA },
      "fail",
      "The tag of 2.4.0 is at 77aa11b, not at 9f3c2ab",
    ],
    [
      "published at another commit",
      { latest: "2.4.0", tagged: OTHER_SHA },
      "fail",
      "The tag of 2.4.0 is at 77aa11b, not at 9f3c2ab",
    ],
    ["two numbers", { version: "2.4" }, "fail", '"2.4" is not a semantic version'],
    ["a leading v", { version: "v2.4.0" }, "fail", '"v2.4.0" is not a semantic version'],
    ["a word", { version: "latest" }, "fail", '"latest" is not a semantic version'],
    [
      "a latest release that cannot be compared",
      { latest: "spring" },
      "unknown",
      "The latest release has the version spring, which cannot be compared",
    ],
    ["a date that is none", { date: "20.11.2026" }, "fail", '"20.11.2026" is not a date'],
    ["a day that does not exist", { date: "2026-02-30" }, "fail", '"2026-02-30" is not a date'],
  ])("%s", (_rule, given, outcome, found) => {
    expect(saying(version(given))).toMatchObject({ outcome, found });
  });

  test.each<[string, Case, string]>([
    ["no date", {}, "No release.date is declared: the day of the deployment counts"],
    ["today", { date: "2026-11-20" }, "Dated today, 2026-11-20"],
    ["another day", { date: "2026-11-24" }, "Dated 2026-11-24, but today is 2026-11-20"],
    [
      "today where the team is",
      { date: "2026-11-21", timezone: "Pacific/Auckland" },
      "Dated today, 2026-11-21",
    ],
  ])("says of the date: %s", (_rule, given, detail) => {
    expect(saying(version(given))).toMatchObject({ outcome: "pass", details: [detail] });
  });

  test("without the tags nothing passes", () => {
    const finding = judged({ uses: "version", answers: [missing("tags of 2.4.0")] });
    expect(finding.outcome).toBe("unknown");
  });
});
