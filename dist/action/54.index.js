"use strict";
exports.id = 54;
exports.ids = [54];
exports.modules = {

/***/ 7790:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isDone),
/* harmony export */   A: () => (/* binding */ ACT_STATES)
/* harmony export */ });
/** States of an act; `done`: it stands in the world. */
const ACT_STATES = {
    done: { means: "done now", done: true },
    found: { means: "done before, and found again", done: true },
    recorded: { means: "a dry run: this is where it would be done", done: false },
    failed: { means: "tried, but it failed", done: false },
    refused: { means: "not tried: no permission, or claimed by another", done: false },
    unclear: {
        means: "started, but its end is unknown: never repeated blindly",
        done: false,
    },
};
/** True when the act stands in the world, done now or found done. */
function isDone(receipt) {
    return ACT_STATES[receipt.state].done;
}


/***/ }),

/***/ 5213:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ deliveryOf)
/* harmony export */ });
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7276);

/** What a run changes its environment with. */
function deliveryOf(run) {
    const { subject, world, voice } = run;
    const { environment, repository, dryRun, identity, release } = subject;
    const { perform, signal } = world;
    const { tell } = voice;
    return {
        environment,
        repository,
        dryRun,
        run: identity,
        name: release.name,
        perform,
        signal,
        tell,
        rows: (...asked) => (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeRows */ .J)(run, ...asked),
    };
}


/***/ }),

/***/ 3571:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ askLive),
  T: () => (/* binding */ untilLive)
});

// EXTERNAL MODULE: ./lib/core/finding.js
var core_finding = __webpack_require__(1131);
// EXTERNAL MODULE: ./lib/smoke/options.js + 1 modules
var options = __webpack_require__(3476);
// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/core/wording.js
var wording = __webpack_require__(5030);
// EXTERNAL MODULE: ./lib/smoke/judge.js
var judge = __webpack_require__(6845);
// EXTERNAL MODULE: ./lib/smoke/probe.js + 1 modules
var probe = __webpack_require__(603);
// EXTERNAL MODULE: ./node_modules/semver/functions/lt.js
var lt = __webpack_require__(3872);
var lt_default = /*#__PURE__*/__webpack_require__.n(lt);
// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var parse = __webpack_require__(6353);
var parse_default = /*#__PURE__*/__webpack_require__.n(parse);
// EXTERNAL MODULE: ./lib/smoke/version.js
var smoke_version = __webpack_require__(7370);
;// CONCATENATED MODULE: ./lib/smoke/tally.js




/** `37 answers: 31 × 2.3.7 (old), 6 × 2.4.0`: what a row of probes for a version saw. */
function describeSeen(tries, expectedVersion) {
    const answers = tries.filter((tried) => tried.state === "answered");
    const rest = tries.filter((tried) => tried.state !== "answered");
    const seen = answers.map((tried) => labelOf(tried, expectedVersion));
    const without = rest.map((tried) => tried.reason ?? tried.state);
    const parts = [
        `${(0,wording/* plural */.LS)(answers.length, "answer")}${listed(seen)}`,
        ...(rest.length === 0 ? [] : [`${rest.length} without an answer${listed(without)}`]),
    ];
    return parts.join("; ");
}
function labelOf({ version, status = 0 }, expectedVersion) {
    const trouble = status >= 200 && status < 300 ? "" : ` with status ${status}`;
    if (version === undefined)
        return trouble === "" ? "no version" : trouble.trim().slice(5);
    if ((0,smoke_version/* isSameVersion */.p)(version, expectedVersion))
        return `${version}${trouble}`;
    return `${version} (${isOlder(version, expectedVersion) ? "old" : "other"})${trouble}`;
}
function isOlder(version, than) {
    const [one, other] = [parse_default()((0,smoke_version/* bareVersion */.D)(version)), parse_default()((0,smoke_version/* bareVersion */.D)(than))];
    return one !== null && other !== null && lt_default()(one, other);
}
/** `: 31 × a, 6 × b`, in the order in which they were first seen. */
function listed(labels) {
    if (labels.length === 0)
        return "";
    const counts = new Map();
    for (const label of labels)
        counts.set(label, (counts.get(label) ?? 0) + 1);
    return `: ${[...counts].map(([label, count]) => `${count} × ${label}`).join(", ")}`;
}

;// CONCATENATED MODULE: ./lib/smoke/ready.js







