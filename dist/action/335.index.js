"use strict";
exports.id = 335;
exports.ids = [335];
exports.modules = {

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

/***/ 8335:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deploy: () => (/* binding */ deploy)
/* harmony export */ });
/* harmony import */ var _core_act_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7790);
/* harmony import */ var _core_history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3266);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6559);
/* harmony import */ var _delivery_claim_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3577);
/* harmony import */ var _delivery_delivery_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5213);
/* harmony import */ var _delivery_history_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1077);
/* harmony import */ var _delivery_mark_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4160);
/* harmony import */ var _delivery_order_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9413);
/* harmony import */ var _delivery_owner_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5838);
/* harmony import */ var _delivery_record_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3828);
/* harmony import */ var _delivery_roll_out_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9544);
/* harmony import */ var _delivery_site_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9458);
/* harmony import */ var _delivery_step_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(39);
/* harmony import */ var _attempt_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(7511);
/* harmony import */ var _readiness_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(9194);















/** Judges again what is due, claims the deployment, deploys, and waits until the version is live. */
const deploy = async (run) => {
    const { findings: due } = await (0,_readiness_js__WEBPACK_IMPORTED_MODULE_14__.readiness)(run);
    const { release, environment } = run.subject;
    const { version, sha } = release;
    const order = { environment: environment.name, version, sha, kind: "deploy" };
    if ((0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .fold */ .AU)(due) !== "pass")
        return { findings: [...due, refused(order)] };
    const ready = await (0,_delivery_order_js__WEBPACK_IMPORTED_MODULE_7__/* .readyFor */ .T)((0,_delivery_order_js__WEBPACK_IMPORTED_MODULE_7__/* .deployBlock */ .N)(run), order);
    if ("refusal" in ready)
        return { findings: [...due, (0,_delivery_step_js__WEBPACK_IMPORTED_MODULE_12__/* .step */ .P)("deploy", title(order), ready.refusal)] };
    const deployed = await claimed(run, order, ready.act);
    return { ...deployed, findings: [...due, ...deployed.findings] };
};
const title = ({ version, environment }) => `Deploy ${version} to ${environment}`;
function refused(order) {
    return {
        ...(0,_delivery_step_js__WEBPACK_IMPORTED_MODULE_12__/* .step */ .P)("deploy", title(order), {
            outcome: "not-applicable",
            expected: "all requirements pass at this moment",
            found: "not deployed: something that is due does not pass",
        }),
        effect: "inform",
    };
}
async function claimed(run, order, ready) {
    const [delivery, site] = [(0,_delivery_delivery_js__WEBPACK_IMPORTED_MODULE_4__/* .deliveryOf */ .A)(run), (0,_delivery_site_js__WEBPACK_IMPORTED_MODULE_11__/* .siteOf */ .z)(run)];
    const past = await (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_5__/* .readHistory */ .Lu)(run.world.ask, order.environment);
    const previous = past.state === "known" ? (0,_core_history_js__WEBPACK_IMPORTED_MODULE_1__/* .running */ .yk)(past.value)?.sha : undefined;
    const receipt = await (0,_delivery_claim_js__WEBPACK_IMPORTED_MODULE_3__/* .claimFor */ .s)(delivery, { order, previous, rollbackOf: undefined });
    if (receipt.state === "recorded") {
        return { findings: (await (0,_delivery_roll_out_js__WEBPACK_IMPORTED_MODULE_10__/* .rollOut */ .O)(delivery, site, { order, act: ready(0) })).findings };
    }
    if (!(0,_core_act_js__WEBPACK_IMPORTED_MODULE_0__/* .isDone */ .$)(receipt)) {
        const expected = "this run has no unfinished claim on it";
        return { findings: [(0,_delivery_step_js__WEBPACK_IMPORTED_MODULE_12__/* .undone */ .S)("claim", `Claim ${order.environment}`, expected, receipt)] };
    }
    const { deployment } = receipt.result;
    if (receipt.state === "found")
        return alreadyDone(run, order, deployment);
    const devops = (0,_delivery_owner_js__WEBPACK_IMPORTED_MODULE_8__/* .ownerOf */ .b)(run.subject.manifest.roles, "devops");
    const begin = () => begun(delivery, site, { order, ready, deployment, devops });
    return (0,_attempt_js__WEBPACK_IMPORTED_MODULE_13__/* .attempt */ .C)("deploy", begin, { deployment, rolledBack: "no" });
}
/** An attempt of the same run has deployed it: that is not done twice, and may no longer be what runs. */
async function alreadyDone(run, order, deployment) {
    const { environment, sha } = order;
    const past = await (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_5__/* .readHistory */ .Lu)(run.world.ask, environment);
    if (past.state === "missing")
        return { findings: [(0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_5__/* .unreadable */ .O$)(environment, past)] };
    const named = { deployment, sha, run: run.subject.identity.id };
    const record = (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_5__/* .deploymentOf */ .PE)(named, past.value);
    const other = record && (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_5__/* .supersededFinding */ .M_)(past.value, record);
    if (other !== undefined)
        return { findings: [other] };
    const done = (0,_delivery_step_js__WEBPACK_IMPORTED_MODULE_12__/* .step */ .P)("deploy", title(order), {
        outcome: "pass",
        expected: "this run deploys it once",
        found: `deployment ${deployment} of this run has already deployed it`,
    });
    return { findings: [done], deployment, rolledBack: "no" };
}
async function begun(delivery, site, { order, ready, deployment, devops }) {
    const { sha } = order;
    const pending = { sha, deployment, verdict: "pending", by: "deploy", state: "pending" };
    const claimed = await (0,_delivery_mark_js__WEBPACK_IMPORTED_MODULE_6__/* .leaveMark */ .F)(delivery, pending);
    if (claimed.unmarked !== undefined) {
        const closed = await (0,_delivery_record_js__WEBPACK_IMPORTED_MODULE_9__/* .giveUp */ .H)(delivery, deployment);
        return { ...claimed, findings: [...claimed.findings, ...closed] };
    }
    const out = await (0,_delivery_roll_out_js__WEBPACK_IMPORTED_MODULE_10__/* .rollOut */ .O)(delivery, site, { order, act: ready(deployment) });
    if (out.end === "never") {
        const closed = await (0,_delivery_record_js__WEBPACK_IMPORTED_MODULE_9__/* .giveUp */ .H)(delivery, deployment);
        return { findings: (0,_delivery_owner_js__WEBPACK_IMPORTED_MODULE_8__/* .owned */ .S)(devops, [...out.findings, ...closed]), rolledBack: "no" };
    }
    const ended = await finished(delivery, { order, deployment, out });
    const rows = delivery.rows("deploy", { findings: out.findings, receipts: out.receipts });
    const findings = (0,_delivery_owner_js__WEBPACK_IMPORTED_MODULE_8__/* .owned */ .S)(site.owner, [...out.findings, ...ended.findings, ...rows]);
    return { findings, deployment, live: out.live, rolledBack: "no", unmarked: ended.unmarked };
}
/** Writes how it went: the record's end, and for anything but success the mark that allows a revert. */
async function finished(delivery, { order: { version, sha }, deployment, out, }) {
    const verdict = (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .fold */ .AU)(out.findings);
    const { link } = out;
    if (verdict === "pass") {
        const description = `${version} is live`;
        return {
            findings: await (0,_delivery_record_js__WEBPACK_IMPORTED_MODULE_9__/* .endRecord */ .r)(delivery, deployment, { state: "success", description, link }),
        };
    }
    // What still runs has no end to record, and the mark stays pending: people look at it first.
    if (out.end === "running")
        return { findings: [] };
    const state = verdict === "fail" ? "failure" : "error";
    const recorded = await (0,_delivery_record_js__WEBPACK_IMPORTED_MODULE_9__/* .endRecord */ .r)(delivery, deployment, { state, description: out.why, link });
    const mark = { sha, deployment, verdict, by: "deploy", state: "error" };
    const marked = await (0,_delivery_mark_js__WEBPACK_IMPORTED_MODULE_6__/* .leaveMark */ .F)(delivery, mark);
    return { ...marked, findings: [...recorded, ...marked.findings] };
}


/***/ }),

/***/ 9194:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readiness: () => (/* binding */ readiness)
/* harmony export */ });
/* harmony import */ var _requirements_harness_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7845);

/** Judges every requirement that is due before this environment, at one moment. */
const readiness = async ({ subject, world, voice }) => {
    const { requirements, release, environment, identity, declared } = subject;
    voice.progress(`asking for the evidence behind ${requirements.length} requirements`);
    const now = world.clock.now();
    const facts = { release, environment, run: identity, declared, now };
    return { findings: await (0,_requirements_harness_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._3)(requirements, facts, world.evidence(now)) };
};


/***/ })

};
;