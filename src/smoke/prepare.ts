import type { HttpReply, HttpRequest } from "../core/ports.ts";
import type { CheckOptions } from "./check-options.ts";
import { type ReadText, readFiles } from "./files.ts";
import type { IdToken } from "./id-token.ts";
import { addressOf, requestOf } from "./request.ts";

/** What a request is made with besides the check. */
export interface PrepareTools {
  /** Address of the environment. */
  readonly baseUrl: string;
  /** Reads files of the released commit; absent: no check names one. */
  readonly readText?: ReadText | undefined;
  /** Gets tokens of GitHub; absent: no check asks with one. */
  readonly idToken?: IdToken | undefined;
}

/** A request that never could be sent. */
type Unsent = Exclude<HttpReply, { readonly state: "answered" }>;

/** A request that is ready, or why it never will be. */
export type Prepared = {
  /** Undefined where the path leads nowhere. */
  readonly url: string | undefined;
} & (
  | { readonly request: HttpRequest; readonly schema: string | undefined }
  | { readonly unsent: Unsent }
);

/** Makes the request of a check, with the files and the token that it names. */
export async function prepareRequest(
  check: CheckOptions,
  { baseUrl, readText, idToken }: PrepareTools,
): Promise<Prepared> {
  const url = addressOf(check.base ?? baseUrl, check.path, check.query);
  if (url === undefined) {
    return {
      url,
      unsent: unsent("url", "the path does not lead to an address of the environment"),
    };
  }
  const files = await readFiles(check, readText);
  if ("missing" in files) return { url, unsent: unsent("file", files.missing) };
  const { auth } = check;
  if (auth === undefined || auth === "none" || !("oidc" in auth)) {
    return { url, request: requestOf(check, url, files), schema: files.schema };
  }
  const read = (await idToken?.(auth.oidc)) ?? { missing: "no token can be had here" };
  if ("missing" in read) return { url, unsent: unsent("oidc", read.missing) };
  const asking = { ...check, auth: { bearer: read.token } };
  return { url, request: requestOf(asking, url, files), schema: files.schema };
}

function unsent(reason: string, detail: string): Unsent {
  return { state: "unsent", reason, detail, phases: {}, totalMs: 0, remote: undefined };
}
