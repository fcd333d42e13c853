"use strict";
exports.id = 495;
exports.ids = [495];
exports.modules = {

/***/ 465:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ missing),
/* harmony export */   Zs: () => (/* binding */ lackOf),
/* harmony export */   Zu: () => (/* binding */ merged),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   uF: () => (/* binding */ permissionRemedy),
/* harmony export */   zs: () => (/* binding */ byCause)
/* harmony export */ });
function missing(reason, remedy) {
    return { state: "missing", reason, remedy };
}
/** The lack in something that says more besides. */
function lackOf({ reason, remedy, permission, place }) {
    return {
        reason,
        remedy,
        ...(permission === undefined ? {} : { permission }),
        ...(place === undefined ? {} : { place }),
    };
}
/** What to do about missing lines of `permissions:`. */
function permissionRemedy(lines) {
    return `add \`${lines.join("`, `")}\` to the job's \`permissions:\``;
}
/** What two lacks share that one act of one person mends: missing permissions, or the same remedy. */
function causeOf({ permission, remedy }) {
    return permission === undefined ? remedy : "permissions";
}
/** Lacks with each cause once, in order. */
function byCause(lacks) {
    const causes = new Map();
    for (const lack of lacks) {
        const before = causes.get(causeOf(lack));
        causes.set(causeOf(lack), before === undefined ? lack : merged([before, lack]));
    }
    return [...causes.values()];
}
/** Lacks of one cause as one: the first reason, and every permission that is asked for. */
function merged(lacks) {
    const first = lacks.find(({ permission }) => permission !== undefined) ?? lacks[0];
    const lines = [...new Set(lacks.flatMap(({ permission }) => permission?.split("\n") ?? []))];
    if (lines.length < 2)
        return first;
    return { ...first, remedy: permissionRemedy(lines), permission: lines.join("\n") };
}


/***/ }),

/***/ 6477:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   T1: () => (/* binding */ formatShare),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   ei: () => (/* binding */ formatClock),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   lo: () => (/* binding */ parsePercent),
/* harmony export */   s6: () => (/* binding */ isIsoDate)
/* harmony export */ });
const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Milliseconds of `500ms`, `5s`, `15m`, `2h` or `1d`; undefined for anything else. */
function parseDuration(text) {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
    if (match === null)
        return undefined;
    const ms = Number(match[1]) * UNITS_MS[match[2]];
    const whole = Math.round(ms);
    // 4.1 h is 14 759 999.999999998 ms in binary, and means a whole number.
    return Number.isSafeInteger(whole) && Math.abs(ms - whole) <= whole * 1e-12 ? whole : undefined;
}
/** The shortest exact writing of a duration: `15m`, `1m 30s`, `800ms`. */
function formatDuration(ms) {
    if (Math.round(ms) < 1000)
        return `${Math.round(ms)}ms`;
    const seconds = Math.round(ms / 100) / 10;
    if (seconds < 60)
        return `${seconds}s`;
    const whole = Math.round(ms / 1000);
    const parts = [
        [Math.floor(whole / 3600), "h"],
        [Math.floor((whole % 3600) / 60), "m"],
        [whole % 60, "s"],
    ];
    return parts
        .filter(([n]) => n > 0)
        .map(([n, unit]) => `${n}${unit}`)
        .join(" ");
}
/** Share (0 to 1) of `5%`; undefined for anything else or above 100 %. */
function parsePercent(text) {
    const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
    const share = match === null ? Number.NaN : Number(match[1]) / 100;
    return share >= 0 && share <= 1 ? share : undefined;
}
/** `33.3 %`: a share with at most one decimal, two below one per cent; never `0 %` for more than nothing. */
function formatShare(share) {
    const percent = share * 100;
    if (percent > 0 && percent < 0.005)
        return "< 0.01 %";
    return `${Number(percent.toFixed(percent !== 0 && percent < 1 ? 2 : 1))} %`;
}
/** First seven digits of a commit. */
function shortSha(sha) {
    return sha.slice(0, 7);
}
/** `2026-11-20 14:23 UTC`. */
function formatTime(iso) {
    return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
/** True for a date of the calendar as `YYYY-MM-DD`; `2026-02-30` is none. */
function isIsoDate(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
        return false;
    const at = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
/** `14:23:07 UTC`. */
function formatClock(iso) {
    return `${iso.slice(11, 19)} UTC`;
}


/***/ }),

/***/ 2495:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  realPorts: () => (/* binding */ realPorts)
});

// EXTERNAL MODULE: ./lib/adapters/clock.js
var clock = __webpack_require__(6467);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/adapters/commands.js



