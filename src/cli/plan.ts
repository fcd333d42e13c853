import { lint } from "../commands/lint.ts";
import { Problem } from "../core/problem.ts";
import type { StageName } from "../core/stages.ts";
import { loadManifest } from "../manifest/load.ts";
import { policyOf } from "../policy/policies.ts";
import { shippedPolicies } from "../policy/shipped.ts";
import type { StageFlags } from "./commands.ts";
import type { CliWorld } from "./world.ts";

/** Flags that say something of one run: a plan is made of the manifest alone. */
const IDLE = [
  ...(["component", "releaseVersion", "sha", "repo", "deploymentId", "reason", "to"] as const),
  ...(["tags", "dryRun", "allowPrivateNetwork"] as const),
] satisfies readonly (keyof StageFlags)[];

/**
 * Prints what readiness will ask, or what the window of verify would notice, by the manifest as it lies
 * here; gives the exit code.
 * @throws Problem where a flag is given that a plan does not act on, or no environment is named
 */
export async function runPlan(
  stage: StageName,
  { manifest: path, environment, ...flags }: StageFlags,
  { files, stdout, stderr, now }: Pick<CliWorld, "files" | "stdout" | "stderr" | "now">,
): Promise<number> {
  if (flags.format === "json" || IDLE.some((flag) => flags[flag] !== undefined)) throw idle();
  const linted = await lint({ path, now, ...files });
  const text = linted.ok ? await files.read(path) : undefined;
  if (text === undefined) {
    stderr.write(`${linted.lines.join("\n")}\n`);
    return 2;
  }
  const policies = await shippedPolicies(await files.policies());
  const loaded = await loadManifest({ path, text, policies });
  const policy = loaded.ok ? policyOf(policies, loaded.manifest.policy) : undefined;
  if (!loaded.ok || policy === undefined)
    throw new Error("lint lets only a valid manifest through");
  const lines =
    stage === "verify"
      ? (await import("../run/watch-plan.ts")).watchPlan(loaded, policy, environment)
      : await (await import("../run/ahead.ts")).ahead(loaded, policy, environment);
  stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function idle(): Problem {
  return new Problem({
    code: "usage",
    sentence: "a plan is made of the manifest alone, and asks nothing",
    remedy: "give --plan only with --manifest and --environment",
  });
}
