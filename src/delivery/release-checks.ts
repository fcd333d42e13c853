import type { Finding } from "../core/finding.ts";
import type { Released } from "../core/release.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import { runSmoke } from "./checks.ts";
import { type Following, follow } from "./follow.ts";
import type { Site } from "./site.ts";

/** What the checks of a release said. */
interface Checked {
  readonly findings: readonly Finding[];
  /** Goes on telling which build answers. */
  readonly following: Following;
  /** `live`: another build answers, so the checks say nothing of the release. */
  readonly by: "smoke" | "live";
}

/**
 * All checks of a release, where it is what answers before them and after them. While another
 * build answers, alone or besides, they speak neither for the release nor against it.
 */
export async function checkRelease(site: Site, { version, sha }: Released): Promise<Checked> {
  const of = { version, sha, kind: "deploy" } as const;
  const following = follow(site, of);
  const { ready } = site.smoke;
  if (!tellsBuilds(ready)) return { findings: await runSmoke(site, of), following, by: "smoke" };
  const other = (): Checked => ({ findings: [following.finding("other")], following, by: "live" });
  const before = await following.settle(ready.within);
  if (before === "other") return other();
  const findings = await runSmoke(site, of);
  const after = before === "new" ? await following.settle(0) : before;
  if (after === "other") return other();
  const unread = after === "unknown" ? [following.finding(after)] : [];
  return { findings: [...unread, ...findings], following, by: "smoke" };
}
