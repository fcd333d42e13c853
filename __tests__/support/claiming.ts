import type { GitHub } from "../../src/core/ports.ts";
import type { StageSet } from "./stage-set.ts";

const CLAIM = "POST /repos/{owner}/{repo}/deployments";

/** GitHub on which something happens right before or after the first claim. */
export function claiming(
  { ports: { github } }: StageSet,
  { before, after }: { readonly before?: () => void; readonly after?: () => void },
): { readonly github: GitHub } {
  if (github === undefined) throw new Error("no GitHub");
  let claims = 0;
  const request: GitHub["request"] = async (route, ...rest) => {
    if (route !== CLAIM || ++claims > 1) return github.request(route, ...rest);
    before?.();
    const reply = await github.request(route, ...rest);
    after?.();
    return reply;
  };
  return { github: { ...github, request } };
}
