import type { StageName } from "./stages.ts";
import { namesOf } from "./table.ts";

interface PhaseRow {
  readonly when: string;
  /** Stage that judges the requirements of the phase; undefined: none does, so none may have it. */
  readonly stage: StageName | undefined;
}

/** When a requirement is due in the life of a release. */
export const PHASES = {
  readiness: { when: "before the deployment", stage: "readiness" },
  staging: { when: "before production, by what earlier environments showed", stage: "readiness" },
  deploy: { when: "once it is deployed", stage: "deploy" },
  verify: { when: "once it is live", stage: "verify" },
  rollback: { when: "after a rollback", stage: "rollback" },
  incident: { when: "while an incident is open", stage: undefined },
  announce: { when: "once it has passed", stage: "announce" },
  watch: { when: "in the days after the release", stage: "watch" },
  closure: { when: "when the release is closed", stage: undefined },
  metrics: { when: "over many releases", stage: undefined },
} as const satisfies Readonly<Record<string, PhaseRow>>;

export type Phase = keyof typeof PHASES;

export const PHASE_NAMES: readonly Phase[] = namesOf(PHASES);

/** True where a stage judges by what it has seen and done; before a deployment there is nothing. */
export function seesItself(phase: Phase): boolean {
  const { stage } = PHASES[phase];
  return stage !== undefined && stage !== "readiness";
}
