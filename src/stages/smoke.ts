import { decidesIn } from "../core/stages.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { siteOf } from "../delivery/site.ts";
import { judged } from "./judged.ts";
import type { Stage } from "./stage.ts";

/** Runs the checks once against the environment; where it decides, it leaves the verdict. */
export const smoke: Stage = (run) => {
  const { environment, release } = run.subject;
  const check = () => checkRelease(siteOf(run), release.version);
  if (!decidesIn("smoke", environment)) return check();
  const measure = async () => ({ ...(await check()), by: "smoke" }) as const;
  return judged(run, { stage: "smoke", measure });
};
