import type { Ask } from "../core/ask.ts";
import type { Ports } from "../core/ports.ts";
import type { History } from "../core/record.ts";
import type { Redact } from "../core/redaction.ts";
import type { Environment, Release } from "../core/release.ts";
import { STAGES } from "../core/stages.ts";
import { withoutV } from "../core/tag.ts";
import { lookBefore } from "../delivery/before.ts";
import type { Run, Voice, World } from "../delivery/run.ts";
import { signalsOf } from "../delivery/signals.ts";
import { type Site, siteOf } from "../delivery/site.ts";
import { defaultBranchOf } from "../evidence/default-branch.ts";
import { gatherer } from "../evidence/gather.ts";
import { type BeforePlan, beforePlan } from "../health/before.ts";
import { idTokens } from "../smoke/id-token.ts";
import { aboutOf, namedIn, pastOf } from "./about.ts";
import { cleanPorts } from "./clean-ports.ts";
import { declaredOf } from "./declared.ts";
import { environmentOf } from "./environment.ts";
import { misplaced } from "./misplaced.ts";
import { type Notices, noticesOf } from "./notices.ts";
import { type NotOpened, type Opened, openManifest } from "./open.ts";
import { performOf } from "./perform.ts";
import { textReader } from "./read-text.ts";
import type { Recorder } from "./recorder.ts";
import { deployRequired, githubRequired, otherComponent } from "./refused.ts";
import { after, releaseFacts } from "./release.ts";
import type { Request } from "./request.ts";
import { planOf } from "./requirements.ts";
import { resolvers } from "./resolvers.ts";
import { hider } from "./saved.ts";
import { secretsIn, shortSecretWarnings } from "./secrets.ts";
import { tagFault } from "./tags.ts";

/** What ends a run. */
interface Ends {
  /** Stops it from outside. */
  readonly signal: AbortSignal;
  /** Aborts when its stage has ended, so that nothing is waited for any longer. */
  readonly ended: AbortSignal;
}

/** A run, and what tells people of it. */
interface Prepared {
  readonly run: Run;
  readonly notices: Notices;
}

/** Reads the manifest, finds out what is released and where, and makes everything a stage needs. */
export async function prepare(
  request: Request,
  ports: Ports,
  record: Recorder,
  { signal, ended }: Ends,
): Promise<Prepared | NotOpened> {
  const refusal = request.refusal ?? misplaced(request);
  if (refusal !== undefined) throw refusal;
  if (ports.github === undefined && STAGES[request.stage].needsGitHub)
    throw githubRequired(request);
  const repository = ports.github && `${ports.github.owner}/${ports.github.repo}`;
  record.about({ repository });
  const opened = await openManifest(request, ports, signal);
  if ("findings" in opened) return opened;
  record.about({
    manifest: {
      path: request.manifest,
      origin: opened.origin,
      trusted: opened.trustedOrigin,
      component: opened.manifest.release.component,
    },
  });
  const other = otherComponent(request, opened);
  if (other !== undefined) throw other;
  const { needsGitHub, judges } = STAGES[request.stage];
  const unknownTag = tagFault(request.tags ?? [], opened.manifest.smoke.checks);
  if (unknownTag !== undefined) throw unknownTag;
  if (needsGitHub && judges && opened.manifest.deploy === undefined) throw deployRequired(request);
  for (const warning of opened.warnings) record.warn(warning);
  if (!opened.manifest.signoffs.distinct) record.warn(NOT_DISTINCT);
  const { github, clock } = ports;
  const { readFile: source, sha: releaseSha, paths } = opened;
  const ahead = STAGES[request.stage].judges;
  const defaultBranch = github && defaultBranchOf({ github, signal });
  const from = { releaseSha, manifest: paths.path };
  const reads = { github, source, ...from, ahead, clock, signal, defaultBranch };
  const ask = gatherer(reads);
  const given = { request, ports, record, signal, ended, opened, repository, ask, reads };
  const secrets = [opened.manifest, ports.env, request.secrets] as const;
  for (const warning of shortSecretWarnings(...secrets)) record.warn(warning);
  const redact = record.hide(secretsIn(...secrets));
  return runOf({ ...given, redact }, await subjectOf(given));
}

const NOT_DISTINCT =
  "signoffs.distinct is false: one person may fill several roles, and approve what they wrote";

interface Given extends Ends {
  readonly request: Request;
  readonly ports: Ports;
  readonly record: Recorder;
  readonly opened: Opened;
  readonly repository: string | undefined;
  readonly ask: Ask;
  /** What it is asked with. */
  readonly reads: Parameters<typeof gatherer>[0];
}

/** What a stage is about. */
interface About {
  readonly environment: Environment;
  readonly release: Release;
  /** Record that it is about, where that is not simply the release's own. */
  readonly deployment: number | undefined;
}

