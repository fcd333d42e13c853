import { type Finding, observed } from "../core/finding.ts";

/** Something that people could not be told. Texts are fragments. */
export interface Untold {
  readonly what: "page" | "notice" | "incident";
  readonly why: string;
  readonly remedy: string;
}

/**
 * What could not be told: a page that failed first and as a failure, since nobody may know of what is
 * broken; everything else as a warning, for what was done stays done.
 */
export function untoldFindings(untold: readonly Untold[], onCall: string): readonly Finding[] {
  const of = (what: Untold["what"]) => untold.filter((one) => one.what === what);
  return [
    ...combined(of("page"), (first, details) => ({
      ...observed("step/page", "PAGE FAILED", {
        outcome: "fail",
        expected: "Somebody on call who is paged",
        found: first.why,
        remedy: `Call ${onCall} now; then: ${first.remedy}`,
        details,
      }),
      owner: onCall,
    })),
    ...combined(of("incident"), (first, details) => ({
      ...observed("step/incident", "The incident has its issue", {
        outcome: "unknown",
        expected: "One issue for the incident",
        found: first.why,
        remedy: first.remedy,
        details,
      }),
      effect: "warn",
    })),
    ...combined(of("notice"), (first, details) => ({
      ...observed("step/notice", "People were told", {
        outcome: "unknown",
        expected: "Every channel of the manifest told",
        found: first.why,
        remedy: first.remedy,
        details,
      }),
      effect: "warn",
    })),
  ];
}

/** One finding for all of a kind: the first is its reason, the others are its details. */
function combined(
  all: readonly Untold[],
  make: (first: Untold, details: readonly string[] | undefined) => Finding,
): readonly Finding[] {
  const [first, ...others] = all;
  if (first === undefined) return [];
  return [make(first, others.length === 0 ? undefined : others.map(({ why }) => why))];
}