/** Time between asking a tree of processes to end and ending it. */
const GRACE_MS = 2000;
/** Time for what a process printed last, where a grandchild keeps its output open. */
const DRAIN_MS = 200;
/** Runs a command without a shell in a process group of its own, and ends the whole group. */
const runCommand = async (request, signal) => {
    const [program = "", ...parameters] = request.command;
    if (signal.aborted)
        return { state: "killed", by: "abort", detail: "before it was started" };
    if (process.platform === "win32" && /\.(cmd|bat)$/i.test(program)) {
        return {
            state: "unstarted",
            detail: `${program} needs a shell: name the program that it calls, such as [node, …]`,
        };
    }
    const child = begin(program, parameters, request);
    if (typeof child === "string")
        return { state: "unstarted", detail: child };
    return await watch(child, request, signal);
};
/** The child, or why there is none: an empty name or a NUL byte is thrown at once. */
function begin(program, parameters, { folder, env }) {
    try {
        return (0,external_node_child_process_.spawn)(program, parameters, {
            cwd: folder,
            env,
            detached: process.platform !== "win32",
            stdio: ["ignore", "pipe", "pipe"],
            windowsHide: true,
        });
    }
    catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
function watch(child, { timeoutMs, onLine }, signal) {
    const lines = ["stdout", "stderr"].map((from) => readLines(child[from], (line) => onLine(line, from)));
    const ended = new AbortController();
    let stopped;
    const stop = (by) => {
        stopped ??= by;
        endTree(child, ended.signal).catch(() => undefined);
    };
    const onAbort = () => stop("abort");
    signal.addEventListener("abort", onAbort, { once: true });
    const timer = setTimeout(() => stop("timeout"), timeoutMs);
    return new Promise((resolve) => {
        const finish = (end) => {
            clearTimeout(timer);
            signal.removeEventListener("abort", onAbort);
            ended.abort();
            Promise.race([Promise.all(lines), (0,promises_.setTimeout)(DRAIN_MS)]).then(() => release(child, () => resolve(end)), () => resolve(end));
        };
        child.once("error", (error) => finish({ state: "unstarted", detail: error.message }));
        child.once("exit", (code, by) => {
            if (stopped !== undefined)
                finish({ state: "killed", by: stopped, detail: `by ${by ?? "itself"}` });
            else if (code !== null)
                finish({ state: "exited", code });
            else
                finish({ state: "killed", by: "signal", detail: by ?? "unknown signal" });
        });
    });
}
/** A detached grandchild may hold the pipes for ever: let go of them. */
function release(child, then) {
    child.stdout?.destroy();
    child.stderr?.destroy();
    then();
}
async function readLines(stream, onLine) {
    if (stream === null)
        return;
    stream.setEncoding("utf8");
    for await (const text of (0,external_node_readline_.createInterface)({
        input: stream,
        crlfDelay: Number.POSITIVE_INFINITY,
    })) {
        onLine(text);
    }
}
/** Asks the group to end, and ends it when it does not. */
async function endTree(child, ended) {
    const { pid } = child;
    if (pid === undefined)
        return;
    if (process.platform === "win32") {
        (0,external_node_child_process_.spawn)("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
        return;
    }
    signalGroup(pid, "SIGTERM");
    await (0,promises_.setTimeout)(GRACE_MS, undefined, { signal: ended }).catch(() => undefined);
    // Also after the leader has gone: what it started may have outlived it.
    signalGroup(pid, "SIGKILL");
}
function signalGroup(pid, name) {
    try {
        process.kill(-pid, name);
    }
    catch {
        // nobody is left in the group
    }
}

// EXTERNAL MODULE: ./lib/adapters/disk.js + 1 modules
var disk = __webpack_require__(778);
;// CONCATENATED MODULE: ./lib/adapters/git.js
/** Reads the checkout that a folder lies in; `@actions/exec` starts git without a shell. */
const git = async (folder, signal) => {
    const ask = await asker(folder, signal);
    const both = await ask("rev-parse", "--show-toplevel", "HEAD^{commit}");
    const [, root, sha] = /^(.+)\n([0-9a-f]{40,64})$/s.exec(both ?? "") ?? [];
    if (root === undefined || sha === undefined)
        return undefined;
    const [status, tags] = await Promise.all([
        // The user's own settings must not hide a file that no commit holds.
        ask("status", "--porcelain", "--untracked-files=normal", "--", ":/"),
        ask("tag", "--points-at", sha),
    ]);
    if (status === undefined || tags === undefined)
        return undefined;
    return { sha, clean: status === "", tags: tags.split("\n").filter((tag) => tag !== ""), root };
};
/** A function that gives what a git command prints; undefined when it fails. */
async function asker(folder, signal) {
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 260).then(__webpack_require__.bind(__webpack_require__, 1260));
    return async (...parameters) => {
        if (signal.aborted)
            return undefined;
        try {
            const all = ["--no-optional-locks", "-c", "core.fsmonitor=false", ...parameters];
            const options = { cwd: folder, silent: true, ignoreReturnCode: true };
            const { exitCode, stdout } = await getExecOutput("git", all, options);
            return exitCode === 0 ? stdout.replaceAll("\r\n", "\n").trimEnd() : undefined;
        }
        catch {
            // No git on this machine, or no such folder: the same as no checkout.
            return undefined;
        }
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
;// CONCATENATED MODULE: ./lib/adapters/github/retry.js
const FAULT_WAITS_MS = [500, 1000, 2000];
/** "Wait at least one minute": docs.github.com, rate limits for the REST API. */
const UNTOLD_RATE_LIMIT_MS = 60_000;
/** A limit that says 0 seconds must not become a busy loop. */
const SHORTEST_RATE_LIMIT_MS = 1000;
const MOST_ATTEMPTS = 10;
/** Whether GitHub refused because too much was asked, and nothing was done. */
function isRateLimit(attempt) {
    if (attempt.state !== "answered")
        return false;
    if (attempt.status === 429)
        return true;
    return (attempt.status === 403 &&
        ("retry-after" in attempt.headers ||
            attempt.headers["x-ratelimit-remaining"] === "0" ||
            /rate limit/i.test(attempt.message)));
}
/** Milliseconds until GitHub takes requests again. */
function rateLimitWait(headers, now) {
    const after = seconds(headers["retry-after"]);
    if (after !== undefined)
        return Math.max(SHORTEST_RATE_LIMIT_MS, after * 1000);
    const reset = seconds(headers["x-ratelimit-reset"]);
    if (headers["x-ratelimit-remaining"] !== "0" || reset === undefined)
        return UNTOLD_RATE_LIMIT_MS;
    return Math.max(SHORTEST_RATE_LIMIT_MS, reset * 1000 - now + 1000);
}
function seconds(header) {
    return header !== undefined && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
}
/**
 * What to do after a failed attempt. Reads are repeated after passing faults; writes only where
 * GitHub cannot have acted: a rate limit, or a request that was never sent.
 */
function retryAfter({ attempt, isRead, failures, now }) {
    if (failures >= MOST_ATTEMPTS || attempt.state === "aborted")
        return { again: false };
    if (isRateLimit(attempt)) {
        return { again: true, waitMs: rateLimitWait(attempt.headers, now), rateLimit: true };
    }
    const waitMs = FAULT_WAITS_MS[failures];
    if (waitMs === undefined || !isPassing(attempt))
        return { again: false };
    const harmless = isRead || (attempt.state === "broken" && !attempt.sent);
    return harmless ? { again: true, waitMs, rateLimit: false } : { again: false };
}
/** A fault that may be gone the next time: no answer, 5xx, or a page where JSON was due. */
function isPassing(attempt) {
    if (attempt.state !== "answered")
        return attempt.state === "broken";
    return attempt.status >= 500 || isUnreadable(attempt);
}
/** An answer of success whose body is not JSON: cut off, or some proxy's own page. */
function isUnreadable(attempt) {
    const { status, data } = attempt;
    if (status < 200 || status > 299 || status === 204 || status === 205)
        return false;
    return typeof data !== "object" || data === null || data instanceof ArrayBuffer;
}

;// CONCATENATED MODULE: ./lib/adapters/github/attempt.js



/** Codes of faults before anything was sent: GitHub cannot have acted. */
const UNSENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);
const headersSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())
    .transform((headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])));
