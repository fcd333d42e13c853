import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import * as z from "zod";
import { EVALUATORS } from "../../src/requirements/index.ts";

const effect = z.enum(["block", "warn", "inform"]);
const policy = z.strictObject({
  defaults: z.strictObject({ observe: z.string(), every: z.string(), "stable-for": z.string() }),
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      uses: z.string(),
      due: z.enum(["any", "production"]),
      owner: z.string(),
      effect: z.strictObject({ patch: effect, minor: effect, major: effect }),
      "only-where": z.enum(["staging", "windows", "freezes"]).optional(),
      with: z.record(z.string(), z.unknown()).optional(),
      sources: z.array(z.string()).min(1),
    }),
  ),
});

const read = (name: string) => policy.parse(parse(readFileSync(`src/policy/${name}.yml`, "utf8")));

const ESSENTIALS = [
  "manifest-valid",
  "release-type",
  "version-date",
  "ci-passing",
  "smoke-prepared",
  "held",
  "rollback-target",
  "staging-smoke",
  "window-confirmed",
  "change-freeze-clear",
];
const GUIDE = [
  ...ESSENTIALS,
  "notes-drafted",
  "rollback-plan",
  "qa-signoff",
  "change-approval",
  "readiness-verified",
  "go-no-go",
];
const DUE_ANYWHERE = [
  "manifest-valid",
  "release-type",
  "version-date",
  "ci-passing",
  "smoke-prepared",
  "held",
];

describe.each([
  ["essentials", ESSENTIALS, { observe: "3m", every: "3s", "stable-for": "3m" }],
  ["guide", GUIDE, { observe: "15m", every: "10s", "stable-for": "15m" }],
])("policy %s", (name, ids, defaults) => {
  const { requirements, defaults: given } = read(name);

  test("has exactly the lines that are decided", () => {
    expect(requirements.map((row) => row.id)).toEqual(ids);
  });

  test("brings its defaults", () => {
    expect(given).toEqual(defaults);
  });

  test("has these due before any environment, the rest before production", () => {
    const anywhere = requirements.filter((row) => row.due === "any").map((row) => row.id);
    expect(anywhere).toEqual(DUE_ANYWHERE);
  });

  test.each(requirements.map((row) => [row.id, row] as const))(
    "%s is decided by an evaluator that takes its options",
    (_id, row) => {
      const evaluator = Object.entries(EVALUATORS).find(([id]) => id === row.uses)?.[1];
      expect(evaluator?.options.safeParse(row.with ?? {}).success).toBe(true);
    },
  );

  test("warns a patch only where the guides let it go at once", () => {
    const warned = requirements.filter((row) => row.effect.patch !== "block").map((row) => row.id);
    const relaxed = ["window-confirmed", "change-freeze-clear", "change-approval"];
    expect(warned).toEqual(ids.filter((id) => relaxed.includes(id)));
  });
});

test("a sign-off is owned by the role that gives it", () => {
  const rows = read("guide").requirements.filter((row) => row.uses === "signoff");
  expect(rows.map((row) => row.with?.role)).toEqual(rows.map((row) => row.owner));
});

test("a line is the same in every policy", () => {
  const guide = new Map(read("guide").requirements.map((row) => [row.id, row]));
  for (const row of read("essentials").requirements) expect(guide.get(row.id)).toEqual(row);
});
