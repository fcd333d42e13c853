"use strict";
exports.id = 380;
exports.ids = [380];
exports.modules = {

/***/ 7380:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  HANDLERS: () => (/* binding */ HANDLERS)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(5487);
;// CONCATENATED MODULE: ./lib/acts/deployments.js


// https://docs.github.com/rest/deployments/statuses: description has at most 140 characters.
const DESCRIPTION_LENGTH = 140;
const statusSchema = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    state: schemas/* string */.YjP(),
    description: schemas/* string */.YjP().nullish(),
    log_url: schemas/* string */.YjP().nullish(),
});
/** Text as GitHub takes it for a description: one line, cut to the limit, without secrets. */
function describe(text, tools) {
    return (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(tools.redact(text)), DESCRIPTION_LENGTH);
}
/** Statuses of a deployment, newest first; undefined when they could not be read. */
async function statusesOf(deployment, { github, closing }) {
    const reply = await github.list("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", { deployment_id: deployment, per_page: 100 }, closing);
    const statuses = schemas/* array */.YOg(statusSchema).safeParse(reply.ok ? reply.data : undefined);
    return statuses.data?.toSorted((a, b) => b.id - a.id);
}
/**
 * Adds a status to a deployment. A success retires what ran before (`auto_inactive`), nothing else
 * does: while a deployment is under way the old version still runs.
 */
function addStatus(status, tools) {
    return tools.github.request("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
        deployment_id: status.deployment,
        state: status.state,
        description: describe(status.description, tools),
        auto_inactive: status.state === "success",
        ...(status.logUrl !== undefined && { log_url: status.logUrl }),
        ...(status.environmentUrl !== undefined && { environment_url: status.environmentUrl }),
    }, tools.closing);
}

;// CONCATENATED MODULE: ./lib/acts/tools.js
/** The same tools, called off after `ms` as well: even a wait for a rate limit ends then. */
function within(tools, ms) {
    return { ...tools, signal: AbortSignal.any([tools.signal, AbortSignal.timeout(ms)]) };
}
/**
 * A write that GitHub did not confirm. No answer, a server's fault and a success that cannot be
 * read leave open whether it was done; a missing right and a rate limit mean that it was not.
 */
function notDone(reply, what) {
    return {
        state: stateOf(reply.status),
        detail: `${what}: ${reply.reason}`,
        remedy: reply.remedy,
        permission: reply.permission,
    };
}
function stateOf(status) {
    if (status < 400 || status >= 500)
        return "unclear";
    return [401, 403, 404, 429].includes(status) ? "refused" : "failed";
}

;// CONCATENATED MODULE: ./lib/acts/claim.js




const deploymentsSchema = schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), payload: schemas/* unknown */.L5J() }));
const createdSchema = schemas/* object */.Ikc({ id: schemas/* number */.aig() });
// GitHub gives a payload back as it was sent, older servers as JSON text.
const payloadSchema = schemas/* preprocess */.vkY(parsedText, schemas/* object */.Ikc({ release_gate: schemas/* object */.Ikc({ key: schemas/* string */.YjP() }) }))
    .transform((payload) => payload.release_gate.key);
