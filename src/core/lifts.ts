import {
  because,
  COMMIT,
  type Command,
  commandsIn,
  type Given,
  given,
  type IssueComment,
  type Refusal,
  type Roles,
  refuse,
  refuseAuthor,
} from "./commands.ts";

/** A `/lift-hold`: it names the commit whose hold it takes back. */
export interface Lift extends Given {
  /** The commit as the person wrote it. */
  readonly sha: string;
}

/** Where a hold is taken back, and by whom. */
interface Place {
  readonly roles: Roles;
  /** Empty where the repository has one component. */
  readonly component: string;
  readonly environment: string;
}

/** Roles that may take back a hold. */
export const LIFTING_ROLES: readonly string[] = ["release-coordinator", "pm"];

/** What a lift has to look like. */
export const LIFT_FORM = "/lift-hold <commit> because …";

/**
 * Every `/lift-hold <commit> [<component>/][<environment>] because …` by a release coordinator or PM
 * that counts in this place, with the near misses, each oldest first.
 */
export function readLifts(
  comments: readonly IssueComment[],
  place: Place,
): { readonly lifts: readonly Lift[]; readonly refused: readonly Refusal[] } {
  const lifts: Lift[] = [];
  const refused: Refusal[] = [];
  for (const command of commandsIn(comments)) {
    if (command.name !== "lift-hold") continue;
    const words = wordsOf(command);
    if (words.reason !== undefined && !includes(words.scope, place)) continue;
    const refusal = refuseAuthor(command, LIFTING_ROLES, place.roles) ?? refuseLift(command, words);
    if (refusal === undefined) lifts.push({ ...given(command), sha: words.sha });
    else refused.push(refusal);
  }
  return { lifts, refused };
}

interface Words {
  readonly sha: string;
  readonly scope: string | undefined;
  readonly reason: string | undefined;
}

function wordsOf({ words: [sha = "", ...more] }: Command): Words {
  const plain = because({ words: more });
  if (plain !== undefined) return { sha, scope: undefined, reason: plain };
  return { sha, scope: more[0], reason: because({ words: more.slice(1) }) };
}

/** True where `production`, `api/` or `api/production` means this place; nothing means every one. */
function includes(scope: string | undefined, { component, environment }: Place): boolean {
  if (scope === undefined) return true;
  const [first = "", second] = scope.split("/", 2);
  if (second === undefined) return first === environment;
  return first === component && (second === "" || second === environment);
}

function refuseLift(command: Command, { sha, reason }: Words): Refusal | undefined {
  if (command.written.toLowerCase() !== "/lift-hold") {
    return refuse(command, "malformed", "did not write /lift-hold");
  }
  if (!COMMIT.test(sha)) {
    return refuse(command, "names-no-commit", "named no commit of at least 7 digits");
  }
  return reason === undefined
    ? refuse(command, "malformed", `gave no reason (${LIFT_FORM})`)
    : undefined;
}
