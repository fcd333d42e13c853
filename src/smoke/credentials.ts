import * as z from "zod";
import { lazily, template } from "../fields/fields.ts";
import { headerName } from "./fields.ts";

const AUTH_HINT = "{bearer: …}, {basic: {user: …, password: …}} or {oidc: audience}";

const credentials = [
  z.strictObject({ bearer: template }),
  z.strictObject({ basic: z.strictObject({ user: template, password: template }) }),
  z.strictObject({ oidc: template }),
] as const;

/** Who asks: a token, or a user and a password. */
export const auth = lazily(() => z.union(credentials, { error: AUTH_HINT }));

/** The same for one check, which may also ask as nobody. */
export const checkAuth = lazily(() =>
  z.union([z.literal("none"), ...credentials], {
    error: `${AUTH_HINT}, or none`,
  }),
);

type Auth = z.output<typeof checkAuth>;

/** Headers of a request and who asks, as written. */
export interface Said {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly auth?: Auth | undefined;
}

const AUTHORIZATION = "authorization";

/** Headers that say where and how a request is sent, which is not a manifest's to say. */
const OWNED: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Headers of a request. */
export const requestHeaders = lazily(() =>
  z.record(headerName, template).transform((headers, context) => {
    for (const name of Object.keys(headers)) {
      if (!OWNED.has(name.toLowerCase())) continue;
      const message = `the header ${name} belongs to the connection and cannot be set`;
      context.issues.push({ code: "custom", input: headers, message, path: [name] });
    }
    return headers;
  }),
);

/** What is wrong with headers and `auth` that stand together; undefined: nothing. */
export function authFault({ headers, auth: given }: Said): string | undefined {
  const isTwice = given !== undefined && names(headers).includes(AUTHORIZATION);
  return isTwice ? "write `auth` or the header `authorization`: a request has one" : undefined;
}

/** What one request says, and what all of them say where it says nothing itself. */
export function withCommon(own: Said, common: Said): Said {
  const said = names(own.headers);
  const asks = own.auth !== undefined || said.includes(AUTHORIZATION);
  const rest = Object.entries(common.headers ?? {}).filter(([name]) => {
    const low = name.toLowerCase();
    return !said.includes(low) && !(low === AUTHORIZATION && own.auth !== undefined);
  });
  const headers = { ...Object.fromEntries(rest), ...own.headers };
  const given = own.auth ?? (asks ? undefined : common.auth);
  return {
    headers: Object.keys(headers).length === 0 ? undefined : headers,
    auth: given === "none" ? undefined : given,
  };
}

function names(headers: Said["headers"] = {}): readonly string[] {
  return Object.keys(headers).map((name) => name.toLowerCase());
}

/** Headers by lower-case names, credentials among them; values must be filled in. RFC 6750, RFC 7617 with UTF-8. */
export function headersOf({ headers, auth: given }: Said): Readonly<Record<string, string>> {
  const own = Object.entries(headers ?? {}).map(([name, value]) => {
    return [name.toLowerCase(), value] as const;
  });
  if (given === undefined || given === "none") return Object.fromEntries(own);
  if ("oidc" in given) throw new Error("who sends it asks for the token before");
  const value =
    "bearer" in given
      ? `Bearer ${given.bearer}`
      : `Basic ${base64(`${given.basic.user}:${given.basic.password}`)}`;
  return Object.fromEntries([...own, [AUTHORIZATION, value]]);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
