import type { StageName } from "../core/stages.ts";
import type { Stage } from "./stage.ts";

/** What each stage of the table in `core` does; a run loads only its own. */
export const STAGE_FUNCTIONS: Readonly<Record<StageName, Stage>> = {
  readiness: async (run) => (await import("./readiness.ts")).readiness(run),
  deploy: async (run) => (await import("./deploy.ts")).deploy(run),
  smoke: async (run) => (await import("./smoke.ts")).smoke(run),
  verify: async (run) => (await import("./verify.ts")).verify(run),
  rollback: async (run) => (await import("./rollback.ts")).rollback(run),
  release: async (run) => (await import("./release.ts")).release(run),
  announce: async (run) => (await import("./announce.ts")).announce(run),
  watch: async (run) => (await import("./watch.ts")).watch(run),
  settle: async (run) => (await import("./settle.ts")).settleByHand(run),
};
