import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import type { ReleaseType } from "../core/release.ts";
import type { Subject } from "../core/subject.ts";
import { shortSha } from "../core/units.ts";
import { describeUnsettled, settling, unsettledRunning } from "../core/unsettled.ts";
import { history } from "../questions/history.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { compare, distance, isLower, isVersion } from "./versions.ts";

const expected = "A release type no smaller than the step between the versions";

/** The release's type is known and does not promise less than the version says. */
export const semver = defineEvaluator({
  id: "semver",
  options: z.strictObject({}),
  reads: ["release"],
  // What runs is known to the release; asked here, so that it is no first release where nobody knows.
  questions: (_options, { release, environment }) => ({
    history: history(environment.name, release.component),
  }),
  judge: ({ history }, _options, { release, environment, declared }) => {
    const { type } = declared.release;
    const { previous, version } = release;
    if (!isVersion(version)) return notComparable(version);
    const open = unsettledRunning(history.records, release.sha);
    if (open !== undefined) return undecided(open, environment.name);
    if (previous === undefined) return first(type);
    if (!isVersion(previous.version)) return notComparable(previous.version);
    const step = compare(version, previous.version);
    if (step < 0) return backwards(environment, previous.version);
    return ahead(type, { ...release, previous });
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
