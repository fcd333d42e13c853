import { askOne } from "../core/ask.ts";
import type { Released } from "../core/release.ts";
import { checksIn } from "../manifest/checks-in.ts";
import { manifest } from "../questions/manifest.ts";
import { runsIn } from "../smoke/flow.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { checksOfBoth } from "../smoke/own-checks.ts";
import type { Run } from "./run.ts";
import { type Site, siteOf, withChecks } from "./site.ts";

/**
 * The environment as another build is measured there: by the checks that its own manifest has, too,
 * since what only the release can pass does not judge the one before it. Where that manifest cannot
 * be had, by all of them: nothing stops a rollback for lack of it.
 */
export async function ownSite(run: Run, { sha, version }: Released): Promise<Site> {
  const site = siteOf(run);
  const { manifestPath: path } = run.subject;
  const answer = await askOne(run.world.ask, manifest(path, sha));
  const text = answer.state === "known" ? answer.value.text : undefined;
  const theirs = text === undefined ? undefined : checksIn(path, text);
  if (theirs === undefined) return site;
  const own = narrowed(site, theirs);
  const left = site.smoke.checks.filter(({ id }) => !own.smoke.checks.some((one) => one.id === id));
  if (left.length > 0) {
    run.voice.tell(`Not asked of ${version}, which knows them not: ${left.map(idOf).join(", ")}`);
  }
  return own;
}

const idOf = ({ id }: CheckOptions): string => id;

function narrowed(site: Site, theirs: readonly CheckOptions[]): Site {
  const here = theirs.filter((check) => runsIn(check, site.environment.name));
  return withChecks(site, checksOfBoth(site.smoke.checks, here));
}
