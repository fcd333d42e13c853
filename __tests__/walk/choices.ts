/** A choice that came out otherwise than in the undisturbed course. */
export interface Choice {
  /** Where it was made: `r1.1 release, POST deployments, 1`. The same place has the same key in every history. */
  readonly key: string;
  /** From 1; 0 is the undisturbed course, and is not kept. */
  readonly value: number;
  /** What it means, for people. */
  readonly means: string;
  /** What the history is about, set before it begins; the others are things that go wrong in it. */
  readonly premise: boolean;
}

/** What can be chosen at one place; the first option is the undisturbed course. */
interface Options {
  readonly means: readonly string[];
  /** How likely something else than the first is, as a multiple of the history's own share. */
  readonly weight?: number;
}

/** Things that go wrong in one history, at most: more makes a story that nobody follows. */
const MOST_FAULTS = 6;

/**
 * Makes every choice of a history, either from a seed or from a script, and keeps what deviates.
 * A choice depends on the seed and its own key alone, so that leaving one out changes no other.
 */
export class Choices {
  readonly #seed: number;
  readonly #script: ReadonlyMap<string, number> | undefined;
  readonly #times = new Map<string, number>();
  readonly #share: number;
  readonly made: Choice[] = [];
  /** Every place that the history came to, in order. */
  readonly places: string[] = [];
  #faults = 0;
  /** From now on everything takes the undisturbed course. */
  quiet = false;

  /** `script`: values by key, and the first option everywhere else. */
  constructor(seed: number, script?: ReadonlyMap<string, number>) {
    this.#seed = seed;
    this.#script = script;
    this.#share = 0.002 + 0.03 * this.#draw("share") ** 2;
  }

  /** Chooses what the history is about; `share` (0 to 1) is how likely another than the first is. */
  premise(key: string, means: readonly string[], share: number): number {
    const value = this.#value(key, means.length, share);
    if (value > 0) this.made.push({ key, value, means: `${key}: ${means[value]}`, premise: true });
    return value;
  }

  /** Chooses what happens at a place that a history can come to more than once. */
  at(place: string, { means, weight = 1 }: Options): number {
    const times = (this.#times.get(place) ?? 0) + 1;
    this.#times.set(place, times);
    if (this.quiet) return 0;
    const key = `${place}, ${times}`;
    this.places.push(key);
    if (this.#script === undefined && this.#faults >= MOST_FAULTS) return 0;
    const value = this.#value(key, means.length, this.#share * weight);
    if (value === 0) return 0;
    this.#faults += 1;
    this.made.push({ key, value, means: `${key}: ${means[value]}`, premise: false });
    return value;
  }

  #value(key: string, options: number, share: number): number {
    if (this.#script !== undefined) return Math.min(this.#script.get(key) ?? 0, options - 1);
    const drawn = this.#draw(key);
    return drawn < share ? 1 + Math.floor((drawn / share) * (options - 1)) : 0;
  }

  /** A number from 0 to 1, by FNV-1a and the finishing of MurmurHash3. */
  #draw(key: string): number {
    let hash = 0x811c9dc5 ^ Math.imul(this.#seed, 0x9e3779b1);
    for (let at = 0; at < key.length; at += 1) {
      hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
  }
}

/** The script that repeats these choices and no other. */
export const scriptOf = (choices: readonly Choice[]): ReadonlyMap<string, number> =>
  new Map(choices.map(({ key, value }) => [key, value]));
