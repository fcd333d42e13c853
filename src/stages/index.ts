import type { StageName } from "../core/report.ts";
import { deploy } from "./deploy.ts";
import { readiness } from "./readiness.ts";
import { release } from "./release.ts";
import { rollback } from "./rollback.ts";
import { smoke } from "./smoke.ts";
import type { Stage } from "./stage.ts";
import { verify } from "./verify.ts";

/** Every stage, by the name that the action's input and the command line use. */
export const STAGES = {
  readiness,
  deploy,
  smoke,
  verify,
  rollback,
  release,
} as const satisfies Readonly<Record<StageName, Stage>>;
