import { isCommit } from "../core/commands/parse.ts";
import { issueProblems } from "../yaml/issues.ts";
import { atKey, atValue } from "../yaml/locate.ts";
import type { ProblemWords } from "../yaml/source.ts";
import type { PlacedProblem, Spot } from "../yaml/tree.ts";
import {
  type ManifestPart,
  NOT_APPLICABLE,
  notApplicable,
  OBSERVE_ONLY,
  observeOnly,
  ownOptions,
} from "./manifest-part.ts";
import { ownRow, readOwnRow } from "./own-rows.ts";
import type { Policies, Policy } from "./policies.ts";
import { id, type PolicyRow } from "./row.ts";
import { readOwn } from "./row-options.ts";
import { spotsBelow } from "./spots.ts";
import { unknownRow } from "./unknown-row.ts";

type Part = Pick<ManifestPart, "requirements" | "own">;

type Spots = ReadonlyMap<string, Spot>;

const OWN_LINE = { hint: "a requirement of your own says `uses: attest`, and its title and role" };

/** What is wrong under `requirements`: ids that the policy does not have, options that do not fit. */
export function requirementProblems(
  part: Part,
  policy: Policy,
  { policies, spots }: { readonly policies: Policies; readonly spots: Spots },
): readonly PlacedProblem[] {
  const ids = policy.requirements.map((row) => row.id);
  const rows = new Map(policy.requirements.map((row) => [row.id, row]));
  const own = Object.keys(part.own).flatMap((id) => ownProblems(part, id, { policy, spots }));
  const said = Object.keys(part.requirements).flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) {
      const path = ["requirements", id];
      const words = { ...OWN_LINE, ...unknownRow(id, { policy, policies, ids }) };
      return [{ path, problem: atKey(spots, path, words) }];
    }
    return notApplicable(part, id) === undefined
      ? optionProblems(part, row, spots)
      : reasonProblems(part, row, spots);
  });
  return [...said, ...own];
}

/** What is wrong with a requirement of the manifest's own. */
function ownProblems(
  part: Part,
  rowId: string,
  { policy, spots }: { readonly policy: Policy; readonly spots: Spots },
): readonly PlacedProblem[] {
  const base = ["requirements", rowId];
  const at = (words: ProblemWords) => [{ path: base, problem: atKey(spots, base, words) }];
  if (policy.requirements.some((row) => row.id === rowId)) {
    const sentence = `${rowId} is a requirement of the policy ${policy.name} already`;
    return at({
      sentence,
      hint: "leave `uses` and `title` out to change it, or choose another id",
    });
  }
  const named = id.safeParse(rowId);
  if (!named.success || isCommit(rowId)) {
    const sentence = `"${rowId}" is not allowed as the id of a requirement`;
    return at({
      sentence,
      expected: "small letters and digits with - between words, and no commit",
    });
  }
  const read = readOwnRow(part, rowId, spots);
  if (read.ok) return [];
  return issueProblems({ schema: ownRow, raw: read.raw, spots, base }, read.issues);
}

function optionProblems(part: Part, row: PolicyRow, spots: Spots): readonly PlacedProblem[] {
  const base = ["requirements", row.id];
  const { schema, read } = readOwn(row, part, spotsBelow(spots, base));
  const observed = observedProblems(part, row, spots);
  if (read.ok) return observed;
  return [...observed, ...issueProblems({ schema, raw: read.raw, spots, base }, read.issues)];
}

/** True for a row that keeps deployments apart, or that comes from no guide: it always decides. */
export const alwaysDecides = ({ sources }: Pick<PolicyRow, "sources">): boolean =>
  sources.includes("guard");

function observedProblems(part: Part, row: PolicyRow, spots: Spots): readonly PlacedProblem[] {
  const value = observeOnly(part, row.id);
  if (value === undefined) return [];
  const path = ["requirements", row.id, OBSERVE_ONLY];
  if (typeof value !== "boolean") {
    const sentence = `requirements.${row.id}.${OBSERVE_ONLY} is neither true nor false`;
    return [{ path, problem: atValue(spots, path, { sentence, expected: "true, or false" }) }];
  }
  if (!value || !alwaysDecides(row)) return [];
  const sentence = `${row.id} cannot be only observed`;
  const words = { sentence, hint: "this requirement always decides: leave the line out" };
  return [{ path, problem: atKey(spots, path, words) }];
}

/** A row is left out only where it says itself when it can be. */
function reasonProblems(part: Part, row: PolicyRow, spots: Spots): readonly PlacedProblem[] {
  const reason = notApplicable(part, row.id);
  const path = ["requirements", row.id, NOT_APPLICABLE];
  if (row["not-applicable"] === undefined) {
    const sentence = `${row.id} cannot be declared not applicable`;
    const words = { sentence, hint: "this requirement always applies: leave the line out" };
    return [{ path, problem: atKey(spots, path, words) }];
  }
  if (typeof reason !== "string" || reason.trim() === "") {
    const sentence = `${row.id} needs a reason why it is not applicable`;
    return [{ path, problem: atValue(spots, path, { sentence, expected: "text" }) }];
  }
  const others = Object.keys(ownOptions(part, row.id) ?? {}).filter((k) => k !== NOT_APPLICABLE);
  return others.map((key) => {
    const below = ["requirements", row.id, key];
    const sentence = `\`${key}\` has no effect on a requirement that is not applicable`;
    return { path: below, problem: atKey(spots, below, { sentence, hint: "keep one of the two" }) };
  });
}
