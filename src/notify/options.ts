import * as z from "zod";
import { NOTICE_EVENTS } from "../core/notice.ts";
import { SIGNATURE_HEADER } from "../core/sending.ts";
import { namesOf } from "../core/table.ts";
import { headerName, lazily, template, text } from "../fields/fields.ts";
import { AUDIENCES, type Audience } from "./audiences.ts";

/** A value that stands in a secret as a whole: whoever knows it can write to the channel. */
const secret = () =>
  template.regex(
    /^\$\{\{\s*secrets\.[A-Za-z_]\w*\s*\}\}$/,
    "a secret as a whole, such as ${{ secrets.SLACK }}",
  );

const channelId = () =>
  text.regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    "up to 40 small letters, digits and -, such as slack-support",
  );

/** What every channel may say of itself. */
const common = <A extends Audience>(audience: A) => ({
  id: channelId()
    .meta({ description: "its name in receipts and reports; default: the kind of channel" })
    .optional(),
  events: z
    .array(z.enum(namesOf(NOTICE_EVENTS)))
    .min(1, "at least one event, or the key left out")
    .meta({ description: "what it is told; default: what its audience wants to know" })
    .optional(),
  environments: z
    .array(text)
    .min(1, "at least one environment, or the key left out")
    .meta({ description: "where; default: the environments that are production" })
    .optional(),
  audience: z
    .enum(namesOf(AUDIENCES))
    .default(audience)
    .meta({ description: "who reads it: decides the events and how much is told" }),
});

const slackOptions = () =>
  z.strictObject({
    slack: secret().meta({ description: "address of an incoming webhook" }),
    mention: z
      .array(
        text.regex(/^[UWS][A-Z0-9]{2,20}$/, "the id of a member or user group, such as U024BE7LH"),
      )
      .min(1, "at least one id, or the key left out")
      .meta({ description: "members and user groups that are called where somebody has to act" })
      .optional(),
    ...common("team"),
  });

const pagerdutyOptions = () =>
  z.strictObject({
    pagerduty: secret().meta({ description: "integration key of a service (Events API v2)" }),
    region: z
      .enum(["us", "eu"])
      .default("us")
      .meta({ description: "service region of the account" }),
    ...common("on-call"),
  });

/** Headers that the request itself needs. */
const OWNED: readonly string[] = [
  ...["connection", "content-length", "content-type", "expect", "host", "te", "trailer"],
  ...["keep-alive", "transfer-encoding", "upgrade", "idempotency-key", SIGNATURE_HEADER],
];

const value: z.ZodType<unknown> = lazily(() =>
  z.union([template, z.number(), z.boolean(), z.array(value), z.record(z.string(), value)]),
);

const webhookOptions = () =>
  z.strictObject({
    webhook: template
      .regex(/^https?:\/\/[^\s]|^\$\{\{/i, "an address that begins with https:// or http://")
      .meta({ description: "address that the notice is sent to as JSON" }),
    method: z.enum(["POST", "PUT", "PATCH"]).default("POST"),
    headers: z
      .record(
        headerName.regex(
          new RegExp(`^(?!(?:${OWNED.join("|")})$)`, "i"),
          `a header that the request does not set itself (${OWNED.join(", ")})`,
        ),
        template,
      )
      .optional(),
    body: z
      .record(z.string(), value)
      .meta({ description: "JSON that is sent instead; `notice` is known in its expressions" })
      .optional(),
    once: z
      .boolean()
      .default(false)
      .meta({ description: "not sent again where it may have arrived" }),
    secret: secret().meta({ description: "signs the body, HMAC-SHA256" }).optional(),
    ...common("team"),
  });

const githubOptions = () =>
  z.strictObject({
    github: z.literal("release-issue").meta({
      description:
        "comments on the release issue: `release.issue`, or the one that is labelled release",
    }),
    ...common("team"),
  });

export type SlackOptions = z.output<ReturnType<typeof slackOptions>>;
export type PagerdutyOptions = z.output<ReturnType<typeof pagerdutyOptions>>;
export type WebhookOptions = z.output<ReturnType<typeof webhookOptions>>;
export type GithubOptions = z.output<ReturnType<typeof githubOptions>>;

/** One entry of `notify`, expressions as written or filled in. */
export type ChannelOptions = SlackOptions | PagerdutyOptions | WebhookOptions | GithubOptions;

/** The manifest's `notify`: who is told of what. */
export const notifyOptions = lazily(() =>
  z
    .array(
      z.union([slackOptions(), pagerdutyOptions(), webhookOptions(), githubOptions()], {
        error: 'a channel, such as {slack: "${{ secrets.SLACK }}"}',
      }),
    )
    .min(1, "at least one channel, or the key left out"),
);
