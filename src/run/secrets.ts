const READ = /secrets\s*(?:\.\s*([A-Za-z_]\w*)|\[\s*'([^']+)'\s*\])/gi;

/**
 * Every value that must not leave: the lines of the input `secrets`, and the variables that the
 * manifest reads as `secrets.X`.
 */
export function secretsIn(
  manifest: string,
  env: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): readonly string[] {
  const names = [...manifest.matchAll(READ)].map(([, dotted, indexed]) => dotted ?? indexed ?? "");
  const byName = new Map(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]));
  const read = names.flatMap((name) => byName.get(name.toLowerCase()) ?? []);
  return [...new Set([...Object.values(given), ...read])].filter((value) => value !== "");
}