const requestError = schemas/* object */.Ikc({
    status: schemas/* number */.aig(),
    response: schemas/* object */.Ikc({ headers: headersSchema, data: schemas/* unknown */.L5J().optional() }),
});
const fault = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    code: schemas/* string */.YjP().optional().catch(undefined),
    cause: schemas/* unknown */.L5J().optional(),
});
const withMessage = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });
/** One attempt under a time limit and the caller's signal; a value whatever happens. */
async function attemptWithin(attemptMs, signal, work) {
    if (signal.aborted)
        return { state: "aborted" };
    const own = new AbortController();
    const stop = () => own.abort();
    const timer = setTimeout(stop, attemptMs);
    signal.addEventListener("abort", stop, { once: true });
    const ended = (attempt) => {
        if (signal.aborted)
            return { state: "aborted" };
        if (!own.signal.aborted)
            return attempt;
        return { state: "broken", sent: true, reason: `nothing within ${(0,units/* formatDuration */.a3)(attemptMs)}` };
    };
    try {
        const { status, headers, data } = await work(own.signal);
        const answer = asAnswer(status, headersSchema.parse(headers), data);
        // A body that is cut short comes as an empty text: only the signals tell why.
        return isUnreadable(answer) ? ended(answer) : answer;
    }
    catch (thrown) {
        return ended(asFailure(thrown));
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
    }
}
function asAnswer(status, headers, data) {
    const message = withMessage.safeParse(data).data?.message ?? "";
    return { state: "answered", status, headers, message, data };
}
function asFailure(thrown) {
    const refused = requestError.safeParse(thrown).data;
    if (refused !== undefined) {
        return asAnswer(refused.status, refused.response.headers, refused.response.data);
    }
    const all = causes(thrown);
    const code = all.findLast((error) => error.code !== undefined)?.code;
    const message = all.at(-1)?.message;
    return {
        state: "broken",
        sent: !all.some((error) => UNSENT.has(error.code ?? "")),
        reason: [code, message].filter((part) => part !== undefined && part !== "").join(", "),
    };
}
/** The error and what caused it, outermost first; no chain is longer, but a ring would be. */
function causes(thrown, most = 10) {
    const parsed = most > 0 ? fault.safeParse(thrown).data : undefined;
    return parsed === undefined ? [] : [parsed, ...causes(parsed.cause, most - 1)];
}

;// CONCATENATED MODULE: ./lib/adapters/github/connect.js
/** GitHub's own client, loaded at the first request: it costs 60 ms. */
async function connect({ token, apiUrl, fetch }) {
    // The package's main entry reads and prints about the event file; this one only makes clients.
    const { GitHub, getOctokitOptions } = await __webpack_require__.e(/* import() */ 384).then(__webpack_require__.bind(__webpack_require__, 1384));
    const quiet = () => undefined;
    return new GitHub({
        ...getOctokitOptions(token, { userAgent: "release-gate" }),
        baseUrl: apiUrl.replace(/\/+$/, ""),
        // What a server says about deprecation is foreign text and not for our output.
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
        ...(fetch === undefined ? {} : { request: { fetch } }),
    });
}

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(5487);
// EXTERNAL MODULE: ./lib/core/lack.js
var lack = __webpack_require__(465);
;// CONCATENATED MODULE: ./lib/adapters/github/refusal.js




/** A request in words: `GET /commits/9f3c2ab/check-runs`. */
function describe(route, parameters) {
    return route
        .replace("/repos/{owner}/{repo}", "")
        .replace(/\{(\w+)\}/g, (whole, name) => (0,core_text/* line */.n8)(String(parameters[name] ?? whole)));
}
/** Why there is no usable answer, and what to do about it. */
function refusal(attempt, what, now) {
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
        const at = (0,units/* formatTime */.fU)(new Date(now + rateLimitWait(attempt.headers, now)).toISOString());
        return refuse(attempt.status, `GitHub's rate limit is used up; requests are possible again after ${at}`, `run the stage again after ${at}; a job's own token has 1,000 requests an hour for the repository`);
    }
    return answered(attempt, what);
}
function answered(attempt, what) {
    const { status } = attempt;
    const said = attempt.message === "" ? "" : `: ${(0,core_text/* line */.n8)(attempt.message)}`;
    if (isUnreadable(attempt)) {
        return refuse(status, `GitHub's answer to ${what} is not readable JSON`, "run the stage again; if it happens again, check GITHUB_API_URL and the proxies in between");
    }
    if (status === 401) {
        return refuse(status, `GitHub does not accept the token (401)${said}`, "pass a valid token: the action's input `token`, or GITHUB_TOKEN on the command line");
    }
    if (status === 403)
        return forbidden(attempt, what, said);
    if (status === 404) {
        return refuse(status, `GitHub finds nothing at ${what} (404)${said}; it does not exist, or the token may not see it`, "check the name, and that the token may read this repository");
    }
    if (status >= 500) {
        return refuse(status, `GitHub failed at ${what} (${status})${said}`, "run the stage again; githubstatus.com lists incidents at GitHub");
    }
    return refuse(status, `GitHub refused ${what} (${status})${said}`, "correct what GitHub's message names, then run the stage again");
}
function forbidden(attempt, what, said) {
    const permission = /not accessible by/i.test(attempt.message)
        ? permissionLines(attempt.headers["x-accepted-github-permissions"])
        : undefined;
    const remedy = permission === undefined
        ? "give the token the permission that GitHub's message names"
        : (0,lack/* permissionRemedy */.uF)(permission.split("\n"));
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
function permissionLines(header) {
    const lines = (header?.split(";")[0] ?? "")
        .split(",")
        .map((pair) => /^\s*([a-z_]+)=(read|write)\s*$/.exec(pair))
        .flatMap((match) => (match?.[1] === undefined ? [] : [{ name: match[1], right: match[2] }]))
        .filter(({ name }) => name !== "metadata")
        .map(({ name, right }) => `${name.replaceAll("_", "-")}: ${right}`);
    return lines.length === 0 ? undefined : lines.join("\n");
}
function refuse(status, reason, remedy) {
    return { ok: false, status, reason, remedy };
}

;// CONCATENATED MODULE: ./lib/adapters/github/graphql-errors.js



const failed = schemas/* object */.Ikc({
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({
        type: schemas/* string */.YjP().optional().catch(undefined),
        message: schemas/* string */.YjP().catch("an error without a message"),
    }))
        .min(1)
        // Whatever else stands there, it is no list without errors.
        .catch([{ type: undefined, message: "errors in an unknown form" }]),
});
/** An answer of which only the beginning was read. */
const TOO_LARGE = {
    state: "answered",
    status: 413,
    headers: {},
    message: "its answer is too large",
    data: undefined,
};
/**
 * GraphQL answers 200 whatever happens: an answer with errors gets the status that REST has for
 * them, so that it is repeated, waited for and refused as any other. None of its data is kept,
 * since what failed is missing from it.
 */
