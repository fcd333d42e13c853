import type { Finding } from "../core/finding.ts";
import { fold } from "../core/verdict.ts";
import { attempt } from "./attempt.ts";
import { deploy } from "./deploy.ts";
import { readiness } from "./readiness.ts";
import { revert } from "./rollback.ts";
import { smoke } from "./smoke.ts";
import type { Run, Stage } from "./stage.ts";
import { verify } from "./verify.ts";

/**
 * The whole way of one release through one environment. After a claim the rollback stage always
 * has the last word, with the verdict in hand where the mark could not be written.
 */
export const release: Stage = async (run: Run) => {
  const ready = await attempt("readiness", () => readiness(run));
  if (fold(ready) !== "pass") return ready;
  run.tell(`Ready: ${ready.filter((f) => f.outcome === "pass").length} requirements pass`);
  const deployed = await attempt("deploy", () => deploy(run));
  const decided =
    fold(deployed) === "pass" ? await attempt(decidingStage(run), () => decide(made(run))) : [];
  const soFar = [...deployed, ...decided];
  if (fold(soFar) === "pass" || run.notes().deployment === undefined || run.signal.aborted) {
    return soFar;
  }
  const reverted = await attempt("rollback", () => revert(made(run), run.notes().unmarked));
  return [...soFar, ...reverted];
};

/** The run about the deployment that it has made, whichever one the user named. */
function made(run: Run): Run {
  return { ...run, deployment: run.notes().deployment };
}

function decidingStage(run: Run): "verify" | "smoke" {
  return run.environment.production ? "verify" : "smoke";
}

function decide(run: Run): Promise<readonly Finding[]> {
  return run.environment.production ? verify(run) : smoke(run);
}
