"use strict";
exports.id = 9;
exports.ids = [9];
exports.modules = {

/***/ 7985:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ handOn)
/* harmony export */ });
/** One result after another: all findings, and of each fact what was learnt last. */
function handOn(earlier, later) {
    const learnt = Object.entries(later).filter(([, fact]) => fact !== undefined);
    const findings = [...earlier.findings, ...later.findings];
    return { ...earlier, ...Object.fromEntries(learnt), findings };
}


/***/ }),

/***/ 3577:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ claimFor)
/* harmony export */ });
/* harmony import */ var _core_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3266);
/* harmony import */ var _core_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6477);
/* harmony import */ var _receipts_claim_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3336);



/** Claims the environment for one order: the record stands before anything is touched. */
async function claimFor({ environment, repository, run, name, perform, tell }, { order, previous, rollbackOf }) {
    const { kind, sha, version } = order;
    const key = (0,_core_history_js__WEBPACK_IMPORTED_MODULE_0__/* .claimKey */ .Eo)({
        repository: repository ?? "",
        environment: environment.name,
        sha,
        run: run.id,
        kind,
    });
    const act = _receipts_claim_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B.act({
        environment: environment.name,
        production: environment.production,
        sha,
        payload: {
            key,
            version,
            kind,
            run: run.id,
            previous: previous ?? null,
            rollback_of: rollbackOf ?? null,
        },
        description: `${kind === "deploy" ? "Deploy" : "Return to"} ${name} ${version}`,
    });
    const receipt = await perform(act);
    if (receipt.state === "done") {
        tell(`Claimed ${environment.name} for ${version} (${(0,_core_units_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(sha)})`, receipt.link);
    }
    return receipt;
}


/***/ }),

/***/ 9413:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ deployBlock),
/* harmony export */   T: () => (/* binding */ readyFor)
/* harmony export */ });
/* harmony import */ var _core_ask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1687);
/* harmony import */ var _core_dispatch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5446);
/* harmony import */ var _core_lack_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(465);
/* harmony import */ var _questions_workflow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4333);
/* harmony import */ var _receipts_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5201);
/* harmony import */ var _receipts_dispatch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9740);






/** The deploy block of a run. */
function deployBlock({ subject, world }) {
    const { manifest, folder, resolve } = subject;
    return { deploy: manifest.deploy, folder, resolve, ask: world.ask };
}
/** Fills in the deploy block for an order, before anything is claimed or touched. */
async function readyFor(block, order) {
    const { command: words, workflow: file = "" } = block.deploy;
    return words === undefined
        ? readyWorkflow(block, order, file)
        : readyCommand(block, order, words);
}
function readyCommand({ deploy, folder, resolve }, order, words) {
    const filled = resolve(words, order);
    if (!filled.ok)
        return refuse(filled.missing, filled.remedy);
    const parts = { order, command: filled.value, folder, timeoutMs: deploy.timeout };
    return { act: (deployment) => _receipts_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G.act({ ...parts, deployment }) };
}
async function readyWorkflow({ deploy, resolve, ask }, order, file) {
    const declared = resolve(deploy.with, order);
    if (!declared.ok)
        return refuse(declared.missing, declared.remedy);
    const answer = await (0,_core_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .askOne */ .q)(ask, (0,_questions_workflow_js__WEBPACK_IMPORTED_MODULE_1__/* .workflow */ .k)(file));
    if (answer.state === "missing") {
        return refuse(answer.reason, answer.remedy, [(0,_core_lack_js__WEBPACK_IMPORTED_MODULE_5__/* .lackOf */ .Zs)(answer)]);
    }
    const { inputs } = answer.value;
    const fitting = (0,_core_dispatch_js__WEBPACK_IMPORTED_MODULE_0__/* .dispatchInputs */ .Cf)({ file, inputs, declared: declared.value, order });
    if (!fitting.ok)
        return refuse(fitting.reason, fitting.remedy);
    const { ref, timeout: timeoutMs } = deploy;
    const parts = { order, file, ref, inputs: fitting.inputs, timeoutMs };
    return { act: (deployment) => _receipts_dispatch_js__WEBPACK_IMPORTED_MODULE_3__/* .dispatch */ .J.act({ ...parts, deployment }) };
}
function refuse(found, remedy, lacks) {
    const expected = "the deploy block can be carried out";
    return { refusal: { outcome: "unknown", expected, found, remedy, lacks } };
}


/***/ }),

/***/ 3828:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ giveUp),
/* harmony export */   r: () => (/* binding */ endRecord)
/* harmony export */ });
/* harmony import */ var _core_act_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7790);
/* harmony import */ var _receipts_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5096);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39);



/** Sets the state of our record; the findings say so only where it could not be set. */
async function endRecord({ perform, environment, run }, deployment, { state, description, link }) {
    const logUrl = link ?? run.url;
    const environmentUrl = environment.url;
    const receipt = await perform(_receipts_status_js__WEBPACK_IMPORTED_MODULE_1__/* .status */ .h.act({ deployment, state, description, environmentUrl, logUrl }));
    if ((0,_core_act_js__WEBPACK_IMPORTED_MODULE_0__/* .isDone */ .$)(receipt))
        return [];
    return [(0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .undone */ .S)("record", "The deployment's end is recorded", `status ${state}`, receipt)];
}
/** Closes the record of something that was claimed and never started. */
function giveUp(delivery, deployment) {
    const description = "given up: nothing was started";
    return endRecord(delivery, deployment, { state: "inactive", description, link: undefined });
}


/***/ }),

/***/ 9544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ rollOut),
/* harmony export */   t: () => (/* binding */ INTERRUPTED)
/* harmony export */ });
/* harmony import */ var _core_act_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7790);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3571);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39);