/** Pauses between two answers where the manifest names none: 1 s, half as much again, at most 10 s. */
const FIRST_PAUSE_MS = 1000;
const PAUSE_GROWTH = 1.5;
const LONGEST_PAUSE_MS = 10_000;
/** Asks until enough answers in a row report the version, each over a new connection. */
async function waitUntilLive(ready, tools, { expectedVersion, progress }, signal) {
    const { clock } = tools;
    const started = clock.monotonic();
    const left = () => Math.max(0, ready.within - (clock.monotonic() - started));
    const asking = { ...tools, version: expectedVersion };
    const tries = [];
    const streak = () => tries.length - 1 - tries.findLastIndex((tried) => !(0,judge/* isGood */.Kg)(tried));
    while (left() > 0 && !signal.aborted) {
        const timeout = Math.min(ready.timeout, Math.ceil(left()));
        const tried = await (0,probe/* probe */.d)(readyCheck(ready, timeout), asking, signal);
        tries.push(tried);
        progress?.(`waiting for ${expectedVersion}: ${describeSeen(tries, expectedVersion)}`);
        if (streak() >= ready.inARow || tried.state === "unsent")
            break;
        await clock.sleep(Math.min(pauseAfter(ready, tries), left()), signal);
    }
    const judgement = ready_judge(ready, {
        tries,
        took: clock.monotonic() - started,
        live: streak() >= ready.inARow,
        aborted: signal.aborted,
        expectedVersion,
    });
    return {
        finding: (0,core_finding/* observed */.P)(options/* VERSION_LIVE */.c6, `Version ${expectedVersion} is live`, judgement),
        seen: tries.findLast((tried) => tried.version !== undefined)?.version,
    };
}
/** A good answer is soon followed by the next; bad ones make the pauses grow. */
function pauseAfter({ every }, tries) {
    if (every !== undefined)
        return every;
    const bad = tries.filter((tried) => !(0,judge/* isGood */.Kg)(tried)).length;
    const last = tries.at(-1);
    if (last === undefined || (0,judge/* isGood */.Kg)(last))
        return FIRST_PAUSE_MS;
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * PAUSE_GROWTH ** (bad - 1));
}
/** Asks once which version is live; `version` of the try is undefined when none could be read. */
function probeVersion(ready, tools, signal) {
    return (0,probe/* probe */.d)(readyCheck(ready, ready.timeout), tools, signal);
}
function readyCheck({ path, version }, timeout) {
    return {
        id: options/* VERSION_LIVE */.c6,
        name: options/* VERSION_LIVE */.c6,
        method: "GET",
        path,
        expect: { status: "2xx", version },
        severity: "critical",
        timeout,
    };
}
function ready_judge(ready, waited) {
    const { tries, took, live, aborted, expectedVersion } = waited;
    const { inARow, within } = ready;
    const answers = `${inARow} ${inARow === 1 ? "answer" : "answers in a row"}`;
    const expected = `${answers} from ${expectedVersion} within ${(0,units/* formatDuration */.a3)(within)}`;
    const seen = describeSeen(tries, expectedVersion);
    const last = tries.at(-1);
    if (live) {
        return { outcome: "pass", expected, found: `${seen}, after ${(0,units/* formatDuration */.a3)(took)}` };
    }
    const details = last === undefined ? [] : [`Last: ${(0,wording/* inSentence */.BX)((0,judge/* describeTry */.z3)(last))}`];
    if (aborted) {
        const found = `Interrupted after ${(0,units/* formatDuration */.a3)(took)}; ${seen}`;
        return { outcome: "unknown", expected, found, remedy: (0,judge/* remedyFor */.wJ)("aborted"), details };
    }
    if (last === undefined || last.state === "unsent") {
        const found = last === undefined ? "Never asked" : (0,judge/* describeTry */.z3)(last);
        return { outcome: "unknown", expected, found, remedy: (0,judge/* remedyFor */.wJ)(last?.reason), details };
    }
    const remedy = `Find out why ${expectedVersion} does not answer everywhere: look at the deployment's log, or give \`smoke.ready.within\` more time`;
    return { outcome: "fail", expected, found: seen, remedy, details };
}

// EXTERNAL MODULE: ./lib/delivery/site.js
var delivery_site = __webpack_require__(9458);
;// CONCATENATED MODULE: ./lib/delivery/live.js




