import type { Finding } from "../core/finding.ts";
import type { Manifest, Role } from "../manifest/schema.ts";

/** A role with the logins that hold it: `on-call (@erin)`; the bare role where nobody is named. */
export function ownerOf(roles: Manifest["roles"], role: Role): string {
  const logins = roles[role] ?? [];
  return logins.length === 0 ? role : `${role} (${logins.map((login) => `@${login}`).join(", ")})`;
}

/** The findings with somebody to act on them, where nobody owns them yet. */
export function owned(owner: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, owner: finding.owner ?? owner }));
}
