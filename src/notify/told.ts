import { NOTICE_EVENTS, type Notice } from "../core/notice.ts";
import { line } from "../core/text.ts";
import { shortSha } from "../core/units.ts";
import { AUDIENCES, type Audience } from "./audiences.ts";

/** What people outside the team are told instead of reasons. */
const OUTSIDE = {
  "deploy-started": "A new version is being put in place",
  announced: "The new version is in use",
  incident: "We have noticed a problem and are working on it",
  "on-hold": "We have noticed something and are looking at it",
  "rolled-back": "The version before is in use again, and the problem is over",
  "rollback-failed": "The problem goes on, and we are working on it",
} as const;

/** A fact of a notice, in plain text. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What a notice says beside its title. */
export interface Told {
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly links: Notice["links"];
}

/** What an audience is told: reasons, commits and links of the run stay inside the team. */
export function toldTo(audience: Audience, notice: Notice): Told {
  if (!AUDIENCES[audience].inside) return { text: OUTSIDE[notice.event], facts: [], links: [] };
  const { version, sha, environment, deployment, target, repository } = notice;
  const commit = sha === "" ? "" : ` (${shortSha(sha)})`;
  return {
    text: line(notice.because),
    facts: [
      { name: "Version", value: line(`${version}${commit}`) },
      ...(target === undefined ? [] : [{ name: "Back to", value: line(target) }]),
      { name: "Environment", value: line(environment) },
      { name: "Deployment", value: line(`${deployment} of ${repository}`) },
    ],
    links: notice.links,
  };
}

/** True where somebody has to act. */
export const isUrgent = ({ event, test }: Notice): boolean => NOTICE_EVENTS[event].urgent && !test;
