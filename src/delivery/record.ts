import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { WrittenState } from "../core/states.ts";
import { status } from "../receipts/status.ts";
import type { Delivery } from "./delivery.ts";
import { undone } from "./step.ts";

/** How a record ends. */
interface End {
  readonly state: WrittenState;
  readonly description: string;
  /** Default: the run's own address. */
  readonly link: string | undefined;
}

/** Sets the state of our record; the findings say so only where it could not be set. */
export async function endRecord(
  { perform, environment, run }: Delivery,
  deployment: number,
  { state, description, link }: End,
): Promise<readonly Finding[]> {
  const logUrl = link ?? run.url;
  const environmentUrl = environment.url;
  const receipt = await perform(
    status.act({ deployment, state, description, environmentUrl, logUrl }),
  );
  if (isDone(receipt)) return [];
  return [
    undone(
      "record",
      "The deployment's end is recorded",
      `Status ${state} on deployment ${deployment}`,
      receipt,
    ),
  ];
}

/** Closes the record of something that was claimed and never started. */
export function giveUp(delivery: Delivery, deployment: number): Promise<readonly Finding[]> {
  const description = "given up: nothing was started";
  return endRecord(delivery, deployment, { state: "inactive", description, link: undefined });
}
