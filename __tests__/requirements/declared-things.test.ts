import { describe, expect, test } from "@jest/globals";
import { aManifest } from "../support/builders.ts";
import { judged, saying } from "./judging.ts";

describe("smoke-prepared", () => {
  test.each([
    ["a critical check", ["GET /"], [], "pass", "1 critical, 0 for warning only"],
    ["No check", [], [], "fail", "No check"],
    ["only checks that warn", [], ["GET /slow"], "fail", "1 check, none of them critical"],
  ] as const)("%s", (_rule, critical, warning, outcome, found) => {
    const finding = judged({
      uses: "smoke-prepared",
      manifest: { smoke: { critical, warning, ready: false } },
    });
    expect(saying(finding)).toMatchObject({ outcome, found });
  });
});

describe("manifest", () => {
  test("passes with where it was read", () => {
    expect(saying(judged({ uses: "manifest" }))).toEqual({
      outcome: "pass",
      found: "release.yml from commit 9f3c2ab",
      remedy: undefined,
      details: [
        "Policy, roles and calendar from default branch main at 1be07d4",
        `SHA-256 ${"a".repeat(64)}`,
      ],
      link: undefined,
    });
  });

  test.each([
    ["origin", { origin: "" }],
    ["origin of the trusted keys", { trusted: "" }],
    ["digest", { sha256: "" }],
  ])("without an %s it is unknown", (_what, over) => {
    const manifest = { ...aManifest().manifest, ...over };
    expect(judged({ uses: "manifest", manifest: { manifest } }).outcome).toBe("unknown");
  });

  test("that could not be read on the default branch is unknown, with what to do", () => {
    const finding = judged({ uses: "manifest", unread: ["manifest"] });
    expect(finding).toMatchObject({
      outcome: "unknown",
      found: "release.yml is not on the default branch yet",
      remedy: "Merge it there",
      lacks: [{ remedy: "merge it there" }],
    });
  });
});
