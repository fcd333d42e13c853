import { teamsIn } from "../../core/commands/people.ts";
import { readWaives, type Waived, waivingRoles } from "../../core/commands/waives.ts";
import type { Subject } from "../../core/subject.ts";
import { comments } from "../../questions/comments.ts";
import { team } from "../../questions/team.ts";
import { teamsOf } from "../teams.ts";
import { knownValue, type ReadAnswer } from "./asked.ts";
import type { PlannedRequirement } from "./evaluator.ts";

/** What comments say of waiving a requirement. */
export type Spoken = (
  requirement: Pick<PlannedRequirement, "id" | "waivable" | "options">,
) => Waived;

const SILENT: Waived = { waiver: undefined, refused: [], lacking: [] };

/**
 * Reads waivers out of the comments that were asked for anyway; where these, the roles or the
 * calendar could not be read, nobody has waived anything.
 */
export function spokenIn({ declared }: Subject, read: ReadAnswer): Spoken {
  const { release, roles, calendar, signoffs } = declared;
  if (release.state === "missing" || roles.state === "missing") return () => SILENT;
  if (calendar.state === "missing" || signoffs.state === "missing") return () => SILENT;
  const said = (of: "release" | "deployed") =>
    knownValue(read(comments(release.value.issue, of)), comments.value)?.comments ?? [];
  const before = said("release");
  const after = said("deployed");
  const silent = [...before, ...after].every(({ lines }) => lines.length === 0);
  if (silent) return () => SILENT;
  const { distinct } = signoffs.value;
  const { timezone } = calendar.value;
  return ({ id, waivable = [], options }) => {
    const wanted = waivingRoles(waivable, roles.value);
    const asked = teamsIn(roles.value, wanted).map((name) =>
      knownValue(read(team(name)), team.value),
    );
    const people = { roles: roles.value, teams: teamsOf(asked) };
    return readWaives(isLater(options) ? after : before, {
      id,
      roles: wanted,
      distinct,
      people,
      timezone,
    });
  };
}

/** True for a line that is judged once it is deployed, by what was said until then. */
const isLater = (options: unknown): boolean =>
  typeof options === "object" && options !== null && "since" in options;
