import type { IncidentCause } from "../core/notice.ts";
import { type Severity, severityText } from "../core/severity.ts";
import { cut, line, type Markdown, md, mdLines, mdLink, oneWord } from "../core/text.ts";
import { formatClock, formatTime, shortSha } from "../core/units.ts";

/** What the issue of an incident is made from. Texts are plain and free of secrets. */
export interface Incident {
  /** The same for everything that happens to one deployment. */
  readonly key: string;
  readonly deployment: number;
  readonly name: string;
  readonly version: string;
  readonly sha: string;
  readonly environment: string;
  readonly production: boolean;
  readonly severity: Severity;
  readonly cause: IncidentCause;
  readonly because: string;
  /** Version that is returned to. */
  readonly target: string | undefined;
  /** When it was noticed, ISO 8601. */
  readonly at: string;
  readonly run: string | undefined;
  /** Who decides about a release, as the manifest names them. */
  readonly coordinator: string;
  readonly onCall: string;
}

/** Issues of incidents are listed by it. */
export const INCIDENT_LABEL = "incident";

/** GitHub takes 256 characters of a title, 50 of a label. */
const TITLE_LENGTH = 200;
const LABEL_LENGTH = 50;

const POST_MORTEM_MS = 48 * 3_600_000;
const REVIEW_FROM_MS = 14 * 86_400_000;
const REVIEW_TO_MS = 28 * 86_400_000;

/** `SEV2: Shop 2.4.0 in production: what went wrong`. */
export function incidentTitle({ severity, because, ...about }: Incident): string {
  return cut(line(`SEV${severity}: ${whatOf(about)}: ${because}`), TITLE_LENGTH);
}

export function incidentLabels({ severity, version }: Incident): readonly [string, ...string[]] {
  return [
    INCIDENT_LABEL,
    `sev${severity}`,
    "incident:open",
    cut(`release:v${oneWord(version)}`, LABEL_LENGTH),
  ];
}

/** By this an issue is found again, whatever people have written around it. */
export function incidentMarker({ key }: Pick<Incident, "key">): string {
  return `<!-- release-gate:incident ${inComment({ key }).slice(0, -1)},`;
}

/**
 * The body of the issue: the template of the guides, its headings word for word, and what is known.
 * It is written once, and people's from then on.
 */
export function incidentBody(incident: Incident): Markdown {
  const { severity, at, because, target, run, deployment, version, sha } = incident;
  const decided =
    incident.cause === "rollback"
      ? md`Roll back to ${target ?? "the last good release"}, decided by release-gate. Rationale: ${because}`
      : md`_Open: people decide. What is known: ${because}_`;
  return mdLines([
    { markdown: stateOf(incident) },
    md`## Incident: ${whatOf(incident)}`,
    md`- **Date**: ${at.slice(0, 10)}`,
    md`- **Severity**: ${severityText(severity)}, proposed by release-gate; people confirm or change it`,
    md`- **Duration**: ${formatClock(at)} → _open_`,
    md`- **Impact**: _fill in: users affected, key functionality, business metrics_`,
    md`- **Release**: ${version} (${shortSha(sha)}), deployment ${deployment}, ${mdLink("run", run)}`,
    md`- **People**: ${incident.coordinator}, ${incident.onCall}`,
    md``,
    md`### Decision`,
    decided,
    md``,
    md`### Timeline`,
    md`_The comments of release-gate below, in UTC._`,
    md`- ${formatClock(at)} ${because}`,
    md``,
    md`### Root Cause`,
    md`_What happened and why (technical and process)._`,
    ...["1", "2", "3", "4", "5"].map((nth) => ({ markdown: `${nth}. Why?` })),
    md``,
    md`### Contributing Factors`,
    ...["Technical", "Process", "Communication"].map((factor) => md`- ${factor}:`),
    md`- Why was it not caught earlier, and which signals were missed?`,
    md``,
    md`### Action Items`,
    { markdown: "- [ ] Action - Owner: `@login` - Due: YYYY-MM-DD" },
    md``,
    md`### Lessons Learned`,
    ...["What went well", "What could be improved", "Where we got lucky"].map(
      (lesson) => md`- ${lesson}:`,
    ),
    md``,
    md`### Follow-up`,
    md`Post-mortem due ${later(at, POST_MORTEM_MS)}, date: _not scheduled_`,
    md`Review of the action items ${later(at, REVIEW_FROM_MS).slice(0, 10)} to ${later(at, REVIEW_TO_MS).slice(0, 10)}`,
  ]);
}

const whatOf = ({
  name,
  version,
  environment,
}: Pick<Incident, "name" | "version" | "environment">): string =>
  line(`${name} ${version} in ${environment}`);

const later = (iso: string, ms: number): string =>
  formatTime(new Date(Date.parse(iso) + ms).toISOString());

/** The state that programs read; nobody sees it. */
function stateOf(incident: Incident): string {
  const { key, version, sha, deployment, severity, cause, at, target, production } = incident;
  const state = {
    ...{ key, schema: 1, release: version, sha, deployment_id: deployment, sev: severity },
    ...{ cause, caused_by: "change" },
    ...{ target: target ?? null, customer_facing: production, detected_at: at },
  };
  return `<!-- release-gate:incident ${inComment(state)} -->`;
}

/** JSON that cannot end the comment that it stands in. */
function inComment(value: object): string {
  return JSON.stringify(value).replace(/[<>]|--/g, (found) =>
    [...found].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(""),
  );
}
