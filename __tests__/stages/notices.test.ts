import { describe, expect, test } from "@jest/globals";
import { addDeploymentStatus } from "../../src/demo/github/seeds/deployments.ts";
import { addIssue } from "../../src/demo/github/seeds/issues.ts";
import { anAnswer } from "../support/fake-http.ts";
import { CHANNEL_SECRETS, CHANNELS, type Receivers, receivers } from "../support/receivers.ts";
import { FAILED, MANIFEST, VERSION } from "../support/shop-repository.ts";
import { status } from "../support/shop-service.ts";
import { finding, onStage, outcome, RUN, type StageSet } from "../support/stage-set.ts";

const TOLD = `${MANIFEST}${CHANNELS}`;
const ALL = `${TOLD}  - {github: release-issue}\nincident: {}\n`;

/** A stage in whose ports channels answer. */
function told(
  manifest: string,
  play: (set: StageSet, channels: Receivers) => Promise<void>,
): Promise<void> {
  return onStage({ manifest }, (set) => play(set, receivers(set.service.http)));
}

const portsOf = (set: StageSet, { http }: Receivers) => ({
  ports: { http, env: { ...set.ports.env, ...CHANNEL_SECRETS } },
});

const saysOf = ({ received }: Receivers) =>
  received.map(({ by, says }) => `${by} ${says}`).toSorted();

/** Production runs 2.4.0 of this run, and it failed. */
function failed(set: StageSet): number {
  const { id } = set.record({ sha: set.sha, version: VERSION, verdict: FAILED });
  set.service.live.production = VERSION;
  return id;
}

const receiptsOf = (set: StageSet, id: number): readonly string[] =>
  (set.world.deployments.find((one) => one.id === id)?.statuses ?? []).flatMap(
    ({ state, description }) =>
      description.startsWith("receipt=") ? [`${state} ${description}`] : [],
  );

test("a release that passes is announced to each channel", () =>
  told(TOLD, async (set, channels) => {
    const report = await set.run("release", portsOf(set, channels));
    expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", blockers: [] });
    expect(saysOf(channels)).toEqual([
      "slack shop 2.4.0 is live in production: All required checks passed",
      "webhook announced",
    ]);
    const id = report.notes.deployment ?? 0;
    expect(receiptsOf(set, id).toSorted()).toEqual([
      "success receipt=announced:slack",
      "success receipt=announced:webhook",
    ]);
    expect(JSON.stringify(report)).not.toContain("sesame");
    expect(report.receipts.filter(({ kind }) => kind === "notice")).toHaveLength(2);
  }));

