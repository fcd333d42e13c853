import type { StageResult } from "../core/result.ts";
import { decidesIn } from "../core/stages.ts";
import { plural } from "../core/wording.ts";
import { judgedSite } from "../delivery/own-site.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { judgeRows } from "../delivery/rows.ts";
import type { Run } from "../delivery/run.ts";
import { type Site, withChecks } from "../delivery/site.ts";
import { taggedWith } from "../smoke/flow.ts";
import { judged, type Measured, untold } from "./judged.ts";
import { countedIn } from "./observed.ts";
import type { Stage } from "./stage.ts";

/** Runs the checks once against the environment; where it decides, it leaves the verdict. */
export const smoke: Stage = async (run) => {
  const { tags, elsewhere } = run.subject;
  if (tags !== undefined || elsewhere) return unrecorded(run, tags);
  const measure = (site: Site) => check(run, site);
  if (decidesIn("smoke", run.subject.environment)) return judged(run, { stage: "smoke", measure });
  const { findings, live } = await measure(await judgedSite(run, undefined));
  return { findings: countedIn(run, findings), live, proof: untold(findings) };
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

/** What only some checks say, or those of an address that a person has named, is no verdict on the release. */
async function unrecorded(run: Run, tags: readonly string[] | undefined): Promise<StageResult> {
  const site = await judgedSite(run, undefined);
  const { checks } = site.smoke;
  const { url } = run.subject.environment;
  const chosen = tags === undefined ? checks : taggedWith(checks, tags);
  if (run.subject.elsewhere) run.voice.tell(`Checked at ${url}, so no verdict is recorded`);
  if (tags !== undefined) {
    const named = `${chosen.length} of ${plural(checks.length, "check")}`;
    run.voice.tell(`Only checks tagged ${tags.join(", ")}: ${named}, so no verdict is recorded`);
  }
  const { findings, following } = await checkRelease(withChecks(site, chosen), run.subject.release);
  return { findings: countedIn(run, findings), live: following.live(), proof: untold(findings) };
}
