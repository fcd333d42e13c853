// Tokens and inputs of this action; a command of the manifest brings its own credentials.
const WITHHELD = /^(GITHUB_TOKEN|GH_TOKEN|INPUT_.*|ACTIONS_.*)$/i;

/** What a command of the manifest gets to see of the process environment: all but our credentials. */
export function withoutCredentials(
  env: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.test(name)));
}