/** Waits for the version where the manifest says how to read it; otherwise says that nothing proves it. */
async function untilLive(site, order) {
    const { environment, smoke, progress, signal } = site;
    const { version, kind } = order;
    const said = (judgement) => ({
        ...(0,core_finding/* observed */.P)(options/* VERSION_LIVE */.c6, `${version} is live`, judgement),
        of: { version, kind },
    });
    if (smoke.ready === undefined) {
        const finding = said({
            outcome: "unknown",
            expected: `${environment.name} answers version ${version}`,
            found: "not proven: the manifest has no smoke.ready",
            remedy: "add `smoke: {ready: {get: /version, version: {json: $.version}}}` to the manifest",
        });
        return { finding: { ...finding, effect: "inform" }, live: undefined };
    }
    const ready = site.resolve(smoke.ready, order);
    if (!ready.ok) {
        const expected = "every value of smoke.ready is known";
        const { missing: found, remedy } = ready;
        return { finding: said({ outcome: "unknown", expected, found, remedy }), live: undefined };
    }
    const tools = (0,delivery_site/* probeTools */.E)(site, version);
    const wanted = { expectedVersion: version, progress };
    const { finding, seen } = await waitUntilLive(ready.value, tools, wanted, signal);
    return { finding: { ...finding, of: { version, kind } }, live: { version: seen } };
}
/** Asks once what answers now; undefined where nothing can tell. */
async function askLive(site, version) {
    const { smoke, signal } = site;
    const ready = smoke.ready && site.resolve(smoke.ready);
    if (ready === undefined || !ready.ok || signal.aborted)
        return undefined;
    const answer = await probeVersion(ready.value, (0,delivery_site/* probeTools */.E)(site, version), signal);
    return { version: answer.version };
}


/***/ }),

/***/ 4160:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ leaveMark)
/* harmony export */ });
/* harmony import */ var _core_act_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7790);
/* harmony import */ var _core_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6477);
/* harmony import */ var _receipts_mark_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9451);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39);




function markStateOf(verdict) {
    if (verdict === "pass")
        return "success";
    return verdict === "fail" ? "failure" : "error";
}
/** Leaves the mark of the environment on a commit. */
async function leaveMark({ environment: { name: environment }, perform, tell }, { sha, deployment, verdict, by, state = markStateOf(verdict) }) {
    const receipt = await perform(_receipts_mark_js__WEBPACK_IMPORTED_MODULE_2__/* .mark */ .G.act({ environment, sha, state, deployment, verdict, by }));
    if ((0,_core_act_js__WEBPACK_IMPORTED_MODULE_0__/* .isDone */ .$)(receipt)) {
        tell(`Marked ${(0,_core_units_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(sha)} for ${environment}: ${state} (${by}: ${verdict})`, receipt.link);
        return { findings: [] };
    }
    const expected = `the mark of ${environment} on ${(0,_core_units_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(sha)} says ${state}`;
    const finding = (0,_step_js__WEBPACK_IMPORTED_MODULE_3__/* .undone */ .S)("mark", "The verdict is left on the commit", expected, receipt);
    return { findings: [finding], unmarked: { state, verdict, by } };
}


/***/ }),

/***/ 5838:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ owned),
/* harmony export */   b: () => (/* binding */ ownerOf)
/* harmony export */ });
/* harmony import */ var _core_roles_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2775);

/** A role with the logins that hold it: `on-call (@erin)`; the bare role where nobody is named. */
function ownerOf(roles, role) {
    return (0,_core_roles_js__WEBPACK_IMPORTED_MODULE_0__/* .roleText */ .yj)(role, roles);
}
/** The findings with somebody to act on them, where nobody owns them yet. */
function owned(owner, findings) {
    return findings.map((finding) => ({ ...finding, owner: finding.owner ?? owner }));
}


/***/ }),

/***/ 7276:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ judgeRows)
/* harmony export */ });
/* harmony import */ var _requirements_harness_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7845);

/** The policy's rows of a phase, judged by what the stage has seen and done. */
function judgeRows(run, ...[phase, observed, only]) {
    const { rowsFor, release, environment, identity, declared } = run.subject;
    const rows = rowsFor(phase).filter((row) => {
        const kinds = (0,_requirements_harness_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .kindsOf */ .tG)(row);
        return only === undefined || (kinds.length > 0 && kinds.every((kind) => only.includes(kind)));
    });
    const subject = { release, environment, run: identity, declared, now: run.world.clock.now() };
    return (0,_requirements_harness_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeAnswers */ .nO)(rows, subject, new Map(), { observed });
}


/***/ }),

/***/ 9458:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ probeTools),
/* harmony export */   z: () => (/* binding */ siteOf)
/* harmony export */ });
/* harmony import */ var _owner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5838);

/** The environment of a run, ready to be measured. */
function siteOf({ subject, world, voice }) {
    const { environment, manifest, defaults, resolve, place } = subject;
    const { http, clock, redact, signal } = world;
    const { smoke, health, roles } = manifest;
    const everyMs = health.every ?? defaults.everyMs;
    const owner = (0,_owner_js__WEBPACK_IMPORTED_MODULE_0__/* .ownerOf */ .b)(roles, "on-call");
    const { progress } = voice;
    return {
        environment,
        smoke,
        health,
        everyMs,
        owner,
        resolve,
        place,
        http,
        clock,
        redact,
        signal,
        progress,
    };
}
/** What a probe of the environment works with while this version should be live. */
function probeTools(site, version) {
    const { environment, http, clock, redact } = site;
    return { baseUrl: environment.url, version, http, clock, redact };
}


