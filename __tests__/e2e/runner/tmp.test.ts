import { test } from "@jest/globals";
import { gatedRun } from "../../support/gated-run.ts";
test("x", async () => {
  const version = process.env["V"] ?? "2.4.1";
  const e = await gatedRun({ version });
  process.stderr.write(JSON.stringify({ ...e, log: undefined }, null, 1) + "\n" + e.log);
}, 120000);
