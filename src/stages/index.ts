import type { StageName } from "../core/stages.ts";
import { deploy } from "./deploy.ts";
import { readiness } from "./readiness.ts";
import { release } from "./release.ts";
import { rollback } from "./rollback.ts";
import { smoke } from "./smoke.ts";
import type { Stage } from "./stage.ts";
import { verify } from "./verify.ts";

/** What each stage of the table in `core` does. */
export const STAGE_FUNCTIONS = {
  readiness,
  deploy,
  smoke,
  verify,
  rollback,
  release,
} as const satisfies Readonly<Record<StageName, Stage>>;
