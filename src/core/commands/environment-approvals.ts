import { holds, type People } from "./people.ts";
import { type Refusal, refuseGiven } from "./refusal.ts";
import type { NoGo, SignOff } from "./sign-offs.ts";

/** Role whose sign-off the approval of a protected environment is. */
export const APPROVING_ROLE = "pm";

interface Approvals {
  readonly approvals: readonly { readonly by: string; readonly environments: readonly string[] }[];
  readonly environment: string;
  readonly run: { readonly attempt: number; readonly url: string | undefined };
  /** Commit that is released. */
  readonly sha: string;
  readonly people: People;
  readonly noGos: readonly NoGo[];
  /** ISO 8601: GitHub does not say when it was given, so when it was seen. */
  readonly at: string;
}

/**
 * Approvals of the environment as sign-offs of this run: by people who hold the role, in its first
 * attempt, since later ones show those of all attempts, and where nobody of the role has said no-go,
 * since nobody knows which came first.
 */
export function approvalsAsSignOffs(given: Approvals): {
  readonly signOffs: readonly SignOff[];
  readonly refused: readonly Refusal[];
} {
  const { approvals, environment, run, sha, people, noGos, at } = given;
  const text = `The approval of ${environment} in this run`;
  const own = approvals
    .filter(({ environments }) => environments.includes(environment))
    .map(({ by }) => ({ by, at, url: run.url ?? "", text }));
  const isStopped = noGos.some(({ roles }) => roles.includes(APPROVING_ROLE));
  const judged = own.map((one) => {
    const held = holds(one.by, APPROVING_ROLE, people);
    if (held === "unread")
      return { one, why: ["unread-team", "a team that holds the role could not be read"] } as const;
    if (held === "no")
      return {
        one,
        why: ["wrong-role", `@${one.by} does not hold the role ${APPROVING_ROLE}`],
      } as const;
    if (run.attempt !== 1)
      return {
        one,
        why: ["other-attempt", "it may be of an earlier attempt; comment the sign-off"],
      } as const;
    if (isStopped)
      return {
        one,
        why: [
          "other-attempt",
          "somebody said no-go, and which came first is not known; comment the sign-off",
        ],
      } as const;
    return { one, why: undefined };
  });
  return {
    signOffs: judged.flatMap(({ one, why }) =>
      why === undefined
        ? [{ ...one, role: APPROVING_ROLE, commit: sha, approved: environment }]
        : [],
    ),
    refused: judged.flatMap(({ one, why }) => (why === undefined ? [] : [refuseGiven(one, why)])),
  };
}
