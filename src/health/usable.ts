import { isLook, type Look, type Reading, type SignalRule } from "../core/look.ts";

/** The limit that evidence speaks about: candidate share ≤ `ratio` · baseline share + `allowance`. */
export type Limit = Pick<SignalRule, "ratio" | "allowance">;

/** The limit that a pass excludes: with the margin that it is given. */
export function passLimit({
  ratio,
  allowance,
  passAllowance = allowance,
}: Limit & Pick<SignalRule, "passAllowance">): Limit {
  return { ratio, allowance: passAllowance };
}

/**
 * True when a look can be counted: traffic in every arm that the limit speaks of, and counts that
 * can be true. Anything else is a missing look for both arms, never a good one.
 */
export function isUsable(
  look: Reading,
  limit: Limit & Partial<Pick<SignalRule, "level" | "before">>,
): look is Look {
  if (!isLook(look)) return false;
  // That nothing was counted is a count.
  if (limit.level !== undefined) return Number.isFinite(look.requests) && look.requests >= 0;
  if (!isArm(look.requests, look.bad)) return false;
  const [requests, bad] = limit.before ?? [look.baselineRequests, look.baselineBad];
  return limit.ratio === 0 || isArm(requests, bad);
}

/**
 * A look with its part of the baseline that was measured before the deployment: an equal one for
 * each planned look, so that the whole of it is used by the last one. The parts are no whole numbers.
 */
export function paired(
  look: Look,
  { before, plannedLooks }: Pick<SignalRule, "before" | "plannedLooks">,
): Look {
  if (before === undefined) return look;
  const [requests, bad] = before;
  const part = 1 / plannedLooks;
  return { ...look, baselineRequests: requests * part, baselineBad: bad * part };
}

function isArm(requests: number, bad: number): boolean {
  return Number.isFinite(requests) && requests > 0 && bad >= 0 && bad <= requests;
}

/** False for counts that no service can have had, in either arm; no traffic is possible. */
export function isPossible(look: Look): boolean {
  const idle = (requests: number, bad: number) => requests === 0 && bad === 0;
  const arms = [
    [look.requests, look.bad],
    [look.baselineRequests, look.baselineBad],
  ] as const;
  return arms.every(([requests, bad]) => isArm(requests, bad) || idle(requests, bad));
}
