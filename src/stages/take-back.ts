import { siteFor } from "../core/commands/scope.ts";
import type { Finding } from "../core/finding.ts";
import { orderBack } from "../core/order.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { stateOf, verdictOf } from "../core/record-state.ts";
import { handOn, type StageResult } from "../core/result.ts";
import { byHand } from "../delivery/by-hand.ts";
import { deliveryOf } from "../delivery/delivery.ts";
import { clearTheWay } from "../delivery/lock.ts";
import type { Looked } from "../delivery/look.ts";
import { deployBlock, readyFor } from "../delivery/order.ts";
import { ownSite } from "../delivery/own-site.ts";
import { ownerOf } from "../delivery/owner.ts";
import { type CarriedOut, carryOut } from "../delivery/revert.ts";
import type { Revert } from "../delivery/reverted.ts";
import type { Run } from "../delivery/run.ts";
import { type Site, siteOf } from "../delivery/site.ts";
import { severityOf } from "../incident/severity.ts";
import { aimRevert } from "../rollout/aim.ts";
import type { Plan } from "../rollout/plan.ts";
import type { Target } from "../rollout/target.ts";
import { attempt } from "./attempt.ts";
import { held, reverting, withCommand } from "./decision.ts";
import type { InHand } from "./in-hand.ts";
import { liftsOf } from "./lifts.ts";
import { looking, stayed, type Thought } from "./look.ts";
import { verifyLeft } from "./verify-left.ts";

/** A deployment that is rolled back, and what decided so. */
export interface TakenBack {
  readonly history: History;
  readonly record: DeploymentRecord;
  readonly plan: Extract<Plan, { action: "revert" }>;
  /** Verdict that could not be written. */
  readonly inHand: RecordVerdict | undefined;
  /** This process has given the verdict, written or not. */
  readonly justNow: boolean;
  /** What this process knows of its own deployment, where it is that. */
  readonly known: InHand | undefined;
}

/** Of a record on which nobody has said anything. */
const NO_VERDICT: RecordVerdict = { outcome: "pending", by: "deploy", proof: "none" };

/** Something has ended, or came first, while a rollback was under way: what was decided is old now. */
export interface Overtaken {
  /** What was found on the way there. */
  readonly anew: readonly Finding[];
}

/**
 * Seeks a way back, and takes it where every guard holds and what is live still calls for it; else
 * holds and asks people.
 */
export async function takeBack(run: Run, about: TakenBack): Promise<StageResult | Overtaken> {
  const { history, record, plan, inHand, justNow, known } = about;
  const { manifest, reason, to } = run.subject;
  const way = await waitForOthers(run, about);
  if (way.state === "blocked") return way.result;
  if (way.state === "changed") return { anew: way.findings };
  const { nothingRuns } = way;
  const coordinator = ownerOf(manifest.roles, "release-coordinator");
  // What ran before is most likely the way back: its checks are asked for beside the lifts.
  const { previous } = record.payload;
  const ahead = previous === null ? undefined : ownSite(run, history, previous);
  const lifts = await liftsOf(run);
  const { because } = plan;
  const asked = { byHand: reason !== undefined, to, sawEnd: inHand !== undefined, nothingRuns };
  const aim = aimRevert({ history, record, lifts, because, ...asked });
  const guards: StageResult = { findings: aim.guards };
  if ("hold" in aim && aim.hold.target !== undefined) {
    return handOn(guards, held(aim.hold, coordinator));
  }
  const target = "hold" in aim ? undefined : aim.target;
  const verdict = inHand ?? verdictOf(record) ?? NO_VERDICT;
  const sawEnd = asked.sawEnd || nothingRuns;
  const thought = { record, target, verdict, justNow, sawEnd };
  const asking = previous?.sha === target?.sha ? ahead : undefined;
  const site = target === undefined ? siteOf(run) : await (asking ?? ownSite(run, history, target));
  const look = looking(run, thought, site);
  const first = await look();
  if (first.action === "nothing") return handOn(await stayed(run, thought, first), guards);
  if ("hold" in aim) return held(aim.hold, coordinator);
  if (first.action === "hold") return handOn(await stayed(run, thought, first), guards);
  const mayGoAlone = inHand !== undefined && known?.mayGoAlone === true;
  const unclaimed = mayGoAlone ? "where the claim is refused" : "never";
  const chosen = {
    guards: aim.guards,
    target: aim.target,
    site,
    look,
    thought,
    unclaimed,
  } as const;
  return goBack(run, about, chosen);
}

/** A way back that was found. */
interface Way {
  readonly guards: readonly Finding[];
  readonly target: Target;
  readonly site: Site;
  readonly look: () => Promise<Looked>;
  readonly thought: Thought;
  readonly unclaimed: Revert["unclaimed"];
}

