/** What can be answered before the parser of arguments is loaded, which costs more than the answer. */
type Quick =
  | { readonly kind: "version" }
  | { readonly kind: "lint"; readonly manifest: string | undefined };

/**
 * Reads the few command lines that are typed most: `--version` and `lint`, with or without its
 * manifest. Undefined leaves every other one, right or wrong, to the parser; what is read here the
 * parser reads in the same way.
 */
export function readQuickly(words: readonly string[]): Quick | undefined {
  const [command, option, value, ...rest] = words;
  if (command === "--version" && option === undefined) return { kind: "version" };
  if (command !== "lint" || rest.length > 0) return undefined;
  if (option === undefined) return { kind: "lint", manifest: undefined };
  const manifest = value === undefined ? /^--manifest=(.+)$/s.exec(option)?.[1] : value;
  const isNamed = value === undefined || (option === "--manifest" && !value.startsWith("-"));
  if (!isNamed || manifest === undefined || manifest.trim() === "") return undefined;
  return { kind: "lint", manifest };
}
