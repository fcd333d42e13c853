import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord, History } from "../core/record.ts";
import { linkOf } from "../core/record-links.ts";
import type { StageResult } from "../core/result.ts";
import { settleCommand } from "../core/settle-command.ts";
import { supersededFinding } from "../delivery/history.ts";
import { step } from "../delivery/step.ts";
import { againAfter } from "../rollout/again.ts";

/** What an attempt does that finds an earlier claim of its run; undefined: it claims anew. */
export function claimedBefore(
  past: History,
  record: DeploymentRecord,
  title: string,
): StageResult | undefined {
  switch (againAfter(record, past.records)) {
    case "claim":
      return undefined;
    case "open":
      return { findings: [unfinished(past, record)] };
    case "final":
      return { findings: [final(record)] };
    default:
      return done(past, record, title);
  }
}

/** It is not deployed twice; and it may no longer be what runs. */
function done(past: History, record: DeploymentRecord, title: string): StageResult {
  const other = supersededFinding(past, record, "none");
  if (other !== undefined) return { findings: [other] };
  const finding = step("deploy", title, {
    outcome: "pass",
    expected: "One deployment by this run",
    found: `Deployment ${record.id} of this run has already deployed it`,
  });
  return { findings: [finding], deployment: record.id, rolledBack: "no" };
}

function unfinished({ environment }: History, record: DeploymentRecord): Finding {
  const { id, payload } = record;
  const command = settleCommand(id, environment, { because: payload.runner !== "github-hosted" });
  return step("claim", `Claim ${environment}`, {
    outcome: "unknown",
    expected: "No unfinished deployment of this run",
    found: `Deployment ${id} of this run has no end: a ${payload.kind} of ${payload.version} may be in progress`,
    remedy: `Look at what ${environment} runs; when this run has ended, end the record with \`${command}\` and run again`,
    link: linkOf(record),
  });
}

function final(record: DeploymentRecord): Finding {
  return step("claim", "This run may deploy it", {
    outcome: "fail",
    expected: "No deployment of this run that failed or was rolled back",
    found: `Deployment ${record.id} of this run failed or was rolled back`,
    remedy: "Start a new run: what failed in a run is not deployed again by its next attempt",
    link: linkOf(record),
  });
}
