import type { Receipt } from "../core/act.ts";
import { type Finding, type Judgement, observed } from "../core/finding.ts";

/** A finding about something the stage itself did or saw. */
export function step(name: string, title: string, judgement: Judgement): Finding {
  return observed(`step/${name}`, title, judgement);
}

/** The finding of an act that could not be done: failed is a fail, anything else unknown. */
export function undone(name: string, title: string, expected: string, receipt: Receipt): Finding {
  const outcome =
    receipt.state === "recorded" ? "pending" : receipt.state === "failed" ? "fail" : "unknown";
  const remedy = "remedy" in receipt ? receipt.remedy : "Run the stage again without dry-run";
  return step(name, title, {
    outcome,
    expected,
    found: receipt.detail,
    remedy,
    link: receipt.link,
  });
}
