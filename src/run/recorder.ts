import type { Receipt } from "../core/act.ts";
import type { Answer, Answers } from "../core/answer.ts";
import type { Ask } from "../core/ask.ts";
import { codeOf } from "../core/codes.ts";
import type { Declared } from "../core/declared.ts";
import type { Clock } from "../core/ports.ts";
import { type Redact, redactor } from "../core/redaction.ts";
import type { Environment, Release } from "../core/release.ts";
import type { Report, TimelineEntry } from "../core/report.ts";
import { worded } from "../core/wording.ts";
import type { Perform } from "../receipts/index.ts";
import { headline, next } from "../report/headline.ts";
import { redacted } from "./file-report.ts";
import type { Request } from "./request.ts";
import { unusedWaivers } from "./unused-waivers.ts";

/** What is known of the run besides findings; filled while it goes on. */
export interface Recorder {
  readonly ask: (ask: Ask) => Ask;
  /**
   * Answers that requirements are judged by at that time, of which some are kept from an earlier
   * one; later looks do not replace them.
   */
  readonly evidence: (ask: Ask) => (now: number, kept: Answers) => Ask;
  /** Answers for lines that are judged later, beside those; at the same time where there is one. */
  readonly later: (ask: Ask) => () => { readonly now: number; readonly ask: Ask };
  readonly perform: (perform: Perform) => Perform;
  readonly tell: (text: string, link?: string) => void;
  readonly warn: (text: string) => void;
  /**
   * Takes these values, besides those before, out of the report, and gives what takes out of other
   * texts whatever is hidden, then or later.
   */
  readonly hide: (secrets: readonly string[]) => Redact;
  readonly about: (parts: Partial<About>) => void;
  /** The whole report, once the stage has ended. */
  readonly report: (end: Ended) => Promise<Report>;
}

/** How the stage has ended. */
type Ended = Pick<Report, "findings" | "notes" | "verdict" | "exitCode">;

interface About {
  readonly repository: string | undefined;
  readonly release: Release | undefined;
  readonly environment: Environment | undefined;
  readonly manifest: Report["manifest"];
  readonly declared?: Declared;
  readonly planned?: Report["planned"];
  readonly undecided?: Report["undecided"];
}

/** Everything that is remembered while a stage runs. */
interface Memory {
  readonly startedAt: number;
  readonly answers: Map<string, Answer>;
  readonly judged: Map<string, Answer>;
  judgedAt: number | undefined;
  readonly receipts: Receipt[];
  readonly timeline: TimelineEntry[];
  readonly warnings: string[];
  /** Every value that must not leave, as far as it is known. */
  readonly hidden: string[];
  redact: Redact;
  about: About;
}

function blank(request: Request, startedAt: number): Memory {
  const { manifest } = request;
  const hidden = [...request.hidden, ...Object.values(request.secrets)];
  return {
    startedAt,
    answers: new Map(),
    judged: new Map(),
    judgedAt: undefined,
    receipts: [],
    timeline: [],
    warnings: [],
    hidden,
    redact: redactor(hidden),
    about: {
      repository: undefined,
      release: undefined,
      environment: undefined,
      manifest: { path: manifest, origin: "not read", trusted: "not read" },
    },
  };
}

/** Remembers answers, receipts and the timeline of one stage run for its report. */
export function recorder(request: Request, clock: Clock): Recorder {
  const memory = blank(request, clock.now());
  // What is hidden later is taken out by those, too, who were given this before.
  const redact: Redact = Object.assign((text: string) => memory.redact(text), {
    stream: (onLine: (line: string) => void) => memory.redact.stream(onLine),
  });
  return {
    ...listeners(memory, clock),
    hide: (secrets) => {
      memory.hidden.push(...secrets);
      memory.redact = redactor(memory.hidden);
      return redact;
    },
    about: (parts) => {
      memory.about = { ...memory.about, ...parts };
    },
    report: (end) => compose(request, memory, { ...end, finishedAt: clock.now() }),
  };
}

type Listeners = Pick<Recorder, "ask" | "evidence" | "later" | "perform" | "tell" | "warn">;

/** What is asked, done and said meanwhile. */
function listeners(memory: Memory, clock: Clock): Listeners {
  const { answers, judged, receipts, timeline, warnings } = memory;
  return {
    ask: (ask) => async (questions, until) => {
      const all = await ask(questions, until);
      for (const [key, answer] of all) answers.set(key, answer);
      return all;
    },
    evidence: (ask) => (now, kept) => async (questions) => {
      const fresh = await ask(questions.filter(({ key }) => !kept.has(key)));
      const reused = questions.flatMap(({ key }) => {
        const answer = kept.get(key);
        return answer === undefined ? [] : [[key, answer] as const];
      });
      const all = new Map([...reused, ...fresh]);
      memory.judgedAt = now;
      judged.clear();
      for (const [key, answer] of all) judged.set(key, answer);
      return all;
    },
    later: (ask) => () => {
      const now = memory.judgedAt ?? clock.now();
      memory.judgedAt = now;
      return {
        now,
        ask: async (questions, until) => {
          const all = await ask(questions, until);
          for (const [key, answer] of all) judged.set(key, answer);
          return all;
        },
      };
    },
    perform: (perform) => async (act, until) => {
      const receipt = await perform(act, until);
      receipts.push(receipt);
      return receipt;
    },
    tell: (text, link) => timeline.push({ at: iso(clock.now()), text, link }),
    warn: (text) => warnings.push(text),
  };
}

async function compose(
  request: Request,
  memory: Memory,
  { finishedAt, ...end }: Ended & { readonly finishedAt: number },
): Promise<Report> {
  const { answers, judged, judgedAt, receipts, timeline, warnings } = memory;
  const { declared, ...about } = memory.about;
  const bare: Report = {
    schema: 2,
    tool: { name: "release-gate", version: request.toolVersion },
    stage: request.stage,
    run: request.identity,
    dryRun: request.dryRun,
    ...about,
    startedAt: iso(memory.startedAt),
    finishedAt: iso(finishedAt),
    judgedAt: judgedAt === undefined ? undefined : iso(judgedAt),
    declared: judgedAt === undefined ? undefined : declared,
    headline: "",
    next: "",
    answers: Object.fromEntries([...answers, ...judged]),
    ...{ receipts, timeline },
    permissions: permissions([
      ...end.findings.flatMap(({ lacks = [] }) => lacks),
      ...answers.values(),
      ...judged.values(),
      ...receipts,
    ]),
    ...end,
    findings: end.findings.map((finding) => ({ ...worded(finding), code: codeOf(finding) })),
    warnings: [...warnings, ...unusedWaivers(about.planned ?? [], end.findings)],
    concluded: end.findings.map(({ id, outcome, effect }) => ({ id, outcome, effect })),
  };
  // Redacted before anything is cut: half a secret is still one.
  const clean = await redacted(bare, memory.redact);
  return { ...clean, headline: headline(clean), next: next(clean) };
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
