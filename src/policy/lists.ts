import { meant } from "../core/meant.ts";
import { atValue } from "../yaml/locate.ts";
import type { Path } from "../yaml/path.ts";
import type { YamlProblem } from "../yaml/problems.ts";
import type { ProblemWords } from "../yaml/source.ts";
import type { Spot } from "../yaml/tree.ts";
import type { PolicyFile } from "./policy-file.ts";

/** A policy file that has the right shape. */
export interface PolicySource {
  readonly name: string;
  readonly list: PolicyFile;
  readonly spots: ReadonlyMap<string, Spot>;
}

type Sources = ReadonlyMap<string, PolicySource>;

type Lists = Readonly<Record<string, Pick<PolicyFile, "defaults" | "requirements" | "undecided">>>;

/**
 * Every policy with the ids of what it extends before its own, and what is wrong with the lists.
 * `ids`: those that rows have; undefined where not all rows could be read.
 */
export function policyLists(
  sources: Sources,
  ids: readonly string[] | undefined,
): { readonly value: Lists; readonly problems: readonly YamlProblem[] } {
  const problems = [...sources.values()].flatMap((source) => [
    ...extendsProblems(source, sources),
    ...idProblems(source, { ids, inherited: inheritedBy(source, sources) }),
  ]);
  const value = Object.fromEntries(
    [...sources.values()].map((source) => {
      const { defaults, requirements, undecided } = source.list;
      const all = [...inheritedBy(source, sources), ...requirements];
      const left = basesOf(source, sources).flatMap(({ list }) => list.undecided);
      return [
        source.name,
        {
          defaults,
          requirements: all,
          // what the policy below leaves open may be decided here
          undecided: [...new Set([...left, ...undecided])].filter((id) => !all.includes(id)),
        },
      ];
    }),
  );
  return { value, problems };
}

/** The policies that a policy extends, nearest first; a circle ends where it closes. */
function basesOf({ name, list }: PolicySource, sources: Sources): readonly PolicySource[] {
  const bases: PolicySource[] = [];
  let next = sources.get(list.extends ?? "");
  while (next !== undefined && next.name !== name && !bases.includes(next)) {
    bases.push(next);
    next = sources.get(next.list.extends ?? "");
  }
  return bases;
}

function inheritedBy(source: PolicySource, sources: Sources): readonly string[] {
  return basesOf(source, sources)
    .toReversed()
    .flatMap(({ list }) => list.requirements);
}

function extendsProblems(source: PolicySource, sources: Sources): readonly YamlProblem[] {
  const { name, list, spots } = source;
  const base = list.extends;
  const say = (words: ProblemWords) => [atValue(spots, ["extends"], words)];
  if (base === undefined) return [];
  const others = [...sources.keys()].filter((other) => other !== name);
  if (base !== name && !sources.has(base)) {
    const expected = others.length === 0 ? "another policy" : `one of ${others.join(", ")}`;
    return say({ sentence: `no policy is called "${base}"`, expected, ...meant(base, others) });
  }
  const last = basesOf(source, sources).at(-1) ?? source;
  return last.list.extends === name ? say({ sentence: `${name} would extend itself` }) : [];
}

function idProblems(
  { list, spots }: PolicySource,
  known: { readonly ids: readonly string[] | undefined; readonly inherited: readonly string[] },
): readonly YamlProblem[] {
  return list.requirements.flatMap((id, i) => {
    const path: Path = ["requirements", i];
    if (known.ids?.includes(id) === false) {
      const sentence = `there is no row "${id}"`;
      return [atValue(spots, path, { sentence, ...meant(id, known.ids) })];
    }
    if (list.requirements.indexOf(id) < i)
      return [atValue(spots, path, { sentence: `${id} stands here twice` })];
    if (!known.inherited.includes(id)) return [];
    const sentence = `${id} is in ${list.extends ?? ""} already, which this policy extends`;
    return [atValue(spots, path, { sentence, hint: "leave it out here" })];
  });
}
