import { expect, test } from "@jest/globals";
import { signalAction, until } from "../../support/end-process.ts";
import { commitNext, onScene, type Scene } from "../../support/gated-run.ts";
import { BY_WORKFLOW, deployRuns, playDeployments, showCancelled } from "./dispatched.ts";
import {
  expectFacts,
  firstLines,
  HEALTHY,
  onRunner,
  RUN_MS,
  UNHEALTHY,
  UNTOUCHED,
} from "./telling.ts";

const BEGUN = "in_progress pending deploy";
/** The second status links the run that was dispatched. */
const LINKED = `deploy production: ${BEGUN}, ${BEGUN}`;
const PENDING = "production release: pending";
const CALL = { inputs: { staging: "" } };

/** Cancels the job as soon as GitHub knows which run it has dispatched. */
async function cancelDispatched({ repository: { world } }: Scene, folder: string): Promise<void> {
  const linked = () =>
    world.deployments.some(({ statuses }) =>
      statuses.some(({ logUrl }) => logUrl.endsWith(`/runs/${deployRuns(world)[0]?.id}`)),
    );
  await until("a deployment is dispatched", linked);
  signalAction(folder, "SIGINT");
  showCancelled(world, 4711);
}

onRunner("a job that was cancelled while the deployment that it has dispatched goes on", () => {
  test(
    "keeps the next release waiting, which names what runs; when that has ended, it gets through",
    () =>
      onScene({ version: "2.4.0", edits: BY_WORKFLOW }, async (runs, scene) => {
        const { world } = scene.repository;
        const { goOn } = playDeployments(scene);

        const cancelled = await runs({ ...CALL, meanwhile: cancelDispatched });
        expectFacts(cancelled, {
          jobs: { production: "failure", rollback: "failure" },
          live: UNTOUCHED,
          deployments: [LINKED],
          pictures: [PENDING],
        });
        const [dispatched] = deployRuns(world);
        const cancel = `cancel it with \`gh run cancel ${dispatched?.id}\``;
        expect(firstLines(cancelled.jobs.production)).toEqual([
          "### ⚠️ UNDECIDED: Shop 2.4.0 in production · deploy: deploy.yml was not seen to end · 1 more",
          `**Next:** on-call (\`@erin\`): Wait until the run has ended, or ${cancel}; then check what is live. It is not dispatched again`,
        ]);
        expect(firstLines(cancelled.jobs.rollback)).toEqual([
          "### ⚠️ HELD: Shop 2.4.0 in production · the workflow run that it started is still running",
          `**Next:** release-coordinator (\`@alice\`): Wait until it has ended, or ${cancel}; then run the release again, or the rollback stage with a reason`,
        ]);

        await commitNext(scene, "2.4.1");
        const waiting = await runs({ ...CALL, id: "4712" });
        expectFacts(waiting, {
          jobs: { production: "failure", rollback: "success" },
          live: UNTOUCHED,
          deployments: [LINKED],
          pictures: [PENDING],
        });
        const [record] = world.deployments.slice(-1);
        expect(firstLines(waiting.jobs.production)).toEqual([
          `### ⏳ WAIT: Shop 2.4.1 in production · lock: deployment ${record?.id} of 2.4.0 is in progress`,
          `**Next:** Wait until it has ended, or ${cancel} and end its record with \`release-gate settle ${record?.id} --environment production\`; then run the stage again`,
        ]);
        expect(waiting.jobs.production?.summary).toContain(`/actions/runs/${dispatched?.id})`);

        goOn();
        await until("the deployment has ended", () => dispatched?.status === "completed");
        const through = await runs({ ...CALL, id: "4712", attempt: 2 });
        expectFacts(through, {
          jobs: { production: "success" },
          live: { staging: "2.3.7", production: "2.4.1" },
          deployments: [
            // It was left live and proven, so the next release has verified it; nobody reverts it any more.
            `${LINKED}, success pending live commit, ${UNHEALTHY}, ${UNHEALTHY}`,
            `${LINKED}, success pending live commit, ${HEALTHY}`,
          ],
          pictures: [
            PENDING,
            "production release: failure",
            "production release: failure",
            "production next: pending",
            "production next: success",
          ],
        });
        expect(firstLines(through.jobs.production)[0]).toMatch(
          /^### ✅ RELEASED: Shop 2\.4\.1 in production · \d+ required checks passed · proven by commit$/,
        );
        expect(through.jobs.production?.summary).toContain(
          `Deployment ${record?.id} of 2.4.0: live, and verified since its run had ended: fail (health)`,
        );
      }),
    RUN_MS,
  );
});
