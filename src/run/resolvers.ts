import type { Ports } from "../core/ports.ts";
import type { Environment, Release } from "../core/release.ts";
import type { RunSubject } from "../delivery/run.ts";
import { contextsOf } from "../expressions/contexts.ts";
import { resolveTemplates } from "../expressions/resolve.ts";
import { holdsExpression } from "../expressions/template.ts";
import type { Request } from "./request.ts";

/** What a run is about, as expressions look it up. */
interface About {
  readonly release: Release;
  readonly environment: Environment;
}

/** Fills in the expressions of values, for the release or for another build; most values hold none. */
export function resolvers(
  { secrets }: Request,
  { env }: Ports,
  { release, environment }: About,
): Pick<RunSubject, "resolve" | "resolveFor"> {
  const known = { env, secrets, environment };
  return {
    resolve: (value, target = release) => {
      if (!holdsExpression(value)) return { ok: true, value };
      const kind = target.sha === release.sha ? "deploy" : "rollback";
      const aimed = { version: target.version, sha: target.sha, kind } as const;
      return resolveTemplates(value, contextsOf({ ...known, release, target: aimed }));
    },
    resolveFor: (value, { version, sha }, saved = undefined) => {
      if (!holdsExpression(value)) return { ok: true, value };
      const contexts = contextsOf({ ...known, release: { ...release, version, sha }, saved });
      return resolveTemplates(value, contexts);
    },
  };
}