/***/ }),

/***/ 7845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _3: () => (/* binding */ evaluate),
  nO: () => (/* binding */ judgeAnswers),
  tG: () => (/* binding */ kindsOf)
});

// UNUSED EXPORTS: observerOf

// EXTERNAL MODULE: ./lib/requirements/index.js + 22 modules
var requirements = __webpack_require__(2098);
// EXTERNAL MODULE: ./lib/core/lack.js
var core_lack = __webpack_require__(465);
// EXTERNAL MODULE: ./lib/questions/index.js
var questions = __webpack_require__(7570);
;// CONCATENATED MODULE: ./lib/requirements/harness/asked.js


/** Looks answers up, and holds the value of each against the schema of its kind once. */
function answerReader(answers) {
    const read = new Map();
    return (question) => {
        const answer = read.get(question.key) ?? checked(question, answers.get(question.key));
        read.set(question.key, answer);
        return answer;
    };
}
const AGAIN = "start the stage again";
function checked(question, answer) {
    if (answer === undefined)
        return (0,core_lack/* missing */.LO)("no answer came", AGAIN);
    if (answer.state === "missing")
        return answer;
    const kinds = Object.values(questions/* QUESTIONS */.c);
    const schema = kinds.find(({ kind }) => kind === question.kind)?.value;
    const isAnswer = answer.kind === question.kind && schema?.safeParse(answer.value).success;
    return isAnswer === true ? answer : (0,core_lack/* missing */.LO)("what came is no answer to this question", AGAIN);
}
/** Looks an asked question, or a list of them, up in the answers. */
function readAsked(asked, read) {
    if (isList(asked)) {
        const each = asked.map((question) => readAsked(question, read));
        return {
            value: each.map(({ value }) => value),
            known: each.flatMap(({ known }) => known),
            needed: each.flatMap(({ needed }) => needed),
            unread: each.flatMap(({ unread }) => unread),
        };
    }
    const isOptional = "optional" in asked;
    const question = isOptional ? asked.optional : asked;
    const answer = read(question);
    if (answer.state === "known") {
        return { value: answer.value, known: [answer], needed: [], unread: [] };
    }
    const absent = [{ about: question.key, lack: answer }];
    const none = { value: undefined, known: [], needed: [], unread: [] };
    return isOptional ? { ...none, unread: absent } : { ...none, needed: absent };
}
/** Every question of an evaluator, optional ones too. */
function questionsIn(asked) {
    return Object.values(asked).flatMap((each) => isList(each) ? each.map(questionIn) : [questionIn(each)]);
}
/** Keys of the answers by the evaluator's own names. */
function keysIn(asked) {
    const keys = Object.entries(asked).map(([name, each]) => {
        if (isList(each))
            return [name, each.map((one) => questionIn(one).key)];
        return [name, questionIn(each).key];
    });
    return Object.fromEntries(keys);
}
function isList(asked) {
    return Array.isArray(asked);
}
function questionIn(asked) {
    return "optional" in asked ? asked.optional : asked;
}

;// CONCATENATED MODULE: ./lib/requirements/harness/blocks.js
/** Picks the blocks that a rule reads out of all that the manifest declares. */
function readBlocks(reads, declared) {
    const each = reads.map((read) => {
        const isOptional = typeof read !== "string";
        const name = isOptional ? read.optional : read;
        return { name, isOptional, block: declared[name] };
    });
    const absent = (isOptional) => each.flatMap(({ name, block, ...read }) => block.state === "missing" && read.isOptional === isOptional
        ? [{ about: `${name} of the manifest`, lack: block }]
        : []);
    const known = each.flatMap(({ name, block }) => block.state === "known" ? [[name, block.value]] : []);
    return {
        values: Object.fromEntries(known),
        names: each.map(({ name }) => name),
        needed: absent(false),
        unread: absent(true),
    };
}

// EXTERNAL MODULE: ./lib/requirements/harness/observer.js
var harness_observer = __webpack_require__(5246);
;// CONCATENATED MODULE: ./lib/requirements/harness/derive.js

/**
 * Judges a row by what its stage has seen and done; pure. What is not there is `unknown`, and not
 * applicable only where the row foresees that.
 */
