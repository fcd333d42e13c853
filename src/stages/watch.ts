import { askOne } from "../core/ask.ts";
import { provenBy } from "../core/build.ts";
import type { Finding } from "../core/finding.ts";
import type { DeploymentRecord } from "../core/record.ts";
import type { RecordVerdict } from "../core/record-description.ts";
import { newestTouched } from "../core/record-trust.ts";
import type { StageResult } from "../core/result.ts";
import { rollbackCommand } from "../core/rollback-command.ts";
import { fold } from "../core/verdict.ts";
import { deliveryOf } from "../delivery/delivery.ts";
import { ownRecord, readHistory, supersededFinding, unreadable } from "../delivery/history.ts";
import { answeredBefore } from "../delivery/live.ts";
import { judgedSite } from "../delivery/own-site.ts";
import { ownerOf } from "../delivery/owner.ts";
import { showVerdict } from "../delivery/picture.ts";
import { say } from "../delivery/record.ts";
import { checkRelease } from "../delivery/release-checks.ts";
import { judgeRows } from "../delivery/rows.ts";
import type { Run } from "../delivery/run.ts";
import { withChecks } from "../delivery/site.ts";
import { step } from "../delivery/step.ts";
import { issueLabel, missedRun, toWatch, watchedEvery } from "../delivery/watching.ts";
import { labelled } from "../questions/labelled.ts";
import { worked } from "../questions/worked.ts";
import { criticalOf } from "../smoke/flow.ts";
import { attempt } from "./attempt.ts";
import type { Stage } from "./stage.ts";

const TITLE = "The release stays good";

/**
 * Looks once at a release that passed a while ago. Where it is bad three times over two minutes, its
 * deployment fails and its commit is on hold; a person decides whether it is rolled back.
 */
export const watch: Stage = async (run) => {
  const { environment, release, deployment, manifest } = run.subject;
  const past = await readHistory(run.world.ask, environment.name, release);
  if (past.state === "missing") return { findings: [unreadable(environment.name, past)] };
  const record =
    deployment === undefined
      ? newestTouched(past.value.records)
      : ownRecord(past.value, deployment);
  const now = run.world.githubTime();
  const forMs = manifest.watch?.for;
  const due = toWatch(record, { forMs, now, environment: environment.name });
  if (record === undefined || due.state === "said") {
    const judgement = due.state === "said" ? due.judgement : undefined;
    return {
      deployment,
      findings: judgement === undefined ? [] : [step("watch", TITLE, judgement)],
    };
  }
  const known = { deployment: record.id };
  return attempt(
    "watch",
    async () => {
      const looked = await lookedAt(run, record);
      const beside = [await missed(run, due.since, now), await openIssues(run, record)];
      const findings = [...looked.findings, ...beside.flat()];
      const rows = judgeRows(run, "watch", { findings, receipts: [] });
      return { ...known, ...looked, findings: [...findings, ...rows] };
    },
    known,
  );
};

const MOST_LOOKS = 3;

/** Two of these lie between three looks. */
const BETWEEN_MS = 60_000;

/** Looks until one is not bad, and leaves a failure where none is. */
async function lookedAt(run: Run, record: DeploymentRecord): Promise<StageResult> {
  const { clock, signal } = run.world;
  const whole = await judgedSite(run, record);
  const site = withChecks(whole, criticalOf(whole.smoke.checks));
  const { version } = record.payload;
  const build = { version, sha: record.sha };
  if (!site.smoke.checks.some(({ severity }) => severity === "critical")) return nothingToAsk();
  for (let look = 1; ; look += 1) {
    const { findings, following, by } = await checkRelease(site, build);
    const live = following.live();
    if (fold(findings) === "pass") return { findings: [...findings, good(run, record)], live };
    if (by === "live" || fold(findings) !== "fail" || signal.aborted) return { findings, live };
    run.voice.tell(`Look ${look} of ${MOST_LOOKS} at ${version}: bad`);
    if (look === MOST_LOOKS) {
      const proof = provenBy(live, build, answeredBefore(record.payload));
      const verdict = { outcome: "fail", by: "watch", proof } as const;
      return { findings: [...findings, ...(await leave(run, record, verdict))], live };
    }
    await clock.sleep(BETWEEN_MS, signal);
  }
}

