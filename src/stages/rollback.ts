import type { DeployOrder } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import { type DeploymentRecord, type History, markOfDeployment } from "../core/history.ts";
import { shortSha } from "../core/units.ts";
import { fold } from "../core/verdict.ts";
import { decideRevert, type RevertCase } from "../rollout/decision.ts";
import { type EarlierRevert, earlierRevert } from "../rollout/earlier.ts";
import { guards } from "../rollout/guards.ts";
import { chooseTarget, type Target } from "../rollout/target.ts";
import { deploymentOf, ownRecord, readHistory } from "./deployment.ts";
import { liftsOf } from "./lifts.ts";
import { byHand, readyFor } from "./order.ts";
import { ownerOf } from "./owner.ts";
import { carryOut } from "./revert.ts";
import { noteLive } from "./roll-out.ts";
import type { Run, Stage } from "./stage.ts";
import { step } from "./step.ts";

/** A verdict whose mark could not be written, as the stage before it knows it. */
export type InHand = Pick<NonNullable<RevertCase["mark"]>, "verdict" | "by" | "state"> | undefined;

/** Reads the mark of the deployment and reverts it, holds it, or does nothing. */
export const rollback: Stage = (run: Run) => revert(run, undefined);

/** The same with the verdict in hand, for where its mark is missing on GitHub. */
export async function revert(run: Run, inHand: InHand): Promise<readonly Finding[]> {
  const findings = await lookAndRevert(run, inHand);
  const { rolledBack } = run.notes();
  // Whoever has to decide now wants to know what people get meanwhile.
  if (rolledBack === "held" || rolledBack === "failed") await noteLive(run);
  return findings;
}

async function lookAndRevert(run: Run, inHand: InHand): Promise<readonly Finding[]> {
  const past = await readHistory(run);
  if (past.state === "missing") {
    return [
      held(
        run,
        `the deployments of ${run.environment.name} could not be read: ${past.reason}`,
        past.remedy,
      ),
    ];
  }
  const record = revertSubject(run, past.value);
  if (record === undefined) return [noSubject(run)];
  run.note({ deployment: record.id });
  const earlier = earlierRevert(past.value, record.id);
  if (earlier.state !== "none") return [await begunBefore(run, earlier)];
  const { health, rollback: options } = run.manifest;
  const decision = decideRevert({
    mark: inHand ?? markOfDeployment(past.value, record.id),
    on: health.on ?? {},
    when: options.when,
    reason: run.reason,
  });
  run.tell(`Rollback: ${decision.action}, because ${decision.because}`);
  if (decision.action === "nothing") return [nothing(run, decision.because)];
  if (decision.action === "hold")
    return [held(run, decision.because, await holdRemedy(run, past.value, record))];
  return decided(run, {
    history: past.value,
    record,
    because: decision.because,
    holdsCommit: decision.holdsCommit,
  });
}

function revertSubject(run: Run, past: History): DeploymentRecord | undefined {
  const { deployment, release } = run;
  return deployment === undefined
    ? deploymentOf({ ...run, sha: release.sha }, past)
    : ownRecord(past, deployment);
}

/** Nothing of this run is nothing to revert; what a person has named must be there. */
function noSubject(run: Run): Finding {
  const where = run.environment.name;
  if (run.deployment !== undefined) {
    const because = `deployment ${run.deployment} is none of ours in ${where}`;
    return held(run, because, "name the deployment-id that the deploy stage gave");
  }
  if (run.reason === undefined) return nothing(run, `this run has deployed nothing to ${where}`);
  const because = `${shortSha(run.release.sha)} is not what was deployed last to ${where}`;
  return held(run, because, "leave the commit out to revert what was deployed last");
}

