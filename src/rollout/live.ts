/** Which build an answer came from: `new` the one that was deployed, `old` any other. */
export type BuildAnswer = "new" | "old" | "unknown";

/** What the answers of a window say of the build as a whole. */
export type LiveState =
  /** Every answer that tells came from the new build. */
  | "new"
  /** Both answered; the last ones came from the new build. */
  | "mixed"
  /** So many in a row came from another build: the platform has taken the new one back. */
  | "taken-back"
  /** No answer tells builds apart. */
  | "unknown";

/** Follows which build answers while a release is watched. */
export class LiveBuild {
  readonly #inARow: number;
  #oldInARow = 0;
  #newSeen = false;
  #oldSeen = false;
  #lastOld: number | undefined;

  /** `inARow`: answers of another build in a row that mean that the new one was taken back; ≥ 1. */
  constructor(inARow: number) {
    this.#inARow = inARow;
  }

  /** Takes the next answer, at epoch milliseconds. One that tells nothing changes nothing. */
  add(answer: BuildAnswer, at: number): void {
    if (answer === "unknown" || this.state === "taken-back") return;
    if (answer === "new") {
      this.#newSeen = true;
      this.#oldInARow = 0;
      return;
    }
    this.#oldSeen = true;
    this.#oldInARow += 1;
    this.#lastOld = at;
  }

  get state(): LiveState {
    if (this.#oldInARow >= this.#inARow) return "taken-back";
    if (this.#oldSeen) return "mixed";
    return this.#newSeen ? "new" : "unknown";
  }

  /** When another build answered last, epoch milliseconds: from there on a window counts anew. */
  get lastOldAt(): number | undefined {
    return this.#lastOld;
  }
}
