import type { Baseline } from "../core/baseline.ts";
import type { Environment, Released } from "../core/release.ts";
import type { Manifest } from "../manifest/schema.ts";
import type { ProbeTools } from "../smoke/probe.ts";
import { ownerOf } from "./owner.ts";
import type { RunSubject, Voice, World } from "./run.ts";

/** An environment as it is measured: its checks and signals, and what sends them. */
export interface Site
  extends Pick<RunSubject, "resolve" | "resolveFor" | "place">,
    Pick<World, "http" | "commands" | "env" | "clock" | "redact" | "signal">,
    Pick<Voice, "progress"> {
  readonly environment: Environment;
  readonly smoke: Manifest["smoke"];
  readonly health: Manifest["health"];
  /** Time from one look to the next, in milliseconds. */
  readonly everyMs: number;
  /** Folder in which commands of the manifest run. */
  readonly folder: string;
  /** What the checks were before the deployment; null: not measured, or nothing was deployed. */
  readonly baseline: Baseline | null;
  /** The build that is measured need not tell which one it is, as another's `smoke.ready` reads it. */
  readonly mayBeSilent: boolean;
  /** Who acts on what is found there. */
  readonly owner: string;
}

/** The part of a run that an environment is measured with. */
interface Measuring {
  readonly subject: Pick<
    RunSubject,
    "environment" | "manifest" | "defaults" | "resolve" | "resolveFor" | "place" | "folder"
  >;
  readonly world: Pick<World, "http" | "commands" | "env" | "clock" | "redact" | "signal">;
  readonly voice: Pick<Voice, "progress">;
}

/** The environment of a run, ready to be measured. */
export function siteOf({ subject, world, voice }: Measuring): Site {
  const { environment, manifest, defaults, resolve, resolveFor, place, folder } = subject;
  const { http, commands, env, clock, redact, signal } = world;
  const { smoke, health, roles } = manifest;
  const everyMs = health.every ?? defaults.everyMs;
  const owner = ownerOf(roles, "on-call");
  const { progress } = voice;
  return {
    environment,
    smoke,
    health,
    everyMs,
    owner,
    baseline: null,
    mayBeSilent: false,
    resolve,
    resolveFor,
    place,
    folder,
    http,
    commands,
    env,
    clock,
    redact,
    signal,
    progress,
  };
}

/** What a probe of the environment works with while this build should be live. */
export function probeTools(site: Site, { version, sha }: Released): ProbeTools {
  const { environment, http, clock, redact } = site;
  return { baseUrl: environment.url, build: { version, sha }, http, clock, redact };
}
