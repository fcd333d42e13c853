import { expect, test } from "@jest/globals";
import { declaredBlocks } from "../../src/manifest/declared.ts";
import { manifestOf, SMALLEST } from "./manifests.ts";

const ORIGINS = {
  path: "release.yml",
  origin: "commit 9f3c2ab",
  trusted: "default branch main at 1be07d4",
  sha256: "0".repeat(64),
};

test("the blocks of the smallest manifest", async () => {
  expect(declaredBlocks(await manifestOf(SMALLEST), ORIGINS, "production")).toEqual({
    manifest: ORIGINS,
    release: { type: "auto", issue: undefined, date: undefined, tag: undefined },
    notes: { path: "notes/${{ release.version }}.md" },
    roles: {},
    signoffs: { distinct: true, needs: {} },
    environments: ["production"],
    calendar: { timezone: "UTC", windows: [], freezes: [] },
    smoke: { critical: ["GET /"], warning: [], ready: false },
    deploy: { kind: "workflow", file: "deploy.yml", with: undefined },
    rollback: { plan: undefined },
  });
});

test("the blocks of a fuller one", async () => {
  const text = `release: {type: minor, issue: 7, date: 2026-11-20}
roles: {pm: [carol]}
environments: {production: {url: https://a.example}}
deploy: {command: [node, deploy.mjs]}
smoke:
  ready: {get: /version, version: {json: $.version}}
  checks: [{get: /}, {get: /b, severity: warning}]
rollback: {plan: "docs/\${{ release.version }}.md"}
`;
  const blocks = declaredBlocks(await manifestOf(text), ORIGINS, "production");
  expect([blocks.release, blocks.roles, blocks.smoke, blocks.deploy, blocks.rollback]).toEqual([
    { type: "minor", issue: 7, date: "2026-11-20" },
    { pm: ["carol"] },
    { critical: ["GET /"], warning: ["GET /b"], ready: true },
    { kind: "command", command: ["node", "deploy.mjs"] },
    { plan: "docs/${{ release.version }}.md" },
  ]);
});
