import * as z from "zod";
import type { GitHub, GraphQLQuery } from "../../core/ports.ts";
import { attemptWithin } from "./attempt.ts";
import type { Client, Connection } from "./connect.ts";
import { graphqlRefusal, TOO_LARGE, withErrors } from "./graphql-errors.ts";
import { type Patience, repeated } from "./repeat.ts";
import type { Attempt } from "./retry.ts";

type Variables = Readonly<Record<string, unknown>>;

/** A hundred records with a hundred statuses each are 5 MB; what is more is no answer to us. */
export const MOST_BYTES = 16 * 2 ** 20;

const answer = z.object({ data: z.record(z.string(), z.unknown()) });

/** Asks GraphQL queries over a client's connection. */
export function asker(connection: Connection & Patience): GitHub["graphql"] {
  return async (query, variables, signal) => {
    const client = await connection.client();
    const { reply } = await repeated(
      {
        isRead: true,
        attempt: () => attemptOnce(client, connection, { query, variables }, signal),
        refuse: (attempt, now) => graphqlRefusal(attempt, query, now),
      },
      connection,
      signal,
    );
    if (!reply.ok) return reply;
    const { data } = answer.safeParse(reply.data).data ?? {};
    return data === undefined ? noAnswer(query) : { ...reply, data };
  };
}

/** The GraphQL address that belongs to a REST address; Enterprise Server has them side by side. */
export function graphqlUrl(apiUrl: string): string {
  const base = apiUrl.replace(/\/+$/, "");
  return base.endsWith("/api/v3") ? base.replace(/\/v3$/, "/graphql") : `${base}/graphql`;
}

/** One POST; what GraphQL tells in a 200 becomes the status that REST has for it. */
async function attemptOnce(
  client: Client,
  { apiUrl, attemptMs }: Connection,
  { query, variables }: { readonly query: GraphQLQuery; readonly variables: Variables },
  signal: AbortSignal,
): Promise<Attempt> {
  let tooLarge = false;
  const attempt = await attemptWithin(attemptMs, signal, async (inner) => {
    const { status, headers, data } = await client.request({
      method: "POST",
      url: graphqlUrl(apiUrl),
      data: { query: query.text, variables, operationName: query.name },
      // The body comes as a stream, so that there is an end to how much of it is read.
      request: { signal: inner, parseSuccessResponseBody: false },
    });
    const text = await textWithin(data, MOST_BYTES);
    tooLarge = text === undefined;
    return { status, headers, data: text === undefined ? {} : fromJson(text) };
  });
  return tooLarge && attempt.state === "answered" ? TOO_LARGE : withErrors(attempt);
}

/** A body as text; undefined where it has more bytes than that. */
async function textWithin(body: unknown, most: number): Promise<string | undefined> {
  if (!(body instanceof ReadableStream)) return "";
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > most) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut short, or some proxy's own page: not readable, which the status does not tell.
    return text;
  }
}

function noAnswer({ name }: GraphQLQuery): Awaited<ReturnType<GitHub["graphql"]>> {
  return {
    ok: false,
    status: 200,
    reason: `GitHub's answer to query ${name} contains no data`,
    remedy:
      "run the stage again; if it happens again, check that GITHUB_API_URL is GitHub's REST API",
  };
}