describe("a rollback", () => {
  test("pages when it begins, resolves when it is proven, and has its incident", () =>
    told(ALL, async (set, channels) => {
      const id = failed(set);
      const release = addIssue(set.world, {
        title: "Release",
        body: "",
        author: "a",
        labels: ["release"],
      });
      const report = await set.run("rollback", portsOf(set, channels));
      expect(outcome(report)).toEqual({
        exit: 0,
        verdict: "pass",
        rolledBack: "yes",
        blockers: [],
      });
      const key = `rg:octoacme/shop::production:${id}`;
      expect(saysOf(channels).map((one) => one.split(": ")[0])).toEqual([
        `pagerduty resolve ${key}`,
        `pagerduty trigger ${key}`,
        "slack Rolled back",
        "slack SEV2 (High)",
        "webhook incident",
        "webhook rolled-back",
      ]);
      const [incident, ...others] = set.world.issues.filter(({ labels }) =>
        labels.includes("incident"),
      );
      expect(others).toEqual([]);
      expect(incident).toMatchObject({ state: "open", labels: expect.arrayContaining(["sev2"]) });
      expect(incident?.comments).toHaveLength(1);
      expect(release.comments).toHaveLength(2);
      expect(receiptsOf(set, id)).toHaveLength(9);
    }));

  test("is told once, also by a job that looks after it", () =>
    told(ALL, async (set, channels) => {
      const id = failed(set);
      addIssue(set.world, { title: "Release", body: "", author: "a", labels: ["release"] });
      await set.run("rollback", portsOf(set, channels));
      const [before, receipts] = [saysOf(channels), receiptsOf(set, id)];
      const again = { ...portsOf(set, channels), identity: { ...RUN, attempt: 2 } };
      expect(outcome(await set.run("rollback", again))).toMatchObject({ rolledBack: "yes" });
      expect(saysOf(channels)).toEqual(before);
      expect(receiptsOf(set, id)).toEqual(receipts);
      expect(set.world.issues).toHaveLength(2);
      expect(set.world.issues.map(({ comments }) => comments.length)).toEqual([2, 1]);
    }));

  test("pages nobody again who was paged before the first job was killed", () =>
    told(TOLD, async (set, channels) => {
      const id = failed(set);
      const record = set.world.deployments.find((one) => one.id === id);
      if (record === undefined) throw new Error("no record");
      const description = "receipt=incident:pagerduty";
      addDeploymentStatus(set.world, record, { state: "failure", description });
      const report = await set.run("rollback", portsOf(set, channels));
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
      const key = `rg:octoacme/shop::production:${id}`;
      const paged = saysOf(channels).filter((one) => one.startsWith("pagerduty"));
      expect(paged).toEqual([`pagerduty resolve ${key}`]);
    }));

  test("goes on where the pager does not take it, and that is said first", () =>
    told(TOLD, async (set, channels) => {
      failed(set);
      channels.answer = (by) => (by === "pagerduty" ? anAnswer({ status: 400 }) : undefined);
      const report = await set.run("rollback", portsOf(set, channels));
      expect(set.orders).toEqual(["rollback production 2.3.7"]);
      expect(outcome(report)).toEqual({
        ...{ exit: 1, verdict: "fail", rolledBack: "yes" },
        blockers: ["step/page fail"],
      });
      expect(finding(report, "step/page")).toMatchObject({
        title: "PAGE FAILED",
        remedy: expect.stringMatching(/^Call on-call now/),
      });
      expect(report.findings[0]?.id).toBe("step/page");
      expect(saysOf(channels).filter((one) => one.startsWith("slack"))).toHaveLength(2);
    }));

  test("goes on where a channel is not told, with a warning", () =>
    told(TOLD, async (set, channels) => {
      failed(set);
      channels.answer = (by) => (by === "slack" ? status(404) : undefined);
      const report = await set.run("rollback", portsOf(set, channels));
      expect(outcome(report)).toMatchObject({ exit: 0, verdict: "pass", rolledBack: "yes" });
      expect(finding(report, "step/notice")).toMatchObject({ outcome: "unknown", effect: "warn" });
    }));

  test("goes on where issues may not be opened, with the line to add", () =>
    told(`${MANIFEST}incident: {}\n`, async (set, channels) => {
      failed(set);
      set.world.permissions.issues = "none";
      const report = await set.run("rollback", portsOf(set, channels));
      expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
      expect(finding(report, "step/incident")).toMatchObject({ effect: "warn" });
      expect(report.permissions).toContain("issues: write");
    }));

  test("waits for no channel: the command runs while a page is on its way", () =>
    told(TOLD, async (set, channels) => {
      failed(set);
      const order: string[] = [];
      const { deploys } = set;
      set.deploys = (...asked) => {
        order.push("command");
        return deploys(...asked);
      };
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      const http: Receivers["http"] = async (request, signal) => {
        if (request.url.includes("pagerduty")) {
          if (order.includes("command")) open();
          await Promise.race([gate, new Promise((resolve) => setTimeout(resolve, 500))]);
          order.push("page");
        }
        return channels.http(request, signal);
      };
      await set.run("rollback", portsOf(set, { ...channels, http }));
      expect(order[0]).toBe("command");
    }));
});

test("a hold tells people, and opens an incident only where the manifest says so", async () => {
  const play = async (incident: string) => {
    let found = { issues: 0, told: [] as readonly string[] };
    await told(`${TOLD}${incident}`, async (set, channels) => {
      set.record({
        sha: set.sha,
        version: VERSION,
        verdict: { outcome: "inconclusive", by: "health", proof: "version" },
      });
      set.service.live.production = VERSION;
      expect(outcome(await set.run("rollback", portsOf(set, channels)))).toMatchObject({
        rolledBack: "held",
      });
      const events = channels.received.flatMap(({ by, says }) => (by === "webhook" ? [says] : []));
      found = { issues: set.world.issues.length, told: events };
    });
    return found;
  };
  expect(await play("")).toEqual({ issues: 0, told: ["on-hold"] });
  expect(await play("incident: {}\n")).toEqual({ issues: 0, told: ["on-hold"] });
  expect(await play("incident: {on: [hold]}\n")).toEqual({
    issues: 1,
    told: ["incident", "on-hold"],
  });
});

test("a secret that is missing is said, and keeps nothing else", () =>
  told(TOLD, async (set, channels) => {
    failed(set);
    const { SLACK: _, ...env } = CHANNEL_SECRETS;
    const report = await set.run("rollback", { ports: { http: channels.http, env } });
    expect(outcome(report)).toMatchObject({ exit: 0, rolledBack: "yes" });
    expect(finding(report, "step/notice").found).toBe(
      "Slack was not told of incident: secrets.SLACK is not set",
    );
  }));

test("staging tells nobody but channels that name it", () =>
  told(
    `${TOLD}  - {id: qa, webhook: "https://hook.example/in", environments: [staging], events: [deploy-started, announced]}\n`,
    async (set, channels) => {
      const report = await set.run("release", {
        ...portsOf(set, channels),
        environment: "staging",
      });
      expect(outcome(report)).toMatchObject({ verdict: "pass" });
      const told = report.receipts.filter(({ kind }) => kind === "notice");
      expect(told.map(({ key }) => key.split(" ").slice(2).join(" "))).toEqual([
        "deploy-started qa",
        "announced qa",
      ]);
    },
  ));

test("a dry run tells nobody", () =>
  told(ALL, async (set, channels) => {
    failed(set);
    await set.run("rollback", { ...portsOf(set, channels), dryRun: true });
    expect(channels.received).toEqual([]);
    expect(set.world.issues).toEqual([]);
  }));
