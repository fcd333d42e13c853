import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { readAttestations } from "../../src/core/commands/attestations.ts";
import { POLICIES } from "../manifest/manifests.ts";
import { aComment, SHA } from "../support/builders.ts";

const PAGE = readFileSync("docs/emergency.md", "utf8");
const rows = Object.values(POLICIES.rows).filter(({ deferrable }) => deferrable === true);

test("the page names every requirement that can be put off, with its owner", () => {
  const told = [...PAGE.matchAll(/^\| `([\w-]+)` \| `([\w-]+)` \|$/gm)].map(
    ([, ...cells]) => cells,
  );
  expect(told).toEqual(rows.map(({ id, owner }) => [id, owner]).toSorted());
});

test("only what can be met afterwards is put off: before the deployment, and no guard", () => {
  for (const { phase, uses, sources } of rows) {
    expect(["readiness", "staging"]).toContain(phase);
    expect(["ci", "freeze", "from", "held", "rollback-target", "window"]).not.toContain(uses);
    expect(sources).not.toContain("guard");
  }
});

test("the command on the page is one", () => {
  const [, body = ""] = /^```\n(\/attest[^`]+)```/m.exec(PAGE) ?? [];
  const rules = {
    role: "qa-lead",
    people: { roles: { "qa-lead": ["bob"] }, teams: {} },
    link: true,
  };
  const said = readAttestations([aComment({ body: body.trim() })], {
    ...rules,
    ...{ id: "qa-signoff", sha: SHA },
  });
  expect([said.given.length, said.refused]).toEqual([1, []]);
});
