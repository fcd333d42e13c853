import { isDone } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import { announcement } from "../receipts/announcement.ts";
import { attach } from "../receipts/attach.ts";
import { draft } from "../receipts/draft.ts";
import type { Receipt } from "../receipts/index.ts";
import { milestone } from "../receipts/milestone.ts";
import { publish } from "../receipts/publish.ts";
import { isLatest, isPrerelease } from "./announcement.ts";
import type { Run } from "./run.ts";
import { step, undone } from "./step.ts";

/** Everything that publishing takes, decided before anything is done. */
export interface Publishing {
  readonly record: DeploymentRecord;
  readonly tag: string;
  /** Commit that the tag is made at; undefined: it is there. */
  readonly target: string | undefined;
  readonly body: string;
  readonly digest: string;
  /** Highest version that is published; undefined: none. */
  readonly published: string | undefined;
  readonly evidence: { readonly name: string; readonly text: string };
}

const TITLE = "The release is published with the approved notes";

/** The public release, or why there is none. */
export interface Published {
  readonly findings: readonly Finding[];
  /** Its page; undefined: it is not public. */
  readonly url: string | undefined;
}

/** Drafts, attaches, and publishes last; each is found before it is done. */
export async function publishRelease(run: Run, wanted: Publishing): Promise<Published> {
  const { perform } = run.world;
  const { release } = run.subject;
  const { tag, target, body, digest, evidence } = wanted;
  const expected = `Release ${tag} on GitHub with the approved notes`;
  const title = `${release.name} ${release.version}`;
  const prerelease = isPrerelease(release.version);
  const drafted = await perform(draft.act({ tag, target, title, body, digest, prerelease }));
  if (!isDone(drafted)) {
    return { findings: [undone("published", TITLE, expected, drafted)], url: undefined };
  }
  const { release: id, upload } = drafted.result;
  const attached = await perform(attach.act({ release: id, upload, ...evidence }));
  const latest = isLatest(release, wanted.published);
  const made = await perform(publish.act({ release: id, tag, latest, digest }));
  const kept = attachedFinding(evidence.name, attached);
  if (!isDone(made)) {
    return { findings: [kept, undone("published", TITLE, expected, made)], url: undefined };
  }
  const { url } = made.result;
  const said = step("published", TITLE, {
    outcome: "pass",
    expected,
    found: made.detail,
    link: url,
  });
  return { findings: [said, kept], url };
}

function attachedFinding(name: string, receipt: Receipt<"attach">): Finding {
  const title = "The evidence is attached to the release";
  const expected = `File ${name} at the release`;
  if (!isDone(receipt)) return warned(undone("evidence", title, expected, receipt));
  return warned(step("evidence", title, { outcome: "pass", expected, found: receipt.detail }));
}

/** What people would miss, and nothing is taken back for. */
const warned = (finding: Finding): Finding => ({ ...finding, effect: "warn" });

/** Closes the milestone. */
export async function closeMilestone(run: Run, title: string): Promise<Finding> {
  const receipt = await run.world.perform(milestone.act({ title }));
  return said("milestone", "The milestone is closed", `Milestone ${title} closed`, receipt);
}

/** Says something once in an issue. */
export async function tell(
  run: Run,
  { issue, body }: { readonly issue: number; readonly body: string },
): Promise<Finding> {
  const receipt = await run.world.perform(
    announcement.act({ issue, body: run.world.redact(body) }),
  );
  return said("release-issue", "The release issue is told", `Comment in #${issue}`, receipt);
}

function said(name: string, title: string, expected: string, receipt: Receipt): Finding {
  if (!isDone(receipt)) return warned(undone(name, title, expected, receipt));
  const { detail: found, link } = receipt;
  return warned(step(name, title, { outcome: "pass", expected, found, link }));
}

/** Says the same once on each pull request; those that could not be told are named. */
export async function tellPulls(
  run: Run,
  { pulls, body }: { readonly pulls: readonly number[]; readonly body: string },
): Promise<Finding> {
  const text = run.world.redact(body);
  const missed: Receipt[] = [];
  for (const issue of pulls) {
    const receipt = await run.world.perform(announcement.act({ issue, body: text }));
    if (!isDone(receipt)) missed.push(receipt);
  }
  const title = "The pull requests of the release are told";
  const expected = `Comment on each of ${pulls.length} pull requests`;
  const [first] = missed;
  if (first === undefined) {
    const found = pulls.length === 0 ? "The release has none" : "Each has the comment";
    return warned(step("pull-requests", title, { outcome: "pass", expected, found }));
  }
  const details = missed.map(({ detail }) => detail);
  return warned({ ...undone("pull-requests", title, expected, first), details });
}
