import { describe, expect, test } from "@jest/globals";
import { decide } from "../../src/health/decide.ts";
import { distinct } from "../../src/health/distinct.ts";
import { judgeSignal } from "../../src/health/judge.ts";
import type { Sampler } from "../../src/health/observe.ts";
import { aLook, aRule } from "./looks.ts";
import { watch } from "./scene.ts";

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000).toISOString();
const sample = (seconds: number) => aLook({ requests: 100, sampledAt: at(seconds) });
const missing = { missing: "the same sample as before", remedy: expect.any(String) };

describe("a sample is counted once", () => {
  test.each([
    ["new ones", [1, 2, 3], [true, true, true]],
    ["the same again", [1, 1, 1], [true, false, false]],
    ["an older one", [2, 1, 3], [true, false, true]],
  ])("%s", (_name, seconds, counted) => {
    const looks = distinct(seconds.map(sample));
    expect(looks.map((look) => look !== undefined && !("missing" in look))).toEqual(counted);
  });

  test("one whose time cannot be read is not new", () => {
    expect(distinct([aLook({ sampledAt: "soon" })])).toEqual([missing]);
  });

  test("looks of sources that say no time are all counted", () => {
    expect(distinct([aLook(), aLook()])).toEqual([aLook(), aLook()]);
  });

  test("sixty times the same is one look: no pass, live or judged again", async () => {
    const looks = Array.from({ length: 60 }, () => sample(1));
    expect(decide(aRule(), looks).reason).toBe("coverage");
    expect(
      decide(
        aRule(),
        Array.from({ length: 60 }, (_, i) => sample(i)),
      ).decision,
    ).toBe("pass");
    expect(judgeSignal(aRule(), looks)).toMatchObject({
      outcome: "inconclusive",
      found: "Only 1 of 60 samples gave data, but 80% are needed: 0 of 100 requests bad",
    });
    const sampler: Sampler = async () => sample(1);
    const { findings } = await watch({ samplers: { sampler } });
    expect(findings[0]?.outcome).toBe("inconclusive");
    expect(findings[0]?.details).toContain(
      "119 of 120 samples missing (119 × the same sample as before)",
    );
  });
});
