import * as z from "zod";
import { TEAM_TOKEN } from "../core/commands/people.ts";
import { onlineCollector } from "./collector.ts";
import { readAll } from "./reply.ts";

const member = z.object({ login: z.string() });

/** Members of a team, those of its child teams included. */
export const collectTeam = onlineCollector<"team">(async ({ team }, tools) => {
  const [org = "", slug = ""] = team.split("/");
  const route = "GET /orgs/{org}/teams/{team_slug}/members";
  const members = await readAll(tools, member, route, { org, team_slug: slug });
  if (members.state === "missing") {
    const { reason } = members;
    return {
      state: "missing",
      reason: `the members of @${team} could not be read: ${reason}`,
      // no line of a workflow's permissions gives a job's own token this right
      remedy: `give the action ${TEAM_TOKEN}, or name the logins of @${team} under roles`,
    };
  }
  const value = { team, members: members.data.map(({ login }) => login) };
  return { state: "known", value, strength: "verified" };
});
