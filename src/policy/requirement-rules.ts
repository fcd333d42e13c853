import type { Manifest } from "../manifest/schema.ts";
import { issueProblems } from "../yaml/issues.ts";
import { atKey, atValue } from "../yaml/locate.ts";
import { nearest } from "../yaml/nearest.ts";
import { pathKey } from "../yaml/path.ts";
import type { PlacedProblem, Spot } from "../yaml/tree.ts";
import type { Policy, PolicyRow } from "./policy-file.ts";
import { NOT_APPLICABLE, notApplicable, ownOptions, rowOptions } from "./row-options.ts";

/** Source of lines that no guide lists and that keep the gate itself honest. */
const GUARD = "guard";

type Spots = ReadonlyMap<string, Spot>;

/** What is wrong under `requirements`: lines that the policy does not have, options that do not fit. */
export function requirementProblems(
  manifest: Manifest,
  policy: Policy,
  spots: Spots,
): readonly PlacedProblem[] {
  const rows = new Map(policy.requirements.map((row) => [row.id, row]));
  return Object.keys(manifest.requirements).flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [unknownLine(manifest, [...rows.keys()], id, spots)];
    return notApplicable(manifest, id) === undefined
      ? optionProblems(manifest, row, spots)
      : reasonProblems(manifest, row, spots);
  });
}

function unknownLine(manifest: Manifest, ids: readonly string[], id: string, spots: Spots) {
  const best = nearest(id, ids);
  const path = ["requirements", id];
  const words = {
    sentence: `the policy ${manifest.policy} has no requirement "${id}"`,
    expected: `one of ${ids.join(", ")}`,
    ...(best === undefined ? {} : { hint: `did you mean "${best}"?` }),
  };
  return { path, problem: atKey(spots, path, words) };
}

function optionProblems(
  manifest: Manifest,
  row: PolicyRow,
  spots: Spots,
): readonly PlacedProblem[] {
  const base = ["requirements", row.id];
  const { schema, read } = rowOptions(row, manifest, spotsBelow(spots, base));
  if (read.ok) return [];
  return issueProblems({ schema, raw: read.raw, spots, base }, read.issues);
}

function reasonProblems(
  manifest: Manifest,
  row: PolicyRow,
  spots: Spots,
): readonly PlacedProblem[] {
  const reason = notApplicable(manifest, row.id);
  const path = ["requirements", row.id, NOT_APPLICABLE];
  if (row.sources.includes(GUARD)) {
    const words = { sentence: `${row.id} always applies`, hint: "leave the line out" };
    return [{ path, problem: atKey(spots, path, words) }];
  }
  if (typeof reason !== "string" || reason.trim() === "") {
    const words = {
      sentence: `${row.id} needs a reason why it is not applicable`,
      expected: "text",
    };
    return [{ path, problem: atValue(spots, path, words) }];
  }
  const others = Object.keys(ownOptions(manifest, row.id) ?? {}).filter(
    (k) => k !== NOT_APPLICABLE,
  );
  return others.map((key) => {
    const below = ["requirements", row.id, key];
    const sentence = `\`${key}\` has no effect on a requirement that is not applicable`;
    return { path: below, problem: atKey(spots, below, { sentence, hint: "keep one of the two" }) };
  });
}

/** Spots by the paths that they have below `base`. */
function spotsBelow(spots: Spots, base: readonly string[]): Spots {
  const prefix = pathKey(base).slice(0, -1);
  return new Map(
    [...spots].flatMap(([key, spot]) =>
      key.startsWith(`${prefix},`) ? [[`[${key.slice(prefix.length + 1)}`, spot] as const] : [],
    ),
  );
}
