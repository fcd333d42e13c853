import { alreadyUnhealthy } from "./already-unhealthy.ts";
import { assigned } from "./assigned.ts";
import { attest } from "./attest.ts";
import { ci } from "./ci.ts";
import { emergency } from "./emergency.ts";
import { freeze } from "./freeze.ts";
import { from } from "./from.ts";
import type { Evaluator } from "./harness/evaluator.ts";
import type { Observer } from "./harness/observer.ts";
import { held } from "./held.ts";
import { knownIssues } from "./known-issues.ts";
import { manifest } from "./manifest.ts";
import { noneOpen } from "./none-open.ts";
import { notBehind } from "./not-behind.ts";
import { notes } from "./notes.ts";
import { pipelineHistory } from "./pipeline-history.ts";
import { plan } from "./plan.ts";
import { putOff } from "./put-off.ts";
import { resources } from "./resources.ts";
import { reviewed } from "./reviewed.ts";
import { rollbackTarget } from "./rollback-target.ts";
import { scans } from "./scans.ts";
import { scope } from "./scope.ts";
import { semver } from "./semver.ts";
import { signoff } from "./signoff.ts";
import { smokePrepared } from "./smoke-prepared.ts";
import { tests } from "./tests.ts";
import { verifiedBefore } from "./verified-before.ts";
import { version } from "./version.ts";
import { versionFiles } from "./version-files.ts";
import { whenChanged } from "./when-changed.ts";
import { window } from "./window.ts";
import { worked } from "./worked.ts";

/** Every kind of requirement, by the name that a policy row `uses`. */
export const EVALUATORS = {
  "already-unhealthy": alreadyUnhealthy,
  assigned,
  attest,
  ci,
  emergency,
  freeze,
  from,
  held,
  "known-issues": knownIssues,
  manifest,
  "none-open": noneOpen,
  "not-behind": notBehind,
  notes,
  "pipeline-history": pipelineHistory,
  plan,
  "put-off": putOff,
  resources,
  reviewed,
  "rollback-target": rollbackTarget,
  scans,
  scope,
  semver,
  signoff,
  "smoke-prepared": smokePrepared,
  tests,
  "verified-before": verifiedBefore,
  version,
  "version-files": versionFiles,
  "when-changed": whenChanged,
  window,
  worked,
} as const satisfies Readonly<Record<string, Evaluator | Observer>>;
