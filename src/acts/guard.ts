import { STUCK_RELEASE } from "../core/pages.ts";
import { guardFault, type RecordGuard } from "../core/record-guard.ts";
import { statusesOf } from "./deployments.ts";
import type { NotDone, Tools } from "./tools.ts";

/** An act on a record, and what must hold of that record. */
interface Guarded {
  readonly deployment: number;
  /** Undefined: it may be done whatever the record says. */
  readonly guard?: RecordGuard | undefined;
}

/**
 * Looks whether the record is still its owner's, right before an act and before each repetition.
 * What cannot be read lets nothing through. `tries`: how often the act was tried before.
 */
export async function whyNot(
  { deployment, guard }: Guarded,
  tools: Tools,
  tries: number,
): Promise<NotDone | undefined> {
  if (guard === undefined || (guard.seen && tries === 0)) return undefined;
  const { of = deployment } = guard;
  const read = await statusesOf(of, tools);
  if (!read.ok) {
    return {
      state: "refused",
      detail: `nobody could read whether deployment ${of} still belongs to this run`,
      remedy: "Run the stage again when GitHub answers as usual",
      ...(read.silent === undefined ? {} : { silent: read.silent }),
    };
  }
  const fault = guardFault(guard, read, timeOf(tools));
  return fault === undefined ? undefined : notOurs(of, fault);
}

/** The same tools, whose writes are called off when the lease is over, however long GitHub keeps them waiting. */
export function leased(tools: Tools, { guard }: Guarded): Tools {
  if (guard?.until === undefined) return tools;
  const over = tools.clock.timeout(Math.max(0, guard.until - timeOf(tools)));
  return {
    ...tools,
    signal: AbortSignal.any([tools.signal, over]),
    closing: AbortSignal.any([tools.closing, over]),
  };
}

/** Epoch milliseconds: GitHub's time where it has told it, else this machine's. */
function timeOf({ github, clock }: Tools): number {
  return github.time() ?? clock.now();
}

function notOurs(deployment: number, fault: string): NotDone {
  return {
    state: "refused",
    detail: `deployment ${deployment} does not belong to this run any more: ${fault}`,
    remedy: `Look at what is live; ${STUCK_RELEASE} says what this means`,
  };
}
