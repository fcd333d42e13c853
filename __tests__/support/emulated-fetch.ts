import type { Emulation } from "../../src/demo/github/emulation.ts";
import type { WireRequest, WireResponse } from "../../src/demo/github/wire.ts";

/** `fetch` that hands requests to an emulation instead of the network. */
export function emulatedFetch(respond: Emulation["respond"]): typeof fetch {
  return async (input, init) => {
    const signal = init?.signal ?? undefined;
    signal?.throwIfAborted();
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    const response = respond({
      ...(await askedIn(input, init)),
      path: `${pathname}${search}`,
    });
    return responseOf(await unlessAborted(response, signal));
  };
}

/** A request object costs more than all the rest of an exchange: made only where its parts are not plain. */
async function askedIn(
  input: Parameters<typeof fetch>[0],
  init: RequestInit = {},
): Promise<Pick<WireRequest, "method" | "authorization" | "body">> {
  const { method = "GET", headers = {}, body = "" } = init;
  const isPlain = !(
    input instanceof Request ||
    headers instanceof Headers ||
    Array.isArray(headers)
  );
  if (isPlain && typeof body === "string") {
    const found = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization");
    const authorization = found && String(found[1]);
    return { method: method.toUpperCase(), authorization, body };
  }
  const request = new Request(input, init);
  const authorization = request.headers.get("authorization") ?? undefined;
  return { method: request.method, authorization, body: await request.text() };
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
