import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { memoryFiles } from "../support/memory-files.ts";
import { Choices, scriptOf } from "./choices.ts";
import { type History, play } from "./history.ts";
import { spread } from "./kills.ts";
import { shipWith } from "./ports.ts";
import { Schedule } from "./schedule.ts";
import { shrink } from "./shrink.ts";
import { tellHistory } from "./told.ts";
import { RULES, type Violation } from "./violations.ts";

beforeAll(() => shipWith(memoryFiles().policies));

const NONE: ReadonlyMap<string, number> = new Map();

/** A history in which only this is chosen. */
const only = (...chosen: readonly (readonly [key: string, value: number])[]) =>
  play(1, { script: new Map(chosen) });

const ends = (story: readonly string[]) =>
  story.flatMap((line) => /(\S+) (\S+) ends with (\d): (.+?) in production/.exec(line)?.[4] ?? []);

describe("a history", () => {
  test("in which nothing goes wrong: two releases, one after the other", async () => {
    const { violations, story, made } = await play(1, { script: NONE });
    expect(violations).toEqual([]);
    expect(made).toEqual([]);
    expect(ends(story)).toEqual(["RELEASED: shop 2.4.0", "RELEASED: shop 2.6.0"]);
  });

  test.each([
    ["a bad build is rolled back", ["the build of r1", 1], "ROLLED BACK: shop 2.4.0 → 2.3.7"],
    ["a failed command", ["r1.1 release, deploy of 2.4.0, 1", 1], "NOTHING TO DO: shop 2.4.0"],
    [
      "a killed process: its safety net tells people",
      ["r1.1 release, before its command goes on, 3", 1],
      "HELD: shop 2.4.0",
    ],
  ] as const)("%s", async (_what, choice, expected) => {
    const { violations, story } = await only(choice);
    expect(violations).toEqual([]);
    expect(ends(story)).toContain(expected);
  });

  test("of a seed is the same each time", async () => {
    const first = await play(7);
    expect(await play(7)).toEqual(first);
    expect(await play(7, { script: scriptOf(first.made) })).toEqual(first);
  });

  test.each([2, 3, 698])("of seed %i holds", async (seed) => {
    expect((await play(seed)).violations).toEqual([]);
  });
});

test("what a violation does not need is left out, and the rest can be seen again", async () => {
  const made = ["a", "b", "c"].map((key) => ({
    key,
    value: 1,
    means: `${key}: yes`,
    premise: true,
  }));
  const broken: readonly Violation[] = [{ rule: "overlap", text: "two at once" }];
  const whole: History = {
    seed: 4,
    made,
    places: [],
    story: ["1.0 s  x"],
    violations: broken,
    tookMs: 1,
  };
  const least = await shrink(whole, "overlap", async (_seed, { script }) => ({
    ...whole,
    made: made.filter(({ key }) => script.has(key)),
    violations: script.has("b") ? broken : [],
  }));
  expect(tellHistory(whole, least).split("\n")).toEqual([
    "History 4 violates: two deployments of one component never run at the same time",
    "  overlap: two at once",
    "Its choices:",
    "    2  b: yes",
    "What happens:",
    "  1.0 s  x",
    "See it again: npm run walk -- --seed 4 --histories 1 --only 2",
  ]);
});

test("histories in which one process ends before its time are spread evenly, and can be named", () => {
  const all = [0, 1, 2, 3, 4, 5].map((value) => new Map([["x", value]]));
  const numbers = (from: number, count: number) =>
    spread(all, { from, count }).map(({ number }) => number);
  expect(numbers(0, 3)).toEqual([0, 2, 4]);
  expect(numbers(5, 1)).toEqual([5]);
  expect(numbers(4, 10)).toEqual([4, 5]);
  expect(spread(all, { from: 4, count: 1 })[0]?.script).toBe(all[4]);
});

test("the page of the walk names every rule, in the same words", () => {
  const page = readFileSync("docs/walk.md", "utf8");
  const rows = [...page.matchAll(/^\| `([\w-]+)` \| (.+) \|$/gm)].map(([, rule, says]) => [
    rule,
    says,
  ]);
  expect(Object.fromEntries(rows)).toEqual(RULES);
});

describe("choices", () => {
  const all = (choices: Choices) =>
    ["a", "b", "c", "d"].map((key) => choices.premise(key, ["no", "yes", "perhaps"], 0.9));

  test("depend on the seed and on their own place", () => {
    expect(all(new Choices(1))).toEqual(all(new Choices(1)));
    const some = new Set(Array.from({ length: 20 }, (_, seed) => all(new Choices(seed)).join()));
    expect(some.size).toBeGreaterThan(10);
    const [, second] = all(new Choices(3));
    expect(new Choices(3).premise("b", ["no", "yes", "perhaps"], 0.9)).toBe(second);
  });

  test("a script gives only what is in it", () => {
    const choices = new Choices(1, new Map([["b", 2]]));
    expect(all(choices)).toEqual([0, 2, 0, 0]);
    expect(choices.at("b, 1", { means: ["no", "yes"] })).toBe(0);
    expect(choices.made).toEqual([{ key: "b", value: 2, means: "b: perhaps", premise: true }]);
  });
});

describe("the schedule", () => {
  const runner = () => ({ name: "r", dead: false, ended: false, waiting: 0, stillUntil: 0 });

  test("lets things happen in the order of their time, and in that of their making", async () => {
    const schedule = new Schedule("2026-01-01T00:00:00.000Z");
    const seen: string[] = [];
    const start = schedule.now;
    schedule.after(20, () => seen.push(`b ${schedule.now - start}`));
    schedule.after(10, () => seen.push(`a ${schedule.now - start}`));
    schedule.after(20, () => seen.push(`c ${schedule.now - start}`));
    schedule.after(90, () => seen.push("a limit that holds nothing up"), { idle: true });
    await schedule.run([], 10);
    expect(seen).toEqual(["a 10", "b 20", "c 20"]);
  });

  test("what stands still goes on later, and what is dead never does", async () => {
    const schedule = new Schedule("2026-01-01T00:00:00.000Z");
    const [slow, dead] = [runner(), runner()];
    const start = schedule.now;
    const seen: string[] = [];
    for (const [name, one] of Object.entries({ slow, dead })) {
      void schedule.hold(one, 10, "x").then(() => {
        one.ended = true;
        seen.push(`${name} ${schedule.now - start}`);
      });
    }
    slow.stillUntil = start + 500;
    dead.dead = true;
    await schedule.run([slow, dead], 10);
    expect(seen).toEqual(["slow 500"]);
  });
});
