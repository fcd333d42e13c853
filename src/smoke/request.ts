import type { HttpRequest } from "../core/ports.ts";
import type { CheckOptions } from "./check-options.ts";

/** The address of a path in an environment; undefined when it would leave the environment's host. */
export function addressOf(baseUrl: string, path: string): string | undefined {
  if (!URL.canParse(baseUrl)) return undefined;
  const base = new URL(baseUrl);
  base.search = "";
  base.hash = "";
  const joined = `${base.href.replace(/\/+$/, "")}${path}`;
  if (!URL.canParse(joined)) return undefined;
  const url = new URL(joined);
  url.hash = "";
  return url.origin === base.origin && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The request that a check sends to an address. */
export function requestOf(check: CheckOptions, url: string): HttpRequest {
  const { method, json, text, timeout: timeoutMs } = check;
  const body = json === undefined ? text : JSON.stringify(json);
  const own = Object.entries(check.headers ?? {}).map(([name, value]) => {
    return [name.toLowerCase(), value] as const;
  });
  const type = json === undefined ? "text/plain; charset=utf-8" : "application/json";
  const headers = {
    ...(body === undefined ? {} : { "content-type": type }),
    ...Object.fromEntries(own),
  };
  return { method, url, headers, body, timeoutMs };
}
