import { describe, expect, test } from "@jest/globals";
import { NOTICE_EVENTS, type NoticeEvent } from "../../src/core/notice.ts";
import { namesOf } from "../../src/core/table.ts";
import { AUDIENCES } from "../../src/notify/audiences.ts";
import { commentOf } from "../../src/notify/channels/github.ts";
import { isPage } from "../../src/notify/channels/pagerduty.ts";
import { sendingOf } from "../../src/notify/index.ts";
import { asTest } from "../../src/notify/notice.ts";
import type { ChannelOptions } from "../../src/notify/options.ts";
import { aNotice } from "../support/notices.ts";

const SLACK = { slack: "https://hooks.slack.example/T0/B0/hunter2", audience: "team" } as const;
const PAGER = { pagerduty: "key0123456789", region: "us", audience: "on-call" } as const;
const WEBHOOK = {
  webhook: "https://hook.example/in",
  method: "POST",
  once: false,
  audience: "team",
} as const;

const EVENTS = namesOf(NOTICE_EVENTS);

function bodyOf(channel: ChannelOptions, notice = aNotice()): Record<string, unknown> {
  const sending = sendingOf(notice, channel);
  if (sending === undefined) throw new Error("nothing is sent");
  return JSON.parse(sending.body);
}

/** Words that would call everybody, make a link, or end what they stand in. */
const HOSTILE = [
  "<!channel> look",
  "<https://evil.example|click here>",
  "<@U024BE7LH> *bold* _it_ ~no~ `x`",
  '"}]} & "x": {"a"',
  "a\nb\u2028c\u202ed",
  "::error::x ##[command]y",
] as const;

