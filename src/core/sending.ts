/** A message to a channel over HTTP, as data. */
export interface Sending {
  readonly url: string;
  /** Default: POST. */
  readonly method?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Key of the signature of the body (HMAC-SHA256); undefined: it is not signed. */
  readonly signWith?: string | undefined;
  /** What says that it was taken: the status, and the whole body where that matters. */
  readonly taken: { readonly status: number | "2xx"; readonly body?: string | undefined };
  /** Times that it is sent at most, as long as it is certain that it was not taken. */
  readonly tries: number;
  /** The same where nobody knows whether it was taken: more only where a repetition does no harm. */
  readonly unclearTries: number;
}

/** Header with the signature: `sha256=` and the hexadecimal HMAC of the body. */
export const SIGNATURE_HEADER = "x-release-gate-signature-256";
