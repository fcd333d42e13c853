import * as z from "zod";
import type { GitHub, GitHubRefusal, GitHubReply, GitHubRoute } from "../../core/ports.ts";
import { describe } from "./refusal.ts";

type Parameters = Readonly<Record<string, unknown>>;

/** A reply with its headers, lower-case names. */
export interface Sent {
  readonly reply: GitHubReply;
  readonly headers: Readonly<Record<string, string>>;
}

export type Send = (
  route: GitHubRoute,
  parameters: Parameters,
  signal: AbortSignal,
) => Promise<Sent>;

/** The REST API's largest page: docs.github.com, using pagination in the REST API. */
const PAGE_SIZE = 100;

const MOST_PAGES = 100;

interface List {
  readonly route: GitHubRoute;
  readonly parameters: Parameters;
  /** Name of the list inside an object answer. */
  readonly field: string | undefined;
}

/** Every list inside an object comes with its total; a bare list has only its links. */
const counted = z.union([
  z.object({ total_count: z.number() }).transform((list) => list.total_count),
  z.object({ total_commits: z.number() }).transform((comparison) => comparison.total_commits),
]);

/** All pages of a list as one; a refusal where any page failed or entries are lacking. */
export async function allPages(
  send: Send,
  { route, parameters, field }: List,
  signal: AbortSignal,
): ReturnType<GitHub["list"]> {
  const what = describe(route, parameters);
  const items: unknown[] = [];
  let page: Readonly<Record<string, string>> = {};
  for (let read = 0; read < MOST_PAGES; read += 1) {
    const all = { per_page: PAGE_SIZE, ...parameters, ...page };
    const { reply, headers } = await send(route, all, signal);
    if (!reply.ok) return reply;
    const found = entries(reply.data, field);
    if (found === undefined) return noList(`GitHub's answer to ${what} contains no list`);
    items.push(...found);
    const next = nextPage(headers.link);
    if (next !== undefined) {
      page = next;
      continue;
    }
    const total = field === undefined ? 0 : counted.safeParse(reply.data).data;
    if (total === undefined)
      return noList(`GitHub's answer to ${what} does not say how many there are`);
    if (items.length >= total) return { ok: true, status: reply.status, data: items };
    return noList(`an incomplete list: ${items.length} of ${total} entries of ${what}`);
  }
  return noList(`${what} has more than ${MOST_PAGES} pages`);
}

function entries(data: unknown, field: string | undefined): readonly unknown[] | undefined {
  const shape =
    field === undefined ? z.array(z.unknown()) : z.object({ [field]: z.array(z.unknown()) });
  const parsed = shape.safeParse(data).data;
  return Array.isArray(parsed) || parsed === undefined ? parsed : parsed[field ?? ""];
}

/**
 * Query of the next page by a `Link` header. Only the query is taken, never the address: the
 * token goes nowhere but to the API that it was made for.
 */
function nextPage(link: string | undefined): Readonly<Record<string, string>> | undefined {
  const address = /<([^<>]*)>;[^<]*\brel="?next\b/i.exec(link ?? "")?.[1];
  if (address === undefined) return undefined;
  return Object.fromEntries(new URLSearchParams(address.split("?")[1] ?? ""));
}

function noList(reason: string): GitHubRefusal {
  return {
    ok: false,
    status: 200,
    reason,
    remedy: "run the stage again; part of a list is never taken for the whole",
  };
}
