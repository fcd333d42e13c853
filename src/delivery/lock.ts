import { askOne } from "../core/ask.ts";
import { compareBuild } from "../core/build.ts";
import type { Finding, Judgement } from "../core/finding.ts";
import type { Missing } from "../core/lack.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { linkOf, runIdIn } from "../core/record-links.ts";
import { hasTouched, isOpen, RECORD_STATES, stateOf } from "../core/record-state.ts";
import { counting } from "../core/record-trust.ts";
import { owner } from "../questions/owner.ts";
import { type Ended, hasEnded } from "../rollout/ended.ts";
import { type LiveNow, type Settlement, settlementOf } from "../rollout/settle.ts";
import type { Delivery } from "./delivery.ts";
import { readHistory, unreadable } from "./history.ts";
import { askLive } from "./live.ts";
import { showVerdict } from "./picture.ts";
import { say, verdictWords } from "./record.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/** What stood in the way of a deployment. */
export type Way =
  | { readonly state: "clear" }
  /** Something has ended meanwhile, or was ended: what was read before is old now. */
  | { readonly state: "changed"; readonly findings: readonly Finding[]; readonly past: History }
  | { readonly state: "blocked"; readonly findings: readonly Finding[] };

interface Locked {
  readonly past: History;
  /** Which open records are looked into; default: all. */
  readonly which?: (record: DeploymentRecord) => boolean;
  /** Longest wait for others, in milliseconds. */
  readonly timeoutMs: number;
  /** True where deployments are dispatched to a workflow, which can go on by itself. */
  readonly dispatches: boolean;
}

/** Time between two looks at what is in progress. */
const PAUSE_MS = 15_000;

/**
 * Looks into every open record of the component and environment, whoever made it. What has ended is
 * settled; what has not is waited for, within the time of a deployment.
 */
export async function clearTheWay(
  delivery: Delivery,
  site: Site,
  { past, which = () => true, timeoutMs, dispatches }: Locked,
): Promise<Way> {
  const { clock, signal, environment, release } = delivery;
  const since = clock.monotonic();
  const done: Finding[] = [];
  let now = past;
  for (;;) {
    const open = counting(now.records).filter((record) => isOpen(record) && which(record));
    if (open.length === 0) {
      return now === past ? { state: "clear" } : { state: "changed", findings: done, past: now };
    }
    const looked = await lookInto(delivery, site, { open, now, dispatches });
    done.push(...looked.settled);
    if (looked.stuck.length > 0) return { state: "blocked", findings: looked.stuck };
    const left = since + timeoutMs - clock.monotonic();
    if (looked.waiting.length > 0 && (left <= 0 || signal.aborted)) {
      return { state: "blocked", findings: looked.waiting };
    }
    if (looked.waiting.length > 0) {
      site.progress(`waiting: ${looked.waiting[0]?.found ?? "another deployment is open"}`);
      await clock.sleep(Math.min(PAUSE_MS, left), signal);
    }
    const read = await readHistory(delivery.ask, environment.name, release);
    if (read.state === "missing") {
      return { state: "blocked", findings: [unreadable(environment.name, read)] };
    }
    now = read.value;
  }
}

interface Looked {
  /** What was ended, for the report. */
  readonly settled: readonly Finding[];
  readonly waiting: readonly Finding[];
  /** What no waiting mends. */
  readonly stuck: readonly Finding[];
}

async function lookInto(
  delivery: Delivery,
  site: Site,
  {
    open,
    now,
    dispatches,
  }: { open: readonly DeploymentRecord[]; now: History } & Pick<Locked, "dispatches">,
): Promise<Looked> {
  const looked = { settled: [] as Finding[], waiting: [] as Finding[], stuck: [] as Finding[] };
  for (const record of open) {
    const seen = await endOf(delivery, record, dispatches);
    if (seen.state === "missing") looked.stuck.push(unread(record, now, seen));
    else if (!seen.ended.ended) looked.waiting.push(inProgress(record, now, seen.ended));
    else {
      const { written, said } = await settle(delivery, site, { record, history: now });
      if (written.length > 0) looked.stuck.push(...written);
      else looked.settled.push(said);
    }
  }
  return looked;
}

