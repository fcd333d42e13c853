import type { Released } from "./release.ts";
import type { RecordKind } from "./states.ts";

/** What the thing that deploys is told, as environment variables or workflow inputs. */
export interface DeployOrder {
  readonly environment: string;
  readonly version: string;
  readonly sha: string;
  readonly kind: RecordKind;
}

/** The order that returns an environment to a release. */
export function orderBack(environment: string, { version, sha }: Released): DeployOrder {
  return { environment, version, sha, kind: "rollback" };
}

/** Key of carrying out an order for one record. */
export function orderKey({ kind, environment, sha }: DeployOrder, deployment: number): string {
  return `${kind} ${environment} ${sha} ${deployment}`;
}
