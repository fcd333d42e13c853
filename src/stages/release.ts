import { handOn, type StageResult } from "../core/result.ts";
import { type DecidingStage, decidingStage } from "../core/stages.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { attempt } from "./attempt.ts";
import { deploy } from "./deploy.ts";
import { readiness } from "./readiness.ts";
import { revert } from "./rollback.ts";
import { smoke } from "./smoke.ts";
import type { Stage } from "./stage.ts";
import { verify } from "./verify.ts";

const DECIDE = { smoke, verify } as const satisfies Readonly<Record<DecidingStage, Stage>>;

/**
 * The whole way of one release through one environment. After a claim the rollback stage always
 * has the last word, with the verdict in hand where the mark could not be written.
 */
export const release: Stage = async (run) => {
  const ready = await attempt("readiness", () => readiness(run));
  if (fold(ready.findings) !== "pass") return ready;
  const passed = ready.findings.filter((f) => f.outcome === "pass").length;
  run.voice.tell(`Ready: ${plural(passed, "requirement")} passed`);
  const deployed = await attempt("deploy", () => deploy(run));
  // About the deployment that it has made, whichever one the user named.
  const made = { ...run, subject: { ...run.subject, deployment: deployed.deployment } };
  const decides = decidingStage(run.subject.environment);
  const soFar = isGood(deployed)
    ? handOn(deployed, await attempt(decides, () => DECIDE[decides](made)))
    : deployed;
  const isOver = isGood(soFar) || soFar.deployment === undefined || run.world.signal.aborted;
  if (isOver) return soFar;
  return handOn(soFar, await attempt("rollback", () => revert(made, soFar.unmarked)));
};

const isGood = ({ findings }: StageResult): boolean => fold(findings) === "pass";
