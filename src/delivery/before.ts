import { compareBuild } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import { bareId } from "../core/finding-id.ts";
import type { Known, Missing } from "../core/lack.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { wasLive } from "../core/record-state.ts";
import { counting, newestLive } from "../core/record-trust.ts";
import type { Released } from "../core/release.ts";
import type { Live } from "../core/result.ts";
import { versionInTag } from "../core/tag.ts";
import type { BeforePlan } from "../health/before.ts";
import { smokeIn } from "../manifest/smoke-in.ts";
import type { Before, LookBefore, Repository } from "../questions/before.ts";
import { criticalOf, runsIn } from "../smoke/flow.ts";
import type { CheckOptions } from "../smoke/options.ts";
import { checksOfBoth } from "../smoke/own-checks.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import { CONFIRM_AFTER_MS } from "../smoke/run.ts";
import { saysNothing } from "../smoke/withheld.ts";
import { runSmoke } from "./checks.ts";
import { askLive } from "./live.ts";
import { type Repeated, repeatChecks } from "./measuring.ts";
import { namesBuild } from "./names-build.ts";
import { type Site, withChecks } from "./site.ts";

/** What is about to be released, and where its manifest stands in the repository. */
interface About {
  readonly release: Released;
  /** What ran last by our records; undefined: nothing did. */
  readonly previous: Released | undefined;
  readonly manifestPath: string;
  /** How a version is tagged, as the manifest writes it; undefined: `v`, or nothing, before it. */
  readonly tag: string | undefined;
  /** How what is live is measured for limits against it; undefined: nothing is. */
  readonly plan: BeforePlan | undefined;
}

/** Looks at what is live before a deployment: which build answers, and how its own checks are. */
export function lookBefore(site: Site, about: About): LookBefore {
  // One process measures once: what is asked again is asked of the same build, or measured anew.
  const kept = new Map<string, Promise<readonly Repeated[]>>();
  return async (repository) => {
    askAhead(repository, about);
    const [past, live] = await Promise.all([repository.history(), answering(site, about.release)]);
    if (past.state === "missing") return past;
    const record = recordOf(past.value, live);
    const first = newestLive(past.value.records) === undefined;
    const tag = first ? await tagOf(repository, live, about.tag) : undefined;
    if (tag?.state === "missing") return tag;
    const build = record === undefined ? tag?.value : buildOf(record);
    const path = record?.payload.manifest ?? about.manifestPath;
    const isGone = build !== undefined && past.value.gone.includes(build.sha);
    const own = await checksOf(repository, isGone ? undefined : build, path);
    if (own.state === "missing") return own;
    // On the very first release all of them show whether what is there is worth returning to.
    const ours = criticalOf(site.smoke.checks);
    const theirs = own.value?.filter((check) => runsIn(check, site.environment.name));
    // Where nobody knows which build answers, nothing that names it can be asked of it.
    const nameless = build === undefined ? ours.filter((check) => !namesBuild(check)) : ours;
    const all = theirs ?? (first ? nameless : []);
    const judged = record === undefined && !first ? [] : checksOfBoth(ours, all);
    const checks = await measured(site, judged, build ?? about.release);
    const isGood = checks.length > 0 && checks.every(({ bad, unsent }) => bad === 0 && !unsent);
    const compared = isGood ? judged.filter(({ id }) => about.plan?.checks.includes(id)) : [];
    const repeated = await keptIn(kept, keyOf(build, compared), () =>
      about.plan === undefined
        ? []
        : repeatChecks(site, compared, build ?? about.release, about.plan),
    );
    const value: Before = {
      environment: site.environment.name,
      at: new Date(site.clock.now()).toISOString(),
      version: live?.version,
      commit: live?.commit,
      record: record?.id,
      checks,
      ...(repeated.length === 0 ? {} : { repeated }),
      fresh: ours
        .filter(({ severity, run }) => severity === "critical" && run === undefined)
        .flatMap(({ id }) => (judged.some((one) => one.id === id) ? [] : [id])),
      adoptable: isGood ? tag?.value : undefined,
    };
    return { state: "known", value };
  };
}

