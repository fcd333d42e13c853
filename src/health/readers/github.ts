import type { IssuesSignal } from "../sources/github.ts";
import { excerptOf, gap } from "./fetch-json.ts";
import type { Reader, ReaderTools } from "./reader.ts";

/** Issues that a report names. */
const SHOWN = 3;

/** Reads which open issues with the label were opened after the deployment. */
export function readIssues({ issues: label }: IssuesSignal, tools: ReaderTools): Reader {
  return async ({ since }) => {
    const answer = await tools.issues(label);
    // The port has tried again where that may help.
    if ("missing" in answer) return gap(`GitHub gave no issues: ${answer.missing}`, answer.remedy);
    const fresh = answer.issues.filter(({ at }) => Date.parse(at) > since);
    const named = fresh.slice(0, SHOWN).map(({ number }) => `#${number}`);
    const more = fresh.length > SHOWN ? ` and ${fresh.length - SHOWN} more` : "";
    const title = fresh.length === 1 ? ` (${excerptOf(fresh[0]?.title, tools)})` : "";
    return {
      ...{ requests: 1, bad: fresh.length === 0 ? 0 : 1, baselineRequests: 0, baselineBad: 0 },
      reason: fresh.length === 0 ? undefined : `Issue ${named.join(", ")}${title}${more}`,
    };
  };
}
