import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import type { Release } from "../core/release.ts";
import { isIsoDate, shortSha } from "../core/units.ts";
import { lazily } from "../fields/fields.ts";
import { tags } from "../questions/tags.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { compare, isVersion } from "./versions.ts";
import { clockOf } from "./zone.ts";

const expected = "A new semantic version whose tag, if any, is at this commit, and a valid date";

/** Version and date are settled: new, not taken by another commit, and written as they must be. */
export const version = defineEvaluator({
  id: "version",
  options: lazily(() => z.strictObject({})),
  reads: ["release", optional("calendar")],
  questions: (_options, { release, declared }) => ({
    tags: tags(release.version, declared.release.tag),
  }),
  judge: ({ tags }, _options, { release, now, declared }) => {
    const { date } = declared.release;
    const problem =
      versionProblem(release, tags) ?? (date === undefined ? undefined : dateProblem(date));
    if (problem !== undefined) return problem;
    const today = clockOf(declared.calendar?.timezone ?? "UTC")(now).date;
    return {
      outcome: "pass",
      expected,
      found: `${release.version} (${release.versionFrom}), ${sinceText(release, tags.latestRelease)}`,
      details: [dateText(date, today)],
    };
  },
});

function versionProblem(
  { version, sha }: Release,
  { tagged, latestRelease }: { tagged: string | undefined; latestRelease: string | undefined },
): Judgement | undefined {
  if (!isVersion(version)) {
    return fail(
      `"${version}" is not a semantic version`,
      "Write three numbers, such as 2.4.0, as the version of the release",
    );
  }
  if (tagged !== undefined && tagged !== sha) {
    return fail(
      `The tag of ${version} is at ${shortSha(tagged)}, not at ${shortSha(sha)}`,
      "Release the tagged commit, or choose a version that has no tag yet",
    );
  }
  if (latestRelease === undefined) return undefined;
  if (!isVersion(latestRelease)) {
    return {
      outcome: "unknown",
      expected,
      found: `The latest release has the version ${latestRelease}, which cannot be compared`,
      remedy: "Give the latest release a tag such as v2.3.7",
    };
  }
  const step = compare(version, latestRelease);
  if (step > 0 || (step === 0 && tagged === sha)) return undefined;
  return fail(
    `${version} is ${step === 0 ? "already published" : `below the published ${latestRelease}`}`,
    `Choose a version above ${latestRelease}`,
  );
}

function dateProblem(date: string): Judgement | undefined {
  if (isIsoDate(date)) return undefined;
  return fail(
    `"${date}" is not a date`,
    "Write release.date as year-month-day, such as 2026-11-20",
  );
}

function sinceText({ version }: Release, latest: string | undefined): string {
  if (latest === undefined) return "nothing published before";
  return compare(version, latest) === 0
    ? "published at this commit"
    : `above the published ${latest}`;
}

function dateText(date: string | undefined, today: string): string {
  if (date === undefined) return "No release.date is declared: the day of the deployment counts";
  return date === today ? `Dated today, ${date}` : `Dated ${date}, but today is ${today}`;
}

function fail(found: string, remedy: string): Judgement {
  return { outcome: "fail", expected, found, remedy };
}
