import type { Teams } from "../core/commands/people.ts";

/** Members by team; those that could not be read are left out. */
export function teamsOf(
  answers: readonly ({ readonly team: string; readonly members: readonly string[] } | undefined)[],
): Teams {
  const read = answers.flatMap((answer) => (answer === undefined ? [] : [answer]));
  return Object.fromEntries(read.map(({ team, members }) => [team.toLowerCase(), members]));
}
