"use strict";
exports.id = 907;
exports.ids = [907];
exports.modules = {

/***/ 904:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ runSmoke),
/* harmony export */   R: () => (/* binding */ resolveCheck)
/* harmony export */ });
/* harmony import */ var _smoke_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2999);
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5838);
/* harmony import */ var _site_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9458);



/** A check whose values could be filled in, or the finding that says which could not. */
function resolveCheck(site, check) {
    const resolved = site.resolve(check);
    if (resolved.ok)
        return { check: resolved.value };
    return {
        finding: {
            id: `check/${check.id}`,
            title: check.name,
            effect: check.severity === "critical" ? "block" : "warn",
            outcome: "unknown",
            expected: "every value of the check is known",
            found: resolved.missing,
            remedy: resolved.remedy,
            place: site.place(checkPath(site, check)),
            basis: { kind: "observed" },
        },
    };
}
/** Where a check stands in the manifest. */
function checkPath({ smoke }, check) {
    return ["smoke", "checks", smoke.checks.findIndex(({ id }) => id === check.id)];
}
/** Runs all checks against the environment; findings come in manifest order. */
async function runSmoke(site, of) {
    const prepared = site.smoke.checks.map((check) => resolveCheck(site, check));
    const ready = prepared.flatMap((p) => ("check" in p ? [p.check] : []));
    const tools = {
        ...(0,_site_js__WEBPACK_IMPORTED_MODULE_2__/* .probeTools */ .E)(site, of.version),
        progress: site.progress,
        placeOf: (check, path) => site.place([...checkPath(site, check), ...path]),
    };
    const queue = [...(await (0,_smoke_run_js__WEBPACK_IMPORTED_MODULE_0__/* .runChecks */ .J)(ready, tools, site.signal))];
    const all = prepared.flatMap((p) => ("finding" in p ? [p.finding] : queue.splice(0, 1)));
    return (0,_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .owned */ .S)(site.owner, all.map((finding) => ({ ...finding, of })));
}


/***/ }),

/***/ 1880:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ checkRelease)
/* harmony export */ });
/* harmony import */ var _smoke_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2999);
/* harmony import */ var _smoke_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7370);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(904);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3571);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39);





/** All checks of a release, together with what keeps them from speaking of it. */
async function checkRelease(site, version) {
    const live = await confirmedLive(site, version);
    const other = live === undefined || isRight(live, version) ? [] : [otherVersion(site, version, live)];
    const findings = await (0,_checks_js__WEBPACK_IMPORTED_MODULE_2__/* .runSmoke */ .L)(site, { version, kind: "deploy" });
    return { findings: [...other, ...findings], live };
}
/**
 * What is live, where the manifest says how to read it. Like a failed check a wrong answer is looked
 * at once more: one lost answer decides nothing.
 */
async function confirmedLive(site, version) {
    const { smoke, clock, signal } = site;
    if (smoke.ready === undefined || signal.aborted)
        return undefined;
    const first = (await (0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .askLive */ .k)(site, version)) ?? { version: undefined };
    if (isRight(first, version))
        return first;
    await clock.sleep(_smoke_run_js__WEBPACK_IMPORTED_MODULE_0__/* .CONFIRM_AFTER_MS */ .B, signal);
    return (await (0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .askLive */ .k)(site, version)) ?? first;
}
const isRight = ({ version }, wanted) => version !== undefined && (0,_smoke_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameVersion */ .p)(version, wanted);
/** What is judged must be what answers. */
function otherVersion({ environment, place }, version, live) {
    const finding = (0,_step_js__WEBPACK_IMPORTED_MODULE_4__/* .step */ .P)("version-live", `Version ${version} is live`, {
        outcome: live.version === undefined ? "unknown" : "fail",
        expected: `${environment.name} answers version ${version}`,
        found: live.version === undefined ? "no version could be read" : `it answers ${live.version}`,
        remedy: "deploy the version first, or judge the one that is live",
    });
    return { ...finding, of: { version, kind: "deploy" }, place: place(["smoke", "ready"]) };
}


/***/ }),

/***/ 2999:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ CONFIRM_AFTER_MS),
/* harmony export */   J: () => (/* binding */ runChecks)
/* harmony export */ });
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(370);
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6845);
/* harmony import */ var _probe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(603);



