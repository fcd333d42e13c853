import { decidesIn } from "../core/stages.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { judgeRows } from "../delivery/rows.ts";
import { siteOf } from "../delivery/site.ts";
import { judged } from "./judged.ts";
import type { Stage } from "./stage.ts";

/** Runs the checks once against the environment; where it decides, it leaves the verdict. */
export const smoke: Stage = async (run) => {
  const { environment, release } = run.subject;
  const check = async () => {
    const { findings, following, by } = await checkRelease(siteOf(run), release.version);
    // Signals are not watched here: rows about them are left to the stage that watches them.
    const rows = judgeRows(run, "verify", { findings, receipts: [] }, ["check", "step"]);
    return { findings: [...findings, ...rows], live: following.live(), by };
  };
  if (decidesIn("smoke", environment)) return judged(run, { stage: "smoke", measure: check });
  const { findings, live } = await check();
  return { findings, live };
};
