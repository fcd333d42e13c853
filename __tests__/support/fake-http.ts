import type { Http, HttpReply, HttpRequest } from "../../src/core/ports.ts";

type Answered = Extract<HttpReply, { readonly state: "answered" }>;
type Lost = Exclude<HttpReply, Answered>;

/** An answer: 200 in 12 ms with an empty body, but for what matters. */
export function anAnswer(only: Partial<Answered> = {}): Answered {
  return {
    state: "answered",
    status: 200,
    headers: {},
    body: "",
    truncated: false,
    phases: { wait: 10, transfer: 2 },
    totalMs: 12,
    remote: "203.0.113.7",
    ...only,
  };
}

/** A request without an answer: refused after 3 ms, but for what matters. */
export function noAnswer(only: Partial<Lost> = {}): Lost {
  return {
    state: "broken",
    reason: "refused",
    detail: "the connection was refused",
    phases: { connect: 3 },
    totalMs: 3,
    remote: undefined,
    ...only,
  };
}

/** HTTP that gives these replies in order, and the last one from then on. */
export function fakeHttp(
  ...replies: readonly HttpReply[]
): Http & { readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const http: Http = (request) => {
    sent.push(request);
    return Promise.resolve(replies[Math.min(sent.length, replies.length) - 1] ?? noAnswer());
  };
  return Object.assign(http, { sent });
}
