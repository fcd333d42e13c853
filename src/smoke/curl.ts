import type { HttpRequest } from "../core/ports.ts";
import { posix } from "../core/shells.ts";
import { line } from "../core/text.ts";

/** Characters of a body that a line still shows. */
const LONGEST_BODY = 500;

/** Headers whose value says who asks, a known secret or not. */
const PERSONAL: ReadonlySet<string> = new Set(["authorization", "cookie", "proxy-authorization"]);

/**
 * The same request as a line for a POSIX shell. Every word is redacted before it is quoted, since quotes
 * could part a secret. A body that is long, or of several lines, is left out.
 */
export function curlOf(request: HttpRequest, redact: (text: string) => string): string {
  const { method, url, headers, body, timeoutMs, redirects, insecure, ca } = request;
  const word = (text: string) => posix.word([line(redact(text))]);
  const isShown = body !== undefined && body.length <= LONGEST_BODY && !/[\r\n]/.test(body);
  const options = [
    ...["--silent", "--show-error", "--http1.1"],
    ...["--max-time", String(Math.ceil(timeoutMs / 1000))],
    ...(method === "HEAD" ? ["--head"] : ["--include"]),
    ...(method === "GET" || method === "HEAD" ? [] : ["--request", word(method)]),
    ...(redirects === undefined || redirects.statuses.length > 0
      ? ["--location", "--max-redirs", "5"]
      : []),
    ...(insecure === true ? ["--insecure"] : []),
    ...Object.entries(headers).flatMap(([name, value]) => [
      "--header",
      word(`${name}: ${PERSONAL.has(name) ? "***" : value}`),
    ]),
    // Unlike --data, it reads no file where the body begins with @.
    ...(isShown ? ["--data-raw", word(body)] : []),
    ...(/[[\]{}]/.test(url) ? ["--globoff"] : []),
  ];
  const notes = [
    ...(body !== undefined && !isShown ? [`body of ${body.length} characters left out`] : []),
    ...(ca === undefined ? [] : ["trust smoke.ca by --cacert"]),
  ];
  const said = notes.length === 0 ? "" : ` # ${notes.join("; ")}`;
  return `${["curl", ...options, word(url)].join(" ")}${said}`;
}