function withErrors(attempt) {
    if (attempt.state !== "answered" || attempt.status > 299)
        return attempt;
    const errors = errorsIn(attempt.data);
    if (errors.length === 0)
        return attempt;
    const types = new Set(errors.map(({ type }) => type));
    const message = (0,core_text/* cut */.Jj)([...new Set(errors.map((error) => (0,core_text/* line */.n8)(error.message)))].join("; "), 300);
    const told = { ...attempt, headers: {}, message, data: undefined };
    // Both spellings are seen; the count of what is left need not be 0 then.
    if (types.has("RATE_LIMITED") || types.has("RATE_LIMIT")) {
        return { ...told, status: 429, headers: { ...attempt.headers, "x-ratelimit-remaining": "0" } };
    }
    if (/rate limit/i.test(message))
        return { ...told, status: 429, headers: attempt.headers };
    // GitHub's words for its own time limit and for a bug of its own.
    if (/^something went wrong while executing/i.test(message))
        return { ...told, status: 502 };
    if (types.has("FORBIDDEN") || types.has("INSUFFICIENT_SCOPES"))
        return { ...told, status: 403 };
    return { ...told, status: types.has("NOT_FOUND") ? 404 : 422 };
}
function errorsIn(data) {
    if (typeof data !== "object" || data === null || !("errors" in data))
        return [];
    const { errors } = data;
    const none = errors === undefined || errors === null;
    return none || (Array.isArray(errors) && errors.length === 0) ? [] : failed.parse(data).errors;
}
/** Why a query has no usable answer, and what to do about it. */
function graphqlRefusal(attempt, query, now) {
    const what = `query ${query.name}`;
    if (attempt === TOO_LARGE) {
        return {
            ok: false,
            status: 413,
            reason: `GitHub's answer to ${what} is too large to be read`,
            remedy: "run the stage again; if it happens again, report it",
        };
    }
    const told = refusal(attempt, what, now);
    if (told.status !== 403 || !lacksRight(attempt))
        return told;
    const { permission } = query;
    const lines = permission.replaceAll("\n", "`, `");
    return { ...told, permission, remedy: `add \`${lines}\` to the job's \`permissions:\`` };
}
/** True where GitHub refuses for a right of the token, and not for SAML or an address. */
function lacksRight(attempt) {
    return attempt.state === "answered" && /not accessible by|required scopes/i.test(attempt.message);
}

;// CONCATENATED MODULE: ./lib/adapters/github/repeat.js


/** Tries until GitHub answers, refuses for good, or the deadline would be passed. */
async function repeated({ isRead, attempt: tryOnce, refuse }, { clock, onWait, deadlineMs }, signal) {
    const start = clock.monotonic();
    for (let failures = 0;; failures += 1) {
        const attempt = await tryOnce();
        if (attempt.state === "answered" && attempt.status < 300 && !isUnreadable(attempt)) {
            const { status, data, headers } = attempt;
            return { reply: { ok: true, status, data }, headers };
        }
        const retry = retryAfter({ attempt, isRead, failures, now: clock.now() });
        if (!retry.again || clock.monotonic() - start + retry.waitMs > deadlineMs) {
            return { reply: refuse(attempt, clock.now()), headers: {} };
        }
        if (retry.rateLimit)
            onWait(`waiting ${(0,units/* formatDuration */.a3)(retry.waitMs)} for GitHub's rate limit`);
        await clock.sleep(retry.waitMs, signal);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/github/graphql.js




/** A hundred records with a hundred statuses each are 5 MB; what is more is no answer to us. */
const MOST_BYTES = 16 * 2 ** 20;
const answer = schemas/* object */.Ikc({ data: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()) });
/** Asks GraphQL queries over a client's connection. */
function graphql_asker(connection) {
    return async (query, variables, signal) => {
        const client = await connection.client();
        const { reply } = await repeated({
            isRead: true,
            attempt: () => attemptOnce(client, connection, { query, variables }, signal),
            refuse: (attempt, now) => graphqlRefusal(attempt, query, now),
        }, connection, signal);
        if (!reply.ok)
            return reply;
        const { data } = answer.safeParse(reply.data).data ?? {};
        return data === undefined ? noAnswer(query) : { ...reply, data };
    };
}
/** The GraphQL address that belongs to a REST address; Enterprise Server has them side by side. */
function graphqlUrl(apiUrl) {
    const base = apiUrl.replace(/\/+$/, "");
    return base.endsWith("/api/v3") ? base.replace(/\/v3$/, "/graphql") : `${base}/graphql`;
}
/** One POST; what GraphQL tells in a 200 becomes the status that REST has for it. */
async function attemptOnce(client, { apiUrl, attemptMs }, { query, variables }, signal) {
    let tooLarge = false;
    const attempt = await attemptWithin(attemptMs, signal, async (inner) => {
        const { status, headers, data } = await client.request({
            method: "POST",
            url: graphqlUrl(apiUrl),
            data: { query: query.text, variables, operationName: query.name },
            // The body comes as a stream, so that there is an end to how much of it is read.
            request: { signal: inner, parseSuccessResponseBody: false },
        });
        const text = await textWithin(data, MOST_BYTES);
        tooLarge = text === undefined;
        return { status, headers, data: text === undefined ? {} : fromJson(text) };
    });
    return tooLarge && attempt.state === "answered" ? TOO_LARGE : withErrors(attempt);
}
/** A body as text; undefined where it has more bytes than that. */
async function textWithin(body, most) {
    if (!(body instanceof ReadableStream))
        return "";
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let bytes = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
        bytes += part.value.byteLength;
        if (bytes > most) {
            await reader.cancel();
            return undefined;
        }
        text += decoder.decode(part.value, { stream: true });
    }
    return text + decoder.decode();
}
function fromJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // Cut short, or some proxy's own page: not readable, which the status does not tell.
        return text;
    }
}
function noAnswer({ name }) {
    return {
        ok: false,
        status: 200,
        reason: `GitHub's answer to query ${name} contains no data`,
        remedy: "run the stage again; if it happens again, check that GITHUB_API_URL is GitHub's REST API",
    };
}

;// CONCATENATED MODULE: ./lib/adapters/github/paging.js


