import * as z from "zod";
import { teamsIn } from "../core/commands/people.ts";
import { entitled, INCIDENT_ROLES } from "../core/commands/put-off.ts";
import type { Judgement } from "../core/finding.ts";
import { cut } from "../core/text.ts";
import { lazily } from "../fields/fields.ts";
import { incident } from "../questions/incident.ts";
import { team } from "../questions/team.ts";
import { user } from "../questions/user.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { teamsOf } from "./teams.ts";

/** The incident that a release is made for is open, and somebody who may has started the run. */
export const emergency = defineEvaluator({
  id: "emergency",
  options: lazily(() => z.strictObject({})),
  reads: ["release", "roles"],
  questions: (_options, { declared: { release, roles } }) => ({
    issue: release.incident === undefined ? [] : [incident(release.incident.issue)],
    user: release.incident === undefined || release.incident.by !== undefined ? [] : [user()],
    teams: teamsIn(roles, INCIDENT_ROLES).map((name) => optional(team(name))),
  }),
  judge: (values, _options, { declared: { release, roles } }): Judgement => {
    const expected =
      "An open incident, and a run that the release-coordinator or on-call has started";
    const [issue] = values.issue;
    if (issue === undefined) {
      return { outcome: "not-applicable", expected, found: "No incident is named" };
    }
    const by = release.incident?.by ?? values.user[0]?.login ?? "";
    const said = entitled(issue, by, { roles, teams: teamsOf(values.teams) });
    if (said.state === "yes") {
      const found = `#${issue.number} ("${cut(issue.title, 60)}") is open, and @${said.by} has started the run`;
      return { outcome: "pass", expected, found, link: issue.url };
    }
    const outcome = said.state === "no" ? "fail" : "unknown";
    return { outcome, expected, found: said.because, remedy: said.remedy, link: issue.url };
  },
});
