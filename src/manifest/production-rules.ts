import { type Fault, hasProduction, type Rule } from "./rules.ts";
import type { Manifest } from "./schema.ts";

/** Keys that only a release to production acts on, where no environment is production. */
export const PRODUCTION_RULES: readonly Rule[] = [
  { needs: ["environments", "health"], faults: healthFaults },
  { needs: ["environments", "rollback"], faults: rollbackFaults },
];

const HINT = "write `production: true` in the environment that is, or leave the key out";

function healthFaults(manifest: Manifest): readonly Fault[] {
  if (Object.keys(manifest.health).length === 0 || hasProduction(manifest)) return [];
  const sentence =
    "`health` has no effect: signals decide in production, and no environment is production";
  return [{ path: ["health"], words: { sentence, hint: HINT }, key: true }];
}

function rollbackFaults(manifest: Manifest): readonly Fault[] {
  if (hasProduction(manifest)) return [];
  const { plan, when } = manifest.rollback;
  const why = "and no environment is production";
  const unasked = `\`rollback.plan\` has no effect: it is asked for before production, ${why}`;
  const never = `nothing would start a rollback: health decides in production, ${why}`;
  return [
    ...(plan === undefined ? [] : [fault("plan", unasked)]),
    ...(when.includes("smoke") ? [] : [fault("when", never)]),
  ];
}

const fault = (key: string, sentence: string): Fault => ({
  path: ["rollback", key],
  words: { sentence, hint: HINT },
  key: true,
});
