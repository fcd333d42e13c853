import { compareBuild } from "../core/build.ts";
import type { CheckTry } from "../core/check.ts";
import { type Finding, type Judgement, observed } from "../core/finding.ts";
import type { DeployOrder } from "../core/order.ts";
import type { Proof } from "../core/record-description.ts";
import type { Released } from "../core/release.ts";
import type { Live } from "../core/result.ts";
import { VERSION_LIVE } from "../smoke/options.ts";
import { probeVersion, waitUntilLive } from "../smoke/ready.ts";
import { probeTools, type Site } from "./site.ts";

/** Whether a version is live, and what answered last where it was asked. */
interface Seen {
  readonly finding: Finding;
  readonly live: Live | undefined;
}

/** Waits for the version where the manifest says how to read it; otherwise says that nothing proves it. */
export async function untilLive(site: Site, order: DeployOrder): Promise<Seen> {
  const { environment, smoke, progress, signal } = site;
  const { version, kind } = order;
  const said = (judgement: Judgement): Finding => ({
    ...observed(VERSION_LIVE, `Version ${version} is live`, judgement),
    of: { version, kind },
  });
  if (smoke.ready === undefined) {
    const finding = said({
      outcome: "unknown",
      expected: `Version ${version} live in ${environment.name}`,
      found: "The manifest has no smoke.ready to prove it by",
      remedy: "Add `smoke: {ready: {get: /version, version: {json: $.version}}}` to the manifest",
    });
    return { finding: { ...finding, effect: "inform" }, live: undefined };
  }
  const ready = site.resolve(smoke.ready, order);
  if (!ready.ok) {
    const expected = "A value for every expression of smoke.ready";
    const { missing: found, remedy } = ready;
    return { finding: said({ outcome: "unknown", expected, found, remedy }), live: undefined };
  }
  const tools = probeTools(site, version);
  const wanted = { expectedVersion: version, progress };
  const { finding, seen } = await waitUntilLive(ready.value, tools, wanted, signal);
  return { finding: { ...finding, of: { version, kind } }, live: { version: seen } };
}

/**
 * How it is proven that a build is live by what was read of it: a version proves it only where
 * another one ran before, since a rebuilt version looks like the one that it replaces.
 */
export function proofOf(
  live: Live | undefined,
  build: Released,
  previous: Pick<Released, "version"> | undefined,
): Proof {
  if (live?.version === undefined || previous === undefined) return "none";
  const compared = compareBuild({ version: live.version }, { build, before: previous });
  return compared.same === true ? compared.proof : "none";
}

/** Asks once what answers now; undefined where nothing can tell. */
export async function askLive(site: Site, version: string): Promise<Live | undefined> {
  const asked = await askOnce(site, version);
  return asked?.state === "asked" ? { version: asked.tried.version } : undefined;
}

/** One request for the version, or why it could not be made. */
export type Asked =
  | { readonly state: "asked"; readonly tried: CheckTry }
  | { readonly state: "unasked"; readonly missing: string; readonly remedy: string };

/** The same with everything that came of the request; undefined where it was not to be made. */
export async function askOnce(site: Site, version: string): Promise<Asked | undefined> {
  const { smoke, signal } = site;
  if (smoke.ready === undefined || signal.aborted) return undefined;
  const ready = site.resolve(smoke.ready);
  if (!ready.ok) return { state: "unasked", missing: ready.missing, remedy: ready.remedy };
  const tried = await probeVersion(ready.value, probeTools(site, version), signal);
  return { state: "asked", tried };
}
