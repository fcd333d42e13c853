import type { Finding } from "../core/finding.ts";
import type { Released } from "../core/release.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import { runSmoke } from "./checks.ts";
import { type Following, follow } from "./follow.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/** What the checks of a release said. */
interface Checked {
  readonly findings: readonly Finding[];
  /** Goes on telling which build answers. */
  readonly following: Following;
  /** `live`: another build answers, so the checks say nothing of the release. */
  readonly by: "smoke" | "live";
}

/** Whatever answers is judged, and nobody says that it is the release. */
function unnamed(): Finding {
  const finding = step("version-live", "The version that answers is known", {
    outcome: "unknown",
    expected: "A version to compare with",
    found: "Not asked: no version is named",
    remedy: "Give the version to have it compared (input `version`, flag --release-version)",
  });
  return { ...finding, effect: "inform", of: { version: "", kind: "deploy" } };
}

/**
 * All checks of a release, where it is what answers before them and after them. While another
 * build answers, alone or besides, they speak neither for the release nor against it.
 */
export async function checkRelease(site: Site, { version, sha }: Released): Promise<Checked> {
  const of = { version, sha, kind: "deploy" } as const;
  const following = follow(site, of);
  const { ready } = site.smoke;
  if (version === "" || !tellsBuilds(ready)) {
    const findings = [...(version === "" ? [unnamed()] : []), ...(await runSmoke(site, of))];
    return { findings, following, by: "smoke" };
  }
  const other = (): Checked => ({ findings: [following.finding("other")], following, by: "live" });
  const before = await following.settle(ready.within);
  if (before === "other") return other();
  const findings = await runSmoke(site, of);
  const after = before === "new" ? await following.settle(0) : before;
  if (after === "other") return other();
  const unread = after === "unknown" ? [following.finding(after)] : [];
  return { findings: [...unread, ...findings], following, by: "smoke" };
}
