import type { ShippedPolicies } from "../../src/core/ports.ts";
import { shippedPolicies } from "../../src/policy/shipped.ts";
import { scriptOf } from "./choices.ts";
import { type History, play } from "./history.ts";
import { killedHistories, spread } from "./kills.ts";
import { shipWith } from "./ports.ts";
import { shrink } from "./shrink.ts";
import { tellHistory } from "./told.ts";

/** What is walked. */
export interface Walk {
  readonly seed: number;
  readonly histories: number;
  /** Only these choices of the history, by their numbers. */
  readonly only: readonly number[] | undefined;
  /** Instead of random histories those in which one process ends before its time. */
  readonly kill: boolean;
  /** Stories that are shown, at most. */
  readonly most: number;
  readonly print: (text: string) => void;
  /** The policies that the product ships with, as files. */
  readonly policies: ShippedPolicies;
}

/** Walks through histories; true: nothing was violated. */
export async function walk(asked: Walk): Promise<boolean> {
  const shipped = { state: "read", policies: await shippedPolicies(asked.policies) } as const;
  shipWith(async () => shipped);
  if (asked.only !== undefined) return seeAgain(asked, asked.only);
  const found = new Found(asked);
  if (asked.kill) {
    const all = await killedHistories();
    for (const { number, script } of spread(all, { from: asked.seed, count: asked.histories })) {
      const again = `--kill --seed ${number} --histories 1`;
      await found.take(await play(0, { script }), again);
    }
  } else {
    for (let at = 0; at < asked.histories; at += 1) await found.take(await play(asked.seed + at));
  }
  found.end();
  return found.bad === 0;
}

async function seeAgain({ seed, print }: Walk, only: readonly number[]): Promise<boolean> {
  const whole = await play(seed);
  const kept = whole.made.filter((_, index) => only.includes(index + 1));
  const again = await play(seed, { script: scriptOf(kept) });
  print(tellHistory(whole, again));
  return again.violations.length === 0;
}

/** Tells each kind of violation once, and counts all of them. */
class Found {
  bad = 0;
  #all = 0;
  readonly #asked: Walk;
  readonly #rules = new Map<string, number>();
  readonly #kinds = new Set<string>();

  constructor(asked: Walk) {
    this.#asked = asked;
  }

  async take(history: History, again?: string): Promise<void> {
    this.#all += 1;
    const [first] = history.violations;
    if (first === undefined) return;
    this.bad += 1;
    this.#rules.set(first.rule, (this.#rules.get(first.rule) ?? 0) + 1);
    const kind = `${first.rule} ${first.text.replace(/\d+/g, "#").slice(0, 60)}`;
    if (this.#kinds.has(kind) || this.#kinds.size === this.#asked.most) return;
    this.#kinds.add(kind);
    const least = await shrink(history, first.rule, play);
    this.#asked.print(tellHistory(history, least, again));
  }

  end(): void {
    const rules = [...this.#rules].map(([rule, count]) => `${rule} ${count}`);
    const which = rules.length === 0 ? "" : `: ${rules.join(", ")}`;
    this.#asked.print(`${this.#all} histories, ${this.bad} with a violation${which}`);
  }
}