/** Said of what a signal has stopped. */
const INTERRUPTED = "interrupted, state unknown";
const EXPECTED = "the deployment runs to its end";
/** Carries out the deploy block, forwards or backwards, and waits until the version is live. */
async function rollOut(delivery, site, { order, act }) {
    const { dryRun, perform, tell, signal } = delivery;
    const [name, verb] = order.kind === "deploy" ? ["deploy", "Deploy"] : ["revert", "Revert to"];
    const title = `${verb} ${order.version}`;
    if (!dryRun)
        tell(`${title}: started`);
    const receipt = await perform(act);
    const { link, detail: found } = receipt;
    if (!(0,_core_act_js__WEBPACK_IMPORTED_MODULE_0__/* .isDone */ .$)(receipt)) {
        const finding = (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .undone */ .S)(name, title, EXPECTED, receipt);
        const end = endOf(receipt);
        const receipts = [receipt];
        if (!signal.aborted)
            return { findings: [finding], end, why: finding.found, link, receipts };
        const unknown = { ...finding, outcome: "unknown" };
        return { findings: [unknown], end, why: INTERRUPTED, link, receipts };
    }
    tell(`${title}: ${found}`, link);
    const done = (0,_step_js__WEBPACK_IMPORTED_MODULE_2__/* .step */ .P)(name, title, { outcome: "pass", expected: EXPECTED, found, link });
    const { finding, live } = await (0,_live_js__WEBPACK_IMPORTED_MODULE_1__/* .untilLive */ .T)(site, order);
    if (live !== undefined) {
        tell(`${finding.outcome === "pass" ? "Live" : "Not live"}: ${finding.found}`);
    }
    const why = signal.aborted ? INTERRUPTED : finding.found;
    return { findings: [done, finding], end: "over", why, link, receipts: [receipt], live };
}
function endOf(receipt) {
    if (receipt.state === "refused" || receipt.state === "recorded")
        return "never";
    return receipt.kind === "dispatch" && receipt.state === "unclear" ? "running" : "over";
}


/***/ }),

/***/ 2009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  revert: () => (/* binding */ revert),
  rollback: () => (/* binding */ rollback)
});

// EXTERNAL MODULE: ./lib/core/order.js
var core_order = __webpack_require__(4570);
// EXTERNAL MODULE: ./lib/core/result.js
var core_result = __webpack_require__(7985);
// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/core/ask.js
var core_ask = __webpack_require__(1687);
// EXTERNAL MODULE: ./lib/core/dispatch.js
var dispatch = __webpack_require__(5446);
;// CONCATENATED MODULE: ./lib/core/shells.js
/** A POSIX shell; a variable that is not set stops the command. */
const posix = {
    word: (parts) => {
        const quoted = parts.map((part) => {
            if (typeof part !== "string")
                return `"\${${part.variable}:?}"`;
            if (/^[\w@%+=:,./-]*$/.test(part))
                return part;
            return `'${part.replaceAll("'", "'\\''")}'`;
        });
        return quoted.join("") || "''";
    },
    command: ({ set, program, parameters }) => {
        const variables = Object.entries(set).map(([name, value]) => `${name}=${posix.word([value])}`);
        // behind nothing in quotes it is no assignment
        const called = /^\w*=/.test(program) ? `''${program}` : program;
        return [...variables, called, ...parameters].join(" ");
    },
};
/**
 * PowerShell, which takes curly quotes for straight ones.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
const powershell = {
    word: (parts) => {
        const text = parts.join("");
        if (parts.every((part) => typeof part === "string")) {
            if (/^[A-Za-z_./][\w./:=-]*$/.test(text))
                return text;
            return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`;
        }
        const inside = parts.map((part) => {
            if (typeof part !== "string")
                return `\${env:${part.variable}}`;
            return part.replace(/[`$"\u201c\u201d\u201e]/g, "`$&");
        });
        return `"${inside.join("")}"`;
    },
    command: ({ set, program, parameters, needed }) => {
        const guards = needed.map((name) => `if (-not $env:${name}) { throw 'set $env:${name}' }`);
        const variables = Object.entries(set).map(([name, value]) => `$env:${name} = '${value.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`);
        const call = /^["']/.test(program) ? `& ${program}` : program;
        return [...guards, ...variables, [call, ...parameters].join(" ")].join("; ");
    },
};

;// CONCATENATED MODULE: ./lib/core/by-hand.js


/** What such a command leaves undone. */
const LIMITS = "It only starts the deployment: nothing is verified after it, and release-gate keeps no record of it";
const FOLDER = "Run it in the manifest's folder, in a checkout of the released commit";
/**
 * The command that this program would run, for people. Secrets, and values that cannot be shown,
 * are variables that must be set: without one the command stops before it does anything.
 */
function byHand(plan) {
    const variables = variablesOf(plan);
    const inShell = (shell) => commandIn(shell, plan, variables);
    return {
        sh: inShell(posix),
        powershell: inShell(powershell),
        remarks: [
            ...[...variables].map(([held, name]) => `Set ${name} first: ${held}`),
            ...(plan.kind === "command" ? [FOLDER] : []),
            ...(plan.kind === "workflow" && plan.unread
                ? [`Whether ${plan.file} still takes these inputs could not be read`]
                : []),
            LIMITS,
        ],
    };
}
/**
 * The inputs that a dispatch for this order would carry, in their parts: those of `deploy.with`, and
 * of the program's own those that the workflow declares.
 */
