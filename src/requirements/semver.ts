import * as z from "zod";
import type { Meaning } from "../core/commands/authors.ts";
import type { Judgement } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import type { ReleaseType } from "../core/release.ts";
import type { Subject } from "../core/subject.ts";
import { shortSha } from "../core/units.ts";
import { describeUnsettled, settling, unsettledRunning } from "../core/unsettled.ts";
import { lazily } from "../fields/fields.ts";
import { changes } from "../questions/changes.ts";
import { history } from "../questions/history.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { listed } from "./paths-changed.ts";
import { compare, distance, isLower, isVersion } from "./versions.ts";

const expected = "A release type no smaller than the step between the versions";

/** The release's type is known and does not promise less than the version says. */
export const semver = defineEvaluator({
  id: "semver",
  options: lazily(() => z.strictObject({})),
  reads: ["release"],
  // What runs is known to the release; asked here, so that it is no first release where nobody knows.
  questions: (_options, { release, environment }) => ({
    history: history(environment.name, release.component),
    changes:
      release.previous === undefined ? [] : [optional(changes(release.previous.sha, release.sha))],
  }),
  judge: ({ history, changes: [brought] }, _options, { release, environment, declared }) => {
    const { type } = declared.release;
    const { previous, version } = release;
    if (!isVersion(version)) return notComparable(version);
    const open = unsettledRunning(history.records, release.sha);
    if (open !== undefined) return undecided(open, environment.name);
    if (previous === undefined) return first(type);
    if (!isVersion(previous.version)) return notComparable(previous.version);
    const step = compare(version, previous.version);
    if (step < 0) return backwards(environment, previous.version);
    const judged = ahead(type, { ...release, previous });
    return judged.outcome === "pass" ? byCommits(judged, release, previous, brought) : judged;
  },
});

function ahead(
  declaredType: ReleaseType | "auto",
  {
    version,
    previous,
    sha,
    type,
  }: Subject["release"] & { previous: NonNullable<Subject["release"]["previous"]> },
): Judgement {
  const least = distance(previous.version, version);
  const claimed = declaredType === "auto" ? type : declaredType;
  const step = `${previous.version} to ${version} is a ${least} release`;
  if (isLower(claimed, least)) {
    return {
      outcome: "fail",
      expected,
      found: `${step}, but the release is declared as ${claimed}`,
      remedy: `Set release.type to ${least} or auto in release.yml, or choose a lower version`,
    };
  }
  const same = compare(version, previous.version) === 0;
  const rebuilt = `Same version ${version} on a new commit: ${shortSha(previous.sha)} before, ${shortSha(sha)} now`;
  return {
    outcome: "pass",
    expected,
    found: `${step}, ${declaredAs(declaredType)}`,
    details: same && previous.sha !== sha ? [rebuilt] : undefined,
  };
}

/**
 * What the commits say of themselves asks for a type, too: something that breaks for a major one,
 * before 1.0.0 for a minor one, and a feature for a minor one, which only warns.
 */
function byCommits(
  passed: Judgement,
  { type, version }: Pick<Subject["release"], "type" | "version">,
  { version: before }: { readonly version: string },
  brought: AnswerValue<"changes"> | undefined,
): Judgement {
  if (brought === undefined) return { ...passed, ...UNREAD };
  const saying = (meaning: Meaning) => brought.commits.filter(({ says }) => says === meaning);
  const [breaking, features] = [saying("breaking"), saying("feature")];
  const least = version.startsWith("0.") || before.startsWith("0.") ? "minor" : "major";
  const named = (some: typeof breaking) => listed(some.map(({ sha }) => shortSha(sha)));
  if (breaking.length > 0 && isLower(type, least)) {
    return {
      outcome: "fail",
      expected,
      found: `Commits say that they break something, which asks for a ${least} release, and this is a ${type} one: ${named(breaking)}`,
      remedy: `Choose a version that is a ${least} release, and set release.type to auto or ${least}`,
    };
  }
  if (features.length > 0 && isLower(type, "minor")) {
    return {
      outcome: "fail",
      effect: "warn",
      expected,
      found: `Commits say that they bring features, which asks for a minor release, and this is a ${type} one: ${named(features)}`,
      remedy: "Choose a version that is a minor release, or leave the features out",
    };
  }
  return passed;
}

/** The commit before may be gone for good: then no release would get through. */
const UNREAD = {
  outcome: "unknown",
  effect: "warn",
  found: "The versions fit, but the commits could not be read",
  remedy: "Make sure that no commit asks for a larger release, then go on",
} as const;

function first(declaredType: ReleaseType | "auto"): Judgement {
  return {
    outcome: "pass",
    expected,
    found: `First release here, ${declaredAs(declaredType)}: no version to compare with`,
  };
}

function undecided(open: DeploymentRecord, environment: string): Judgement {
  const [found, remedy] = [describeUnsettled(open), settling(open, environment)];
  return { outcome: "unknown", expected, found, remedy, link: linkOf(open) };
}

const declaredAs = (type: ReleaseType | "auto"): string =>
  type === "auto" ? "no type declared" : `declared as ${type}`;

/** Production goes back by a rollback; elsewhere an older line may follow a newer one. */
function backwards(environment: Subject["environment"], previous: string): Judgement {
  const found = `The newer ${previous} runs in ${environment.name}`;
  if (!environment.production) {
    return {
      outcome: "pass",
      expected,
      found: `${found}; outside production an older version may follow`,
    };
  }
  return {
    outcome: "fail",
    expected,
    found,
    remedy: `Choose a version above ${previous}; to go back, run the rollback stage with a reason`,
  };
}

function notComparable(version: string): Judgement {
  return {
    outcome: "fail",
    expected,
    found: `"${version}" is not a semantic version`,
    remedy: "Write three numbers, such as 2.4.0, as the version of the release",
  };
}