/** The REST API's largest page: docs.github.com, using pagination in the REST API. */
const PAGE_SIZE = 100;
const MOST_PAGES = 100;
const counted = schemas/* object */.Ikc({ total_count: schemas/* number */.aig() });
/** All pages of a list as one; a refusal where any page failed or entries are lacking. */
async function allPages(send, { route, parameters, field }, signal) {
    const what = describe(route, parameters);
    const items = [];
    let page = {};
    for (let read = 0; read < MOST_PAGES; read += 1) {
        const all = { per_page: PAGE_SIZE, ...parameters, ...page };
        const { reply, headers } = await send(route, all, signal);
        if (!reply.ok)
            return reply;
        const found = entries(reply.data, field);
        if (found === undefined)
            return noList(`GitHub's answer to ${what} contains no list`);
        items.push(...found);
        const next = nextPage(headers.link);
        if (next !== undefined) {
            page = next;
            continue;
        }
        const total = counted.safeParse(reply.data).data?.total_count ?? 0;
        if (items.length >= total)
            return { ok: true, status: reply.status, data: items };
        return noList(`an incomplete list: ${items.length} of ${total} entries of ${what}`);
    }
    return noList(`${what} has more than ${MOST_PAGES} pages`);
}
function entries(data, field) {
    const shape = field === undefined ? schemas/* array */.YOg(schemas/* unknown */.L5J()) : schemas/* object */.Ikc({ [field]: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
    const parsed = shape.safeParse(data).data;
    return Array.isArray(parsed) || parsed === undefined ? parsed : parsed[field ?? ""];
}
/**
 * Query of the next page by a `Link` header. Only the query is taken, never the address: the
 * token goes nowhere but to the API that it was made for.
 */
function nextPage(link) {
    const address = /<([^<>]*)>;[^<]*\brel="?next\b/i.exec(link ?? "")?.[1];
    if (address === undefined)
        return undefined;
    return Object.fromEntries(new URLSearchParams(address.split("?")[1] ?? ""));
}
function noList(reason) {
    return {
        ok: false,
        status: 200,
        reason,
        remedy: "run the stage again; part of a list is never taken for the whole",
    };
}

;// CONCATENATED MODULE: ./lib/adapters/github/client.js






const API_VERSION = "2022-11-28";
const DEADLINE_MS = 5 * 60_000;
/** GitHub ends requests of its own after 10 s; the rest is for slow networks. */
const ATTEMPT_MS = 30_000;
/** GitHub's API for one repository. The client is loaded at the first request. */
function makeGitHub(options) {
    const { owner, repo, apiUrl, clock, onWait } = options;
    const { deadlineMs = DEADLINE_MS, attemptMs = ATTEMPT_MS } = options;
    let client;
    const connected = () => {
        client ??= connect(options);
        return client;
    };
    const line = { client: connected, apiUrl, attemptMs, clock, onWait, deadlineMs };
    const send = sender({ owner, repo }, line);
    return {
        owner,
        repo,
        request: async (route, parameters, signal) => (await send(route, parameters, signal)).reply,
        list: (route, parameters, signal, field) => allPages(send, { route, parameters, field }, signal),
        graphql: graphql_asker(line),
    };
}
function sender(repository, line) {
    return async (route, parameters, signal) => {
        const octokit = await line.client();
        const all = { ...repository, ...parameters };
        const attempt = () => attemptWithin(line.attemptMs, signal, (inner) => octokit.request(route, {
            ...all,
            headers: { "x-github-api-version": API_VERSION },
            request: { signal: inner },
        }));
        return repeated({
            isRead: route.startsWith("GET "),
            attempt,
            refuse: (last, now) => refusal(last, describe(route, all), now),
        }, line, signal);
    };
}

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./lib/adapters/http/address.js

// IANA special-purpose registries; 168.63.129.16 is Azure's host service, reachable from its machines only.
const PRIVATE_IPV4 = [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["168.63.129.16", 32],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
];
// Besides local and link-local: addresses that carry an IPv4 address inside (6to4, Teredo, local NAT64).
const PRIVATE_IPV6 = [
    ["::", 96],
    ["64:ff9b:1::", 48],
    ["2001::", 32],
    ["2002::", 16],
    ["fc00::", 7],
    ["fe80::", 10],
    ["fec0::", 10],
    ["ff00::", 8],
];
/** The public NAT64 prefix (RFC 6052): its last 32 bits are the IPv4 address that is reached. */
const NAT64 = new external_node_net_.BlockList();
NAT64.addSubnet("64:ff9b::", 96, "ipv6");
const PRIVATE = new external_node_net_.BlockList();
for (const [net, prefix] of PRIVATE_IPV4)
    PRIVATE.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of PRIVATE_IPV6)
    PRIVATE.addSubnet(net, prefix, "ipv6");
/** True for an IP address that is not on the public internet; mapped IPv4 counts as IPv4. */
function isPrivateAddress(address) {
    if (!(0,external_node_net_.isIPv6)(address))
        return PRIVATE.check(address, "ipv4");
    if (NAT64.check(address, "ipv6"))
        return PRIVATE.check(embeddedIPv4(address), "ipv4");
    return PRIVATE.check(address, "ipv6");
}
/** The last 32 bits of an IPv6 address, dotted. */
function embeddedIPv4(address) {
    // The URL parser writes every IPv6 address the same way: groups in hexadecimal, no dotted end.
    const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(":");
    return groups
        .slice(-2)
        .map((group) => Number.parseInt(group || "0", 16))
        .flatMap((group) => [group >> 8, group & 255])
        .join(".");
}

;// CONCATENATED MODULE: ./lib/adapters/http/race.js
/** Time before the next address is tried beside the ones before it (RFC 8305 §5). */
const NEXT_AFTER_MS = 250;
/** Faults of this machine's own network: another address may still have an answer of the host. */
const NO_WAY = new Set(["ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL"]);
/**
 * The first of several attempts that connects. Each begins when the one before it has failed, or
 * after a moment; none is given up before one of them is through or the signal aborts, so that a
 * slow address has all the time that the request has.
 * @throws the error of an attempt when all have failed: what a host said before what this machine lacks.
 */
function firstOpen(attempts, ended, nextAfterMs = NEXT_AFTER_MS) {
    return new Promise((resolve, reject) => {
        const running = new Set();
        const errors = [];
        let next = 0;
        let timer;
        const stop = () => {
            clearTimeout(timer);
            next = attempts.length;
            ended.removeEventListener("abort", stop);
        };
        const begin = () => {
            clearTimeout(timer);
            const opening = attempts[next++]?.();
            if (opening === undefined)
                return;
            const { socket, opened } = opening;
            running.add(socket);
            if (next < attempts.length)
                timer = setTimeout(begin, nextAfterMs);
            opened.then(() => {
                stop();
                running.delete(socket);
                for (const other of running)
                    other.destroy();
                resolve(socket);
            }, (error) => {
                running.delete(socket);
                errors.push(error);
                if (next < attempts.length)
                    begin();
                else if (running.size === 0) {
                    stop();
                    reject(errors.find((e) => !isNoWay(e)) ?? error);
                }
            });
        };
        ended.addEventListener("abort", stop, { once: true });
        begin();
    });
}
function isNoWay(error) {
    return (typeof error === "object" && error !== null && "code" in error && NO_WAY.has(`${error.code}`));
}

;// CONCATENATED MODULE: ./lib/adapters/http/connection.js




/** Code of the error for an address that may not be reached. */
const ADDRESS_REFUSED = "RG_ADDRESS";
/** Opens a new connection: the addresses that were checked are the ones that are connected to. */
async function openConnection(url, { reach, meter, ended }) {
    const secure = url.protocol === "https:";
    const hostname = url.hostname.replace(/^\[|\]$/g, "");
    const port = Number(url.port || (secure ? 443 : 80));
    const addresses = await addressesOf(hostname, reach, meter);
    ended.throwIfAborted();
    meter.begin("connect");
    const attempts = addresses.map(({ address }) => () => dial(address, port, meter));
    const socket = await firstOpen(attempts, ended);
    meter.reached(socket.remoteAddress);
    if (secure)
        meter.begin("tls");
    return secure ? await secured(socket, { hostname, reach, meter }) : socket;
}
/** The system's resolver, which also knows the machine's own hosts file. */
const systemResolve = (hostname) => new Promise((resolve, reject) => {
    (0,external_node_dns_.lookup)(hostname, { all: true, verbatim: true }, (error, addresses) => {
        if (error === null)
            resolve(addresses);
        else
            reject(error);
    });
});
/** The host's addresses; none is usable when any of them may not be reached. */
async function addressesOf(hostname, reach, meter) {
    const family = (0,external_node_net_.isIP)(hostname);
    if (family === 0)
        meter.begin("dns");
    const all = family > 0 ? [{ address: hostname, family }] : await reach.resolve(hostname);
    const refused = all.find(({ address }) => isRefused(address, reach));
    if (refused !== undefined)
        throw connection_refusal(hostname, refused.address);
    if (all.length === 0)
        throw coded("ENOTFOUND", `${hostname} has no address`);
    return alternating(all);
}
/** IPv6 and IPv4 in turn, beginning with the family that the resolver prefers (RFC 8305 §4). */
function alternating(all) {
    const first = all.filter(({ family }) => family === all[0]?.family);
    const second = all.filter(({ family }) => family !== all[0]?.family);
    const longer = Math.max(first.length, second.length);
    return Array.from({ length: longer }, (_, i) => [first[i], second[i]])
        .flat()
        .filter((one) => one !== undefined);
}
function dial(host, port, meter) {
    const socket = (0,external_node_net_.connect)({ host, port });
    meter.opened(socket);
    socket.setNoDelay(true);
    return { socket, opened: settled(socket, "connect") };
}
async function secured(socket, { hostname, reach, meter }) {
    const { connect: connectTls } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1692, 23));
    const { ca } = reach;
    // Without a session to resume, every connection shows its certificates.
    const secure = connectTls({
        socket,
        host: hostname,
        ...(ca === undefined ? {} : { ca }),
        ...((0,external_node_net_.isIP)(hostname) > 0 ? {} : { servername: hostname }),
        ALPNProtocols: ["http/1.1"],
        // Said here, because NODE_TLS_REJECT_UNAUTHORIZED=0 would turn it off everywhere.
        rejectUnauthorized: true,
    });
    meter.opened(secure);
    await settled(secure, "secureConnect");
    return secure;
}
/** Resolves when a socket has come so far; its errors stay handled as long as it lives. */
function settled(socket, event) {
    return new Promise((resolve, reject) => {
        socket.once(event, resolve);
        socket.on("error", reject);
        socket.once("close", () => reject(coded("ECONNRESET", "the connection was closed")));
    });
}
const isRefused = (address, reach) => !reach.allowPrivateNetwork && isPrivateAddress(address);
function connection_refusal(hostname, address) {
    const named = hostname === address ? address : `${hostname} is ${address}, which`;
    const message = `${named} is not a public address, and private networks are not allowed`;
    return coded(ADDRESS_REFUSED, message);
}
function coded(code, message) {
    return Object.assign(new Error(message), { code });
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./lib/adapters/http/fault.js

/** It was sent, or the host refused it. */
function broken(reason, detail) {
    return { state: "broken", reason, detail };
}
/** It never could be sent. */
function unsent(reason, detail) {
    return { state: "unsent", reason, detail };
}
const CUT = broken("reset", "the connection was cut before the answer was complete");
const UNTRUSTED = broken("tls", "the certificate is not signed by a trusted authority, or an intermediate one is missing");
const NOT_TLS = broken("tls", "the port does not speak TLS: is the address http, not https?");
const OLD_TLS = broken("tls", "the host speaks no version of TLS from 1.2 on");
const WANTS_CERTIFICATE = broken("tls", "the host wants a client certificate");
const NOT_HTTP = broken("protocol", "the answer does not begin as HTTP does");
const BAD_REQUEST = unsent("request", "a header or the path holds a character not allowed there");
// Codes of Node's dns, net, tls (OpenSSL's X509_V_ERR_* and SSL_R_*) and http (llhttp's HPE_*).
const BY_CODE = {
    ENOTFOUND: broken("dns", "the host name is not known"),
    EAI_AGAIN: broken("dns", "the name server did not answer"),
    ECONNREFUSED: broken("refused", "the connection was refused"),
    ECONNRESET: CUT,
    EPIPE: CUT,
    EHOSTUNREACH: broken("unreachable", "there is no route to the host"),
    ENETUNREACH: broken("unreachable", "there is no route to the network"),
    ETIMEDOUT: broken("timeout", "the connection could not be made in time"),
    CERT_HAS_EXPIRED: broken("tls", "the certificate has expired"),
    CERT_NOT_YET_VALID: broken("tls", "the certificate is not valid yet"),
    ERR_TLS_CERT_ALTNAME_INVALID: broken("tls", "the certificate is for another host name"),
    DEPTH_ZERO_SELF_SIGNED_CERT: broken("tls", "the certificate is self-signed"),
    SELF_SIGNED_CERT_IN_CHAIN: broken("tls", "the chain ends in a self-signed certificate"),
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
    ERR_SSL_WRONG_VERSION_NUMBER: NOT_TLS,
    ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_TLS,
    ERR_SSL_HTTP_REQUEST: NOT_TLS,
    ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: OLD_TLS,
    ERR_SSL_UNSUPPORTED_PROTOCOL: OLD_TLS,
    ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: broken("tls", "the host does not speak HTTP/1.1"),
    ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: WANTS_CERTIFICATE,
    HPE_INVALID_CONSTANT: NOT_HTTP,
    HPE_INVALID_VERSION: NOT_HTTP,
    HPE_INVALID_STATUS: broken("protocol", "the status line of the answer holds no valid status"),
    HPE_HEADER_OVERFLOW: broken("protocol", "the headers of the answer are larger than 16 KiB"),
    ERR_INVALID_CHAR: BAD_REQUEST,
    ERR_INVALID_HTTP_TOKEN: BAD_REQUEST,
    ERR_UNESCAPED_CHARACTERS: BAD_REQUEST,
    EMFILE: unsent("local", "this machine has no free file handles"),
    EADDRNOTAVAIL: unsent("local", "this machine has no free port"),
    ENOBUFS: unsent("local", "this machine has no free network buffers"),
};
/** What an error of a request means; `phase` is the one that it came in. */
function faultOf(error, phase) {
    const message = error instanceof Error ? error.message : String(error);
    const code = codeOf(error);
    if (code === ADDRESS_REFUSED)
        return unsent("address", message);
    // Before the request is out nothing that the other side does makes an error without a code.
    if (code === undefined && phase !== "wait" && phase !== "transfer") {
        return unsent("internal", message);
    }
    const known = Object.hasOwn(BY_CODE, code ?? "") ? BY_CODE[code ?? ""] : undefined;
    if (known !== undefined)
        return known;
    if (phase === "dns")
        return broken("dns", message);
    if (phase === "tls" || /^(CERT_|ERR_SSL|ERR_TLS|UNABLE_TO_)/.test(code ?? "")) {
        return broken("tls", message);
    }
    return broken("protocol", `the answer is not valid HTTP: ${message}`);
}
function codeOf(error) {
    if (typeof error !== "object" || error === null || !("code" in error))
        return undefined;
    return typeof error.code === "string" ? error.code : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/http/coding.js

const CODINGS = {
    "": "identity",
    identity: "identity",
    gzip: "gzip",
    "x-gzip": "gzip",
    deflate: "deflate",
    br: "br",
};
/** The coding that an answer names, asked for or not (RFC 9110 §8.4); one that is not known is a fault. */
function codingOf(headers) {
    const { "content-encoding": named = "" } = headers;
    const name = named.trim().toLowerCase();
    const known = Object.hasOwn(CODINGS, name) ? CODINGS[name] : undefined;
    return known ?? broken("encoding", `the answer is encoded as "${named}", which is not decoded`);
}
/** What an error of a decoder says of the answer. */
function undecodable(coding, error) {
    const ended = "code" in error && error.code === "Z_BUF_ERROR";
    if (ended)
        return broken("incomplete", `the ${coding} data of the answer ends too early`);
    return broken("encoding", `the answer says that it is ${coding}, and its data is not`);
}

;// CONCATENATED MODULE: ./lib/adapters/http/body.js


/** Bytes of a body that are kept. The rest is read to its end and dropped. */
const BODY_CAP = 1024 * 1024;
/** Bytes on the wire after which the end of a body is not waited for. */
const READ_CAP = 64 * 1024 * 1024;
/**
 * Reads a body to its end and decodes it; the cap counts after decoding. A body whose end does not
 * come is a fault: what is missing could say anything.
 */
async function readBody(response, coding) {
    // What breaks off before anybody listens is seen below by the state that it leaves.
    response.on("error", () => undefined);
    const sinkOf = await sinkFor(coding);
    return await new Promise((resolve) => {
        const keep = keeper();
        const resume = () => void response.resume();
        const sink = sinkOf({ keep, resume, resolve });
        let size = 0;
        response.on("data", (chunk) => {
            size += chunk.length;
            if (size > READ_CAP)
                resolve(body_TOO_LARGE);
            else if (!sink.write(chunk))
                response.pause();
        });
        response.once("end", () => sink.end(() => resolve(keep.body())));
        const cut = () => {
            if (!response.complete)
                resolve(incomplete(size, response));
        };
        response.once("error", cut);
        response.once("close", cut);
        if (response.destroyed)
            cut();
    });
}
const body_TOO_LARGE = broken("too-large", `the answer is larger than ${READ_CAP / 1024 / 1024} MiB, and its end was not waited for`);
function incomplete(size, { headers }) {
    const whole = headers["content-length"];
    const of = whole === undefined ? "" : ` of ${whole}`;
    return broken("incomplete", `the connection was closed after ${size}${of} bytes of the answer's body`);
}
function keeper() {
    const chunks = [];
    let size = 0;
    const isFull = () => size > BODY_CAP;
    return {
        add: (chunk) => {
            if (!isFull())
                chunks.push(chunk);
            size += chunk.length;
        },
        isFull,
        body: () => {
            const kept = Buffer.concat(chunks).subarray(0, BODY_CAP);
            return { body: new TextDecoder().decode(kept), truncated: isFull() };
        },
    };
}
/** What takes a body of this coding; a decoder is loaded where there is something to decode. */
async function sinkFor(coding) {
    if (coding !== "identity" && typeof coding === "string") {
        const { decoderOf } = await __webpack_require__.e(/* import() */ 242).then(__webpack_require__.bind(__webpack_require__, 6242));
        return (way) => decoding(coding, way, decoderOf);
    }
    return ({ keep, resolve }) => {
        const write = (chunk) => {
            if (coding === "identity")
                keep.add(chunk);
            else
                resolve(coding);
            return true;
        };
        return { write, end: (then) => then() };
    };
}
function decoding(coding, { keep, resume, resolve }, make) {
    let decoder;
    const begin = (start) => {
        const made = make(coding, start);
        made.on("error", (error) => resolve(undecodable(coding, error)));
        made.on("drain", resume);
        made.on("data", (chunk) => {
            keep.add(chunk);
            if (!keep.isFull())
                return;
            made.destroy(); // what is not kept need not be decoded
            resume();
        });
        return made;
    };
    return {
        write: (chunk) => {
            decoder ??= begin(chunk);
            return decoder.destroyed || decoder.write(chunk);
        },
        end: (then) => {
            if (decoder === undefined || decoder.destroyed)
                then();
            else
                decoder.once("close", then).end();
        },
    };
}

;// CONCATENATED MODULE: ./lib/adapters/http/exchange.js




/** One request and its answer over one open connection. @throws errors of the connection and its parser. */
function exchange(hop, socket, meter) {
    meter.begin("wait");
    return new Promise((resolve, reject) => {
        const { url, method, headers, body } = hop;
        const outgoing = (0,external_node_http_.request)({
            method,
            path: `${url.pathname}${url.search}`,
            headers: {
                host: url.host,
                ...headers,
                ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }),
            },
            setHost: false,
            // A connection that is handed over is used for this request alone: `connection: close`.
            createConnection: () => socket,
        });
        outgoing.once("error", reject);
        outgoing.once("upgrade", () => resolve(SWITCHES));
        outgoing.once("response", (response) => {
            meter.begin("transfer");
            answerOf(response).then(resolve, reject);
        });
        outgoing.end(body);
    });
}
const SWITCHES = broken("protocol", "the answer switches to another protocol, unasked");
async function answerOf(response) {
    const { statusCode: status = 0, headersDistinct } = response;
    // The parser takes any three digits; a final answer begins with 200 (RFC 9110 §15).
    if (status < 200) {
        const shown = String(status).padStart(3, "0");
        return broken("protocol", `the status of the answer is ${shown}, which HTTP does not have`);
    }
    const headers = Object.fromEntries(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(", ")]));
    const read = await readBody(response, codingOf(headers));
    return "reason" in read ? read : { status, headers, ...read };
}

