import type { CheckTry } from "../../src/core/check.ts";
import type { Http } from "../../src/core/ports.ts";
import { type CheckOptions, DEFAULT_CHECK } from "../../src/smoke/check-options.ts";
import type { ProbeTools } from "../../src/smoke/probe.ts";
import { SHA } from "./builders.ts";
import { fakeClock } from "./fake-clock.ts";

/** `GET /` answers 2xx, but for what matters. */
export const aCheck = (only: Partial<CheckOptions> = {}): CheckOptions => ({
  ...DEFAULT_CHECK,
  ...only,
});

/** A good try, but for what matters. */
export const aTry = (only: Partial<CheckTry> = {}): CheckTry => ({
  method: "GET",
  url: "https://shop.example/orders",
  at: "2026-11-20T10:00:00.000Z",
  state: "answered",
  status: 200,
  totalMs: 12,
  phases: { wait: 10, transfer: 2 },
  mismatches: [],
  slow: false,
  ...only,
});

export const status500 = {
  status: 500,
  mismatches: [{ subject: "status", expected: "2xx", actual: "500" }],
} as const;

export const refused = {
  state: "broken",
  status: undefined,
  reason: "refused",
  mismatches: [
    {
      subject: "answer",
      expected: "within 10s",
      actual: "the connection was refused",
    },
  ],
} as const;

/** Tools of a probe of https://shop.example for 2.4.0, but for what matters. */
export const someTools = <Only extends Partial<ProbeTools> & { readonly http: Http }>(
  only: Only,
) => ({
  baseUrl: "https://shop.example",
  build: { version: "2.4.0", sha: SHA },
  clock: fakeClock(),
  redact: (text: string) => text,
  ...only,
});

export const never = new AbortController().signal;
