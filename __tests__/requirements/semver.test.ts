import { describe, expect, test } from "@jest/globals";
import type { Meaning } from "../../src/core/commands/authors.ts";
import type { DeploymentRecord } from "../../src/core/record.ts";
import type { ReleaseType } from "../../src/core/release.ts";
import { known, OTHER_SHA, SHA } from "../support/builders.ts";
import { aHistory, aRecord, previousRecord, SAID } from "../support/records.ts";
import { judged, saying } from "./judging.ts";

interface Case {
  readonly from?: string | undefined;
  readonly to: string;
  readonly says?: ReleaseType | "auto";
  readonly sha?: string;
  readonly production?: boolean;
  readonly records?: readonly DeploymentRecord[];
  /** What each commit says of itself; null: they could not be read. */
  readonly commits?: readonly Meaning[] | null;
}

/** The commits since `base`, with what they say of themselves. */
const brought = (base: string, commits: readonly Meaning[] = ["other"]) =>
  known(`changes ${base}..${SHA}`, {
    ...{ base, head: SHA },
    commits: commits.map((says) => ({ sha: SHA, authors: ["dev"], unlinked: [], says })),
  });

const semver = ({ from, to, says = "auto", sha = OTHER_SHA, records, ...over }: Case) => {
  const { production = true, commits = ["other"] } = over;
  return judged({
    uses: "semver",
    answers: [
      known("history production", aHistory(records && { records })),
      ...(commits === null ? [] : [brought(sha, commits)]),
    ],
    manifest: { release: { type: says, issue: undefined, date: undefined, tag: undefined } },
    subject: {
      release: {
        version: to,
        type: says === "auto" ? "major" : says,
        previous: from === undefined ? undefined : { version: from, sha },
      },
      environment: { production },
    },
  });
};

