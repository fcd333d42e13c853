import type { Released } from "../core/release.ts";
import type { Live } from "../core/result.ts";
import { fold } from "../core/verdict.ts";
import { type Builds, whichBuild, whichOfAll } from "../rollout/answering.ts";
import {
  type Answering,
  type Asking,
  type LookedAt,
  lookFirst,
  roundsWanted,
} from "../rollout/look-first.ts";
import { describeBuild } from "../smoke/build-source.ts";
import { criticalOf } from "../smoke/flow.ts";
import { tellsBuilds } from "../smoke/ready-options.ts";
import { CONFIRM_AFTER_MS } from "../smoke/run.ts";
import { runSmoke } from "./checks.ts";
import { askLive } from "./live.ts";
import { type Site, withChecks } from "./site.ts";

/** What to do after a look, and what answered. */
export interface Looked extends LookedAt {
  readonly live: Live | undefined;
}

/** Answers of one look: enough to meet an instance of another build, too few to delay a revert. */
const MOST_ANSWERS = 3;

/** Looks at what is live right before a revert, and decides by it whether to go on. */
export async function lookAround(site: Site, builds: Builds, asking: Asking): Promise<Looked> {
  const answers = await answersOf(site, builds);
  const build = whichOfAll(answers.map(({ from }) => from));
  const live = answers.find(({ from }) => from === build)?.live;
  const rounds = roundsWanted(build, asking);
  const version = live?.version ?? builds.subject.version;
  const found = build === "target" || build === "previous" ? builds[build] : undefined;
  const judged = { version, sha: found?.sha ?? builds.subject.sha };
  const good = rounds === 0 ? undefined : await areGood(site, judged, rounds);
  const looked = lookFirst({ seen: { build, good, says: live && describeBuild(live) }, ...asking });
  return { ...looked, live: live ?? (answers.length === 0 ? undefined : UNTOLD) };
}

const UNTOLD: Live = { version: undefined };

interface FromBuild {
  readonly from: Answering;
  readonly live: Live;
}

/** Asks side by side, each over a new connection; nothing where nothing tells builds apart. */
async function answersOf(site: Site, builds: Builds): Promise<readonly FromBuild[]> {
  const { ready } = site.smoke;
  const count = tellsBuilds(ready) ? Math.min(MOST_ANSWERS, ready.inARow) : 0;
  const asked = Array.from({ length: count }, () => askLive(site, builds.subject));
  return (await Promise.all(asked)).flatMap((live) =>
    live === undefined ? [] : [{ from: whichBuild(live, builds), live }],
  );
}

/**
 * Runs the critical checks so often; undefined where there are none, which is never good, and where
 * what failed may have been a command, which is not run once more.
 */
async function areGood(site: Site, build: Released, rounds: number): Promise<boolean | undefined> {
  const checks = criticalOf(site.smoke.checks);
  if (!checks.some(({ severity }) => severity === "critical")) return undefined;
  if (rounds > 1 && site.lacksCommands) return undefined;
  const critical = withChecks(site, checks);
  for (let round = 1; round <= rounds; round += 1) {
    if (round > 1) await site.clock.sleep(CONFIRM_AFTER_MS, site.signal);
    if (fold(await runSmoke(critical, { ...build, kind: "rollback" })) !== "pass") return false;
  }
  return true;
}
