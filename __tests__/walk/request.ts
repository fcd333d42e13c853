import type { StageName } from "../../src/core/stages.ts";
import type { CheckRun } from "../../src/demo/github/things.ts";
import { NO_EVENT } from "../../src/run/event.ts";
import type { Request } from "../../src/run/request.ts";
import type { Build } from "./production.ts";
import { type Component, manifestAt } from "./town.ts";

/** What people see of a process. */
export interface Identity {
  readonly run: string;
  readonly attempt: number;
  readonly job: CheckRun | undefined;
}

/** What a job, or a person's call, asks of the program. */
export function requestOf({
  stage,
  component,
  build,
  selfHosted,
  identity: { run, attempt, job },
}: {
  readonly selfHosted: boolean;
  readonly stage: StageName;
  readonly component: Component;
  readonly build: Build;
  readonly identity: Identity;
}): Request {
  const isLocal = job === undefined;
  return {
    stage,
    component: undefined,
    manifest: manifestAt(component),
    cwd: "/work/shop",
    environment: "production",
    version: isLocal ? undefined : build.version,
    sha: build.sha,
    event: { ...NO_EVENT, sha: build.sha },
    deployment: undefined,
    reason: undefined,
    dryRun: false,
    reportDir: "reports",
    hidden: [],
    refusal: undefined,
    identity: {
      id: run,
      attempt,
      job: job && `${job.id}`,
      runner: isLocal ? undefined : selfHosted ? "self-hosted" : "github-hosted",
      url: isLocal ? undefined : `https://github.com/octoacme/shop/actions/runs/${run}`,
      workflow: isLocal ? undefined : ".github/workflows/release.yml",
    },
    secrets: {},
    toolVersion: "0.1.0",
  };
}
