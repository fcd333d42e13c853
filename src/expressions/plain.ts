import { CONTEXTS, isReserved } from "./contexts.ts";

const LOOK_UP = /\$\{\{\s*(env|secrets|release)\.([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/**
 * True for a text whose expressions are look-ups as most are written: `env.NAME`, `secrets.NAME` or,
 * where the release is known, `release.version`. They are right as they stand, so that a manifest is
 * checked without loading the parser. False says nothing: the expressions may be right or wrong.
 */
export function isPlainTemplate(text: string, where: { readonly beforeRelease: boolean }): boolean {
  const rest = text.replace(LOOK_UP, (whole: string, context: string, key: string) => {
    const keys: readonly string[] = where.beforeRelease ? [] : CONTEXTS.release;
    const isRight = context === "release" ? keys.includes(key) : !isReserved(key);
    return isRight ? "" : whole;
  });
  return !rest.includes("${{");
}
