import { type History, newest } from "../core/history.ts";
import type { Ports } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import { type Answer, type Ask, history } from "../core/question.ts";
import type { Environment, Release } from "../core/release.ts";
import { redactor } from "../core/text.ts";
import { contextsOf } from "../manifest/contexts.ts";
import { isProduction, pickEnvironment, urlFault, withoutSlash } from "../manifest/environment.ts";
import { type Resolved, resolveTemplates } from "../manifest/expressions.ts";
import { type Plan, planRequirements } from "../manifest/policy.ts";
import type { RowFill } from "../manifest/row-options.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { Request } from "../run.ts";
import { deploymentOf } from "../stages/deployment.ts";
import type { Run } from "../stages/stage.ts";
import { askOf, performOf } from "./doors.ts";
import { type NotOpened, type Opened, openManifest } from "./open.ts";
import type { Recorder } from "./recorder.ts";
import { releaseFacts } from "./release.ts";
import { secretsIn } from "./secrets.ts";

/** Stages that change the world and remember it on GitHub. */
const NEEDS_GITHUB = ["deploy", "rollback", "release"];

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
  if ("findings" in opened) return opened;
  record.about({
    manifest: { path: request.manifest, origin: opened.origin, trusted: opened.trustedOrigin },
  });
  for (const warning of opened.warnings) record.warn(warning);
  const redact = redactor(secretsIn(opened.text, ports.env, request.secrets));
  const early = record.ask(await askOf(request, opened, ports, { signal }));
  const environment = environmentOf(request, opened, ports);
  record.about({ environment });
  const release = await releaseOf(request, opened, { ask: early, environment, repository, signal });
  record.about({ release });
  const resolve = resolver(request, ports, { release, environment });
  const planPath = resolve(opened.manifest.rollback.plan);
  const ask = record.ask(
    await askOf(request, opened, ports, { plan: planPath.ok ? planPath.value : undefined, signal }),
  );
  const plan = await planOf(opened, ports, { release, environment, resolve });
  const { clock, http, log } = ports;
  const run: Run = {
    manifest: opened.manifest,
    place: opened.place,
    folder: opened.paths.folder,
    release,
    environment,
    repository,
    requirements: plan.planned,
    defaults: plan.defaults,
    identity: request.identity,
    dryRun: request.dryRun,
    deployment: request.deployment,
    reason: request.reason,
    resolve,
    ask,
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

interface Around {
  readonly ask: Ask;
  readonly environment: Environment;
  readonly repository: string | undefined;
  readonly signal: AbortSignal;
}

async function releaseOf(request: Request, opened: Opened, around: Around): Promise<Release> {
  const { ask, environment, repository, signal } = around;
  const question = history(environment.name);
  const answer = (await ask([question])).get(question.key) as Answer<History> | undefined;
  const past = answer?.state === "known" ? answer.value : undefined;
  return releaseFacts({
    ...opened,
    request,
    repository,
    history: past,
    reverted: revertedBy(request, opened, past),
    signal,
  });
}

/** The record that a rollback is about; by hand it is the newest, whoever deployed it. */
function revertedBy(request: Request, { sha }: Opened, past: History | undefined) {
  if (request.stage !== "rollback" || past === undefined) return undefined;
  const { deployment, identity, reason } = request;
  const found = deploymentOf({ deployment, identity, sha }, past);
  return found ?? (reason !== undefined && request.sha === undefined ? newest(past) : undefined);
}

async function planOf(
  { manifest, place }: Opened,
  { files }: Ports,
  {
    release,
    environment,
    resolve,
  }: { readonly release: Release; readonly environment: Environment; readonly resolve: Resolve },
): Promise<Plan> {
  const plan = planRequirements({
    manifest,
    policyText: (await files.policy(manifest.policy)) ?? "",
    policyName: manifest.policy,
    releaseType: release.type,
    environment,
    place,
    fill: fillOf(manifest),
  });
  const planned = plan.planned.map((line) => {
    const options = resolve(line.options);
    if (options.ok) return { ...line, options: options.value };
    const { missing: sentence, remedy } = options;
    throw new Problem({ code: "value-missing", sentence, remedy, place: line.place });
  });
  return { ...plan, planned };
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
