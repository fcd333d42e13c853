import type { Notice } from "../../src/core/notice.ts";
import { type Around, noticeOf } from "../../src/notify/notice.ts";
import { SHA } from "./builders.ts";

const AROUND: Around = {
  repository: "octoacme/shop",
  server: "https://github.com",
  release: { name: "Shop", component: "", version: "2.4.0", sha: SHA },
  environment: { name: "production" },
  run: "https://ci.example/4711",
  at: "2026-11-20T14:09:12.000Z",
};

/** What happened to deployment 1038, but for what matters. */
export function aNotice(only: Partial<Notice> = {}, around: Partial<Around> = {}): Notice {
  const { event = "incident", because = "5 of 20 orders failed", ...rest } = only;
  const happened = { event, because, deployment: 1038, severity: 2, target: "2.3.7" } as const;
  return { ...noticeOf({ ...happened, ...rest }, { ...AROUND, ...around }), ...rest };
}
