import type { Clock, CommandEnd, Http } from "../../core/ports.ts";
import type { Redact } from "../../core/redaction.ts";

/** What a reader works with. */
export interface ReaderTools {
  readonly http: Http;
  /** Runs a program of the manifest without a shell, in its folder, without our credentials. */
  readonly run: (program: Program, signal: AbortSignal) => Promise<CommandEnd>;
  /** The newest open issues of the repository with a label, or why they are not known. */
  readonly issues: (
    label: string,
  ) => Promise<OpenIssues | { readonly missing: string; readonly remedy: string }>;
  readonly clock: Clock;
  readonly redact: Redact | ((text: string) => string);
}

/** Open issues, the newest first, each with when it was opened, ISO 8601. */
export interface OpenIssues {
  readonly issues: readonly {
    readonly number: number;
    readonly title: string;
    readonly at: string;
  }[];
}

/** A program of the manifest that is run once. */
export interface Program {
  readonly command: readonly string[];
  /** Variables that it gets besides those of the process. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Each line that it prints, without secrets. */
  readonly onLine: (line: string, from?: "stdout" | "stderr") => void;
}

/** When a look is taken, and the span that it covers; epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** When the deployment began; undefined: it is not known. */
  readonly began: number | undefined;
  /** Moment after which what begins is new: the deployment's, else the window's. */
  readonly since: number;
  /** Number of the look, from 0. */
  readonly number: number;
}

/** What a source counted in one span, as in a look. */
export interface Counts {
  readonly requests: number;
  readonly bad: number;
  readonly baselineRequests: number;
  readonly baselineBad: number;
  /** Of a gauge. */
  readonly value?: number | undefined;
  readonly reason?: string | undefined;
  /** Time of the sample by the source, epoch milliseconds. */
  readonly sampledAt?: number | undefined;
}

/** Why a source gave nothing that counts. */
export interface Gap {
  /** Plain text without secrets, the same for each look with this cause. */
  readonly missing: string;
  readonly remedy: string;
  /** True: another try may bring it. */
  readonly again: boolean;
  /** Milliseconds that the source asks to wait before that. */
  readonly afterMs?: number | undefined;
}

/** Reads one look from a source. Never throws but on a bug. */
export type Reader = (span: Span, signal: AbortSignal) => Promise<Counts | Gap>;

export const isGap = <T extends object>(read: T | Gap): read is Gap => "missing" in read;