function parsedText(value) {
    if (typeof value !== "string")
        return value;
    try {
        return JSON.parse(value);
    }
    catch {
        return undefined;
    }
}
/** The record of one deployment, made before anything is touched. */
const claim = {
    find: async (act, tools) => {
        const reply = await tools.github.list("GET /repos/{owner}/{repo}/deployments", { environment: act.environment, sha: act.sha, per_page: 100 }, tools.signal);
        if (!reply.ok) {
            return { ...notDone(reply, "Could not look for an earlier claim"), state: "refused" };
        }
        const listed = deploymentsSchema.safeParse(reply.data);
        if (!listed.success)
            return unreadable("The list of deployments");
        const ours = listed.data
            .filter(({ payload }) => payloadSchema.safeParse(payload).data === act.payload.key)
            .toSorted((a, b) => b.id - a.id);
        return judgeClaims(ours, act, tools);
    },
    perform: async (act, tools) => {
        const reply = await tools.github.request("POST /repos/{owner}/{repo}/deployments", request(act, tools), tools.signal);
        if (!reply.ok)
            return notDone(reply, `No record of a ${act.payload.kind} could be made`);
        const created = createdSchema.safeParse(reply.data);
        if (!created.success)
            return unreadable("The answer to a new deployment");
        return begin(created.data.id, act, tools);
    },
};
/** Any claim without an end keeps a new one away; of those with an end the newest decides. */
async function judgeClaims(ours, act, tools) {
    const states = [];
    for (const { id } of ours) {
        const statuses = await statusesOf(id, tools);
        if (statuses === undefined)
            return unreadable(`The statuses of deployment ${id}`);
        states.push({ id, state: claimState(statuses) });
    }
    const open = states.find(({ state }) => state === "open");
    if (open !== undefined)
        return unfinished(open.id, act);
    const [newest] = states;
    if (newest?.state !== "live")
        return undefined;
    if (act.payload.run === LOCAL) {
        const last = await newestOf(act, tools);
        if (last === undefined)
            return unreadable("The newest deployment");
        if (last !== newest.id)
            return undefined;
    }
    return {
        state: "found",
        detail: `This run's ${act.payload.kind} of ${act.payload.version} to ${act.environment} went live as deployment ${newest.id}`,
        result: { deployment: newest.id },
    };
}
/** The newest deployment of the environment, whoever made it. */
async function newestOf({ environment }, tools) {
    const reply = await tools.github.request("GET /repos/{owner}/{repo}/deployments", { environment, per_page: 1 }, tools.signal);
    return deploymentsSchema.safeParse(reply.ok ? reply.data : undefined).data?.[0]?.id;
}
/**
 * Run of everything that no runner started: unlike the attempts of one run, two of them have
 * nothing to do with each other once something else was deployed in between.
 */
const LOCAL = "local";
function claimState(statuses) {
    const [newest] = statuses;
    if (newest?.state === "failure" || newest?.state === "error")
        return "ended";
    if (statuses.some(({ state }) => state === "success"))
        return "live";
    return newest?.state === "inactive" ? "ended" : "open";
}
function unfinished(id, act) {
    return {
        state: "unclear",
        detail: `Deployment ${id} was claimed by this run and has no end: a ${act.payload.kind} of ${act.payload.version} may be under way in ${act.environment}`,
        remedy: `Check what ${act.environment} runs; when nothing is in progress any more, end the record with gh api repos/{owner}/{repo}/deployments/${id}/statuses -f state=error and run again.`,
    };
}
function unreadable(what) {
    return {
        state: "unclear",
        detail: `${what} could not be read, so an earlier claim cannot be ruled out`,
        remedy: "Run again when GitHub answers as usual.",
    };
}
function request(act, tools) {
    return {
        ref: act.sha,
        task: act.payload.kind,
        // Both defaults bite: one merges the default branch into the commit, the other asks for every check.
        auto_merge: false,
        required_contexts: [],
        environment: act.environment,
        production_environment: act.production,
        payload: { release_gate: act.payload },
        description: describe(act.description, tools),
    };
}
/** A claim that cannot be set `in_progress` is given up: nothing was touched yet. */
async function begin(id, act, tools) {
    const begun = await addStatus({ deployment: id, state: "in_progress", description: act.description }, tools);
    if (begun.ok) {
        return {
            state: "done",
            detail: `Deployment ${id} records the ${act.payload.kind} of ${act.payload.version} (${(0,units/* shortSha */.Fu)(act.sha)}) to ${act.environment}`,
            result: { deployment: id },
        };
    }
    await addStatus({ deployment: id, state: "inactive", description: "claimed, never begun" }, tools);
    return {
        ...notDone(begun, `Deployment ${id} could not be set in progress`),
        state: "failed",
    };
}

;// CONCATENATED MODULE: ./lib/acts/command.js


