import type { Answers } from "../core/answer.ts";
import type { Ask } from "../core/ask.ts";
import type { Declared } from "../core/declared.ts";
import type { Happened } from "../core/notice.ts";
import type { Phase } from "../core/phases.ts";
import type { Place } from "../core/place.ts";
import type { Clock, Commands, Files, Http } from "../core/ports.ts";
import type { History } from "../core/record.ts";
import type { Redact } from "../core/redaction.ts";
import type { Environment, Release, RunIdentity } from "../core/release.ts";
import type { Resolved } from "../expressions/resolve.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { PolicyDefaults } from "../policy/plan.ts";
import type { Perform } from "../receipts/index.ts";
import type { PlannedRequirement } from "../requirements/harness/evaluator.ts";
import type { ReadText } from "../smoke/files.ts";
import type { IdToken } from "../smoke/id-token.ts";
import type { Saved } from "../smoke/save.ts";

/** Everything that a stage gets. Functions below it take the part that they need. */
export interface Run {
  readonly subject: RunSubject;
  readonly world: World;
  readonly voice: Voice;
  /** What was deployed where, as this process has read it after its own claim. */
  readonly claimed?: History | undefined;
  /**
   * The same run where something else has run before it, by these records, than it began with: what
   * is released then has another previous version, and may be of another type.
   */
  readonly afresh: (past: History) => Promise<Run>;
}

/** What a run is about: one release and one environment. */
export interface RunSubject {
  readonly manifest: Manifest;
  /** What it declares, for rules: trusted blocks from the default branch, or why they are not known. */
  readonly declared: Declared;
  readonly release: Release;
  readonly environment: Environment;
  readonly identity: RunIdentity;
  /** `owner/name`; undefined without GitHub: then no record can be read or made. */
  readonly repository: string | undefined;
  /** Host of a GitHub that is another than github.com. */
  readonly host: string | undefined;
  /** What is due before the deployment. */
  readonly requirements: readonly PlannedRequirement[];
  /** What is due in a later phase. */
  readonly rowsFor: (phase: Phase) => readonly PlannedRequirement[];
  readonly defaults: PolicyDefaults;
  /** Path of the manifest in the repository. */
  readonly manifestPath: string;
  /** Commit at which the manifest was read; empty where none is named. */
  readonly manifestSha: string;
  /** Folder of the reports. */
  readonly reportDir: string;
  /** Folder in which `deploy.command` runs. */
  readonly folder: string;
  readonly dryRun: boolean;
  /** Deployment to act on; default: the one that release-gate made for this environment, commit and run. */
  readonly deployment: number | undefined;
  /** Commit and version, where a person has named them. */
  readonly named: { readonly sha: string | undefined; readonly version: string | undefined };
  /** Login of whoever has started the run in Actions; undefined outside. */
  readonly actor: string | undefined;
  /** Tags of the checks that are run; undefined: all are. */
  readonly tags: readonly string[] | undefined;
  /** A person has named the address: it may be another place than the environment. */
  readonly elsewhere: boolean;
  /** Why a person wants the release reverted, or a record ended. */
  readonly reason: string | undefined;
  /** Version that a person wants to return to, without `v` in front; undefined: none is named. */
  readonly to: string | undefined;
  /** Fills in the expressions of a piece of the manifest; `target` is what is deployed. */
  readonly resolve: <T>(
    value: T,
    target?: { readonly version: string; readonly sha: string },
  ) => Resolved<T>;
  /**
   * The same for what is asked of a build: there, `release` has its version and commit; `saved` is
   * what checks have saved.
   */
  readonly resolveFor: <T>(
    value: T,
    build: { readonly version: string; readonly sha: string },
    saved?: Readonly<Record<string, string>>,
  ) => Resolved<T>;
  readonly place: (path: readonly (string | number)[]) => Place | undefined;
}

/** What a run asks and does; all of it ends early when `signal` aborts. */
export interface World {
  readonly ask: Ask;
  /**
   * Asks for what requirements are judged by at that time (epoch milliseconds), but for what is
   * `kept` from an earlier time; the report keeps all of it.
   */
  readonly evidence: (now: number, kept: Answers) => Ask;
  /**
   * Asks for what is judged beside that after a deployment, with the time at which it is judged; the
   * report keeps it, too.
   */
  readonly later: () => { readonly now: number; readonly ask: Ask };
  readonly perform: Perform;
  readonly http: Http;
  /** Address of the API of the GitHub that this run has; undefined: it has none. */
  readonly apiUrl?: string | undefined;
  readonly commands: Commands;
  /** Files on disk. */
  readonly files: Pick<Files, "read" | "write">;
  /** A text file of the released commit, by its path beside the manifest; each is read once. */
  readonly readText: ReadText;
  /** Gets tokens of GitHub that say which workflow asks. */
  readonly idToken: IdToken;
  /** Environment variables of the process. */
  readonly env: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /**
   * Epoch milliseconds by GitHub's last answer, by this machine's clock where there was none; from
   * there on by the clock that never jumps.
   */
  readonly githubTime: () => number;
  /** Takes every secret out of a text. */
  readonly redact: Redact;
  /** Keeps a value that a check has saved out of everything that leaves from now on. */
  readonly hide: (saved: Saved) => void;
  readonly signal: AbortSignal;
}

/** What a run says to people while it goes on. */
export interface Voice {
  readonly progress: (text: string) => void;
  /** A line that a command of the manifest has printed. */
  readonly foreign: (text: string) => void;
  /** A line of the timeline. */
  readonly tell: (text: string, link?: string) => void;
  /** Begins to tell the channels of the manifest, and keeps nothing waiting. */
  readonly happens: (happened: Happened) => void;
}
