import { data, Evaluator } from "@actions/expressions";
import { ContextAccess, type Expr, IndexAccess, Literal } from "@actions/expressions/ast";
import { Problem } from "../core/problem.ts";
import { CONTEXT_NAMES, type Contexts } from "./contexts.ts";
import { parseExpression } from "./syntax-tree.ts";
import { cutTemplate, hasExpression } from "./template.ts";

/** A value with its expressions filled in, or what was missing and what to do about it. */
export type Resolved<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly missing: string; readonly remedy: string };

/**
 * Fills in the expressions in every text of a value, lists and maps included. What an expression
 * gives is taken as it is and never looked at again. A look-up that finds nothing is an error.
 */
export function resolveTemplates<T>(value: T, contexts: Contexts): Resolved<T> {
  const dictionary = dictionaryOf(contexts);
  try {
    // texts stay texts, lists lists and maps maps, so the type of the whole stays
    return { ok: true, value: fill(value, dictionary) as T };
  } catch (error) {
    const problem = problemBehind(error);
    if (problem === undefined) throw error;
    return { ok: false, missing: problem.message, remedy: problem.remedy };
  }
}

function fill(value: unknown, contexts: data.Dictionary): unknown {
  if (typeof value === "string") return hasExpression(value) ? fillText(value, contexts) : value;
  if (Array.isArray(value)) return value.map((item) => fill(item, contexts));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, fill(v, contexts)]));
}

function fillText(text: string, contexts: data.Dictionary): string {
  const cut = cutTemplate(text);
  if (!cut.ok) throw malformed(text, "an expression has no closing }}");
  return cut.pieces
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      const parsed = parseExpression(piece.code, CONTEXT_NAMES);
      if (!parsed.ok) throw malformed(piece.code.trim(), parsed.message);
      return textOf(piece.code.trim(), evaluate(piece.code.trim(), parsed.tree, contexts));
    })
    .join("");
}

function evaluate(code: string, tree: Expr, contexts: data.Dictionary): data.ExpressionData {
  try {
    return new StrictEvaluator(tree, contexts).evaluate();
  } catch (error) {
    throw (
      problemBehind(error) ?? malformed(code, error instanceof Error ? error.message : "", error)
    );
  }
}

function textOf(code: string, value: data.ExpressionData): string {
  if (value.kind === data.Kind.Null) {
    throw malformed(code, "the expression gives no value");
  }
  if (value.kind === data.Kind.Array || value.kind === data.Kind.Dictionary) {
    const what = value.kind === data.Kind.Array ? "a list" : "a map of keys";
    throw malformed(
      code,
      `the expression gives ${what}, not text; write toJSON(…) or name one value`,
    );
  }
  return value.coerceString();
}

/** GitHub's evaluator, except that a look-up which finds nothing is an error instead of nothing. */
class StrictEvaluator extends Evaluator {
  override visitContextAccess(access: ContextAccess): data.ExpressionData {
    const found: data.ExpressionData | undefined = super.visitContextAccess(access);
    if (found === undefined) throw missing(access);
    return found;
  }

  override visitIndexAccess(access: IndexAccess): data.ExpressionData {
    const found = super.visitIndexAccess(access);
    if (found.kind === data.Kind.Null) throw missing(access);
    return found;
  }
}

function missing(access: ContextAccess | IndexAccess): Problem {
  const name = nameOf(access);
  const [context = "", key = ""] = name.split(".");
  const remedies: Readonly<Record<string, string>> = {
    secrets: `add the line ${key}=… to the action's input \`secrets\`, or set the environment variable ${key}`,
    env: `set the environment variable ${key}`,
    target: "`target` is known only where something is deployed: in `deploy` and `smoke.ready`",
    saved: "look at the check that saves it: its answer did not give this value",
    github: "run on GitHub Actions, or write the value itself",
  };
  const verb =
    context === "secrets" || context === "env"
      ? "set"
      : context === "saved"
        ? "saved"
        : "known here";
  return new Problem({
    code: "value-missing",
    sentence: `${name} is not ${verb}`,
    remedy: remedies[context] ?? "look up a value that is there, or write the value itself",
  });
}

function malformed(code: string, why: string, cause?: unknown): Problem {
  return new Problem({
    code: "value-missing",
    sentence: `the expression ${code} cannot be evaluated: ${why}`,
    remedy: "correct the expression in the manifest",
    cause,
  });
}

function nameOf(tree: Expr): string {
  if (tree instanceof ContextAccess) return tree.name.lexeme.toLowerCase();
  if (!(tree instanceof IndexAccess)) return "…";
  const key = tree.index instanceof Literal ? tree.index.literal.coerceString() : "…";
  return `${nameOf(tree.expr)}.${key}`;
}

/** The evaluator wraps what is thrown inside an index. */
function problemBehind(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  return error instanceof Error && error.cause !== undefined
    ? problemBehind(error.cause)
    : undefined;
}

/** Empty values are left out: GitHub hands an unset secret on as an empty word. */
function dictionaryOf(contexts: Contexts): data.Dictionary {
  const pairs = Object.entries(contexts).map(([key, values]) => {
    const set = Object.entries(values ?? {}).filter(([, value]) => value !== "");
    const entries = set.map(([k, v]) => ({ key: k, value: new data.StringData(v) }));
    return { key, value: new data.Dictionary(...entries) };
  });
  return new data.Dictionary(...pairs);
}
