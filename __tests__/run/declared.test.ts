import { describe, expect, test } from "@jest/globals";
import { MANIFEST, type Past } from "../support/shop-repository.ts";
import { onStage } from "../support/stage-set.ts";

const declaredIn = (past: Past, env: Readonly<Record<string, string>> = {}) =>
  onStage(past, async (set) => (await set.run("readiness", { ports: { env } })).declared);

describe("what the manifest declares, as the report keeps it", () => {
  test("is all known where both manifests are there, with where they were read", async () => {
    const declared = await declaredIn({});
    expect(new Set(Object.values(declared ?? {}).map(({ state }) => state))).toEqual(
      new Set(["known"]),
    );
    expect(declared).toMatchObject({
      manifest: {
        value: {
          path: "release.yml",
          origin: expect.stringMatching(/^commit [0-9a-f]{7}$/),
          trusted: "default branch",
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
      roles: { value: { "release-coordinator": ["alice"], "qa-lead": ["bob"] } },
    });
  });

  test("has the paths that questions ask for filled in, and nothing else", async () => {
    const manifest = MANIFEST.replace("{stable-for: 30s}", '{plan: "docs/${{ env.PLAN }}.md"}');
    const declared = await declaredIn({ manifest }, { PLAN: "back" });
    expect(declared).toMatchObject({
      notes: { value: { path: "notes/2.4.0.md" } },
      rollback: { value: { plan: "docs/back.md" } },
      deploy: { value: { command: ["deploy", "${{ target.version }}"] } },
    });
  });

  test("lacks a path whose value is not there, and nothing else", async () => {
    const manifest = MANIFEST.replace("{stable-for: 30s}", '{plan: "docs/${{ env.PLAN }}.md"}');
    const declared = await declaredIn({ manifest });
    expect(declared?.rollback).toMatchObject({
      state: "missing",
      reason: expect.stringContaining("env.PLAN is not set"),
      place: { file: "release.yml", line: 19 },
    });
    expect(declared?.notes.state).toBe("known");
  });

  test("lacks what is trusted without the default branch's manifest", async () => {
    const declared = await declaredIn({ trusted: null });
    const lacking = Object.entries(declared ?? {}).filter(([, { state }]) => state === "missing");
    expect(lacking.map(([block]) => block)).toEqual(["manifest", "roles", "signoffs", "calendar"]);
  });

  test("is not there where no requirement was judged", () =>
    onStage({}, async (set) => {
      expect((await set.run("smoke")).declared).toBeUndefined();
    }));
});
