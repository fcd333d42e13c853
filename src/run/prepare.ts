import { type DeploymentRecord, type History, newest } from "../core/history.ts";
import type { Ports } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { type Answer, type Ask, history } from "../core/question.ts";
import type { Environment, Release } from "../core/release.ts";
import type { StageName } from "../core/report.ts";
import { contextsOf } from "../manifest/contexts.ts";
import { isProduction, pickEnvironment, urlFault, withoutSlash } from "../manifest/environment.ts";
import { type Resolved, resolveTemplates } from "../manifest/expressions.ts";
import { type Plan, planRequirements } from "../manifest/policy.ts";
import type { RowFill } from "../manifest/row-options.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { PlannedRequirement } from "../requirements/evaluator.ts";
import { deploymentOf, ownRecord } from "../stages/deployment.ts";
import type { Run } from "../stages/stage.ts";
import { askOf, performOf } from "./doors.ts";
import { type NotOpened, type Opened, openManifest } from "./open.ts";
import type { Recorder } from "./recorder.ts";
import { releaseFacts } from "./release.ts";
import type { Request } from "./request.ts";
import { secretsIn } from "./secrets.ts";

/** Stages that change the world and remember it on GitHub. */
const NEEDS_GITHUB: readonly StageName[] = ["deploy", "rollback", "release"];
/** Stages that judge requirements; the others must not fail for a value that only those need. */
const JUDGING: readonly StageName[] = ["readiness", "deploy", "release"];
/** Stages that may be about another record than the release's own. */
const ABOUT_RECORD: readonly StageName[] = ["smoke", "verify", "rollback"];

type Target = { readonly version: string; readonly sha: string };
type Resolve = <T>(value: T, target?: Target) => Resolved<T>;

/** Reads the manifest, finds out what is released and where, and wires both doors of the garden. */
export async function prepare(
  request: Request,
  ports: Ports,
  record: Recorder,
  signal: AbortSignal,
): Promise<{ readonly run: Run } | NotOpened> {
  if (ports.github === undefined && NEEDS_GITHUB.includes(request.stage))
    throw githubRequired(request);
  const repository = ports.github && `${ports.github.owner}/${ports.github.repo}`;
  record.about({ repository });
  const opened = await openManifest(request, ports, signal);
  if ("findings" in opened) {
    record.lacks(opened.permission);
    return opened;
  }
  record.about({
    manifest: { path: request.manifest, origin: opened.origin, trusted: opened.trustedOrigin },
  });
  for (const warning of opened.warnings) record.warn(warning);
  const redact = record.hide(secretsIn(opened.manifest, ports.env, request.secrets));
  const early = record.ask(await askOf(request, opened, ports, { signal }));
  const environment = environmentOf(request, opened, ports);
  record.about({ environment });
  const past = await pastOf(environment, early);
  const about = aboutOf(request, opened, past);
  const release = await releaseFacts({
    ...opened,
    request,
    repository,
    history: past,
    record: about,
    signal,
  });
  record.about({ release });
  const resolve = resolver(request, ports, { release, environment });
  const planPath = resolve(opened.manifest.rollback.plan);
  const door = await askOf(request, opened, ports, {
    plan: planPath.ok ? planPath.value : undefined,
    signal,
  });
  const plan = await planOf(opened, ports, { release, environment });
  const judges = JUDGING.includes(request.stage);
  const { clock, http, log } = ports;
  const run: Run = {
    manifest: opened.manifest,
    place: opened.place,
    folder: opened.paths.folder,
    release,
    environment,
    repository,
    requirements: judges ? filled(plan.planned, resolve) : [],
    defaults: plan.defaults,
    identity: request.identity,
    dryRun: request.dryRun,
    deployment: about?.id ?? request.deployment,
    reason: request.reason,
    resolve,
    ask: record.ask(door),
    evidence: record.evidence(door),
    perform: record.perform(performOf(request, ports, { signal, redact })),
    http,
    clock,
    redact,
    signal,
    progress: (text) => log.progress(redact(text)),
    tell: (text, link) => {
      record.tell(text, link);
      log.line(redact(text));
    },
    note: record.note,
    notes: record.notes,
  };
  return { run };
}