const keyOf = (build: Released | undefined, checks: readonly CheckOptions[]): string =>
  JSON.stringify([build?.sha, ...checks.map(({ id }) => id)]);

function keptIn<T>(kept: Map<string, Promise<T>>, key: string, make: () => T | Promise<T>) {
  const made = kept.get(key) ?? Promise.resolve(make());
  kept.set(key, made);
  return made;
}

/** What ran last is most likely what is live: its manifest is asked for beside the records. */
function askAhead({ fileAt }: Repository, { previous, manifestPath }: About): void {
  // Who needs it asks again, and sees what went wrong.
  if (previous !== undefined) fileAt(manifestPath, previous.sha).catch(() => undefined);
}

const buildOf = ({ sha, payload }: DeploymentRecord): Released => ({
  version: payload.version,
  sha,
});

/** What answers; one lost answer decides nothing. */
async function answering(site: Site, release: Released): Promise<Live | undefined> {
  if (!tellsBuilds(site.smoke.ready)) return undefined;
  const first = await askLive(site, release);
  if (tells(first)) return first;
  await site.clock.sleep(CONFIRM_AFTER_MS, site.signal);
  return askLive(site, release);
}

const tells = (live: Live | undefined): live is Live =>
  live?.version !== undefined || live?.commit !== undefined;

/** Our newest deployment of the build that answers; where nothing tells it, the newest that came live. */
function recordOf({ records }: History, live: Live | undefined): DeploymentRecord | undefined {
  if (!tells(live)) return newestLive(records);
  return counting(records)
    .filter(wasLive)
    .find((record) => compareBuild(live, { build: buildOf(record), before: undefined }).same);
}

/** What answers where we have deployed nothing, by its tag. */
async function tagOf(
  repository: Repository,
  live: Live | undefined,
  tag: string | undefined,
): Promise<Known<Before["adoptable"]> | Missing> {
  if (!tells(live)) return { state: "known", value: undefined };
  const found = await repository.tagOf(live, tag);
  if (found.state === "missing") return found;
  if (found.value === undefined) return { state: "known", value: undefined };
  const version = live.version ?? versionInTag(tag, found.value.tag) ?? found.value.tag;
  return { state: "known", value: { version, ...found.value } };
}

/** The checks of a build's own manifest; undefined where it has none that can be read. */
async function checksOf(
  { fileAt }: Repository,
  build: Released | undefined,
  path: string,
): Promise<Known<readonly CheckOptions[] | undefined> | Missing> {
  if (build === undefined) return { state: "known", value: undefined };
  const file = await fileAt(path, build.sha);
  if (file.state === "missing") return file;
  const value = file.value === undefined ? undefined : smokeIn(path, file.value)?.checks;
  return { state: "known", value };
}

async function measured(
  site: Site,
  checks: readonly CheckOptions[],
  build: Released,
): Promise<Before["checks"]> {
  const findings = await runSmoke(withChecks(site, checks), { ...build, kind: "deploy" });
  const isGood = (id: string) =>
    findings[checks.findIndex((one) => one.id === id)]?.outcome === "pass";
  // What cleans up measures nothing, and what was skipped is no trouble of its own.
  return findings
    .filter(({ outcome }, i) => {
      if (outcome === "not-applicable") return false;
      const { severity, needs = [] } = checks[i] ?? {};
      return severity === "critical" && needs.every(isGood);
    })
    .map(countsOf);
}

function countsOf({ id, basis, found }: Finding): Before["checks"][number] {
  const tries = basis.kind === "check" ? basis.tries : [];
  const sent = tries.filter((tried) => !saysNothing(tried));
  const bad = sent.filter(({ mismatches, state }) => state === "broken" || mismatches.length > 0);
  const last = tries.at(-1);
  const unsent = last === undefined || saysNothing(last);
  return { id: bareId(id), asked: sent.length, bad: bad.length, says: found, unsent };
}
