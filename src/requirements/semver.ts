import * as z from "zod";
import type { Judgement } from "../core/finding.ts";
import type { ReleaseType } from "../core/release.ts";
import type { Subject } from "../core/subject.ts";
import { shortSha } from "../core/units.ts";
import { defineEvaluator } from "./harness/evaluator.ts";
import { compare, distance, isLower, isVersion } from "./versions.ts";

const expected = "a type that is at least the distance between the versions";

/** The release's type is known and does not promise less than the version says. */
export const semver = defineEvaluator({
  id: "semver",
  options: z.strictObject({}),
  reads: ["release"],
  judge: (_values, _options, { release, environment, declared }) => {
    const { type } = declared.release;
    const { previous, version } = release;
    if (!isVersion(version)) return notComparable(version);
    if (previous === undefined) return first(type, release.type);
    if (!isVersion(previous.version)) return notComparable(previous.version);
    const step = compare(version, previous.version);
    if (step < 0) return backwards(environment, version, previous.version);
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
  const step = `${previous.version} to ${version} is ${least}`;
  if (isLower(claimed, least)) {
    return {
      outcome: "fail",
      expected,
      found: `${step}, the release says ${claimed}`,
      remedy: `Set release.type to ${least} or auto in release.yml, or choose a lower version.`,
    };
  }
  const same = compare(version, previous.version) === 0;
  const rebuilt = `Same version ${version} on a new commit: ${shortSha(previous.sha)} ran before, ${shortSha(sha)} is released`;
  return {
    outcome: "pass",
    expected,
    found: `${claimed}: ${step}`,
    details: same && previous.sha !== sha ? [rebuilt] : undefined,
  };
}

function first(declaredType: ReleaseType | "auto", type: ReleaseType): Judgement {
  const claimed = declaredType === "auto" ? type : declaredType;
  return {
    outcome: "pass",
    expected,
    found: `${claimed}: first release here, there is no version to compare with`,
  };
}

/** Production goes back by a rollback; elsewhere an older line may follow a newer one. */
function backwards(
  environment: Subject["environment"],
  version: string,
  previous: string,
): Judgement {
  const found = `${environment.name} runs the newer ${previous}`;
  if (!environment.production) {
    return { outcome: "pass", expected, found: `${version} has no distance to go: ${found}` };
  }
  return {
    outcome: "fail",
    expected,
    found,
    remedy: `Choose a version above ${previous}; to go back, start the stage rollback with a reason.`,
  };
}

function notComparable(version: string): Judgement {
  return {
    outcome: "fail",
    expected,
    found: `${version} is not a semantic version`,
    remedy: "Write three numbers, such as 2.4.0, as version of the release.",
  };
}