/** Checks in flight at once: enough to be quick, too few to be a load. */
const CONCURRENCY = 8;
/** Pause before a failed critical check is tried once more. */
const CONFIRM_AFTER_MS = 2000;
/** Runs independent checks side by side; findings come in the order of the checks. */
async function runChecks(checks, tools, signal) {
    const limit = (0,p_limit__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(CONCURRENCY);
    let done = 0;
    const runs = checks.map((check) => limit(async () => {
        const finding = findingOf(check, await tryCheck(check, tools, signal), tools);
        done += 1;
        tools.progress?.(`smoke: ${done} of ${checks.length} checks done`);
        return finding;
    }));
    return Promise.all(runs);
}
/** One try, and a second where the first would block the release. */
async function tryCheck(check, tools, signal) {
    const first = await (0,_probe_js__WEBPACK_IMPORTED_MODULE_1__/* .probe */ .d)(check, tools, signal);
    const counts = check.severity === "critical" && first.state !== "unsent" && !(0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .isGood */ .Kg)(first);
    if (!counts)
        return [first];
    tools.progress?.(`smoke: ${check.name} failed, confirming`);
    await tools.clock.sleep(CONFIRM_AFTER_MS, signal);
    return [first, await (0,_probe_js__WEBPACK_IMPORTED_MODULE_1__/* .probe */ .d)(check, tools, signal)];
}
function findingOf(check, tries, tools) {
    const culprit = tries.at(-1)?.mismatches[0]?.place;
    return {
        ...(0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeTries */ .pU)(tries),
        id: `check/${check.id}`,
        title: check.name,
        effect: check.severity === "critical" ? "block" : "warn",
        place: culprit ?? tools.placeOf?.(check, []),
        basis: { kind: "check", tries },
    };
}


/***/ }),

/***/ 209:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ judged)
/* harmony export */ });
/* harmony import */ var _core_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3266);
/* harmony import */ var _core_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6559);
/* harmony import */ var _delivery_delivery_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5213);
/* harmony import */ var _delivery_history_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1077);
/* harmony import */ var _delivery_mark_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4160);
/* harmony import */ var _delivery_step_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39);
/* harmony import */ var _attempt_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7511);







/**
 * Finds the deployment that is judged, measures, and leaves the verdict on it. Refuses where it is
 * no longer the newest or cannot be read; without one it measures, and leaves no verdict.
 */
