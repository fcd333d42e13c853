import { isLook, type MissingLook, type Reading } from "../core/look.ts";

const SAME_SAMPLE: MissingLook = {
  missing: "the same sample as before",
  remedy:
    "Make sure that the source has a new sample for each look: look less often than it measures",
};

/** Takes looks one by one, and leaves out those whose sample was looked at before. */
export class Distinct {
  #last = Number.NEGATIVE_INFINITY;

  /** The look, or that it is missing where its sample is not newer than one before it. */
  next(reading: Reading): Reading {
    if (!isLook(reading) || reading.sampledAt === undefined) return reading;
    const at = Date.parse(reading.sampledAt);
    // A time that cannot be read is not newer either.
    if (!(at > this.#last)) return SAME_SAMPLE;
    this.#last = at;
    return reading;
  }
}

/** Looks in which each sample is counted once. */
export function distinct(looks: readonly Reading[]): readonly Reading[] {
  const samples = new Distinct();
  return looks.map((look) => samples.next(look));
}
