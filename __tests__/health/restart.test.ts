import { describe, expect, test } from "@jest/globals";
import type { Look } from "../../src/core/look.ts";
import { decide } from "../../src/health/decide.ts";
import { aLook, aRule, seeded } from "./looks.ts";

/** Ten requests a second in each arm, read so often over fifteen minutes. */
interface Traffic {
  readonly everyMs: number;
  /** Bad share of both arms. */
  readonly share: number;
  /** From this second on for so long every request of the release is bad. */
  readonly bad?: { readonly from: number; readonly seconds: number };
}

/** Counts second by second, so that trouble may lie in two looks. */
function looksOf({ everyMs, share, bad }: Traffic, seed: number): readonly Look[] {
  const random = seeded(seed);
  const drawn = (isDown: boolean) =>
    Array.from({ length: 10 }, () => (isDown || random() < share ? 1 : 0)).reduce<number>(
      (all, one) => all + one,
      0,
    );
  const [span, begins] = [everyMs / 1000, (bad?.from ?? 0) + 10 * random()];
  return Array.from({ length: 900 / span }, (_, look) => {
    let [wrong, baselineBad] = [0, 0];
    for (let second = look * span; second < (look + 1) * span; second += 1) {
      const isDown = bad !== undefined && second >= begins && second < begins + bad.seconds;
      wrong += drawn(isDown);
      baselineBad += drawn(false);
    }
    const at = new Date(Date.UTC(2026, 10, 20, 14) + (look + 1) * everyMs).toISOString();
    const requests = 10 * span;
    return aLook({ at, requests, bad: wrong, baselineRequests: requests, baselineBad });
  });
}

const LIMITS = {
  "5% more": { ratio: 1.05, allowance: 0 },
  "5% and half a point more": { ratio: 1.05, allowance: 0.005 },
  "twice as much as there is": { ratio: 0, allowance: 0.02 },
} as const;

function fails(traffic: Traffic, limit: keyof typeof LIMITS, runs = 12): number {
  const looks = 900_000 / traffic.everyMs;
  const rule = aRule({
    ...LIMITS[limit],
    ...{ observeLooks: looks, plannedLooks: looks, persistMs: 30_000 },
  });
  return Array.from({ length: runs }, (_, i) => decide(rule, looksOf(traffic, i + 1))).filter(
    ({ decision }) => decision === "fail",
  ).length;
}

describe.each([10_000, 60_000])("counts of %d ms", (everyMs) => {
  describe.each(["5% more", "5% and half a point more", "twice as much as there is"] as const)(
    "with the limit %s",
    (limit) => {
      test.each([5, 20])("no restart of %d seconds fails a release", (seconds) => {
        expect(fails({ everyMs, share: 0.01, bad: { from: 300, seconds } }, limit)).toBe(0);
      });

      test("a release that stays down fails", () => {
        const bad = { from: 300, seconds: 600 };
        expect(fails({ everyMs, share: 0.01, bad }, limit, 4)).toBe(4);
      });
    },
  );
});

test("ten thousand looks that are proven, and not without their worst, are judged in time", () => {
  const looks = Array.from({ length: 10_000 }, (_, i) => {
    const isDown = i > 4000 && i < 4004;
    const at = new Date(Date.UTC(2026, 10, 20) + i * 10_000).toISOString();
    const bad = isDown ? 100 : i % 2;
    return aLook({ at, requests: 100, bad, baselineRequests: 100, baselineBad: (i + 1) % 2 });
  });
  const rule = aRule({
    ...{ ratio: 1.05, allowance: 0, persistMs: 30_000 },
    ...{ observeLooks: 10_000, plannedLooks: 10_000 },
  });
  const began = performance.now();
  expect(decide(rule, looks).decision).not.toBe("fail");
  expect(performance.now() - began).toBeLessThan(10_000);
});
