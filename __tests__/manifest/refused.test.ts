import { describe, expect, test } from "@jest/globals";
import { problemsOf, SMALLEST, saidOf } from "./manifests.ts";

const ENV = "environments: {production: {url: https://shop.example}}\n";
const DEPLOY = "deploy: {workflow: deploy.yml}\n";
const envs = (text: string) => `environments:\n${text}${DEPLOY}`;

describe("a bad manifest says what is wrong and where", () => {
  test.each<[rule: string, text: string, said: readonly string[]]>([
    ["no environments", DEPLOY, ['1:1 the manifest has no key "environments"']],
    ["empty environments", `environments: {}\n${DEPLOY}`, ["1:15 there is no environment"]],
    [
      "no environments",
      "deploy: {workflow: deploy.yml}\n",
      ['1:1 the manifest has no key "environments"'],
    ],
    [
      "an empty deploy",
      `${ENV}deploy: {}\n`,
      ["2:1 write how to deploy: `workflow: deploy.yml` or `command: [node, …]`"],
    ],
    ["an unknown key", `${SMALLEST}smok: {}\n`, ['4:1 unknown key "smok"']],
    [
      "an unknown key below",
      `${SMALLEST}smoke: {checks: [{get: /, expct: 1}]}\n`,
      ['4:27 unknown key "expct" in smoke.checks[0]'],
    ],
    [
      "environments that are one in folders and comments",
      envs("  prod eu: {url: https://a.example}\n  Prod-EU: {url: https://b.example}\n"),
      ['3:3 the environments "prod eu" and "Prod-EU" are one in folders and comments'],
    ],
    [
      "an environment that ends with a blank or a slash",
      envs('  "prod ": {url: https://a.example}\n  eu/: {url: https://b.example}\n'),
      [
        '2:3 "prod " is not allowed as a key in environments',
        '3:3 "eu/" is not allowed as a key in environments',
      ],
    ],
    ["an unknown policy", `${SMALLEST}policy: strict\n`, ['4:9 policy is "strict"']],
    [
      "an unknown role",
      `${SMALLEST}roles: {qa: [bob]}\n`,
      ['4:9 no requirement asks for the role "qa"'],
    ],
    ["a role without people", `${SMALLEST}roles: {pm: []}\n`, ["4:13 roles.pm is an empty list"]],
    [
      "a team without its organisation",
      `${SMALLEST}roles: {pm: ["@/qa"]}\n`,
      ['4:14 roles.pm[0] is "@/qa"'],
    ],
    ["a path", `${SMALLEST}roles: {pm: [a/b/c]}\n`, ['4:14 roles.pm[0] is "a/b/c"']],
    ["a login that is none", `${SMALLEST}roles: {pm: [a b]}\n`, ['4:14 roles.pm[0] is "a b"']],
    [
      "a missing address",
      envs("  production: {production: true}\n"),
      ['2:3 environments.production has no key "url"'],
    ],
    [
      "an address without http",
      envs("  production: {url: ftp://a}\n"),
      ['2:21 environments.production.url is "ftp://a"'],
    ],
    [
      "an address that is none",
      envs("  production: {url: 'http://a b'}\n"),
      ['2:21 "http://a b" is not an address'],
    ],
    [
      "an address with a login",
      envs("  production: {url: https://u:p@a.example}\n"),
      ['2:21 "https://u:p@a.example" is an address with a user name in it'],
    ],
    [
      "an address with a query",
      envs("  production: {url: https://a.example?x=1}\n"),
      ['2:21 "https://a.example?x=1" is an address with `?` or `#` in it'],
    ],
    [
      "a name that is no environment's",
      envs("  'a:b': {url: https://a.example}\n"),
      ['2:3 "a:b" is not allowed as a key in environments'],
    ],
    [
      "after an unknown environment",
      envs(
        "  staging: {url: https://a.example}\n  production: {url: https://b.example, after: stagin}\n",
      ),
      ['3:47 there is no environment "stagin"'],
    ],
    [
      "after itself",
      envs("  a: {url: https://a.example, after: [b]}\n  b: {url: https://b.example, after: a}\n"),
      [
        "2:38 environments.a would have to come after itself",
        "3:38 environments.b would have to come after itself",
      ],
    ],
    [
      "no way to deploy",
      `${ENV}deploy: {timeout: 5m}\n`,
      ["2:1 write how to deploy: `workflow: deploy.yml` or `command: [node, …]`"],
    ],
    [
      "two ways to deploy",
      `${ENV}deploy: {workflow: a.yml, command: [a]}\n`,
      ["2:27 write either `workflow` or `command`, not both"],
    ],
    ["a watch that is too long", `${SMALLEST}watch: {for: 30d}\n`, ["4:14 watch.for: at most 14d"]],
    [
      "a watch that is too busy",
      `${SMALLEST}watch: {every: 1m}\n`,
      ["4:16 watch.every: from 5m to 24h"],
    ],
    [
      "a watch that is over before its second run",
      `${SMALLEST}watch: {for: 1h, every: 2h}\n`,
      ["4:14 watch.for: at least as long as `every`"],
    ],
    [
      "a command as one text",
      `${ENV}deploy: {command: node deploy.mjs}\n`,
      ['2:19 deploy.command is "node deploy.mjs"'],
    ],
    [
      "a duration without unit",
      `${SMALLEST}health: {observe: 15}\n`,
      ['4:19 health.observe is "15"'],
    ],
    ["an unknown zone", `${SMALLEST}timezone: Berlin\n`, ['4:11 timezone is "Berlin"']],
    ["a zone without summer time", `${SMALLEST}timezone: EST\n`, ['4:11 timezone is "EST"']],
    ["an offset for a zone", `${SMALLEST}timezone: "+02:00"\n`, ['4:11 timezone is "+02:00"']],
    [
      "unknown days",
      `${SMALLEST}windows: [{days: monday, hours: 09:00-16:00}]\n`,
      ['4:18 windows[0].days is "monday"'],
    ],
    [
      "hours that end before they begin",
      `${SMALLEST}windows: [{days: daily, hours: 16:00-09:00}]\n`,
      ["4:32 the window ends before it begins"],
    ],
    [
      "a freeze that ends before it begins",
      `${SMALLEST}freezes: [{from: 2026-12-20, through: 2026-12-19, because: x}]\n`,
      ["4:39 the freeze ends before it begins"],
    ],
    [
      "a day that does not exist",
      `${SMALLEST}freezes: [{from: 2026-02-30, through: 2026-03-01, because: x}]\n`,
      ["4:18 2026-02-30 is not a valid date"],
    ],
    [
      "a freeze without reason",
      `${SMALLEST}freezes: [{from: 2026-12-20, through: 2026-12-22}]\n`,
      ['4:11 freezes[0] has no key "because"'],
    ],
    [
      "two checks of one id",
      `${SMALLEST}smoke: {checks: [{get: /}, {get: /}]}\n`,
      ['4:28 smoke.checks[1]: two checks are called "GET /": give one of them another id'],
    ],
    [
      "a JSON path that cannot be read",
      `${SMALLEST}smoke: {checks: [{get: /, expect: {json: {"$[": 1}}}]}\n`,
      ["4:43 $[: invalid JSON path: unclosed bracketed selection ('$[':2)"],
    ],
    [
      "a signal of an unknown check",
      `${SMALLEST}health: {signals: [{probe: sign-in}]}\n`,
      ['4:28 no check is called "sign-in"'],
    ],
    [
      "a signal of a check that changes something",
      `${SMALLEST}smoke: {checks: [{get: /}, {id: buy, post: /buy}]}\nhealth: {signals: [{probe: buy}]}\n`,
      ['5:28 the check "buy" is a POST, which must not be repeated'],
    ],
    [
      "nothing to watch in production",
      `${SMALLEST}smoke: {checks: [{id: buy, post: /buy}]}\n`,
      ["4:9 no critical GET or HEAD check that could be repeated as a health signal"],
    ],
    [
      "a window that cannot prove its limit",
      `${SMALLEST}health: {observe: 30s, every: 3s}\n`,
      ["4:19 20 samples can never prove a limit of 10%"],
    ],
    [
      "a limit that the policy's window cannot prove",
      `${SMALLEST}health: {signals: [{probe: GET /, error-rate: {max: 1%}}]}\n`,
      [
        "4:53 120 samples can never prove a limit of 1%",
        "4:53 120 samples after a rollback can never prove a limit of 1%",
      ],
    ],
    [
      "a limit that a window of bad answers alone does not prove broken",
      `${SMALLEST}health: {signals: [{probe: GET /, error-rate: {max: 97%}}]}\n`,
      [
        "4:53 not even a total failure would be noticed: 120 samples, all of them bad, do not prove more than 97%",
      ],
    ],
    [
      "a stability window that cannot prove it",
      `${SMALLEST}rollback: {stable-for: 6s}\n`,
      ["4:24 4 samples after a rollback can never prove a limit of 10%"],
    ],
    [
      "a window shorter than trouble has to last",
      `${SMALLEST}health: {observe: 30s, every: 500ms}\n`,
      ["4:19 trouble has to last 30s, and the window is 30s"],
    ],
    [
      "trouble that would have to last longer than the policy's windows",
      `${SMALLEST}health: {persist: 3m}\n`,
      [
        "4:19 trouble has to last 3m, and the window is 3m",
        "4:19 trouble has to last 3m, and the window after a rollback is 3m",
      ],
    ],
    [
      "a stability window shorter than trouble has to last",
      `${SMALLEST}health: {every: 200ms}\nrollback: {stable-for: 12s}\n`,
      ["5:24 trouble has to last 30s, and the window after a rollback is 12s"],
    ],
    [
      "measuring before what nothing compares with",
      `${SMALLEST}health: {before: 2m}\n`,
      ["4:10 no signal compares a check with what was live before"],
    ],
    [
      "comparing with what is not measured",
      `${SMALLEST}policy: guide\nhealth: {before: 0}\n`,
      ["5:18 nothing is measured before, and a signal compares with it"],
    ],
    [
      "a control that nothing asks",
      `${SMALLEST}health: {control: https://a.example, signals: [{id: mails, command: [mails], error-rate: {max: 5%}}]}\n`,
      ["4:10 no signal repeats a check, so nothing asks the control"],
    ],
    [
      "a control that fails with the service",
      `${SMALLEST}health: {control: "HTTPS://Shop.example.:8443/ping"}\n`,
      [
        "4:19 the control is a part of production, so that its outage would count as one of the network",
      ],
    ],
    [
      "a control on another host of the service",
      "environments: {production: {url: https://shop.example, hosts: {api: https://api.example}}}\nsmoke: {checks: [{get: /, at: api}]}\nhealth: {control: https://api.example/ping}\n",
      [
        "3:19 the control is a part of production, so that its outage would count as one of the network",
      ],
    ],
    [
      "prolonging that ends too early",
      `${SMALLEST}health: {observe: 5m, prolong: 4m}\n`,
      ["4:32 prolong ends before observe does (5m)"],
    ],
    [
      "another rollback target",
      `${SMALLEST}rollback: {to: previous}\n`,
      ["4:16 release-gate does not act on `rollback.to: previous` yet"],
    ],
    [
      "a channel that is none",
      `${SMALLEST}notify: [{email: a@b.example}]\n`,
      [
        "4:10 notify[0] has none of the keys slack, pagerduty, webhook, github",
        '4:11 unknown key "email" in notify[0]',
      ],
    ],
    [
      "a channel without its address",
      `${SMALLEST}notify: [{mention: [U024BE7LH]}]\n`,
      ['4:10 notify[0] has no key "slack"'],
    ],
    [
      "an unknown requirement",
      `${SMALLEST}requirements: {ci-passin: {}}\n`,
      ['4:16 the policy essentials has no requirement "ci-passin"'],
    ],
    [
      "an option that a requirement does not have",
      `${SMALLEST}requirements: {ci-passing: {check: [a]}}\n`,
      ['4:29 unknown key "check" in requirements.ci-passing'],
    ],
    [
      "an option of the wrong kind",
      `${SMALLEST}requirements: {ci-passing: {checks: a}}\n`,
      ['4:37 requirements.ci-passing.checks is "a"'],
    ],
    [
      "a guard that is said not to apply",
      `${SMALLEST}requirements: {held: {not-applicable: we know}}\n`,
      ["4:23 held cannot be declared not applicable"],
    ],
    [
      "a requirement that is never not applicable",
      `${SMALLEST}requirements: {ci-passing: {not-applicable: we are in a hurry}}\n`,
      ["4:29 ci-passing cannot be declared not applicable"],
    ],
    [
      "another finding for a row that follows from findings",
      `${SMALLEST}requirements: {prod-smoke: {findings: step/deploy}}\n`,
      ['4:29 unknown key "findings" in requirements.prod-smoke'],
    ],
    [
      "not applicable without a reason",
      `${SMALLEST}requirements: {rollback-target: {not-applicable: 5}}\n`,
      ["4:50 rollback-target needs a reason why it is not applicable"],
    ],
    [
      "not applicable with options",
      `${SMALLEST}requirements: {rollback-target: {not-applicable: none, checks: [a]}}\n`,
      ["4:56 `checks` has no effect on a requirement that is not applicable"],
    ],
    [
      "an expression in a trusted key",
      `${SMALLEST}requirements: {notes-drafted: {path: "\${{ env.X }}"}}\npolicy: guide\n`,
      [
        '4:32 unknown key "path" in requirements.notes-drafted',
        "4:32 an expression is not allowed in requirements",
      ],
    ],
    [
      "a path that the manifest says elsewhere",
      `${SMALLEST}requirements: {notes-drafted: {path: a.md}, rollback-plan: {path: b.md}, rollback-target: {workflow: c.yml}}\npolicy: guide\n`,
      [
        '4:32 unknown key "path" in requirements.notes-drafted',
        '4:61 unknown key "path" in requirements.rollback-plan',
        '4:92 unknown key "workflow" in requirements.rollback-target',
      ],
    ],
  ])("%s", async (_rule, text, said) => {
    expect(await saidOf(text)).toEqual(said);
  });

  test("all problems of a file come in one run, in its order", async () => {
    const text = [
      "release: {nmae: Shop}",
      "environments:",
      "  production: {url: https://shop.example, after: staging}",
      "deploy: {workflow: deploy.yml, comand: [a]}",
      "smoke: {checks: [{get: /, timeout: 5}]}",
      "requirements: {ci: {}}",
      "windows: [{days: mon-thu, hours: 9-10}]",
      "timezone: Mars",
      "notify: []",
      "",
    ].join("\n");
    expect(await saidOf(text)).toEqual([
      '1:11 unknown key "nmae" in release',
      '3:50 there is no environment "staging"',
      '4:32 unknown key "comand" in deploy',
      '5:36 smoke.checks[0].timeout is "5"',
      '6:16 the policy essentials has no requirement "ci"',
      '7:34 windows[0].hours is "9-10"',
      '8:11 timezone is "Mars"',
      "9:9 notify is an empty list",
    ]);
  });
});

