import type { Judgement, Outcome } from "../core/finding.ts";
import { worst } from "../core/verdict.ts";
import { plural } from "../core/wording.ts";
import type { RequiredDeployment, RequiredScan } from "../questions/required.ts";

type Found = Omit<Judgement, "expected">;

/** Rules about a commit besides its checks and workflows. */
interface Ruled {
  readonly deployments?: readonly RequiredDeployment[] | undefined;
  readonly scans?: readonly RequiredScan[] | undefined;
}

/**
 * What was found of checks and workflows, with what the branch requires besides: the worst of all is
 * said first. `isComing`: a workflow run goes on, by which something that is absent may still come.
 */
export function withRules(
  found: Found,
  { deployments = [], scans = [] }: Ruled,
  isComing: boolean,
): Found {
  const ruled = [
    ...deployments.map((one) => ofDeployment(one, isComing)),
    ...scans.map((one) => ofScan(one, isComing)),
  ];
  const [first, ...others] = [found, ...ruled].toSorted((a, b) => worse(a.outcome, b.outcome));
  if (first === undefined || ruled.length === 0) return found;
  const said = others.map(({ found: words }) => words);
  return { ...first, details: [...(first.details ?? []), ...said] };
}

/** Below zero where the first outcome is worse; those of one kind stay in their order. */
function worse(one: Outcome, other: Outcome): number {
  if (one === other) return 0;
  return worst([one, other]) === one ? -1 : 1;
}

function ofDeployment(
  { environment, state, url, of }: RequiredDeployment,
  isComing: boolean,
): Found {
  const what = `Required deployment to ${environment}`;
  const whose = of === "commit" ? "" : " of its pull request";
  if (state === "success") return { outcome: "pass", found: `${what}${whose}: success`, link: url };
  const remedy = `Let a deployment of this commit to ${environment} succeed, then run this stage again`;
  if (state === undefined) {
    return {
      outcome: isComing ? "pending" : "fail",
      found: `${what}: none of this commit`,
      remedy,
    };
  }
  const isOver = state === "failure" || state === "error";
  return { outcome: isOver ? "fail" : "pending", found: `${what}: ${state}`, remedy, link: url };
}

/** Severities of alerts that a threshold does not allow, by its name in GitHub's rule. */
const BARRED: Readonly<Record<string, readonly string[] | "all">> = {
  none: [],
  errors: ["error"],
  errors_and_warnings: ["error", "warning"],
  critical: ["critical"],
  high_or_higher: ["critical", "high"],
  medium_or_higher: ["critical", "high", "medium"],
  all: "all",
};

function ofScan({ tool, alertsFrom, securityFrom, found }: RequiredScan, isComing: boolean): Found {
  const what = `Required code scanning by ${tool}`;
  if (found.state === "unknown") {
    return { outcome: "unknown", found: `${what}: ${found.reason}`, remedy: found.remedy };
  }
  if (found.state === "absent") {
    const remedy = `Let ${tool} analyse this commit on the default branch, then run this stage again`;
    const outcome = isComing ? "pending" : "unknown";
    return { outcome, found: `${what}: no analysis of this commit`, remedy };
  }
  const [alerts, security] = [BARRED[alertsFrom], BARRED[securityFrom]];
  if (alerts === undefined || security === undefined) {
    const named = alerts === undefined ? alertsFrom : securityFrom;
    const remedy =
      "Look at the alerts, and waive the requirement until this version knows the rule";
    return { outcome: "unknown", found: `${what}: its threshold ${named} is not known`, remedy };
  }
  const isBarred = (level: string, by: readonly string[] | "all") =>
    by === "all" || by.includes(level);
  const over = found.open.filter((one) =>
    one.security === undefined ? isBarred(one.severity, alerts) : isBarred(one.security, security),
  );
  const count = over.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return { outcome: "pass", found: `${what}: no alert that bars it` };
  return {
    outcome: "fail",
    found: `${what}: ${plural(count, "open alert")} at or above its threshold`,
    remedy: "Correct what they report and release the new commit, or dismiss them with a reason",
    link: over[0]?.url,
  };
}
