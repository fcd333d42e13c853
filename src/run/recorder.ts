import type { Perform, Receipt } from "../core/act.ts";
import type { Finding } from "../core/finding.ts";
import type { Clock } from "../core/ports.ts";
import type { Answer, Ask } from "../core/question.ts";
import type { Environment, Release } from "../core/release.ts";
import type { Notes, Report, TimelineEntry } from "../core/report.ts";
import { redactor } from "../core/text.ts";
import type { Verdict } from "../core/verdict.ts";
import { headline, next } from "../report/headline.ts";
import { redacted } from "./file-report.ts";
import type { Request } from "./request.ts";

/** What is known of the run besides findings; filled while it goes on. */
export interface Recorder {
  readonly ask: (ask: Ask) => Ask;
  /** Answers that requirements are judged by at that time; later looks do not replace them. */
  readonly evidence: (ask: Ask) => (now: number) => Ask;
  readonly perform: (perform: Perform) => Perform;
  readonly tell: (text: string, link?: string) => void;
  readonly note: (notes: Partial<Notes>) => void;
  readonly notes: () => Notes;
  readonly warn: (text: string) => void;
  /** `permissions:` lines that were found lacking before any question could be asked. */
  readonly lacks: (permission: string | undefined) => void;
  /** Takes these values out of the report, and gives what takes them out of other texts. */
  readonly hide: (secrets: readonly string[]) => (text: string) => string;
  readonly about: (parts: Partial<About>) => void;
  readonly report: (
    findings: readonly Finding[],
    verdict: Verdict,
    exit: Report["exitCode"],
  ) => Report;
}

interface About {
  readonly repository: string | undefined;
  readonly release: Release | undefined;
  readonly environment: Environment | undefined;
  readonly manifest: Report["manifest"];
}

/** Remembers answers, receipts, notes and the timeline of one stage run for its report. */
export function recorder(request: Request, clock: Clock): Recorder {
  const startedAt = iso(clock.now());
  const answers = new Map<string, Answer>();
  const judged = new Map<string, Answer>();
  let judgedAt: number | undefined;
  const lacking: { readonly permission: string }[] = [];
  let redact = redactor([...request.hidden, ...Object.values(request.secrets)]);
  const receipts: Receipt[] = [];
  const timeline: TimelineEntry[] = [];
  const warnings: string[] = [];
  let notes: Notes = {};
  let about: About = {
    repository: undefined,
    release: undefined,
    environment: undefined,
    manifest: { path: request.manifest, origin: "not read", trusted: "not read" },
  };
  return {
    ask: (ask) => async (questions) => {
      const all = await ask(questions);
      for (const [key, answer] of all) answers.set(key, answer);
      return all;
    },
    evidence: (ask) => (now) => async (questions) => {
      const all = await ask(questions);
      judgedAt = now;
      judged.clear();
      for (const [key, answer] of all) judged.set(key, answer);
      return all;
    },
    perform: (perform) => async (act) => {
      const receipt = await perform(act);
      receipts.push(receipt as Receipt); // a receipt of one kind is one of all kinds
      return receipt;
    },
    tell: (text, link) => timeline.push({ at: iso(clock.now()), text, link }),
    note: (more) => {
      notes = { ...notes, ...more };
    },
    notes: () => notes,
    warn: (text) => warnings.push(text),
    lacks: (permission) => {
      if (permission !== undefined) lacking.push({ permission });
    },
    hide: (secrets) => {
      redact = redactor([...request.hidden, ...Object.values(request.secrets), ...secrets]);
      return redact;
    },
    about: (parts) => {
      about = { ...about, ...parts };
    },
    report: (findings, verdict, exitCode) => {
      const parts = {
        ...about,
        stage: request.stage,
        dryRun: request.dryRun,
        verdict,
        findings,
        notes,
        exitCode,
      };
      const all = new Map([...answers, ...judged]);
      const bare: Report = {
        schema: 1,
        tool: { name: "release-gate", version: request.toolVersion },
        run: request.identity,
        startedAt,
        finishedAt: iso(clock.now()),
        judgedAt: judgedAt === undefined ? undefined : iso(judgedAt),
        headline: "",
        next: "",
        answers: Object.fromEntries(all),
        receipts,
        timeline,
        permissions: permissions([
          ...lacking,
          ...answers.values(),
          ...judged.values(),
          ...receipts,
        ]),
        warnings,
        ...parts,
      };
      // Redacted before anything is cut: half a secret is still one.
      const clean = redacted(bare, redact);
      return { ...clean, headline: headline(clean), next: next(clean) };
    },
  };
}

function permissions(all: readonly object[]): readonly string[] {
  const lines = all.flatMap((one) =>
    "permission" in one && typeof one.permission === "string" ? one.permission.split("\n") : [],
  );
  return [...new Set(lines)].sort();
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
