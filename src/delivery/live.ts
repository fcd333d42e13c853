import type { Answered } from "../core/build.ts";
import type { CheckTry } from "../core/check.ts";
import { type Finding, type Judgement, observed } from "../core/finding.ts";
import type { DeployOrder } from "../core/order.ts";
import type { RecordPayload } from "../core/record.ts";
import type { Released } from "../core/release.ts";
import type { Live } from "../core/result.ts";
import { VERSION_LIVE } from "../smoke/options.ts";
import { probeBuild, waitUntilLive } from "../smoke/ready.ts";
import { probeTools, type Site } from "./site.ts";

/** Whether a build is live, and what answered last where it was asked. */
interface Seen {
  readonly finding: Finding;
  readonly live: Live | undefined;
}

/**
 * Waits for the build where the manifest says what to wait for; otherwise says that nothing proves
 * it. `before`: what answered until then; undefined: that is not known.
 */
export async function untilLive(
  site: Site,
  order: DeployOrder,
  before: Answered | undefined,
): Promise<Seen> {
  const { environment, smoke, progress, signal, mayBeSilent } = site;
  const { version, kind } = order;
  const said = (judgement: Judgement): Finding => ({
    ...observed(VERSION_LIVE, `Version ${version} is live`, judgement),
    of: { version, kind },
  });
  if (smoke.ready === undefined) {
    const finding = said({
      outcome: "unknown",
      effect: "inform",
      expected: `Version ${version} live in ${environment.name}`,
      found: "The manifest has no smoke.ready to prove it by",
      remedy: "Add `smoke: {ready: {get: /version, version: {json: $.version}}}` to the manifest",
    });
    return { finding, live: undefined };
  }
  const ready = site.resolve(smoke.ready, order);
  if (!ready.ok) {
    const expected = "A value for every expression of smoke.ready";
    const { missing: found, remedy } = ready;
    return { finding: said({ outcome: "unknown", expected, found, remedy }), live: undefined };
  }
  const tools = probeTools(site, order);
  const { finding, seen } = await waitUntilLive(
    ready.value,
    tools,
    { before, progress, mayBeSilent },
    signal,
  );
  return { finding: { ...finding, of: { version, kind } }, live: liveOf(seen) };
}

/** What ran before a deployment, as far as its record knows; undefined: it does not. */
export function answeredBefore({
  state,
  previous,
}: Pick<RecordPayload, "state" | "previous">): Answered | undefined {
  const version = state?.version ?? previous?.version;
  return version === undefined ? undefined : { version };
}

const liveOf = ({ version, commit }: Answered): Live => ({ version, commit });

/** Asks once what answers now; undefined where nothing can tell. */
export async function askLive(site: Site, build: Released): Promise<Live | undefined> {
  const asked = await askOnce(site, build);
  return asked?.state === "asked" ? liveOf(asked.tried) : undefined;
}

/** One request for the build, or why it could not be made. */
export type Asked =
  | { readonly state: "asked"; readonly tried: CheckTry }
  | { readonly state: "unasked"; readonly missing: string; readonly remedy: string };

/** The same with everything that came of the request; undefined where it was not to be made. */
export async function askOnce(site: Site, build: Released): Promise<Asked | undefined> {
  const { smoke, signal } = site;
  if (smoke.ready === undefined || signal.aborted) return undefined;
  const ready = site.resolve(smoke.ready, build);
  if (!ready.ok) return { state: "unasked", missing: ready.missing, remedy: ready.remedy };
  const tried = await probeBuild(ready.value, probeTools(site, build), signal);
  return { state: "asked", tried };
}
