import { COVERAGE, type Reason } from "./decision.ts";

/** Counts the looks of one signal, and those that gave data. */
export class Coverage {
  #looks = 0;
  #usable = 0;
  #lastUsable = false;

  /** Counts the next look, and whether it is usable. */
  add(isUsable: boolean): void {
    this.#looks += 1;
    if (isUsable) this.#usable += 1;
    this.#lastUsable = isUsable;
  }

  get looks(): number {
    return this.#looks;
  }

  /** Why nothing can pass for want of data; undefined: nothing is wanting. */
  get obstacle(): Reason | undefined {
    if (this.#usable === 0) return "no-data";
    // 0.8 · 60 is 48 exactly; a tolerance keeps other lengths from failing by rounding.
    if (this.#usable < COVERAGE * this.#looks - 1e-9) return "coverage";
    return this.#lastUsable ? undefined : "last-look-missing";
  }
}
