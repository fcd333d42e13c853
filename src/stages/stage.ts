import type { StageResult } from "../core/result.ts";
import type { Run } from "../delivery/run.ts";

/** A step that can run on its own. What it hands on is all that others know of it. */
export type Stage = (run: Run) => Promise<StageResult>;
