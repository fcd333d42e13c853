import { describe, expect, test } from "@jest/globals";
import type { History } from "../../src/core/record.ts";
import { known, missing, OTHER_SHA, SHA } from "../support/builders.ts";
import {
  aForeign,
  aHistory,
  aRecord,
  releaseRecord,
  revertRecord,
  SAID,
} from "../support/records.ts";
import { judged, saying } from "./judging.ts";

const { begun, live, pass, fail, failDeploy, replaced, untouched, unknown } = SAID;
const deployed = (...statuses: readonly string[]) => ({ records: [releaseRecord(statuses)] });
const verifiedRecord = releaseRecord([begun, live, pass]);
const other = aRecord(41, [begun, live, pass], { sha: OTHER_SHA });

const staging = (over: Partial<History> = {}): History =>
  aHistory({ environment: "staging", records: [verifiedRecord], ...over });

const verified = (...histories: readonly History[]) =>
  judged({
    uses: "verified-before",
    subject: { environment: { after: histories.map((h) => h.environment) } },
    answers: histories.map((h) => known(`history ${h.environment}`, h)),
  });

const PASSED = "In staging, deployment 20 was verified on 2026-11-20 12:33 UTC";
const NEVER = "In staging, 9f3c2ab has not been deployed yet";

describe("verified-before", () => {
  test.each<[string, Partial<History>, string, string]>([
    ["live and verified", {}, "pass", PASSED],
    [
      "replaced there since",
      { records: [other, releaseRecord([begun, live, pass, replaced])] },
      "pass",
      PASSED,
    ],
    ["never deployed", { records: [] }, "pending", NEVER],
    ["another commit verified", { records: [other] }, "pending", NEVER],
    [
      "deployed by somebody else only",
      { records: [], foreign: [aForeign(20, { sha: SHA })] },
      "pending",
      NEVER,
    ],
    ["given up before anything was started", deployed(begun, untouched), "pending", NEVER],
    [
      "still being deployed",
      deployed(begun),
      "pending",
      "In staging, deployment 20 is still in progress",
    ],
    ["claimed and silent", deployed(), "pending", "In staging, deployment 20 is still in progress"],
    [
      "the deployment failed",
      deployed(begun, failDeploy, SAID.broke),
      "fail",
      "In staging, deployment 20: the deployment itself failed",
    ],
    [
      "rolled back",
      deployed(begun, live, pass, SAID.revertedBy(30)),
      "fail",
      "In staging, deployment 20: rolled back",
    ],
    [
      "not verified yet",
      deployed(begun, live),
      "pending",
      "In staging, deployment 20 is live and has not been verified",
    ],
    [
      "replaced before it was verified",
      deployed(begun, live, replaced),
      "pending",
      "In staging, deployment 20 is live and has not been verified",
    ],
    [
      "failed",
      deployed(begun, live, fail),
      "fail",
      "In staging, the newest verification ended with the verdict fail",
    ],
    [
      "could not be measured",
      deployed(begun, live, unknown),
      "fail",
      "In staging, the newest verification ended with the verdict unknown",
    ],
    [
      "failed after it had passed",
      deployed(begun, live, pass, SAID.watch),
      "fail",
      "In staging, the newest verification ended with the verdict fail",
    ],
    [
      "deployed again, and not verified since",
      { records: [releaseRecord([begun, live], { id: 44 }), verifiedRecord] },
      "pending",
      "In staging, deployment 44 is live and has not been verified",
    ],
    [
      "returned to, and proven",
      { records: [revertRecord(41, [begun, live, pass], { id: 44, sha: SHA }), other] },
      "pass",
      "In staging, deployment 44 was verified on 2026-11-20 13:13 UTC",
    ],
  ])("%s", (_rule, over, outcome, found) => {
    expect(saying(verified(staging(over)))).toMatchObject({ outcome, found });
  });

  test("every environment before counts, the worst speaks", () => {
    const canary = staging({ environment: "canary", records: [] });
    expect(saying(verified(staging(), canary))).toMatchObject({
      outcome: "pending",
      found: "In canary, 9f3c2ab has not been deployed yet",
      remedy:
        "Release it to canary first: `release-gate release --environment canary --release-version 2.4.0`",
      details: [PASSED, "In canary, 9f3c2ab has not been deployed yet"],
    });
  });

  test("no environment before is not applicable", () => {
    expect(verified().outcome).toBe("not-applicable");
  });

  test("one unreadable history of two is unknown", () => {
    const finding = judged({
      uses: "verified-before",
      subject: { environment: { after: ["staging", "canary"] } },
      answers: [known("history staging", staging()), missing("history canary")],
    });
    expect(finding.outcome).toBe("unknown");
  });

  test("what another component has verified there says nothing of this one", () => {
    const finding = judged({
      uses: "verified-before",
      subject: { release: { component: "web" }, environment: { after: ["staging"] } },
      answers: [
        known("history staging of web", staging({ component: "web", records: [] })),
        known("history staging of api", staging({ component: "api" })),
      ],
    });
    expect(finding.outcome).toBe("pending");
  });
});