describe("Slack", () => {
  test("says what happened, why, and to what", () => {
    expect(bodyOf(SLACK)).toEqual({
      text: "SEV2 (High): Shop 2.4.0 in production: 5 of 20 orders failed",
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      blocks: [
        { type: "header", text: plain("SEV2 (High): Shop 2.4.0 in production") },
        { type: "section", text: plain("5 of 20 orders failed") },
        {
          type: "section",
          fields: [
            plain("Version: 2.4.0 (9f3c2ab)"),
            plain("Back to: 2.3.7"),
            plain("Environment: production"),
            plain("Deployment: 1038 of octoacme/shop"),
          ],
        },
        {
          type: "section",
          text: {
            type: "mrkdwn",
            text: "<https://ci.example/4711|Run> | <https://github.com/octoacme/shop/deployments|Deployments>",
            verbatim: true,
          },
        },
      ],
    });
  });

  test.each(HOSTILE)("shows as text what would be markup: %j", (because) => {
    const body = JSON.stringify(bodyOf(SLACK, aNotice({ because })));
    const own = body.replaceAll(/<https:\/\/(?:ci\.example|github\.com)\/[^<>|]*\|\w+>/g, "");
    expect(own).not.toMatch(/[<>]|\\n|\u2028|\u202e|##\[/);
  });

  test.each([
    ["a title", (long: string) => ({ title: long }), 150],
    ["a reason", (long: string) => ({ because: long }), 3000],
  ])("%s that is too long is cut, and no entity is halved", (_what, only, most) => {
    const texts = textsOf(bodyOf(SLACK, aNotice(only("&".repeat(4000)))));
    const longest = texts.toSorted((a, b) => b.length - a.length)[0] ?? "";
    expect(longest.length).toBeLessThanOrEqual(3000);
    expect(texts.filter((one) => one.includes("&amp;") && one.length <= most)).not.toEqual([]);
    for (const one of texts) expect(one.replaceAll("&amp;", "")).not.toContain("&");
  });

  test("calls people only where somebody has to act", () => {
    const channel = { ...SLACK, mention: ["U024BE7LH", "S0614TZR7"] };
    const calls = (event: NoticeEvent) => JSON.stringify(bodyOf(channel, aNotice({ event })));
    const called = EVENTS.filter((event) => calls(event).includes("<@U024BE7LH>"));
    expect(called).toEqual(["incident", "on-hold", "rollback-failed"]);
    expect(calls("incident")).toContain("<!subteam^S0614TZR7>");
    expect(JSON.stringify(bodyOf(channel, asTest(aNotice(), "1")))).not.toContain("U024BE7LH");
  });

  test("is taken by the word ok alone", () => {
    expect(sendingOf(aNotice(), SLACK)?.taken).toEqual({ status: 200, body: "ok" });
  });
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });

describe("PagerDuty", () => {
  test("opens an alert with the key of the deployment", () => {
    expect(bodyOf(PAGER)).toEqual({
      routing_key: "key0123456789",
      event_action: "trigger",
      dedup_key: "rg:octoacme/shop::production:1038",
      client: "release-gate",
      links: [
        { href: "https://ci.example/4711", text: "Run" },
        { href: "https://github.com/octoacme/shop/deployments", text: "Deployments" },
      ],
      payload: {
        summary: "SEV2 (High): Shop 2.4.0 in production: 5 of 20 orders failed",
        source: "octoacme/shop",
        severity: "error",
        timestamp: "2026-11-20T14:09:12.000Z",
        component: "Shop",
        group: "production",
        class: "release",
        custom_details: {
          event: "incident",
          version: "2.4.0 (9f3c2ab)",
          "back to": "2.3.7",
          environment: "production",
          deployment: "1038 of octoacme/shop",
        },
      },
    });
  });

  test.each<[NoticeEvent, string, string | undefined]>([
    ["deploy-started", "/v2/change/enqueue", undefined],
    ["announced", "/v2/change/enqueue", undefined],
    ["incident", "/v2/enqueue", "trigger"],
    ["on-hold", "/v2/enqueue", "trigger"],
    ["rolled-back", "/v2/enqueue", "resolve"],
    ["rollback-failed", "/v2/enqueue", "trigger"],
  ])("%s goes to %s as %s", (event, path, action) => {
    const notice = aNotice({ event });
    const sending = sendingOf(notice, PAGER);
    expect(sending?.url).toBe(`https://events.pagerduty.com${path}`);
    expect(bodyOf(PAGER, notice).event_action).toBe(action);
    expect(isPage(notice)).toBe(action === "trigger");
  });

  test("however long the names, two deployments are two alerts", () => {
    const long = `rg:octoacme/shop::${"x".repeat(300)}`;
    const keys = [1038, 1039].map((id) => {
      return bodyOf(PAGER, aNotice({ group: `${long}:${id}` })).dedup_key;
    });
    expect(new Set(keys).size).toBe(2);
    expect(keys.every((key) => String(key).length <= 255)).toBe(true);
  });

  test("one alert: whatever happens to a deployment has one key", () => {
    const keys = EVENTS.map((event) => bodyOf(PAGER, aNotice({ event })).dedup_key);
    expect([...new Set(keys.filter((key) => key !== undefined))]).toEqual([
      "rg:octoacme/shop::production:1038",
    ]);
  });

  test.each([
    [1, "critical"],
    [2, "error"],
    [3, "warning"],
    [4, "info"],
  ] as const)("SEV%d is %s", (severity, word) => {
    expect(bodyOf(PAGER, aNotice({ severity })).payload).toMatchObject({ severity: word });
  });

  test("a test pages nobody, in the region that is written", () => {
    const sending = sendingOf(asTest(aNotice(), "7"), { ...PAGER, region: "eu" });
    expect(sending?.url).toBe("https://events.eu.pagerduty.com/v2/change/enqueue");
    expect(sending?.body).toContain("[TEST]");
    expect(isPage(asTest(aNotice(), "7"))).toBe(false);
  });

  test("a summary has at most 1024 characters", () => {
    const { payload } = bodyOf(PAGER, aNotice({ because: "x".repeat(5000) }));
    const { summary } = payload as { readonly summary: string };
    expect([...summary]).toHaveLength(1024);
  });
});

describe("a webhook", () => {
  test("gets everything as JSON, with a key by which a repetition is known", () => {
    const sending = sendingOf(aNotice(), WEBHOOK);
    expect(sending?.headers["idempotency-key"]).toBe("rg:octoacme/shop::production:1038:incident");
    expect(bodyOf(WEBHOOK)).toEqual({
      id: "rg:octoacme/shop::production:1038:incident",
      event: "incident",
      group: "rg:octoacme/shop::production:1038",
      at: "2026-11-20T14:09:12.000Z",
      repository: "octoacme/shop",
      environment: "production",
      name: "Shop",
      component: "",
      version: "2.4.0",
      commit: aNotice().sha,
      deployment: 1038,
      severity: 2,
      target: "2.3.7",
      title: "SEV2 (High): Shop 2.4.0 in production",
      text: "5 of 20 orders failed",
      test: false,
      links: aNotice().links,
    });
  });

  test.each([
    [false, 3],
    [true, 1],
  ])("that must get it once (%j) is sent it %d times where nobody knows", (once, times) => {
    const sending = sendingOf(aNotice(), { ...WEBHOOK, once });
    expect(sending).toMatchObject({ tries: 3, unclearTries: times });
  });

  test("sends a body of its own where one is written, and its own headers beside ours", () => {
    const own = { headers: { authorization: "x" }, body: { incident: { name: 'a "b"' } } };
    const sending = sendingOf(aNotice(), { ...WEBHOOK, ...own, method: "PUT", secret: "s" });
    expect(sending).toMatchObject({ method: "PUT", signWith: "s" });
    expect(sending?.headers).toMatchObject({ authorization: "x" });
    expect(JSON.parse(sending?.body ?? "")).toEqual(own.body);
  });
});

describe("a comment on GitHub", () => {
  test("is Markdown of ours around text", () => {
    expect(commentOf(aNotice(), { audience: "team" }).markdown).toBe(
      [
        "**SEV2 (High): Shop 2.4.0 in production**",
        "",
        "> 5 of 20 orders failed",
        "",
        "- Version: 2.4.0 (`9f3c2ab`)",
        "- Back to: 2.3.7",
        "- Environment: production",
        "- Deployment: 1038 of octoacme/shop",
        "",
        "- [Run](https://ci.example/4711)",
        "- [Deployments](https://github.com/octoacme/shop/deployments)",
      ].join("\n"),
    );
  });

  test.each([
    ["@octoacme/everybody", /(?<!`)@octoacme/],
    ["</details><img src=x>", /<(?:img|\/details)/],
    ["[click](https://evil.example)", /(?<!\\)\[click/],
    ["/lift-hold 9f3c2ab because x", /^\/lift-hold/m],
    ["x\n/lift-hold 9f3c2ab because x", /^\/lift-hold/m],
  ])("%s is shown as text", (because, acted) => {
    const { markdown } = commentOf(aNotice({ because }), { audience: "team" });
    expect(markdown).not.toMatch(acted);
  });
});

describe("who is told how much", () => {
  const inside = namesOf(AUDIENCES).filter((name) => AUDIENCES[name].inside);

  test.each(namesOf(AUDIENCES))("%s", (audience) => {
    const texts = EVENTS.map(
      (event) => sendingOf(aNotice({ event }), { ...SLACK, audience })?.body,
    );
    const told = texts.every((text) => text?.includes("5 of 20 orders failed"));
    const linked = texts.some((text) => text?.includes("ci.example"));
    expect({ told, linked }).toEqual({
      told: inside.includes(audience),
      linked: inside.includes(audience),
    });
  });

  test("reasons are for the team and whoever is on call", () => {
    expect(inside).toEqual(["team", "on-call"]);
  });
});
