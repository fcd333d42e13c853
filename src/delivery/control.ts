import { type Finding, observed } from "../core/finding.ts";
import { Control, hostOf } from "../health/control.ts";
import type { Site } from "./site.ts";

/** Answers without a token, and counts against no limit (REST API, "Get rate limit status"). */
const FREE_PATH = "/rate_limit";

/** What tells a failed network from a failed service; undefined: nothing is asked. */
export function controlOf({ health, apiUrl, http, clock, signal }: Site): Control | undefined {
  const address = health.control ?? (apiUrl && `${apiUrl.replace(/\/+$/, "")}${FREE_PATH}`);
  if (address === undefined || address.toLowerCase() === "none") return undefined;
  return new Control({ address, http, clock, signal });
}

/** Says so where the control was left out. */
export function droppedIn(control: Control | undefined): readonly Finding[] {
  if (control?.isDropped !== true) return [];
  const host = hostOf(control.address);
  return [
    {
      ...observed("step/control", "Control of the network", {
        outcome: "unknown",
        expected: `An answer of ${host}, which tells a failed network from a failed service`,
        found: `${host} could not be reached while the checks were answered: left out, and lost answers count`,
        remedy: "Name an address in health.control that this machine reaches, or write `none`",
      }),
      effect: "inform",
    },
  ];
}