;// CONCATENATED MODULE: ./lib/adapters/http/meter.js
const PHASES = ["dns", "connect", "tls", "wait", "transfer"];
/** Milliseconds with one decimal. */
const rounded = (ms) => Math.round(ms * 10) / 10;
/** Starts to measure one request. */
function startMeter() {
    const started = performance.now();
    const spent = new Map();
    const sockets = [];
    let remote;
    let phase;
    let since = started;
    let ended;
    const settle = (at) => {
        if (phase !== undefined)
            spent.set(phase, (spent.get(phase) ?? 0) + at - since);
        since = at;
    };
    return {
        begin: (next) => {
            if (ended !== undefined)
                return;
            settle(performance.now());
            phase = next;
        },
        opened: (socket) => {
            if (ended === undefined)
                sockets.push(socket);
            else
                socket.destroy();
        },
        reached: (address) => {
            remote = address ?? remote;
        },
        phase: () => phase,
        close: () => {
            if (ended === undefined) {
                ended = performance.now();
                settle(ended);
            }
            for (const socket of sockets)
                socket.destroy();
        },
        result: () => ({
            phases: Object.fromEntries(PHASES.flatMap((name) => {
                const ms = spent.get(name);
                return ms === undefined ? [] : [[name, rounded(ms)]];
            })),
            totalMs: rounded((ended ?? performance.now()) - started),
            remote,
        }),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/http/redirect.js
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const ABOUT_THE_BODY = new Set([
    "content-type",
    "content-length",
    "content-encoding",
    "content-language",
]);
/** Where an answer sends us: on (`Hop`), nowhere (undefined), or where we do not follow (`Fault`). */
function redirected(hop, answer) {
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined)
        return undefined;
    const url = parse(location, hop.url);
    if (url === undefined)
        return redirect_refuse(`is redirected to an invalid address: "${location}"`);
    if (!isSameHost(hop.url, url)) {
        return redirect_refuse(`is redirected to ${url.origin}, and another host is not followed`);
    }
    if (!becomesGet(answer.status, hop.method))
        return { ...hop, url };
    const headers = Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !ABOUT_THE_BODY.has(name)));
    return { url, method: hop.method === "HEAD" ? "HEAD" : "GET", headers, body: undefined };
}
/** The same origin, or the usual step from http to https on the default ports. */
function isSameHost(from, to) {
    if (to.username !== "" || to.password !== "")
        return false;
    const upgrade = from.protocol === "http:" && to.protocol === "https:";
    const ports = from.port === "" && to.port === "";
    return from.origin === to.origin || (upgrade && ports && from.hostname === to.hostname);
}
/** RFC 9110 §15.4: 303 turns any method into GET; 301 and 302 turn POST, as all browsers do. */
function becomesGet(status, method) {
    return status === 303 || ((status === 301 || status === 302) && method === "POST");
}
function parse(location, base) {
    return URL.canParse(location, base.href) ? new URL(location, base) : undefined;
}
function redirect_refuse(what) {
    return { state: "broken", reason: "redirect", detail: `the request ${what}` };
}

