import type { CheckOptions } from "./check-options.ts";
import type { Saved } from "./save.ts";

/** A cookie that a check has saved. */
export interface KeptCookie {
  /** Id of the check that saved it. */
  readonly by: string;
  /** Origin that set it; no other is told. */
  readonly origin: string;
  readonly name: string;
  readonly value: string;
}

/** The cookies among the values that a check has saved from this address. */
export function cookiesIn(
  saved: readonly Saved[],
  { by, address }: { readonly by: string; readonly address: string },
): readonly KeptCookie[] {
  const { origin } = new URL(address);
  return saved.flatMap(({ cookie, value }) =>
    cookie === undefined ? [] : [{ by, origin, name: cookie, value }],
  );
}

/**
 * The check with the cookies that those which it needs have saved, needs of needs included, of the
 * same origin; of several of one name the last. A header `cookie` of its own stands as it is.
 */
export function withCookies(
  check: CheckOptions,
  cookies: readonly KeptCookie[],
  { checks, baseUrl }: { readonly checks: readonly CheckOptions[]; readonly baseUrl: string },
): CheckOptions {
  const saysOwn = Object.keys(check.headers ?? {}).some((name) => name.toLowerCase() === "cookie");
  const address = check.base ?? baseUrl;
  if (cookies.length === 0 || saysOwn || !URL.canParse(address)) return check;
  const { origin } = new URL(address);
  const needed = neededBy(check, checks);
  const sent = new Map(
    cookies
      .filter((cookie) => cookie.origin === origin && needed.has(cookie.by))
      .map(({ name, value }) => [name, value]),
  );
  if (sent.size === 0) return check;
  const cookie = [...sent].map(([name, value]) => `${name}=${value}`).join("; ");
  return { ...check, headers: { ...check.headers, cookie } };
}

/** Ids of all checks that a check needs; each stands above it. */
function neededBy(check: CheckOptions, checks: readonly CheckOptions[]): ReadonlySet<string> {
  const needed = new Set(check.needs ?? []);
  for (const one of checks.toReversed()) {
    if (needed.has(one.id)) for (const id of one.needs ?? []) needed.add(id);
  }
  return needed;
}
