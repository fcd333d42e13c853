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

const CUT = broken("reset", "the connection was cut before the answer was complete");
const UNTRUSTED = broken(
  "tls",
  "the certificate is not signed by a trusted authority, or an intermediate one is missing",
);
const NOT_TLS = broken("tls", "the port does not speak TLS: is the address http, not https?");
const OLD_TLS = broken("tls", "the host speaks no version of TLS from 1.2 on");
const WANTS_CERTIFICATE = broken("tls", "the host wants a client certificate");
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
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: OLD_TLS,
  ERR_SSL_UNSUPPORTED_PROTOCOL: OLD_TLS,
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: broken("tls", "the host does not speak HTTP/1.1"),
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: WANTS_CERTIFICATE,
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

/** What an error of a request means; `phase` is the one that it came in. */
export function faultOf(error: unknown, phase: Phase | undefined): Fault {
  const message = messageOf(error);
  const code = codeOf(error);
  if (code === ADDRESS_REFUSED) return unsent("address", message);
  // Before the request is out nothing that the other side does makes an error without a code.
  if (code === undefined && phase !== "wait" && phase !== "transfer") {
    return unsent("internal", message);
  }
  const known = Object.hasOwn(BY_CODE, code ?? "") ? BY_CODE[code ?? ""] : undefined;
  if (known !== undefined) return known;
  if (phase === "dns") return broken("dns", message);
  if (phase === "tls" || /^(CERT_|ERR_SSL|ERR_TLS|UNABLE_TO_)/.test(code ?? "")) {
    return broken("tls", message);
  }
  return broken("protocol", `the answer is not valid HTTP: ${message}`);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
