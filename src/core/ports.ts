import type { Hop, Phases } from "./check.ts";
import type { Lack } from "./lack.ts";

/** What GitHub said. A refusal is a value: the caller decides what it means. */
export type GitHubReply =
  | { readonly ok: true; readonly status: number; readonly data: unknown }
  | GitHubRefusal;

/** Why there is no usable answer. */
export interface GitHubRefusal extends Lack {
  readonly ok: false;
  /** 0: no answer came (network, deadline). */
  readonly status: number;
}

export type GitHubRoute = `${"GET" | "POST" | "PATCH" | "PUT" | "DELETE"} /${string}`;

/** A GraphQL query as it is sent. Each is a file of its own in `evidence/documents/`. */
export interface GraphQLQuery {
  /** Name of its one operation. */
  readonly name: string;
  readonly text: string;
  /** Lines of a workflow's `permissions:` that it needs; GitHub's refusal does not name them. */
  readonly permission: string;
}

/** GitHub's API for one repository; `{owner}` and `{repo}` in a route are filled in. */
export interface GitHub {
  readonly owner: string;
  readonly repo: string;
  /** Sends one request; reads are repeated on passing faults, writes only where nothing was done. */
  readonly request: (
    route: GitHubRoute,
    parameters: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ) => Promise<GitHubReply>;
  /**
   * All pages of a list as one list. `field` names the list inside an object answer (`check_runs`).
   * `ok: false` when any page failed: part of a list is no list.
   */
  readonly list: (
    route: GitHubRoute,
    parameters: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
    field?: string,
  ) => Promise<GitHubReply & ({ readonly ok: false } | { readonly data: readonly unknown[] })>;
  /**
   * The `data` of one GraphQL query, repeated like every read. `ok: false` where GitHub names any
   * error, since then part of the data is missing; `status` is what REST answers in that case.
   */
  readonly graphql: (
    query: GraphQLQuery,
    variables: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ) => Promise<GitHubReply>;
  /**
   * GitHub's time in epoch milliseconds, by the `Date` of its last answer and what has passed since;
   * undefined before the first answer that has one. Whole seconds, rounded down.
   */
  readonly time: () => number | undefined;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Deadline of the whole request, redirects and body included. */
  readonly timeoutMs: number;
  /**
   * Statuses that are followed where they redirect, and whether to other hosts, which get neither
   * headers of the caller nor a body. Default: every redirect, on the same host.
   */
  readonly redirects?:
    | { readonly hosts: "same" | "any"; readonly statuses: readonly number[] }
    | undefined;
  /** True: the answer says how long the host's certificates are valid. */
  readonly certificate?: boolean | undefined;
  /** True: the answer has the digest of its body. */
  readonly digest?: boolean | undefined;
  /** Certificates that are trusted besides the usual ones, as PEM. */
  readonly ca?: string | undefined;
  /** True: the host's certificate is not verified. */
  readonly insecure?: boolean | undefined;
}

/** The certificate of a host that expires first, of those that it sends. */
export interface Certificate {
  /** Epoch milliseconds. */
  readonly validTo: number;
  /** Whom it is for, as it says itself. */
  readonly of: string;
}

export type HttpReply =
  | {
      /** An answer whose end was seen within the deadline. */
      readonly state: "answered";
      readonly status: number;
      /** Lower-case names; repeated headers joined by `, `. */
      readonly headers: Readonly<Record<string, string>>;
      /** Decoded, at most the adapter's cap; `truncated` when there was more, which was read and dropped. */
      readonly body: string;
      readonly truncated: boolean;
      /** Size of the whole body once decoded; absent where it was too large to be decoded whole. */
      readonly bytes?: number | undefined;
      /** SHA-256 of the whole body once decoded, in hex, where it was asked for and all was decoded. */
      readonly sha256?: string | undefined;
      /** Where it was asked for, and the answer came over TLS. */
      readonly certificate?: Certificate | undefined;
      /** Redirects that were followed, in order; absent: none was. */
      readonly hops?: readonly Hop[] | undefined;
      readonly phases: Phases;
      readonly totalMs: number;
      readonly remote: string | undefined;
    }
  | {
      /** `broken`: it was sent (or the host refused); `unsent`: it never could be. */
      readonly state: "broken" | "unsent";
      /** `refused`, `reset`, `incomplete`, `dns`, `tls`, `timeout`, `redirect`, `address`, `aborted`, … */
      readonly reason: string;
      /** Plain text for people. */
      readonly detail: string;
      /** Redirects that were followed until then; absent: none was. */
      readonly hops?: readonly Hop[] | undefined;
      readonly phases: Phases;
      readonly totalMs: number;
      readonly remote: string | undefined;
    };

