import { describe, expect, test } from "@jest/globals";
import { isDone } from "../../src/core/act.ts";
import type { Act } from "../../src/receipts/index.ts";
import { SHA } from "../support/builders.ts";
import { answered } from "../support/fake-github.ts";
import { aClaim, rememberingGitHub, scene } from "./support.ts";

const PICTURE: Act<"picture"> = {
  kind: "picture",
  key: "picture",
  context: "release-gate/production",
  sha: SHA,
  state: "success",
  description: "2.4.0: pass (health)",
  link: undefined,
};

const STATUS: Act<"status"> = {
  kind: "status",
  key: "status 7 success",
  deployment: 7,
  state: "success",
  says: undefined,
  remark: "2.4.0 is live",
  environmentUrl: undefined,
  logUrl: undefined,
};

const SEEDED = [{ id: 7, statuses: [{ state: "in_progress" }], payload: {} }];

/** Answers that a proxy, a later GitHub or a fault may give instead of what was written. */
const ANSWERS: readonly (readonly [string, unknown])[] = [
  ["200 and {}", answered(200, {})],
  ["201 and {}", answered(201, {})],
  ["204 and nothing", answered(204, undefined)],
  ["202 and a message", answered(202, { message: "accepted" })],
  ["200 and a page", answered(200, "<html>")],
  ["200 and another state", answered(200, { id: 1, state: "pending" })],
];

describe("an answer that does not say what was written leaves it unclear", () => {
  const acts = [
    ["a picture", PICTURE, `POST /statuses/${SHA}`],
    ["a status", STATUS, "POST /deployments/7/statuses"],
  ] as const;
  test.each(acts.flatMap((act) => ANSWERS.map((answer) => [...act, ...answer] as const)))(
    "%s %j at %s answered by %s",
    async (_what, act, path, _how, answer) => {
      const github = rememberingGitHub(SEEDED, { [path]: answer });
      const receipt = await scene({ github }).perform(act);
      expect([receipt.state, isDone(receipt)]).toEqual(["unclear", false]);
      expect("remedy" in receipt && receipt.remedy).toMatch(/look|run/i);
    },
  );

  test.each(ANSWERS.filter(([how]) => !how.includes("another state")))(
    "a claim whose deployment is answered by %s, and no status is written",
    async (_how, answer) => {
      const github = rememberingGitHub(SEEDED, { "POST /deployments": answer });
      const receipt = await scene({ github }).perform(aClaim());
      expect([receipt.state, github.written]).toEqual(["unclear", []]);
    },
  );
});
