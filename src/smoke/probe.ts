import { type Answered, compareBuild } from "../core/build.ts";
import type { CheckTry, Mismatch } from "../core/check.ts";
import type { Place } from "../core/place.ts";
import type { Clock, Http, HttpReply } from "../core/ports.ts";
import type { Released } from "../core/release.ts";
import { cut, line } from "../core/text.ts";
import { formatDuration } from "../core/units.ts";
import { readBuild } from "./build-source.ts";
import type { CheckOptions } from "./check-options.ts";
import { curlOf } from "./curl.ts";
import { judgeAnswer, SLOW } from "./expect.ts";
import type { Answer, JudgeContext, Limit, Miss, Select } from "./expectations/expectation.ts";
import { type Prepared, type PrepareTools, prepareRequest } from "./prepare.ts";
import { describeSave, type Saved, takeSaved } from "./save.ts";
import { cachedBy, limitedBy, type Withheld } from "./withheld.ts";

/** Characters of a foreign text that a report shows, and on each side of a part of it. */
const EXCERPT = 200;
const MARGIN = 40;

/** A judgement takes milliseconds; nothing else runs meanwhile, not even an interruption. */
export const JUDGED_WITHIN_MS = 1000;

/** What a probe works with. */
export interface ProbeTools extends PrepareTools {
  /** What should be live there. */
  readonly build: Released;
  readonly http: Http;
  readonly clock: Clock;
  /** Takes every secret out of a text. */
  readonly redact: (text: string) => string;
  /** Where a key of a check stands in the manifest; the path begins inside the check. */
  readonly placeOf?:
    | ((check: CheckOptions, path: readonly (string | number)[]) => Place | undefined)
    | undefined;
  /** Takes what an answer gives to save, before anything of it is shown; default: nothing is saved. */
  readonly keep?: ((saved: readonly Saved[]) => void) | undefined;
  /** Epoch milliseconds at which the probe was due: time is counted from then, not from the sending. */
  readonly dueAt?: number | undefined;
}

/** Sends the request of a check once, over a new connection, and judges the answer. Never throws. */
export async function probe(
  check: CheckOptions,
  tools: ProbeTools,
  signal: AbortSignal,
): Promise<CheckTry> {
  const prepared = await prepareRequest(check, tools);
  const tried = await probeOnce(check, tools, prepared, signal);
  const isBad = tried.state === "broken" || tried.mismatches.length > 0;
  if (!isBad || "unsent" in prepared) return tried;
  return { ...tried, curl: curlOf(prepared.request, tools.redact) };
}

async function probeOnce(
  check: CheckOptions,
  tools: ProbeTools,
  prepared: Prepared,
  signal: AbortSignal,
): Promise<CheckTry> {
  const { dueAt = tools.clock.now() } = tools;
  const { base = tools.baseUrl } = check;
  const late = Math.max(0, tools.clock.now() - dueAt);
  const isSent = "request" in prepared;
  const reply = isSent ? await tools.http(prepared.request, signal) : prepared.unsent;
  const totalMs = reply.totalMs + late;
  const seen = {
    method: check.method,
    url: excerpt(prepared.url ?? `${base}${check.path}`, tools),
    at: new Date(dueAt).toISOString(),
    totalMs,
    phases: reply.phases,
    remote: reply.remote,
    ...hopsOf(reply, tools),
  };
  if (reply.state !== "answered") return { ...seen, ...lost(reply, check, tools) };
  const answer = { ...reply, totalMs };
  const select = await selectorFor(check);
  const fits = await schemaOf(isSent ? prepared.schema : undefined);
  const limit: Limit = (work) => tools.clock.limit(JUDGED_WITHIN_MS, work);
  const context = { build: tools.build, now: tools.clock.now(), select, fits, limit };
  const misses = judgeAnswer(answer, check.expect, context);
  const build = tellsBuild(check.expect)
    ? limit(() => readBuild(answer, check.expect, select))?.value
    : undefined;
  const held = withheld(answer, check, { misses, proves: isNew(build, tools), tools });
  if (held !== undefined) {
    return { ...seen, ...lost({ ...held, state: "broken" }, check, tools), status: reply.status };
  }
  // What a cache or a limit has answered is not saved either.
  const unsaved = keepSaved(answer, check, { ...tools, select, limit });
  const mismatches = [...misses.map((miss) => mismatch(miss, check, tools)), ...unsaved];
  const warn = check.expect.time?.warn;
  return {
    ...seen,
    state: "answered",
    status: reply.status,
    ...shownBuild(build, tools),
    ...(check.insecure === true ? { insecure: true } : {}),
    ...(check.cached === true && cachedBy(answer) !== undefined ? { cached: true } : {}),
    mismatches,
    slow: mismatches.length === 0 && warn !== undefined && totalMs > warn,
  };
}

const tellsBuild = ({ commit, version }: CheckOptions["expect"]): boolean =>
  commit !== undefined || version !== undefined;

/** What validates takes long to load: only for checks that name a schema. */
async function schemaOf(text: string | undefined): Promise<JudgeContext["fits"]> {
  if (text === undefined) return () => ({ problem: "was not read" });
  const { holdAgainst } = await import("./json-schema.ts");
  return (value) => holdAgainst(text, value);
}

