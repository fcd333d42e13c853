import { Problem } from "../core/problem.ts";
import { ADD_DEPLOY } from "../rollout/options.ts";
import type { Opened } from "./open.ts";
import type { Request } from "./request.ts";

/** A caller that takes the manifest for another one's locks, or keeps its reports, as another's. */
export function otherComponent({ component }: Request, { manifest }: Opened): Problem | undefined {
  const own = manifest.release.component;
  if (component === undefined || component === own) return undefined;
  return new Problem({
    code: "usage",
    sentence: `the component ${component} is asked for, and the manifest ${own === undefined ? "names none" : `is of ${own}`}`,
    remedy: `name the same in both: the input \`component\` (--component) and \`release: {component: ${own ?? component}}\``,
  });
}

/** A stage that deploys, of a manifest that does not say how. */
export function deployRequired({ stage }: Request): Problem {
  return new Problem({
    code: "usage",
    sentence: `the stage ${stage} needs \`deploy\`, which the manifest does not have`,
    remedy: ADD_DEPLOY,
  });
}

/** A stage whose work is recorded, without anywhere to record it. */
export function githubRequired({ stage }: Request): Problem {
  return new Problem({
    code: "github-required",
    sentence: `the stage ${stage} needs GitHub, where deployments and verdicts are recorded`,
    remedy: "set GITHUB_TOKEN and name the repository (GITHUB_REPOSITORY or --repo owner/name)",
  });
}
