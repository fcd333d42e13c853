import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { plural } from "../core/wording.ts";
import { evaluate, observerOf } from "../requirements/harness/evaluate.ts";
import type { PlannedRequirement } from "../requirements/harness/evaluator.ts";
import type { Run } from "./run.ts";

/**
 * The lines of the policy that people vouch for once a deployment is live, judged by what they have
 * said since it began. Of a rollback, and of what is live without a record, nobody is asked.
 */
export async function vouched(
  { subject, world, voice }: Run,
  record: DeploymentRecord | undefined,
): Promise<readonly Finding[]> {
  if (record === undefined || record.payload.kind !== "deploy") return [];
  const { rowsFor, release, environment, identity, declared } = subject;
  const rows = [...rowsFor("deploy"), ...rowsFor("verify")].filter(isAsked);
  if (rows.length === 0) return [];
  voice.progress(`asking what people say of ${plural(rows.length, "requirement")}`);
  const { now, ask } = world.later();
  const about = { release, environment, run: identity, declared, now };
  return await evaluate(
    rows.map((row) => since(row, record.createdAt)),
    about,
    ask,
  );
}

const isAsked = ({ uses }: PlannedRequirement): boolean => observerOf(uses) === undefined;

/** What was said before says nothing of what is live now. */
function since(row: PlannedRequirement, at: string): PlannedRequirement {
  if (row.notApplicable !== undefined) return row;
  return { ...row, options: Object.assign({}, row.options, { since: at }) };
}
