import type { Finding } from "../core/finding.ts";
import type { Live } from "../core/result.ts";
import { CONFIRM_AFTER_MS } from "../smoke/run.ts";
import { isSameVersion } from "../smoke/version.ts";
import { runSmoke } from "./checks.ts";
import { askLive } from "./live.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/** What the checks of a release said, and what answered. */
interface Checked {
  readonly findings: readonly Finding[];
  readonly live: Live | undefined;
}

/** All checks of a release, together with what keeps them from speaking of it. */
export async function checkRelease(site: Site, version: string): Promise<Checked> {
  const live = await confirmedLive(site, version);
  const other =
    live === undefined || isRight(live, version) ? [] : [otherVersion(site, version, live)];
  const findings = await runSmoke(site, { version, kind: "deploy" });
  return { findings: [...other, ...findings], live };
}

/**
 * What is live, where the manifest says how to read it. Like a failed check a wrong answer is looked
 * at once more: one lost answer decides nothing.
 */
async function confirmedLive(site: Site, version: string): Promise<Live | undefined> {
  const { smoke, clock, signal } = site;
  if (smoke.ready === undefined || signal.aborted) return undefined;
  const first = (await askLive(site, version)) ?? { version: undefined };
  if (isRight(first, version)) return first;
  await clock.sleep(CONFIRM_AFTER_MS, signal);
  return (await askLive(site, version)) ?? first;
}

const isRight = ({ version }: Live, wanted: string): boolean =>
  version !== undefined && isSameVersion(version, wanted);

/** What is judged must be what answers. */
function otherVersion({ environment, place }: Site, version: string, live: Live): Finding {
  const finding = step("version-live", `Version ${version} is live`, {
    outcome: live.version === undefined ? "unknown" : "fail",
    expected: `${environment.name} answers version ${version}`,
    found: live.version === undefined ? "no version could be read" : `it answers ${live.version}`,
    remedy: "deploy the version first, or judge the one that is live",
  });
  return { ...finding, of: { version, kind: "deploy" }, place: place(["smoke", "ready"]) };
}
