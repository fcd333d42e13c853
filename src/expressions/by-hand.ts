import { ContextAccess, IndexAccess, Literal } from "@actions/expressions/ast";
import type { HandPiece, HandWord } from "../core/by-hand.ts";
import { CONTEXT_NAMES } from "./contexts.ts";
import type { Resolved } from "./resolve.ts";
import { lookUps, parseExpression } from "./syntax-tree.ts";
import { cutTemplate } from "./template.ts";

interface Filling {
  /** Fills in a text of the manifest. */
  readonly resolve: (text: string) => Resolved<string>;
  /** False for a text that cannot be printed as it is: with a secret in it, or of several lines. */
  readonly canShow: (text: string) => boolean;
  /** Where the text stands, such as `deploy.with.ref`. */
  readonly from: string;
}

/**
 * A text of the manifest as a person has to type it: what is known is filled in, a secret goes by
 * its name, and any other expression that uses one, or that nobody can fill in here, stays to be
 * filled in.
 */
export function handWord(text: string, filling: Filling): HandWord {
  const cut = cutTemplate(text);
  const pieces = cut.ok
    ? cut.pieces.map((piece): HandPiece => {
        return piece.kind === "text"
          ? { kind: "text", text: piece.text }
          : filledIn(piece.code, filling);
      })
    : [{ kind: "text", text } as const];
  return joined(pieces).map((piece): HandPiece => {
    if (piece.kind !== "text" || filling.canShow(piece.text)) return piece;
    return { kind: "value", of: `the text of ${filling.from}` };
  });
}

function filledIn(code: string, { resolve }: Filling): HandPiece {
  const asWritten = `\${{ ${code.trim()} }}`;
  const toFillIn: HandPiece = { kind: "value", of: `the value of ${asWritten}` };
  const parsed = parseExpression(code, CONTEXT_NAMES);
  if (!parsed.ok) return toFillIn;
  const secret = secretOf(parsed.tree);
  if (secret !== undefined) return { kind: "secret", name: secret };
  if (lookUps(parsed.tree).some(({ context }) => context === "secrets")) return toFillIn;
  const filled = resolve(asWritten);
  return filled.ok ? { kind: "text", text: filled.value } : toFillIn;
}

/** The name in `secrets.NAME` and `secrets['NAME']`; undefined for any other expression. */
function secretOf(tree: unknown): string | undefined {
  if (!(tree instanceof IndexAccess) || !(tree.expr instanceof ContextAccess)) return undefined;
  if (tree.expr.name.lexeme.toLowerCase() !== "secrets") return undefined;
  return tree.index instanceof Literal ? tree.index.literal.coerceString() : undefined;
}

/** Texts that stand side by side as one. */
function joined(pieces: readonly HandPiece[]): HandWord {
  const all: HandPiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.kind === "text" && last?.kind === "text") {
      all[all.length - 1] = { kind: "text", text: last.text + piece.text };
    } else all.push(piece);
  }
  return all;
}
