import type { Emulation } from "../../src/demo/github/emulation.ts";
import type { WireResponse } from "../../src/demo/github/wire.ts";

/** `fetch` that hands requests to an emulation instead of the network. */
export function emulatedFetch(respond: Emulation["respond"]): typeof fetch {
  return async (input, init) => {
    const signal = init?.signal ?? undefined;
    signal?.throwIfAborted();
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const response = respond({
      method: request.method,
      path: `${pathname}${search}`,
      authorization: request.headers.get("authorization") ?? undefined,
      body: await request.text(),
    });
    return responseOf(await unlessAborted(response, signal));
  };
}

function responseOf({ status, headers, body, cut }: WireResponse): Response {
  if (!cut) return new Response(body === "" ? null : body, { status, headers: { ...headers } });
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new TypeError("terminated")),
    start: (controller) => controller.enqueue(new TextEncoder().encode(body)),
  });
  return new Response(stream, { status, headers: { ...headers } });
}

/** The value, or a rejection as soon as the signal aborts: the other side goes on all the same. */
function unlessAborted<T>(value: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return value;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    const settled = () => signal.removeEventListener("abort", stop);
    value.then(resolve, reject).finally(settled);
  });
}
