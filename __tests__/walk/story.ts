import type { Schedule } from "./schedule.ts";

/** What happened in a history, line by line, with the time since its beginning. */
export class Story {
  readonly lines: string[] = [];
  readonly #schedule: Schedule;
  readonly #began: number;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    this.#began = schedule.now;
  }

  readonly tell = (text: string): void => {
    const seconds = ((this.#schedule.now - this.#began) / 1000).toFixed(1);
    this.lines.push(`${seconds.padStart(8)} s  ${text}`);
  };
}
