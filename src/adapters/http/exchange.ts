import { type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import type { Certificate } from "../../core/ports.ts";
import { type Body, readBody } from "./body.ts";
import { codingOf } from "./coding.ts";
import { broken, type Fault } from "./fault.ts";
import type { Meter } from "./meter.ts";
import type { Hop } from "./redirect.ts";

/** An answer that was read to its end. */
export interface Answered extends Body {
  readonly status: number;
  /** Lower-case names; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly certificate?: Certificate | undefined;
}

/** One request and its answer over one open connection. @throws errors of the connection and its parser. */
export function exchange(
  hop: Hop,
  socket: Socket,
  meter: Meter,
  digest = false,
): Promise<Answered | Fault> {
  meter.begin("wait");
  return new Promise((resolve, reject) => {
    const { url, method, headers, body } = hop;
    const outgoing = request({
      method,
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        ...headers,
        ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
      },
      setHost: false,
      // A connection that is handed over is used for this request alone: `connection: close`.
      createConnection: () => socket,
    });
    outgoing.maxHeadersCount = 0; // Node would drop those above its own limit, and say nothing
    outgoing.once("error", reject);
    outgoing.once("upgrade", () => resolve(SWITCHES));
    outgoing.once("response", (response) => {
      meter.begin("transfer");
      answerOf(response, digest).then(resolve, reject);
    });
    outgoing.end(body);
  });
}

/** Headers of an answer that are looked at; more are nobody's, and each could be one that is expected. */
const MOST_HEADERS = 500;

const SWITCHES = broken("protocol", "the answer switches to another protocol, unasked");

async function answerOf(response: IncomingMessage, digest: boolean): Promise<Answered | Fault> {
  const { statusCode: status = 0, headersDistinct, rawHeaders } = response;
  // The parser takes any three digits; a final answer begins with 200 (RFC 9110 §15).
  if (status < 200) {
    const shown = String(status).padStart(3, "0");
    return broken("protocol", `the status of the answer is ${shown}, which HTTP does not have`);
  }
  if (rawHeaders.length / 2 > MOST_HEADERS) {
    return broken("protocol", `the answer has more than ${MOST_HEADERS} headers`);
  }
  const headers = Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(", ")]),
  );
  const read = await readBody(response, codingOf(headers), digest);
  return "reason" in read ? read : { status, headers, ...read };
}
