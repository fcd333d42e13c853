import { beforeEach, describe, expect, test } from "@jest/globals";
import { addCommit } from "../../src/demo/github/seeds/code.ts";
import { createWorld, type World } from "../../src/demo/github/world.ts";
import { scans } from "../../src/questions/scans.ts";
import { askWorld, valueIn } from "./ask-world.ts";

const ref = "refs/heads/main";

let world: World;
let sha: string;

beforeEach(() => {
  world = createWorld();
  sha = addCommit(world).sha;
  world.analyses = [
    { id: 1, ref, sha, tool: "CodeQL", error: "" },
    { id: 2, ref, sha, tool: "Trivy", error: "out of memory" },
    { id: 3, ref, sha: "f".repeat(40), tool: "Semgrep", error: "" },
  ];
  world.advisories = [
    { number: 4, severity: "critical", name: "left", title: "Takes over" },
    { number: 5, severity: "low", name: "right", title: "Is slow" },
  ];
});

test("who scanned the commit, and the alerts that are critical or high", async () => {
  world.codeAlerts.push({ number: 1, ref, severity: "high", title: "Injection" });
  world.codeAlerts.push({ number: 2, ref, severity: null, title: "Style" });
  world.codeAlerts.push({ number: 3, ref: "refs/heads/b", severity: "critical", title: "Other" });
  expect(await valueIn(world, scans(sha, undefined))).toMatchObject({
    ref,
    code: {
      tools: ["CodeQL"],
      failed: ["Trivy"],
      alerts: [{ number: 1, severity: "high", what: "Injection" }],
    },
    dependencies: { alerts: [{ number: 4, severity: "critical", what: "left: Takes over" }] },
  });
});

describe("where a newer commit of the branch was scanned since", () => {
  const newer = { id: 9, ref, sha: "e".repeat(40), tool: "CodeQL", error: "" };

  const asked = async (at: string, fixedAt: string) => {
    world.analyses?.push({ ...newer, at });
    world.codeAlerts.push({ number: 7, ref, severity: "critical", title: "Injection", fixedAt });
    const { code } = await valueIn(world, scans(sha, undefined));
    return code?.alerts.map(({ what }) => what);
  };

  test("what is mended there is open at this one", async () => {
    expect(await asked("2026-11-20T13:00:00Z", "2026-11-20T13:00:00Z")).toEqual([
      "mended only later: Injection",
    ]);
  });

  test("and what was mended before is not", async () => {
    expect(await asked("2026-11-20T13:00:00Z", "2026-11-20T11:00:00Z")).toEqual([]);
  });

  test("and an older scan asks for nothing", async () => {
    expect(await asked("2026-11-20T11:00:00Z", "2026-11-20T13:00:00Z")).toEqual([]);
  });

  test("more than a page of them are not looked through", async () => {
    for (let number = 100; number < 200; number += 1) {
      const fixedAt = "2026-11-20T14:00:00Z";
      world.codeAlerts.push({ number, ref, severity: "low", title: "x", fixedAt });
    }
    world.analyses?.push({ ...newer, at: "2026-11-20T13:00:00Z" });
    expect(await askWorld(world, scans(sha, undefined))).toMatchObject({ state: "missing" });
  });
});

test("another ref, where no scan ever ran", async () => {
  const { code } = await valueIn(world, scans(sha, "refs/heads/b"));
  expect(code).toEqual({ tools: [], failed: [], alerts: [] });
});

test("what is switched off is said to be", async () => {
  world.analyses = undefined;
  world.advisories = undefined;
  const { code, dependencies } = await valueIn(world, scans(sha, undefined));
  expect([code, dependencies]).toEqual([undefined, undefined]);
});

describe("what may not be read is neither off nor empty", () => {
  test.each([
    ["security_events", "security-events: read"],
    ["vulnerability_alerts", "vulnerability-alerts: read"],
  ])("%s", async (name, permission) => {
    Object.assign(world.permissions, { [name]: "none" });
    expect(await askWorld(world, scans(sha, undefined))).toMatchObject({
      state: "missing",
      permission,
    });
  });

  test("another 403 or 404", async () => {
    for (const status of [403, 404] as const) {
      const faults = [{ kind: "status", status, path: "/code-scanning/analyses" }] as const;
      expect(await askWorld(world, scans(sha, undefined), faults)).toMatchObject({
        state: "missing",
      });
    }
  });
});