const LAST_LINES = 5;
const LINE_LENGTH = 200;
// Tokens and inputs of this action; a deployment brings its own credentials.
const WITHHELD = /^(GITHUB_TOKEN|GH_TOKEN|INPUT_.*|ACTIONS_.*)$/i;
/** Runs `deploy.command` once. It is never found: the claim before it keeps it from being repeated. */
const command = {
    find: async () => undefined,
    perform: async (act, { commands, signal, env, log, redact }) => {
        const last = [];
        const end = await commands({
            command: act.command,
            folder: act.folder,
            env: commandEnv(env, act),
            timeoutMs: act.timeoutMs,
            onLine: (raw) => {
                const text = redact(raw);
                log.foreign(text);
                if (text.trim() !== "")
                    last.push((0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(text), LINE_LENGTH));
                if (last.length > LAST_LINES)
                    last.shift();
            },
        }, signal);
        return ending(end, act, last);
    },
};
/** What a command gets to see: the process environment without our credentials, and the order. */
function commandEnv(env, { order }) {
    return {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.test(name))),
        RELEASE_ENVIRONMENT: order.environment,
        RELEASE_VERSION: order.version,
        RELEASE_SHA: order.sha,
        RELEASE_KIND: order.kind,
    };
}
function ending(end, act, last) {
    const program = (0,core_text/* line */.n8)(act.command[0] ?? "");
    if (end.state === "exited" && end.code === 0) {
        return { state: "done", detail: `${program} ended with exit 0`, result: { exit: "exit 0" } };
    }
    const printed = last.length === 0 ? "it printed nothing" : `last lines: ${last.join(" | ")}`;
    if (end.state === "unstarted") {
        return {
            state: "refused",
            detail: `${program} could not be started: ${end.detail}`,
            remedy: "Correct deploy.command in the manifest, or install what it needs.",
        };
    }
    return {
        state: "failed",
        detail: `${program} ${howItEnded(end, act.timeoutMs)}; ${printed}`,
        remedy: `Look at the output of deploy.command; what ${act.order.environment} runs now is not known from it.`,
    };
}
function howItEnded(end, timeoutMs) {
    if (end.state === "exited")
        return `ended with exit ${end.code}`;
    if (end.by === "timeout")
        return `was ended after ${(0,units/* formatDuration */.a3)(timeoutMs)} (deploy.timeout)`;
    return end.by === "abort" ? "was interrupted" : `was killed: ${(0,core_text/* line */.n8)(end.detail)}`;
}

;// CONCATENATED MODULE: ./lib/acts/dispatched-run.js


const runSchema = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    html_url: schemas/* string */.YjP(),
    status: schemas/* string */.YjP().nullable(),
    conclusion: schemas/* string */.YjP().nullable(),
});
const listedSchema = schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig(), html_url: schemas/* string */.YjP() }));
/** Pauses between two looks at a run: 2 s, growing to 15 s. */
const FIRST_PAUSE_MS = 2000;
const PAUSE_GROWTH = 1.3;
const LONGEST_PAUSE_MS = 15_000;
/** Clocks of GitHub and this machine may differ by this much. */
const SKEW_MS = 10_000;
/** Failed looks in a row after which a run counts as lost. */
const MOST_FAILED_LOOKS = 10;
/**
 * The one run of the workflow since the dispatch, for servers that do not name it. Two of them
 * leave open which is ours: then none.
 */
