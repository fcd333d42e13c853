import { expect, test } from "@jest/globals";
import { onStage } from "../support/stage-set.ts";

test("a sound release is a GO", () =>
  onStage({}, async (set) => {
    const report = await set.run("readiness");
    console.log(
      report.headline,
      report.next,
      report.findings.map((f) => `${f.id} ${f.outcome} ${f.found}`),
    );
    expect(report.exitCode).toBe(0);
    const r2 = await set.run("release");
    console.log(
      r2.headline,
      r2.next,
      r2.findings.map((f) => `${f.id} ${f.outcome} ${f.found}`),
      set.trace(),
      set.orders,
    );
  }));
