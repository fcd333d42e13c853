import type { Finding, Judgement } from "../core/finding.ts";
import type { Missing } from "../core/lack.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import { isOpen, RECORD_STATES, stateOf } from "../core/record-state.ts";
import type { StageResult } from "../core/result.ts";
import { type Delivery, deliveryOf } from "../delivery/delivery.ts";
import { ownRecord, readHistory, unreadable } from "../delivery/history.ts";
import { endOf, inProgress, unread } from "../delivery/lock.ts";
import type { Run } from "../delivery/run.ts";
import { settle } from "../delivery/settle.ts";
import { siteOf } from "../delivery/site.ts";
import { step } from "../delivery/step.ts";
import { settlingPerson } from "./person.ts";
import type { Stage } from "./stage.ts";
import { verifyLeft } from "./verify-left.ts";

/**
 * Ends one record that was left open, by the same rules by which the next release would. What still
 * runs is named, with the command that cancels it. A person's reason ends also what nothing on GitHub
 * shows the end of.
 */
export const settleByHand: Stage = async (run) => {
  const { environment, release, deployment = 0 } = run.subject;
  const past = await readHistory(run.world.ask, environment.name, release);
  if (past.state === "missing") return { findings: [unreadable(environment.name, past)] };
  const record = ownRecord(past.value, deployment);
  if (record === undefined) return { findings: [notThere(environment.name, deployment)] };
  return { deployment, findings: await settled(run, record, past.value) };
};

async function settled(
  run: Run,
  record: DeploymentRecord,
  past: History,
): Promise<StageResult["findings"]> {
  if (!isOpen(record)) return [over(record, RECORD_STATES[stateOf(record)].means)];
  const delivery = deliveryOf(run);
  const seen = await endOf(delivery, record);
  if (seen.state === "missing") return [unread(record, past, seen)];
  if (seen.ended.ended) return end(run, delivery, { record });
  const { reason } = run.subject;
  if (!seen.ended.byPerson || reason === undefined) return [inProgress(record, past, seen.ended)];
  const person = await settlingPerson(run);
  if (person.state === "missing") return [notEntitled(record, person)];
  return end(run, delivery, { record, by: `by @${person.login}: ${reason}` });
}

interface Ended {
  readonly record: DeploymentRecord;
  /** Who ends it, though nothing on GitHub shows its end, and why. */
  readonly by?: string;
}

async function end(
  run: Run,
  delivery: Delivery,
  { record, by }: Ended,
): Promise<readonly Finding[]> {
  const { written, said, isOver } = await settle(delivery, siteOf(run), record, {
    by,
    verify: verifyLeft(run),
    hasEnded: async (anew) => {
      const now = await endOf(delivery, anew);
      return now.state === "seen" && (now.ended.ended || (by !== undefined && now.ended.byPerson));
    },
  });
  if (written.length > 0) return written;
  if (isOver) return [over(record, said.found)];
  return [
    finding(record, {
      outcome: "pending",
      found: said.found,
      remedy: "Run the stage again to see what still runs",
    }),
  ];
}

function finding(record: DeploymentRecord, said: Omit<Judgement, "expected">): Finding {
  const expected = `An end of deployment ${record.id}`;
  return step("settle", "The deployment record has an end", {
    ...{ link: linkOf(record), ...said },
    expected,
  });
}

function over(record: DeploymentRecord, how: string): Finding {
  const found = how.startsWith("Deployment") ? how : `Deployment ${record.id} has an end: ${how}`;
  return finding(record, { outcome: "pass", found });
}

function notThere(environment: string, deployment: number): Finding {
  return step("settle", "The deployment record is known", {
    outcome: "unknown",
    expected: `A deployment that release-gate made to ${environment}`,
    found: `None has the id ${deployment}`,
    remedy: "Name the environment that it was made to, and the id that the message gave",
  });
}

function notEntitled(record: DeploymentRecord, { reason, remedy }: Missing): Finding {
  return finding(record, {
    outcome: "unknown",
    found: `Only a release-coordinator or on-call says that nothing of it still runs: ${reason}`,
    remedy,
  });
}
