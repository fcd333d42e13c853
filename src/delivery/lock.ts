import { askOne } from "../core/ask.ts";
import type { Finding, Judgement } from "../core/finding.ts";
import type { Missing } from "../core/lack.ts";
import { nonceOf } from "../core/nonce.ts";
import { STUCK_RELEASE } from "../core/pages.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf, runIdIn } from "../core/record-links.ts";
import { hasTouched, isOpen, RECORD_STATES, stateOf } from "../core/record-state.ts";
import { counting } from "../core/record-trust.ts";
import type { StageResult } from "../core/result.ts";
import { settleCommand } from "../core/settle-command.ts";
import { owner } from "../questions/owner.ts";
import { type Ended, goesOn, hasEnded } from "../rollout/ended.ts";
import type { Delivery } from "./delivery.ts";
import { readHistory, unreadable } from "./history.ts";
import { type Ending, nameOf, settle } from "./settle.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/** What stood in the way of a deployment. */
export type Way =
  | { readonly state: "clear" }
  /** Something has ended meanwhile, or was ended: what was read before is old now. */
  | { readonly state: "changed"; readonly findings: readonly Finding[]; readonly past: History }
  | { readonly state: "blocked"; readonly findings: readonly Finding[] }
  /** What is to be deployed was found live, left by a run that has ended, and is verified now. */
  | {
      readonly state: "own";
      readonly findings: readonly Finding[];
      readonly deployment: number;
      readonly result: StageResult;
    };