/** Without what an address hands over behind its path, which may be a secret that nobody knows yet. */
function hopsOf({ hops }: HttpReply, tools: ProbeTools): Pick<CheckTry, "hops"> {
  if (hops === undefined) return {};
  const shown = (to: string) => to.replace(/[?#].*$/s, "?…");
  return { hops: hops.map(({ status, to }) => ({ status, to: excerpt(shown(to), tools) })) };
}

type Lost = Exclude<HttpReply, Answer>;

/** Why there is nothing to judge. */
type Fault = Pick<Lost, "state" | "reason" | "detail"> & Pick<Partial<Withheld>, "retryAfterMs">;

/** True where the answer itself names the build that is judged. */
const isNew = (answered: Answered | undefined, { build }: ProbeTools): boolean =>
  answered !== undefined && compareBuild(answered, { build, before: undefined }).same === true;

interface Read {
  readonly misses: readonly Miss[];
  /** The answer itself names the version that is judged. */
  readonly proves: boolean;
  readonly tools: ProbeTools;
}

/** Why an answer says nothing of the release; a status that the check expects is none of a limit. */
function withheld(answer: Answer, check: CheckOptions, read: Read): Withheld | undefined {
  const limited = limitedBy(answer, read.tools.clock.now());
  const isExpected =
    answer.status === 429 && !read.misses.some(({ subject }) => subject === "status");
  if (limited !== undefined && !isExpected) return limited;
  return check.cached === true || read.proves ? undefined : cachedBy(answer);
}

function lost(
  { state, reason, detail, retryAfterMs }: Fault,
  check: CheckOptions,
  tools: ProbeTools,
) {
  const expected = `within ${formatDuration(check.timeout)}`;
  const miss = { subject: "an answer", expected, actual: detail, at: [] };
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return { state, reason, mismatches: [mismatch(miss, check, tools)], slow: false, ...wait };
}

/** Hands on what the answer gives to save; what it lacks is a mismatch. */
function keepSaved(
  answer: Answer,
  { save, ...check }: CheckOptions,
  tools: ProbeTools & { readonly select: Select; readonly limit: Limit },
): readonly Mismatch[] {
  if (save === undefined || tools.keep === undefined) return [];
  const taken = tools.limit(() => takeSaved(answer, save, tools.select))?.value;
  tools.keep(taken?.saved ?? []);
  const missing = taken?.missing ?? Object.keys(save).map((name) => ({ name, said: SLOW }));
  return missing.map(({ name, said }) => {
    const from = save[name];
    return {
      subject: excerpt(from === undefined ? name : describeSave(from), tools),
      expected: `a value to save as ${name}`,
      actual: excerpt(said, tools),
      place: nearestPlace(["save", name], check, tools),
    };
  });
}

/** The parser of JSON paths takes long to load: only for checks that name one. */
async function selectorFor({ expect, save = {} }: CheckOptions): Promise<Select> {
  const { json, version, commit } = expect;
  const isJson = (source: object | string | undefined) =>
    typeof source === "object" && "json" in source;
  return json !== undefined ||
    expect.schema !== undefined ||
    [version, commit, ...Object.values(save)].some(isJson)
    ? (await import("./json-path.ts")).selectJson
    : noSelector;
}

const noSelector: Select = () => {
  throw new Error("this check names no JSON path");
};

function shownBuild({ version, commit }: Answered = {}, tools: ProbeTools): Answered {
  return {
    ...(version === undefined ? {} : { version: excerpt(version, tools) }),
    ...(commit === undefined ? {} : { commit: excerpt(commit, tools) }),
  };
}

/** A miss as it is shown: redacted, cut and with its place. */
export function mismatch(miss: Miss, check: CheckOptions, tools: ProbeTools): Mismatch {
  return {
    subject: excerpt(miss.subject, tools),
    expected: excerpt(miss.expected, tools),
    actual: excerpt(miss.actual, tools, miss.around),
    place: nearestPlace(["expect", ...miss.at], check, tools),
  };
}

/** The place of a key, or of the closest one around it that the manifest holds. */
function nearestPlace(
  path: readonly string[],
  check: CheckOptions,
  tools: ProbeTools,
): Place | undefined {
  const place = tools.placeOf?.(check, path);
  if (place !== undefined || path.length === 0) return place;
  return nearestPlace(path.slice(0, -1), check, tools);
}

/** A foreign text as a report shows it, redacted before it is cut: half a secret is still one. */
export function excerpt(
  text: string,
  { redact }: Pick<ProbeTools, "redact">,
  around?: string,
): string {
  const clean = redact(text);
  const at = around === undefined ? -1 : clean.indexOf(around);
  if (around === undefined || at <= MARGIN) return cut(line(clean), EXCERPT);
  const part = clean.slice(at - MARGIN, at + around.length + MARGIN);
  return cut(`…${line(part)}${at + around.length + MARGIN < clean.length ? "…" : ""}`, EXCERPT);
}
