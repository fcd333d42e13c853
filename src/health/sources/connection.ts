import * as z from "zod";
import { headerName, lazily, template } from "../../fields/fields.ts";

/** An address; it may hold expressions. */
export const address = lazily(() =>
  template.regex(/^https?:\/\/[^\s]|\$\{\{/i, "an address that begins with https:// or http://"),
);

/** A credential stands in no file: an expression gives it. */
const credential = lazily(() =>
  template.regex(
    /\$\{\{/,
    "an expression, such as ${{ secrets.TOKEN }}: credentials do not belong in a file",
  ),
);

const basic = lazily(() => z.strictObject({ user: template, password: credential }));

/** How a request says who asks. */
export const auth = lazily(() =>
  z
    .union([z.strictObject({ bearer: credential }), z.strictObject({ basic })], {
      error: "{bearer: …} or {basic: {user: …, password: …}}",
    })
    .meta({ description: "credentials, as a bearer token or as user and password" }),
);

export type Auth = z.output<typeof auth>;

/** Headers that are sent with each request. */
export const headers = lazily(() =>
  z.record(headerName, template).meta({ description: "headers that are sent with each request" }),
);

/** The header that names the credentials, where they are not said by `auth`. */
export function saysTwice({
  headers: given = {},
  auth: own,
}: {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly auth?: Auth | undefined;
}): string | undefined {
  if (own === undefined) return undefined;
  return Object.keys(given).find((name) => name.toLowerCase() === "authorization");
}

/** The headers of a request, credentials among them. */
export function headersOf({
  headers: given = {},
  auth: own,
}: {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly auth?: Auth | undefined;
}): Readonly<Record<string, string>> {
  if (own === undefined) return given;
  if ("bearer" in own) return { ...given, authorization: `Bearer ${own.bearer}` };
  const { user, password } = own.basic;
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return { ...given, authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
