import type { Answers } from "../core/answer.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { type DecidingStage, decidingStage } from "../core/stages.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { rememberingWorkflows } from "../delivery/remember.ts";
import type { Run } from "../delivery/run.ts";
import { attempt } from "./attempt.ts";
import { deployAfter } from "./deploy.ts";
import { dueFor } from "./observed.ts";
import { revert } from "./rollback.ts";
import { judgeSettled } from "./settled.ts";
import { smoke } from "./smoke.ts";
import type { Stage } from "./stage.ts";
import { verify } from "./verify.ts";

const DECIDE = { smoke, verify } as const satisfies Readonly<Record<DecidingStage, Stage>>;

/**
 * The whole way of one release through one environment. After a claim the rollback stage always
 * has the last word, with the verdict in hand where it could not be written.
 */
export const release: Stage = async (given) => {
  const run = { ...given, world: { ...given.world, ask: rememberingWorkflows(given.world.ask) } };
  let answers: Answers = new Map();
  const ready = await attempt("readiness", async () => {
    const due = await judgeSettled(run);
    answers = due.answers;
    return { findings: due.findings };
  });
  if (!dueFor(run, ready.findings).mayDeploy) return ready;
  const passed = ready.findings.filter((f) => f.outcome === "pass").length;
  run.voice.tell(`Ready: ${plural(passed, "requirement")} passed`);
  const deployed = judgedAllTheSame(await attempt("deploy", () => deployAfter(run, answers)));
  // About the deployment that it has made, whichever one the user named.
  const subject = { ...run.subject, deployment: deployed.deployment };
  const made: Run = { ...run, subject, claimed: deployed.history };
  const decides = decidingStage(run.subject.environment);
  const soFar = isGood(deployed)
    ? handOn(deployed, await attempt(decides, () => DECIDE[decides](made)))
    : deployed;
  const isOver = isGood(soFar) || soFar.deployment === undefined || run.world.signal.aborted;
  if (isOver) return soFar;
  return handOn(
    soFar,
    await attempt("rollback", () =>
      revert(made, { inHand: soFar.unrecorded, given: soFar.given, justNow: true }),
    ),
  );
};

/** What is live is judged, also where GitHub gave no answer when that was to be recorded. */
function judgedAllTheSame(deployed: StageResult): StageResult {
  if (deployed.untold === undefined) return deployed;
  const findings = deployed.findings.map((finding) =>
    finding.id === "step/record" ? ({ ...finding, effect: "warn" } as const) : finding,
  );
  return { ...deployed, findings };
}

const isGood = ({ findings }: StageResult): boolean => fold(findings) === "pass";
