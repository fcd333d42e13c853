import type * as z from "zod";
import type { DoneState, NotDoneState } from "../core/act.ts";
import type { Lack } from "../core/lack.ts";
import type {
  Clock,
  Commands,
  GitHub,
  GitHubRefusal,
  GitHubReply,
  Http,
  Log,
} from "../core/ports.ts";
import type { Act, ActKind, ResultOf } from "../receipts/index.ts";

/** What the act kinds work with. */
export interface Tools {
  readonly github: GitHub;
  readonly commands: Commands;
  readonly http: Http;
  readonly clock: Clock;
  /** Ends commands and waiting. */
  readonly signal: AbortSignal;
  /** For what must still be written after an interruption: statuses and marks. */
  readonly closing: AbortSignal;
  /** The process environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Takes secrets out of text that leaves. */
  readonly redact: (text: string) => string;
}

/** An act that came out badly or was not tried; the states are those of a receipt. */
export interface NotDone extends Pick<Lack, "remedy" | "permission" | "silent"> {
  readonly state: NotDoneState;
  readonly detail: string;
  readonly link?: string | undefined;
}

/** How an act ended; the harness makes the receipt of it. */
export type Ending<K extends ActKind> =
  | {
      readonly state: DoneState;
      readonly detail: string;
      readonly link?: string | undefined;
      readonly result: ResultOf<K>;
    }
  | NotDone;

/** One kind of act: how it is done, and how it is found where nobody knows whether it was. */
export interface Handler<K extends ActKind> {
  /** Undefined: not done, as far as can be seen. */
  readonly find: (act: Act<K>, tools: Tools) => Promise<Ending<K> | undefined>;
  /** `tries`: how often it was tried before. */
  readonly perform: (act: Act<K>, tools: Tools, tries: number) => Promise<Ending<K>>;
  /** True where doing it twice does no harm. */
  readonly repeatable: boolean;
}

/** The same tools, called off after `ms` as well: even a wait for a rate limit ends then. */
export function within(tools: Tools, ms: number): Tools {
  return { ...tools, signal: AbortSignal.any([tools.signal, tools.clock.timeout(ms)]) };
}

/**
 * A write that GitHub did not confirm. No answer, a server's fault and a success that cannot be
 * read leave open whether it was done; a missing right and a rate limit mean that it was not.
 */
export function notDone(reply: GitHubRefusal, what: string): NotDone {
  return {
    state: stateOf(reply.status),
    detail: `${what}: ${reply.reason}`,
    remedy: reply.remedy,
    permission: reply.permission,
    ...(reply.silent === undefined ? {} : { silent: reply.silent }),
  };
}

/** A write that GitHub accepted as it says back what it wrote; any other answer confirms nothing. */
export function confirmed(reply: GitHubReply, written: z.ZodType): GitHubReply {
  if (!reply.ok || written.safeParse(reply.data).success) return reply;
  return {
    ok: false,
    status: reply.status,
    reason: "GitHub's answer does not say that it was written",
    remedy: "check on GitHub whether it was written, then run the stage again",
  };
}

function stateOf(status: number): NotDone["state"] {
  if (status < 400 || status >= 500) return "unclear";
  return [401, 403, 404, 429].includes(status) ? "refused" : "failed";
}