function derive(row, observer, observed) {
    const { uses: evaluator, options, owner, foreseen } = row;
    const { judgement, effect, selected } = look(row, observer, observed);
    return {
        judgement: { ...judgement, remedy: remedyOf(judgement, owner) },
        effect,
        basis: {
            kind: "derived",
            evaluator,
            options,
            ...(foreseen === undefined ? {} : { foreseen }),
            findings: selected.findings.map(({ id }) => id),
            receipts: selected.receipts.map(({ key }) => key),
        },
    };
}
function look({ options, effect, foreseen }, observer, observed) {
    const read = observer.options.safeParse(options);
    if (!read.success)
        return { judgement: UNREADABLE, effect, selected: harness_observer/* NOTHING */.K$ };
    const selected = observer.select(read.data, observed);
    const derived = observer.judge(read.data, selected);
    if (derived === undefined) {
        const judgement = nothingSeen(observer.expected(read.data), foreseen);
        return { judgement, effect, selected };
    }
    return { judgement: derived.judgement, effect: softer(effect, derived.effect), selected };
}
function nothingSeen(expected, foreseen) {
    if (foreseen !== undefined)
        return { outcome: "not-applicable", expected, found: foreseen };
    return {
        outcome: "unknown",
        expected,
        found: "nothing of it was seen in this stage",
        remedy: "look at what ended the stage early, then run it again",
    };
}
const UNREADABLE = {
    outcome: "unknown",
    expected: "it is known what the row follows from",
    found: "its options cannot be read",
    remedy: "use the policy, or the report.json, as release-gate has written it",
};
const SOFTEST_FIRST = ["inform", "warn", "block"];
const softer = (one, other) => SOFTEST_FIRST.find((effect) => effect === one || effect === other) ?? one;
function remedyOf({ outcome, remedy }, owner) {
    if (outcome === "pass" || outcome === "not-applicable")
        return remedy;
    return remedy ?? `ask the ${owner}`;
}

// EXTERNAL MODULE: ./lib/core/wording.js
var wording = __webpack_require__(5030);
;// CONCATENATED MODULE: ./lib/requirements/harness/unknown.js


/** What a requirement comes to where something that its rule needs could not be had. */
function unanswered(expected, needed) {
    const [{ lack: first }, ...others] = needed;
    const lacks = (0,core_lack/* byCause */.zs)(needed.map(({ lack }) => (0,core_lack/* lackOf */.Zs)(lack)));
    const more = others.filter(({ lack }) => lack.reason !== first.reason).map(couldNotCheck);
    return {
        outcome: "unknown",
        expected,
        found: (0,wording/* capital */.Nx)(first.reason),
        remedy: lacks.map(({ remedy }) => (0,wording/* capital */.Nx)(remedy)).join(". "),
        ...(more.length > 0 ? { details: more } : {}),
        lacks,
    };
}
/** What it comes to where the rule itself is at fault. */
function broken(expected, why) {
    return {
        outcome: "unknown",
        expected,
        found: why,
        remedy: "Report this fault of release-gate or of its policy, together with report.json",
    };
}
/** For something that a rule did without. */
function couldNotCheck({ about, lack }) {
    return `Could not read ${about}: ${lack.reason}`;
}

;// CONCATENATED MODULE: ./lib/requirements/harness/evaluate.js






/** Asks for everything that the planned requirements need, once, and judges each of them. */
async function evaluate(planned, subject, ask) {
    const questions = planned.flatMap((requirement) => {
        if (requirement.notApplicable !== undefined)
            return [];
        if (observerOf(requirement.uses) !== undefined)
            return [];
        const attempt = attemptOf(requirement, subject, requirements/* EVALUATORS */.J);
        return attempt.state === "asked" ? questionsIn(attempt.asked) : [];
    });
    const once = new Map(questions.map((question) => [question.key, question]));
    return judgeAnswers(planned, subject, await ask([...once.values()]));
}
/**
 * Judges each requirement by the answers; pure, so that a report can be judged again. Nothing but
 * a rule that saw everything that it needs can pass: a missing answer, a block of the manifest
 * that could not be read, a rule that looked at nothing and a rule that broke are `unknown`. Rows
 * that are decided by what their stage has seen get it as `observed`.
 */
