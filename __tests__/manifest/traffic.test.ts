import { expect, test } from "@jest/globals";
import { trafficLines } from "../../src/manifest/traffic.ts";
import { manifestOf, SMALLEST } from "./manifests.ts";

const DEFAULTS = {
  observe: 180_000,
  every: 3000,
  "stable-for": 180_000,
  "error-rate": { max: 0.1 },
};

const json = (get: string) =>
  `{id: stats, json: {get: "${get}", total: $.a, errors: $.b, cumulative: true}, every: 30s, error-rate: {max: 5%}}`;

test.each<[string, string, readonly string[]]>([
  [
    "one check, repeated",
    SMALLEST,
    [
      "shop.example of production: 1 request for smoke, then 20 a minute, 60 in the window of 3m, 120 where it is prolonged to 6m",
    ],
  ],
  [
    "an environment that is not watched, and one at an expression",
    `environments:
  staging: {url: "\${{ env.STAGING }}/app"}
  production: {url: "https://\${{ env.HOST }}:8443/app"}
deploy: {workflow: deploy.yml}
`,
    [
      "${{ env.STAGING }} of staging: 1 request for smoke",
      "${{ env.HOST }}:8443 of production: 1 request for smoke, then 20 a minute, 60 in the window of 3m, 120 where it is prolonged to 6m",
    ],
  ],
  [
    "the build is asked for before the checks and at every third look",
    `${SMALLEST}smoke: {ready: {get: /version, version: {json: $.v}, in-a-row: 3}, checks: [{get: /}, {id: b, get: /b, severity: warning}, {id: c, post: /c}]}\n`,
    [
      "shop.example of production: 6 requests for smoke, then 26.7 a minute, 80 in the window of 3m, 160 where it is prolonged to 6m",
    ],
  ],
  [
    "a window that is not prolonged",
    `${SMALLEST}health: {prolong: 3m}\n`,
    ["shop.example of production: 1 request for smoke, then 20 a minute, 60 in the window of 3m"],
  ],
  [
    "sources beside the probes, one of them at the same host",
    `${SMALLEST}health:
  prometheus: {url: https://p.example/prom}
  alertmanager: {url: "https://a.example"}
  signals:
    - {probe: GET /}
    - {total: a, errors: b, error-rate: {max: 5%, increase: 5%}}
    - ${json("https://shop.example/stats")}
    - {id: pages, alerts: 'severity="critical"', every: 1m}
    - {id: mails, command: [node, a.mjs], every: 1m, error-rate: {max: 5%}}
`,
    [
      "shop.example of production: 1 request for smoke, then 22 a minute, 66 in the window of 3m, 132 where it is prolonged to 6m",
      "p.example for production: 4 a minute, 12 in the window of 3m, 24 where it is prolonged to 6m",
      "a.example for production: 1 a minute, 3 in the window of 3m, 6 where it is prolonged to 6m",
    ],
  ],
  [
    "checks that are compared with what is live, which is measured first",
    `${SMALLEST}health: {before: 2m, signals: [{probe: GET /, error-rate: {increase: 5%}}]}\n`,
    [
      "shop.example of production: 1 request for smoke, 60 to measure what is live before, then 20 a minute, 60 in the window of 3m, 120 where it is prolonged to 6m",
    ],
  ],
])("what each host is sent: %s", async (_what, text, said) => {
  expect(trafficLines(await manifestOf(text), { defaults: DEFAULTS })).toEqual(said);
});
