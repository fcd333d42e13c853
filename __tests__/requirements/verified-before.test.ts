import { describe, expect, test } from "@jest/globals";
import type { History } from "../../src/core/history.ts";
import {
  aHistory,
  aMark,
  aPayload,
  aRecord,
  aStatus,
  known,
  minutesAgo,
  missing,
  OTHER_SHA,
  SHA,
} from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

const record = aRecord({ id: 40, sha: SHA, payload: aPayload({ version: "2.4.0" }) });
const mark = aMark({ sha: SHA, deployment: 40, by: "smoke" });
const other = aRecord({ id: 41, sha: OTHER_SHA });

const staging = (over: Partial<History> = {}): History =>
  aHistory({ environment: "staging", records: [record], marks: [mark], ...over });

const verified = (...histories: readonly History[]) =>
  judged({
    uses: "verified-before",
    subject: { environment: { after: histories.map((h) => h.environment) } },
    answers: histories.map((h) => known(`history ${h.environment}`, h)),
  });

describe("verified-before", () => {
  test.each<[string, Partial<History>, string, string]>([
    [
      "live and verified",
      {},
      "pass",
      "In staging, deployment 40 was verified on 2026-11-20 12:30 UTC",
    ],
    [
      "replaced there since",
      { records: [other, record] },
      "pass",
      "In staging, deployment 40 was verified on 2026-11-20 12:30 UTC",
    ],
    [
      "never deployed",
      { records: [], marks: [] },
      "pending",
      "In staging, 9f3c2ab has not been deployed there",
    ],
    [
      "another commit verified",
      { records: [other], marks: [aMark({ sha: OTHER_SHA })] },
      "pending",
      "In staging, 9f3c2ab has not been deployed there",
    ],
    [
      "deployed by somebody else only",
      { records: [{ ...record, payload: undefined }] },
      "pending",
      "In staging, 9f3c2ab has not been deployed there",
    ],
    [
      "still being deployed",
      { records: [{ ...record, statuses: [aStatus({ state: "in_progress" })] }] },
      "pending",
      "In staging, deployment 40 is still in progress",
    ],
    [
      "claimed and silent",
      { records: [{ ...record, statuses: [] }] },
      "unknown",
      "In staging, deployment 40 has no status: what became of it is not known",
    ],
    [
      "the deployment failed",
      { records: [{ ...record, statuses: [aStatus({ state: "failure" })] }] },
      "fail",
      "In staging, deployment 40 ended as failure",
    ],
    [
      "not verified yet",
      { marks: [] },
      "pending",
      "In staging, deployment 40 is live and has not been verified",
    ],
    [
      "under verification",
      { marks: [{ ...mark, state: "pending" }] },
      "pending",
      "In staging, the verification of deployment 40 has not finished",
    ],
    [
      "failed",
      { marks: [{ ...mark, state: "failure", verdict: "fail" }] },
      "fail",
      "In staging, the newest verification ended with the verdict fail",
    ],
    [
      "could not be measured",
      { marks: [{ ...mark, state: "error", verdict: "unknown" }] },
      "fail",
      "In staging, the newest verification ended with the verdict unknown",
    ],
    [
      "failed after it had passed",
      { marks: [{ ...mark, state: "failure", verdict: "fail", at: minutesAgo(5) }, mark] },
      "fail",
      "In staging, the newest verification ended with the verdict fail",
    ],
    [
      "deployed again, and not verified since",
      { records: [{ ...record, id: 44 }, record] },
      "pending",
      "In staging, deployment 44 has not been verified, only 40 of the same commit",
    ],
    [
      "a mark that names no deployment",
      { marks: [{ ...mark, deployment: undefined }] },
      "pending",
      "In staging, deployment 40 has not been verified, only another of the same commit",
    ],
  ])("%s", (_rule, over, outcome, found) => {
    expect(saying(verified(staging(over)))).toMatchObject({ outcome, found });
  });

  test("every environment before counts, the worst speaks", () => {
    const canary = staging({ environment: "canary", records: [], marks: [] });
    expect(saying(verified(staging(), canary))).toMatchObject({
      outcome: "pending",
      found: "In canary, 9f3c2ab has not been deployed there",
      remedy:
        "Release it to canary first: `release-gate release --environment canary --release-version 2.4.0`",
      details: [
        "In staging, deployment 40 was verified on 2026-11-20 12:30 UTC",
        "In canary, 9f3c2ab has not been deployed there",
      ],
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
});