function judgeAnswers(planned, subject, answers, { observed = harness_observer/* NOTHING */.K$, evaluators = requirements/* EVALUATORS */.J } = {}) {
    const read = answerReader(answers);
    return planned.map((requirement) => {
        const { notApplicable, title } = requirement;
        if (notApplicable !== undefined) {
            const found = `The manifest says: ${notApplicable}`;
            const judgement = { outcome: "not-applicable", expected: title, found };
            return finding(requirement, judgement, { kind: "observed" });
        }
        const observer = observerOf(requirement.uses, evaluators);
        if (observer !== undefined) {
            const { judgement, effect, basis } = derive(requirement, observer, observed);
            return finding({ ...requirement, effect }, judgement, basis);
        }
        const attempt = attemptOf(requirement, subject, evaluators);
        const judgement = attempt.state === "asked"
            ? judgeAsked(requirement, subject, attempt, read)
            : attempt.judgement;
        const basis = {
            kind: "requirement",
            evaluator: requirement.uses,
            options: requirement.options,
            answers: attempt.state === "asked" ? keysIn(attempt.asked) : {},
            declared: attempt.blocks,
        };
        return finding(requirement, judgement, basis);
    });
}
/** Kinds of findings that a row looks at; none where it is decided by answers. */
function kindsOf(requirement) {
    return observerOf(requirement.uses)?.kinds(requirement.options) ?? [];
}
/** The evaluator of that name that judges by what its stage has seen; undefined: none does. */
function observerOf(uses, evaluators = requirements/* EVALUATORS */.J) {
    const evaluator = Object.hasOwn(evaluators, uses) ? evaluators[uses] : undefined;
    return evaluator !== undefined && (0,harness_observer/* isObserver */.lF)(evaluator) ? evaluator : undefined;
}
/** The evaluator with what it asks, or why there is none. */
function attemptOf({ title, uses, options }, subject, evaluators) {
    const evaluator = Object.hasOwn(evaluators, uses) ? evaluators[uses] : undefined;
    if (evaluator === undefined || (0,harness_observer/* isObserver */.lF)(evaluator)) {
        const judgement = broken(title, `No rule is called ${uses}`);
        return { state: "unasked", judgement, blocks: [] };
    }
    const read = readBlocks(evaluator.reads, subject.declared);
    const blocks = read.names;
    const [first, ...more] = read.needed;
    if (first !== undefined) {
        return { state: "unasked", judgement: unanswered(title, [first, ...more]), blocks };
    }
    try {
        const asked = evaluator.questions(options, contextOf(subject, read));
        return { state: "asked", evaluator, read, asked, blocks };
    }
    catch (error) {
        const why = `The rule ${uses} broke before it asked (${messageOf(error)})`;
        return { state: "unasked", judgement: broken(title, why), blocks };
    }
}
/** What a rule is told: the subject, of the manifest only the blocks that it reads. */
function contextOf(subject, { values }) {
    // the rule's own type says which of them it reads
    return { ...subject, declared: values };
}
function judgeAsked({ title, uses, options, owner }, subject, { evaluator, read: blocks, asked }, answer) {
    const read = Object.entries(asked).map(([name, each]) => ({ name, ...readAsked(each, answer) }));
    const [first, ...more] = read.flatMap(({ needed }) => needed);
    if (first !== undefined)
        return unanswered(title, [first, ...more]);
    const known = read.flatMap((each) => each.known);
    if (known.length === 0 && Object.keys(blocks.values).length === 0) {
        return broken(title, `The rule ${uses} had nothing to judge by`);
    }
    try {
        const values = Object.fromEntries(read.map(({ name, value }) => [name, value]));
        const judgement = evaluator.judge(values, options, contextOf(subject, blocks));
        const unread = [...blocks.unread, ...read.flatMap((each) => each.unread)].map(couldNotCheck);
        return {
            ...judgement,
            details: detailsOf(judgement, unread),
            link: judgement.link ?? known.find(({ link }) => link)?.link,
            remedy: evaluate_remedyOf(judgement, owner),
        };
    }
    catch (error) {
        return broken(title, `The rule ${uses} broke (${messageOf(error)})`);
    }
}
/** What could not be read goes with anything but a pass: it may be what is missing. */
function detailsOf({ outcome, details = [] }, unread) {
    const all = outcome === "pass" ? details : [...details, ...unread];
    return all.length > 0 ? all : undefined;
}
function evaluate_remedyOf({ outcome, remedy }, owner) {
    if (remedy !== undefined || outcome === "pass" || outcome === "not-applicable")
        return remedy;
    return `Ask the ${owner}`;
}
function finding(requirement, judgement, basis) {
    const { id, title, effect, owner } = requirement;
    const lacking = judgement.lacks?.find((lack) => lack.place)?.place;
    const place = judgement.place ?? lacking ?? requirement.place;
    return { id: `requirement/${id}`, title, effect, ...judgement, owner, place, basis };
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 6845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kg: () => (/* binding */ isGood),
/* harmony export */   pU: () => (/* binding */ judgeTries),
/* harmony export */   wJ: () => (/* binding */ remedyFor),
/* harmony export */   z3: () => (/* binding */ describeTry)
/* harmony export */ });
/* harmony import */ var _core_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6477);
/* harmony import */ var _core_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5030);


