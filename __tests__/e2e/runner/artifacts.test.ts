import { expect, test } from "@jest/globals";
import { gatedRun } from "../../support/gated-run.ts";
import { kept, onRunner, RUN_MS } from "./telling.ts";

/** A job of the caller that tells where the reports are. */
const TELL = `
  tell:
    needs: release
    runs-on: ubuntu-latest
    steps:
      - shell: bash
        run: |
          echo "artifact=\${{ needs.release.outputs.report-artifact }}" >> "$GITHUB_OUTPUT"
          echo "url=\${{ needs.release.outputs.report-url }}" >> "$GITHUB_OUTPUT"
`;

onRunner("the reports of the reusable workflow", () => {
  test(
    "outlive the runner, and the outputs say where",
    async () => {
      const ending = await gatedRun({
        workflow: "release.yml",
        event: "workflow_dispatch",
        inputs: { version: "2.4.1" },
        edits: {
          ".github/workflows/release.yml": (text) =>
            text
              .replace("    with:\n", "    with:\n      allow-private-network: true\n")
              .replace("        STAGING_URL=", "        SHOP_STATE=${{ vars.SHOP_STATE }}\n$&")
              .concat(TELL),
        },
      });
      expect(kept(ending)).toEqual({
        "release-gate-staging-attempt-1": ["staging-release: pass"],
        "release-gate-production-attempt-1": ["production-release: pass"],
      });
      expect(ending.jobs.tell?.outputs).toEqual({
        artifact: "release-gate-production-attempt-1",
        url: expect.stringMatching(/^https:\/\/.*\/artifacts\/\d+$/),
      });
    },
    RUN_MS,
  );

  test(
    "that cannot be kept do not fail the release",
    async () => {
      const ending = await gatedRun({ storage: false });
      const results = Object.entries(ending.jobs).map(([id, { result }]) => [id, result]);
      expect(Object.fromEntries(results)).toEqual({ staging: "success", production: "success" });
      expect(ending.jobs.production?.outputs).toMatchObject({ verdict: "pass" });
      expect(ending.jobs.production?.outputs).not.toHaveProperty("artifact-id");
      expect(ending.log).toContain("the storage does not answer");
      expect(ending.artifacts).toEqual({});
    },
    RUN_MS,
  );
});
