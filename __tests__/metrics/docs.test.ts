import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { namesOf } from "../../src/core/table.ts";
import { TOPICS } from "../../src/metrics/figure.ts";
import { metricsText } from "../../src/metrics/text.ts";
import { MEANINGS } from "../../src/metrics/words.ts";
import { aCommit, aDeployment, anIncident, aPull, at, measured, told } from "./past.ts";

const PAGE = readFileSync("docs/metrics.md", "utf8");

test("docs/metrics.md has a row for each metric, with the code's words", () => {
  const [, after = ""] = PAGE.split("\n| Metric | DORA calls it | Means |\n|---|---|---|\n");
  const rows = namesOf(TOPICS).map((topic) => {
    const { title, dora } = TOPICS[topic];
    return `| ${title} | ${dora} | ${MEANINGS[topic]} |`;
  });
  expect(after.split("\n\n")[0]?.split("\n")).toEqual(rows);
});

test("docs/metrics.md shows what is printed", () => {
  const deployments = [
    aDeployment("A", ["in_progress 10-20 08:53", "success 10-20 09:00"]),
    aDeployment("B", ["in_progress 11-18 10:54", "success 11-18 11:00"]),
    aDeployment("C", ["in_progress 11-20 09:22", "success 11-20 09:30"]),
    aDeployment("B", ["in_progress 11-20 10:06", "success 11-20 10:10"]),
  ];
  const pull = (number: number, title: string, merged: string) =>
    aPull(number, { title, mergedAt: at(merged) });
  const commits = [
    aCommit("A", "10-20 08:00"),
    aCommit("B", "11-17 10:00", { on: ["A"], pull: pull(41, "Keep the search", "11-18 10:30") }),
    aCommit("C", "11-19 09:30", { on: ["B"], pull: pull(44, "Faster orders", "11-20 09:00") }),
  ];
  const incident = anIncident(45, {
    title: "Orders fail",
    told: told({
      deploymentId: deployments[2]?.id,
      startedAt: at("11-20 09:46"),
      resolvedAt: at("11-20 10:10"),
    }),
  });
  const metrics = measured({ deployments, commits, incidents: [incident] });
  const shown = metricsText({ ...metrics, repository: "octoacme/shop" })
    .join("\n")
    .replaceAll("/o/r/", "/octoacme/shop/")
    .replace(/deployments\/\d+/g, "deployments/production");
  expect(PAGE).toContain(`\`\`\`text\n${shown}\n\`\`\``);
});
