import { isIsoDate } from "../core/units.ts";
import { plural } from "../core/wording.ts";
import { type ActionItem, filled, readIncident, type WrittenIncident } from "./read-issue.ts";

/** An issue whose review is checked. Times are ISO 8601. */
export interface ReviewedIssue {
  readonly body: string;
  readonly labels: readonly string[];
  readonly createdAt: string;
  /** Undefined while it is open. */
  readonly closedAt: string | undefined;
}

/** Something that the review of an incident still lacks. */
export interface Gap {
  /** Number of the rule, `I1` to `I9`. */
  readonly rule: "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "I9";
  /** Plain text that stands alone. */
  readonly found: string;
  /** True: it is due, and not yet too late. */
  readonly isDue: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A post-mortem is scheduled within a day, and takes place within two. */
const SCHEDULED_WITHIN_MS = 24 * HOUR_MS;
const HELD_WITHIN_MS = 48 * HOUR_MS;

/** Action items are reviewed in two to four weeks, and due within three months. */
const REVIEW_FROM_MS = 14 * DAY_MS;
const REVIEW_TO_MS = 28 * DAY_MS;
const DUE_WITHIN_MS = 90 * DAY_MS;

/** Characters of a root cause, and of an action item, below which nothing specific is said. */
const ROOT_CAUSE_LENGTH = 80;
const ITEM_LENGTH = 15;

const FEWEST_WHYS = 3;

/**
 * What the review of an incident lacks: for SEV1 to SEV3 what happened, action items, a post-mortem
 * and lessons; for SEV1 and SEV2 the root cause and what contributed, too; for SEV4 nothing. An
 * unknown severity is taken for SEV1. `now`: epoch milliseconds.
 */
export function reviewGaps(issue: ReviewedIssue, now: number): readonly Gap[] {
  const incident = readIncident(issue.body, issue.labels);
  const { severity } = incident;
  if (severity === 4) return [];
  const isMajor = severity === undefined || severity <= 2;
  return [
    ...factGaps(incident, isMajor),
    ...(isMajor ? [...rootCauseGaps(incident), ...factorGaps(incident)] : []),
    ...itemGaps(incident, issue),
    ...postMortemGaps(incident, issue, now),
    ...reviewDue(incident, issue, now),
    ...lessonGaps(incident),
  ];
}

const gap = (rule: Gap["rule"], found: string, isDue = false): Gap => ({ rule, found, isDue });

const FACTS = ["date", "duration", "impact"] as const;

function factGaps({ severity, fields }: WrittenIncident, isMajor: boolean): readonly Gap[] {
  const [date = "", duration = "", impact = ""] = FACTS.map((fact) => fields.get(fact));
  return [
    ...(severity === undefined
      ? [gap("I1", "No severity: add one of the labels sev1 to sev4")]
      : []),
    ...(isIsoDate(date.slice(0, 10)) ? [] : [gap("I1", "No date, such as 2026-11-20")]),
    ...(duration === "" || /_open_/.test(duration)
      ? [gap("I1", "No duration: write when it was over")]
      : []),
    ...(impact === ""
      ? [gap("I1", "No impact: users affected, key functionality, business metrics")]
      : isMajor && !/\d/.test(impact)
        ? [gap("I1", "No number in the impact, which SEV1 and SEV2 need")]
        : []),
  ];
}

function rootCauseGaps({ sections }: WrittenIncident): readonly Gap[] {
  const lines = sections.get("root cause") ?? [];
  const whys = lines.filter((one) => /^\d+\. *Why\? *\S/i.test(one)).length;
  const isNamed = lines.some((one) => /^technique: *\S/i.test(one));
  const said = lines
    .map((one) => filled(one.replace(/^\d+\. *Why\? */i, "")))
    .join(" ")
    .trim();
  return [
    ...(whys >= FEWEST_WHYS || isNamed
      ? []
      : [gap("I2", `${whys} of ${FEWEST_WHYS} whys answered, and no other technique named`)]),
    ...(said.length >= ROOT_CAUSE_LENGTH
      ? []
      : [gap("I2", `The root cause has ${said.length} of ${ROOT_CAUSE_LENGTH} characters`)]),
  ];
}

const FACTORS = ["Technical", "Process", "Communication"] as const;

function factorGaps({ sections }: WrittenIncident): readonly Gap[] {
  const lines = sections.get("contributing factors") ?? [];
  const open = FACTORS.filter((factor) => answerTo(lines, factor) === "");
  if (open.length === 0) return [];
  return [
    gap("I3", `Not filled in: ${open.join(", ").toLowerCase()}; write none where there is none`),
  ];
}

/** Text behind `- Name:`; `none` is an answer. */
function answerTo(lines: readonly string[], name: string): string {
  const start = `- ${name}:`.toLowerCase();
  const found = lines.find((one) => one.toLowerCase().startsWith(start));
  return filled(found?.slice(start.length) ?? "");
}

function itemGaps({ items }: WrittenIncident, { createdAt }: ReviewedIssue): readonly Gap[] {
  if (items.length === 0) return [gap("I4", `No action item: ${ITEM_FORM}`)];
  const latest = Date.parse(createdAt) + DUE_WITHIN_MS;
  return items.flatMap((item) => {
    const lacks = lacksOf(item, latest);
    return lacks.length === 0 ? [] : [gap("I4", `"${item.text}": ${lacks.join(", ")}`)];
  });
}

const ITEM_FORM = "write `- [ ] Action - Owner: @login - Due: YYYY-MM-DD`";

function lacksOf({ text, owner, due }: ActionItem, latest: number): readonly string[] {
  return [
    ...(text.length < ITEM_LENGTH ? [`shorter than ${ITEM_LENGTH} characters`] : []),
    ...(owner === undefined ? ["no owner"] : []),
    ...(due === undefined ? ["no date by which it is due"] : []),
    ...(due !== undefined && Date.parse(due) > latest
      ? ["due later than 90 days after the incident"]
      : []),
  ];
}

/** When the incident was over, as far as GitHub knows, else when it was opened. */
const overAt = ({ closedAt, createdAt }: ReviewedIssue): number =>
  Date.parse(closedAt ?? createdAt);

function postMortemGaps(
  { sections }: WrittenIncident,
  issue: ReviewedIssue,
  now: number,
): readonly Gap[] {
  const lines = (sections.get("follow-up") ?? []).join("\n");
  const [, written = ""] =
    /\bdate: *(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)/i.exec(lines) ?? [];
  const hasTime = written.length > 10;
  const at = Date.parse(hasTime ? `${written.replace(" ", "T")}Z` : written);
  const since = overAt(issue);
  if (!Number.isNaN(at)) {
    // a day without a time begins at midnight
    if (at <= since + HELD_WITHIN_MS) return [];
    return [gap("I5", "The post-mortem is later than 48 hours after the incident")];
  }
  if (now > since + HELD_WITHIN_MS)
    return [gap("I5", "The post-mortem is overdue: 48 hours are over")];
  const isLate = now > since + SCHEDULED_WITHIN_MS;
  const late = isLate ? ": a day is over" : "";
  return [gap("I5", `The post-mortem is not scheduled yet${late}`, true)];
}

/** Between two and four weeks the open items are looked at; after that they are late. */
function reviewDue({ items }: WrittenIncident, issue: ReviewedIssue, now: number): readonly Gap[] {
  const open = items.filter(({ done }) => !done);
  const past = open.filter(({ due }) => due !== undefined && Date.parse(due) + DAY_MS < now);
  const since = overAt(issue);
  const overdue = past.map(({ text, due }) => gap("I6", `"${text}" was due on ${due}`));
  if (open.length === 0 || now < since + REVIEW_FROM_MS) return overdue;
  const isOver = now > since + REVIEW_TO_MS;
  const when = isOver ? "four weeks are over" : "the review is due";
  return [
    ...overdue,
    gap("I6", `${plural(open.length, "action item")} still open: ${when}`, !isOver),
  ];
}

const LESSONS = ["What went well", "What could be improved"] as const;

function lessonGaps({ sections }: WrittenIncident): readonly Gap[] {
  const lines = sections.get("lessons learned") ?? [];
  const open = LESSONS.filter((lesson) => answerTo(lines, lesson) === "");
  return open.map((lesson) => gap("I9", `Not filled in: ${lesson.toLowerCase()}`));
}
