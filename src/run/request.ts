import type { Problem } from "../core/problem.ts";
import type { RunIdentity } from "../core/release.ts";
import type { StageName } from "../core/stages.ts";
import type { EventCommit } from "./event.ts";

/** What the action and the command line pass in: the words of the user and of the runner, as data. */
export interface Request {
  readonly stage: StageName;
  /** Path of the manifest, absolute or from `cwd`. */
  readonly manifest: string;
  /** Folder of the process. */
  readonly cwd: string;
  readonly environment: string | undefined;
  /** The component that the manifest has to name; undefined: whichever it names. */
  readonly component: string | undefined;
  readonly version: string | undefined;
  readonly sha: string | undefined;
  /** What the runner's event says; used where `sha` is not given. */
  readonly event: EventCommit;
  readonly deployment: number | undefined;
  readonly reason: string | undefined;
  /** Tags of the checks that are run; undefined: all are. */
  readonly tags?: readonly string[] | undefined;
  /** Address that is checked in place of the environment's; undefined: the environment's is. */
  readonly url?: string | undefined;
  /** Version that a person wants to return to. */
  readonly to?: string | undefined;
  /** Number of the incident's issue that the release mends. */
  readonly incident?: number | undefined;
  readonly dryRun: boolean;
  readonly reportDir: string;
  readonly identity: RunIdentity;
  /** Host of a GitHub that is another than github.com. */
  readonly host?: string | undefined;
  /** Login of whoever has started the run, as the runner tells it. */
  readonly actor?: string | undefined;
  /** Values of the input `secrets`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Other values that must not leave, such as the token. */
  readonly hidden: readonly string[];
  /** Why nothing may run: unusable words of the user, or an event that nobody vouches for. */
  readonly refusal: Problem | undefined;
  /** Version of the product. */
  readonly toolVersion: string;
}
