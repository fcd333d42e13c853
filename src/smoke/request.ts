import type { HttpRequest } from "../core/ports.ts";
import type { CheckOptions } from "./check-options.ts";
import { headersOf } from "./credentials.ts";
import type { FilesRead } from "./files.ts";
import { followedBy } from "./redirects.ts";
import type { Fields } from "./written-check.ts";

/** The address of a path in an environment; undefined when it would leave the environment's host. */
export function addressOf(
  baseUrl: string,
  path: string,
  query: Fields | undefined,
): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const base = new URL(baseUrl);
  base.search = "";
  base.hash = "";
  const joined = `${base.href.replace(/\/+$/, "")}${path}`;
  if (!URL.canParse(joined)) return undefined;
  const url = new URL(joined);
  url.hash = "";
  for (const [name, value] of pairsOf(query)) url.searchParams.append(name, value);
  return url.origin === base.origin && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** A field as often as it has values. */
function pairsOf(fields: Fields = {}): readonly [string, string][] {
  return Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
}

/** The request that a check sends to an address. */
export function requestOf(check: CheckOptions, url: string, read: FilesRead = {}): HttpRequest {
  const { method, timeout: timeoutMs, insecure } = check;
  const { body, type } = bodyOf(check, read);
  const headers = {
    ...(body === undefined ? {} : { "content-type": type }),
    ...headersOf(check),
  };
  const redirects = followedBy(check.redirects, check.expect.status);
  const certificate = check.expect.tls === undefined ? {} : { certificate: true };
  const { ca } = read;
  const trust = { ...(ca && { ca }), ...(insecure && { insecure }) };
  const digest = check.expect.sha256 === undefined ? {} : { digest: true };
  return { method, url, headers, body, timeoutMs, redirects, ...certificate, ...digest, ...trust };
}

function bodyOf(
  { json, text, form, file }: CheckOptions,
  read: FilesRead,
): {
  readonly body: string | undefined;
  readonly type: string;
} {
  if (json !== undefined) return { body: JSON.stringify(json), type: "application/json" };
  if (file !== undefined) {
    const type = file.endsWith(".json") ? "application/json" : "text/plain; charset=utf-8";
    return { body: read.body, type };
  }
  if (form === undefined) return { body: text, type: "text/plain; charset=utf-8" };
  const body = new URLSearchParams(pairsOf(form)).toString();
  return { body, type: "application/x-www-form-urlencoded" };
}