describe("an expectation that cannot fail, or not end, is refused with its place", () => {
  const refused = async (expected: string, more = "") =>
    saidOf(`${SMALLEST}smoke: {checks: [{get: /, expect: {${expected}}${more}}]}\n`);
  const EVERY =
    "smoke.checks[0].expect.status: every status is accepted: leave `status` out for 2xx, or name those that are right";
  const SERVER_ERROR =
    "smoke.checks[0].expect.status: a critical check may not pass on a server error: leave 5xx out, or set `severity: warning`";
  const BACKWARDS =
    "smoke.checks[0].expect.status: this range begins behind its end, so that no status is in it";
  const ALL =
    "smoke.checks[0].expect.body.matches: this regular expression matches every text: write what the body has to hold";
  const SLOW =
    "this regular expression can take for ever: its repetitions match the same in two ways";

  test.each<[string, string]>([
    ["status: 100-599", EVERY],
    ['status: "200-599"', EVERY],
    ["status: [2xx, 3xx, 4xx, 5xx]", EVERY],
    ["status: [200-399, 404, 400-403, 405-599]", EVERY],
    ["status: 500", SERVER_ERROR],
    ["status: 5xx", SERVER_ERROR],
    ["status: [200, 503]", SERVER_ERROR],
    ["status: 400-500", SERVER_ERROR],
    ["status: 299-200", BACKWARDS],
    ["status: [200, 404-403]", BACKWARDS],
  ])("%s", async (expected, sentence) => {
    expect(await refused(expected)).toEqual([`4:44 ${sentence}`]);
  });

  test.each<[string, string]>([
    ['body: {matches: ".*"}', `4:52 ${ALL}`],
    ['body: {matches: "(ok)?"}', `4:52 ${ALL}`],
    ['body: {matches: "(a+)+$"}', `4:52 ${SLOW}`],
    ['headers: {x: {matches: "(\\\\w|\\\\d)*$"}}', `4:59 ${SLOW}`],
    ['json: {$.a: {matches: "(a|aa)+$"}}', `4:58 ${SLOW}`],
    [`json: {"$[?search(@.b, '(a+)+')]": {exists: true}}`, `4:43 ${SLOW}`],
    [`version: {json: "$[?match(@.b, '([a-z]+)*x')].v"}`, `4:52 ${SLOW}`],
  ])("%s", async (expected, said) => {
    expect(await refused(expected)).toEqual([said]);
  });

  test.each([
    ["status: [2xx, 3xx, 4xx]", ""],
    ["status: 503", ", severity: warning}, {get: /a"],
    ["status: [200, 5xx]", ", severity: warning}, {get: /a"],
    ['body: {matches: "^$"}', ""],
    ['headers: {x: {matches: ".*"}}', ""],
    ['json: {$.v: {matches: "^(\\\\d+\\\\.)+\\\\d+$"}}', ""],
  ])("%s%s is not", async (expected, more) => {
    expect(await refused(expected, more)).toEqual([]);
  });
});

