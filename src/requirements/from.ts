import * as z from "zod";
import type { Receipt } from "../core/act.ts";
import type { Finding, Judgement, Outcome } from "../core/finding.ts";
import { FINDING_KINDS, type FindingKind } from "../core/finding-id.ts";
import { isObserved, observedWords } from "../core/observe-only.ts";
import { namesOf } from "../core/table.ts";
import { EFFECTS, worst } from "../core/verdict.ts";
import { lazily, text } from "../fields/fields.ts";
import { ACTS } from "../receipts/index.ts";
import { type Derived, defineObserver, type Observed } from "./harness/observer.ts";

const KINDS = namesOf(FINDING_KINDS);

const selector = text.regex(
  new RegExp(`^(${KINDS.join("|")})/(\\*|[^*]+(/\\*)?)$`),
  "the id of a finding with its kind, such as step/deploy, check/* for all of a kind, or signal/orders/* for all of a signal",
);

const act = z.enum(namesOf(ACTS));

const options = lazily(() =>
  z
    .strictObject({
      findings: z
        .union([
          selector.transform((one) => [one]),
          z.array(selector).min(1, "at least one finding"),
        ])
        .optional(),
      /** Only findings of checks with this tag. */
      tagged: text.optional(),
      receipts: z
        .union([act.transform((one) => [one]), z.array(act).min(1, "at least one act")])
        .optional(),
    })
    .refine((given) => given.findings !== undefined || given.receipts !== undefined, {
      error: "name findings or receipts",
    }),
);

type Options = z.output<typeof options>;

/**
 * A row that is decided by findings or receipts of its own stage: the worst of them. What only
 * warns counts where nothing that blocks is there; then the row only warns, too. Where both are
 * named, a receipt can take a pass away, and what the findings say besides that stands.
 */
export const from = defineObserver({
  id: "from",
  options,
  kinds: ({ findings = [] }) => [...new Set(findings.map(kindOf))],
  select: ({ findings = [], receipts = [], tagged }, observed) => ({
    findings: observed.findings.filter(
      (f) => findings.some((s) => matches(s, f.id)) && isTagged(f, tagged),
    ),
    receipts: observed.receipts.filter(({ kind }) => receipts.some((wanted) => wanted === kind)),
  }),
  judge: (wanted, selected) => (isThere(wanted, selected) ? judge(wanted, selected) : undefined),
  expected,
});

const isTagged = ({ basis }: Finding, tag: string | undefined): boolean =>
  tag === undefined || (basis.kind === "check" && basis.tagged?.includes(tag) === true);

const matches = (wanted: string, id: string): boolean =>
  wanted.endsWith("/*") ? id.startsWith(wanted.slice(0, -1)) : id === wanted;

const kindOf = (wanted: string): FindingKind =>
  KINDS.find((kind) => wanted.startsWith(`${kind}/`)) ?? "step";

/** What is wanted of findings and what is wanted of receipts must both be there. */
function isThere(wanted: Options, { findings, receipts }: Observed): boolean {
  const applies = findings.some(({ outcome }) => outcome !== "not-applicable");
  if (wanted.findings !== undefined && !applies) return false;
  return wanted.receipts === undefined || receipts.length > 0;
}

/** A finding or receipt as far as it decides. */
type Item = { readonly id: string } & Pick<
  Finding,
  "effect" | "outcome" | "found" | "remedy" | "link"
>;

function judge(wanted: Options, selected: Observed): Derived | undefined {
  const counted = selected.findings.filter((finding) => !isObserved(finding));
  if (counted.length === selected.findings.length) return judgeCounted(wanted, selected);
  if (isThere(wanted, { ...selected, findings: counted })) {
    return judgeCounted(wanted, { ...selected, findings: counted });
  }
  // Nothing that counts is there: what is only observed says nothing for the row, nor against it.
  const open = selected.findings.filter(({ outcome }) => outcome !== "pass");
  const judgement: Judgement = {
    outcome: "inconclusive",
    expected: expected(wanted),
    found: observedWords(selected.findings) ?? "Nothing that counts",
    remedy: "Leave `observe-only` out of what is to count",
    details: open.length === 0 ? undefined : open.map(({ id, found }) => `${id}: ${found}`),
    tags: ["observed"],
  };
  return { judgement, effect: "inform" };
}

