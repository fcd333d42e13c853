/** Smallest number between a low one that fails and a high one that holds, to 1e-6. */
export function bisect(low: number, high: number, holds: (value: number) => boolean): number {
  let [fails, works] = [low, high];
  while (works - fails > 1e-6) {
    const middle = (fails + works) / 2;
    if (holds(middle)) works = middle;
    else fails = middle;
  }
  return works;
}

/** Smallest whole number from 0 that is enough, where every larger one is; undefined above `most`. */
export function fewest(isEnough: (count: number) => boolean, most: number): number | undefined {
  if (isEnough(0)) return 0;
  let [tooFew, enough] = [0, 1];
  while (!isEnough(enough)) {
    if (enough >= most) return undefined;
    [tooFew, enough] = [enough, enough * 2];
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
