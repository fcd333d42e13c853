import { namesOf } from "./table.ts";

interface RoleRow {
  /** What the guides call it. */
  readonly names: readonly string[];
  /** Requirements that it signs off, by id. */
  readonly signs: readonly string[];
}

/** Everybody who can own a requirement, by the key that manifests and policies use. */
export const ROLES = {
  "release-coordinator": {
    names: ["Release Coordinator", "Release Manager"],
    signs: ["readiness-verified"],
  },
  pm: { names: ["PM", "Project Manager"], signs: ["go-no-go"] },
  "qa-lead": { names: ["QA Lead"], signs: ["qa-signoff"] },
  "change-manager": { names: ["Change Manager"], signs: ["change-approval"] },
  developer: { names: ["Developer"], signs: [] },
  devops: { names: ["DevOps Engineer", "Infrastructure Engineer"], signs: [] },
  "on-call": { names: ["On-call Engineer", "On-call DevOps Engineer"], signs: [] },
} as const satisfies Readonly<Record<string, RoleRow>>;

export type Role = keyof typeof ROLES;

export const ROLE_KEYS: readonly Role[] = namesOf(ROLES);

/** Logins by role, as a manifest names them; roles of its own are among them. */
export type RoleHolders = Readonly<Record<string, readonly string[] | undefined>>;

/** True for the roles that every manifest may name. */
export function isKnownRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name);
}

/** A role with the logins that hold it: `on-call (@erin)`; the bare role where nobody is named. */
export function roleText(role: string, holders: RoleHolders): string {
  const logins = holders[role] ?? [];
  return logins.length === 0 ? role : `${role} (${logins.map((login) => `@${login}`).join(", ")})`;
}
