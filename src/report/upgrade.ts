import * as z from "zod";
import type { FindingId } from "../core/finding-id.ts";
import { upgradeBasis, upgradeEvidence } from "./upgrade-evidence.ts";

const oldFinding = z.looseObject({
  id: z.string(),
  outcome: z.string(),
  expected: z.string(),
  basis: z.looseObject({
    kind: z.string(),
    rule: z.looseObject({ id: z.string() }).optional(),
  }),
});

const oldReport = z.looseObject({
  schema: z.literal(1),
  findings: z.array(oldFinding),
  answers: z.record(z.string(), z.unknown()),
});

type OldFinding = z.output<typeof oldFinding>;

/**
 * A report of schema 1 as one of schema 2; anything else stays as it is. Ids had no kind in front
 * then: what a finding was judged from tells it, and of mere observations their own words. What
 * the manifest declares was an answer.
 */
export function upgrade(written: unknown): unknown {
  const old = oldReport.safeParse(written);
  if (!old.success) return written;
  const { declared, answers } = upgradeEvidence(old.data.answers);
  return {
    ...old.data,
    schema: 2,
    findings: old.data.findings.map(withKind),
    answers,
    ...(declared === undefined ? {} : { declared }),
  };
}

function withKind(finding: OldFinding): OldFinding {
  const { rule } = finding.basis;
  const basis = upgradeBasis(finding.basis) as OldFinding["basis"]; // its kind and rule stay
  const upgraded = rule === undefined ? basis : { ...basis, rule: { ...rule, id: idOf(finding) } };
  return { ...finding, id: idOf(finding), basis: upgraded };
}

const SIGNAL = "error-rate ";

function idOf(finding: OldFinding): FindingId {
  const { id, basis } = finding;
  if (basis.kind === "requirement" || basis.kind === "check") return `${basis.kind}/${id}`;
  if (id.startsWith(SIGNAL)) return `signal/${id.slice(SIGNAL.length)}/error-rate`;
  return observedId(finding);
}

const GUARDS: readonly string[] = ["really-started", "has-ended", "not-reverted", "target"];

/** Findings of schema 1 that stages made of what they did or saw. */
const STEPS: readonly string[] = [
  ...["claim", "decision", "deploy", "deployment", "interrupted", "mark", "observation", "record"],
  ...["revert", "version-live", "readiness", "smoke", "verify", "rollback", "release"],
];

function observedId({ id, outcome, expected }: OldFinding): FindingId {
  if (GUARDS.includes(id)) return `guard/${id}`;
  // A guard and a stage both asked whether the deployment is still the newest.
  if (id === "still-newest") {
    return expected.startsWith("nothing was deployed to ") ? `guard/${id}` : `step/${id}`;
  }
  if (STEPS.includes(id)) return `step/${id}`;
  if (expected === "every value of the check is known") return `check/${id}`;
  // Only a requirement that does not apply was observed and is none of the above.
  return outcome === "not-applicable" ? `requirement/${id}` : `step/${id}`;
}