const REMEDIES = {
    aborted: "Run the stage again",
    address: "If this address is intended, allow private networks with the action's input `allow-private-network` or `--allow-private-network`",
    dns: "Check the host name of the environment's `url`, and that it can be resolved where this runs",
    local: "Run the stage again on a machine with free resources",
    redirect: "Set the environment's `url` to the address that answers without redirecting to another host",
    refused: "Check that the service runs and listens at this address",
    request: "Correct the check's path and headers, and the secrets in them",
    timeout: "Find out why the service is slow, or give the check a longer `timeout`",
    tls: "Give the host a valid certificate: one that cannot be verified is never accepted",
    url: "Write an http or https address without a user name as the environment's `url`",
};
/** True for an answer in which every expectation held. */
function isGood(tried) {
    return tried.state === "answered" && tried.mismatches.length === 0;
}
/**
 * Judges a check by its tries, first to last. The last one decides: a good one after a bad one is
 * a pass and `flaky`; one that could not be sent says nothing about the service.
 */
function judgeTries(tries) {
    const last = tries.at(-1);
    const expected = "An answer that meets every expectation";
    if (last === undefined) {
        return { outcome: "unknown", expected, found: "Never tried", remedy: "Run the stage again" };
    }
    const bad = tries.filter((tried) => !isGood(tried));
    if (isGood(last))
        return passed(last, tries, expected);
    const [first] = last.mismatches;
    const confirmed = bad.length > 1 && last.state !== "unsent" ? `, ${bad.length} times` : "";
    return {
        outcome: last.state === "unsent" ? "unknown" : "fail",
        expected: first === undefined ? expected : (0,_core_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .capital */ .Nx)(`${first.subject} ${first.expected}`),
        found: `${foundIn(last)}${confirmed}`,
        remedy: remedyOf(last),
        details: bad.flatMap((tried) => detailsOf(tried, tries)),
    };
}
function passed(last, tries, expected) {
    const bad = tries.filter((tried) => !isGood(tried));
    const tags = [
        ...(bad.length > 0 ? ["flaky"] : []),
        ...(last.slow ? ["slow"] : []),
    ];
    const [first] = bad;
    const before = first === undefined ? "" : ` when confirmed; before that: ${(0,_core_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .inSentence */ .BX)(describeTry(first))}`;
    return {
        outcome: "pass",
        expected,
        found: `${(0,_core_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .capital */ .Nx)(answerOf(last))} in ${(0,_core_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(last.totalMs)}${before}`,
        ...(tags.length > 0 ? { tags } : {}),
        ...(bad.length > 0 ? { details: bad.flatMap((tried) => detailsOf(tried, tries)) } : {}),
    };
}
/** `Status 500, expected 200 — GET https://…/orders, 12ms`. */
function describeTry(tried) {
    return described(tried, missed);
}
/** The same where what was expected is said beside it: `Status 500 — GET https://…/orders, 12ms`. */
function foundIn(tried) {
    return described(tried, ({ subject, actual }) => `${subject} ${actual}`);
}
function described(tried, said) {
    const request = `${tried.method} ${tried.url}, ${(0,_core_units_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(tried.totalMs)}`;
    const [first, ...others] = tried.mismatches;
    if (first === undefined)
        return (0,_core_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .capital */ .Nx)(`${answerOf(tried)} — ${request}`);
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    // Without an answer the reason says it all; what was expected is no news.
    const what = tried.state === "answered" ? said(first) : first.actual;
    return (0,_core_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .capital */ .Nx)(`${what}${more} — ${request}`);
}
function missed({ subject, actual, expected }) {
    return `${subject} ${actual}, expected ${expected}`;
}
function answerOf({ status, reason, state }) {
    return status === undefined ? (reason ?? state) : `status ${status}`;
}
function detailsOf(tried, tries) {
    const which = tries.length > 1 ? `Try ${tries.indexOf(tried) + 1} of ${tries.length}: ` : "";
    const at = `at ${tried.at}`;
    return tried.mismatches.map(({ place, ...miss }) => {
        const where = place === undefined ? "" : `${place.file}:${place.line}:${place.column} `;
        return (0,_core_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .capital */ .Nx)(`${which}${where}${missed(miss)}, ${at}`);
    });
}
function remedyOf({ reason, at }) {
    if (reason !== undefined)
        return remedyFor(reason);
    return `Look into the service's log around ${at}, or correct the expectation if it is out of date`;
}
/** What to do about a request that brought no answer, by its reason. */
function remedyFor(reason) {
    return (REMEDIES[reason ?? ""] ?? "Look into the logs of the service and of any proxy in front of it");
}


/***/ }),

