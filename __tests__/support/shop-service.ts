import type { Http, HttpReply } from "../../src/core/ports.ts";
import { anAnswer, noAnswer } from "./fake-http.ts";

/** The shop's environments as a browser would meet them. */
export interface ShopService {
  /** Version that each environment runs; undefined: nothing answers. */
  readonly live: { staging: string | undefined; production: string | undefined };
  /** What a path answers instead of the usual; undefined: the usual. */
  answer: (path: string, live: string, nth: number) => HttpReply | undefined;
  /** Paths asked: `production /orders`. */
  readonly asked: readonly string[];
  readonly http: Http;
}

/** Where the environments are. */
export const URLS = {
  staging: "https://staging.shop.example",
  production: "https://shop.example",
} as const;

export const status = (code: number): HttpReply => anAnswer({ status: code });

/** Every environment runs 2.3.7, and all is well. */
export function shopService(): ShopService {
  const asked: string[] = [];
  const counts = new Map<string, number>();
  const service: ShopService = {
    live: { staging: "2.4.0", production: "2.3.7" },
    answer: () => undefined,
    asked,
    http: async ({ url }, signal) => {
      if (signal.aborted)
        return noAnswer({ state: "unsent", reason: "aborted", detail: "aborted" });
      const { origin, pathname } = new URL(url);
      const name = origin === URLS.staging ? "staging" : "production";
      asked.push(`${name} ${pathname}`);
      const live = service.live[name];
      if (live === undefined) return noAnswer();
      const nth = (counts.get(`${live} ${pathname}`) ?? 0) + 1;
      counts.set(`${live} ${pathname}`, nth);
      const body = pathname === "/version" ? JSON.stringify({ version: live }) : "OctoAcme Shop";
      return service.answer(pathname, live, nth) ?? anAnswer({ body });
    },
  };
  return service;
}
