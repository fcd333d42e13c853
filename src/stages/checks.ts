import type { Finding } from "../core/finding.ts";
import type { CheckOptions } from "../smoke/options.ts";
import type { ProbeTools } from "../smoke/probe.ts";
import { runChecks } from "../smoke/run.ts";
import { owned } from "./owner.ts";
import type { Run } from "./stage.ts";

type Path = readonly (string | number)[];

/** What a probe of check number `index` is given in this run. */
export function probeTools(run: Run, version: string): ProbeTools {
  const { environment, http, clock, redact } = run;
  return { baseUrl: environment.url, version, http, clock, redact };
}

/** A check whose values could be filled in, or the finding that says which could not. */
export function resolveCheck(
  run: Run,
  check: CheckOptions,
): { readonly check: CheckOptions } | { readonly finding: Finding } {
  const resolved = run.resolve(check);
  if (resolved.ok) return { check: resolved.value };
  return {
    finding: {
      id: `check/${check.id}`,
      title: check.name,
      effect: check.severity === "critical" ? "block" : "warn",
      outcome: "unknown",
      expected: "every value of the check is known",
      found: resolved.missing,
      remedy: resolved.remedy,
      place: run.place(checkPath(run, check)),
      basis: { kind: "observed" },
    },
  };
}

/** Where a check stands in the manifest. */
export function checkPath(run: Run, check: CheckOptions): Path {
  return ["smoke", "checks", run.manifest.smoke.checks.findIndex((c) => c.id === check.id)];
}

/** Runs all checks against the environment; findings come in manifest order. */
export async function smokeFindings(run: Run, version: string): Promise<readonly Finding[]> {
  const prepared = run.manifest.smoke.checks.map((check) => resolveCheck(run, check));
  const ready = prepared.flatMap((p) => ("check" in p ? [p.check] : []));
  const tools = {
    ...probeTools(run, version),
    progress: run.progress,
    placeOf: (check: CheckOptions, path: Path) => run.place([...checkPath(run, check), ...path]),
  };
  const ran = await runChecks(ready, tools, run.signal);
  const queue = [...ran];
  const all = prepared.flatMap((p) => ("finding" in p ? [p.finding] : queue.splice(0, 1)));
  return owned(run, "on-call", all);
}
