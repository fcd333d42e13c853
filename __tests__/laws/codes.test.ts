import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { CODE_CAUSES, CODE_SUBJECTS, CODES } from "../../src/core/codes.ts";
import { PROBLEMS } from "../../src/core/problem.ts";
import type { StageName } from "../../src/core/stages.ts";
import { OUTCOMES } from "../../src/core/verdict.ts";
import { EVALUATORS } from "../../src/requirements/index.ts";
import { MANIFEST, type Past, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { onStage, type StageSet } from "../support/stage-set.ts";

const released: readonly string[] = JSON.parse(
  readFileSync("__tests__/laws/released-codes.json", "utf8"),
);

describe("codes stay the same between versions", () => {
  test("none that was released is renamed or removed", () => {
    expect(released.filter((code) => !CODES.includes(code))).toEqual([]);
  });

  test("a new one is entered in released-codes.json", () => {
    expect(CODES.filter((code) => !released.includes(code))).toEqual([]);
  });

  test("every evaluator has its codes", () => {
    expect(Object.keys(EVALUATORS).filter((id) => !Object.hasOwn(CODE_SUBJECTS, id))).toEqual([]);
  });

  test("docs/codes.md is written from the table, with an anchor for each code", async () => {
    const script = new URL("../../scripts/docs/codes-page.mjs", import.meta.url).href;
    const { codesPage } = await import(script);
    const parts = { subjects: CODE_SUBJECTS, causes: CODE_CAUSES, problems: PROBLEMS };
    const page = readFileSync("docs/codes.md", "utf8");
    expect(page).toBe(codesPage({ ...parts, outcomes: OUTCOMES }));
    const anchors = CODES.map((code) => `<a id="${code.replace("/", "-")}"></a>`);
    expect(anchors.filter((anchor) => !page.includes(anchor))).toEqual([]);
  });
});

const regression: StageSet["service"]["answer"] = (path, live, nth) =>
  path === "/orders" && live === VERSION && nth % 2 === 0 ? status(500) : undefined;

/** Stages that between them make findings of every kind. */
const STORIES: readonly [string, StageName, Past, (set: StageSet) => void][] = [
  ["ready", "readiness", { manifest: `${MANIFEST}policy: guide\n` }, () => undefined],
  [
    "without answers",
    "readiness",
    {},
    (set) => {
      set.github.faults.add({ kind: "status", status: 502, path: "/check-runs" });
    },
  ],
  [
    "rolled back",
    "release",
    {},
    (set) => {
      set.service.answer = regression;
    },
  ],
  ["nothing deployed", "verify", {}, () => undefined],
  ["nothing to roll back", "rollback", {}, () => undefined],
  [
    "an unset value",
    "smoke",
    { manifest: MANIFEST.replace("get: /\n", "get: /${{ env.NO }}\n") },
    () => undefined,
  ],
];

describe("every finding of a report has a code of the table", () => {
  test.each(STORIES)("%s", (_what, stage, past, before) =>
    onStage(past, async (set) => {
      before(set);
      const { findings } = await set.run(stage);
      expect(findings.filter(({ code }) => code === undefined)).toEqual([]);
      expect(findings.map(({ code = "" }) => code).filter((code) => !CODES.includes(code))).toEqual(
        [],
      );
    }),
  );
});
