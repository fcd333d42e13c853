import { ADDRESS_REFUSED } from "./connection.ts";
import type { Phase } from "./meter.ts";

/** Why a request brought no usable answer, in the words of `HttpReply`. */
export interface Fault {
  readonly state: "broken" | "unsent";
  readonly reason: string;
  readonly detail: string;
}

// Codes of Node's dns, net and tls (OpenSSL's X509_V_ERR_*) and of undici's errors.
const BY_CODE: Readonly<Record<string, Fault>> = {
  ENOTFOUND: broken("dns", "the host name is not known"),
  EAI_AGAIN: broken("dns", "the name server did not answer"),
  ECONNREFUSED: broken("refused", "the connection was refused"),
  ECONNRESET: broken("reset", "the connection was cut"),
  EPIPE: broken("reset", "the connection was cut"),
  UND_ERR_SOCKET: broken("reset", "the connection was closed before the answer was complete"),
  EHOSTUNREACH: broken("unreachable", "there is no route to the host"),
  ENETUNREACH: broken("unreachable", "there is no route to the network"),
  ETIMEDOUT: broken("timeout", "the connection could not be made in time"),
  CERT_HAS_EXPIRED: broken("tls", "the certificate has expired"),
  CERT_NOT_YET_VALID: broken("tls", "the certificate is not valid yet"),
  ERR_TLS_CERT_ALTNAME_INVALID: broken("tls", "the certificate is for another host name"),
  DEPTH_ZERO_SELF_SIGNED_CERT: broken("tls", "the certificate is self-signed"),
  SELF_SIGNED_CERT_IN_CHAIN: broken("tls", "the chain ends in a self-signed certificate"),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: broken(
    "tls",
    "the certificate is not signed by a trusted authority, or an intermediate one is missing",
  ),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: broken(
    "tls",
    "the certificate is not signed by a trusted authority, or an intermediate one is missing",
  ),
  UND_ERR_INVALID_ARG: unsent(
    "request",
    "a header or the path holds a character not allowed there",
  ),
  EMFILE: unsent("local", "this machine has no free file handles"),
  EADDRNOTAVAIL: unsent("local", "this machine has no free port"),
  ENOBUFS: unsent("local", "this machine has no free network buffers"),
};

function broken(reason: string, detail: string): Fault {
  return { state: "broken", reason, detail };
}

function unsent(reason: string, detail: string): Fault {
  return { state: "unsent", reason, detail };
}

/** What an error of a request means; `phase` is the one that it came in. */
export function faultOf(error: unknown, phase: Phase | undefined): Fault {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (code === ADDRESS_REFUSED) return unsent("address", message);
  // Before the request is out nothing that the other side does makes an error without a code.
  if (code === undefined && phase !== "wait" && phase !== "transfer") {
    return unsent("internal", message);
  }
  const known = BY_CODE[code ?? ""];
  if (known !== undefined) return known;
  if (phase === "dns") return broken("dns", message);
  if (phase === "tls" || /^(CERT_|ERR_SSL|ERR_TLS|UNABLE_TO_)/.test(code ?? "")) {
    return broken("tls", message);
  }
  return broken("protocol", `the answer is not HTTP as it should be: ${message}`);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