async function judged(run, { stage, without, measure }) {
    const { subject, world } = run;
    const about = await judgedDeployment(subject, world.ask, without);
    const deployment = about.record?.id;
    if (about.refusal !== undefined)
        return { deployment, findings: [about.refusal] };
    const measuring = async () => {
        const { findings, live, by } = await measure();
        if (about.record === undefined)
            return { findings: [...findings, ...about.notices], live };
        const delivery = (0,_delivery_delivery_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveryOf */ .A)(run);
        const ended = await conclude(delivery, world.ask, { record: about.record, findings, by });
        return { ...ended, deployment, live };
    };
    return (0,_attempt_js__WEBPACK_IMPORTED_MODULE_6__/* .attempt */ .C)(stage, measuring, { deployment });
}
/** Leaves the verdict, unless somebody has deployed meanwhile: then it speaks of something else. */
async function conclude(delivery, ask, { record, findings, by }) {
    const { environment, signal } = delivery;
    const overtaken = signal.aborted ? undefined : await overtakenBy(environment.name, ask, record);
    if (overtaken !== undefined)
        return { findings: [...findings, overtaken] };
    const { id: deployment, sha } = record;
    const marked = await (0,_delivery_mark_js__WEBPACK_IMPORTED_MODULE_4__/* .leaveMark */ .F)(delivery, { sha, deployment, verdict: (0,_core_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .fold */ .AU)(findings), by });
    return { ...marked, findings: [...findings, ...marked.findings] };
}
async function overtakenBy(environment, ask, record) {
    const past = await (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_3__/* .readHistory */ .Lu)(ask, environment);
    if (past.state === "missing")
        return (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)(environment, past);
    return (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_3__/* .supersededFinding */ .M_)(past.value, record);
}
async function judgedDeployment({ environment: { name }, repository, deployment, release, identity }, ask, without) {
    if (repository === undefined)
        return unmarked("without GitHub there is nothing to leave it on");
    const past = await (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_3__/* .readHistory */ .Lu)(ask, name);
    if (past.state === "missing")
        return refused((0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)(name, past));
    const named = { deployment, sha: release.sha, run: identity.id };
    const record = (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_3__/* .deploymentOf */ .PE)(named, past.value);
    if (record !== undefined) {
        const refusal = (0,_delivery_history_js__WEBPACK_IMPORTED_MODULE_3__/* .supersededFinding */ .M_)(past.value, record) ?? neverLive(name, record);
        return { record, refusal, notices: [] };
    }
    if (deployment !== undefined)
        return refused(notOurs(name, deployment));
    const why = `this run has deployed nothing to ${name}`;
    return without === "notice" ? unmarked(why) : refused(notDeployed(name, release.version, why));
}
const refused = (refusal) => ({ record: undefined, refusal, notices: [] });
const KNOWN = "The deployment that is judged is known";
function notDeployed(environment, version, found) {
    return (0,_delivery_step_js__WEBPACK_IMPORTED_MODULE_5__/* .step */ .P)("deployment", KNOWN, {
        outcome: "unknown",
        expected: `a deployment of ${version} to ${environment} by this run`,
        found,
        remedy: "run the deploy stage first, or name the deployment-id",
    });
}
function notOurs(environment, named) {
    return (0,_delivery_step_js__WEBPACK_IMPORTED_MODULE_5__/* .step */ .P)("deployment", KNOWN, {
        outcome: "unknown",
        expected: `deployment ${named} is one of ours in ${environment}`,
        found: "no such deployment was made by release-gate",
        remedy: "name the deployment-id that the deploy stage gave, or leave it out",
    });
}
/** What answers there is another version: its health says nothing about this one. */
function neverLive(environment, record) {
    if ((0,_core_history_js__WEBPACK_IMPORTED_MODULE_0__/* .wasLive */ .Ss)(record))
        return undefined;
    return (0,_delivery_step_js__WEBPACK_IMPORTED_MODULE_5__/* .step */ .P)("deployment", "The deployment that is judged is live", {
        outcome: "unknown",
        expected: `deployment ${record.id} came live in ${environment}`,
        found: `its record says ${record.statuses[0]?.state ?? "nothing"}`,
        remedy: "run the rollback stage, or deploy it again; nothing is marked for it",
        link: record.url,
    });
}
function unmarked(why) {
    const notice = {
        ...(0,_delivery_step_js__WEBPACK_IMPORTED_MODULE_5__/* .step */ .P)("mark", "The verdict is left on the commit", {
            outcome: "unknown",
            expected: "later stages find the verdict on the commit",
            found: `no commit status was set: ${why}`,
            remedy: "run the deploy stage first, with a token and a repository",
        }),
        effect: "warn",
    };
    return { record: undefined, refusal: undefined, notices: [notice] };
}


/***/ }),

/***/ 7907:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   smoke: () => (/* binding */ smoke)
/* harmony export */ });
/* harmony import */ var _core_stages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2479);
/* harmony import */ var _delivery_release_checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1880);
/* harmony import */ var _delivery_rows_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7276);
/* harmony import */ var _delivery_site_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9458);
/* harmony import */ var _judged_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(209);





/** Runs the checks once against the environment; where it decides, it leaves the verdict. */
const smoke = (run) => {
    const { environment, release } = run.subject;
    const check = async () => {
        const { findings, live } = await (0,_delivery_release_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .checkRelease */ .m)((0,_delivery_site_js__WEBPACK_IMPORTED_MODULE_3__/* .siteOf */ .z)(run), release.version);
        // Signals are not watched here: rows about them are left to the stage that watches them.
        const rows = (0,_delivery_rows_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeRows */ .J)(run, "verify", { findings, receipts: [] }, ["check", "step"]);
        return { findings: [...findings, ...rows], live };
    };
    if (!(0,_core_stages_js__WEBPACK_IMPORTED_MODULE_0__/* .decidesIn */ .Nw)("smoke", environment))
        return check();
    const measure = async () => ({ ...(await check()), by: "smoke" });
    return (0,_judged_js__WEBPACK_IMPORTED_MODULE_4__/* .judged */ .g)(run, { stage: "smoke", without: "notice", measure });
};


/***/ })

};
;