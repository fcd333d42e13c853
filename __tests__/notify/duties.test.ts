import { describe, expect, test } from "@jest/globals";
import { notifyLines } from "../../src/manifest/notify-rules.ts";
import { manifestOf, problemsOf } from "../manifest/manifests.ts";

const manifest = (
  notify: string,
  environments = "production: {url: https://shop.example}, staging: {url: https://s.example}",
) => `environments: {${environments}}\ndeploy: {workflow: deploy.yml}\nnotify: ${notify}\n`;

const SLACK = 'slack: "${{ secrets.SLACK }}"';

describe("what is wrong with channels", () => {
  test.each([
    [
      "an address that is no secret",
      '[{slack: "https://hooks.slack.com/services/T/B/x"}]',
      "a secret as a whole",
    ],
    [
      "part of a secret",
      '[{slack: "https://hooks.slack.com/${{ secrets.SLACK }}"}]',
      "a secret as a whole",
    ],
    ["two of one name", `[{${SLACK}}, {${SLACK}}]`, 'two channels are called "slack"'],
    ["a reserved name", `[{id: incident, ${SLACK}}]`, 'a channel may not be called "incident"'],
    [
      "an environment that does not exist",
      `[{${SLACK}, environments: [stagin]}]`,
      'did you mean "staging"?',
    ],
    ["an unknown event", `[{${SLACK}, events: [anounced]}]`, "announced"],
    [
      "a header of ours",
      "[{webhook: https://h.example, headers: {Idempotency-Key: x}}]",
      "does not set itself",
    ],

    [
      "notice outside of a body",
      '[{webhook: "https://h.example/${{ notice.id }}"}]',
      "known only where people are told",
    ],
    [
      "an unknown key of notice",
      '[{webhook: https://h.example, body: {a: "${{ notice.titel }}"}}]',
      'did you mean "title"?',
    ],
    ["no channel", "[]", "at least one channel"],
    ["an issue that is none", "[{github: pull-requests}]", "release-issue"],
    ["somebody's name", `[{${SLACK}, mention: [alice]}]`, "U024BE7LH"],
  ])("%s", async (_what, notify, said) => {
    const problems = await problemsOf(manifest(notify));
    expect(JSON.stringify(problems).replaceAll('\\"', '"')).toContain(said);
  });

  test("a channel that is told nothing", async () => {
    const problems = await problemsOf(
      manifest(`[{${SLACK}}]`, "staging: {url: https://s.example}"),
    );
    expect(JSON.stringify(problems)).toContain("told nothing: no environment is production");
  });

  test("more receipts than a record takes", async () => {
    const all =
      "events: [deploy-started, announced, incident, on-hold, rolled-back, rollback-failed]";
    const many = Array.from({ length: 6 }, (_, n) => `{id: c${n}, ${SLACK}, ${all}}`).join(", ");
    expect(JSON.stringify(await problemsOf(manifest(`[${many}]`)))).toContain("36 notices");
    const fewer = Array.from({ length: 5 }, (_, n) => `{id: c${n}, ${SLACK}, ${all}}`).join(", ");
    expect(await problemsOf(manifest(`[${fewer}]`))).toEqual([]);
  });
});

test("lint says who is told of what, and what reaches nobody", async () => {
  const read = await manifestOf(manifest(`[{${SLACK}, events: [incident, announced]}]`));
  expect(notifyLines(read)).toEqual([
    "1 channel for production: slack (incident, announced)",
    "nobody is told of deploy-started, on-hold, rolled-back, rollback-failed in production",
  ]);
});