;// CONCATENATED MODULE: ./lib/adapters/http/client.js






const MAX_REDIRECTS = 5;
/**
 * HTTP over a new connection for every request, certificates always verified. Redirects are
 * followed on the same host only. An answer is one whose end was seen, within the time of the
 * request. A request that is called off is `unsent`, reason `aborted`: that says nothing about the
 * host.
 */
function makeHttp(options) {
    const { version, allowPrivateNetwork, ca, resolve = systemResolve } = options;
    const reach = { allowPrivateNetwork, ca, resolve };
    return async (request, signal) => {
        const meter = startMeter();
        const outcome = await withDeadline(request, signal, meter, (ended) => {
            const hop = firstHop(request, version);
            return "reason" in hop ? Promise.resolve(hop) : follow(hop, { reach, meter, ended });
        });
        return "reason" in outcome
            ? { ...outcome, ...meter.result() }
            : { state: "answered", ...outcome, ...meter.result() };
    };
}
const ABORTED = unsent("aborted", "the request was called off");
/** Runs the work until it is done, the time is over, or the caller gives up: whatever comes first. */
async function withDeadline(request, signal, meter, work) {
    if (signal.aborted)
        return ABORTED;
    const ended = new AbortController();
    return await new Promise((resolve) => {
        const end = (outcome) => {
            clearTimeout(timer);
            signal.removeEventListener("abort", abort);
            resolve(outcome);
            ended.abort();
            meter.close();
        };
        const abort = () => end(ABORTED);
        const timer = setTimeout(() => end(overdue(request, meter)), request.timeoutMs);
        signal.addEventListener("abort", abort, { once: true });
        work(ended.signal).then(end, (error) => end(faultOf(error, meter.phase())));
    });
}
function overdue({ timeoutMs }, meter) {
    const doing = {
        dns: "while the host name was looked up",
        connect: "while connecting",
        tls: "while the connection was being secured",
        wait: "while waiting for the answer to begin",
        transfer: "while the answer was coming in",
    }[meter.phase() ?? "connect"];
    return broken("timeout", `no complete answer within ${(0,units/* formatDuration */.a3)(timeoutMs)}; the time ran out ${doing}`);
}
/** Headers that say how the connection is used, which is not the caller's to say (RFC 9110 §7.6.1). */
const OWNED = new Set([
    "connection",
    "content-length",
    "expect",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
]);
function firstHop(request, version) {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    const fits = url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password;
    if (!fits) {
        return unsent("url", "the address is not a http or https address without user name");
    }
    const own = Object.entries(request.headers).map(([name, value]) => {
        return [name.toLowerCase(), value];
    });
    const [owned] = own.filter(([name]) => OWNED.has(name));
    if (owned !== undefined) {
        return unsent("request", `the header ${owned[0]} belongs to the connection and cannot be set`);
    }
    const headers = {
        "user-agent": `release-gate/${version}`,
        accept: "*/*",
        "accept-encoding": "identity",
        "cache-control": "no-cache",
        ...Object.fromEntries(own),
    };
    return { url, method: request.method, headers, body: request.body };
}
async function follow(first, way) {
    let hop = first;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        way.ended.throwIfAborted();
        const answer = await sendOnce(hop, way);
        if ("reason" in answer)
            return answer;
        const next = redirected(hop, answer);
        if (next === undefined)
            return answer;
        if ("reason" in next)
            return next;
        hop = next;
    }
    return broken("too-many-redirects", `more than ${MAX_REDIRECTS} redirects in a row`);
}
async function sendOnce(hop, way) {
    const socket = await openConnection(hop.url, way);
    try {
        return await exchange(hop, socket, way.meter);
    }
    finally {
        socket.destroy();
    }
}