interface Locked extends Pick<Ending, "verify" | "goesOn"> {
  readonly past: History;
  /** Which open records are looked into; default: all. */
  readonly which?: (record: DeploymentRecord) => boolean;
  /** Record that is waited for like the others, and not settled: whoever waits ends it. */
  readonly subject?: number | undefined;
  /** Longest wait for others, in milliseconds. */
  readonly timeoutMs: number;
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
  { past, which = () => true, subject, timeoutMs, ...ending }: Locked,
): Promise<Way> {
  const { clock, signal, environment, release } = delivery;
  const since = clock.monotonic();
  const done: Finding[] = [];
  let now = past;
  let subjectEnded = false;
  for (;;) {
    const open = counting(now.records).filter(
      (one) => isOpen(one) && which(one) && !(subjectEnded && one.id === subject),
    );
    if (open.length === 0) {
      return now === past ? { state: "clear" } : { state: "changed", findings: done, past: now };
    }
    const looked = await lookInto(delivery, site, { open, now, subject, ending });
    done.push(...looked.settled);
    if (looked.own !== undefined) return { state: "own", findings: done, ...looked.own };
    subjectEnded ||= looked.subjectEnded;
    if (looked.stuck.length > 0) return { state: "blocked", findings: looked.stuck };
    const left = since + timeoutMs - clock.monotonic();
    if (looked.waiting.length > 0 && (left <= 0 || signal.aborted)) {
      return { state: "blocked", findings: looked.waiting };
    }
    if (looked.waiting.length > 0) {
      site.progress(`waiting: ${looked.waiting[0]?.found ?? "another deployment is open"}`);
      await clock.sleep(Math.min(PAUSE_MS, left), signal);
    } else if (looked.settled.length === 0) continue; // nothing was written since it was read
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
  readonly subjectEnded: boolean;
  readonly own?: { readonly deployment: number; readonly result: StageResult };
}

async function lookInto(
  delivery: Delivery,
  site: Site,
  {
    open,
    now,
    subject,
    ending,
  }: {
    open: readonly DeploymentRecord[];
    now: History;
    ending: Pick<Ending, "verify" | "goesOn">;
  } & Pick<Locked, "subject">,
): Promise<Looked> {
  const looked = { settled: [] as Finding[], waiting: [] as Finding[], stuck: [] as Finding[] };
  let subjectEnded = false;
  for (const record of open) {
    const seen = await endOf(delivery, record);
    if (seen.state === "missing") looked.stuck.push(unread(record, now, seen));
    else if (!seen.ended.ended) looked.waiting.push(inProgress(record, now, seen.ended));
    else if (record.id === subject) subjectEnded = true;
    else {
      const { written, said, verified } = await settle(delivery, site, record, {
        ...ending,
        hasEnded: async (anew) => {
          const end = await endOf(delivery, anew);
          return end.state === "seen" && end.ended.ended;
        },
      });
      if (written.length > 0) looked.stuck.push(...written);
      else looked.settled.push(said);
      if (verified !== undefined && written.length === 0) {
        return { ...looked, subjectEnded, own: { deployment: record.id, result: verified } };
      }
    }
  }
  return { ...looked, subjectEnded };
}

/** Whether a record has ended: its owner has, and nothing that it started still runs. */
export async function endOf(
  { ask, run, githubTime }: Delivery,
  record: DeploymentRecord,
): Promise<{ readonly state: "seen"; readonly ended: Ended } | Missing> {
  const answer = await askOwner(ask, record);
  if (answer.state === "missing") return answer;
  const { started, endedAt, ...owned } = answer.value;
  const asking = {
    run: run.id,
    attempt: run.attempt,
    job: run.job,
    now: githubTime(),
    ownerEndedAt: endedAt === undefined ? undefined : Date.parse(endedAt),
  };
  return { state: "seen", ended: hasEnded(record, { owner: owned, started }, asking) };
}

/** The workflow run that a record links and that goes on, whoever made the record. */
export async function startedByIt(
  { ask }: Pick<Delivery, "ask">,
  record: DeploymentRecord,
): Promise<NotEnded | undefined> {
  if (startedLink(record) === undefined) return undefined;
  const answer = await askOwner(ask, record);
  const started = answer.state === "missing" ? undefined : answer.value.started;
  return started?.state === "running" ? goesOn(started) : undefined;
}

function askOwner(ask: Delivery["ask"], record: DeploymentRecord) {
  const { run, attempt, job, manifest: path } = record.payload;
  const asked = {
    ...{ deployment: record.id, run, attempt, job },
    dispatched: startedLink(record),
    manifest: hasTouched(record) ? { path, sha: record.sha } : undefined,
    nonce: nonceOf(record),
    since: record.createdAt,
  };
  return askOne(ask, owner(asked));
}

/** The run that was dispatched: it is linked while the deployment is in progress, by nobody else. */
function startedLink({ statuses, payload }: DeploymentRecord): string | undefined {
  const link = statuses.findLast(
    ({ state, logUrl }) => state === "in_progress" && logUrl !== undefined,
  )?.logUrl;
  return link === undefined || runIdIn(link) === payload.run ? undefined : link;
}

/** A record that has not ended. */
export type NotEnded = Extract<Ended, { ended: false }>;

const TITLE = "No other deployment is in progress";

function lock(record: DeploymentRecord, history: History, judgement: Omit<Judgement, "expected">) {
  const expected = `No open deployment in ${history.environment}`;
  const link = judgement.link ?? linkOf(record);
  return step("lock", TITLE, {
    ...judgement,
    expected,
    link,
    details: [`What this means: ${STUCK_RELEASE}`],
  });
}

/** Why a record is not ended yet, and what a person can do about it. */
export function inProgress(
  record: DeploymentRecord,
  history: History,
  { because, cancel, byPerson, link }: NotEnded,
): Finding {
  const means = RECORD_STATES[stateOf(record)].means;
  const command = settleCommand(record.id, history.environment, { because: byPerson });
  const cancelled =
    cancel === undefined
      ? ""
      : `, or cancel it with \`gh run cancel ${cancel}\` and end its record with \`${command}\``;
  const ended = byPerson
    ? `, or, when you have seen that nothing of it still runs, end it with \`${command}\``
    : cancelled;
  return lock(record, history, {
    outcome: "pending",
    found: `${nameOf(record)} is ${means}: ${because}`,
    remedy: `Wait until it has ended${ended}; then run the stage again`,
    link,
  });
}

/** Who made a record could not be read. */
export function unread(record: DeploymentRecord, history: History, lack: Missing): Finding {
  const { reason, remedy } = lack;
  return lock(record, history, {
    outcome: "unknown",
    found: `${nameOf(record)} is open, and who made it could not be read: ${reason}`,
    remedy,
  });
}
