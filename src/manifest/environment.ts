import { meant } from "../core/meant.ts";
import { Problem } from "../core/problem.ts";
import type { Environment } from "../core/release.ts";
import type { Manifest } from "./schema.ts";

const PRODUCTION_NAMES: readonly string[] = ["production", "prod", "live"];

/** What the manifest says, else whether the name is one that people give to production. */
export function isProduction({ environments }: Manifest, name: string): boolean {
  return environments[name]?.production ?? PRODUCTION_NAMES.includes(name.toLowerCase());
}

/** The named environment; without a name the only one, else the only production one. Its address still holds its expressions. */
export function pickEnvironment(manifest: Manifest, name: string | undefined): Environment {
  const names = Object.keys(manifest.environments);
  const chosen = name ?? onlyOne(names) ?? onlyOne(names.filter((n) => isProduction(manifest, n)));
  if (chosen === undefined) {
    throw unknown("the manifest has more than one environment to choose from", names);
  }
  if (!Object.hasOwn(manifest.environments, chosen)) {
    const sentence = `there is no environment "${chosen}" in the manifest`;
    const { hint } = meant(chosen, names);
    throw unknown(hint === undefined ? sentence : `${sentence}; ${hint}`, names);
  }
  const own = manifest.environments[chosen];
  const { url = "", after = [] } = own ?? {};
  return {
    name: chosen,
    url: withoutSlash(url),
    production: isProduction(manifest, chosen),
    after,
    ...(own?.["observe-only"] === true ? { observeOnly: true } : {}),
  };
}

/** Why an address cannot be the base of an environment; undefined where it can. */
export function urlFault(url: string): string | undefined {
  if (!URL.canParse(url)) return "not an address";
  const { protocol, username, password, search, hash } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return "not an http or https address";
  if (username !== "" || password !== "") return "an address with a user name in it";
  return search !== "" || hash !== "" ? "an address with `?` or `#` in it" : undefined;
}

/** A base address without slashes at its end. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}

const onlyOne = (names: readonly string[]): string | undefined =>
  names.length === 1 ? names[0] : undefined;

function unknown(sentence: string, names: readonly string[]): Problem {
  return new Problem({
    code: "environment-unknown",
    sentence,
    remedy: `name one of ${names.join(", ")}`,
  });
}
