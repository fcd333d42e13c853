import { describe, expect, test } from "@jest/globals";
import { disk } from "../../src/adapters/disk.ts";
import { notifyTest } from "../../src/commands/notify-test.ts";
import type { HttpReply } from "../../src/core/ports.ts";
import { fakeClock } from "../support/fake-clock.ts";
import { anAnswer, fakeHttp, noAnswer } from "../support/fake-http.ts";
import { CHANNEL_SECRETS, CHANNELS, type Received, receivers } from "../support/receivers.ts";

const MANIFEST = `environments: {production: {url: https://shop.example}}\n${CHANNELS}`;

async function tried(
  manifest: string | undefined,
  env: Readonly<Record<string, string>> = CHANNEL_SECRETS,
  answer: (by: Received["by"]) => HttpReply | undefined = () => undefined,
) {
  const channels = receivers(fakeHttp());
  channels.answer = answer;
  const ended = await notifyTest({
    path: "release.yml",
    files: { read: async () => manifest, policies: disk.policies },
    ...{ env, repository: "octoacme/shop", nonce: "7" },
    ...{ http: channels.http, clock: fakeClock(), signal: new AbortController().signal },
  });
  return { ...ended, received: channels.received };
}

test("each channel is sent a message that says that it is a test", async () => {
  const { exit, lines, received } = await tried(`${MANIFEST}  - {github: release-issue}\n`);
  expect(exit).toBe(0);
  expect(lines).toEqual([
    "slack: arrived",
    "pagerduty: arrived, as a change event, which pages nobody",
    "webhook: arrived",
    "github: not tried: a test would stay in the release issue",
  ]);
  expect(received.map(({ body }) => JSON.stringify(body).includes("[TEST]"))).toEqual([
    true,
    true,
    true,
  ]);
  const [, , webhook] = received;
  expect(webhook?.body).toMatchObject({ test: true, id: expect.stringContaining(":test:7") });
});

test.each([
  ["what is public", "audience: public", "everybody"],
  ["a body that does not say that it is a test", "body: {text: Down}", "`notice.title`"],
  ["the same with another word of it", 'body: {text: "${{ notice.text }}"}', "`notice.title`"],
])("%s is not tried", async (_what, option, why) => {
  const one = `notify: [{webhook: "\${{ secrets.HOOK }}", ${option}}]\n`;
  const { exit, lines, received } = await tried(MANIFEST.replace(CHANNELS, one));
  expect({ exit, received }).toEqual({ exit: 0, received: [] });
  expect(lines).toEqual([expect.stringMatching(`^webhook: not tried: .*${why}`)]);
});

test("a body with the title is sent, marked", async () => {
  const body = 'body: {deep: [{text: "${{ notice.title }}"}]}';
  const one = `notify: [{webhook: "https://other.example", ${body}}]\n`;
  const http = fakeHttp(anAnswer({ status: 201 }));
  const ended = await notifyTest({
    path: "release.yml",
    files: { read: async () => MANIFEST.replace(CHANNELS, one), policies: disk.policies },
    ...{ env: {}, repository: undefined, nonce: "7", http, clock: fakeClock() },
    signal: new AbortController().signal,
  });
  expect(ended).toEqual({ exit: 0, lines: ["webhook: arrived"] });
  expect(http.sent[0]?.body).toContain("[TEST]");
});

describe("what does not arrive is said, without the secret", () => {
  test.each<[string, HttpReply, string]>([
    ["gone", anAnswer({ status: 404 }), "slack: did not arrive: it answered with status 404; "],
    ["slow", noAnswer({ reason: "timeout" }), "slack: unclear whether it arrived: no answer"],
    ["down", noAnswer(), "slack: did not arrive: the connection was refused"],
  ])("%s", async (_what, answer, said) => {
    const { exit, lines } = await tried(MANIFEST, CHANNEL_SECRETS, (by) =>
      by === "slack" ? answer : undefined,
    );
    expect(exit).toBe(1);
    expect(lines[0]).toContain(said);
    expect(lines.slice(1).every((one) => one.includes(": arrived"))).toBe(true);
    expect(lines.join()).not.toContain("sesame");
  });

  test("a secret that is not set", async () => {
    const { SLACK: _, ...env } = CHANNEL_SECRETS;
    const { exit, lines } = await tried(MANIFEST, env);
    expect(exit).toBe(1);
    expect(lines[0]).toContain("slack: not sent: secrets.SLACK is not set");
  });
});

test.each([
  ["no manifest", undefined, "does not exist"],
  ["no channel", "environments: {production: {url: https://shop.example}}\n", "names no channel"],
])("%s is an error", async (_what, manifest, said) => {
  await expect(tried(manifest)).rejects.toThrow(said);
});

test("an invalid manifest shows its problems, and sends nothing", async () => {
  const { exit, lines, received } = await tried(`${MANIFEST}polcy: guide\n`);
  expect(exit).toBe(2);
  expect(lines.join("\n")).toContain('unknown key "polcy"');
  expect(received).toEqual([]);
});