describe("semver", () => {
  test.each<[string, Case, string, string]>([
    [
      "patch as it says",
      { from: "2.3.7", to: "2.3.8", says: "patch" },
      "pass",
      "2.3.7 to 2.3.8 is a patch release, declared as patch",
    ],
    [
      "minor as it says",
      { from: "2.3.7", to: "2.4.0", says: "minor" },
      "pass",
      "2.3.7 to 2.4.0 is a minor release, declared as minor",
    ],
    [
      "more than the distance",
      { from: "2.3.7", to: "2.4.0", says: "major" },
      "pass",
      "2.3.7 to 2.4.0 is a minor release, declared as major",
    ],
    [
      "a minor that calls itself patch",
      { from: "2.3.7", to: "2.4.0", says: "patch" },
      "fail",
      "2.3.7 to 2.4.0 is a minor release, but the release is declared as patch",
    ],
    [
      "a major that calls itself minor",
      { from: "2.3.7", to: "3.0.0", says: "minor" },
      "fail",
      "2.3.7 to 3.0.0 is a major release, but the release is declared as minor",
    ],
    [
      "a pre-release of a major that calls itself patch",
      { from: "2.3.7", to: "3.0.0-rc.1", says: "patch" },
      "fail",
      "2.3.7 to 3.0.0-rc.1 is a major release, but the release is declared as patch",
    ],
    [
      "a step between pre-releases",
      { from: "3.0.0-rc.1", to: "3.0.0-rc.2", says: "patch" },
      "pass",
      "3.0.0-rc.1 to 3.0.0-rc.2 is a patch release, declared as patch",
    ],
    [
      "the release after its candidate",
      { from: "3.0.0-rc.2", to: "3.0.0", says: "minor" },
      "fail",
      "3.0.0-rc.2 to 3.0.0 is a major release, but the release is declared as minor",
    ],
    [
      "1.9 to 1.10 is a step forward",
      { from: "1.9.0", to: "1.10.0", says: "minor" },
      "pass",
      "1.9.0 to 1.10.0 is a minor release, declared as minor",
    ],
    [
      "auto",
      { from: "2.3.7", to: "3.0.0" },
      "pass",
      "2.3.7 to 3.0.0 is a major release, no type declared",
    ],
    [
      "first release",
      { to: "0.1.0", says: "minor", records: [] },
      "pass",
      "First release here, declared as minor: no version to compare with",
    ],
    [
      "a claim that was not begun has touched nothing",
      { to: "0.1.0", says: "minor", records: [previousRecord([])] },
      "pass",
      "First release here, declared as minor: no version to compare with",
    ],
    [
      "what may still go live is no first release",
      { to: "0.1.0", records: [previousRecord([SAID.begun])] },
      "unknown",
      "Deployment 12 of 2.3.7 has no end: whether it went live is not known",
    ],
    [
      "one that is in progress does not stop what mends it",
      {
        from: "2.3.7",
        to: "2.3.8",
        records: [aRecord(13, [SAID.begun], { sha: OTHER_SHA }), previousRecord()],
      },
      "pass",
      "2.3.7 to 2.3.8 is a patch release, no type declared",
    ],
    [
      "one in progress of this commit is the release itself",
      { to: "0.1.0", says: "minor", records: [aRecord(13, [SAID.begun], { sha: SHA })] },
      "pass",
      "First release here, declared as minor: no version to compare with",
    ],
    [
      "a version that is none",
      { from: "2.3.7", to: "2.4" },
      "fail",
      '"2.4" is not a semantic version',
    ],
    ["a first version that is none", { to: "next" }, "fail", '"next" is not a semantic version'],
    ["a leading v", { from: "2.3.7", to: "v2.4.0" }, "fail", '"v2.4.0" is not a semantic version'],
    [
      "a previous version that is none",
      { from: "today", to: "2.4.0" },
      "fail",
      '"today" is not a semantic version',
    ],
    [
      "backwards in production",
      { from: "2.4.0", to: "2.3.8", says: "patch" },
      "fail",
      "The newer 2.4.0 runs in production",
    ],
    [
      "an older line outside production",
      { from: "2.4.0", to: "2.3.8", says: "patch", production: false },
      "pass",
      "The newer 2.4.0 runs in production; outside production an older version may follow",
    ],
  ])("%s", (_rule, given, outcome, found) => {
    expect(saying(semver(given))).toMatchObject({ outcome, found });
  });

  test("the same version on a new commit is a patch, and is said", () => {
    expect(saying(semver({ from: "2.4.0", to: "2.4.0", says: "patch" }))).toMatchObject({
      outcome: "pass",
      found: "2.4.0 to 2.4.0 is a patch release, declared as patch",
      details: ["Same version 2.4.0 on a new commit: 77aa11b before, 9f3c2ab now"],
    });
  });

  test("the same version on the same commit is nothing new to say", () => {
    expect(semver({ from: "2.4.0", to: "2.4.0", says: "patch", sha: SHA }).details).toBeUndefined();
  });

  test("auto that came out lower than the distance fails too", () => {
    const finding = judged({
      uses: "semver",
      answers: [known("history production", aHistory())],
      subject: { release: { type: "patch" } },
    });
    expect(saying(finding)).toMatchObject({
      outcome: "fail",
      found: "2.3.7 to 2.4.0 is a minor release, but the release is declared as patch",
    });
  });

  describe("what commits say of themselves", () => {
    const BREAKS = "Commits say that they break something, which asks for a";
    const BRINGS = "Commits say that they bring features, which asks for a minor release";

    test.each<[string, Case, string, string, string]>([
      [
        "something that breaks in a patch",
        { from: "2.3.7", to: "2.3.8", says: "patch", commits: ["other", "breaking"] },
        ...([
          "fail",
          "block",
          `${BREAKS} major release, and this is a patch one: 9f3c2ab`,
        ] as const),
      ],
      [
        "something that breaks in a minor release",
        { from: "2.3.7", to: "2.4.0", says: "minor", commits: ["breaking"] },
        ...([
          "fail",
          "block",
          `${BREAKS} major release, and this is a minor one: 9f3c2ab`,
        ] as const),
      ],
      [
        "something that breaks in a major release",
        { from: "2.3.7", to: "3.0.0", says: "major", commits: ["breaking"] },
        ...(["pass", "block", "2.3.7 to 3.0.0 is a major release, declared as major"] as const),
      ],
      [
        "something that breaks before 1.0.0",
        { from: "0.3.7", to: "0.4.0", says: "minor", commits: ["breaking"] },
        ...(["pass", "block", "0.3.7 to 0.4.0 is a minor release, declared as minor"] as const),
      ],
      [
        "something that breaks in a patch before 1.0.0",
        { from: "0.3.7", to: "0.3.8", says: "patch", commits: ["breaking"] },
        ...([
          "fail",
          "block",
          `${BREAKS} minor release, and this is a patch one: 9f3c2ab`,
        ] as const),
      ],
      [
        "a feature in a patch",
        { from: "2.3.7", to: "2.3.8", says: "patch", commits: ["feature"] },
        ...(["fail", "warn", `${BRINGS}, and this is a patch one: 9f3c2ab`] as const),
      ],
      [
        "a feature in a minor release",
        { from: "2.3.7", to: "2.4.0", says: "minor", commits: ["feature"] },
        ...(["pass", "block", "2.3.7 to 2.4.0 is a minor release, declared as minor"] as const),
      ],
      [
        "nothing that could be read",
        { from: "2.3.7", to: "2.4.0", says: "minor", commits: null },
        ...(["unknown", "warn", "The versions fit, but the commits could not be read"] as const),
      ],
    ])("%s", (_what, given, outcome, effect, found) => {
      expect(semver(given)).toMatchObject({ outcome, effect, found });
    });
  });
});
