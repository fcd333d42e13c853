import type {
  Past,
  PastCommit,
  PastDeployment,
  PastIncident,
  PastPull,
} from "../../src/core/past.ts";
import type { RecordPayload, RecordStatus, StatusState } from "../../src/core/record.ts";
import { parseDescription } from "../../src/core/record-description.ts";
import type { Measure, Topic } from "../../src/metrics/figure.ts";
import { type Metrics, metricsOf } from "../../src/metrics/metrics.ts";
import { aPayload } from "../support/records.ts";

/** When the tests compute. */
export const NOW = "2026-11-28T00:00:00Z";

/** A time of the tests' day, `15:00`, or of another: `11-03 15:00`. */
export function at(text: string): string {
  const [day, clock] = text.includes(" ") ? text.split(" ") : ["11-20", text];
  return `2026-${day}T${clock}:00Z`;
}

/** Forty digits of one letter. */
export const sha = (letter: string): string => letter.toLowerCase().repeat(40);

/** `in_progress 13:00 | verdict=pending by=deploy proof=none`. */
function statusOf(text: string, run: number | undefined): RecordStatus {
  const [head = "", description = ""] = text.split(" | ");
  const [state = "", ...when] = head.split(" ");
  return {
    state: state as StatusState,
    at: at(when.join(" ")),
    says: parseDescription(description),
    logUrl: run === undefined ? undefined : `https://github.com/o/r/actions/runs/${run}/job/${run}`,
  };
}

let nextId = 0;

/** A deployment of another tool, or with `payload` one of ours. */
export function aDeployment(
  letter: string,
  statuses: readonly string[],
  over: Partial<Omit<PastDeployment, "payload" | "statuses">> & {
    readonly payload?: Partial<RecordPayload>;
    readonly run?: number;
  } = {},
): PastDeployment {
  nextId += 1;
  const { payload, run, ...more } = over;
  const said = statuses.map((text) => statusOf(text, run));
  const own = { run: String(nextId), ...payload };
  return {
    id: nextId,
    sha: sha(letter),
    createdAt: said[0]?.at ?? at("08:00"),
    url: `https://github.com/o/r/deployments/${nextId}`,
    payload: payload === undefined ? undefined : aPayload(own, sha(letter)),
    statuses: said,
    gone: false,
    version: undefined,
    ...more,
  };
}

/** Deployments that came live, each a minute after it began: `A 10:00`. */
export function lives(...texts: readonly string[]): readonly PastDeployment[] {
  return texts.map((text) => {
    const [letter = "", ...when] = text.split(" ");
    return aDeployment(letter, [`success ${when.join(" ")}`]);
  });
}

export function aCommit(
  letter: string,
  authored: string,
  over: Partial<PastCommit> & { readonly on?: readonly string[] } = {},
): PastCommit {
  const { on = [], ...more } = over;
  return {
    sha: sha(letter),
    title: `Change ${letter}`,
    url: `https://github.com/o/r/commit/${sha(letter)}`,
    parents: on.map(sha),
    bot: false,
    pull: undefined,
    authoredAt: at(authored),
    committedAt: at(authored),
    ...more,
  };
}

export function aPull(number: number, over: Partial<PastPull> = {}): PastPull {
  return {
    nodeId: `PR_${number}`,
    number,
    title: `Pull request ${number}`,
    url: `https://github.com/o/r/pull/${number}`,
    mergedAt: at("12:00"),
    branch: "change",
    bot: false,
    commits: [],
    ...over,
  };
}

export function anIncident(number: number, over: Partial<PastIncident> = {}): PastIncident {
  return {
    number,
    title: `Incident ${number}`,
    url: `https://github.com/o/r/issues/${number}`,
    labels: ["incident"],
    createdAt: at("14:00"),
    closedAt: undefined,
    reason: undefined,
    told: undefined,
    ...over,
  };
}

/** What release-gate wrote into an incident. */
export function told(over: Partial<NonNullable<PastIncident["told"]>> = {}) {
  return {
    deploymentId: undefined,
    severity: 2,
    byChange: true,
    startedAt: undefined,
    resolvedAt: undefined,
    ...over,
  };
}

interface Given extends Partial<Omit<Past, "commits">> {
  readonly commits?: readonly PastCommit[];
  readonly component?: string;
  readonly now?: string;
  readonly days?: number;
}

/** Metrics of what is given. */
export function measured({
  commits = [],
  component = "",
  now = NOW,
  days = 28,
  ...past
}: Given): Metrics {
  const whole: Past = {
    source: "deployments",
    deployments: [],
    since: undefined,
    commits: new Map(commits.map((one) => [one.sha, one])),
    incidents: [],
    unreadable: 0,
    truncated: false,
    ...past,
  };
  const about = { repository: "o/r", environment: "production", component };
  return metricsOf(whole, { ...about, now: Date.parse(now), lengthMs: days * 86_400_000 });
}

/** A number of the newer window. */
export function measure(metrics: Metrics, topic: Topic, statistic: string): Measure {
  const found = metrics.figures.find((one) => one.topic === topic && one.statistic === statistic);
  if (found === undefined) throw new Error(`there is no ${topic}, ${statistic}`);
  return found.now;
}

/** The same as minutes. */
export function minutes(metrics: Metrics, topic: Topic, statistic: string): number | null {
  const { value } = measure(metrics, topic, statistic);
  return value === null ? null : value / 60_000;
}

/** Change failure rate as `4/23`. */
export function failureRate(metrics: Metrics): string {
  const { numerator, denominator } = measure(
    metrics,
    "change-failure-rate",
    "share of deployments",
  );
  return `${numerator}/${denominator}`;
}

/** The things behind a number, as they are shown. */
export function behind(metrics: Metrics, topic: Topic): readonly string[] {
  const items = metrics.evidence.find((one) => one.topic === topic)?.items ?? [];
  return items.map(({ text }) => text);
}
