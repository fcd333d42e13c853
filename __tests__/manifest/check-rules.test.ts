import { describe, expect, test } from "@jest/globals";
import { manifestOf, saidOf } from "./manifests.ts";

const withChecks = (...checks: readonly string[]) => `environments:
  staging: {url: https://s.example}
  production: {url: https://shop.example}
deploy: {workflow: deploy.yml}
smoke:
  checks:
    - {get: /}
${checks.map((check) => `    - ${check}\n`).join("")}`;

describe("checks of some environments", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "in one that there is not",
      ["{get: /a, only: [stagin]}", "{get: /b, except: production}", "{get: /c, except: [x]}"],
      ['8:24 there is no environment "stagin"', '10:26 there is no environment "x"'],
    ],
    [
      "where what they need does not run",
      [
        "{post: /orders, id: order, only: [staging]}",
        "{get: /a, needs: [order]}",
        "{get: /b, needs: [order], only: staging}",
        "{get: /c, needs: [order], except: production}",
      ],
      ['9:25 "order" does not run in production, and this check does'],
    ],
  ])("%s", async (_, checks, said) => {
    expect(await saidOf(withChecks(...checks))).toEqual(said);
  });

  test("leave no environment without any", async () => {
    const text = withChecks("{delete: /a, cleanup: true}").replace(
      "{get: /}",
      "{get: /, only: production}",
    );
    expect(await saidOf(text)).toEqual([
      "6:3 no check runs in staging, so that nothing could pass there",
    ]);
  });

  test("that production does not have are no signals there", async () => {
    const staged = withChecks("{get: /a, id: a, only: [staging]}");
    expect(await saidOf(`${staged}health: {signals: [{probe: a}]}\n`)).toEqual([
      '9:28 the check "a" does not run in production, where signals are watched',
    ]);
    const alone = staged.replace("{get: /}", "{post: /x}");
    expect(await saidOf(alone)).toEqual([
      "6:3 no critical GET or HEAD check that could be repeated as a health signal",
    ]);
  });

  test.each([
    [
      "{get: /a, id: a, needs: [GET /]}",
      '9:28 the check "a" needs GET /, so it cannot be repeated by itself',
    ],
    ["{get: /a, id: a, cleanup: true}", '9:28 the check "a" cleans up, which is not repeated'],
  ])("%s is no signal", async (check, said) => {
    expect(await saidOf(`${withChecks(check)}health: {signals: [{probe: a}]}\n`)).toEqual([said]);
  });

  test("a check may save and be a signal, too", async () => {
    const check = "{get: /a, id: a, save: {x: {text: true}}}";
    const { health } = await manifestOf(`${withChecks(check)}health: {signals: [{probe: a}]}\n`);
    expect(health.signals).toHaveLength(1);
  });
});

describe("what is saved", () => {
  const order = "{post: /orders, id: order, save: {order: {json: $.id}}}";
  test.each<[string, string, readonly string[]]>([
    ["is read by who needs it", '{get: "/o/${{ saved.order }}", id: a, needs: order}', []],
    [
      "is not read by who does not need it",
      '{get: "/o/${{ saved.order }}", id: a}',
      ['9:21 saved.order is not known here: "order" saves it'],
    ],
    [
      "has to be saved",
      '{get: "/o/${{ saved.ordr }}", id: a, needs: order}',
      ['9:21 no check saves "ordr"'],
    ],
    [
      "is read one by one",
      '{post: /, id: a, needs: order, text: "${{ toJSON(saved) }}"}',
      ["9:56 `saved` cannot be read as a whole"],
    ],
    [
      "is read from a path that can be read",
      "{get: /x, save: {x: {json: '$.['}}}",
      ["9:34 $.[: invalid JSON path: unexpected shorthand selector '[' ('$.[':2)"],
    ],
    [
      "is read from a path alone, that can be read",
      "{get: /x, save: {x: '$.['}}",
      ["9:27 $.[: invalid JSON path: unexpected shorthand selector '[' ('$.[':2)"],
    ],
    [
      "is read by a pattern that ends",
      "{get: /x, save: {x: {matches: '(a+)+b'}}}",
      [
        "9:37 this regular expression can take for ever: its repetitions match the same in two ways",
      ],
    ],
  ])("%s", async (_, check, said) => {
    const found = await saidOf(withChecks(order, check));
    expect(found).toEqual(said);
  });

  test("is read over several steps", async () => {
    const next = "{get: /b, id: b, needs: order}";
    const last = '{get: "/o/${{ saved.Order }}", id: c, needs: b}';
    expect(await saidOf(withChecks(order, next, last))).toEqual([]);
  });

  test("is known nowhere else", async () => {
    const text = `${withChecks(order)}  auth: {bearer: "\${{ saved.order }}"}\n`;
    expect(await saidOf(text)).toEqual(["9:23 `saved` is known only in checks"]);
  });
});

describe("hosts", () => {
  const withHosts = (staging: string, production: string, check: string) => `environments:
  staging: {url: https://s.example, hosts: ${staging}}
  production: {url: https://shop.example, hosts: ${production}}
deploy: {workflow: deploy.yml}
smoke: {checks: [{get: /}, ${check}]}
`;
  const API = "{api: https://api.example}";
  const CHECK = "{get: /v1, at: api}";
  test.each<[string, string, string, string, readonly string[]]>([
    ["are there for each check", API, API, CHECK, []],
    ["are there where the check runs", API, "{}", "{get: /v1, at: api, only: staging}", []],
    ["may hold expressions", API, '{api: "${{ env.API }}"}', CHECK, []],
    [
      "are missing",
      API,
      "{ap: https://a.example}",
      CHECK,
      [
        "3:51 no check of production is `at: ap`",
        '5:43 the environment production has no host "api"',
      ],
    ],
    [
      "are not used",
      API,
      API,
      "{get: /v1, at: api, only: staging}",
      ["3:51 no check of production is `at: api`"],
    ],
    [
      "are no addresses",
      "{api: https://u:p@a.example}",
      API,
      CHECK,
      ['2:50 "https://u:p@a.example" is an address with a user name in it'],
    ],
    [
      "know no release yet",
      '{api: "https://${{ release.version }}.example"}',
      API,
      CHECK,
      ["2:63 `release` is not known yet where addresses are read"],
    ],
  ])("%s", async (_, staging, production, check, said) => {
    expect(await saidOf(withHosts(staging, production, check))).toEqual(said);
  });
});

test.each<[string, readonly string[]]>([
  [
    "{get: /a, insecure: true}",
    ["8:17 this check runs in production, and production takes no unverified certificate"],
  ],
  [
    "{get: /a, insecure: true, except: staging}",
    ["8:17 this check runs in production, and production takes no unverified certificate"],
  ],
  ["{get: /a, insecure: true, only: staging}", []],
])("what is not verified is no word of production's: %s", async (check, said) => {
  expect(await saidOf(withChecks(check))).toEqual(said);
});
