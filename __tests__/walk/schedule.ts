/** A program that runs on the schedule: each of its calls to the outside waits for its turn. */
export interface Runner {
  readonly name: string;
  /** It is gone: whatever it waits for never comes. */
  dead: boolean;
  ended: boolean;
  /** Calls that it waits for at this moment. */
  waiting: number;
  /** Until then nothing of it goes on, epoch milliseconds. */
  stillUntil: number;
}

interface Entry {
  due: number;
  readonly order: number;
  readonly runner: Runner | undefined;
  /** Holds nothing up: a limit that is not reached. */
  readonly idle: boolean;
  /** What goes on then. */
  readonly label: string;
  readonly go: () => void;
}

/** Turns of the event loop in which a runner must come to its next call; modules that load take more. */
const QUICK_TURNS = 100;
const MOST_TURNS = 10_000;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** Simulated time: one thing happens after another, in an order that depends on nothing but the calls. */
export class Schedule {
  #agenda: Entry[] = [];
  #order = 0;
  now: number;
  /** Called before a runner goes on; `false`: it does not. */
  beforeTurn: (runner: Runner, label: string) => boolean = () => true;

  /** Begins at this time, epoch milliseconds. */
  constructor(start: string) {
    this.now = Date.parse(start);
  }

  /** Lets something happen after `ms`; returns what calls it off. */
  after(
    ms: number,
    go: () => void,
    { runner, idle = false, label = "" }: Partial<Pick<Entry, "runner" | "idle" | "label">> = {},
  ): () => void {
    this.#order += 1;
    const due = this.now + Math.max(0, ms);
    const entry: Entry = { due, order: this.#order, runner, idle, label, go };
    this.#agenda.push(entry);
    return () => {
      this.#agenda = this.#agenda.filter((one) => one !== entry);
    };
  }

  /** Holds a call of a runner for `ms`, or until the signal aborts; true: the time has passed. */
  hold(runner: Runner, ms: number, label: string, signal?: AbortSignal): Promise<boolean> {
    if (signal?.aborted === true) return Promise.resolve(false);
    runner.waiting += 1;
    return new Promise((resolve) => {
      const end = (passed: boolean) => {
        runner.waiting -= 1;
        signal?.removeEventListener("abort", stop);
        resolve(passed);
      };
      const callOff = this.after(ms, () => end(true), { runner, label });
      const stop = () => {
        callOff();
        end(false);
      };
      signal?.addEventListener("abort", stop, { once: true });
    });
  }

  /** Lets time pass in which nothing happens. */
  rest(ms: number): void {
    this.now += ms;
  }

  /** Goes on until nothing is left to happen. Throws where that takes more than `most` steps. */
  async run(runners: readonly Runner[], most: number): Promise<void> {
    await this.#settled(runners);
    for (let steps = 0; steps < most; steps += 1) {
      const next = this.#next();
      if (next === undefined) return;
      this.now = Math.max(this.now, next.due);
      next.go();
      await this.#settled(runners);
    }
    throw new Error(`the history does not end within ${most} steps`);
  }

  #next(): Entry | undefined {
    for (;;) {
      let first: Entry | undefined;
      let busy = false;
      for (const entry of this.#agenda) {
        busy ||= !entry.idle && entry.runner?.dead !== true;
        const earlier = first === undefined || dueOf(entry) < dueOf(first);
        if (earlier || (first && dueOf(entry) === dueOf(first) && entry.order < first.order)) {
          first = entry;
        }
      }
      if (first === undefined || !busy) {
        this.#agenda = [];
        return undefined;
      }
      const { runner } = first;
      if (runner?.dead === true) {
        this.#agenda = this.#agenda.filter((entry) => entry.runner !== runner);
        continue;
      }
      if (dueOf(first) > first.due && runner !== undefined) {
        // What stood still goes on later, in the same order.
        for (const entry of this.#agenda) {
          if (entry.runner === runner) entry.due = Math.max(entry.due, runner.stillUntil);
        }
        runner.stillUntil = 0;
        continue;
      }
      this.now = Math.max(this.now, first.due);
      if (runner !== undefined && !first.idle && !this.beforeTurn(runner, first.label)) continue;
      this.#agenda = this.#agenda.filter((entry) => entry !== first);
      return first;
    }
  }

  /** All that is ready has run: every runner waits for a call, or has ended. */
  async #settled(runners: readonly Runner[]): Promise<void> {
    const isBusy = ({ dead, ended, waiting }: Runner) => !dead && !ended && waiting === 0;
    await turn();
    for (let turns = 0; runners.some(isBusy); turns += 1) {
      if (turns > MOST_TURNS) {
        const names = runners.filter(isBusy).map(({ name }) => name);
        throw new Error(`${names.join(", ")}: waits for something outside the history`);
      }
      await (turns < QUICK_TURNS ? turn() : pause());
    }
  }
}

const dueOf = ({ due, runner }: Entry): number =>
  runner === undefined ? due : Math.max(due, runner.stillUntil);