/** Sends one HTTP request over a new connection. Never throws but on a bug. */
export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>;

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Milliseconds of a clock that never jumps, for durations and schedules. */
  readonly monotonic: () => number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborts after `ms`; keeps nothing alive until then. */
  readonly timeout: (ms: number) => AbortSignal;
  /** Does work that lets nothing else run meanwhile; undefined: it was ended after `ms`. */
  readonly limit: <T>(ms: number, work: () => T) => { readonly value: T } | undefined;
}

export interface CommandRequest {
  readonly command: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Each line that the command prints, whole, as it comes; default: to its standard output. */
  readonly onLine: (line: string, from?: "stdout" | "stderr") => void;
}

export type CommandEnd =
  | { readonly state: "exited"; readonly code: number }
  | {
      readonly state: "killed";
      readonly by: "timeout" | "abort" | "signal";
      readonly detail: string;
    }
  | { readonly state: "unstarted"; readonly detail: string };

/** Runs a command of the manifest without a shell, in its own process group, and ends the tree. */
export type Commands = (request: CommandRequest, signal: AbortSignal) => Promise<CommandEnd>;

/** The working tree and the report folder. */
export interface Files {
  /** Undefined when there is no such file; `most`: bytes after which the rest is left out. */
  readonly read: (path: string, most?: number) => Promise<string | undefined>;
  /** Creates missing folders and replaces the file as a whole. */
  readonly write: (path: string, text: string) => Promise<void>;
  /** The repository around a path; undefined where there is none, or nobody can tell. */
  readonly repository: (path: string) => Promise<Surroundings | undefined>;
  /** The policies that ship with the product. */
  readonly policies: () => Promise<ShippedPolicies>;
}

/** Where a file lies in its repository; paths with `/`. */
export interface Surroundings {
  /** Folder of the repository, absolute. */
  readonly root: string;
  /** Folder of the file inside it; empty for its root. */
  readonly inside: string;
}

/** Policies as files by their path (`guide.yml`), or, in a bundle, as what was read from them. */
export type ShippedPolicies =
  | { readonly state: "written"; readonly files: Readonly<Record<string, string>> }
  | { readonly state: "read"; readonly policies: unknown };

/** What git says of the working tree; undefined outside a checkout or without git. */
export interface Checkout {
  readonly sha: string;
  /** True when nothing is changed or untracked. */
  readonly clean: boolean;
  /** Tags that point at `sha`. */
  readonly tags: readonly string[];
  /** Folder of the checkout, absolute. */
  readonly root: string;
}

export type Git = (folder: string, signal: AbortSignal) => Promise<Checkout | undefined>;

/** Where lines for people go. Text is neutralised by the adapter, never by the caller. */
export interface Log {
  readonly line: (text: string) => void;
  /** What is being waited for; replaced in place on a terminal. */
  readonly progress: (text: string) => void;
  /** Output of a foreign command or server. */
  readonly foreign: (text: string) => void;
  /** Has whatever shows the log keep a value out of it; absent where nothing can. */
  readonly mask?: ((value: string) => void) | undefined;
}

export interface Ports {
  /** Undefined without a token or repository. */
  readonly github: GitHub | undefined;
  /** Address of GitHub's API, where there is GitHub: asked without a token as a control of the network. */
  readonly apiUrl?: string | undefined;
  readonly http: Http;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly files: Files;
  readonly git: Git;
  readonly log: Log;
  /** Environment variables that the manifest may read as `env.X` and `secrets.X`. */
  readonly env: Readonly<Record<string, string>>;
}
