import { meant } from "../core/meant.ts";
import { isKnownRole, ROLE_KEYS } from "../core/roles.ts";
import type { Fault, Rule } from "./rules.ts";
import type { Manifest } from "./schema.ts";

/** Rules about roles. */
export const ROLE_RULES: readonly Rule[] = [
  { needs: ["roles", "requirements"], faults: ownRoleFaults },
];

/** A role of the manifest's own that nothing asks for is a slip, or protects nobody. */
function ownRoleFaults({ roles, requirements }: Manifest): readonly Fault[] {
  const asked = Object.values(requirements).map(({ role }) => role);
  const idle = Object.keys(roles).filter((name) => !isKnownRole(name) && !asked.includes(name));
  return idle.map((name) => ({
    path: ["roles", name],
    key: true,
    words: {
      sentence: `no requirement asks for the role "${name}"`,
      expected: `one of ${ROLE_KEYS.join(", ")}, or the \`role\` of a requirement`,
      ...meant(name, ROLE_KEYS),
    },
  }));
}
