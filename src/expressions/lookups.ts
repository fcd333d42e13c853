import { meant } from "../core/meant.ts";
import {
  CONTEXT_NAMES,
  CONTEXTS,
  type ContextName,
  isReserved,
  LATER_CONTEXTS,
} from "./contexts.ts";
import { type LookUp, lookUps, parseExpression } from "./syntax-tree.ts";

/** What is wrong with an expression; columns count from 0. */
interface ExpressionProblem {
  readonly column: number;
  /** What is wrong, no full stop. */
  readonly sentence: string;
  /** What would be right. */
  readonly expected?: string | undefined;
  /** What to do. */
  readonly hint?: string | undefined;
}

type Words = Omit<ExpressionProblem, "column">;

/** Where an expression stands, as far as that decides what it may look up. */
interface Standing {
  /** True where `target` is known: what is put in place. */
  readonly inPlace: boolean;
  /** True where the release is not known yet: an address is needed to find it. */
  readonly beforeRelease: boolean;
  /** True where something has happened that people are told of. */
  readonly inNotice: boolean;
  /** What can be saved; undefined: nothing is known of it here. */
  readonly saved?: SavedNames | undefined;
}

/** Names of saved values, as a check may read them. */
export interface SavedNames {
  /** Those that the check can read, because it needs the checks that save them. */
  readonly readable: readonly string[];
  /** Ids of the checks that save the others. */
  readonly by: Readonly<Record<string, string>>;
}

/** Contexts that are known before there is a release: an address is needed to find it. */
const BEFORE_RELEASE: readonly string[] = ["github", "env", "secrets"];

/** What is wrong with one expression as far as that can be known without values. */
export function codeProblems(code: string, standing: Standing): readonly ExpressionProblem[] {
  const parsed = parseExpression(code, [...CONTEXT_NAMES, ...LATER_CONTEXTS]);
  if (!parsed.ok) {
    const hint = `contexts: ${CONTEXT_NAMES.join(", ")}; functions and operators are those of GitHub Actions`;
    return [{ column: parsed.column, sentence: `not a valid expression: ${parsed.message}`, hint }];
  }
  return lookUps(parsed.tree).flatMap((use) => {
    const words = useProblem(use, standing);
    return words === undefined ? [] : [{ column: use.column, ...words }];
  });
}

function useProblem({ context, key }: LookUp, standing: Standing): Words | undefined {
  if (LATER_CONTEXTS.includes(context)) {
    return { sentence: `release-gate does not act on \`${context}\` in expressions yet` };
  }
  if (context === "saved") return savedProblem(key, standing.saved);
  const known = CONTEXTS[context as ContextName]; // the parser knows no other context
  if (known === "any") return ownNameProblem(context, key);
  if (context === "target" && !standing.inPlace) {
    const hint = "use `release`, or the key below `deploy` or `smoke.ready`";
    return { sentence: "`target` is known only while something is deployed", hint };
  }
  if (context === "notice" && !standing.inNotice) {
    const hint = "use it in `body` or `headers` of a channel of `notify`";
    return { sentence: "`notice` is known only where people are told something", hint };
  }
  if (standing.beforeRelease && !BEFORE_RELEASE.includes(context)) {
    const hint = `use ${BEFORE_RELEASE.join(", ")}`;
    return { sentence: `\`${context}\` is not known yet where addresses are read`, hint };
  }
  const keys: readonly string[] = known;
  if (key === undefined || keys.includes(key.toLowerCase())) return undefined;
  return {
    sentence: `unknown key "${key}" in the context \`${context}\``,
    expected: `one of ${keys.join(", ")}`,
    ...meant(key, keys),
  };
}

function savedProblem(key: string | undefined, names: SavedNames | undefined): Words | undefined {
  if (names === undefined) {
    const hint = "use it below smoke.checks, in a check that needs the one that saves it";
    return { sentence: "`saved` is known only in checks", hint };
  }
  if (key === undefined) return ownNameProblem("saved", key);
  const name = key.toLowerCase();
  if (names.readable.includes(name)) return undefined;
  const saver = Object.hasOwn(names.by, name) ? names.by[name] : undefined;
  if (saver === undefined) {
    return { sentence: `no check saves "${key}"`, ...meant(name, names.readable) };
  }
  const hint = `add \`needs: [${saver}]\``;
  return { sentence: `saved.${key} is not known here: "${saver}" saves it`, hint };
}

function ownNameProblem(context: string, key: string | undefined): Words | undefined {
  if (key === undefined) {
    const hint = `write ${context}.NAME: only single values can be read`;
    return { sentence: `\`${context}\` cannot be read as a whole`, hint };
  }
  if (!isReserved(key)) return undefined;
  const hint = "hand the value in under a name of your own";
  return { sentence: `${context}.${key} is not readable: the runner keeps this name`, hint };
}