function resolver(
  { secrets }: Request,
  { env }: Ports,
  { release, environment }: { readonly release: Release; readonly environment: Environment },
): Resolve {
  return (value, target = release) => {
    const kind = target.sha === release.sha ? "deploy" : "rollback";
    const aimed = { version: target.version, sha: target.sha, kind } as const;
    return resolveTemplates(
      value,
      contextsOf({ env, secrets, release, environment, target: aimed }),
    );
  };
}

/** The chosen environment with its address filled in and its predecessors named. */
function environmentOf(
  { environment, secrets }: Request,
  { manifest, place }: Opened,
  { env }: Ports,
): Environment {
  const chosen = pickEnvironment(manifest, environment);
  const url = resolveTemplates(chosen.url, contextsOf({ env, secrets }));
  const at = place(["environments", chosen.name, "url"]);
  if (!url.ok) {
    throw new Problem({
      code: "value-missing",
      sentence: url.missing,
      remedy: url.remedy,
      place: at,
    });
  }
  const fault = urlFault(url.value);
  if (fault !== undefined) {
    throw new Problem({
      code: "manifest-invalid",
      sentence: `environments.${chosen.name}.url is ${fault}`,
      remedy: "write an address that begins with https:// or http://",
      place: at,
    });
  }
  const before = Object.keys(manifest.environments).filter((name) => !isProduction(manifest, name));
  const after = chosen.production && chosen.after.length === 0 ? before : chosen.after;
  return { ...chosen, url: withoutSlash(url.value), after };
}

/** The environment's records and marks; undefined where they are not known. */
async function pastOf({ name }: Environment, ask: Ask): Promise<History | undefined> {
  const question = history(name);
  const answer = (await ask([question])).get(question.key) as Answer<History> | undefined;
  return answer?.state === "known" ? answer.value : undefined;
}

/**
 * The record that a stage is about, where it is not the release's own: the named one, and for a
 * revert by hand the newest deployment, whoever made it. A revert is not taken back by that: the
 * deployment that it took back is what was meant.
 */
function aboutOf(
  { stage, deployment, identity, reason, sha: named }: Request,
  { sha }: Opened,
  past: History | undefined,
): DeploymentRecord | undefined {
  if (past === undefined || !ABOUT_RECORD.includes(stage)) return undefined;
  if (deployment !== undefined) return ownRecord(past, deployment);
  if (stage !== "rollback") return undefined;
  const own = deploymentOf({ deployment, identity, sha }, past);
  if (own !== undefined || reason === undefined) return own;
  const last = newest(past);
  const { kind, rollback_of: took } = last?.payload ?? {};
  const meant = kind === "rollback" && took != null ? ownRecord(past, took) : last;
  return named === undefined || meant?.sha === sha ? meant : undefined;
}

async function planOf(
  { manifest, place }: Opened,
  { files }: Ports,
  { release, environment }: { readonly release: Release; readonly environment: Environment },
): Promise<Plan> {
  return planRequirements({
    manifest,
    policyText: (await files.policy(manifest.policy)) ?? "",
    policyName: manifest.policy,
    releaseType: release.type,
    environment,
    place,
    fill: fillOf(manifest),
  });
}

/** Requirements with their expressions filled in. */
function filled(
  planned: readonly PlannedRequirement[],
  resolve: Resolve,
): readonly PlannedRequirement[] {
  return planned.map((line) => {
    const options = resolve(line.options);
    if (options.ok) return { ...line, options: options.value };
    const { missing: sentence, remedy } = options;
    throw new Problem({ code: "value-missing", sentence, remedy, place: line.place });
  });
}

/** What rules ask by a name that the manifest gives: a question cannot wait for an answer. */
function fillOf({ release, rollback, deploy }: Manifest): RowFill {
  return {
    notes: { path: release.notes },
    ...(rollback.plan === undefined ? {} : { plan: { path: rollback.plan } }),
    ...(deploy.workflow === undefined ? {} : { "rollback-target": { workflow: deploy.workflow } }),
  };
}

function githubRequired({ stage }: Request): Problem {
  return new Problem({
    code: "github-required",
    sentence: `the stage ${stage} needs GitHub: it is where deployments and verdicts are remembered`,
    remedy: "set GITHUB_TOKEN and name the repository (GITHUB_REPOSITORY or --repo owner/name)",
  });
}
