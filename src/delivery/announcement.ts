import type { DeploymentRecord } from "../core/record.ts";
import { verdictOf } from "../core/record-state.ts";
import type { Environment, Release } from "../core/release.ts";
import { md, mdCode, mdLink, oneWord } from "../core/text.ts";
import { formatTime, shortSha } from "../core/units.ts";
import { compare, isVersion } from "../requirements/versions.ts";

/** GitHub takes 125,000 characters; the rest is for the pointer to the whole text. */
const MOST_CHARACTERS = 120_000;

/** Notes as GitHub takes them: what is too long ends at the end of a line, with where the rest is. */
export function notesBody(
  text: string,
  { path, sha }: { readonly path: string; readonly sha: string },
): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const kept = text.slice(0, MOST_CHARACTERS);
  const end = kept.lastIndexOf("\n");
  const pointer = md`… The whole text is in ${mdCode(path)} at commit ${mdCode(shortSha(sha))}.`;
  return `${end > 0 ? kept.slice(0, end) : kept}\n\n${pointer.markdown}\n`;
}

/**
 * Whether GitHub shows a release as the latest: not a back-port below what is published already, not a
 * pre-release, and no component, since a repository has one latest release.
 */
export function isLatest(
  { version, component }: Pick<Release, "version" | "component">,
  published: string | undefined,
): boolean {
  if (component !== "" || isPrerelease(version)) return false;
  if (published === undefined) return true;
  return isVersion(version) && isVersion(published) && compare(version, published) >= 0;
}

/** True for `2.4.0-rc.1`. */
export function isPrerelease(version: string): boolean {
  return isVersion(version) && version.includes("-");
}

type Live = {
  readonly release: Release;
  readonly environment: Environment;
  /** Page of the release. */
  readonly url: string;
};

/** What is said once on each pull request of the release; the same text each time. */
export function pullComment({ release, environment, url }: Live): string {
  const { name, version } = release;
  return md`Released: ${name} ${version} is live in ${environment.name}. ${mdLink("Release notes", url)}`
    .markdown;
}

/** What is said once in the release issue; the same text each time. */
export function issueComment(live: Live, record: DeploymentRecord, evidence: string): string {
  const { release, environment, url } = live;
  const at = formatTime(verdictOf(record)?.at ?? record.createdAt);
  const passed = md`${release.name} ${release.version} (${mdCode(shortSha(record.sha))}) passed in ${environment.name} on ${at}, as deployment ${record.id}.`;
  const where = md`${mdLink("Release notes", url)}; the evidence is attached there as ${mdCode(evidence)}.`;
  return `${passed.markdown}\n\n${where.markdown}`;
}

/** Name of the file with the evidence: `release-gate-shop-2.4.0-production.json`. */
export function evidenceName({ name, component, version }: Release, environment: string): string {
  const whose = component === "" ? name : component;
  return `${oneWord(`release-gate-${whose}-${version}-${environment}`)}.json`;
}
