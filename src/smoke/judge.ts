import type { CheckTry, Mismatch } from "../core/check.ts";
import type { Judgement, Tag } from "../core/finding.ts";
import { formatDuration } from "../core/units.ts";
import { capital, inSentence } from "../core/wording.ts";
import { saysNothing } from "./withheld.ts";

const REMEDIES: Readonly<Record<string, string>> = {
  aborted: "Run the stage again",
  address:
    "If this address is intended, allow private networks with the action's input `allow-private-network` or `--allow-private-network`",
  cached:
    "Let requests with `cache-control: no-cache` through to the service, or set `cached: true` at the check where a cache may answer",
  handshake:
    "Let the host offer TLS 1.2 or later and HTTP/1.1 without a client certificate, or correct the scheme and port of the environment's `url`",
  killed: "Find out what has ended the command: too little memory, or another process",
  unstarted: "Correct the check's `run`, or install what it needs",
  file: "Commit the file where the check names it, beside the manifest",
  oidc: "Add `permissions: {id-token: write}` to the job, beside those that it has, or ask with a token of your own",
  dns: "Check the host name of the environment's `url`, and that it can be resolved where this runs",
  limited:
    "Let requests of the runner through the limit or the bot protection, or send fewer: a longer `health.every`, fewer checks",
  local: "Run the stage again on a machine with free resources",
  redirect:
    "Set the environment's `url` to the address that answers without redirecting to another host, or write `redirects: any` or `redirects: none` in the check",
  refused: "Check that the service runs and listens at this address",
  request: "Correct the check's path and headers, and the secrets in them",
  resolver: "Make sure that the runner's name server answers",
  timeout: "Find out why the service is slow, or give the check a longer `timeout`",
  unreachable: "Make sure that the runner has a route to the host",
  tls: "Give the host a valid certificate: one that cannot be verified is never accepted",
  url: "Write an http or https address without a user name as the environment's `url`",
};

/** What makes a check fail that has passed at last. */
export type FailOn = readonly "flaky"[];

/** True for an answer in which every expectation held. */
export function isGood(tried: CheckTry): boolean {
  return tried.state === "answered" && tried.mismatches.length === 0;
}

/**
 * Judges a check by its tries, first to last. The last one decides: a good one after a bad one is
 * a pass and `flaky`, which may count as a failure; one that could not be sent, or that a cache or
 * a limit has answered, says nothing about the service.
 */
export function judgeTries(tries: readonly CheckTry[], failOn: FailOn = []): Judgement {
  const last = tries.at(-1);
  const expected = "An answer that meets every expectation";
  if (last === undefined) {
    return { outcome: "unknown", expected, found: "Never tried", remedy: "Run the stage again" };
  }
  const bad = tries.filter((tried) => !isGood(tried));
  if (isGood(last)) {
    const judgement = passed(last, tries, expected);
    // A try that says nothing of the service does not count against it here either.
    const isFlaky = bad.some((tried) => !saysNothing(tried));
    return isFlaky && failOn.includes("flaky") ? tooFlaky(judgement) : judgement;
  }
  const [first] = last.mismatches;
  const confirmed = bad.length > 1 && !saysNothing(last) ? `, ${bad.length} tries` : "";
  return {
    outcome: saysNothing(last) ? "unknown" : "fail",
    expected: first === undefined ? expected : capital(`${first.subject} ${first.expected}`),
    found: `${foundIn(last)}${confirmed}`,
    remedy: remedyOf(last),
    details: [...bad.flatMap((tried) => detailsOf(tried, tries)), ...againOf(last)],
  };
}

function tooFlaky(judgement: Judgement): Judgement {
  return {
    ...judgement,
    outcome: "fail",
    expected: "A good answer to the first try",
    remedy: "Find out why not every try is good, or take `flaky` out of smoke.fail-on",
  };
}

