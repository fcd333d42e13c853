import type { Baseline } from "../core/baseline.ts";
import type { Environment, Released } from "../core/release.ts";
import type { ProbeRate } from "../health/limits.ts";
import { isProbe } from "../health/options.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { CheckOptions } from "../smoke/check-options.ts";
import { runsIn } from "../smoke/flow.ts";
import { withoutCommands } from "../smoke/own-checks.ts";
import type { ProbeTools } from "../smoke/probe.ts";
import { indexById } from "./index-by-id.ts";
import { ownerOf } from "./owner.ts";
import type { RunSubject, Voice, World } from "./run.ts";

/** The ports by which an environment is measured, and what is said of it is cleaned. */
type Ways = Pick<
  World,
  | "ask"
  | "http"
  | "apiUrl"
  | "commands"
  | "files"
  | "readText"
  | "idToken"
  | "env"
  | "clock"
  | "redact"
  | "hide"
  | "signal"
>;

/** An environment as it is measured: its checks and signals, and what sends them. */
export interface Site
  extends Pick<RunSubject, "resolve" | "resolveFor" | "place">,
    Ways,
    Pick<Voice, "progress" | "foreign"> {
  readonly environment: Environment;
  readonly smoke: Manifest["smoke"];
  readonly health: Manifest["health"];
  /** Limits of a repeated check that names none, shares. */
  readonly errorRate: ProbeRate;
  /** Time from one look to the next, in milliseconds. */
  readonly everyMs: number;
  /** Folder in which commands of the manifest run. */
  readonly folder: string;
  /** What the checks were before the deployment; null: not measured, or nothing was deployed. */
  readonly baseline: Baseline | null;
  /** The build that is measured need not tell which one it is, as another's `smoke.ready` reads it. */
  readonly mayBeSilent: boolean;
  /** Critical commands of the release that are not asked of another build: the others prove less. */
  readonly lacksCommands: boolean;
  /** Who acts on what is found there. */
  readonly owner: string;
}

/** The part of a run that an environment is measured with. */
interface Measuring {
  readonly subject: Pick<
    RunSubject,
    "environment" | "manifest" | "defaults" | "resolve" | "resolveFor" | "place" | "folder"
  >;
  readonly world: Ways;
  readonly voice: Pick<Voice, "progress" | "foreign">;
}

/** The environment of a run, ready to be measured. */
export function siteOf({ subject, world, voice }: Measuring): Site {
  const { environment, manifest, defaults, resolve, resolveFor, place, folder } = subject;
  const { ask, http, apiUrl, commands, files, readText, idToken, env, clock, redact, hide } = world;
  const { signal } = world;
  const { smoke, health, roles } = manifest;
  const everyMs = health.every ?? defaults.everyMs;
  const owner = ownerOf(roles, "on-call");
  const { progress, foreign } = voice;
  const site = {
    environment,
    smoke,
    health,
    everyMs,
    errorRate: defaults.errorRate,
    owner,
    baseline: null,
    mayBeSilent: false,
    lacksCommands: false,
    resolve,
    resolveFor,
    place,
    folder,
    ask,
    http,
    apiUrl,
    commands,
    files,
    readText,
    idToken,
    env,
    clock,
    redact,
    hide,
    signal,
    progress,
    foreign,
  };
  const { hosts = {} } = manifest.environments[environment.name] ?? {};
  const here = smoke.checks.filter((check) => runsIn(check, environment.name));
  return withChecks(
    site,
    here.map((check) => (check.at === undefined ? check : { ...check, base: hosts[check.at] })),
  );
}

/** The same site with other checks of the same ids, or some of them, and the signals that repeat these. */
export function withChecks(site: Site, checks: readonly CheckOptions[]): Site {
  const { smoke, health } = site;
  const isKnown = (id: string) => checks.some((check) => check.id === id);
  return {
    ...site,
    smoke: { ...smoke, checks },
    health: {
      ...health,
      signals: health.signals?.filter((one) => !isProbe(one) || isKnown(one.probe)),
    },
    // Checks have another number here than in the manifest.
    place: (path) => {
      const [block, list, index, ...rest] = path;
      const check = typeof index === "number" ? checks[index] : undefined;
      if (block !== "smoke" || list !== "checks" || check === undefined) return site.place(path);
      return site.place([block, list, indexById(smoke.checks).get(check.id) ?? -1, ...rest]);
    },
  };
}

/** The same site for another build than the manifest's own, of which no command is asked. */
export function withoutOwnCommands(site: Site): Site {
  const lacksCommands = site.smoke.checks.some(
    (check) => check.run && check.severity === "critical",
  );
  return { ...withChecks(site, withoutCommands(site.smoke.checks)), lacksCommands };
}

/** What a probe of the environment works with while this build should be live. */
export function probeTools(site: Site, { version, sha }: Released): ProbeTools {
  const { environment, http, clock, redact, readText, idToken } = site;
  const build = { version, sha };
  return { baseUrl: environment.url, build, http, clock, redact, readText, idToken };
}
