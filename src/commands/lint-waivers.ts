import type { Loaded } from "../manifest/load.ts";
import { policyPart } from "../manifest/policy-part.ts";
import { expired } from "../policy/waivers.ts";
import type { LintWarning } from "./lint-sign-offs.ts";

/** Warnings of waivers whose last day is over, which keep nothing from counting any more. */
export function waiverWarnings(
  { manifest, place }: Pick<Loaded, "manifest" | "place">,
  now: number,
): readonly LintWarning[] {
  return expired(policyPart(manifest), now).flatMap((at) => {
    const waiver = manifest.waivers[at];
    if (waiver === undefined) return [];
    return [
      {
        sentence: `the waiver of ${waiver.waive} ended on ${waiver.until} and has no effect`,
        hint: "delete it, or let the people who gave it decide anew",
        place: place(["waivers", at, "until"]),
      },
    ];
  });
}
