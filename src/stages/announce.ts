import { askOne } from "../core/ask.ts";
import { notesDigest } from "../core/digest.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import type { StageResult } from "../core/result.ts";
import { tagNames } from "../core/tag.ts";
import { shortSha } from "../core/units.ts";
import { fold } from "../core/verdict.ts";
import {
  closeMilestone,
  type Publishing,
  publishRelease,
  tell,
  tellPulls,
} from "../delivery/announce.ts";
import { announceable, announced } from "../delivery/announceable.ts";
import { evidenceName, issueComment, notesBody, pullComment } from "../delivery/announcement.ts";
import { evidenceText, type Text } from "../delivery/evidence-file.ts";
import { readHistory, unreadable } from "../delivery/history.ts";
import { judgeRows } from "../delivery/rows.ts";
import type { Run } from "../delivery/run.ts";
import { step } from "../delivery/step.ts";
import { comments } from "../questions/comments.ts";
import { milestone } from "../questions/milestone.ts";
import { reviews } from "../questions/reviews.ts";
import { tags } from "../questions/tags.ts";
import { attempt } from "./attempt.ts";
import type { Stage } from "./stage.ts";

/**
 * Makes a release that passed known: publishes it with the approved notes, attaches the evidence,
 * closes the milestone, and tells the pull requests and the release issue. Nothing is done twice, so
 * that an announcement that broke off is completed by the next run.
 */
export const announce: Stage = async (run) => {
  const { environment, release, deployment } = run.subject;
  const past = await readHistory(run.world.ask, environment.name, release);
  if (past.state === "missing") return { findings: [unreadable(environment.name, past)] };
  const record = announced(past.value, deployment, release);
  const title = "The release may be announced";
  const due = [
    ...(environment.production ? [] : [notProduction(run)]),
    step("announcement", title, announceable(record, past.value, release)),
  ];
  if (record === undefined || fold(due) !== "pass") return { deployment, findings: due };
  const known = { deployment: record.id };
  return attempt("announce", async () => ({ ...known, ...(await made(run, record, due)) }), known);
};

function notProduction({ subject: { environment } }: Run): Finding {
  return step("announcement", "Users see the environment", {
    outcome: "fail",
    expected: "An environment with production: true",
    found: `${environment.name} is none`,
    remedy: "Announce the release in production",
  });
}

async function made(
  run: Run,
  record: DeploymentRecord,
  due: readonly Finding[],
): Promise<StageResult> {
  const notes = await notesOf(run, record);
  if ("outcome" in notes) return { findings: [...due, notes] };
  const tag = await tagOf(run, record);
  if ("outcome" in tag) return { findings: [...due, tag] };
  const { release, environment } = run.subject;
  const body = notesBody(notes.text, { path: notes.path, sha: record.sha });
  const name = evidenceName(release, environment.name);
  const evidence = { name, text: await evidenceText(run, record, { ...notes, notes }) };
  const digest = await notesDigest(body);
  const published = await publishRelease(run, { record, ...tag, body, digest, evidence });
  if (published.url === undefined) return { findings: [...due, ...published.findings] };
  const live = { release, environment, url: published.url };
  run.voice.tell(`Published ${tag.tag}`, published.url);
  const findings = [
    ...due,
    ...published.findings,
    ...(await milestoneOf(run)),
    await pullsOf(run, record, pullComment(live)),
    await issueOf(run, issueComment(live, record, name)),
  ];
  return { findings: [...findings, ...judgeRows(run, "announce", { findings, receipts: [] })] };
}

/** The approved notes at the released commit, with the manifest that names them. */
async function notesOf(
  run: Run,
  { sha, payload }: DeploymentRecord,
): Promise<Finding | (Text & { readonly manifest: Text })> {
  const { declared, manifestSha, manifestPath } = run.subject;
  const fault = (outcome: "fail" | "unknown", found: string, remedy: string) =>
    step("approved-notes", "The notes are those that were approved", {
      ...{ outcome, found, remedy },
      expected: "Release notes at the released commit, as readiness has judged them",
    });
  if (manifestSha !== sha) {
    const found = `The manifest was read at ${shortSha(manifestSha) || "no commit"}, not at ${shortSha(sha)}`;
    return fault("unknown", found, `Name the released commit: the input sha, or --sha ${sha}`);
  }
  if (declared.notes.state === "missing") {
    return fault("unknown", declared.notes.reason, declared.notes.remedy);
  }
  const { path } = declared.notes.value;
  const file = await run.world.readText(path);
  const manifest = await run.world.readText(manifestPath.split("/").at(-1) ?? manifestPath);
  if ("missing" in file || file.text.trim() === "") {
    const why = "missing" in file ? file.missing : "is empty";
    return fault("fail", `${path} ${why}`, "Write the notes, and release the commit that has them");
  }
  if (run.world.redact(file.text) !== file.text) {
    const found = `${path} holds a secret of the manifest`;
    return fault("fail", found, "Take it out of the notes, and replace the secret");
  }
  if (payload.notes !== null && payload.notes !== (await notesDigest(file.text))) {
    const found = `${path} has another text than readiness has judged`;
    return fault("fail", found, "Release the commit with the approved notes");
  }
  const text = "missing" in manifest ? "" : manifest.text;
  return { path, text: file.text, manifest: { path: manifestPath, text } };
}

