import type { DeploymentRecord } from "../core/record.ts";

/** Moments that signals compare with, in epoch milliseconds. */
export interface Moments {
  /** When the deployment began that replaced another build; undefined: not known. */
  readonly began?: number | undefined;
  /** When the deployment began, whatever it replaced; undefined: the window's start stands for it. */
  readonly since?: number | undefined;
}

/**
 * When a deployment began, epoch milliseconds, where what ran before is another build: what was
 * measured until then is a baseline. Undefined where it is the same commit, or not known: a build
 * measured against itself always does well.
 */
export function beganAt(record: DeploymentRecord | undefined): number | undefined {
  const previous = record?.payload.previous;
  if (record === undefined || previous === null || previous === undefined) return undefined;
  return previous.sha === record.sha ? undefined : Date.parse(record.createdAt);
}