async function endOf(
  { ask, run, clock }: Delivery,
  record: DeploymentRecord,
  dispatches: boolean,
): Promise<{ readonly state: "seen"; readonly ended: Ended } | Missing> {
  const { payload, id } = record;
  const link = linkOf(record);
  const isDispatched = link !== undefined && runIdIn(link) !== payload.run;
  const answer = await askOne(
    ask,
    owner({
      deployment: id,
      run: payload.run,
      attempt: payload.attempt,
      job: payload.job,
      dispatched: isDispatched ? link : undefined,
      mayHaveDispatched: dispatches && hasTouched(record),
    }),
  );
  if (answer.state === "missing") return answer;
  const { started, endedAt, ...owned } = answer.value;
  const asking = {
    run: run.id,
    attempt: run.attempt,
    now: clock.now(),
    ownerEndedAt: endedAt === undefined ? undefined : Date.parse(endedAt),
  };
  return { state: "seen", ended: hasEnded(record, { owner: owned, started }, asking) };
}

interface Settling {
  readonly record: DeploymentRecord;
  readonly history: History;
}

/** Ends a record whose owner has ended without saying how it went. */
async function settle(delivery: Delivery, site: Site, { record, history }: Settling) {
  const live = hasTouched(record) ? await liveNow(site, record) : NOTHING_SEEN;
  const settlement = settlementOf(record, history.records, live);
  const words = wordsOf(record, settlement, live);
  if (words === undefined) return { written: [], said: told(record, "it had ended meanwhile") };
  const written = await say(delivery, record.id, words);
  const { says, remark } = words;
  if (written.length === 0 && says.kind === "verdict") {
    const { sha, payload } = record;
    await showVerdict(delivery, { sha, version: payload.version }, says.verdict);
  }
  delivery.tell(`Deployment ${record.id} of ${record.payload.version} was settled: ${remark}`);
  return { written, said: told(record, remark) };
}

const NOTHING_SEEN: LiveNow = { build: "unknown", says: undefined };

async function liveNow(site: Site, { sha, payload }: DeploymentRecord): Promise<LiveNow> {
  const { version, previous } = payload;
  const live = await askLive(site, version);
  if (live?.version === undefined) return NOTHING_SEEN;
  const before = previous === null ? undefined : { version: previous.version };
  const compared = compareBuild({ version: live.version }, { build: { version, sha }, before });
  if (compared.same === false) return { build: "other", says: live.version };
  const isProven = compared.same === true && compared.proof !== "none";
  return { build: isProven ? "own" : "unknown", says: live.version };
}

function wordsOf(record: DeploymentRecord, settlement: Settlement, live: LiveNow) {
  if (settlement.way === "read-anew") return undefined;
  if (settlement.way === "write") {
    const { state, said, remark } = settlement;
    return { state, says: said, remark };
  }
  // It is live, and nobody watched it: that is no reason to trust it, and none to wait for it.
  const proof = live.build === "own" ? "version" : "none";
  const verdict: RecordVerdict = { outcome: "inconclusive", by: "live", proof };
  const remark = `${record.payload.version} is live, and nobody has verified it`;
  return { state: "success", says: verdictWords(verdict), remark } as const;
}

const TITLE = "No other deployment is in progress";

const PAGE = "https://github.com/octoacme/release-gate/blob/v1/docs/stuck-release.md";

const named = ({ id, payload }: DeploymentRecord): string =>
  `Deployment ${id} of ${payload.version}`;

function lock(record: DeploymentRecord, history: History, judgement: Omit<Judgement, "expected">) {
  const expected = `No open deployment in ${history.environment}`;
  const link = judgement.link ?? linkOf(record);
  return step("lock", TITLE, {
    ...judgement,
    expected,
    link,
    details: [`What this means: ${PAGE}`],
  });
}

function told(record: DeploymentRecord, how: string): Finding {
  const finding = step("lock", "An earlier deployment that was left open is settled", {
    outcome: "pass",
    expected: "An end on every earlier deployment record",
    found: `${named(record)}: ${how}`,
    link: linkOf(record),
  });
  return { ...finding, effect: "inform" };
}

function inProgress(
  record: DeploymentRecord,
  history: History,
  { because, cancel, link }: Extract<Ended, { ended: false }>,
): Finding {
  const means = RECORD_STATES[stateOf(record)].means;
  const path = `repos/{owner}/{repo}/deployments/${record.id}/statuses`;
  const end =
    cancel === undefined
      ? `; when nothing is in progress any more, end the record with \`gh api ${path} -f state=error\``
      : `, or cancel it with \`gh run cancel ${cancel}\``;
  return lock(record, history, {
    outcome: "pending",
    found: `${named(record)} is ${means}: ${because}`,
    remedy: `Wait until it has ended${end}; then run the stage again`,
    link,
  });
}

function unread(record: DeploymentRecord, history: History, lack: Missing): Finding {
  const { reason, remedy } = lack;
  return lock(record, history, {
    outcome: "unknown",
    found: `${named(record)} is open, and who made it could not be read: ${reason}`,
    remedy,
  });
}
