import type { CheckOptions } from "./check-options.ts";
import { withoutLost } from "./flow.ts";

/**
 * Those of some checks that another build's manifest has too: same id, same request and same flow as written.
 * They are taken as that manifest has them, since what it expects is what that build can meet; how
 * hard they are is what the first ones say.
 */
export function checksOfBoth(
  checks: readonly CheckOptions[],
  theirs: readonly CheckOptions[],
): readonly CheckOptions[] {
  const both = withoutCommands(checks).flatMap((check) => {
    const same = theirs.find((other) => other.id === check.id && isSameRequest(check, other));
    const { severity, base } = check;
    return same === undefined
      ? []
      : [{ ...withoutSchema(same), severity, ...(base === undefined ? {} : { base }) }];
  });
  return withoutLost(both);
}

/** A schema is a file of the released commit, which only that build has to meet. */
function withoutSchema({ expect: { schema: _, ...expect }, ...check }: CheckOptions): CheckOptions {
  return { ...check, expect };
}

/**
 * Those of some checks that can be asked of another build than the manifest's own: a command comes
 * with the files of the commit, and what stands in these only that build has to meet.
 */
export function withoutCommands(checks: readonly CheckOptions[]): readonly CheckOptions[] {
  return withoutLost(checks.filter(({ run }) => run === undefined));
}

function isSameRequest(one: CheckOptions, other: CheckOptions): boolean {
  return JSON.stringify(requestIn(one)) === JSON.stringify(requestIn(other));
}

function requestIn(check: CheckOptions) {
  const { method, at, path, query, headers = {}, auth, json, text, form, redirects } = check;
  const { file } = check;
  const { save, needs, cleanup } = check;
  const sorted = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const body = { json, text, form, file };
  const flow = { save, needs, cleanup };
  return { method, at, path, query, headers: sorted, auth, redirects, ...body, ...flow };
}
