import { permissionRemedy } from "../../core/lack.ts";
import type { GitHubRefusal, GitHubRoute } from "../../core/ports.ts";
import { line } from "../../core/text.ts";
import { formatTime } from "../../core/units.ts";
import { type Attempt, isRateLimit, isUnreadable, rateLimitWait } from "./retry.ts";

/** A request in words: `GET /commits/9f3c2ab/check-runs`. */
export function describe(
  route: GitHubRoute,
  parameters: Readonly<Record<string, unknown>>,
): string {
  return route
    .replace("/repos/{owner}/{repo}", "")
    .replace(/\{(\w+)\}/g, (whole, name: string) => line(String(parameters[name] ?? whole)));
}

/** Why there is no usable answer, and what to do about it. */
export function refusal(attempt: Attempt, what: string, now: number): GitHubRefusal {
  const refused = refusalOf(attempt, what, now);
  return isSilence(attempt) ? { ...refused, silent: true } : refused;
}

/** No answer that says anything of what was asked: a later try may have one. */
function isSilence(attempt: Attempt): boolean {
  if (attempt.state !== "answered") return true;
  return attempt.status >= 500 || isRateLimit(attempt) || isUnreadable(attempt);
}

function refusalOf(attempt: Attempt, what: string, now: number): GitHubRefusal {
  if (attempt.state === "aborted") {
    return refuse(0, `interrupted before GitHub answered ${what}`, "run the stage again");
  }
  if (attempt.state === "broken") {
    const remedy = /^(?:GET|query) /.test(what)
      ? "check the network and GITHUB_API_URL, then run the stage again"
      : "check on GitHub whether it was done, then run the stage again";
    return refuse(0, `no answer from GitHub to ${what}: ${attempt.reason}`, remedy);
  }
  if (isRateLimit(attempt)) {
    const at = formatTime(new Date(now + rateLimitWait(attempt.headers, now)).toISOString());
    return refuse(
      attempt.status,
      `GitHub's rate limit is used up; requests are possible again after ${at}`,
      `run the stage again after ${at}; a job's own token has 1,000 requests an hour for the repository`,
    );
  }
  return answered(attempt, what);
}

function answered(attempt: Attempt & { state: "answered" }, what: string): GitHubRefusal {
  const { status } = attempt;
  const said = attempt.message === "" ? "" : `: ${line(attempt.message)}`;
  if (isUnreadable(attempt)) {
    return refuse(
      status,
      `GitHub's answer to ${what} is not readable JSON`,
      "run the stage again; if it happens again, check GITHUB_API_URL and the proxies in between",
    );
  }
  if (status === 401) {
    return refuse(
      status,
      `GitHub does not accept the token (401)${said}`,
      "pass a valid token: the action's input `token`, or GITHUB_TOKEN on the command line",
    );
  }
  if (status === 403) return forbidden(attempt, what, said);
  if (status === 404) {
    return refuse(
      status,
      `GitHub finds nothing at ${what} (404)${said}; it does not exist, or the token may not see it`,
      "check the name, and that the token may read this repository",
    );
  }
  if (status >= 500) {
    return refuse(
      status,
      `GitHub failed at ${what} (${status})${said}`,
      "run the stage again; githubstatus.com lists incidents at GitHub",
    );
  }
  return refuse(
    status,
    `GitHub refused ${what} (${status})${said}`,
    "correct what GitHub's message names, then run the stage again",
  );
}

function forbidden(
  attempt: Attempt & { state: "answered" },
  what: string,
  said: string,
): GitHubRefusal {
  const permission = /not accessible by/i.test(attempt.message)
    ? permissionLines(attempt.headers["x-accepted-github-permissions"])
    : undefined;
  const remedy =
    permission === undefined
      ? "give the token the permission that GitHub's message names"
      : permissionRemedy(permission.split("\n"));
  return {
    ...refuse(403, `the token has no permission for ${what} (403)${said}`, remedy),
    permission,
  };
}

/**
 * `permissions:` lines of the header `x-accepted-github-permissions`: `checks=read` is
 * `checks: read`. Sets that each suffice are parted by `;`, the first is taken; every token has
 * `metadata`.
 */
function permissionLines(header: string | undefined): string | undefined {
  const lines = (header?.split(";")[0] ?? "")
    .split(",")
    .map((pair) => /^\s*([a-z_]+)=(read|write)\s*$/.exec(pair))
    .flatMap((match) => (match?.[1] === undefined ? [] : [{ name: match[1], right: match[2] }]))
    .filter(({ name }) => name !== "metadata")
    .map(({ name, right }) => `${name.replaceAll("_", "-")}: ${right}`);
  return lines.length === 0 ? undefined : lines.join("\n");
}

function refuse(status: number, reason: string, remedy: string): GitHubRefusal {
  return { ok: false, status, reason, remedy };
}