async function subjectOf({ record, ...given }: Given): Promise<About> {
  const { request, ports, opened } = given;
  const environment = environmentOf(request, opened, ports);
  record.about({ environment });
  const component = opened.manifest.release.component ?? "";
  const history = await pastOf(environment, component, record.ask(given.ask));
  const about = aboutOf(request, opened, history);
  const release = await releaseFacts({ ...opened, ...given, history, record: about });
  record.about({ release });
  return { environment, release, deployment: about?.id ?? request.deployment };
}

async function runOf(
  given: Given & { readonly redact: Redact },
  about: About,
  shared?: Voice,
): Promise<Prepared> {
  const { request, ports, record, signal, ended, opened, redact, ask, repository } = given;
  const { identity, host, actor, dryRun, reason, tags, reportDir } = request;
  const to = request.to && withoutV(request.to);
  const { manifest, place, paths } = opened;
  const { clock, http, apiUrl, files } = ports;
  const { resolve, resolveFor } = resolvers(request, ports, about);
  const plan = planOf(opened, about, request);
  const declared = await declaredOf(request, opened, { resolve, environment: about.environment });
  record.about({ declared, planned: plan.rows });
  if (STAGES[request.stage].judges) record.about({ undecided: plan.undecided });
  const { folder, path: manifestPath } = paths;
  const named = namedIn(request, opened);
  const judges = STAGES[request.stage].judges;
  const requirements = judges ? plan.rowsFor("readiness", "staging") : [];
  const clean = cleanPorts(ports, redact);
  const resolving = { resolve, resolveFor };
  const measured = { ...about, manifest, place, ...resolving, folder, defaults: plan.defaults };
  const { commands } = clean;
  const hide = hider(given);
  const hideToken = (value: string) => hide({ name: "oidc", value, secret: true });
  const measuring = {
    ask: record.ask(ask),
    http,
    apiUrl,
    clock,
    redact,
    hide,
    idToken: idTokens({ http, clock, env: ports.env, hide: hideToken, signal }),
    signal,
    commands,
    files,
    readText: textReader(opened, signal),
    env: ports.env,
  };
  const said = voiceOf(given);
  const { release, environment } = about;
  const site = siteOf({ subject: measured, world: measuring, voice: said });
  const { tag } = manifest.release;
  const { previous } = release;
  const looking = lookBefore(site, {
    release,
    previous,
    manifestPath,
    tag,
    plan: planIn(request, site),
  });
  // A machine's own time may jump; what is counted from here does not.
  const began = clock.now() - clock.monotonic();
  const world = {
    later: record.later(ask),
    evidence: record.evidence(gatherer({ ...given.reads, http, lookBefore: looking })),
    perform: record.perform(performOf(request, clean, { signal, ended, redact })),
    githubTime: () => ports.github?.time() ?? began + clock.monotonic(),
    ...measuring,
  };
  const { ask: asking, perform } = world;
  const notices = noticesOf({
    ...{ stage: request.stage, manifest, release, environment, identity, repository, host },
    ...{ env: ports.env, secrets: request.secrets, ask: asking, perform, clock, redact },
    tell: said.tell,
  });
  const voice = shared ?? { ...said, happens: notices.happens };
  const run: Run = {
    subject: {
      ...measured,
      ...{ deployment: about.deployment, repository, host, identity, actor, dryRun, reason, to },
      elsewhere: request.url !== undefined,
      ...{
        tags,
        reportDir,
        folder,
        manifestPath,
        manifestSha: opened.sha,
        named,
        requirements,
        declared,
      },
      rowsFor: plan.rowsFor,
    },
    world,
    voice,
    afresh: (past) => afresh(given, about, { past, voice }),
  };
  return { run, notices };
}

/** The same run for what is released when something else has run before it; people are told by one. */
async function afresh(
  given: Parameters<typeof runOf>[0],
  about: About,
  { past, voice }: { readonly past: History; readonly voice: Voice },
): Promise<Run> {
  const { record, opened } = given;
  const release = after(about.release, past, opened.manifest.release.type);
  record.about({ release });
  return (await runOf(given, { ...about, release }, voice)).run;
}

/** Who claims measures what is live first; and only in production it is compared with anything. */
function planIn({ stage }: Request, site: Site): BeforePlan | undefined {
  const { health, everyMs, errorRate, environment } = site;
  if ((stage !== "deploy" && stage !== "release") || !environment.production) return undefined;
  return beforePlan({ signals: signalsOf(site), errorRate, before: health.before, everyMs });
}

/** What a stage says, to people now and for the report. */
function voiceOf({
  ports: { log },
  record,
  redact,
}: Pick<Given, "ports" | "record"> & Pick<World, "redact">): Omit<Voice, "happens"> {
  return {
    progress: (text) => log.progress(redact(text)),
    foreign: (text) => log.foreign(redact(text)),
    tell: (text, link) => {
      record.tell(text, link);
      log.line(redact(text));
    },
  };
}
