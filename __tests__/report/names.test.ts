import { expect, test } from "@jest/globals";
import type { FindingId } from "../../src/core/finding-id.ts";
import { blockers } from "../../src/core/verdict.ts";
import { annotations } from "../../src/report/annotations.ts";
import { namesIn } from "../../src/report/names.ts";
import { summary } from "../../src/report/summary.ts";
import { aFinding, aReport } from "./reports.ts";

const named = (...ids: readonly FindingId[]) => {
  const findings = ids.map((id) => aFinding({ id }));
  return findings.map((finding) => namesIn(findings)(finding).full);
};

test.each<[string, readonly FindingId[], readonly string[]]>([
  ["short", ["check/orders", "step/claim"], ["orders", "claim"]],
  [
    "whole where two are called so",
    ["check/ci-passing", "requirement/ci-passing", "check/orders"],
    ["check/ci-passing", "requirement/ci-passing", "orders"],
  ],
  ["short where one thing was found twice", ["check/orders", "check/orders"], ["orders", "orders"]],
  [
    "whole where a check is called like a signal",
    ["check/orders error-rate", "signal/orders/error-rate"],
    ["check/orders error-rate", "signal/orders/error-rate"],
  ],
])("names are %s", (_how, ids, names) => {
  expect(named(...ids)).toEqual(names);
});

test("checks may have the names of anything: their findings stay apart", () => {
  const ids = ["check/target", "guard/target", "check/held", "requirement/held"] as const;
  const report = aReport({
    findings: ids.map((id) => aFinding({ id, outcome: "fail", found: `${id} found` })),
  });
  expect(blockers(report.findings).map(({ id }) => id)).toEqual(ids);
  expect(report.headline).toContain(" · check/target: check/target found · 3 more");
  for (const id of ids) expect(summary(report)).toContain(`\`${id}\``);
  expect(annotations(report).map(({ title }) => title.split(":")[0])).toEqual(ids);
});
