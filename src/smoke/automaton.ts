/** A pattern as places that take one character each, and the steps from one to the next. */
export interface Automaton {
  /** Which of some characters a place takes, as bits. */
  readonly takes: bigint[];
  /** How many ways lead from one place to another. */
  readonly steps: Map<number, number>[];
}

/** Places of a pattern whose pairs are compared, and pairs: patterns of people need a few dozen. */
const MOST_PLACES = 400;
const MOST_PAIRS = 20_000;

/** True where two ways begin and end at the same place and take the same text. */
export function isAmbiguous({ takes, steps }: Automaton): boolean {
  const targets = steps.map((ways) => [...ways.keys()]);
  const reaches = targets.map((_, from) => reachable([from], (at) => targets[at] ?? []));
  const returns = (a: number, b: number) => reaches[a]?.has(b) && reaches[b]?.has(a);
  const isTwice = steps.some((ways, a) => [...ways].some(([b, n]) => n > 1 && returns(a, b)));
  if (isTwice) return true;
  const size = takes.length;
  if (size > MOST_PLACES) return false;
  const overlap = (a: number, b: number) => ((takes[a] ?? 0n) & (takes[b] ?? 0n)) !== 0n;
  return takes.some((_, home) => {
    // Whatever leads there and back belongs to the same repetitions: one of it speaks for all.
    if (takes.findIndex((_, other) => returns(home, other)) !== home) return false;
    const inside = (at: number) => (targets[at] ?? []).filter((to) => returns(home, to));
    const pairs = (pair: number): readonly number[] =>
      inside(Math.floor(pair / size)).flatMap((a) =>
        inside(pair % size).flatMap((b) => (overlap(a, b) ? [a * size + b] : [])),
      );
    const start = home * size + home;
    const parted = [...reachable([start], pairs)].filter(
      (pair) => Math.floor(pair / size) !== pair % size,
    );
    return reachable(parted, pairs).has(start);
  });
}

/** Everything that is reached from somewhere in a step or more. */
function reachable(
  from: readonly number[],
  next: (at: number) => readonly number[],
): ReadonlySet<number> {
  const found = new Set<number>();
  const queue = [...from];
  while (queue.length > 0 && found.size < MOST_PAIRS) {
    for (const to of next(queue.pop() ?? 0)) {
      if (found.has(to)) continue;
      found.add(to);
      queue.push(to);
    }
  }
  return found;
}