const expectedOf = ({ subject: { environment } }: Run, { payload }: DeploymentRecord): string =>
  `Version ${payload.version} good in ${environment.name} after it has passed`;

function good(run: Run, record: DeploymentRecord): Finding {
  const found = "Its critical checks pass";
  return step("watch", TITLE, { outcome: "pass", expected: expectedOf(run, record), found });
}

function nothingToAsk(): StageResult {
  const finding = step("watch", TITLE, {
    outcome: "unknown",
    expected: "At least one critical check to watch the release with",
    found: "The manifest and the live build share none",
    remedy: "Give the manifest a check under smoke.checks that is critical",
  });
  return { findings: [finding] };
}

/** Writes that it failed and is left as it is: it locks nothing, and nothing rolls it back by itself. */
async function leave(
  run: Run,
  record: DeploymentRecord,
  verdict: RecordVerdict,
): Promise<readonly Finding[]> {
  const { environment, release, manifest } = run.subject;
  const past = await readHistory(run.world.ask, environment.name, release);
  if (past.state === "missing") return [unreadable(environment.name, past)];
  const other = supersededFinding(past.value, record, verdict.proof);
  if (other !== undefined) return [other];
  const delivery = deliveryOf(run);
  const { version, previous } = record.payload;
  const unsaid = await say(delivery, record.id, {
    state: "failure",
    says: { kind: "verdict", verdict, left: true },
    remark: version,
    guard: { states: ["passed"], until: undefined, seen: false },
  });
  const shown =
    unsaid.length > 0 ? [] : await showVerdict(delivery, { sha: record.sha, version }, verdict);
  const back =
    previous === null
      ? ""
      : `; to roll it back, run \`${rollbackCommand(record, environment.name, previous.version)}\``;
  const bad = step("watch", TITLE, {
    outcome: "fail",
    expected: expectedOf(run, record),
    found: "Bad three times over two minutes; nothing was rolled back",
    remedy: `Look at ${environment.name} and decide${back}`,
  });
  return [{ ...bad, owner: ownerOf(manifest.roles, "on-call") }, ...unsaid, ...shown];
}

const warn = (finding: Finding): Finding => ({ ...finding, effect: "warn" });

/** Whether the runs before this one came; only a workflow has any. */
async function missed(run: Run, since: number, now: number): Promise<readonly Finding[]> {
  const file = run.subject.identity.workflow?.split("/").at(-1);
  if (file === undefined) return [];
  const title = "The runs of the watch came";
  const everyMs = watchedEvery(run.subject.manifest);
  const asked = worked({ workflow: file, job: undefined, step: undefined });
  const answer = await askOne(run.world.ask, asked);
  if (answer.state === "missing") {
    const { reason: found, remedy } = answer;
    const expected = "The runs before this one";
    return [warn(step("watch-runs", title, { outcome: "unknown", expected, found, remedy }))];
  }
  const at = answer.value.run?.at;
  const last = at === undefined ? undefined : Date.parse(at);
  return [warn(step("watch-runs", title, missedRun({ since, last, everyMs, now })))];
}

/** Open issues of the release: each is looked at before it is closed. */
async function openIssues(run: Run, { payload }: DeploymentRecord): Promise<Finding> {
  const label = issueLabel(payload.component, payload.version);
  const title = "Issues of the release are dealt with";
  const expected = `No open issue with the label ${label}`;
  const answer = await askOne(run.world.ask, labelled(label));
  if (answer.state === "missing") {
    const { reason: found, remedy } = answer;
    return warn(step("issues", title, { outcome: "unknown", expected, found, remedy }));
  }
  const [first, ...more] = answer.value.items;
  if (first === undefined) {
    return warn(step("issues", title, { outcome: "pass", expected, found: "None is open" }));
  }
  const names = answer.value.items.map((one) => `#${one.number} (${one.title})`);
  return warn(
    step("issues", title, {
      ...{ outcome: "fail", expected, link: first.url, details: names },
      found: `Open: #${first.number}${more.length === 0 ? "" : ` and ${more.length} more`}`,
      remedy: "Give each an assignee, and close it when it is mended",
    }),
  );
}