async function findRun(act, { since, branch }, { github, clock, signal }) {
    const created = `>=${new Date(since - SKEW_MS).toISOString().slice(0, 19)}Z`;
    for (let look = 0; look < 5 && !signal.aborted; look += 1) {
        await clock.sleep(FIRST_PAUSE_MS, signal);
        const reply = await github.list("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs", { workflow_id: act.file, event: "workflow_dispatch", branch, created }, signal, "workflow_runs");
        const runs = listedSchema.safeParse(reply.ok ? reply.data : undefined).data ?? [];
        const [only, ...others] = runs;
        if (only !== undefined)
            return others.length === 0 ? { id: only.id, url: only.html_url } : undefined;
    }
    return undefined;
}
/** Looks at the run until it ends, the time is over, or the caller gives up. */
async function waitForRun(act, run, { github, clock, signal, log }) {
    const started = clock.monotonic();
    let pause = FIRST_PAUSE_MS;
    let failed = 0;
    while (clock.monotonic() - started < act.timeoutMs) {
        if (signal.aborted)
            return { state: "lost", why: whyAborted(signal) };
        const reply = await github.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", { run_id: run.id }, signal);
        const seen = runSchema.safeParse(reply.ok ? reply.data : undefined).data;
        failed = seen === undefined ? failed + 1 : 0;
        if (failed >= MOST_FAILED_LOOKS) {
            return { state: "lost", why: reply.ok ? "GitHub's answers cannot be read" : reply.reason };
        }
        if (seen?.status === "completed") {
            return { state: "completed", conclusion: (0,core_text/* line */.n8)(seen.conclusion ?? "no conclusion") };
        }
        log.progress(progressOf(act, seen?.status ?? "not seen"));
        const left = started + act.timeoutMs - clock.monotonic();
        await clock.sleep(Math.max(0, Math.min(pause, left)), signal);
        pause = Math.min(LONGEST_PAUSE_MS, pause * PAUSE_GROWTH);
    }
    return { state: "lost", why: "it did not end in time" };
}
function whyAborted({ reason }) {
    const isTimeout = reason instanceof Error && reason.name === "TimeoutError";
    return isTimeout ? "it did not end in time" : "this stage was interrupted";
}
function progressOf({ file }, status) {
    if (status === "waiting")
        return `${file} waits for a person to approve it`;
    return `${file}: ${status.replaceAll("_", " ")}`;
}

;// CONCATENATED MODULE: ./lib/acts/dispatch.js





const repositorySchema = schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP().min(1) });
const dispatchedSchema = schemas/* object */.Ikc({ workflow_run_id: schemas/* number */.aig(), html_url: schemas/* string */.YjP() });
/** Dispatches `deploy.workflow` once and waits for the very run. The claim keeps it from being repeated. */
const dispatch = {
    find: async () => undefined,
    perform: async (act, unbounded) => {
        const tools = within(unbounded, act.timeoutMs);
        const branch = await branchOf(act, tools);
        if (typeof branch !== "string")
            return branch;
        const since = tools.clock.now();
        const reply = await post(act, branch, tools);
        if (!reply.ok)
            return notDispatched(act, reply);
        const named = dispatchedSchema.safeParse(reply.data).data;
        const run = named === undefined
            ? await findRun(act, { since, branch }, tools)
            : { id: named.workflow_run_id, url: named.html_url };
        if (run === undefined)
            return unnamed(act);
        await linkRun(act, run, tools);
        return dispatch_ending(act, run, tools);
    },
};
/** Inputs that GitHub does not take start nothing, like a missing right. */
function notDispatched({ file }, reply) {
    const ending = notDone(reply, `${file} could not be dispatched`);
    return ending.state === "failed" ? { ...ending, state: "refused" } : ending;
}
/** Older servers refuse to be asked for the run: then nothing was started, so it is asked without. */
async function post(act, branch, tools) {
    const send = (details) => tools.github.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", { workflow_id: act.file, ref: branch, inputs: act.inputs, ...details }, tools.signal);
    const reply = await send({ return_run_details: true });
    const refused = !reply.ok && [400, 422].includes(reply.status);
    return refused && reply.reason.includes("return_run_details") ? send({}) : reply;
}
async function branchOf(act, tools) {
    if (act.ref !== undefined)
        return act.ref;
    const reply = await tools.github.request("GET /repos/{owner}/{repo}", {}, tools.signal);
    if (!reply.ok) {
        return { ...notDone(reply, "The default branch could not be read"), state: "refused" };
    }
    const parsed = repositorySchema.safeParse(reply.data).data;
    if (parsed !== undefined)
        return parsed.default_branch;
    return {
        state: "refused",
        detail: "GitHub did not name the default branch",
        remedy: "Name the branch in the manifest: deploy: {ref: main}.",
    };
}
function unnamed({ file }) {
    return {
        state: "unclear",
        detail: `${file} was dispatched, and GitHub names no run that can only be this one`,
        remedy: `Find the run of ${file} in the Actions tab and see how it ends; it is not dispatched again.`,
    };
}
/** The link is on the record before anything else can go wrong. */
async function linkRun(act, run, tools) {
    const description = `${act.file} runs`;
    const status = { deployment: act.deployment, state: "in_progress", description, logUrl: run.url };
    await addStatus(status, tools);
}
async function dispatch_ending(act, run, tools) {
    const end = await waitForRun(act, run, tools);
    const link = run.url;
    if (end.state === "completed" && end.conclusion === "success") {
        const result = { run: run.id, url: run.url };
        return { state: "done", detail: `${act.file} ended with success`, link, result };
    }
    if (end.state === "completed") {
        return {
            state: "failed",
            detail: `${act.file} ended with ${end.conclusion}`,
            remedy: `Look at the run of ${act.file}; what ${act.order.environment} runs now is not known from it.`,
            link,
        };
    }
    return {
        state: "unclear",
        detail: `${act.file} still runs: ${end.why} (${(0,units/* formatDuration */.a3)(act.timeoutMs)} is deploy.timeout)`,
        remedy: "Look at the run; when it has ended, check what is live. It is not dispatched again.",
        link,
    };
}