/***/ 603:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ probe)
});

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(5487);
// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/smoke/expect.js + 9 modules
var expect = __webpack_require__(3736);
;// CONCATENATED MODULE: ./lib/smoke/request.js
/** The address of a path in an environment; undefined when it would leave the environment's host. */
function addressOf(baseUrl, path) {
    if (!URL.canParse(baseUrl))
        return undefined;
    const base = new URL(baseUrl);
    base.search = "";
    base.hash = "";
    const joined = `${base.href.replace(/\/+$/, "")}${path}`;
    if (!URL.canParse(joined))
        return undefined;
    const url = new URL(joined);
    url.hash = "";
    return url.origin === base.origin && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
/** The request that a check sends to an address. */
function requestOf(check, url) {
    const { method, json, text, timeout: timeoutMs } = check;
    const body = json === undefined ? text : JSON.stringify(json);
    const own = Object.entries(check.headers ?? {}).map(([name, value]) => {
        return [name.toLowerCase(), value];
    });
    const type = json === undefined ? "text/plain; charset=utf-8" : "application/json";
    const headers = {
        ...(body === undefined ? {} : { "content-type": type }),
        ...Object.fromEntries(own),
    };
    return { method, url, headers, body, timeoutMs };
}

// EXTERNAL MODULE: ./lib/smoke/version.js
var version = __webpack_require__(7370);
;// CONCATENATED MODULE: ./lib/smoke/probe.js





/** Characters of a foreign text that a report shows, and on each side of a part of it. */
const EXCERPT = 200;
const MARGIN = 40;
/** Sends the request of a check once, over a new connection, and judges the answer. Never throws. */
async function probe(check, tools, signal) {
    const { dueAt = tools.clock.now() } = tools;
    const url = addressOf(tools.baseUrl, check.path);
    const late = Math.max(0, tools.clock.now() - dueAt);
    const reply = url === undefined ? strayed() : await tools.http(requestOf(check, url), signal);
    const totalMs = reply.totalMs + late;
    const seen = {
        method: check.method,
        url: excerpt(url ?? `${tools.baseUrl}${check.path}`, tools),
        at: new Date(dueAt).toISOString(),
        totalMs,
        phases: reply.phases,
        remote: reply.remote,
    };
    if (reply.state !== "answered")
        return { ...seen, ...lost(reply, check, tools) };
    const answer = { ...reply, totalMs };
    const select = await selectorFor(check);
    const context = { version: tools.version, select };
    const misses = (0,expect/* judgeAnswer */._n)(answer, check.expect, context);
    const warn = check.expect.time?.warn;
    return {
        ...seen,
        state: "answered",
        status: reply.status,
        version: versionOf(answer, check, { ...tools, select }),
        mismatches: misses.map((miss) => mismatch(miss, check, tools)),
        slow: misses.length === 0 && warn !== undefined && totalMs > warn,
    };
}
function strayed() {
    const detail = "the path does not lead to an address of the environment";
    const nothing = { phases: {}, totalMs: 0, remote: undefined };
    return { state: "unsent", reason: "url", detail, ...nothing };
}
function lost({ state, reason, detail }, check, tools) {
    const expected = `within ${(0,units/* formatDuration */.a3)(check.timeout)}`;
    const miss = { subject: "answer", expected, actual: detail, at: [] };
    return { state, reason, mismatches: [mismatch(miss, check, tools)], slow: false };
}
/** The parser of JSON paths takes long to load: only for checks that name one. */
async function selectorFor({ expect }) {
    const isAsked = expect.json !== undefined || (expect.version && "json" in expect.version);
    return isAsked ? (await Promise.all(/* import() */[__webpack_require__.e(393), __webpack_require__.e(132)]).then(__webpack_require__.bind(__webpack_require__, 132))).selectJson : noSelector;
}
const noSelector = () => {
    throw new Error("this check names no JSON path");
};
function versionOf(answer, check, tools) {
    if (check.expect.version === undefined)
        return undefined;
    const read = (0,version/* readVersion */.$4)(answer, check.expect.version, tools.select);
    return "version" in read ? excerpt(read.version, tools) : undefined;
}
function mismatch(miss, check, tools) {
    return {
        subject: excerpt(miss.subject, tools),
        expected: excerpt(miss.expected, tools),
        actual: excerpt(miss.actual, tools, miss.around),
        place: nearestPlace(["expect", ...miss.at], check, tools),
    };
}
/** The place of a key, or of the closest one around it that the manifest holds. */
function nearestPlace(path, check, tools) {
    const place = tools.placeOf?.(check, path);
    if (place !== undefined || path.length === 0)
        return place;
    return nearestPlace(path.slice(0, -1), check, tools);
}
/** Redacted before it is cut: half a secret is still one. */
function excerpt(text, { redact }, around) {
    const clean = redact(text);
    const at = around === undefined ? -1 : clean.indexOf(around);
    if (around === undefined || at <= MARGIN)
        return (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(clean), EXCERPT);
    const part = clean.slice(at - MARGIN, at + around.length + MARGIN);
    return (0,core_text/* cut */.Jj)(`…${(0,core_text/* line */.n8)(part)}${at + around.length + MARGIN < clean.length ? "…" : ""}`, EXCERPT);
}


/***/ }),

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(8469)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ })

};
;