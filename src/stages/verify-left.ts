import type { DeploymentRecord } from "../core/record.ts";
import type { StageResult } from "../core/result.ts";
import { type DecidingStage, decidingStage } from "../core/stages.ts";
import type { Run } from "../delivery/run.ts";
import { smoke } from "./smoke.ts";
import type { Stage } from "./stage.ts";
import { verify } from "./verify.ts";

/** What leaves a verdict on a deployment, by the stage that decides in its environment. */
export const DECIDE = { smoke, verify } as const satisfies Readonly<Record<DecidingStage, Stage>>;

/**
 * Judges a build that is live and whose own run has ended, as that run would have judged it: against
 * what its record says was before, and with the verdict on its record.
 */
export function verifyLeft(run: Run): (record: DeploymentRecord) => Promise<StageResult> {
  return ({ id, sha, payload }) => {
    const build = { version: payload.version, sha };
    const { subject } = run;
    const about: Run = {
      ...run,
      claimed: undefined,
      subject: {
        ...subject,
        release: { ...subject.release, ...build },
        deployment: id,
        tags: undefined,
        // Without a target, `release` stands for the build that is judged.
        resolve: (value, target) =>
          target === undefined ? subject.resolveFor(value, build) : subject.resolve(value, target),
      },
    };
    return DECIDE[decidingStage(subject.environment)](about);
  };
}
