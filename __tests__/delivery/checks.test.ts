import { describe, expect, test } from "@jest/globals";
import { redactor } from "../../src/core/redaction.ts";
import { worded } from "../../src/core/wording.ts";
import { resolveCheck } from "../../src/delivery/checks.ts";
import type { Site } from "../../src/delivery/site.ts";
import { contextsOf } from "../../src/expressions/contexts.ts";
import { resolveTemplates } from "../../src/expressions/resolve.ts";
import type { CheckOptions } from "../../src/smoke/check-options.ts";
import { aRelease, SHA } from "../support/builders.ts";
import { aCheck } from "../support/smoke-builders.ts";
import { faultsOf } from "../support/words.ts";

const BUILD = { version: "2.4.0", sha: SHA };

function resolved(check: Partial<CheckOptions>, env: Readonly<Record<string, string>> = {}) {
  const environment = { name: "staging", url: "https://s.example", production: false, after: [] };
  const known = { env, secrets: {}, environment, release: aRelease(), saved: {} };
  const site: Partial<Site> = {
    resolveFor: (value) => resolveTemplates(value, contextsOf(known)),
    place: () => undefined,
    redact: redactor(["geheim"]),
    smoke: { checks: [aCheck(check)] },
  };
  return resolveCheck(site as Site, aCheck(check), BUILD);
}

describe("a check with `if`", () => {
  const headers = { "x-key": "${{ secrets.KEY }}" };
  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ["is there where it is true", "${{ environment.name == 'staging' }}", {}, "there"],
    [
      "is left out where it is false",
      "${{ environment.name == 'production' }}",
      {},
      "not-applicable",
    ],
    ["reads what is set", "${{ env.REGION != 'us' }}", { REGION: "us" }, "not-applicable"],
    ["is unknown where a value is not there", "${{ env.REGION != 'us' }}", {}, "unknown"],
    ["is unknown where it is neither", "${{ env.REGION }}", { REGION: "geheim" }, "unknown"],
    [
      "takes what says `false` for that",
      "${{ env.WANTED }}",
      { WANTED: "false" },
      "not-applicable",
    ],
    ["is unknown where text stands between", "${{ true }}${{ true }}", {}, "unknown"],
  ])("%s", (_, condition, env, wanted) => {
    const filled = resolved({ if: condition }, env);
    expect("check" in filled ? "there" : filled.finding.outcome).toBe(wanted);
    if ("check" in filled) expect(filled.check).not.toHaveProperty("if");
    else {
      expect(faultsOf(worded(filled.finding))).toEqual([]);
      expect(JSON.stringify(filled)).not.toContain("geheim");
    }
  });

  test("needs none of its values where it is left out", () => {
    expect(resolved({ if: "${{ false }}", headers })).toMatchObject({
      finding: { outcome: "not-applicable" },
    });
    expect(resolved({ if: "${{ true }}", headers })).toMatchObject({
      finding: { outcome: "unknown" },
    });
  });
});
