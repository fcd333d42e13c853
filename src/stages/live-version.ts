import type { Finding } from "../core/finding.ts";
import { CONFIRM_AFTER_MS } from "../smoke/run.ts";
import { isSameVersion } from "../smoke/version.ts";
import { smokeFindings } from "./checks.ts";
import { noteLive } from "./roll-out.ts";
import type { Run } from "./stage.ts";
import { step } from "./step.ts";

/**
 * What is judged must be what answers: a finding where another version does, or none can be read;
 * nothing where it is the right one, or where the manifest does not say how to read it.
 */
async function otherVersion(run: Run): Promise<readonly Finding[]> {
  if (run.manifest.smoke.ready === undefined || run.signal.aborted) return [];
  if (await answersRight(run)) return [];
  // Like a failed check it is looked at once more: one lost answer decides nothing.
  await run.clock.sleep(CONFIRM_AFTER_MS, run.signal);
  if (await answersRight(run)) return [];
  const { liveVersion } = run.notes();
  const { version } = run.release;
  const finding = step("version-live", `Version ${version} is live`, {
    outcome: liveVersion === undefined ? "unknown" : "fail",
    expected: `${run.environment.name} answers version ${version}`,
    found: liveVersion === undefined ? "no version could be read" : `it answers ${liveVersion}`,
    remedy: "deploy the version first, or judge the one that is live",
  });
  return [{ ...finding, place: run.place(["smoke", "ready"]) }];
}

async function answersRight(run: Run): Promise<boolean> {
  await noteLive(run);
  const { liveVersion } = run.notes();
  return liveVersion !== undefined && isSameVersion(liveVersion, run.release.version);
}

/** All checks, together with what keeps them from speaking of this release. */
export async function checked(run: Run): Promise<readonly Finding[]> {
  const other = await otherVersion(run);
  return [...other, ...(await smokeFindings(run, run.release.version))];
}
