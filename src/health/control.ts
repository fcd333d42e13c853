import type { MissingLook } from "../core/look.ts";
import type { Clock, Http, HttpReply } from "../core/ports.ts";

/** Shortest time from one question to the next, in milliseconds. */
const EVERY_MS = 10_000;

/** Time for one answer, in milliseconds. */
const PATIENCE_MS = 5000;

/** Reasons that say something of the control's address alone, and nothing of the network. */
const UNASKABLE: ReadonlySet<string> = new Set(["address", "url", "request"]);

const HEARD: ReadonlySet<string> = new Set(["redirect", "incomplete", "aborted"]);

interface Parts {
  /** An http or https address that has nothing to do with the release. */
  readonly address: string;
  readonly http: Http;
  readonly clock: Clock;
  /** Ends with what is watched. */
  readonly signal: AbortSignal;
}

/**
 * A second opinion on lost answers: an address that has nothing to do with the release. Where it gives
 * no answer either, this machine's network has failed, and the look says nothing of the release. Any
 * status counts as an answer. One that fails while checks are answered cannot be reached from here,
 * and is dropped; so that a machine that reaches nothing else still sees failures, it is tried once
 * with the first answer of a check.
 */
export class Control {
  readonly #parts: Parts;
  #askedAt = Number.NEGATIVE_INFINITY;
  #silent: Promise<boolean> = Promise.resolve(false);
  /** What came of the last question that has ended; undefined: none has. */
  #wasSilent: boolean | undefined;
  #isDropped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get address(): string {
    return this.#parts.address;
  }

  /** True where it failed while checks were answered. */
  get isDropped(): boolean {
    return this.#isDropped;
  }

  /** A check was answered, so the network works: tries a control that was never heard. */
  answered(): void {
    if (this.#isDropped || this.#wasSilent === false || !this.#isDue) return;
    this.#silent = this.#ask().then((isSilent) => {
      this.#isDropped ||= isSilent;
      return isSilent;
    });
  }

  /** Why a look without an answer is missing; undefined: it counts. */
  async lost(): Promise<MissingLook | undefined> {
    if (this.#isDropped) return undefined;
    const isSilent = await (this.#isDue ? this.#ask() : this.#silent);
    if (!isSilent || this.#isDropped) return undefined;
    return {
      missing: `no answer, and none of ${hostOf(this.#parts.address)} either`,
      remedy:
        "Make sure that the network of this machine works; where it reaches few hosts, name one of them in health.control",
    };
  }

  get #isDue(): boolean {
    return this.#parts.clock.monotonic() - this.#askedAt >= EVERY_MS;
  }

  #ask(): Promise<boolean> {
    this.#askedAt = this.#parts.clock.monotonic();
    this.#silent = askOnce(this.#parts).then((heard) => {
      if (heard === "unaskable") this.#isDropped = true;
      this.#wasSilent = heard === "silent";
      return this.#wasSilent;
    });
    return this.#silent;
  }
}

/** The host of an address, with its port where it names one. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

async function askOnce({
  address,
  http,
  signal,
}: Parts): Promise<"heard" | "silent" | "unaskable"> {
  const request = {
    ...{ method: "GET", url: address, headers: {}, body: undefined, timeoutMs: PATIENCE_MS },
    redirects: { hosts: "same", statuses: [] },
  } as const;
  return heardIn(await http(request, signal));
}

function heardIn(reply: HttpReply): "heard" | "silent" | "unaskable" {
  // A status has come, however its answer ended; and what was stopped from here says nothing.
  if (reply.state === "answered" || HEARD.has(reply.reason)) return "heard";
  return UNASKABLE.has(reply.reason) ? "unaskable" : "silent";
}
