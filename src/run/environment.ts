import type { Ports } from "../core/ports.ts";
import { Problem } from "../core/problem.ts";
import type { Environment } from "../core/release.ts";
import { contextsOf } from "../expressions/contexts.ts";
import { resolveTemplates } from "../expressions/resolve.ts";
import { isProduction, pickEnvironment, urlFault, withoutSlash } from "../manifest/environment.ts";
import type { Opened } from "./open.ts";
import type { Request } from "./request.ts";

/** The chosen environment with its address filled in and its predecessors named. */
export function environmentOf(
  { environment, secrets, url: named }: Request,
  { manifest, place }: Opened,
  { env }: Ports,
): Environment {
  const chosen = pickEnvironment(manifest, environment);
  const before = Object.keys(manifest.environments).filter((name) => !isProduction(manifest, name));
  const after = chosen.production && chosen.after.length === 0 ? before : chosen.after;
  if (named !== undefined) return { ...chosen, url: addressOf(named), after };
  const url = resolveTemplates(chosen.url, contextsOf({ env, secrets }));
  const at = place(["environments", chosen.name, "url"]);
  if (!url.ok) {
    throw new Problem({
      code: "value-missing",
      sentence: url.missing,
      remedy: url.remedy,
      place: at,
    });
  }
  const fault = urlFault(url.value);
  if (fault !== undefined) {
    throw new Problem({
      code: "manifest-invalid",
      sentence: `environments.${chosen.name}.url is ${fault}`,
      remedy: "write an address that begins with https:// or http://",
      place: at,
    });
  }
  return { ...chosen, url: withoutSlash(url.value), after };
}

/** An address that a user has named. */
function addressOf(url: string): string {
  const fault = urlFault(url);
  if (fault === undefined) return withoutSlash(url);
  throw new Problem({
    code: "usage",
    sentence: `the address that is to be checked is ${fault}`,
    remedy: "write it as https://shop.example (--url)",
  });
}
