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
  const known = CONTEXTS[context as ContextName]; // the parser knows no other context
  if (known === "any") return ownNameProblem(context, key);
  if (context === "target" && !standing.inPlace) {
    const hint = "use `release`, or the key below `deploy` or `smoke.ready`";
    return { sentence: "`target` is known only while something is deployed", hint };
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

function ownNameProblem(context: string, key: string | undefined): Words | undefined {
  if (key === undefined) {
    const hint = `write ${context}.NAME: only single values can be read`;
    return { sentence: `\`${context}\` cannot be read as a whole`, hint };
  }
  if (!isReserved(key)) return undefined;
  const hint = "hand the value in under a name of your own";
  return { sentence: `${context}.${key} is not readable: the runner keeps this name`, hint };
}