/** A revert is never begun twice: what became of the first one is all there is to say. */
async function begunBefore(
  run: Run,
  { state, record }: Exclude<EarlierRevert, { state: "none" }>,
): Promise<Finding> {
  const { version = "" } = record.payload ?? {};
  const order = orderTo(run, { version, sha: record.sha });
  run.note({ rollbackTo: version });
  if (state === "proven") {
    run.note({ rolledBack: "yes" });
    return step("decision", "What to do", passed("it was reverted before"));
  }
  const remedy = `look at what is live, and finish it by hand${await noteByHand(run, order, " with ")}`;
  if (state !== "failed") {
    const because = `deployment ${record.id} is a revert of it, and it is ${state}`;
    return { ...held(run, because, remedy), link: record.url };
  }
  run.note({ rolledBack: "failed" });
  return step("decision", "What to do", {
    outcome: "fail",
    expected: "the revert of this deployment came out well",
    found: `deployment ${record.id}, its revert, failed, and it is never tried again`,
    remedy,
    link: record.url,
  });
}

const heldUntil = ({ release, environment }: Run): string =>
  `the commit is held here until somebody writes /lift-hold ${shortSha(release.sha)} ${environment.name} because … in the release issue`;

const passed = (found: string) =>
  ({ outcome: "pass", expected: "the verdict's mark says what to do", found }) as const;

function nothing(run: Run, because: string): Finding {
  run.note({ rolledBack: "no" });
  return step("decision", "What to do", passed(`nothing to revert: ${because}`));
}

/** Stays as it is and asks people: doubt never reverts a release and never passes it. */
function held(run: Run, because: string, remedy: string): Finding {
  run.note({ rolledBack: "held" });
  return {
    ...step("decision", "What to do", {
      outcome: "pending",
      expected: "the verdict's mark says what to do",
      found: because,
      remedy,
    }),
    owner: ownerOf(run, "release-coordinator"),
  };
}

/** For people who decide to take it back: to what, and how. */
async function holdRemedy(run: Run, history: History, record: DeploymentRecord): Promise<string> {
  const chosen = chooseTarget(history, { sha: record.sha, lifts: [], byHand: true });
  if ("none" in chosen) return `look at ${run.environment.name} and decide; ${chosen.none}`;
  const { version, sha } = chosen.target;
  run.note({ rollbackTo: version });
  const order = orderTo(run, { version, sha });
  return `look at ${run.environment.name} and decide; to take it back run the stage rollback with a reason${await noteByHand(run, order, ", or ")}`;
}

/** Notes the command for people and says where it is; nothing where there is none. */
async function noteByHand(run: Run, order: DeployOrder, before: string): Promise<string> {
  const command = await byHand(run, order);
  run.note(command);
  return command.byHand === undefined ? "" : `${before}the command in the report`;
}

function orderTo(run: Run, { version, sha }: Pick<Target, "version" | "sha">): DeployOrder {
  return { environment: run.environment.name, version, sha, kind: "rollback" };
}

interface Decided {
  readonly history: History;
  readonly record: DeploymentRecord;
  readonly because: string;
  readonly holdsCommit: boolean;
}

async function decided(run: Run, about: Decided): Promise<readonly Finding[]> {
  const { history, record, because } = about;
  const lifts = await liftsOf(run);
  const chosen = chooseTarget(history, {
    sha: record.sha,
    lifts,
    byHand: run.reason !== undefined,
  });
  if ("none" in chosen)
    return [held(run, `${because}, but ${chosen.none}`, "repair it forwards: release a fix")];
  const { target } = chosen;
  run.note({ rollbackTo: target.version });
  const checked = guards({ history, record, target, lifts, byHand: run.reason !== undefined });
  const order = orderTo(run, target);
  if (fold(checked) !== "pass")
    return [...checked, held(run, "a guard does not hold", "look at the guards above and decide")];
  const ready = await readyFor(run, order);
  if ("refusal" in ready) {
    const { found, remedy = "" } = ready.refusal;
    const hand = await noteByHand(run, order, "; or revert by hand with ");
    return [held(run, `${because}, but ${found}`, `${remedy}${hand}`)];
  }
  const why = {
    ...step("decision", `Revert to ${target.version}`, passed(because)),
    owner: ownerOf(run, "on-call"),
    details: about.holdsCommit ? [heldUntil(run)] : undefined,
  };
  return [why, ...checked, ...(await carryOut(run, { ...about, target, order, ready: ready.act }))];
}
