import { expect, test } from "@jest/globals";
import { EVALUATORS } from "../../src/requirements/index.ts";
import { known } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const ALL = {
  runbooks: "https://x.example/runbooks",
  infrastructure: "https://x.example/infrastructure",
  dashboards: "https://x.example/dashboards",
  "on-call": "https://x.example/on-call",
};

/** All pages answer 200, but for the dashboards. */
function judge(status: number | undefined, links: object = ALL) {
  const answers = Object.values(ALL).map((url) => {
    const isIt = url === ALL.dashboards;
    const reason = isIt && status === undefined ? "the name is unknown" : undefined;
    return known(`address ${url}`, { url, status: isIt ? status : 200, reason });
  });
  return judged({ uses: "resources", options: links, answers });
}

test.each<[number | undefined, string, string]>([
  [200, "pass", "4 addresses answer"],
  [204, "pass", "4 addresses answer"],
  [401, "pass", "4 addresses answer"],
  [403, "pass", "4 addresses answer"],
  [429, "pass", "4 addresses answer"],
  [404, "fail", "https://x.example/dashboards answers 404"],
  [410, "fail", "https://x.example/dashboards answers 410"],
  [503, "unknown", "https://x.example/dashboards answers 503"],
  [undefined, "unknown", "https://x.example/dashboards answers nothing: the name is unknown"],
])("a page that answers %s", (status, outcome, found) => {
  expect(saying(judge(status))).toMatchObject({ outcome, found });
});

test("addresses that are not declared are named, with the line to add", () => {
  expect(saying(judge(200, { runbooks: ALL.runbooks, dashboards: ALL.dashboards }))).toMatchObject({
    outcome: "fail",
    found: "No address of infrastructure, on-call",
    remedy: expect.stringContaining("{resources-linked: {infrastructure: https://…}}"),
  });
});

test.each(["ftp://x.example", "https://sam:secret@x.example", "docs/runbook.md", "javascript:x"])(
  "%s is no address to ask for",
  (runbooks) => {
    expect(EVALUATORS.resources.options.safeParse({ runbooks }).success).toBe(false);
  },
);
