import type { Brought, BroughtPull } from "../../src/core/brought.ts";

/** A pull request by its number. */
export function aBroughtPull(number: number, over: Partial<BroughtPull> = {}): BroughtPull {
  return {
    number,
    title: `Change ${number}`,
    url: `https://github.com/octoacme/shop/pull/${number}`,
    author: "alice",
    bot: false,
    labels: [],
    body: "",
    ...over,
  };
}

/** What a release brings. */
export function aRange(pulls: readonly BroughtPull[], over: Partial<Brought> = {}): Brought {
  return { base: "a".repeat(40), head: "b".repeat(40), pulls, pushed: [], ...over };
}
