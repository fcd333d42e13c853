import type { Finding } from "../core/finding.ts";
import { type Role, roleText } from "../core/roles.ts";
import type { Manifest } from "../manifest/schema.ts";

/** A role with the logins that hold it: `on-call (@erin)`; the bare role where nobody is named. */
export function ownerOf(roles: Manifest["roles"], role: Role): string {
  return roleText(role, roles);
}

/** The findings with somebody to act on them, where nobody owns them yet. */
export function owned(owner: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, owner: finding.owner ?? owner }));
}
