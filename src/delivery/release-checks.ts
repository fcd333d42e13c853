import type { Finding, Judgement } from "../core/finding.ts";
import type { Live } from "../core/result.ts";
import { describeTry, remedyFor } from "../smoke/judge.ts";
import { CONFIRM_AFTER_MS } from "../smoke/run.ts";
import { isSameVersion } from "../smoke/version.ts";
import { runSmoke } from "./checks.ts";
import { type Asked, askOnce } from "./live.ts";
import type { Site } from "./site.ts";
import { step } from "./step.ts";

/** What the checks of a release said, and what answered. */
interface Checked {
  readonly findings: readonly Finding[];
  readonly live: Live | undefined;
}

/** All checks of a release, together with what keeps them from speaking of it. */
export async function checkRelease(site: Site, version: string): Promise<Checked> {
  const asked = await confirmed(site, version);
  const other =
    asked === undefined || isRight(asked, version) ? [] : [notLive(site, version, asked)];
  const findings = await runSmoke(site, { version, kind: "deploy" });
  const live = asked && { version: versionOf(asked) };
  return { findings: [...other, ...findings], live };
}

/**
 * What is live, where the manifest says how to read it. Like a failed check a wrong answer is looked
 * at once more: one lost answer decides nothing.
 */
async function confirmed(site: Site, version: string): Promise<Asked | undefined> {
  const { clock, signal } = site;
  const first = await askOnce(site, version);
  if (first === undefined || isRight(first, version)) return first;
  await clock.sleep(CONFIRM_AFTER_MS, signal);
  return (await askOnce(site, version)) ?? first;
}

const versionOf = (asked: Asked): string | undefined =>
  asked.state === "asked" ? asked.tried.version : undefined;

function isRight(asked: Asked, wanted: string): boolean {
  const version = versionOf(asked);
  return version !== undefined && isSameVersion(version, wanted);
}

/** What is judged must be what answers. */
function notLive({ environment, place }: Site, version: string, asked: Asked): Finding {
  const expected = `Version ${version} live in ${environment.name}`;
  const finding = step("version-live", `Version ${version} is live`, {
    expected,
    ...whyNotLive(version, asked),
  });
  return { ...finding, of: { version, kind: "deploy" }, place: place(["smoke", "ready"]) };
}

function whyNotLive(version: string, asked: Asked): Omit<Judgement, "expected"> {
  if (asked.state === "unasked") {
    return { outcome: "unknown", found: asked.missing, remedy: asked.remedy };
  }
  const { tried } = asked;
  if (tried.version !== undefined) {
    const remedy = `Deploy ${version} first, or name the version that is live`;
    return { outcome: "fail", found: `Version ${tried.version} instead`, remedy };
  }
  const remedy =
    tried.state === "answered"
      ? "Correct `smoke.ready`, which says where an answer names its version, or the service"
      : remedyFor(tried.reason);
  return { outcome: "unknown", found: describeTry(tried), remedy };
}