/** The tag of the version: as it is where there is one, else made at the released commit. */
async function tagOf(
  run: Run,
  { sha }: DeploymentRecord,
): Promise<Finding | Pick<Publishing, "tag" | "target" | "published">> {
  const { release, manifest } = run.subject;
  const answer = await askOne(run.world.ask, tags(release.version, manifest.release.tag));
  const title = "The version's tag is at the released commit";
  const expected = `Tag of ${release.version} at ${shortSha(sha)}, or none`;
  if (answer.state === "missing") {
    const { reason: found, remedy } = answer;
    return step("tag", title, { outcome: "unknown", expected, found, remedy });
  }
  const { tag, tagged, latestRelease: published } = answer.value;
  if (tagged !== undefined && tagged !== sha) {
    return step("tag", title, {
      outcome: "fail",
      expected,
      found: `${tag ?? "It"} is at ${shortSha(tagged)}`,
      remedy: "Move the tag to the released commit, or release the commit that it names",
    });
  }
  const [usual = release.version] = tagNames(manifest.release.tag, release.version);
  return { tag: tag ?? usual, target: tagged === undefined ? sha : undefined, published };
}

const warn = (finding: Finding): Finding => ({ ...finding, effect: "warn" });

async function milestoneOf(run: Run): Promise<readonly Finding[]> {
  const { version } = run.subject.release;
  const answer = await askOne(run.world.ask, milestone([version, `v${version}`]));
  const title = "The milestone is closed";
  const expected = "Milestone of this version of which nothing is open, closed";
  if (answer.state === "missing") {
    const { reason: found, remedy } = answer;
    return [warn(step("milestone", title, { outcome: "unknown", expected, found, remedy }))];
  }
  const { found } = answer.value;
  if (found === undefined) return [];
  const open = found.items.filter(({ state }) => state === "open");
  const [first] = open;
  if (first === undefined) return [await closeMilestone(run, found.title)];
  const more = open.length === 1 ? "" : ` and ${open.length - 1} more`;
  return [
    warn(
      step("milestone", title, {
        outcome: "fail",
        expected,
        found: `Open in ${found.title}: #${first.number}${more}`,
        remedy: "Close them or move them to another milestone, then run the stage again",
        link: found.url,
      }),
    ),
  ];
}

async function pullsOf(
  run: Run,
  { sha, payload }: DeploymentRecord,
  body: string,
): Promise<Finding> {
  const answer = await askOne(run.world.ask, reviews(payload.previous?.sha, sha));
  if (answer.state === "known") {
    const pulls = answer.value.pulls.map(({ number }) => number);
    return tellPulls(run, { pulls, body });
  }
  const { reason: found, remedy } = answer;
  return warn(
    step("pull-requests", "The pull requests of the release are told", {
      ...{ outcome: "unknown", found, remedy },
      expected: "Comment on each pull request of the release",
    }),
  );
}

async function issueOf(run: Run, body: string): Promise<Finding> {
  const answer = await askOne(run.world.ask, comments(run.subject.manifest.release.issue));
  const issue = answer.state === "known" ? answer.value.issue?.number : undefined;
  if (issue !== undefined) return tell(run, { issue, body });
  return warn(
    step("release-issue", "The release issue is told", {
      outcome: "unknown",
      expected: "Comment in the release issue",
      found: answer.state === "missing" ? answer.reason : "No open issue has the label release",
      remedy:
        answer.state === "missing"
          ? answer.remedy
          : "Open one with the label release, or name it as release.issue in release.yml",
    }),
  );
}