/** Claims and takes it, unless one more look right before the act finds that it is not called for. */
export async function goBack(
  run: Run,
  about: Pick<TakenBack, "history" | "record" | "plan">,
  way: Way,
): Promise<StageResult | Overtaken> {
  const { history, record, plan } = about;
  const { guards, target, site, look, thought, unclaimed } = way;
  const { manifest, environment, defaults } = run.subject;
  const order = orderBack(environment.name, target);
  const ready = await readyFor(deployBlock(run), order);
  const command = await byHand(run, order);
  if ("refusal" in ready) {
    const { found, remedy = "" } = ready.refusal;
    const words = {
      because: `${plan.because}, but ${found}`,
      remedy: withCommand(remedy, command, "; or roll back by hand with "),
    };
    return held({ ...words, target }, ownerOf(manifest.roles, "release-coordinator"), command);
  }
  const owner = ownerOf(manifest.roles, "on-call");
  const reverted = { sha: record.sha, site: siteFor(run.subject.release, environment), owner };
  const why = reverting(target.version, plan, reverted);
  const stays: Looked[] = [];
  const mayGo = async () => {
    const looked = await look();
    if (looked.action !== "revert") stays.push(looked);
    return looked;
  };
  tellOfIt(run, about, way);
  const begin = (): Promise<CarriedOut> =>
    carryOut(deliveryOf(run), site, {
      from: record,
      judged: history,
      verdict: thought.verdict,
      order,
      ready: ready.act,
      stableMs: manifest.rollback["stable-for"] ?? defaults.stableForMs,
      byHand: command,
      look: mayGo,
      unclaimed,
    });
  const went = await attempt("rollback", begin, { byHand: command });
  if ("yielded" in went) return { anew: went.findings };
  const [second] = stays;
  const decided =
    second === undefined
      ? { findings: [why], rollbackTo: target.version }
      : await stayed(run, thought, second);
  return handOn(handOn(decided, { findings: guards }), went);
}

/** Whoever is on call learns of it when the rollback begins, and nothing waits for that. */
function tellOfIt(
  { subject, voice }: Run,
  { record, plan }: Pick<TakenBack, "record" | "plan">,
  { target, thought }: Pick<Way, "target" | "thought">,
): void {
  const { environment, reason } = subject;
  const severity = severityOf({
    cause: "rollback",
    by: thought.verdict.by,
    byHand: reason !== undefined,
    production: environment.production,
    rollbackFailed: false,
  });
  voice.happens({
    ...{ event: "incident", cause: "rollback", severity, deployment: record.id },
    ...{ because: plan.because, target: target.version },
  });
}

type Others =
  | { readonly state: "free"; readonly nothingRuns: boolean }
  | { readonly state: "changed"; readonly findings: readonly Finding[] }
  | { readonly state: "blocked"; readonly result: StageResult };

/**
 * An older deployment that is left open could still change the environment during the rollback. A
 * newer one is no reason to wait: then nothing is rolled back. A claim of which nothing was begun is
 * settled, whenever it was made. What the deployment itself has started locks its own rollback too,
 * until it has ended. A person's reason overrides the verdict, and not this.
 */
async function waitForOthers(
  run: Run,
  { history, record, plan, inHand }: TakenBack,
): Promise<Others> {
  const { manifest, dryRun, reason } = run.subject;
  // This process has seen the end of what it could not record.
  const isUnderWay = stateOf(record) === "in-progress" && inHand === undefined;
  const subject = isUnderWay && reason !== undefined ? record.id : undefined;
  const way = await clearTheWay(deliveryOf(run), siteOf(run), {
    past: history,
    // A dry run settles nothing, and waits for nobody.
    which: (one) => one.id === subject || (!dryRun && isInTheWay(one, record)),
    subject,
    verify: verifyLeft(run),
    timeoutMs: dryRun ? 0 : (manifest.deploy?.timeout ?? 0),
  });
  if (way.state === "clear") return { state: "free", nothingRuns: subject !== undefined };
  if (way.state === "changed" || way.state === "own") return { ...way, state: "changed" };
  const because = `${plan.because}, but another deployment is still open`;
  const remedy = "look at the deployment that is open, then run the rollback stage again";
  const result = held({ because, remedy }, ownerOf(manifest.roles, "release-coordinator"));
  return { state: "blocked", result: handOn({ findings: way.findings }, result) };
}

function isInTheWay(one: DeploymentRecord, subject: DeploymentRecord): boolean {
  return one.id !== subject.id && (one.id < subject.id || stateOf(one) === "claimed");
}
