/** A person's decision to release although a requirement is not met, as the manifest records it. */
export interface Waiver {
  /** Logins of those who decided, without `@`. */
  readonly by: readonly string[];
  readonly because: string;
  /** Last day on which it counts, as an ISO date. */
  readonly until: string;
  /** IANA zone of that day. */
  readonly timezone: string;
  /** Set where it is only put off, for an incident: then it has to be met by that day. */
  readonly deferred?: PutOff | undefined;
}

/** What a requirement is put off for. */
export interface PutOff {
  /** Number of the incident's issue. */
  readonly incident: number;
  /** Role that meets it afterwards. */
  readonly role: string;
}

/**
 * `waived by @sam until 2026-12-15: SEC-88 is not reachable`; `put off by @erin until 2026-12-15:
 * incident #512, due then from the qa-lead`.
 */
export function waiverText({ by, until, because, deferred }: Waiver): string {
  const who = by.map((login) => `@${login}`).join(" and ");
  const rest = deferred === undefined ? "" : `, due then from the ${deferred.role}`;
  return `${deferred === undefined ? "waived" : "put off"} by ${who} until ${until}: ${because}${rest}`;
}

/** Says of a waiver why it does not count; `why` without a full stop. */
export function refusedWaiver(waiver: Waiver, why: string): string {
  return `Was ${waiverText(waiver)}; ${why}`;
}

/** Why a waiver does not count, where one of these lines says so. */
export function whyRefused(waiver: Waiver, lines: readonly string[]): string | undefined {
  const front = refusedWaiver(waiver, "");
  return lines.find((line) => line.startsWith(front))?.slice(front.length);
}