describe("what is expected names what can be written there", () => {
  const signals = (text: string) => `${SMALLEST}health: {signals: [{${text}}]}\n`;
  test.each<[rule: string, text: string, words: readonly string[]]>([
    [
      "an address in place of an environment",
      envs("  production: https://a.example\n"),
      ["keys with values: url, hosts, production, after, observe-only"],
    ],
    [
      "a file in place of deploy",
      `${ENV}deploy: deploy.yml\n`,
      ["keys with values: workflow, with, ref, command, timeout"],
    ],
    [
      "a command as one text",
      `${ENV}deploy: {command: ./deploy.sh}\n`,
      ["the program and its arguments as a list, such as [node, deploy.mjs]"],
    ],
    [
      "one word in place of a list",
      `${SMALLEST}roles: {pm: carol}\n`,
      ["a list", "write a list: [carol]"],
    ],
    [
      "a team in place of a list",
      `${SMALLEST}roles: {pm: "@octoacme/pm"}\n`,
      ["a list", 'write a list: ["@octoacme/pm"]'],
    ],
    [
      "a path in place of a source of versions",
      `${SMALLEST}smoke: {ready: {get: /, version: $.version}}\n`,
      ["{json: $.version}, {header: x-version}, {matches: 'version (.+)'}, or text"],
    ],
    [
      "a limit for alerts",
      `${SMALLEST}health:
  alertmanager: {url: "https://a.example"}
  signals: [{id: a, alerts: 'a="b"', error-rate: {max: 10%}}]
`,
      ["one of id, alerts, every, observe-only, for"],
    ],
    [
      "a limit for alerts, without an id",
      `${SMALLEST}health:
  alertmanager: {url: "https://a.example"}
  signals: [{alerts: 'a="b"', error-rate: {max: 10%}}]
`,
      ["id: text"],
    ],
    [
      "JSON with several faults",
      signals("json: {get: /a, total: all}, error-rate: {max: 10%}"),
      ["id: text"],
    ],
    [
      "a misspelt key of a probe",
      signals("probe: GET /, eror-rate: {max: 10%}"),
      ["one of probe, error-rate, observe-only, for", 'did you mean "error-rate"?'],
    ],
  ])("for %s", async (_rule, text, words) => {
    const [problem] = await problemsOf(text);
    expect([problem?.expected, problem?.hint].filter((said) => said !== undefined)).toEqual(words);
  });

  test.each([
    ["a requirement", "requirements: {qa-signoff: {}}"],
    ["a waiver", `waivers: [{waive: qa-signoff, by: carol, until: 2026-12-31, because: x}]`],
  ])("for %s of a line that a longer policy has", async (_what, text) => {
    const [problem] = await problemsOf(`${SMALLEST}${text}\n`);
    expect(problem?.hint).toBe("the policy guide has it: leave this out, or write `policy: guide`");
  });
});
