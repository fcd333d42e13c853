import { isSameVersion } from "../core/build.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { rolledBackBy, wasLive } from "../core/record-state.ts";
import {
  begunRevert,
  counting,
  type HoldLift,
  heldIn,
  lastVerified,
} from "../core/record-trust.ts";
import type { Released } from "../core/release.ts";
import { shortSha } from "../core/units.ts";
import { describeUnsettled, unsettled } from "../core/unsettled.ts";
import { inSentence } from "../core/wording.ts";

/** What is returned to. */
export interface Target {
  readonly version: string;
  readonly sha: string;
  /** False: it was live once, and nobody has proven it healthy. */
  readonly verified: boolean;
  /** False: nothing told this build from others when it was verified. */
  readonly proven: boolean;
  /** A person has named it. */
  readonly named?: true;
  /** True: it was live and good before the first release here, which no record has verified. */
  readonly adopted: boolean;
}

interface Wanted {
  /** Commit to get away from. */
  readonly sha: string;
  readonly lifts: readonly HoldLift[];
  /** Only a person may ask for a target that was never verified. */
  readonly byHand: boolean;
}

/** The last verified release; by hand, where there is none, the newest that was live at all. */
export function chooseTarget(
  { records, gone }: History,
  { sha, lifts, byHand }: Wanted,
): { readonly target: Target } | { readonly none: string } {
  const verified = lastVerified(records, { except: [sha, ...gone], lifts });
  if (verified !== undefined) {
    const { version, sha: to, proof, adopted } = verified;
    return { target: { version, sha: to, verified: true, proven: proof !== "none", adopted } };
  }
  const earlier = counting(records).filter((one) => one.sha !== sha && wasLive(one));
  const weaker = earlier.find(
    (one) =>
      byHand &&
      !gone.includes(one.sha) &&
      !wasTakenBack(records, one.sha) &&
      heldIn(records, one.sha, lifts) === undefined,
  );
  if (weaker === undefined) return { none: whyNone(earlier.length, unsettled(records, sha)) };
  const { sha: to, payload } = weaker;
  const { version } = payload;
  return { target: { version, sha: to, verified: false, proven: false, adopted: false } };
}

/** Why a version is not returned to, and those that can be, newest first: `2.3.7 (1a2b3c4)`. */
export interface Refused {
  readonly refused: string;
  readonly others: readonly string[];
}

interface Named {
  /** Commit to get away from. */
  readonly sha: string;
  readonly lifts: readonly HoldLift[];
  readonly to: string;
}

/** Versions that a refusal lists. */
const MOST_LISTED = 10;

/** What a person has named: any build that was live here, is another commit and is not held. */
export function namedTarget(
  { environment, records, gone }: History,
  { sha, lifts, to }: Named,
): { readonly target: Target } | Refused {
  const all = counting(records).flatMap(buildsOf);
  const fits = (one: Released) =>
    one.sha !== sha && !gone.includes(one.sha) && heldIn(records, one.sha, lifts) === undefined;
  const named = all.filter((one) => isSameVersion(one.version, to));
  const found = named.find(fits);
  if (found !== undefined) {
    const except = all.map((one) => one.sha).filter((one) => one !== found.sha);
    const verified = lastVerified(records, { except, lifts });
    const proven = verified !== undefined && verified.proof !== "none";
    const adopted = verified?.adopted === true;
    return { target: { ...found, verified: verified !== undefined, proven, adopted, named: true } };
  }
  const others = all.filter(fits).map((one) => `${one.version} (${shortSha(one.sha)})`);
  const refused = `${to} ${whyNamed(named, { sha, gone, environment })}`;
  return { refused, others: [...new Set(others)].slice(0, MOST_LISTED) };
}

/** What was live by a record, and what it has found live. */
function buildsOf(record: DeploymentRecord): readonly Released[] {
  const { adopted, version } = record.payload;
  return [
    ...(wasLive(record) ? [{ version, sha: record.sha }] : []),
    ...(adopted === null ? [] : [{ version: adopted.version, sha: adopted.sha }]),
  ];
}

function whyNamed(
  named: readonly Released[],
  { sha, gone, environment }: Pick<Named, "sha"> & Pick<History, "gone" | "environment">,
): string {
  const [first] = named;
  if (first === undefined)
    return `was never live in ${environment}, as far as its records were read`;
  if (named.every((one) => one.sha === sha)) return "is what is to be rolled back";
  return gone.includes(first.sha)
    ? "is no longer in the repository"
    : `is on hold in ${environment}`;
}

/** True when a deployment of this commit was reverted, whichever of them it was. */
export function wasTakenBack(records: readonly DeploymentRecord[], sha: string): boolean {
  return records.some(
    (one) =>
      one.sha === sha &&
      (rolledBackBy(one) !== undefined || begunRevert(records, one.id) !== undefined),
  );
}

function whyNone(earlier: number, open: DeploymentRecord | undefined): string {
  if (earlier === 0 && open !== undefined) return inSentence(describeUnsettled(open));
  return earlier === 0
    ? "this is the first release here: there is nothing to return to"
    : noneOf(earlier);
}

const noneOf = (count: number): string =>
  count === 1
    ? "the only earlier release is unverified, on hold or no longer in the repository"
    : `each of the ${count} earlier releases is unverified, on hold or no longer in the repository`;
