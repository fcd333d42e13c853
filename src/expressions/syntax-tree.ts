import { ExpressionError, Lexer, Parser } from "@actions/expressions";
import {
  Binary,
  ContextAccess,
  type Expr,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Unary,
} from "@actions/expressions/ast";
import { messageOf } from "../core/problem.ts";

type Parsed =
  | { readonly ok: true; readonly tree: Expr }
  | { readonly ok: false; readonly message: string; readonly column: number };

/** Parses one expression of GitHub's language; columns count from 0. */
export function parseExpression(code: string, contexts: readonly string[]): Parsed {
  if (code.trim() === "") return { ok: false, message: "the expression is empty", column: 0 };
  try {
    return { ok: true, tree: new Parser(new Lexer(code).lex().tokens, [...contexts], []).parse() };
  } catch (error) {
    const column = error instanceof ExpressionError && error.pos.line === 0 ? error.pos.column : 0;
    const message = messageOf(error);
    return { ok: false, message: message.charAt(0).toLowerCase() + message.slice(1), column };
  }
}

/** A use of a context: `secrets.TOKEN` has the key `TOKEN`; without a key all of it is used. */
export interface LookUp {
  readonly context: string;
  readonly key: string | undefined;
  /** Column of the context in the expression, from 0; 0 on later lines. */
  readonly column: number;
}

/** Every use of a context in an expression, in the order of writing. */
export function lookUps(tree: Expr): readonly LookUp[] {
  if (tree instanceof ContextAccess) return [contextUse(tree, undefined)];
  if (tree instanceof IndexAccess) {
    if (!(tree.expr instanceof ContextAccess)) {
      return [...lookUps(tree.expr), ...lookUps(tree.index)];
    }
    const { index } = tree;
    const key = index instanceof Literal ? index.literal.coerceString() : undefined;
    return [contextUse(tree.expr, key), ...(key === undefined ? lookUps(index) : [])];
  }
  return parts(tree).flatMap(lookUps);
}

function contextUse({ name }: ContextAccess, key: string | undefined): LookUp {
  const { line, column } = name.range.start;
  return { context: name.lexeme.toLowerCase(), key, column: line === 0 ? column : 0 };
}

function parts(tree: Expr): readonly Expr[] {
  if (tree instanceof Unary) return [tree.expr];
  if (tree instanceof Binary) return [tree.left, tree.right];
  if (tree instanceof Logical || tree instanceof FunctionCall) return tree.args;
  return tree instanceof Grouping ? [tree.group] : [];
}
