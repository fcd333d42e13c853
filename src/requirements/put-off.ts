import * as z from "zod";
import { attestLine, readAttestations, standing } from "../core/commands/attestations.ts";
import type { Roles, Teams } from "../core/commands/people.ts";
import { holdersOf, teamsIn } from "../core/commands/people.ts";
import type { Judgement } from "../core/finding.ts";
import type { History } from "../core/record.ts";
import { rolledBackBy, wasLive } from "../core/record-state.ts";
import { line } from "../core/text.ts";
import { shortSha } from "../core/units.ts";
import { plural } from "../core/wording.ts";
import { lazily } from "../fields/fields.ts";
import { history } from "../questions/history.ts";
import type { AnswerValue } from "../questions/kinds.ts";
import { putOff as putOffIn } from "../questions/put-off.ts";
import { team } from "../questions/team.ts";
import { defineEvaluator, optional } from "./harness/evaluator.ts";
import { isValid } from "./harness/waived.ts";
import { teamsOf } from "./teams.ts";

type PutOff = AnswerValue<"put-off">;

/** Stands in for every role where something was put off: it keeps the overview. */
const COORDINATOR = "release-coordinator";

/**
 * What was put off for an incident is met afterwards, by the word of its owner in the incident's
 * issue: until its last day it warns, and from then on it is as hard as its row; a release for an
 * incident is only warned.
 */
export const putOff = defineEvaluator({
  id: "put-off",
  options: lazily(() => z.strictObject({})),
  reads: ["release", "roles"],
  questions: (_options, { release, environment, declared: { roles } }) => ({
    put: putOffIn(environment.name, release.component),
    history: history(environment.name, release.component),
    teams: teamsIn(roles).map((name) => optional(team(name))),
  }),
  judge: ({ put, history: past, teams }, _options, { now, declared: { release, roles } }) => {
    const people = { roles, teams: teamsOf(teams) };
    const all = put.records
      .filter(({ id }) => stillCounts(id, past))
      .flatMap((record) => dueOf(record, put, people));
    const expected = "Everything done that was put off for an incident";
    if (all.length === 0) {
      return { outcome: "not-applicable", expected, found: "Nothing was put off here" };
    }
    const open = all.filter(({ isDone }) => !isDone);
    const over = open.filter(({ last }) => !isValid(last, now));
    const [worst] = over.length > 0 ? over : open;
    if (worst === undefined) {
      const found = `${plural(all.length, "requirement")} that had been put off, done`;
      return { outcome: "pass", expected, found };
    }
    const others = open.filter((one) => one !== worst).map(({ text }) => text);
    const softened = over.length === 0 || release.incident !== undefined;
    return {
      outcome: over.length > 0 ? "fail" : "pending",
      expected,
      found: worst.text,
      remedy: worst.remedy,
      details: [...others, ...open.flatMap(({ refused }) => refused)],
      link: worst.url,
      ...(softened ? ({ effect: "warn" } as const) : {}),
    } satisfies Judgement;
  },
});

/** What was never live, or was taken back, has nothing to be met afterwards; the unknown does. */
function stillCounts(id: number, { records }: History): boolean {
  const record = records.find((one) => one.id === id);
  return record === undefined || (wasLive(record) && rolledBackBy(record) === undefined);
}

interface Due {
  readonly isDone: boolean;
  readonly last: { readonly until: string; readonly timezone: string };
  readonly text: string;
  readonly remedy: string;
  readonly refused: readonly string[];
  readonly url: string | undefined;
}

function dueOf(
  { sha, version, createdAt, incident, until, timezone, rows }: PutOff["records"][number],
  { issues }: PutOff,
  { roles, teams }: { readonly roles: Roles; readonly teams: Teams },
): readonly Due[] {
  const issue = issues.find(({ number }) => number === incident);
  return Object.entries(rows).map(([id, role]) => {
    const able = [...holdersOf(role, roles), ...holdersOf(COORDINATOR, roles)];
    const people = { roles: { ...roles, [role]: able }, teams };
    const rules = { id, role, people, sha, link: false, since: createdAt };
    const said = readAttestations(issue?.comments ?? [], rules);
    const who = [...new Set([role, COORDINATOR])].join(" or ");
    return {
      isDone: standing(said).length > 0,
      last: { until, timezone },
      text: line(
        `${id} of ${version} (${shortSha(sha)}), put off for incident #${incident} until ${until}`,
      ),
      remedy: `Do it, then comment \`${attestLine(rules)}\` on #${incident} as ${who}`,
      refused: said.refused.map(({ sentence }) => sentence),
      url: issue?.url,
    };
  });
}
