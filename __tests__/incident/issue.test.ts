import { describe, expect, test } from "@jest/globals";
import {
  type Incident,
  incidentBody,
  incidentLabels,
  incidentMarker,
  incidentTitle,
} from "../../src/incident/issue.ts";
import { SHA } from "../support/builders.ts";

const anIncident = (only: Partial<Incident> = {}): Incident => ({
  key: "rg:octoacme/shop::production:1038",
  deployment: 1038,
  name: "Shop",
  version: "2.4.0",
  sha: SHA,
  environment: "production",
  production: true,
  severity: 2,
  cause: "rollback",
  because: "5 of 20 orders failed",
  target: "2.3.7",
  at: "2026-11-20T14:09:12.000Z",
  run: "https://ci.example/4711",
  coordinator: "release-coordinator (@alice)",
  onCall: "on-call (@erin)",
  ...only,
});

const bodyOf = (only: Partial<Incident> = {}): string => incidentBody(anIncident(only)).markdown;

test("has the headings of the guides' template, word for word and in order", () => {
  const headings = bodyOf().match(/^#+ .*$/gm);
  expect(headings).toEqual([
    "## Incident: Shop 2.4.0 in production",
    "### Decision",
    "### Timeline",
    "### Root Cause",
    "### Contributing Factors",
    "### Action Items",
    "### Lessons Learned",
    "### Follow-up",
  ]);
});

test("fills in what is known, and leaves people what only they know", () => {
  const body = bodyOf();
  for (const line of [
    "- **Date**: 2026-11-20",
    "- **Severity**: SEV2 (High), proposed by release-gate; people confirm or change it",
    "- **Duration**: 14:09:12 UTC → _open_",
    "- **Impact**: _fill in: users affected, key functionality, business metrics_",
    "- **Release**: 2.4.0 (`9f3c2ab`), deployment 1038, [run](https://ci.example/4711)",
    "Roll back to 2.3.7, decided by release-gate. Rationale: 5 of 20 orders failed",
    "- [ ] Action - Owner: `@login` - Due: YYYY-MM-DD",
    "Post-mortem due 2026-11-22 14:09 UTC, date: _not scheduled_",
    "Review of the action items 2026-12-04 to 2026-12-18",
  ]) {
    expect(body.split("\n")).toContain(line);
  }
  expect(body.match(/^\d\. Why\?$/gm)).toHaveLength(5);
});

test("tells programs what metrics are computed from", () => {
  const [, state = ""] = /^<!-- release-gate:incident (.*) -->$/m.exec(bodyOf()) ?? [];
  expect(JSON.parse(state)).toEqual({
    ...{ key: "rg:octoacme/shop::production:1038", schema: 1, release: "2.4.0", sha: SHA },
    ...{ deployment_id: 1038, sev: 2, cause: "rollback", caused_by: "change", target: "2.3.7" },
    ...{ customer_facing: true, detected_at: "2026-11-20T14:09:12.000Z" },
  });
});

test("a hold leaves the decision to people", () => {
  expect(bodyOf({ cause: "hold" })).toContain("_Open: people decide. What is known: 5 of 20");
});

test("is found again by its key, and no other incident is", () => {
  expect(bodyOf()).toContain(incidentMarker(anIncident()));
  expect(bodyOf()).not.toContain(incidentMarker({ key: "rg:octoacme/shop::production:103" }));
  expect(bodyOf()).not.toContain(incidentMarker({ key: "rg:octoacme/shop::production:10384" }));
});

describe("whatever is in a name or a reason, it stays text", () => {
  test.each([
    "--> <script>",
    "<!-- x -->",
    "@octoacme/everybody",
    "## Action Items",
    "x\n### Root Cause\ny",
    "[click](https://evil.example)",
  ])("%j", (hostile) => {
    const only = { because: hostile, name: hostile, target: hostile, environment: hostile };
    const body = bodyOf({ ...only, key: `rg:${hostile}` });
    const [state = "", ...rest] = body.split("\n");
    expect(state).toMatch(/^<!-- (?:(?!--|[<>]).)* -->$/);
    const json = state.slice("<!-- release-gate:incident ".length, -" -->".length);
    expect(JSON.parse(json)).toMatchObject({ key: `rg:${hostile}`, target: hostile });
    const seen = rest.join("\n");
    expect(seen.match(/^#+ /gm)).toHaveLength(8);
    expect(seen).not.toMatch(/<(?:!--|script)|(?<![\\`])@octoacme|(?<!\\)\[click/);
  });
});

test("title and labels fit, whatever is long", () => {
  const long = anIncident({ because: "x".repeat(500), version: `${"9".repeat(80)} ,"` });
  expect([...incidentTitle(long)]).toHaveLength(200);
  expect(incidentTitle(anIncident())).toBe("SEV2: Shop 2.4.0 in production: 5 of 20 orders failed");
  expect(incidentLabels(anIncident())).toEqual([
    "incident",
    "sev2",
    "incident:open",
    "release:v2.4.0",
  ]);
  for (const label of incidentLabels(long)) {
    expect(label.length).toBeLessThanOrEqual(50);
    expect(label).not.toMatch(/[,\s]/);
  }
});