function passed(last: CheckTry, tries: readonly CheckTry[], expected: string): Judgement {
  const bad = tries.filter((tried) => !isGood(tried));
  const tags: readonly Tag[] = [
    ...(bad.length > 0 ? (["flaky"] as const) : []),
    ...(last.slow ? (["slow"] as const) : []),
    ...(isElsewhere(last) ? (["redirected"] as const) : []),
    ...(last.cached === true ? (["cached"] as const) : []),
    ...(last.insecure === true ? (["insecure"] as const) : []),
  ];
  const details = [
    ...bad.flatMap((tried) => detailsOf(tried, tries)),
    ...(last.hops ?? []).map(({ status, to }) => `Redirected by ${status} to ${to}`),
  ];
  const [first] = bad;
  const before =
    first === undefined ? "" : ` when confirmed; before that: ${inSentence(describeTry(first))}`;
  return {
    outcome: "pass",
    expected,
    found: `${capital(answerOf(last))}${isElsewhere(last) ? way(last) : ""} in ${formatDuration(last.totalMs)}${before}`,
    ...(tags.length > 0 ? { tags } : {}),
    ...(details.length > 0 ? { details } : {}),
  };
}

/** ` after 302 to https://…/login`: each redirect that was followed. */
function way({ hops = [] }: CheckTry): string {
  return hops.map(({ status, to }) => ` after ${status} to ${to}`).join("");
}

/** True where the answer is of another path than the one that was asked, but for a slash at its end. */
function isElsewhere({ url, hops }: CheckTry): boolean {
  const last = hops?.at(-1);
  return last !== undefined && pathOf(last.to) !== pathOf(url);
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, "") : url;
}

/** `Status 500, expected 200 — GET https://…/orders, 12ms`. */
export function describeTry(tried: CheckTry): string {
  return described(tried, missed);
}

/** The same where what was expected is said beside it: `Status 500 — GET https://…/orders, 12ms`. */
function foundIn(tried: CheckTry): string {
  return described(tried, ({ subject, actual }) => `${subject} ${actual}`);
}

function described(tried: CheckTry, said: (miss: Mismatch) => string): string {
  const request = `${tried.method} ${tried.url}${way(tried)}, ${formatDuration(tried.totalMs)}`;
  const [first, ...others] = tried.mismatches;
  if (first === undefined) return capital(`${answerOf(tried)} — ${request}`);
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  // Without an answer the reason says it all; what was expected is no news.
  const what = tried.state === "answered" ? said(first) : first.actual;
  return capital(`${what}${more} — ${request}`);
}

function missed({ subject, actual, expected }: Mismatch): string {
  return `${subject} ${actual}, expected ${expected}`;
}

function answerOf({ status, exit, reason, state }: CheckTry): string {
  if (exit !== undefined) return `exit ${exit}`;
  return status === undefined ? (reason ?? state) : `status ${status}`;
}

function detailsOf(tried: CheckTry, tries: readonly CheckTry[]): readonly string[] {
  const which = tries.length > 1 ? `Try ${tries.indexOf(tried) + 1} of ${tries.length}, ` : "";
  return tried.mismatches.map(({ place, ...miss }) => {
    const where = place === undefined ? "" : ` (${place.file}:${place.line}:${place.column})`;
    const what = tried.state === "answered" ? missed(miss) : miss.actual;
    return capital(`${which}at ${tried.at}: ${what}${where}`);
  });
}

/** From where the last answer came, and how to ask for it once more. */
function againOf({ remote, curl }: CheckTry): readonly string[] {
  return [
    ...(remote === undefined ? [] : [`Remote address: ${remote}`]),
    ...(curl === undefined ? [] : [`By hand: ${curl}`]),
  ];
}

function remedyOf({ method, reason, at }: CheckTry): string {
  if (reason !== undefined) return remedyFor(reason);
  if (method === "RUN")
    return "Look at the output of the command, or correct what is expected of it";
  return `Look into the service's log around ${at}, or correct the expectation if it is out of date`;
}

/** What to do about a request that brought no answer, by its reason. */
export function remedyFor(reason: string | undefined): string {
  return (
    REMEDIES[reason ?? ""] ?? "Look into the logs of the service and of any proxy in front of it"
  );
}
