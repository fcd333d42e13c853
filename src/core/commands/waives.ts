import { sameName } from "../text.ts";
import { isIsoDate } from "../units.ts";
import type { Waiver } from "../waiver.ts";
import type { IssueComment } from "./comment.ts";
import { type Command, commandsIn, isBecause, reasonIn } from "./parse.ts";
import { holds, type People } from "./people.ts";
import { type Refusal, refuse, unfitToGive, type Why } from "./refusal.ts";

/** Who may waive a line, and by which calendar its last day is counted. */
export interface WaiveRules {
  /** Id of the line. */
  readonly id: string;
  /** Roles that waive it together, each by another person where `distinct`; none: nobody may. */
  readonly roles: readonly string[];
  readonly distinct: boolean;
  readonly people: People;
  /** IANA zone. */
  readonly timezone: string;
}

/** What the comments say of a line: the waiver, where it is whole, and what does not count. */
export interface Waived {
  readonly waiver: Waiver | undefined;
  readonly refused: readonly Refusal[];
  /** Roles whose word is still missing, where somebody has begun to waive it. */
  readonly lacking: readonly string[];
}

/**
 * Reads every `/waive <id> until <day> because …` for a line. Where several roles waive it together
 * each has to say so; it ends with the first of their days.
 */
export function readWaives(comments: readonly IssueComment[], rules: WaiveRules): Waived {
  const own = commandsIn(comments).filter(
    ({ name, words }) => name === "waive" && words[0]?.toLowerCase() === rules.id,
  );
  const judged = own.map((command) => ({ command, why: whyNot(command, rules) }));
  const good = judged.flatMap(({ command, why }) => (why === undefined ? [command] : []));
  const refused = judged.flatMap(({ command, why }) =>
    why === undefined ? [] : [refuse(command, why)],
  );
  const chosen = chosenFor(rules, good);
  if (chosen !== undefined) return { waiver: waiverOf(chosen, rules), refused, lacking: [] };
  const lacking = rules.roles.filter((role) => !good.some((one) => fills(one, role, rules)));
  return { waiver: undefined, refused, lacking: good.length === 0 ? [] : lacking };
}

const WRITTEN = "until the last day, such as 2026-12-21, and because …";

function whyNot(command: Command, { id, roles, people }: WaiveRules): Why | undefined {
  const { words, comment, isSpelt } = command;
  const { author } = comment;
  const how = `write it as /waive ${id} ${WRITTEN}`;
  if (roles.length === 0) return ["malformed", `${id} is never waived`];
  if (!isSpelt) return ["malformed", how];
  const held = roles.map((role) => holds(author, role, people));
  if (!held.includes("yes")) {
    return held.includes("unread")
      ? ["unread-team", "a team that holds the role could not be read"]
      : ["wrong-role", `@${author} does not hold the role ${roles.join(" or ")}`];
  }
  const unfit = unfitToGive(command);
  if (unfit !== undefined) return unfit;
  const [, until, day = "", because = ""] = words;
  const isWritten = /^until$/i.test(until ?? "") && isBecause(because);
  if (!isWritten || reasonIn(words) === undefined) return ["malformed", how];
  return isIsoDate(day) ? undefined : ["malformed", `${day} is not a valid date`];
}

const fills = ({ comment }: Command, role: string, { people }: WaiveRules): boolean =>
  holds(comment.author, role, people) === "yes";

/** For each role the newest command of somebody who holds it, others where people must differ. */
function chosenFor(
  rules: WaiveRules,
  commands: readonly Command[],
  [role, ...rest]: readonly string[] = rules.roles,
): readonly Command[] | undefined {
  if (role === undefined) return [];
  for (const one of commands.toReversed().filter((command) => fills(command, role, rules))) {
    const others = rules.distinct
      ? commands.filter(({ comment }) => !sameName(comment.author, one.comment.author))
      : commands;
    const more = chosenFor(rules, others, rest);
    if (more !== undefined) return [one, ...more];
  }
  return undefined;
}

function waiverOf(chosen: readonly Command[], { timezone }: WaiveRules): Waiver | undefined {
  const days = chosen.map(({ words }) => words[2] ?? "").toSorted();
  const [first] = chosen;
  const [until] = days;
  if (first === undefined || until === undefined) return undefined;
  const by = [...new Set(chosen.map(({ comment }) => comment.author))];
  return { by, because: reasonIn(first.words) ?? "", until, timezone };
}

/** Roles that waive a line for a manifest: where it has no change manager, the coordinator does. */
export function waivingRoles(
  roles: readonly string[],
  declared: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const stands = (role: string) =>
    role === "change-manager" && (declared[role] ?? []).length === 0 ? "release-coordinator" : role;
  return [...new Set(roles.map(stands))];
}