// EXTERNAL MODULE: ./lib/core/problem.js
var problem = __webpack_require__(1337);
;// CONCATENATED MODULE: ./lib/wiring.js







/** The ports of a real run. */
function realPorts({ allowPrivateNetwork, version, ...wanted }) {
    const connected = github(wanted);
    const refusal = connected instanceof problem/* Problem */.AF ? connected : undefined;
    const ports = {
        github: connected instanceof problem/* Problem */.AF ? undefined : connected,
        http: makeHttp({ version, allowPrivateNetwork }),
        clock: clock/* systemClock */.m,
        commands: runCommand,
        files: disk/* disk */.E,
        git: git,
        log: wanted.log,
        env: wanted.env,
    };
    return { ports, refusal };
}
function github({ token, repository, env, log, }) {
    if (token === undefined || token === "" || repository === undefined)
        return undefined;
    const [owner, repo, ...rest] = repository.split("/");
    if (!owner || !repo || rest.length > 0) {
        return new problem/* Problem */.AF({
            code: "usage",
            sentence: `"${repository}" is not a repository`,
            remedy: "write it as owner/name",
        });
    }
    const apiUrl = env.GITHUB_API_URL ?? "https://api.github.com";
    return makeGitHub({ token, apiUrl, owner, repo, clock: clock/* systemClock */.m, onWait: log.line });
}


/***/ })

};
;