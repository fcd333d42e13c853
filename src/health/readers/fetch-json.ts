import type { HttpReply, HttpRequest } from "../../core/ports.ts";
import { cut, line } from "../../core/text.ts";
import type { Gap, ReaderTools } from "./reader.ts";

/** Characters of a foreign text that a report shows. */
const EXCERPT = 160;

/** Who is asked, as sentences begin: `Prometheus`. */
export interface Asked {
  readonly who: string;
  /** What the answer itself says of why it refuses; undefined where it says nothing. */
  readonly explain?: ((data: unknown) => string | undefined) | undefined;
}

type Lost = Exclude<HttpReply, { readonly state: "answered" }>;
type Answer = Extract<HttpReply, { readonly state: "answered" }>;

/** Faults of a request that another try does not mend. */
const LASTING: ReadonlySet<string> = new Set([
  "address",
  "request",
  "url",
  "tls",
  "handshake",
  "redirect",
]);

/** Sends a request, and gives the JSON that a 2xx answer holds, or why there is none. */
export async function fetchJson(
  request: HttpRequest,
  asked: Asked,
  tools: ReaderTools,
  signal: AbortSignal,
): Promise<{ readonly data: unknown } | Gap> {
  const reply = await tools.http(request, signal);
  if (reply.state !== "answered") return lost(reply, asked);
  const data = reply.truncated ? undefined : parse(reply.body);
  const isGood = reply.status >= 200 && reply.status < 300;
  if (!isGood) return refused(reply, asked, excerptOf(asked.explain?.(data), tools));
  if (reply.truncated) {
    return gap(
      `${asked.who} answered with more than a mebibyte`,
      "Ask for less: one number is enough",
    );
  }
  if (data === undefined) return notJson(reply, asked);
  return { data };
}

/** A text of somebody else, fit to be shown. */
export function excerptOf(
  text: string | undefined,
  { redact }: Pick<ReaderTools, "redact">,
): string | undefined {
  return text === undefined ? undefined : cut(line(redact(text)), EXCERPT);
}

/** Something that the next try of the same look does not change, unless it is said otherwise. */
export function gap(missing: string, remedy: string, again = false): Gap {
  return { missing, remedy, again };
}

function lost({ reason, detail }: Lost, { who }: Asked): Gap {
  const remedy =
    reason === "address"
      ? "If the address is intended, allow private networks with the action's input `allow-private-network` or `--allow-private-network`"
      : "Make sure that the runner can reach the address, and that it answers in time";
  return gap(`${who} gave no answer: ${detail}`, remedy, !LASTING.has(reason));
}

function refused({ status, headers }: Answer, { who }: Asked, said: string | undefined): Gap {
  const words = said === undefined ? `status ${status}` : `status ${status}, ${said}`;
  if (status === 401 || status === 403) {
    const remedy = "Give credentials that may read: `auth`, or `headers`";
    return gap(`${who} refused the credentials: ${words}`, remedy);
  }
  if (status === 429) {
    const seconds = /^\d{1,6}$/.exec(headers["retry-after"]?.trim() ?? "")?.[0];
    const afterMs = seconds === undefined ? undefined : Number(seconds) * 1000;
    const remedy = "Ask less often: fewer signals, or longer looks";
    return { ...gap(`${who} is limited: ${words}`, remedy, true), afterMs };
  }
  if (status >= 500)
    return gap(`${who} failed: ${words}`, `Look into ${who} and what is in front of it`, true);
  if (status === 404) {
    return gap(`${who} does not answer at this address: ${words}`, "Correct the address");
  }
  return gap(`${who} refused the request: ${words}`, "Correct what is asked in the manifest");
}

function notJson({ body, headers }: Answer, { who }: Asked): Gap {
  const isPage = /html/i.test(headers["content-type"] ?? "") || /^\s*</.test(body);
  const what = body.trim() === "" ? "nothing" : isPage ? "a web page" : "something else";
  const remedy = "Correct the address; a page to log in needs credentials instead";
  return gap(`${who} answered with ${what} instead of JSON`, remedy);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
