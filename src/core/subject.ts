import type { Declared } from "./declared.ts";
import type { Environment, Release, RunIdentity } from "./release.ts";

/** What a rule may know besides its answers and options. */
export interface Subject {
  readonly release: Release;
  readonly environment: Environment;
  readonly run: RunIdentity;
  readonly declared: Declared;
  /** The one time of this evaluation, epoch milliseconds. */
  readonly now: number;
}
