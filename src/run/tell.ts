import type { Receipt } from "../core/act.ts";
import { isDone } from "../core/act.ts";
import { askOne } from "../core/ask.ts";
import type { Happened, IncidentCause, Notice, NoticeLink } from "../core/notice.ts";
import { roleText } from "../core/roles.ts";
import { contextsOf } from "../expressions/contexts.ts";
import { resolveTemplates } from "../expressions/resolve.ts";
import { incidentBody, incidentLabels, incidentMarker, incidentTitle } from "../incident/issue.ts";
import { commentOf } from "../notify/channels/github.ts";
import { isPage } from "../notify/channels/pagerduty.ts";
import { eventsOf, kindOf, nameOf, RESERVED_NAMES, watches } from "../notify/duties.ts";
import { sendingOf } from "../notify/index.ts";
import { type Around, noticeOf } from "../notify/notice.ts";
import type { ChannelOptions } from "../notify/options.ts";
import { noticeWords } from "../notify/words.ts";
import { comments } from "../questions/comments.ts";
import { comment } from "../receipts/comment.ts";
import { incident } from "../receipts/incident.ts";
import { notice as noticeAct } from "../receipts/notice.ts";
import type { Teller, Telling } from "./telling.ts";
import type { Untold } from "./untold.ts";

/** With the repository, without which nobody is told. */
type Told = Telling & { readonly repository: string };

/** Tells the channels of a manifest, and opens the issue of an incident. */
export function tellerOf(telling: Told): Teller {
  let opened: NoticeLink | undefined;
  return async (happened) => {
    if (happened.event === "incident" && !isIncident(telling, happened)) return [];
    const clean = { ...happened, because: telling.redact(happened.because) };
    const notice = noticeOf(clean, { ...aroundOf(telling), incident: opened });
    // who has to act comes first, and waits for no issue
    const untold = await tellChannels(telling, notice);
    const issue = await openIssue(telling, notice);
    if (issue === undefined) return untold;
    if ("why" in issue) return [...untold, issue];
    opened = { text: `Incident #${issue.issue}`, url: issue.url };
    return untold;
  };
}

/** True where the manifest wants an incident for this cause. */
function isIncident({ manifest }: Told, { cause }: Pick<Happened, "cause">): boolean {
  const on = manifest.incident?.on ?? DEFAULT_ON;
  return cause !== undefined && on.includes(cause);
}

/** What is an incident where the manifest does not say. */
const DEFAULT_ON: readonly IncidentCause[] = ["rollback", "deploy-failed"];

function aroundOf({ repository, host, release, environment, identity, clock }: Told): Around {
  const server = `https://${host ?? "github.com"}`;
  const at = new Date(clock.now()).toISOString();
  return { repository, server, release, environment, run: identity.url, at };
}

async function tellChannels(telling: Told, notice: Notice): Promise<readonly Untold[]> {
  const { manifest, environment } = telling;
  const wanted = manifest.notify.filter(
    (channel) => watches(channel, environment) && eventsOf(channel).includes(notice.event),
  );
  const told = await Promise.all(wanted.map((channel) => tellOne(telling, notice, channel)));
  return told.flatMap((one) => one ?? []);
}

async function tellOne(
  telling: Told,
  notice: Notice,
  channel: ChannelOptions,
): Promise<Untold | undefined> {
  const { event, deployment } = notice;
  const name = nameOf(channel);
  const what = kindOf(channel) === "pagerduty" && isPage(notice) ? "page" : "notice";
  const about = { event, channel: name, deployment };
  if ("github" in channel) return commentOn(telling, notice, { channel, about });
  const filled = fillIn(telling, notice, channel);
  if (!filled.ok) {
    const why = `${name} was not told of ${event}: ${filled.missing}`;
    return { what, why, remedy: filled.remedy };
  }
  const sending = sendingOf(notice, filled.value);
  if (sending === undefined) throw new Error(`a channel that nothing is sent to: ${name}`);
  const receipt = await telling.perform(noticeAct.act({ ...about, sending }));
  return outcomeOf(telling, receipt, what);
}

/** The channel with its secrets, and in a body of its own with what happened. */
function fillIn({ env, secrets, release, environment }: Told, notice: Notice, one: ChannelOptions) {
  const words = noticeWords(notice, one.audience);
  return resolveTemplates(one, contextsOf({ env, secrets, release, environment, notice: words }));
}

async function commentOn(
  telling: Told,
  notice: Notice,
  {
    channel,
    about,
  }: {
    readonly channel: ChannelOptions;
    readonly about: Pick<Notice, "event" | "deployment"> & { readonly channel: string };
  },
): Promise<Untold | undefined> {
  const found = await askOne(telling.ask, comments(telling.manifest.release.issue));
  const issue = found.state === "known" ? found.value.issue?.number : undefined;
  if (issue === undefined) {
    const why = found.state === "known" ? "there is no release issue" : found.reason;
    const remedy =
      found.state === "known"
        ? "Label one issue `release`, or name it as `release.issue`"
        : found.remedy;
    return {
      what: "notice",
      why: `${about.channel} was not told of ${about.event}: ${why}`,
      remedy,
    };
  }
  const body = commentOf(notice, channel).markdown;
  const receipt = await telling.perform(comment.act({ ...about, issue, body }));
  return outcomeOf(telling, receipt, "notice");
}

/** A dry run tells nobody, and that is no fault. */
function outcomeOf(
  { tell }: Pick<Told, "tell">,
  receipt: Receipt,
  what: Untold["what"],
): Untold | undefined {
  if (receipt.state === "recorded") return undefined;
  if (isDone(receipt)) {
    if (receipt.state === "done") tell(receipt.detail, receipt.link);
    return undefined;
  }
  return { what, why: receipt.detail, remedy: receipt.remedy };
}

/**
 * The issue of an incident: opened when it is declared, found again by whoever tells how it went on.
 * What comes after is a comment on it.
 */
async function openIssue(
  telling: Told,
  notice: Notice,
): Promise<Untold | { readonly issue: number; readonly url: string } | undefined> {
  const { manifest, perform } = telling;
  const { event, cause } = notice;
  if (manifest.incident === undefined || !isIncident(telling, { cause })) return undefined;
  if (cause === undefined) return undefined;
  const about = {
    ...{ key: notice.group, deployment: notice.deployment, name: notice.name },
    ...{ version: notice.version, sha: notice.sha, environment: notice.environment },
    ...{ production: telling.environment.production, severity: notice.severity ?? 2, cause },
    ...{ because: notice.because, target: notice.target, at: notice.at },
    run: telling.identity.url,
    coordinator: roleText("release-coordinator", manifest.roles),
    onCall: roleText("on-call", manifest.roles),
  } as const;
  const receipt = await perform(
    incident.act({
      marker: incidentMarker(about),
      title: incidentTitle(about),
      body: incidentBody(about).markdown,
      labels: incidentLabels(about),
    }),
  );
  const untold = outcomeOf(telling, receipt, "incident");
  if (untold !== undefined || !isDone(receipt)) return untold;
  if (event === "incident") return receipt.result;
  const [channel = ""] = RESERVED_NAMES;
  const commented = await perform(
    comment.act({
      ...{ event, channel, deployment: notice.deployment, issue: receipt.result.issue },
      body: commentOf(notice, { audience: "team" }).markdown,
    }),
  );
  return outcomeOf(telling, commented, "notice") ?? receipt.result;
}
