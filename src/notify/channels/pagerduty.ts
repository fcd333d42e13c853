import type { Notice, NoticeEvent } from "../../core/notice.ts";
import type { Severity } from "../../core/severity.ts";
import { cut, line } from "../../core/text.ts";
import { type Channel, JSON_HEADERS } from "../channel.ts";
import type { PagerdutyOptions } from "../options.ts";
import { toldTo } from "../told.ts";

const HOSTS = {
  us: "https://events.pagerduty.com",
  eu: "https://events.eu.pagerduty.com",
} as const;

/** What each event does to the alert of its deployment; a change is shown and pages nobody. */
const ACTIONS: Readonly<Record<NoticeEvent, "trigger" | "resolve" | "change">> = {
  "deploy-started": "change",
  announced: "change",
  incident: "trigger",
  "on-hold": "trigger",
  "rolled-back": "resolve",
  "rollback-failed": "trigger",
};

const SEVERITY = {
  1: "critical",
  2: "error",
  3: "warning",
  4: "info",
} as const satisfies Readonly<Record<Severity, string>>;

// https://developer.pagerduty.com/docs/events-api-v2: 1024 characters of a summary, 255 of a key.
const SUMMARY_LENGTH = 1024;
const KEY_LENGTH = 255;
const END_LENGTH = 40;

/** True where the event pages somebody; a test pages nobody. */
export const isPage = ({ event, test }: Pick<Notice, "event" | "test">): boolean =>
  ACTIONS[event] === "trigger" && !test;

/**
 * An event or a change event of PagerDuty's Events API v2, which takes 202 for taken and knows a
 * repetition by its key: it is sent five times at most, also where nobody knows whether it arrived.
 */
export const pagerduty: Channel<PagerdutyOptions> = {
  sending: (notice, options) => {
    const action = notice.test ? "change" : ACTIONS[notice.event];
    const path = action === "change" ? "/v2/change/enqueue" : "/v2/enqueue";
    return {
      url: `${HOSTS[options.region]}${path}`,
      headers: JSON_HEADERS,
      body: JSON.stringify(
        action === "change" ? change(notice, options) : alert(notice, action, options),
      ),
      taken: { status: 202 },
      tries: 5,
      unclearTries: 5,
    };
  },
};

/** The end tells deployments apart: it stays where the names before it are long. */
function keyOf({ group }: Notice): string {
  if (group.length <= KEY_LENGTH) return group;
  const end = group.slice(-END_LENGTH);
  return `${cut(group, KEY_LENGTH - END_LENGTH)}${end}`;
}

function alert(
  notice: Notice,
  action: "trigger" | "resolve",
  { pagerduty: key, audience }: PagerdutyOptions,
): object {
  const { name, component, environment, severity = 2 } = notice;
  const front = {
    routing_key: key,
    event_action: action,
    dedup_key: keyOf(notice),
  };
  if (action === "resolve") return front;
  const told = toldTo(audience, notice);
  return {
    ...front,
    client: "release-gate",
    links: told.links.map(({ text, url }) => ({ href: url, text })),
    payload: {
      summary: cut(line(`${notice.title}: ${told.text}`), SUMMARY_LENGTH),
      source: notice.repository,
      severity: SEVERITY[severity],
      timestamp: notice.at,
      component: line(component === "" ? name : component),
      group: line(environment),
      class: "release",
      custom_details: detailsOf(notice, told),
    },
  };
}

function change(notice: Notice, { pagerduty: key, audience }: PagerdutyOptions): object {
  const told = toldTo(audience, notice);
  return {
    routing_key: key,
    payload: {
      summary: cut(line(`${notice.title}: ${told.text}`), SUMMARY_LENGTH),
      source: notice.repository,
      timestamp: notice.at,
      custom_details: detailsOf(notice, told),
    },
    links: told.links.map(({ text, url }) => ({ href: url, text })),
  };
}

function detailsOf({ event }: Notice, { facts }: ReturnType<typeof toldTo>): object {
  return {
    event,
    ...Object.fromEntries(facts.map(({ name, value }) => [name.toLowerCase(), value])),
  };
}
