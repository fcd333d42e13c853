import { isIsoDate } from "../core/units.ts";
import { atKey, atValue } from "../yaml/locate.ts";
import type { PlacedProblem, Spot } from "../yaml/tree.ts";
import { type ManifestPart, notApplicable, type WrittenWaiver } from "./manifest-part.ts";
import { withOwnRows } from "./own-rows.ts";
import type { Policies, Policy } from "./policies.ts";
import { unknownRow } from "./unknown-row.ts";
import { shortageOf } from "./waivers.ts";

type Spots = ReadonlyMap<string, Spot>;

/** What is wrong under `waivers`: what nobody may waive, and who may not. */
export function waiverProblems(
  part: ManifestPart,
  policy: Policy,
  { policies, spots }: { readonly policies: Policies; readonly spots: Spots },
): readonly PlacedProblem[] {
  const whole = { part, policy: withOwnRows(policy, part, spots), policies, spots };
  return part.waivers.flatMap((waiver, i) => problemsOf(whole, waiver, i));
}

interface Rules {
  readonly part: ManifestPart;
  readonly policy: Policy;
  readonly policies: Policies;
  readonly spots: Spots;
}

function problemsOf(
  { part, policy, policies, spots }: Rules,
  { waive, by, until }: WrittenWaiver,
  i: number,
): readonly PlacedProblem[] {
  const path = ["waivers", i, "waive"];
  const at = (words: Parameters<typeof atValue>[2]): readonly PlacedProblem[] => [
    { path, problem: atValue(spots, path, words) },
  ];
  const row = policy.requirements.find(({ id }) => id === waive);
  const open = policy.requirements.filter(({ waiver }) => waiver !== undefined).map(({ id }) => id);
  const expected = `one of ${open.join(", ")}`;
  if (row === undefined) return at(unknownRow(waive, { policy, policies, ids: open }));
  if (row.waiver === undefined) return at({ sentence: `${waive} is never waived`, expected });
  if (part.waivers.findIndex((other) => other.waive === waive) < i) {
    return at({ sentence: `${waive} is waived twice`, hint: "keep one of the two" });
  }
  if (notApplicable(part, waive) !== undefined) {
    const sentence = `${waive} is declared not applicable: there is nothing to waive`;
    return at({ sentence, hint: "keep one of the two" });
  }
  const shortage = shortageOf(part, row, by);
  const people = ["waivers", i, "by"];
  const day = ["waivers", i, "until"];
  const hint =
    "name a person who stands in the role under `roles`; members of teams are not looked up here";
  return [
    ...(shortage === undefined
      ? []
      : [{ path: people, problem: atKey(spots, people, { sentence: shortage, hint }) }]),
    ...(isIsoDate(until)
      ? []
      : [
          { path: day, problem: atValue(spots, day, { sentence: `${until} is not a valid date` }) },
        ]),
  ];
}
