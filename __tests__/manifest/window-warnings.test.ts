import { describe, expect, test } from "@jest/globals";
import { loadManifest } from "../../src/manifest/load.ts";
import { windowWarnings } from "../../src/manifest/window-warnings.ts";
import { policyOf } from "../../src/policy/policies.ts";
import { POLICIES, SMALLEST } from "./manifests.ts";

async function warned(text: string): Promise<readonly string[]> {
  const loaded = await loadManifest({ path: "release.yml", text, policies: POLICIES });
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => p.sentence).join("\n"));
  const policy = policyOf(POLICIES, loaded.manifest.policy);
  if (policy === undefined) throw new Error("no such policy");
  return windowWarnings(loaded, policy).map(({ place, sentence, hint }) => {
    expect(hint).toMatch(/^(allow|make) /);
    return `${place?.line}:${place?.column} ${sentence}`;
  });
}

const max = (limit: string) => `signals: [{probe: GET /, error-rate: {max: ${limit}}}]`;

const HELD = "prove a limit of 5% only where none is bad: of healthy releases with 0.5% bad";

describe("a window that holds healthy releases, and trouble that fails too soon", () => {
  test.each<[string, string, readonly string[]]>([
    ["nothing said", SMALLEST, []],
    ["10% in essentials", `${SMALLEST}health: {${max("10%")}}\n`, []],
    [
      "5% in essentials",
      `${SMALLEST}health: {${max("5%")}}\n`,
      [
        `4:48 120 samples ${HELD}, 33.7% end on hold`,
        `4:48 120 samples after a rollback ${HELD}, 33.7% end on hold`,
      ],
    ],
    [
      "5% in a window that is long enough",
      `${SMALLEST}health: {observe: 5m, ${max("5%")}}\nrollback: {stable-for: 5m}\n`,
      [],
    ],
    [
      "5% that is prolonged long enough, and no longer after a rollback",
      `${SMALLEST}health: {prolong: 9m, ${max("5%")}}\n`,
      [`4:61 120 samples after a rollback ${HELD}, 33.7% end on hold`],
    ],
    ["5% in guide", `${SMALLEST}policy: guide\nhealth: {${max("5%")}}\n`, []],
    [
      "the default limit in a window that is just long enough to prove it",
      `${SMALLEST}health: {observe: 2m, prolong: 2m}\n`,
      [
        "4:1 40 samples prove a limit of 10% only where none is bad: of healthy releases with 0.5% bad, 18.2% end on hold",
      ],
    ],
    [
      "a limit that survives one bad sample",
      `${SMALLEST}health: {observe: 4m, prolong: 4m}\n`,
      [
        "4:1 80 samples prove a limit of 10% only where 1 is bad at most: of healthy releases with 0.5% bad, 7.1% end on hold",
      ],
    ],
    ["trouble of ten seconds", `${SMALLEST}health: {persist: 10s}\n`, []],
    [
      "trouble of less than ten seconds",
      `${SMALLEST}health: {persist: 9s}\n`,
      ["4:10 trouble fails a release after 9s, and a restart or a failover takes longer"],
    ],
    [
      "trouble that need not last",
      `${SMALLEST}health: {persist: 0}\n`,
      ["4:10 trouble fails a release at once, and a restart or a failover takes longer"],
    ],
    ["no production", SMALLEST.replace("production", "staging"), []],
  ])("%s", async (_what, text, said) => {
    expect(await warned(text)).toEqual(said);
  });
});
