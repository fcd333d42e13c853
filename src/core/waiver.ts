/** A person's decision to release although a requirement is not met, as the manifest records it. */
export interface Waiver {
  /** Logins of those who decided, without `@`. */
  readonly by: readonly string[];
  readonly because: string;
  /** Last day on which it counts, as an ISO date. */
  readonly until: string;
  /** IANA zone of that day. */
  readonly timezone: string;
}

/** `waived by @sam until 2026-12-15: SEC-88 is not reachable`. */
export function waiverText({ by, until, because }: Waiver): string {
  return `waived by ${by.map((login) => `@${login}`).join(" and ")} until ${until}: ${because}`;
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
