import { expect, test } from "@jest/globals";
import { nonceOf } from "../../src/core/nonce.ts";
import { addRun } from "../../src/demo/github/seeds/ci.ts";
import type { StageSet } from "../support/stage-set.ts";
import { finding, outcome } from "../support/stage-set.ts";
import { onWorkflow, SHOWS_NONCE } from "./dispatched.ts";
import { unnaming } from "./unnaming.ts";

/** Nonces of our records, the newest record last. */
const nonces = ({ world }: StageSet): readonly string[] =>
  world.deployments.map(({ id, payload }) => {
    const { release_gate: own } = payload as { readonly release_gate: { readonly key: string } };
    return nonceOf({ id, payload: own });
  });

test("the run of a record is told from another by its nonce", () =>
  onWorkflow(
    (run, { world }) => {
      const { path, sha, event } = run;
      addRun(world, { path, sha, event, status: "in_progress", title: "2.3.7" });
    },
    async (set) => {
      const ports = { github: unnaming(set.ports.github) };
      const report = await set.run("deploy", { ports });
      const [run] = set.world.runs.filter(({ title }) => title.startsWith("2.4.0"));
      expect(run?.title).toBe(`2.4.0 (${nonces(set).at(-1)})`);
      expect(outcome(report)).toMatchObject({ exit: 3, blockers: ["step/deploy unknown"] });
      expect(finding(report, "step/deploy").remedy).toContain(`gh run cancel ${run?.id}`);
    },
    { workflow: SHOWS_NONCE },
  ));
