import type { Call, Reply } from "./call.ts";

// https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
const PER_PAGE = 30;
const MOST_PER_PAGE = 100;

function asked(call: Call, name: string, fallback: number): number {
  const value = Number(call.query.get(name));
  return Number.isSafeInteger(value) && value > 0 ? value : fallback;
}

/** The page of a list that was asked for, with the links to its neighbours. */
export function page<T>(
  call: Call,
  all: readonly T[],
): { items: readonly T[] } & Pick<Reply, "headers"> {
  const perPage = Math.min(asked(call, "per_page", PER_PAGE), MOST_PER_PAGE);
  const current = asked(call, "page", 1);
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const items = all.slice((current - 1) * perPage, current * perPage);
  const links: (readonly [rel: string, page: number])[] = [];
  if (current > 1) links.push(["prev", current - 1]);
  if (current < last) links.push(["next", current + 1], ["last", last]);
  if (current > 1) links.push(["first", 1]);
  const link = links.map(([rel, number]) => `<${address(call, number)}>; rel="${rel}"`).join(", ");
  return { items, headers: link === "" ? undefined : { link } };
}

function address(call: Call, number: number): string {
  const query = new URLSearchParams(call.query);
  query.set("page", String(number));
  return `${call.world.url}${call.path}?${query}`;
}

/** Answers a page of a list. */
export function list<T>(call: Call, all: readonly T[], view: (item: T) => unknown): Reply {
  const { items, headers } = page(call, all);
  return { status: 200, body: items.map(view), headers };
}

/** Answers a page of a list inside an object that counts all of it. */
export function counted<T>(
  call: Call,
  { name, all, view }: { name: string; all: readonly T[]; view: (item: T) => unknown },
): Reply {
  const { items, headers } = page(call, all);
  return { status: 200, body: { total_count: all.length, [name]: items.map(view) }, headers };
}
