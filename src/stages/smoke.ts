import { decidesIn } from "../core/stages.ts";
import { judgedSite } from "../delivery/own-site.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { judgeRows } from "../delivery/rows.ts";
import type { Run } from "../delivery/run.ts";
import type { Site } from "../delivery/site.ts";
import { judged, type Measured, untold } from "./judged.ts";
import type { Stage } from "./stage.ts";

/** Runs the checks once against the environment; where it decides, it leaves the verdict. */
export const smoke: Stage = async (run) => {
  const measure = (site: Site) => check(run, site);
  if (decidesIn("smoke", run.subject.environment)) return judged(run, { stage: "smoke", measure });
  const { findings, live } = await measure(await judgedSite(run, undefined));
  return { findings, live, proof: untold(findings) };
};

async function check(run: Run, site: Site): Promise<Measured> {
  const { findings, following, by } = await checkRelease(site, run.subject.release);
  // Signals are not watched here: rows about them are left to the stage that watches them.
  const rows = judgeRows(run, "verify", { findings, receipts: [] }, ["check", "step"]);
  return {
    findings: [...findings, ...rows],
    live: following.live(),
    by,
    seenAt: run.world.clock.monotonic(),
    again: () => check(run, site),
  };
}
