import type { Finding } from "../core/finding.ts";
import type { Role } from "../manifest/schema.ts";
import type { Run } from "./stage.ts";

/** A role with the logins that hold it: `on-call (@erin)`; the bare role where nobody is named. */
export function ownerOf({ manifest }: Run, role: Role): string {
  const logins = manifest.roles[role] ?? [];
  return logins.length === 0 ? role : `${role} (${logins.map((login) => `@${login}`).join(", ")})`;
}

/** The findings with somebody to act on them, where nobody owns them yet. */
export function owned(run: Run, role: Role, findings: readonly Finding[]): readonly Finding[] {
  const owner = ownerOf(run, role);
  return findings.map((finding) => ({ ...finding, owner: finding.owner ?? owner }));
}
