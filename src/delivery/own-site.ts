import { askOne } from "../core/ask.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { counting } from "../core/record-trust.ts";
import type { Released } from "../core/release.ts";
import { smokeIn } from "../manifest/smoke-in.ts";
import { manifest } from "../questions/manifest.ts";
import { runsIn } from "../smoke/flow.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { checksOfBoth } from "../smoke/own-checks.ts";
import type { Run } from "./run.ts";
import { type Site, siteOf, withChecks, withoutOwnCommands } from "./site.ts";

/**
 * The environment as another build is measured there: by the checks that its own manifest has, too,
 * since what only the release can pass does not judge the one before it. Nor need it tell which build
 * it is, where only the release's manifest says how. Where that manifest cannot
 * be had, by all of them: nothing stops a rollback for lack of it.
 */
export async function ownSite(
  run: Run,
  { records }: Pick<History, "records">,
  { sha, version }: Released,
): Promise<Site> {
  const site = siteOf(run);
  const record = counting(records).find((one) => one.sha === sha);
  // It may have been moved since.
  const path = record?.payload.manifest ?? run.subject.manifestPath;
  const answer = await askOne(run.world.ask, manifest(path, sha));
  const text = answer.state === "known" ? answer.value.text : undefined;
  const theirs = text === undefined ? undefined : smokeIn(path, text);
  if (theirs === undefined) return withoutOwnCommands(site);
  const own = { ...narrowed(site, theirs.checks), mayBeSilent: !tellsAlike(site.smoke, theirs) };
  const left = site.smoke.checks.filter(({ id }) => !own.smoke.checks.some((one) => one.id === id));
  if (left.length > 0) {
    run.voice.tell(`Not asked of ${version}, which knows them not: ${left.map(idOf).join(", ")}`);
  }
  return own;
}

/**
 * The environment as what is judged is measured there: as its own manifest has it, where the run's
 * was read at another commit, as by a person who verifies an older deployment.
 */
export async function judgedSite(run: Run, record: DeploymentRecord | undefined): Promise<Site> {
  const { release, manifestSha } = run.subject;
  if (release.sha === manifestSha) return siteOf(run);
  return ownSite(run, { records: record === undefined ? [] : [record] }, release);
}

/** True where both tell which build answers by the same request, at the same places. */
function tellsAlike({ ready: ours }: Site["smoke"], { ready: theirs }: Site["smoke"]): boolean {
  const [one, other] = [ours, theirs].map((ready) => {
    return JSON.stringify([ready?.path, ready?.commit, ready?.version]);
  });
  return one === other;
}

const idOf = ({ id }: CheckOptions): string => id;

function narrowed(site: Site, theirs: readonly CheckOptions[]): Site {
  const here = theirs.filter((check) => runsIn(check, site.environment.name));
  return withChecks(withoutOwnCommands(site), checksOfBoth(site.smoke.checks, here));
}
