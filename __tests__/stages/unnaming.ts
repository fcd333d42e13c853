import type { GitHub } from "../../src/core/ports.ts";

/** GitHub as it was before it named the run of a dispatch. */
export function unnaming(github: GitHub | undefined): GitHub {
  if (github === undefined) throw new Error("no GitHub");
  return {
    ...github,
    request: (route, { return_run_details: _, ...parameters }, signal) =>
      github.request(route, parameters, signal),
  };
}
