import type { Answers } from "../core/answer.ts";
import type { History } from "../core/record.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { decidingStage } from "../core/stages.ts";
import { fold } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import { rememberingWorkflows } from "../delivery/remember.ts";
import type { Run } from "../delivery/run.ts";
import { afresh } from "./afresh.ts";
import { attempt } from "./attempt.ts";
import { deployAfter } from "./deploy.ts";
import { dueFor } from "./observed.ts";
import { revert } from "./rollback.ts";
import { judgeSettled } from "./settled.ts";
import type { Stage } from "./stage.ts";
import { DECIDE } from "./verify-left.ts";

/**
 * The whole way of one release through one environment. After a claim the rollback stage always
 * has the last word, with the verdict in hand where it could not be written.
 */
export const release: Stage = async (given) => {
  let run: Run = {
    ...given,
    world: { ...given.world, ask: rememberingWorkflows(given.world.ask) },
  };
  let answers: Answers = new Map();
  let isLive = false;
  const ready = await attempt("readiness", async () => {
    const due = await judgeSettled(run);
    answers = due.answers;
    run = due.run;
    isLive = due.own !== undefined;
    return due.own ?? { findings: due.findings };
  });
  if (!isLive && !dueFor(run, ready.findings).mayDeploy) return ready;
  const deployed = isLive ? ready : await deployedBy(run, ready, answers);
  if (deployed.history !== undefined) run = await afresh(run, before(deployed.history, deployed));
  // About the deployment that it has made, whichever one the user named.
  const subject = { ...run.subject, deployment: deployed.deployment };
  const made: Run = { ...run, subject, claimed: deployed.history };
  const decides = decidingStage(run.subject.environment);
  const isToDecide = isGood(deployed) && deployed.given === undefined;
  const soFar = isToDecide
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

/** The records as they were before a deployment of this process. */
function before(past: History, { deployment }: StageResult): History {
  return { ...past, records: past.records.filter(({ id }) => id !== deployment) };
}

async function deployedBy(run: Run, ready: StageResult, answers: Answers): Promise<StageResult> {
  const passed = ready.findings.filter((f) => f.outcome === "pass");
  const vouched = passed.filter(({ attested }) => attested !== undefined).length;
  const seen = `Ready: ${plural(passed.length - vouched, "requirement")} passed`;
  run.voice.tell(vouched === 0 ? seen : `${seen}, ${vouched} attested by people`);
  return judgedAllTheSame(await attempt("deploy", () => deployAfter(run, answers)));
}

/** What is live is judged, also where GitHub gave no answer when that was to be recorded. */
function judgedAllTheSame(deployed: StageResult): StageResult {
  if (deployed.untold === undefined) return deployed;
  const findings = deployed.findings.map((finding) =>
    finding.id === "step/record" ? ({ ...finding, effect: "warn" } as const) : finding,
  );
  return { ...deployed, findings };
}

const isGood = ({ findings }: StageResult): boolean => fold(findings) === "pass";