function handInputs({ declared, order, ...workflow }) {
    const texts = declared && mapValues(declared, (word) => word.map(textOf).join(""));
    const sent = (0,dispatch/* dispatchInputs */.Cf)({ ...workflow, order, declared: texts });
    if (!sent.ok)
        return sent;
    const own = (text) => [{ kind: "text", text }];
    const entries = Object.entries(sent.inputs).map(([name, text]) => {
        return [name, declared?.[name] ?? own(text)];
    });
    return { ok: true, inputs: Object.fromEntries(entries) };
}
/** Something in the place of what is not known here: an input that is set. */
const textOf = (piece) => (piece.kind === "text" ? piece.text : "\0");
function mapValues(record, map) {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
/** Names of variables by what they hold: those of secrets are their own, where a shell takes them. */
function variablesOf(plan) {
    const words = plan.kind === "command" ? plan.words : Object.values(plan.inputs);
    const pieces = words.flat();
    const own = pieces.flatMap((piece) => piece.kind === "secret" && NAME.test(piece.name) ? [piece.name] : []);
    const names = new Map(own.map((name) => [secretText(name), name]));
    let next = 1;
    for (const held of pieces.flatMap((piece) => heldBy(piece) ?? [])) {
        if (names.has(held))
            continue;
        while (own.includes(`VALUE_${next}`))
            next += 1;
        names.set(held, `VALUE_${next}`);
        next += 1;
    }
    return names;
}
/** A name that both shells take for a variable. */
const NAME = /^[A-Za-z_]\w*$/;
const secretText = (name) => `the secret ${name}`;
function heldBy(piece) {
    if (piece.kind === "text")
        return undefined;
    return piece.kind === "secret" ? secretText(piece.name) : piece.of;
}
function commandIn(shell, plan, variables) {
    const word = (pieces) => shell.word(pieces.map((piece) => piece.kind === "text" ? piece.text : { variable: variables.get(heldBy(piece) ?? "") ?? "" }));
    if (plan.kind === "command") {
        const { environment, version, sha, kind } = plan.order;
        const [program = "", ...parameters] = plan.words.map(word);
        const set = {
            RELEASE_ENVIRONMENT: environment,
            RELEASE_VERSION: version,
            RELEASE_SHA: sha,
            RELEASE_KIND: kind,
        };
        return shell.command({ set, program, parameters, needed: [...variables.values()] });
    }
    const { file, repository, ref, inputs } = plan;
    const plain = (text) => shell.word([text]);
    const fields = Object.entries(inputs).flatMap(([name, value]) => [
        "-f",
        word([{ kind: "text", text: `${name}=` }, ...value]),
    ]);
    const branch = ref === undefined ? [] : ["--ref", plain(ref)];
    const parameters = [
        "workflow",
        "run",
        plain(file),
        "--repo",
        plain(repository),
        ...branch,
        ...fields,
    ];
    return shell.command({ set: {}, program: "gh", parameters, needed: [...variables.values()] });
}

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(5487);
// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/ast.js
var ast = __webpack_require__(2049);
// EXTERNAL MODULE: ./lib/expressions/contexts.js
var contexts = __webpack_require__(2994);
// EXTERNAL MODULE: ./lib/expressions/syntax-tree.js
var syntax_tree = __webpack_require__(2114);
// EXTERNAL MODULE: ./lib/expressions/template.js
var template = __webpack_require__(9700);
;// CONCATENATED MODULE: ./lib/expressions/by-hand.js




/**
 * A text of the manifest as a person has to type it: what is known is filled in, a secret goes by
 * its name, and any other expression that uses one, or that nobody can fill in here, stays to be
 * filled in.
 */
function handWord(text, filling) {
    const cut = (0,template/* cutTemplate */.p)(text);
    const pieces = cut.ok
        ? cut.pieces.map((piece) => {
            return piece.kind === "text"
                ? { kind: "text", text: piece.text }
                : filledIn(piece.code, filling);
        })
        : [{ kind: "text", text }];
    return joined(pieces).map((piece) => {
        if (piece.kind !== "text" || filling.canShow(piece.text))
            return piece;
        return { kind: "value", of: `the text of ${filling.from}` };
    });
}
function filledIn(code, { resolve }) {
    const asWritten = `\${{ ${code.trim()} }}`;
    const toFillIn = { kind: "value", of: `the value of ${asWritten}` };
    const parsed = (0,syntax_tree/* parseExpression */.Y)(code, contexts/* CONTEXT_NAMES */.pF);
    if (!parsed.ok)
        return toFillIn;
    const secret = secretOf(parsed.tree);
    if (secret !== undefined)
        return { kind: "secret", name: secret };
    if ((0,syntax_tree/* lookUps */.e)(parsed.tree).some(({ context }) => context === "secrets"))
        return toFillIn;
    const filled = resolve(asWritten);
    return filled.ok ? { kind: "text", text: filled.value } : toFillIn;
}
/** The name in `secrets.NAME` and `secrets['NAME']`; undefined for any other expression. */
function secretOf(tree) {
    if (!(tree instanceof ast/* IndexAccess */.p_) || !(tree.expr instanceof ast/* ContextAccess */.QC))
        return undefined;
    if (tree.expr.name.lexeme.toLowerCase() !== "secrets")
        return undefined;
    return tree.index instanceof ast/* Literal */.uS ? tree.index.literal.coerceString() : undefined;
}
/** Texts that stand side by side as one. */
function joined(pieces) {
    const all = [];
    for (const piece of pieces) {
        const last = all.at(-1);
        if (piece.kind === "text" && last?.kind === "text") {
            all[all.length - 1] = { kind: "text", text: last.text + piece.text };
        }
        else
            all.push(piece);
    }
    return all;
}

// EXTERNAL MODULE: ./lib/questions/workflow.js
var workflow = __webpack_require__(4333);
// EXTERNAL MODULE: ./lib/delivery/order.js
var delivery_order = __webpack_require__(9413);
;// CONCATENATED MODULE: ./lib/delivery/by-hand.js






/**
 * What a person runs where this program cannot, or failed to; undefined where no command of a
 * person could carry out the deploy block either.
 */
async function by_hand_byHand(run, order) {
    const plan = await handPlan(run, order);
    return plan && byHand(plan);
}
async function handPlan(run, order) {
    const { deploy, resolve, ask } = (0,delivery_order/* deployBlock */.N)(run);
    const { command, workflow: file = "", with: written, ref } = deploy;
    const word = (text, from) => handWord(text, {
        resolve: (part) => resolve(part, order),
        canShow: (part) => (0,core_text/* line */.n8)(run.world.redact(part)) === part.trim(),
        from,
    });
    if (command !== undefined) {
        const words = command.map((text, at) => word(text, `word ${at + 1} of deploy.command`));
        return { kind: "command", order, words };
    }
    const declared = Object.entries(written ?? {}).map(([name, text]) => [name, word(text, `deploy.with.${name}`)]);
    const answer = await (0,core_ask/* askOne */.q)(ask, (0,workflow/* workflow */.k)(file));
    const unread = answer.state === "missing";
    const inputs = unread ? takenAsDeclared(written) : answer.value.inputs;
    const sent = handInputs({ file, inputs, declared: Object.fromEntries(declared), order });
    if (!sent.ok || run.subject.repository === undefined)
        return undefined;
    const repository = repositoryOf(run.subject);
    return { kind: "workflow", file, repository, ref, unread, ...sent };
}
/** Where the workflow cannot be asked, it takes what the manifest names, and nothing else. */
function takenAsDeclared(written = {}) {
    return Object.keys(written).map((name) => ({ name, required: false, hasDefault: false }));
}
/** `owner/name`, as `gh` needs it: with the host in front where it is another than github.com. */
function repositoryOf({ repository = "", identity }) {
    const [, host] = /^https:\/\/([^/]+)\/(.+)\/actions\/runs\/\d+$/.exec(identity.url ?? "") ?? [];
    return host === undefined || host === "github.com" ? repository : `${host}/${repository}`;
}

// EXTERNAL MODULE: ./lib/delivery/history.js
var delivery_history = __webpack_require__(1077);
// EXTERNAL MODULE: ./lib/delivery/live.js + 2 modules
var delivery_live = __webpack_require__(3571);
// EXTERNAL MODULE: ./lib/delivery/owner.js
var delivery_owner = __webpack_require__(5838);
// EXTERNAL MODULE: ./lib/delivery/site.js
var site = __webpack_require__(9458);
// EXTERNAL MODULE: ./lib/core/history.js
var core_history = __webpack_require__(3266);
;// CONCATENATED MODULE: ./lib/rollout/decision.js
const act = (action, because, holdsCommit = action === "revert") => ({ action, because, holdsCommit });
/** The one table from outcome to action: `failure` reverts, doubt holds, `success` does nothing. */
function decideRevert({ mark, on, when, reason }) {
    if (reason !== undefined)
        return act("revert", `by hand: ${reason}`);
    if (mark === undefined)
        return act("hold", "no verdict was left on this deployment");
    if (mark.state === "success")
        return act("nothing", "the verdict is pass");
    if (mark.state === "pending")
        return act("hold", "this deployment is undecided");
    if (mark.state === "failure")
        return onFailure(mark, on, when);
    if (mark.by === "deploy") {
        return act("revert", "the deployment was started and never went live", false);
    }
    return onDoubt(mark, on, when);
}
function onFailure({ by }, on, when) {
    const what = by ?? "the verdict";
    if ((by === "smoke" || by === "health") && !when.includes(by)) {
        return act("hold", `${by} failed, and rollback.when does not name it`);
    }
    if (by === "health" && on.fail === "hold") {
        return act("hold", "health failed, and health.on.fail says hold");
    }
    return act("revert", `${what} failed`);
}
/** Only a doubt of health may revert, and only where the manifest says so. */
function onDoubt({ verdict, by }, on, when) {
    const known = verdict === "inconclusive" || verdict === "unknown" ? verdict : undefined;
    const mayRevert = by === "health" && when.includes("health");
    if (known !== undefined && mayRevert && on[known] === "rollback") {
        return act("revert", `the verdict is ${known}, and health.on.${known} says rollback`);
    }
    return act("hold", `the verdict is ${verdict ?? "unreadable"}: neither good nor proven bad`);
}

;// CONCATENATED MODULE: ./lib/rollout/earlier.js

/** Looks for a revert of this deployment: one that was begun is never begun a second time. */
function earlierRevert(history, deployment) {
    const record = history.records.find((r) => r.payload?.rollback_of === deployment && !(0,core_history/* wasGivenUp */.cc)(r));
    if (record === undefined)
        return { state: "none" };
    if ((0,core_history/* isOpen */.nT)(record))
        return { state: "open", record };
    if (record.statuses[0]?.state === "failure")
        return { state: "failed", record };
    const proven = (0,core_history/* wasLive */.Ss)(record) && (0,core_history/* markOfDeployment */.e3)(history, record.id)?.state === "success";
    return { state: proven ? "proven" : "unproven", record };
}

;// CONCATENATED MODULE: ./lib/rollout/target.js

/** The last verified release; by hand, where there is none, the newest that was live at all. */
function chooseTarget(history, { sha, lifts, byHand }) {
    const verified = (0,core_history/* lastVerified */.T5)(history, { except: sha, lifts });
    if (verified?.payload !== undefined)
        return { target: targetOf(verified, verified.payload.version, true) };
    const weaker = byHand ? newestUnverified(history, sha, lifts) : undefined;
    if (weaker?.payload !== undefined)
        return { target: targetOf(weaker, weaker.payload.version, false) };
    return { none: whyNone(history, sha) };
}
function targetOf(record, version, verified) {
    return { record, version, sha: record.sha, verified };
}
function newestUnverified(history, sha, lifts) {
    return history.records.find((record) => record.payload !== undefined &&
        record.sha !== sha &&
        (0,core_history/* wasLive */.Ss)(record) &&
        !wasTakenBack(history, record.sha) &&
        (0,core_history/* heldBy */.Vr)(history, record.sha, lifts) === undefined &&
        !history.unreachable.includes(record.sha));
}
/** True when a deployment of this commit was reverted, whichever of them it was. */
function wasTakenBack(history, sha) {
    const takenBack = history.records.map((r) => r.payload?.rollback_of);
    return history.records.some((record) => record.sha === sha && takenBack.includes(record.id));
}
function whyNone(history, sha) {
    const earlier = history.records.filter((r) => r.payload !== undefined && r.sha !== sha && (0,core_history/* wasLive */.Ss)(r));
    return earlier.length === 0
        ? "this is the first release here: there is nothing to return to"
        : `none of ${earlier.length} earlier releases is verified, not held and still there`;
}

;// CONCATENATED MODULE: ./lib/rollout/plan.js




/** A revert is never begun twice; else the verdict decides. */
function planRevert({ history, record, ...asked }) {
    const earlier = earlierRevert(history, record.id);
    if (earlier.state !== "none")
        return begunBefore(earlier);
    const mark = asked.mark ?? (0,core_history/* markOfDeployment */.e3)(history, record.id);
    const { action, because, holdsCommit } = decideRevert({ ...asked, mark });
    if (action === "nothing")
        return { action, because };
    if (action === "revert")
        return { action, because, holdsCommit };
    return { action, because, ...wayBack(history, record.sha) };
}
function begunBefore({ state, record }) {
    const target = { version: record.payload?.version ?? "", sha: record.sha };
    if (state === "proven")
        return { action: "ended", came: "yes", record, target };
    if (state === "failed")
        return { action: "ended", came: "failed", record, target };
    const because = `deployment ${record.id} is a revert of it, and it is ${state}`;
    return { action: "hold", because, remedy: FINISH, or: " with ", target, link: record.url };
}
/** What a person does about a revert that was begun before and is not proven. */
const FINISH = "look at what is live, and finish it by hand";
/** For people who decide to take it back: to what, and how. */
function wayBack(history, sha) {
    const look = `look at ${history.environment} and decide`;
    const chosen = chooseTarget(history, { sha, lifts: [], byHand: true });
    if ("none" in chosen)
        return { remedy: `${look}; ${chosen.none}` };
    const { version, sha: to } = chosen.target;
    return {
        remedy: `${look}; to roll it back run the rollback stage with a reason`,
        or: ", or ",
        target: { version, sha: to },
    };
}

// EXTERNAL MODULE: ./lib/stages/attempt.js
var attempt = __webpack_require__(7511);
// EXTERNAL MODULE: ./lib/delivery/step.js
var step = __webpack_require__(39);
;// CONCATENATED MODULE: ./lib/stages/decision.js



/** What the rollback stage says of its decision; `title` names what it does, where it does something. */
function decision(judgement, title = "What to do") {
    return (0,step/* step */.P)("decision", title, judgement);
}
const EXPECTED = "the verdict's mark says what to do";
/** What to do, with a word of the command where there is one. */
function withCommand(remedy, command, before) {
    return command === undefined ? remedy : `${remedy}${before}the command in the report`;
}
/** There is nothing to take back. */
function nothing(because) {
    const found = `nothing to revert: ${because}`;
    const finding = decision({ outcome: "pass", expected: EXPECTED, found });
    return { findings: [finding], rolledBack: "no" };
}
/** Stays as it is and asks people; `command` takes it back by hand, where there is a way. */
function held({ because, remedy, target, link }, owner, command) {
    const said = { outcome: "pending", expected: EXPECTED, found: because, remedy, link };
    const findings = [{ ...decision(said), owner }];
    return { findings, rolledBack: "held", rollbackTo: target?.version, byHand: command };
}
/** A revert was begun before, and has ended: what became of it is all there is to say. */
function ended({ came, record, target }, command) {
    const rollbackTo = target.version;
    if (came === "yes") {
        const found = "it was reverted before";
        const finding = decision({ outcome: "pass", expected: EXPECTED, found });
        return { findings: [finding], rolledBack: came, rollbackTo };
    }
    const finding = decision({
        outcome: "fail",
        expected: "the revert of this deployment succeeded",
        found: `deployment ${record.id}, its revert, failed, and it is never tried again`,
        remedy: withCommand(FINISH, command, " with "),
        link: record.url,
    });
    return { findings: [finding], rolledBack: came, rollbackTo, byHand: command };
}
/** It is taken back, and why. */
function reverting(version, { because, holdsCommit }, { sha, environment, owner }) {
    const said = { outcome: "pass", expected: EXPECTED, found: because };
    const lift = `/lift-hold ${(0,units/* shortSha */.Fu)(sha)} ${environment} because …`;
    const held = `the commit is held here until somebody writes ${lift} in the release issue`;
    const details = holdsCommit ? [held] : undefined;
    return { ...decision({ ...said, details }, `Revert to ${version}`), owner };
}

// EXTERNAL MODULE: ./lib/delivery/delivery.js
var delivery = __webpack_require__(5213);
// EXTERNAL MODULE: ./lib/core/verdict.js
var core_verdict = __webpack_require__(6559);
;// CONCATENATED MODULE: ./lib/rollout/proof.js

/**
 * What a revert came to: proven by version, checks and a stable window; failed where one of them
 * fails; held where they leave doubt.
 */
function proofOf(findings) {
    const verdict = (0,core_verdict/* fold */.AU)(findings);
    if (verdict === "pass")
        return "yes";
    return verdict === "fail" ? "failed" : "held";
}

// EXTERNAL MODULE: ./lib/delivery/claim.js
var claim = __webpack_require__(3577);
// EXTERNAL MODULE: ./lib/delivery/mark.js
var mark = __webpack_require__(4160);
// EXTERNAL MODULE: ./lib/delivery/checks.js
var checks = __webpack_require__(904);
// EXTERNAL MODULE: ./lib/delivery/signals.js + 7 modules
var signals = __webpack_require__(5427);
;// CONCATENATED MODULE: ./lib/delivery/proof.js



/** Proves that a rollback worked: critical checks, then a stable window. */
async function prove(site, { version, stableMs }, tell) {
    const of = { version, kind: "rollback" };
    const smoke = (await (0,checks/* runSmoke */.L)(site, of)).filter((f) => f.effect === "block");
    // Without a critical check the window alone has to prove it.
    if (smoke.length > 0 && (0,core_verdict/* fold */.AU)(smoke) !== "pass")
        return smoke;
    tell(`Smoke passed on ${version}: ${smoke.length} critical checks`);
    const window = await (0,signals/* watchSignals */.R)(site, { observeMs: stableMs, prolongMs: undefined, of });
    return [...smoke, ...window];
}

// EXTERNAL MODULE: ./lib/delivery/record.js
var record = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/delivery/roll-out.js
var roll_out = __webpack_require__(9544);
;// CONCATENATED MODULE: ./lib/delivery/revert.js









/** Claims, reverts, and proves that it worked: version, critical checks, a stable window. */
async function carryOut(delivery, site, revert) {
    const { from, order, ready, byHand } = revert;
    const claimed = { order, previous: from.sha, rollbackOf: from.deployment };
    const receipt = await (0,claim/* claimFor */.s)(delivery, claimed);
    if (receipt.state === "recorded") {
        return { findings: (await (0,roll_out/* rollOut */.O)(delivery, site, { order, act: ready(0) })).findings };
    }
    if (receipt.state !== "done") {
        const expected = "this run has no unfinished claim on it";
        const finding = (0,step/* undone */.S)("claim", "Claim the revert", expected, receipt);
        return { findings: [finding], rolledBack: "held", byHand };
    }
    const { deployment } = receipt.result;
    const kept = await revert_held(delivery, revert);
    const out = await (0,roll_out/* rollOut */.O)(delivery, site, { order, act: ready(deployment) });
    const { unmarked } = kept;
    if (out.end === "never") {
        const closed = await (0,record/* giveUp */.H)(delivery, deployment);
        const findings = [...(0,delivery_owner/* owned */.S)(site.owner, out.findings), ...kept.findings, ...closed];
        return { findings, rolledBack: "held", byHand, unmarked };
    }
    const proven = await proveAndRecord(delivery, site, { revert, deployment, out });
    const { live } = out;
    const rows = delivery.rows("rollback", { findings: proven.findings, receipts: out.receipts });
    const findings = [...proven.findings, ...kept.findings, ...proven.written, ...rows];
    const hand = proven.came === "yes" ? undefined : byHand;
    return { findings, rolledBack: proven.came, byHand: hand, live, unmarked };
}
/** Every revert leaves `failure` on the commit that it takes back, by hand too. */
async function revert_held(delivery, { hold }) {
    return hold === undefined ? { findings: [] } : (0,mark/* leaveMark */.F)(delivery, hold);
}
/** What it came to, told and written on the record and on the target. */
async function proveAndRecord(delivery, site, { revert, deployment, out }) {
    const { order, stableMs } = revert;
    const { version } = order;
    const { tell } = delivery;
    const isLive = (0,core_verdict/* fold */.AU)(out.findings) === "pass";
    const proof = isLive ? await prove(site, { version, stableMs }, tell) : [];
    const findings = (0,delivery_owner/* owned */.S)(site.owner, [...out.findings, ...proof]);
    const came = proofOf(findings);
    const why = (0,core_verdict/* blockers */.mN)(findings)[0]?.found ?? out.why;
    const recorded = await recordEnd(delivery, deployment, { out: { ...out, why }, came, version });
    tell(came === "yes" ? `Reverted to ${version}, and it is proven` : `REVERT ${came.toUpperCase()}`);
    const marked = await (0,mark/* leaveMark */.F)(delivery, targetMark(order.sha, deployment, came));
    return { findings, came, written: [...recorded, ...marked.findings] };
}
/** Writes the end of the revert on its record; a dispatched run that goes on has none yet. */
async function recordEnd(delivery, deployment, { out, came, version, }) {
    const { link } = out;
    if (came === "yes") {
        const description = `${version} is live again, proven`;
        return (0,record/* endRecord */.r)(delivery, deployment, { state: "success", description, link });
    }
    if (out.end === "running")
        return [];
    const state = came === "failed" ? "failure" : "error";
    const why = delivery.signal.aborted ? roll_out/* INTERRUPTED */.t : out.why;
    return (0,record/* endRecord */.r)(delivery, deployment, { state, description: `revert ${came}: ${why}`, link });
}
/** A proven revert verifies its target again; an unproven one takes that back. */
function targetMark(sha, deployment, came) {
    const verdict = came === "yes" ? "pass" : came === "failed" ? "fail" : "inconclusive";
    const state = came === "yes" ? "success" : "error";
    return { sha, deployment, verdict, by: "health", state };
}

// EXTERNAL MODULE: ./lib/core/finding.js
var finding = __webpack_require__(1131);
// EXTERNAL MODULE: ./lib/core/states.js
var states = __webpack_require__(8890);
;// CONCATENATED MODULE: ./lib/rollout/guards.js






/** Everything that must hold before a revert begins; each guard is a finding of its own. */
function guards(guarded) {
    return [
        guard("really-started", "The deployment really started here", reallyStarted(guarded)),
        guard("has-ended", "The deployment is no longer in progress", hasEnded(guarded)),
        guard("still-newest", "The deployment is still the newest", stillNewest(guarded)),
        guard("not-reverted", "It has not been rolled back before", notReverted(guarded)),
        guard("target", "The target is another, good release", goodTarget(guarded)),
    ];
}
function guard(id, title, judgement) {
    return (0,finding/* observed */.P)(`guard/${id}`, title, judgement);
}
function reallyStarted({ record }) {
    const begun = record.statuses.some(({ state }) => states/* RECORD_STATES */.TM[state].begun);
    const started = begun && !(0,core_history/* wasGivenUp */.cc)(record);
    const expected = "its record was in progress at some time";
    if (started)
        return { outcome: "pass", expected, found: `deployment ${record.id} was` };
    return {
        outcome: "unknown",
        expected,
        found: `deployment ${record.id} never was`,
        remedy: "look at what runs there; nothing is reverted that was not deployed",
    };
}
/** What still runs would overtake its own revert; a person may know better. */
function hasEnded({ record, byHand }) {
    const expected = "its record has an end";
    if (!(0,core_history/* isOpen */.nT)(record)) {
        return { outcome: "pass", expected, found: `it ended as ${record.statuses[0]?.state}` };
    }
    if (byHand)
        return {
            outcome: "pass",
            expected,
            found: "its record has no end; a person rolls it back all the same",
        };
    return {
        outcome: "unknown",
        expected,
        found: `deployment ${record.id} has no end: it may still be in progress`,
        remedy: "wait until it has ended, or run the stage rollback with a reason",
        link: record.url,
    };
}
function stillNewest({ history, record }) {
    const other = (0,core_history/* supersededBy */.gT)(history, record);
    const expected = `nothing was deployed to ${history.environment} after it`;
    if (other === undefined)
        return { outcome: "pass", expected, found: `deployment ${record.id} is the newest` };
    return {
        outcome: "unknown",
        expected,
        found: `deployment ${other.id} of ${(0,units/* shortSha */.Fu)(other.sha)} came after it`,
        remedy: "look at the newer deployment: it is not touched",
        link: other.url,
    };
}
function notReverted({ history, record }) {
    const earlier = earlierRevert(history, record.id);
    const expected = "no revert of this deployment has begun";
    if (earlier.state === "none")
        return { outcome: "pass", expected, found: "no earlier rollback of it is recorded" };
    return {
        outcome: earlier.state === "failed" ? "fail" : "unknown",
        expected,
        found: `deployment ${earlier.record.id} is a revert of it: ${earlier.state}`,
        remedy: "look at what is live and finish it by hand: a revert is never begun twice",
        link: earlier.record.url,
    };
}
function goodTarget({ history, record, target, lifts, byHand }) {
    const expected = "another commit, verified, not on hold and not rolled back";
    const name = `${target.version} (${(0,units/* shortSha */.Fu)(target.sha)})`;
    const fault = faultOf({ history, record, target, lifts, byHand });
    if (fault !== undefined) {
        const remedy = "deploy what production should run, or name a verified release";
        return { outcome: "unknown", expected, found: `${name} ${fault}`, remedy };
    }
    const found = target.verified
        ? `${name}, verified`
        : `${name}, which was live but never verified`;
    return { outcome: "pass", expected, found };
}
/** Why a target is not one. Verified again after it was taken back, a release is good again. */
function faultOf({ history, record, target, lifts, byHand }) {
    if (target.sha === record.sha)
        return "is the commit that is rolled back";
    const held = (0,core_history/* heldBy */.Vr)(history, target.sha, lifts);
    if (held !== undefined)
        return `is on hold since ${held.at}`;
    if (target.verified)
        return undefined;
    if (!byHand)
        return "was never verified";
    return wasTakenBack(history, target.sha) ? "was rolled back itself" : undefined;
}

;// CONCATENATED MODULE: ./lib/rollout/aim.js



/** Chooses the target of a rollback that was decided, and asks every guard. */
function aimRevert({ because, ...aimed }) {
    const { history, record, lifts, byHand } = aimed;
    const chosen = chooseTarget(history, { sha: record.sha, lifts, byHand });
    if ("none" in chosen) {
        const remedy = "fix forward: release a new commit";
        return { guards: [], hold: { because: `${because}, but ${chosen.none}`, remedy } };
    }
    const { target } = chosen;
    const asked = guards({ ...aimed, target });
    if ((0,core_verdict/* fold */.AU)(asked) === "pass")
        return { guards: asked, target };
    const remedy = "look at the guards above and decide";
    return { guards: asked, hold: { because: "a guard does not hold", remedy, target } };
}

// EXTERNAL MODULE: ./lib/core/commands/holds.js + 1 modules
var holds = __webpack_require__(1065);
// EXTERNAL MODULE: ./lib/core/commands/people.js
var commands_people = __webpack_require__(6622);
// EXTERNAL MODULE: ./lib/questions/comments.js
var comments = __webpack_require__(8982);
// EXTERNAL MODULE: ./lib/questions/team.js
var team = __webpack_require__(1045);
;// CONCATENATED MODULE: ./lib/stages/lifts.js





/** Every lift that can be read; what could not be read frees nothing. */
async function liftsOf({ subject, world: { ask } }) {
    const { roles, environments } = subject.declared;
    const said = await (0,core_ask/* askOne */.q)(ask, (0,comments/* comments */.n)(subject.manifest.release.issue));
    if (said.state === "missing" || said.value.comments.every(({ lines }) => lines.length === 0)) {
        return [];
    }
    if (roles.state === "missing" || environments.state === "missing")
        return [];
    const asked = (0,commands_people/* teamsIn */.ON)(roles.value, commands_people/* LIFTING_ROLES */.kc).map((name) => (0,core_ask/* askOne */.q)(ask, (0,team/* team */.g)(name)));
    const read = (await Promise.all(asked)).flatMap((one) => one.state === "known" ? [one.value] : []);
    const teams = Object.fromEntries(read.map((one) => [one.team.toLowerCase(), one.members]));
    const people = { roles: roles.value, teams };
    return (0,holds/* readHolds */.RC)(said.value.comments, { people, environments: environments.value }).lifts;
}

;// CONCATENATED MODULE: ./lib/stages/take-back.js













/** Seeks a way back, and takes it where every guard holds; else holds and asks people. */
async function takeBack(run, about) {
    const { history, record, plan } = about;
    const { manifest, reason, environment, defaults } = run.subject;
    const coordinator = (0,delivery_owner/* ownerOf */.b)(manifest.roles, "release-coordinator");
    const lifts = await liftsOf(run);
    const { because } = plan;
    const aim = aimRevert({ history, record, lifts, byHand: reason !== undefined, because });
    if ("hold" in aim)
        return (0,core_result/* handOn */.x)({ findings: aim.guards }, held(aim.hold, coordinator));
    const { target } = aim;
    const order = (0,core_order/* orderBack */.c)(environment.name, target);
    const block = (0,delivery_order/* deployBlock */.N)(run);
    const ready = await (0,delivery_order/* readyFor */.T)(block, order);
    const command = await by_hand_byHand(run, order);
    if ("refusal" in ready) {
        const { found, remedy = "" } = ready.refusal;
        const words = {
            because: `${because}, but ${found}`,
            remedy: withCommand(remedy, command, "; or revert by hand with "),
        };
        return held({ ...words, target }, coordinator, command);
    }
    const owner = (0,delivery_owner/* ownerOf */.b)(manifest.roles, "on-call");
    const reverted = { sha: record.sha, environment: environment.name, owner };
    const why = reverting(target.version, plan, reverted);
    const begin = () => carryOut((0,delivery/* deliveryOf */.A)(run), (0,site/* siteOf */.z)(run), {
        from: { sha: record.sha, deployment: record.id },
        order,
        ready: ready.act,
        hold: plan.holdsCommit ? holdOn(history, record) : undefined,
        stableMs: manifest.rollback["stable-for"] ?? defaults.stableForMs,
        byHand: command,
    });
    const before = { findings: [why, ...aim.guards], rollbackTo: target.version };
    return (0,core_result/* handOn */.x)(before, await (0,attempt/* attempt */.C)("rollback", begin, { byHand: command }));
}
/** The mark that a reverted commit needs to be held: none where it has one already. */
function holdOn(history, { sha, id }) {
    const before = (0,core_history/* markOfDeployment */.e3)(history, id);
    if (before?.state === "failure")
        return undefined;
    return { sha, deployment: id, verdict: "fail", by: before?.by ?? "deploy" };
}

;// CONCATENATED MODULE: ./lib/stages/rollback.js












/** Reads the mark of the deployment and reverts it, holds it, or does nothing. */
const rollback = (run) => revert(run, undefined);
/** The same with the verdict in hand, for where its mark is missing on GitHub. */
async function revert(run, inHand) {
    const result = await decided(run, inHand);
    if (result.rolledBack !== "held" && result.rolledBack !== "failed")
        return result;
    // Whoever has to decide now wants to know what people get meanwhile.
    const live = await (0,delivery_live/* askLive */.k)((0,site/* siteOf */.z)(run), run.subject.release.version);
    return (0,core_result/* handOn */.x)(result, { findings: [], live });
}
async function decided(run, inHand) {
    const { name } = run.subject.environment;
    const past = await (0,delivery_history/* readHistory */.Lu)(run.world.ask, name);
    if (past.state === "missing") {
        const because = `the deployments of ${name} could not be read: ${past.reason}`;
        return held({ because, remedy: past.remedy }, coordinatorOf(run.subject));
    }
    const history = past.value;
    const record = revertSubject(run.subject, history);
    if (record === undefined)
        return noSubject(run.subject);
    const { id: deployment } = record;
    const act = () => acted(run, { history, record, inHand });
    return (0,core_result/* handOn */.x)({ findings: [], deployment }, await (0,attempt/* attempt */.C)("rollback", act, { deployment }));
}
async function acted(run, { history, record, inHand }) {
    const { environment, manifest, reason } = run.subject;
    const { health, rollback: options } = manifest;
    const asked = { mark: inHand, on: health.on ?? {}, when: options.when, reason };
    const plan = planRevert({ ...asked, history, record });
    const command = (target) => by_hand_byHand(run, (0,core_order/* orderBack */.c)(environment.name, target));
    if (plan.action === "ended")
        return ended(plan, await command(plan.target));
    run.voice.tell(`Rollback: ${plan.action}, because ${plan.because}`);
    if (plan.action === "nothing")
        return nothing(plan.because);
    if (plan.action === "revert")
        return takeBack(run, { history, record, plan });
    const hand = plan.target && (await command(plan.target));
    const remedy = withCommand(plan.remedy, hand, plan.or ?? "; or run ");
    return held({ ...plan, remedy }, coordinatorOf(run.subject), hand);
}
const coordinatorOf = ({ manifest }) => (0,delivery_owner/* ownerOf */.b)(manifest.roles, "release-coordinator");
function revertSubject(subject, past) {
    const { deployment, release, identity } = subject;
    return (0,delivery_history/* deploymentOf */.PE)({ deployment, sha: release.sha, run: identity.id }, past);
}
/** Nothing of this run is nothing to revert; what a person has named must be there. */
function noSubject(subject) {
    const { environment, deployment, reason, release } = subject;
    const where = environment.name;
    if (deployment !== undefined) {
        const because = `deployment ${deployment} is not one of ours in ${where}`;
        const remedy = "name the deployment-id that the deploy stage gave";
        return held({ because, remedy }, coordinatorOf(subject));
    }
    if (reason === undefined)
        return nothing(`this run has deployed nothing to ${where}`);
    const because = `${(0,units/* shortSha */.Fu)(release.sha)} is not what was deployed last to ${where}`;
    const remedy = "leave the commit out to revert what was deployed last";
    return held({ because, remedy }, coordinatorOf(subject));
}


/***/ })

};
;