// EXTERNAL MODULE: ./lib/core/history.js
var core_history = __webpack_require__(3266);
;// CONCATENATED MODULE: ./lib/acts/mark.js




const statusesSchema = schemas/* array */.YOg(schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    context: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    description: schemas/* string */.YjP().nullish(),
}));
/** What `core/history` reads back: the deployment, the verdict and who gave it. */
function description(act) {
    return `deployment=${act.deployment} verdict=${act.verdict} by=${act.by}`;
}
/** Leaves the mark of an environment on a commit; repeating it does no harm. */
const mark = {
    find: async (act, { github, closing }) => {
        const reply = await github.list("GET /repos/{owner}/{repo}/commits/{ref}/statuses", { ref: act.sha, per_page: 100 }, closing);
        const statuses = statusesSchema.safeParse(reply.ok ? reply.data : undefined).data ?? [];
        // GitHub treats contexts as equal whatever their case.
        const context = (0,core_history/* markContext */.fE)(act.environment).toLowerCase();
        const newest = statuses
            .filter((candidate) => candidate.context.toLowerCase() === context)
            .toSorted((a, b) => b.id - a.id)
            .at(0);
        if (newest?.state !== act.state || newest.description !== description(act))
            return undefined;
        return {
            state: "found",
            detail: `${(0,units/* shortSha */.Fu)(act.sha)} is marked ${act.state} for ${act.environment} already`,
            result: { state: act.state },
        };
    },
    perform: async (act, { github, closing }) => {
        const reply = await github.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
            sha: act.sha,
            state: act.state,
            context: (0,core_history/* markContext */.fE)(act.environment),
            description: description(act),
        }, closing);
        const what = `${(0,units/* shortSha */.Fu)(act.sha)} not marked ${act.state} for ${act.environment}`;
        if (!reply.ok)
            return notDone(reply, what);
        return {
            state: "done",
            detail: `${(0,units/* shortSha */.Fu)(act.sha)} is marked ${act.state} for ${act.environment}`,
            result: { state: act.state },
        };
    },
};

;// CONCATENATED MODULE: ./lib/acts/status.js


/** Sets the state of our record; repeating it does no harm, so a failed look does not stop it. */
const status_status = {
    find: async (act, tools) => {
        const [newest] = (await statusesOf(act.deployment, tools)) ?? [];
        const sameLink = act.logUrl === undefined || newest?.log_url === act.logUrl;
        if (newest?.state !== act.state || !sameLink)
            return undefined;
        return {
            state: "found",
            detail: `Deployment ${act.deployment} is ${act.state} already`,
            link: act.logUrl,
            result: { state: act.state },
        };
    },
    perform: async (act, tools) => {
        const reply = await addStatus(act, tools);
        if (!reply.ok)
            return notDone(reply, `Deployment ${act.deployment} not set to ${act.state}`);
        return {
            state: "done",
            detail: `Deployment ${act.deployment} is ${act.state}`,
            link: act.logUrl,
            result: { state: act.state },
        };
    },
};

;// CONCATENATED MODULE: ./lib/acts/index.js





/** Every kind of act. */
const HANDLERS = {
    claim: claim,
    status: status_status,
    mark: mark,
    command: command,
    dispatch: dispatch,
};


/***/ })

};
;