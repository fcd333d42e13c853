import type { DeploymentRecord } from "../../src/core/record.ts";
import { isOpen, verdictOf } from "../../src/core/record-state.ts";
import type { Report } from "../../src/core/report.ts";
import { blockers } from "../../src/core/verdict.ts";
import type { Deploying } from "./deploying.ts";
import type { Machine } from "./machine.ts";
import type { Site } from "./site.ts";
import type { Rule, Violation } from "./violations.ts";

/** What changes between a look and what rests on it cannot be known, in milliseconds. */
const TOLERANCE_MS = 15_000;

/** From judging the comments to the claim it can take GitHub this long to answer, in milliseconds. */
const UNDER_WAY_MS = 6 * 60_000;

/** How a stage ends that a fault of the program has stopped. */
const OWN_FAULT = "This is a fault of release-gate";

/** Compares what the program does and says with what is true at that moment. */
export class Checks {
  readonly violations: Violation[] = [];
  readonly #told: (text: string) => void;

  constructor(told: (text: string) => void) {
    this.#told = told;
  }

  violated(rule: Rule, text: string): void {
    this.violations.push({ rule, text });
    this.#told(`!! ${rule}: ${text}`);
  }

  /** A deployment begins to change production. */
  begins(one: Deploying, site: Site): void {
    const { production } = site;
    const other = site.deployments.find((o) => o !== one && o.begun && !o.ended);
    if (other !== undefined && !other.outlives) {
      this.violated("overlap", `${nameOf(one)} begins while ${nameOf(other)} goes on`);
    }
    if (one.kind === "deploy") this.#mayDeploy(one, site);
    if (one.kind !== "rollback") return;
    const { of: id } = one;
    const subject = site.records().find((record) => record.id === id);
    const twin = site.deployments.find((o) => o !== one && o.begun && o.of === id);
    if (id !== undefined && twin !== undefined) {
      this.violated(
        "two-reverts",
        `deployment ${id} is reverted by ${nameOf(twin)} and ${nameOf(one)}`,
      );
    }
    if (subject?.payload.kind === "rollback" && !one.byHand) {
      this.violated("two-reverts", `${nameOf(one)} reverts the revert ${subject.id}`);
    }
    if (subject?.sha === one.build.sha) {
      this.violated("bad-target", `${nameOf(one)} goes to the commit that it reverts`);
    }
    // What nothing tells apart can pass while another build is live; that is said.
    if (site.provable && !production.good.has(one.build.sha)) {
      this.violated("bad-target", `${nameOf(one)} goes to what was never good here`);
    }
    const foreignFor = production.onlyOthersFor(
      ({ sha }) => sha === subject?.sha || sha === one.build.sha,
    );
    if (subject !== undefined && !one.byHand && site.provable && foreignFor > TOLERANCE_MS) {
      this.violated("taken-away", `${nameOf(one)} takes away ${production.versions}`);
    }
  }

  /** A hold counts when its claim is made, unless it came while that was under way. */
  #mayDeploy(one: Deploying, site: Site): void {
    const record =
      one.record === undefined ? undefined : site.records().find(({ id }) => id === one.record);
    if (record === undefined || one.stoodStill) return;
    const ms = site.issue.heldFor(record.sha, Date.parse(record.createdAt));
    if (ms > UNDER_WAY_MS) {
      this.violated(
        "over-a-hold",
        `${nameOf(one)} begins, held for ${ms / 1000} s before its claim`,
      );
    }
  }

  /** A pass is written on a record at this moment. */
  passes(record: { readonly id: number; readonly sha: string }, site: Site): void {
    const { production } = site;
    const other = production.otherFor(({ sha }) => sha === record.sha);
    if (site.provable && other > TOLERANCE_MS) {
      const since = `for ${Math.round(other / 1000)} s`;
      this.violated("false-pass", `pass on ${record.id}, ${production.versions} is live ${since}`);
    }
    const failing = production.failingFor();
    if (failing > TOLERANCE_MS) {
      this.violated("false-pass", `pass on ${record.id}, which has failed for ${failing / 1000} s`);
    }
  }

  /** A report is told; it is compared with what its machine could see. */
  tells({ name, seen, live }: Machine, report: Report, site: Site): void {
    const { production, provable } = site;
    const { notes, findings, headline } = report;
    const crash = findings.find(({ remedy }) => remedy?.includes(OWN_FAULT));
    if (crash !== undefined) {
      this.violated("fault", `${name}: ${crash.found} ${crash.details?.join(" ") ?? ""}`);
    }
    if (!provable) {
      if (/\d is proven\b/.test(headline)) {
        this.violated("false-word", `${name}: "${headline}", and nothing tells builds apart`);
      }
      return;
    }
    const said = saidLive(report);
    const isNot =
      said !== undefined &&
      said !== live &&
      production.otherFor((build) => build.version === said) > TOLERANCE_MS;
    if (isNot) {
      this.violated("false-word", `${name}: "${headline}", live is ${production.versions}`);
    }
    const { liveVersion } = notes;
    if (liveVersion !== undefined && !seen.includes(liveVersion)) {
      const words = `live-version is ${liveVersion}, and it was told ${seen.join(", ")}`;
      this.violated("false-word", `${name}: ${words} ("${headline}")`);
    }
  }

  /** What was open when everything had ended has been named since, or before. */
  named(left: readonly DeploymentRecord[], site: Site): void {
    for (const record of left) {
      if (site.reports.some((report) => names(report, record))) continue;
      this.violated(
        "unnamed",
        `deployment ${record.id} (${stateWords(record)}) is named by no report`,
      );
    }
  }

  /** A good release of a new run, with nothing that goes wrong. */
  getsThrough(who: string, report: Report | undefined, site: Site): void {
    if (report === undefined || report.exitCode !== 0) {
      const why = report === undefined ? "no report" : report.headline;
      const more =
        report === undefined
          ? ""
          : ` (${blockers(report.findings)
              .map((f) => f.found)
              .join("; ")})`;
      this.violated("stuck", `${who} does not get through: ${why}${more}`);
    }
    const open = site.records().filter(isOpen);
    if (open.length > 0) {
      this.violated(
        "stuck",
        `open at the end: ${open.map((one) => `${one.id} (${stateWords(one)})`).join(", ")}`,
      );
    }
  }
}

/** The version that a report calls live and good. */
function saidLive({ notes, verdict, stage, release }: Report): string | undefined {
  if (notes.rolledBack === "yes") return notes.rollbackTo;
  const judges = stage === "release" || stage === "verify";
  return judges && verdict === "pass" ? release?.version : undefined;
}

const nameOf = ({ kind, build, record }: Deploying): string =>
  `${kind === "deploy" ? "the deployment" : "the revert"} ${record ?? "without a record"} (${build.version})`;

function stateWords(record: DeploymentRecord): string {
  const verdict = verdictOf(record);
  const last = record.statuses.at(-1)?.state ?? "claimed";
  return verdict === undefined ? last : `${last}, ${verdict.outcome} by ${verdict.by}`;
}

function names({ findings, timeline, warnings, notes }: Report, { id }: DeploymentRecord): boolean {
  if (notes.deployment === id) return true;
  const texts = [
    ...findings.flatMap(({ found, remedy = "", details = [] }) => [found, remedy, ...details]),
    ...timeline.map(({ text }) => text),
    ...warnings,
  ];
  return texts.some((text) => new RegExp(`\\b${id}\\b`).test(text));
}
