export interface CallerReply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests assert on it, which is its only check
  readonly body: any;
}

/** Sends plain requests with the token of an emulated GitHub. */
export function caller(github: {
  readonly url: string;
  readonly token: string;
  readonly fetch: typeof fetch;
}) {
  return async (method: string, path: string, body?: unknown): Promise<CallerReply> => {
    const response = await github.fetch(`${github.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${github.token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
}
