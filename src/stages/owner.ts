import type { Finding } from "../core/finding.ts";
import { type Role, roleText } from "../core/roles.ts";
import type { Run } from "./stage.ts";

/** A role with the logins that hold it: `on-call (@erin)`; the bare role where nobody is named. */
export function ownerOf({ manifest }: Run, role: Role): string {
  return roleText(role, manifest.roles);
}

/** The findings with somebody to act on them, where nobody owns them yet. */
export function owned(run: Run, role: Role, findings: readonly Finding[]): readonly Finding[] {
  const owner = ownerOf(run, role);
  return findings.map((finding) => ({ ...finding, owner: finding.owner ?? owner }));
}
