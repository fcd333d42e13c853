import type { Answers } from "../core/answer.ts";
import type { Baseline } from "../core/baseline.ts";
import type { Declared } from "../core/declared.ts";
import type { DeploymentRecord, History, RecordPayload } from "../core/record.ts";
import { newestLive } from "../core/record-trust.ts";
import type { Release } from "../core/release.ts";
import { before } from "../questions/before.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { markdown } from "../questions/markdown.ts";

/** What a claim says of the environment as it was before it. */
export type MeasuredBefore = Pick<RecordPayload, "adopted" | "baseline" | "state">;

/** Nobody has looked. */
export const NOT_MEASURED: MeasuredBefore = { adopted: null, baseline: null, state: null };

/** Characters of a baseline as JSON: the whole payload stays under 4 KB. */
const MOST_CHARACTERS = 1500;

/**
 * What the claim of a release says of what was before it: what was measured right before, and where
 * its own commit is what answers, what stands on the record of that deployment, since it would be
 * measured against itself.
 */
export function measuredBefore(
  answers: Answers,
  past: History,
  { component, sha }: Pick<Release, "component" | "sha">,
): MeasuredBefore {
  const answer = answers.get(before(past.environment, component).key);
  if (answer?.state !== "known") return NOT_MEASURED;
  const found = answer.value as AnswerValue<"before">; // filed under its question's key
  const live = past.records.find(({ id }) => id === found.record);
  if (live?.sha === sha) return ofRecord(live);
  const { version, commit, checks, repeated = [], adoptable, at } = found;
  const isTold = version !== undefined || commit !== undefined;
  const isFirst = newestLive(past.records) === undefined;
  return {
    adopted: isFirst && adoptable !== undefined ? { ...adoptable, at } : null,
    baseline: baselineOf(checks, repeated),
    state: isTold ? toldState(version, commit) : null,
  };
}

const ofRecord = ({ payload }: DeploymentRecord): MeasuredBefore => ({
  adopted: payload.adopted,
  baseline: payload.baseline,
  state: payload.state,
});

function toldState(version: string | undefined, commit: string | undefined) {
  return { ...(version === undefined ? {} : { version }), ...(commit && { commit }) };
}

/** As many checks as there is room for, the bad ones first: they are not to be blamed on the release. */
function baselineOf(
  checks: AnswerValue<"before">["checks"],
  repeated: NonNullable<AnswerValue<"before">["repeated"]>,
): Baseline | null {
  const all = checks.map((check) => {
    const [more, bad] = repeated.find(({ id }) => id === check.id)?.counts ?? [0, 0];
    return { id: check.id, asked: check.asked + more, bad: check.bad + bad };
  });
  const asked = all.filter((check) => check.asked > 0);
  const sorted = asked.toSorted((one, other) => other.bad - one.bad);
  let baseline: Baseline = {};
  for (const { id, asked, bad } of sorted) {
    const more: Baseline = { ...baseline, [id]: [asked, bad] };
    if (JSON.stringify(more).length > MOST_CHARACTERS) break;
    baseline = more;
  }
  return sorted.length === 0 ? null : baseline;
}

/** Digest of the release notes that requirements were judged by; undefined: none asks for them. */
export function judgedNotes(
  answers: Answers,
  { notes }: Pick<Declared, "notes">,
): string | undefined {
  if (notes.state === "missing") return undefined;
  const answer = answers.get(markdown(notes.value.path).key);
  if (answer?.state !== "known") return undefined;
  return (answer.value as AnswerValue<"markdown">).sha256; // filed under its question's key
}
