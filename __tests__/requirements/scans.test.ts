import { describe, expect, test } from "@jest/globals";
import type { AnswerValue } from "../../src/questions/kinds.ts";
import type { Alert } from "../../src/questions/scans.ts";
import { known, SHA } from "../support/builders.ts";
import { judged } from "./judging.ts";

const alert = (severity: Alert["severity"], number = 7): Alert => ({
  ...{ number, severity, what: "Injection", url: `https://x.example/${number}` },
});

interface Case {
  readonly options?: object;
  readonly code?: Partial<AnswerValue<"scans">["code"]> | null;
  readonly dependencies?: readonly Alert[] | null;
}

const when = ({ options, code = {}, dependencies = [] }: Case) =>
  judged({
    uses: "scans",
    options,
    answers: [
      known(`scans ${SHA}`, {
        ...{ sha: SHA, ref: "refs/heads/main" },
        code: code === null ? undefined : { tools: ["CodeQL"], failed: [], alerts: [], ...code },
        dependencies: dependencies === null ? undefined : { alerts: dependencies },
      }),
    ],
  });

describe("scans", () => {
  test.each<[string, Case, string, string, string]>([
    ["nothing found", {}, "pass", "block", "Scanned by CodeQL, no critical or high alert"],
    ["no scan", { code: { tools: [] } }, "fail", "block", "No scan of 9f3c2ab on refs/heads/main"],
    [
      "not by the tool",
      { options: { tools: ["CodeQL", "Trivy"] } },
      "fail",
      "block",
      "No scan of 9f3c2ab by Trivy on refs/heads/main",
    ],
    [
      "a scan with an error",
      { code: { failed: ["Trivy"] } },
      "fail",
      "block",
      "The scan by Trivy ended with an error",
    ],
    [
      "critical in the code",
      { code: { alerts: [alert("critical")] } },
      "fail",
      "block",
      "Open alerts: #7 (critical: Injection)",
    ],
    [
      "critical in a dependency",
      { dependencies: [alert("high", 8), alert("critical")] },
      "fail",
      "block",
      "Open alerts: #7 (critical: Injection)",
    ],
    [
      "high",
      { code: { alerts: [alert("high")] }, dependencies: [alert("high", 8)] },
      "fail",
      "warn",
      "Open alerts: #7 (high: Injection), #8 (high: Injection)",
    ],
    ["code scanning is off", { code: null }, "fail", "block", "Code scanning is switched off"],
    [
      "Dependabot is off",
      { dependencies: null },
      "fail",
      "block",
      "The list of Dependabot alerts is switched off",
    ],
  ])("%s", (_what, given, outcome, effect, found) => {
    expect(when(given)).toMatchObject({ outcome, effect, found });
  });
});
