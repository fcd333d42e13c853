import type { Perform } from "../core/act.ts";
import type { Ask } from "../core/ask.ts";
import type { Declared } from "../core/declared.ts";
import type { Finding } from "../core/finding.ts";
import type { Place } from "../core/place.ts";
import type { Clock, Http } from "../core/ports.ts";
import type { Environment, Release, RunIdentity } from "../core/release.ts";
import type { Notes } from "../core/report.ts";
import type { Resolved } from "../expressions/resolve.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { PolicyDefaults } from "../policy/plan.ts";
import type { PlannedRequirement } from "../requirements/harness/evaluator.ts";

/** Everything that a stage may know and do; all of it belongs to one release and environment. */
export interface Run {
  readonly manifest: Manifest;
  /** What it declares, for rules: trusted blocks from the default branch, or why they are not known. */
  readonly declared: Declared;
  readonly release: Release;
  readonly environment: Environment;
  readonly identity: RunIdentity;
  /** `owner/name`; undefined without GitHub: then no record and no mark can be read or left. */
  readonly repository: string | undefined;
  readonly requirements: readonly PlannedRequirement[];
  readonly defaults: PolicyDefaults;
  /** Folder in which `deploy.command` runs. */
  readonly folder: string;
  readonly dryRun: boolean;
  /** Deployment to look at; default: ours of this environment, commit and run. */
  readonly deployment: number | undefined;
  /** Why a person wants the release reverted. */
  readonly reason: string | undefined;
  /** Fills in the expressions of a piece of the manifest; `target` is what is deployed. */
  readonly resolve: <T>(
    value: T,
    target?: { readonly version: string; readonly sha: string },
  ) => Resolved<T>;
  readonly place: (path: readonly (string | number)[]) => Place | undefined;
  readonly ask: Ask;
  /** Asks for what requirements are judged by at that time (epoch milliseconds); the report keeps it. */
  readonly evidence: (now: number) => Ask;
  readonly perform: Perform;
  readonly http: Http;
  readonly clock: Clock;
  readonly redact: (text: string) => string;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
  /** A line of the timeline. */
  readonly tell: (text: string, link?: string) => void;
  /** Facts for the report; later ones overlay earlier ones. */
  readonly note: (notes: Partial<Notes>) => void;
  readonly notes: () => Notes;
}

/** A step that can run on its own. Its findings are all that it says. */
export type Stage = (run: Run) => Promise<readonly Finding[]>;
