import { BEFORE, KILLS, play } from "./history.ts";

/** What the histories are about in which one process ends before its time. */
const BASES: readonly Readonly<Record<string, number>>[] = [
  {},
  { "the build of r1": 1 },
  { "the build of r1": 2, deployments: 1 },
  { "the build of r1": 1, deployments: 1, "r1's stages": 1 },
  { "the build of r1": 1, runners: 1 },
  { "r1.1 release, deploy of 2.4.0, 1": 2 },
];

type Script = ReadonlyMap<string, number>;

/** Histories that differ in one thing: before which step a process ends, and how. */
export async function killedHistories(): Promise<readonly Script[]> {
  const all: Script[] = [];
  for (const base of BASES) {
    const { places } = await play(0, { script: new Map(Object.entries(base)) });
    for (const key of places.filter((one) => one.includes(BEFORE))) {
      for (let how = 1; how < KILLS.length; how += 1) {
        all.push(new Map([...Object.entries(base), [key, how]]));
      }
    }
  }
  return all;
}

/** So many of them, evenly spread, each with its number; the first is that of `from`. */
export function spread(
  all: readonly Script[],
  { from, count }: { readonly from: number; readonly count: number },
): readonly { readonly number: number; readonly script: Script }[] {
  const left = all.length - from;
  const wanted = Math.max(0, Math.min(count, left));
  return Array.from({ length: wanted }, (_, index) => {
    const number = from + Math.floor((index * left) / wanted);
    return { number, script: all[number] ?? new Map() };
  });
}
