import { oneWord, sameName } from "../text.ts";

/** Where a hold or a lift applies; a part that is not named stands for all. */
export interface Scope {
  readonly component: string | undefined;
  readonly environment: string | undefined;
}

/** One component's place; `component` undefined: the only one of its repository. */
export interface Site {
  readonly component?: string | undefined;
  readonly environment: string;
}

/** The place of a release; an empty `component` is the only one of its repository. */
export function siteFor(
  { component }: { readonly component: string },
  { name }: { readonly name: string },
): Site {
  return { component: component === "" ? undefined : component, environment: name };
}

export const EVERYWHERE: Scope = { component: undefined, environment: undefined };

const SCOPE = /^(?:([A-Za-z0-9][\w.-]*)\/)?([A-Za-z0-9][\w.-]*)?$/;

/** Reads `production`, `api/` or `api/production`; undefined where it is none of these. */
export function parseScope(word: string): Scope | undefined {
  const [, component, environment] = SCOPE.exec(word) ?? [];
  return component === undefined && environment === undefined
    ? undefined
    : { component, environment };
}

/** The environment of that name in any spelling of a comment: `prod eu` may be written `prod-eu`. */
export function environmentNamed(
  word: string,
  environments: readonly string[],
): string | undefined {
  return environments.find((one) => sameEnvironment(one, word));
}

/** True for names of one environment: letters' case, blanks and slashes make no difference. */
export function sameEnvironment(a: string, b: string): boolean {
  return sameName(oneWord(a), oneWord(b));
}

/** A place as a comment names it: `production`, `api/prod-eu`. */
export function siteText({ component, environment }: Site): string {
  return `${component === undefined ? "" : `${component}/`}${oneWord(environment)}`;
}

/** True where a place lies in the scope; names are the same whatever their case. */
export function covers({ component, environment }: Scope, site: Site): boolean {
  const isComponent =
    component === undefined ||
    (site.component !== undefined && sameName(component, site.component));
  return (
    isComponent && (environment === undefined || sameEnvironment(environment, site.environment))
  );
}
