/** What a client is made for. */
export interface Access {
  readonly token: string;
  /** Base address of the REST API, such as `https://api.github.com`. */
  readonly apiUrl: string;
  /** What carries requests; default: the client's own. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export type Client = Awaited<ReturnType<typeof connect>>;

/** A client that is made once, with what each of its attempts needs. */
export interface Connection extends Pick<Access, "apiUrl"> {
  readonly client: () => Promise<Client>;
  /** Longest that one attempt may take. */
  readonly attemptMs: number;
}

/** GitHub's own client, loaded at the first request: it costs 60 ms. */
export async function connect({ token, apiUrl, fetch }: Access) {
  // The package's main entry reads and prints about the event file; this one only makes clients.
  const { GitHub, getOctokitOptions } = await import("@actions/github/lib/utils");
  const quiet = () => undefined;
  return new GitHub({
    ...getOctokitOptions(token, { userAgent: "release-gate" }),
    baseUrl: apiUrl.replace(/\/+$/, ""),
    // What a server says about deprecation is foreign text and not for our output.
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    ...(fetch === undefined ? {} : { request: { fetch } }),
  });
}
