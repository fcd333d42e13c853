import type { Ask } from "../core/ask.ts";
import type { Clock } from "../core/ports.ts";
import { formatDuration } from "../core/units.ts";
import type { Act, ActKind, Perform, Receipt } from "../receipts/index.ts";
import type { World } from "./run.ts";

/** How long GitHub is waited for where it gives no answer: a limit is used up, or it fails. */
export interface Waiting {
  /** Longest wait, in milliseconds, over everything that is asked. */
  readonly mostMs: number;
  /** Told once, as soon as GitHub gives no answer, and why; a wait goes on after it. */
  readonly atFirst: (reason: string) => Promise<void>;
}

/** What first tells whether GitHub answers takes no longer, in milliseconds: then people are told. */
const FIRST_MS = 20_000;

/** A question after all the waiting may take so long, in milliseconds: GitHub may be back. */
const LAST_MS = 10_000;

const FIRST_PAUSE_MS = 2000;
const PAUSE_GROWTH = 1.5;
const LONGEST_PAUSE_MS = 30_000;

/** What asks and writes, and waits meanwhile. */
type Asking = Pick<World, "ask" | "perform" | "clock" | "signal">;

/** The same, asking and writing again while GitHub gives no answer, as long as that. */
export function patient<T extends Asking>(
  asking: T,
  progress: (text: string) => void,
  waiting: Waiting,
): T {
  const { ask, perform, clock, signal } = asking;
  const patience = new Patience({ clock, signal, progress }, waiting);
  return {
    ...asking,
    ask: patientAsk(ask, patience),
    perform: patientPerform(perform, patience),
  };
}

/** The same, each question and each write called off after `ms` milliseconds. */
export function hasty<T extends Asking>(asking: T, ms: number): T {
  const { ask, perform, clock } = asking;
  const hastyPerform: Perform = (act) => perform(act, clock.timeout(ms));
  return {
    ...asking,
    ask: (questions) => ask(questions, clock.timeout(ms)),
    perform: hastyPerform,
  };
}

function patientAsk(ask: Ask, patience: Patience): Ask {
  return (questions, until) =>
    patience.through(
      async (end) => ask(questions, until === undefined ? end : AbortSignal.any([end, until])),
      (answers) =>
        [...answers.values()].flatMap((answer) =>
          answer.state === "missing" && answer.silent === true ? [answer] : [],
        )[0],
    );
}

/**
 * Writes that may be repeated are. What speaks of a moment is not, nor what nobody rests on; a command
 * or a dispatch never is.
 */
function patientPerform(perform: Perform, patience: Patience): Perform {
  return <K extends ActKind>(act: Act<K>, until?: AbortSignal): Promise<Receipt<K>> => {
    const isPatient =
      act.kind === "claim" ||
      (act.kind === "status" && !("before" in act && act.before !== undefined));
    if (!isPatient) return perform(act, until);
    return patience.through(
      (end) => perform(act, until === undefined ? end : AbortSignal.any([end, until])),
      (receipt) =>
        "silent" in receipt && receipt.silent === true ? { reason: receipt.detail } : undefined,
    );
  };
}

interface Tools {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
}

/** Time that is left for GitHub's silence. What it answers meanwhile takes none of it. */
class Patience {
  readonly #tools: Tools;
  readonly #waiting: Waiting;
  #waitedMs = 0;
  #pauseMs = FIRST_PAUSE_MS;
  #isTold = false;

  constructor(tools: Tools, waiting: Waiting) {
    this.#tools = tools;
    this.#waiting = waiting;
  }

  get #leftMs(): number {
    return this.#waiting.mostMs - this.#waitedMs;
  }

  /** Tries until there is no silence in what comes back, or the time is over. */
  async through<T>(
    attempt: (end: AbortSignal) => Promise<T>,
    silence: (came: T) => { readonly reason: string } | undefined,
  ): Promise<T> {
    const { clock, signal } = this.#tools;
    for (;;) {
      const since = clock.monotonic();
      const most = this.#isTold ? this.#leftMs : Math.min(this.#leftMs, FIRST_MS);
      const came = await attempt(clock.timeout(Math.max(LAST_MS, most)));
      const why = silence(came);
      if (why === undefined || signal.aborted) return came;
      if (!this.#isTold) await this.#waiting.atFirst(why.reason);
      this.#isTold = true;
      this.#waitedMs += clock.monotonic() - since;
      if (this.#leftMs <= 0) return came;
      await this.#pause(why.reason);
      if (signal.aborted) return came;
    }
  }

  async #pause(reason: string): Promise<void> {
    const { clock, signal, progress } = this.#tools;
    const since = clock.monotonic();
    progress(`waiting up to ${formatDuration(this.#leftMs)} for GitHub: ${reason}`);
    await clock.sleep(Math.min(this.#pauseMs, this.#leftMs), signal);
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs * PAUSE_GROWTH);
    this.#waitedMs += clock.monotonic() - since;
  }
}
