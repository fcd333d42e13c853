import { expect, test } from "@jest/globals";
import { severityText } from "../../src/core/severity.ts";
import { type Evidence, severityOf } from "../../src/incident/severity.ts";

const known: Evidence = {
  cause: "rollback",
  by: "smoke",
  byHand: false,
  production: true,
  rollbackFailed: false,
};

test.each<[string, Partial<Evidence>, number]>([
  ["a critical check failed", {}, 2],
  ["a signal failed", { by: "health" }, 2],
  ["a later watch found it bad", { by: "watch" }, 2],
  ["a measured failure that a person takes back", { byHand: true }, 2],
  ["it never came live", { by: "deploy" }, 3],
  [
    "the deployment failed and nothing was rolled back",
    { cause: "deploy-failed", by: "deploy" },
    3,
  ],
  ["a person takes back what nothing was measured of", { by: "live", byHand: true }, 3],
  ["on hold, undecided", { cause: "hold", by: "live" }, 3],
  ["on hold, though a check failed", { cause: "hold" }, 2],
  ["nobody knows why", { by: undefined }, 2],
  ["the rollback failed", { rollbackFailed: true, by: "deploy" }, 1],
  ["where no customer is", { production: false }, 4],
  ["the rollback failed where no customer is", { production: false, rollbackFailed: true }, 3],
])("%s", (_what, only, severity) => {
  expect(severityOf({ ...known, ...only })).toBe(severity);
});

test("is written the same everywhere", () => {
  expect(severityText(2)).toBe("SEV2 (High)");
});
