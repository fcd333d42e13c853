import { messageOf } from "../../core/problem.ts";
import { ADDRESS_REFUSED } from "./connection.ts";
import type { Phase } from "./meter.ts";

/** Why a request brought no usable answer, in the words of `HttpReply`. */
export interface Fault {
  readonly state: "broken" | "unsent";
  readonly reason: string;
  readonly detail: string;
}

/** It was sent, or the host refused it. */
export function broken(reason: string, detail: string): Fault {
  return { state: "broken", reason, detail };
}

/** It never could be sent. */
export function unsent(reason: string, detail: string): Fault {
  return { state: "unsent", reason, detail };
}

/** The connection could not be secured, for another reason than the host's certificate. */
function handshake(detail: string): Fault {
  return broken("handshake", detail);
}

const CUT_WHILE_SECURED = broken("reset", "the connection was cut while it was being secured");
const CUT = broken("reset", "the connection was cut before the answer was complete");
const UNTRUSTED = broken(
  "tls",
  "the certificate is not signed by a trusted authority, or an intermediate one is missing",
);
const NOT_TLS = handshake("the port does not speak TLS: is the address http, not https?");
const OLD_TLS = handshake("the host speaks no version of TLS from 1.2 on");
const WANTS_CERTIFICATE = handshake("the host wants a client certificate");
const NOT_HTTP = broken("protocol", "the answer does not begin as HTTP does");
const BAD_REQUEST = unsent("request", "a header or the path holds a character not allowed there");

// Codes of Node's dns, net, tls (OpenSSL's X509_V_ERR_* and SSL_R_*) and http (llhttp's HPE_*).
const BY_CODE: Readonly<Record<string, Fault>> = {
  ENOTFOUND: broken("dns", "the host name is not known"),
  EAI_AGAIN: broken("resolver", "the name server did not answer"),
  ECONNREFUSED: broken("refused", "the connection was refused"),
  ECONNRESET: CUT,
  EPIPE: CUT,
  EHOSTUNREACH: broken("unreachable", "there is no route to the host"),
  ENETUNREACH: broken("unreachable", "there is no route to the network"),
  ETIMEDOUT: broken("timeout", "the connection could not be made in time"),
  CERT_HAS_EXPIRED: broken("tls", "the certificate has expired"),
  CERT_NOT_YET_VALID: broken("tls", "the certificate is not valid yet"),
  ERR_TLS_CERT_ALTNAME_INVALID: broken("tls", "the certificate is for another host name"),
  DEPTH_ZERO_SELF_SIGNED_CERT: broken("tls", "the certificate is self-signed"),
  SELF_SIGNED_CERT_IN_CHAIN: broken("tls", "the chain ends in a self-signed certificate"),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
  ERR_SSL_HTTP_REQUEST: NOT_TLS,
  ERR_SSL_UNSUPPORTED_PROTOCOL: OLD_TLS,
  HPE_INVALID_CONSTANT: NOT_HTTP,
  HPE_INVALID_VERSION: NOT_HTTP,
  HPE_INVALID_STATUS: broken("protocol", "the status line of the answer holds no valid status"),
  HPE_HEADER_OVERFLOW: broken("protocol", "the headers of the answer are larger than 16 KiB"),
  ERR_INVALID_CHAR: BAD_REQUEST,
  ERR_INVALID_HTTP_TOKEN: BAD_REQUEST,
  ERR_UNESCAPED_CHARACTERS: BAD_REQUEST,
  EMFILE: unsent("local", "this machine has no free file handles"),
  EADDRNOTAVAIL: unsent("local", "this machine has no free port"),
  ENOBUFS: unsent("local", "this machine has no free network buffers"),
};

/**
 * Alerts by which a host refuses to secure a connection, by their numbers (RFC 8446 §6.2, RFC 7301
 * §3.2). Codes of errors that are made of them differ between versions of Node.
 */
const BY_ALERT: Readonly<Record<number, Fault>> = {
  40: handshake(
    "the host accepts no kind of TLS that is offered, or wants a client certificate (alert handshake_failure)",
  ),
  70: OLD_TLS,
  71: handshake(
    "the host asks for stronger ciphers than are offered (alert insufficient_security)",
  ),
  80: handshake(
    "the host has failed inside while the connection was secured (alert internal_error)",
  ),
  112: handshake("the host has no certificate for this name (alert unrecognized_name)"),
  116: WANTS_CERTIFICATE,
  120: handshake("the host does not speak HTTP/1.1"),
};

/** How an answer begins that is none of HTTP/1. */
const BEGINNINGS: readonly {
  readonly is: (bytes: Uint8Array) => boolean;
  readonly fault: Fault;
}[] = [
  {
    // A record of an alert or a handshake, of TLS 1.0 or later (RFC 8446 §5.1).
    is: ([type, major]) => (type === 21 || type === 22) && major === 3,
    fault: broken("protocol", "the port speaks TLS: is the address https, not http?"),
  },
  {
    // SETTINGS, which is always the first frame of HTTP/2, of the connection itself (RFC 9113 §3.4).
    is: ([a, , , type, , ...stream]) =>
      a === 0 && type === 4 && stream.length >= 4 && stream.slice(0, 4).every((byte) => byte === 0),
    fault: broken("protocol", "the host speaks HTTP/2 only, not HTTP/1.1"),
  },
];

/** What an error of a request means; `phase` is the one that it came in. */
export function faultOf(error: unknown, phase: Phase | undefined): Fault {
  const message = messageOf(error);
  const code = codeOf(error);
  if (code === ADDRESS_REFUSED) return unsent("address", message);
  // Before the request is out nothing that the other side does makes an error without a code.
  if (code === undefined && phase !== "wait" && phase !== "transfer") {
    return unsent("internal", message);
  }
  const isSecuring = phase === "tls";
  if (isSecuring && (code === "ECONNRESET" || code === "EPIPE")) return CUT_WHILE_SECURED;
  const alert = /SSL alert number (\d{1,3})/.exec(message)?.[1];
  if (alert !== undefined) return BY_ALERT[Number(alert)] ?? refusedBy(Number(alert));
  const begun = BEGINNINGS.find(({ is }) => is(firstBytes(error)));
  if (begun !== undefined) return begun.fault;
  const known = Object.hasOwn(BY_CODE, code ?? "") ? BY_CODE[code ?? ""] : undefined;
  if (known !== undefined) return known;
  if (phase === "dns") return broken("dns", message);
  if (code?.startsWith("ERR_SSL") === true) {
    return handshake(`the connection could not be secured: ${reasonOf(error) ?? message}`);
  }
  if (isSecuring || /^(CERT_|ERR_TLS|UNABLE_TO_)/.test(code ?? "")) {
    return broken("tls", message);
  }
  return broken("protocol", `the answer is not valid HTTP: ${message}`);
}

function refusedBy(alert: number): Fault {
  return handshake(`the host refuses to secure the connection (TLS alert ${alert})`);
}

/** What has come of an answer that the parser of HTTP has given up. */
function firstBytes(error: unknown): Uint8Array {
  const isGivenUp = typeof error === "object" && error !== null && "rawPacket" in error;
  const packet = isGivenUp ? error.rawPacket : undefined;
  return packet instanceof Uint8Array ? packet.subarray(0, 16) : new Uint8Array();
}

/** What OpenSSL itself says, without the places in its source that stand around it in the message. */
function reasonOf(error: unknown): string | undefined {
  const isSaid = typeof error === "object" && error !== null && "reason" in error;
  return isSaid && typeof error.reason === "string" ? error.reason : undefined;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