function judgeCounted(wanted: Options, { findings, receipts }: Observed): Derived | undefined {
  const hardest = EFFECTS.find((each) => findings.some((item) => item.effect === each));
  const own: readonly Item[] = findings.filter((item) => item.effect === hardest);
  const isOpen = own.some((item) => !["pass", "not-applicable"].includes(item.outcome));
  const counted = isOpen ? own : [...own, ...receipts.map(asItem)];
  const outcome = worst(counted.map((item) => item.outcome));
  if (outcome === undefined) return undefined;
  const unseen = outcome === "pass" ? unseenOf(wanted, findings) : [];
  if (unseen.length > 0) return { judgement: notSeen(wanted, unseen), effect: hardest ?? "block" };
  const softer = findings.filter((item) => item.effect !== hardest && item.outcome !== "pass");
  const said = outcome === "pass" ? passed(counted) : missed(counted, outcome);
  const details = [
    ...(said.details ?? []),
    ...softer.map(({ id, outcome: other }) => `Does not count here: ${id}, ${other}`),
  ];
  return {
    judgement: {
      outcome,
      expected: expected(wanted),
      ...said,
      details: details.length > 0 ? details : undefined,
    },
    effect: hardest ?? "block",
  };
}

/** Selectors that nothing answers to which applies: without each of them it is no pass. */
function unseenOf({ findings: wanted = [] }: Options, findings: Observed["findings"]) {
  const applying = findings.filter(({ outcome }) => outcome !== "not-applicable");
  return wanted.filter((one) => !applying.some(({ id }) => matches(one, id)));
}

function notSeen(wanted: Options, unseen: readonly string[]): Judgement {
  return {
    outcome: "unknown",
    expected: expected(wanted),
    found: `Not seen in this stage: ${unseen.join(", ")}`,
    remedy: "Look at what ended the stage early, then run it again",
  };
}

type Said = Pick<Judgement, "found" | "remedy" | "link" | "details">;

function passed(items: readonly Item[]): Said {
  const [first] = items;
  const found = items.length === 1 ? first?.found : undefined;
  return { found: found ?? `all ${items.length} passed`, link: first?.link };
}

/** The first of the worst, with what to do about it. */
function missed(items: readonly Item[], outcome: Outcome): Said {
  const [first, ...others] = items.filter((item) => item.outcome === outcome);
  return {
    found: `${first?.id}: ${first?.found}`,
    remedy: first?.remedy,
    link: first?.link,
    details: others.map(({ id, found }) => `${id}: ${found}`),
  };
}

function asItem(receipt: Receipt): Item {
  return {
    id: receipt.kind,
    effect: "block",
    outcome: OUTCOMES[receipt.state],
    found: receipt.detail,
    remedy: "remedy" in receipt ? receipt.remedy : "Run the stage again without dry-run",
    link: receipt.link,
  };
}

const OUTCOMES = {
  done: "pass",
  found: "pass",
  recorded: "pending",
  failed: "fail",
  refused: "unknown",
  unclear: "unknown",
} as const satisfies Readonly<Record<Receipt["state"], Outcome>>;

const ALL: Readonly<Record<FindingKind, string>> = {
  requirement: "all requirements",
  check: "all smoke checks",
  signal: "all health signals",
  guard: "all guards",
  step: "all steps",
};

function expected({ findings = [], receipts = [], tagged }: Options): string {
  const names = findings.map((wanted) => {
    const id = wanted.slice(kindOf(wanted).length + 1);
    return id === "*" ? ALL[kindOf(wanted)] : id;
  });
  const last = names.at(-1);
  const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
  return [
    ...(list === undefined
      ? []
      : [`a pass of ${list}${tagged === undefined ? "" : ` tagged ${tagged}`}`]),
    ...(receipts.length === 0 ? [] : [`${receipts.join(" or ")} carried out`]),
  ].join(", ");
}
