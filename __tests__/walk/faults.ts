import type { Attempt } from "../../src/adapters/github/retry.ts";

/** What goes wrong with one request to GitHub. */
export interface RequestFault {
  readonly means: string;
  /** Whether GitHub does what it was asked for, and after which time, in milliseconds. */
  readonly done: "at once" | "late" | "never";
  /** What comes back instead of the answer; undefined: the answer. */
  readonly instead: Attempt | undefined;
  /** How long it takes, in milliseconds. */
  readonly takesMs: number;
  /** A read shows what was there before the newest write. */
  readonly stale?: boolean;
}

/** How long GitHub takes for a request, in milliseconds. */
const USUAL_MS = 200;
const SLOW_MS = 20_000;

const LOST: Attempt = { state: "broken", sent: true, reason: "ECONNRESET, the connection ended" };
const failed = (status: number): Attempt => ({
  state: "answered",
  status,
  headers: {},
  message: "Server Error",
  data: {},
});
const LIMITED: Attempt = {
  state: "answered",
  status: 429,
  headers: { "retry-after": "60" },
  message: "You have exceeded a secondary rate limit",
  data: {},
};

const usual = { takesMs: USUAL_MS, instead: undefined, done: "at once" } as const;

/** Of a write; the first is the undisturbed course. */
export const WRITES: readonly RequestFault[] = [
  { ...usual, means: "done" },
  { ...usual, means: "done, and its answer is lost", instead: LOST },
  { ...usual, means: "lost before it is done", done: "never", instead: LOST },
  { ...usual, means: "done, and answered with 502", instead: failed(502) },
  { ...usual, means: "answered with 500, and not done", done: "never", instead: failed(500) },
  { ...usual, means: "done after 20 s", takesMs: SLOW_MS },
  { ...usual, means: "answered with 429, and not done", done: "never", instead: LIMITED },
  { ...usual, means: "its answer is lost, and it is done 3 s later", done: "late", instead: LOST },
];

/** Of a read. */
export const READS: readonly RequestFault[] = [
  { ...usual, means: "answered" },
  { ...usual, means: "its answer is lost", instead: LOST },
  { ...usual, means: "answered with 502", instead: failed(502) },
  { ...usual, means: "answered after 20 s", takesMs: SLOW_MS },
  { ...usual, means: "answered without the newest write", stale: true },
];

/** An outage that outlasts every repetition of a read. */
export const OUTAGE: RequestFault = { ...usual, means: "", done: "never", instead: failed(503) };

/** When what is done late is done, in milliseconds after its answer was lost. */
export const LATE_MS = 3000;
