import type { Http, HttpReply, HttpRequest } from "../../src/core/ports.ts";
import { anAnswer } from "./fake-http.ts";

/** Addresses of the channels, as secrets have them. */
export const CHANNEL_SECRETS = {
  SLACK: "https://hooks.slack.example/services/T0/B0/xoxb-sesame-open",
  PAGER: "r0ut1ngk3yr0ut1ngk3yr0ut1ngk3y00",
  HOOK: "https://hook.example/in?token=sesame-hook",
} as const;

/** A manifest's `notify` with one channel of each kind over HTTP. */
export const CHANNELS = `notify:
  - {slack: "\${{ secrets.SLACK }}"}
  - {pagerduty: "\${{ secrets.PAGER }}"}
  - {webhook: "\${{ secrets.HOOK }}"}
`;

/** What a receiver was sent: who, which event or action, and the whole body. */
export interface Received {
  readonly by: "slack" | "pagerduty" | "webhook";
  readonly says: string;
  readonly body: Record<string, unknown>;
}

/** Slack, PagerDuty and a webhook, as their descriptions say they answer. */
export interface Receivers {
  readonly received: Received[];
  readonly http: Http;
  /** What one answers instead of the usual; undefined: the usual. */
  answer: (by: Received["by"], nth: number) => HttpReply | undefined;
}

/** Receivers beside whatever else answers; a message that breaks their description is an error. */
export function receivers(others: Http): Receivers {
  const received: Received[] = [];
  const asked = { slack: 0, pagerduty: 0, webhook: 0 };
  const set: Receivers = {
    received,
    answer: () => undefined,
    http: async (request, signal) => {
      const by = whoIs(request);
      if (by === undefined) return others(request, signal);
      asked[by] += 1;
      const instead = set.answer(by, asked[by]);
      if (instead !== undefined) return instead;
      const body: Record<string, unknown> = JSON.parse(request.body ?? "");
      received.push({ by, says: TAKES[by](request, body), body });
      return anAnswer(TAKEN[by]);
    },
  };
  return set;
}

const TAKEN = {
  slack: { status: 200, body: "ok" },
  pagerduty: { status: 202, body: '{"status":"success"}' },
  webhook: { status: 204 },
} as const;

function whoIs({ url }: HttpRequest): Received["by"] | undefined {
  if (url.startsWith("https://hooks.slack.example/")) return "slack";
  if (url.startsWith("https://events.pagerduty.com/")) return "pagerduty";
  return url.startsWith("https://hook.example/") ? "webhook" : undefined;
}

type Body = Readonly<Record<string, unknown>>;

const TAKES: Readonly<Record<Received["by"], (request: HttpRequest, body: Body) => string>> = {
  slack: (_request, body) => {
    const blocks = body.blocks;
    if (typeof body.text !== "string" || !Array.isArray(blocks) || blocks.length > 50)
      throw new Error("invalid_payload");
    return body.text;
  },
  // https://developer.pagerduty.com/docs/events-api-v2: what is required of an event
  pagerduty: ({ url }, body) => {
    const { routing_key: key, event_action: action, dedup_key: dedup, payload } = body;
    if (key !== CHANNEL_SECRETS.PAGER) throw new Error("Invalid routing key");
    if (url.endsWith("/v2/change/enqueue")) return `change ${textOf(payload, "summary")}`;
    if (typeof dedup !== "string" || dedup.length > 255) throw new Error("dedup_key");
    if (action === "resolve") return `resolve ${dedup}`;
    if (action !== "trigger") throw new Error("event_action");
    if (!/^(?:critical|error|warning|info)$/.test(textOf(payload, "severity")))
      throw new Error("severity");
    if (textOf(payload, "source") === "" || textOf(payload, "summary").length > 1024)
      throw new Error("payload");
    return `trigger ${dedup}`;
  },
  webhook: ({ headers }, body) => {
    if (headers["idempotency-key"] !== body.id) throw new Error("idempotency-key");
    return `${body.event}`;
  },
};

function textOf(value: unknown, key: string): string {
  const found: unknown = Object.entries(value ?? {}).find(([name]) => name === key)?.[1];
  if (typeof found !== "string") throw new Error(`${key} is required`);
  return found;
}
