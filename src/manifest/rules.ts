import { sameEnvironment } from "../core/commands/scope.ts";
import { meant } from "../core/meant.ts";
import { isIsoDate } from "../core/units.ts";
import { hasExpression } from "../expressions/template.ts";
import { deployProblems } from "../rollout/options.ts";
import { atKey, atValue } from "../yaml/locate.ts";
import { type Path, pathText } from "../yaml/path.ts";
import type { ProblemWords } from "../yaml/source.ts";
import type { PlacedProblem, Spot } from "../yaml/tree.ts";
import { isZone } from "./calendar.ts";
import { isProduction, urlFault } from "./environment.ts";
import type { Manifest } from "./schema.ts";

/** Something that a rule over several keys has to say. */
export interface Fault {
  readonly path: Path;
  readonly words: ProblemWords;
  /** True: points at the key; default: at the value. */
  readonly key?: boolean | undefined;
}

/** Rules that the schema cannot hold, with the blocks that must be right before they make sense. */
export interface Rule {
  readonly needs: readonly (keyof Manifest)[];
  readonly faults: (manifest: Manifest) => readonly Fault[];
}

/** Rules about days, environments and the way to deploy. */
export const RULES: readonly Rule[] = [
  { needs: ["release"], faults: releaseFaults },
  { needs: ["timezone"], faults: zoneFaults },
  { needs: ["windows"], faults: windowFaults },
  { needs: ["freezes"], faults: freezeFaults },
  { needs: ["environments"], faults: environmentFaults },
  { needs: ["deploy"], faults: deployFaults },
];

/** Faults with their places. */
export function placeFaults(
  faults: readonly Fault[],
  spots: ReadonlyMap<string, Spot>,
): readonly PlacedProblem[] {
  return faults.map(({ path, words, key }) => ({
    path,
    problem: key === true ? atKey(spots, path, words) : atValue(spots, path, words),
  }));
}

function releaseFaults({ release }: Manifest): readonly Fault[] {
  return release.date === undefined ? [] : dayFaults(["release", "date"], release.date);
}

function dayFaults(path: Path, date: string): readonly Fault[] {
  if (isIsoDate(date)) return [];
  return [{ path, words: { sentence: `${date} is not a valid date` } }];
}

function zoneFaults({ timezone }: Manifest): readonly Fault[] {
  if (isZone(timezone)) return [];
  const expected = "UTC, or a zone as Area/City, such as Europe/Berlin";
  return [{ path: ["timezone"], words: { sentence: `timezone is "${timezone}"`, expected } }];
}

function windowFaults({ windows }: Manifest): readonly Fault[] {
  const hint = "write two windows for hours that run over midnight";
  const words = { sentence: "the window ends before it begins", hint };
  return windows.flatMap(({ fromMinute, toMinute }, i) =>
    fromMinute < toMinute ? [] : [{ path: ["windows", i, "hours"], words }],
  );
}

function freezeFaults({ freezes }: Manifest): readonly Fault[] {
  return freezes.flatMap(({ from, through }, i) => {
    const path = ["freezes", i];
    const days = [
      ...dayFaults([...path, "from"], from),
      ...dayFaults([...path, "through"], through),
    ];
    if (days.length > 0 || from <= through) return days;
    return [
      { path: [...path, "through"], words: { sentence: "the freeze ends before it begins" } },
    ];
  });
}

function deployFaults({ deploy }: Manifest): readonly Fault[] {
  return (deploy === undefined ? [] : deployProblems(deploy)).map(({ path, message }) => ({
    path: ["deploy", ...path],
    words: { sentence: message },
    key: true,
  }));
}

function environmentFaults(manifest: Manifest): readonly Fault[] {
  const names = Object.keys(manifest.environments);
  if (names.length === 0) {
    const hint = "write at least one, such as `production: {url: https://shop.example}`";
    return [{ path: ["environments"], words: { sentence: "there is no environment", hint } }];
  }
  const each = Object.entries(manifest.environments).flatMap(([name, { url, after = [] }]) => {
    const path = ["environments", name];
    const fault = hasExpression(url) ? undefined : urlFault(url);
    const expected = "a base address such as https://shop.example";
    const wrongUrl =
      fault === undefined
        ? []
        : [{ path: [...path, "url"], words: { sentence: `"${url}" is ${fault}`, expected } }];
    return [
      ...wrongUrl,
      ...after.flatMap((before, i) => afterFault(manifest, { name, before, i })),
    ];
  });
  return [...sameNames(names), ...each, ...cycleFaults(manifest)];
}

/** GitHub, folders and comments take these for one. */
function sameNames(names: readonly string[]): readonly Fault[] {
  return names.flatMap((name, i) => {
    const other = names.slice(0, i).find((one) => sameEnvironment(one, name));
    if (other === undefined) return [];
    const sentence = `the environments "${other}" and "${name}" are one in folders and comments`;
    const hint = "let them differ in more than the case of letters, blanks and slashes";
    return [{ path: ["environments", name], words: { sentence, hint }, key: true }];
  });
}

function afterFault(
  manifest: Manifest,
  { name, before, i }: { readonly name: string; readonly before: string; readonly i: number },
): readonly Fault[] {
  const path = ["environments", name, "after", i];
  const names = Object.keys(manifest.environments).filter((other) => other !== name);
  if (Object.hasOwn(manifest.environments, before)) return onlyObserved(manifest, before, path);
  const expected = names.length === 0 ? "another environment" : `one of ${names.join(", ")}`;
  const sentence = `there is no environment "${before}"`;
  return [{ path, words: { sentence, expected, ...meant(before, names) } }];
}

/** What is only observed never verifies a commit for what comes after it. */
function onlyObserved({ environments }: Manifest, before: string, path: Path): readonly Fault[] {
  if (environments[before]?.["observe-only"] !== true) return [];
  const sentence = `"${before}" is only observed, so that nothing is ever verified there`;
  const hint = "leave `observe-only` out of it, or do not come after it";
  return [{ path, words: { sentence, hint } }];
}

/** Environments that come after themselves. */
function cycleFaults({ environments }: Manifest): readonly Fault[] {
  const reaches = (from: string, goal: string, seen: readonly string[]): boolean =>
    (environments[from]?.after ?? []).some(
      (next) => next === goal || (!seen.includes(next) && reaches(next, goal, [...seen, next])),
    );
  return Object.keys(environments)
    .filter((name) => reaches(name, name, []))
    .map((name) => ({
      path: ["environments", name, "after"],
      words: { sentence: `${pathText(["environments", name])} would have to come after itself` },
    }));
}

/** True where at least one environment is production. */
export function hasProduction(manifest: Manifest): boolean {
  return Object.keys(manifest.environments).some((name) => isProduction(manifest, name));
}
