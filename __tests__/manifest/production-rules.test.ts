import { describe, expect, test } from "@jest/globals";
import { problemsOf, SMALLEST, saidOf } from "./manifests.ts";

const HEALTH =
  "`health` has no effect: signals decide in production, and no environment is production";
const PLAN =
  "`rollback.plan` has no effect: it is asked for before production, and no environment is production";
const WHEN =
  "nothing would start a rollback: health decides in production, and no environment is production";

const staging = (rest: string) =>
  `environments:\n  staging: {url: https://shop.example}\ndeploy: {workflow: deploy.yml}\n${rest}\n`;

describe("where no environment is production", () => {
  test.each<[string, readonly string[]]>([
    ["health: {observe: 15m}", [`4:1 ${HEALTH}`]],
    ["health: {signals: [{probe: GET /}]}", [`4:1 ${HEALTH}`]],
    ["rollback: {plan: docs/rollback.md}", [`4:12 ${PLAN}`]],
    ["rollback: {when: [health]}", [`4:12 ${WHEN}`]],
    ["health: {observe: 15m}\nrollback: {plan: a.md}", [`4:1 ${HEALTH}`, `5:12 ${PLAN}`]],
  ])("%s is an error that says so", async (text, expected) => {
    expect(await saidOf(staging(text))).toEqual(expected);
  });

  test.each(["rollback: {when: [smoke]}", "rollback: {stable-for: 5m}", "health: {}", ""])(
    "%j has its effect, or nothing that could have one",
    async (text) => {
      expect(await saidOf(staging(text))).toEqual([]);
    },
  );

  test("says how one becomes production", async () => {
    const [problem] = await problemsOf(staging("health: {observe: 15m}"));
    expect(problem?.hint).toBe(
      "write `production: true` in the environment that is, or leave the key out",
    );
  });

  test("says it too where an environment says that it is none", async () => {
    const text = SMALLEST.replace("example}", "example, production: false}");
    expect(await saidOf(`${text}health: {observe: 15m}\n`)).toEqual([`4:1 ${HEALTH}`]);
  });
});

describe("where one is", () => {
  test.each([
    SMALLEST,
    SMALLEST.replace("production:", "live:"),
    staging("").replace("example}", "example, production: true}"),
  ])("%j takes both", async (text) => {
    const both = "health: {observe: 15m}\nrollback: {plan: docs/rollback.md, when: [health]}\n";
    expect(await saidOf(`${text}${both}`)).toEqual([]);
  });
});
