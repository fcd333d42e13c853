import { missing } from "../core/lack.ts";
import { type Records, taskOf } from "../core/record.ts";
import { isOpen } from "../core/record-state.ts";
import { lastVerified } from "../core/record-trust.ts";
import { type OnlineTools, onlineCollector } from "./collector.ts";
import { bothOf, readOfCommit, readRecords } from "./deployments.ts";
import { otherManifest } from "./other-manifests.ts";
import type { OwnRecords } from "./own-deployments.ts";
import type { Reading } from "./reply.ts";

/** What was deployed where: three requests in two waits, unless the past is long. */
export const collectHistory = onlineCollector<"history">(
  async ({ environment, component }, tools) => {
    const place = { environment, task: taskOf(component) };
    const until = (found: OwnRecords) => suffice(found, tools.releaseSha);
    const records = await readRecords(tools, { ...place, until });
    if (records.state === "missing") return records;
    const whole = await withWholeCommits(tools, place, records.data);
    if (whole.state === "missing") return whole;
    const value = { environment, component, ...whole.data };
    const other = await otherManifest(value, tools);
    if (other !== undefined) return other;
    return { state: "known", value, strength: "verified" };
  },
);

/** They show what a revert would go to, and where the oldest of them is open nothing is cut off. */
function suffice(found: OwnRecords, releaseSha: string): boolean {
  const oldest = found.records.at(-1);
  return targetIn(found, releaseSha) !== undefined && oldest !== undefined && !isOpen(oldest);
}

function targetIn({ records, gone }: OwnRecords, releaseSha: string): string | undefined {
  return lastVerified(records, { except: [releaseSha, ...gone], lifts: [] })?.sha;
}

/** Targets that older records may turn out to have failed, one after the other. */
const MOST_COMMITS = 10;

/**
 * Trust in a commit rests on all of its records: where the list was cut, those of the release and
 * of what a revert would go to are read however old they are.
 */
async function withWholeCommits(
  tools: OnlineTools,
  place: { readonly environment: string; readonly task: string },
  records: Records,
): Promise<Reading<Records>> {
  let known = records;
  const whole = new Set<string>();
  while (!known.complete) {
    const wanted = [tools.releaseSha, targetIn(known, tools.releaseSha)].find(
      (sha) => sha !== undefined && sha !== "" && !whole.has(sha),
    );
    if (wanted === undefined) break;
    if (whole.size === MOST_COMMITS) return tooManyFailed(place.environment);
    const all = await readOfCommit(tools, { ...place, sha: wanted });
    if (all.state === "missing") return all;
    whole.add(wanted);
    known = { ...known, ...bothOf(known, all.data) };
  }
  return { state: "read", data: known };
}

function tooManyFailed(environment: string): Reading<never> {
  return {
    ...missing(
      `older records of ${environment} speak against each of ${MOST_COMMITS} commits that passed there since`,
      "release a commit that was never deployed there",
    ),
    status: 200,
  };
}
