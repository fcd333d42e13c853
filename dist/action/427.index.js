"use strict";
exports.id = 427;
exports.ids = [427];
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

/***/ 5427:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ watchSignals)
});

// UNUSED EXPORTS: lookOf

// EXTERNAL MODULE: ./lib/core/finding-id.js
var finding_id = __webpack_require__(4265);
// EXTERNAL MODULE: ./lib/core/finding.js
var finding = __webpack_require__(1131);
// EXTERNAL MODULE: ./lib/core/onset.js
var core_onset = __webpack_require__(7205);
// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/core/wording.js
var wording = __webpack_require__(5030);
// EXTERNAL MODULE: ./lib/health/decide.js + 1 modules
var decide = __webpack_require__(9946);
// EXTERNAL MODULE: ./lib/health/evidence.js + 1 modules
var evidence = __webpack_require__(7086);
// EXTERNAL MODULE: ./lib/health/search.js
var search = __webpack_require__(823);
;// CONCATENATED MODULE: ./lib/health/prospect.js



/** More clean looks than this are not worth naming. */
const MOST_CLEAN_LOOKS = 100_000;
/**
 * Smallest allowance (a share; without baseline: the bad share itself) that these usable looks
 * exclude. Pass evidence grows with the allowance, so bisection finds it.
 */
function excludedAllowance(rule, looks, dispersion) {
    return (0,search/* bisect */.h)(0, rule.allowance, (allowance) => {
        const pass = new evidence/* Evidence */.o({ ratio: rule.ratio, allowance }, "pass", rule.plannedLooks);
        for (const look of looks)
            pass.add(look);
        return pass.log(dispersion) >= decide/* PASS_THRESHOLD */.Qf;
    });
}
/**
 * Smallest constant bad share of the candidate that would have been proven a fail in these usable
 * looks; undefined when not even everything bad would have been.
 */
function noticeableShare(rule, looks) {
    const isProven = (share) => {
        const fail = new evidence/* Evidence */.o(rule, "fail", rule.plannedLooks);
        for (const look of looks)
            fail.add({ ...look, bad: share * look.requests });
        return fail.log(1) >= (0,decide/* failThreshold */.Ou)(rule);
    };
    return isProven(1) ? (0,search/* bisect */.h)(rule.allowance, 1, isProven) : undefined;
}
/**
 * About how many clean looks, as large as the mean of these, would still exclude the limit. Only for
 * a rule without baseline: there only the counts matter, so one look stands for many.
 */
function cleanLooksMissing(rule, looks, dispersion) {
    if (looks.length === 0 || rule.ratio > 0)
        return undefined;
    const requests = looks.reduce((sum, look) => sum + look.requests, 0);
    const bad = looks.reduce((sum, look) => sum + look.bad, 0);
    const isProven = (more) => {
        const pass = new evidence/* Evidence */.o(rule, "pass", 1);
        const all = requests * (1 + more / looks.length);
        pass.add({ at: "", requests: all, bad, baselineRequests: 0, baselineBad: 0 });
        return pass.log(dispersion) >= decide/* PASS_THRESHOLD */.Qf;
    };
    return (0,search/* fewest */.x)(isProven, MOST_CLEAN_LOOKS);
}

// EXTERNAL MODULE: ./lib/health/usable.js
var health_usable = __webpack_require__(9783);
;// CONCATENATED MODULE: ./lib/health/words.js




/** `95 %`: how sure a pass is. */
const PASS_CONFIDENCE = (0,units/* formatShare */.T1)(1 - decide/* ALPHA_PASS */.vp);
/** The check that a signal repeats: `sign-in` of `signal/sign-in/error-rate`. */
function signalName({ id }) {
    return (0,finding_id/* bareId */.yW)(id).replace(/\/[^/]*$/, "");
}
/** The limit as people say it: `10 %`, `1.05 × baseline + 0.5 %`. */
function limitWords(rule) {
    if (rule.ratio === 0)
        return (0,units/* formatShare */.T1)(rule.allowance);
    const baseline = rule.ratio === 1 ? "baseline" : `${rule.ratio} × baseline`;
    return rule.allowance === 0 ? baseline : `${baseline} + ${(0,units/* formatShare */.T1)(rule.allowance)}`;
}
/** `31 of 64 requests bad (48.4 %)`, with the baseline where the rule has one. */
function countWords(rule, looks) {
    const candidate = armWords(sum(looks, (look) => look.bad), sum(looks, (look) => look.requests));
    if (rule.ratio === 0)
        return candidate;
    const baseline = armWords(sum(looks, (look) => look.baselineBad), sum(looks, (look) => look.baselineRequests));
    return `${candidate}, baseline ${baseline}`;
}
/** Evidence as odds: `812 : 1`; the argument is a natural log. */
function odds(log) {
    const value = Math.exp(log);
    if (value >= 1e6)
        return "over 1,000,000 : 1";
    return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} : 1`;
}
/** Looks as users call them: `1 sample`, `3 samples`. */
function lookWords(count) {
    return (0,wording/* plural */.LS)(count, "sample");
}
/** `31 of 64 requests bad (48.4 %)`. */
function armWords(bad, requests) {
    if (requests === 0)
        return "no requests";
    const share = bad === 0 ? "" : ` (${(0,units/* formatShare */.T1)(bad / requests)})`;
    return `${bad} of ${requests} requests bad${share}`;
}
function sum(looks, count) {
    return looks.reduce((total, look) => total + count(look), 0);
}

;// CONCATENATED MODULE: ./lib/health/judge.js







/** Ways of being bad that a report shows. */
const SHOWN_REASONS = 3;
/** Judges the looks of one signal, undefined for missing ones; pure, so a report judges again. */
function judgeSignal(rule, looks) {
    const decision = (0,decide/* decide */.LD)(rule, looks);
    const counted = looks.slice(0, decision.at ?? rule.plannedLooks);
    const usable = counted.filter((look) => (0,health_usable/* isUsable */.N)(look, rule));
    const what = { rule, decision, looks: counted, usable, recorded: looks.length };
    const expected = `At most ${limitWords(rule)} bad, proven at ${PASS_CONFIDENCE}`;
    if (decision.decision === "pass")
        return { outcome: "pass", expected, ...passed(what) };
    if (decision.decision === "fail")
        return { outcome: "fail", expected, ...failed(what) };
    return { outcome: "inconclusive", expected, ...undecided(what) };
}
function passed(what) {
    const { rule, decision, usable } = what;
    const excluded = excludedAllowance(rule, usable, decision.dispersion);
    const rate = rule.ratio === 0
        ? `An error rate above ${(0,units/* formatShare */.T1)(roundUp(excluded))} is excluded`
        : `An error rate above ${limitWords({ ...rule, allowance: roundUp(excluded) })} is excluded`;
    return {
        found: (0,wording/* capital */.Nx)(countWords(rule, usable)),
        details: [`${rate} at ${PASS_CONFIDENCE}`, ...commonDetails(what)],
    };
}
function failed(what) {
    const { rule, decision, looks, usable } = what;
    const proof = `odds ${odds(decision.logFail)}; ${odds((0,decide/* failThreshold */.Ou)(rule))} needed`;
    const all = countWords(rule, usable);
    const onset = (0,core_onset/* onsetOf */.$)(rule, usable);
    const since = onset && `Since ${(0,units/* formatClock */.ei)(onset.at)}, ${armWords(onset.bad, onset.requests)}`;
    return {
        found: `${since ?? (0,wording/* capital */.Nx)(all)}: above ${limitWords(rule)} (${proof})`,
        remedy: "Roll back the release, then look into the bad answers below",
        details: [
            ...badAnswers(usable),
            `In all, ${all}`,
            `Proven with sample ${looks.length}`,
            ...commonDetails(what),
        ],
    };
}
/** The commonest ways of being bad, with their first and last time. */
function badAnswers(looks) {
    const byReason = new Map();
    for (const look of looks) {
        if (look.bad === 0 || look.reason === undefined)
            continue;
        byReason.set(look.reason, [...(byReason.get(look.reason) ?? []), look]);
    }
    return [...byReason]
        .toSorted(([, a], [, b]) => b.length - a.length)
        .slice(0, SHOWN_REASONS)
        .map(([reason, all]) => {
        const span = [all[0], all.at(-1)].map((look) => look?.at.slice(11, 19));
        return `${all.length} × ${reason}, first at ${span[0]}, last at ${span[1]} UTC`;
    });
}
function undecided(what) {
    const { rule, decision, usable } = what;
    const counts = usable.length === 0 ? [] : [countWords(rule, usable)];
    const { why, remedy } = obstacle(what)[decision.reason];
    return {
        found: [why, ...counts].join(": "),
        remedy,
        details: [...outlook(what), ...commonDetails(what)],
    };
}
/** Each way not to be decided, in words. */
function obstacle({ rule, looks, usable, }) {
    const window = `${looks.length} of ${lookWords(rule.observeLooks)}`;
    const reach = "Make sure that the runner can reach what is measured, then verify again";
    const longer = "Verify again over a longer window: raise health.observe or health.prolong, or lower health.every";
    const unproven = {
        why: `Neither within nor above ${limitWords(rule)} is proven after ${lookWords(looks.length)}`,
        remedy: longer,
    };
    return {
        "no-data": { why: `None of ${lookWords(looks.length)} gave data`, remedy: reach },
        "no-traffic": {
            why: `No traffic in ${lookWords(looks.length)}`,
            remedy: "Send traffic to the release, then verify again",
        },
        "no-baseline": {
            why: `The baseline had no traffic in ${lookWords(looks.length)}`,
            remedy: "Keep a baseline under traffic while the release is observed, then verify again",
        },
        coverage: {
            why: `Only ${usable.length} of ${lookWords(looks.length)} gave data, but ${(0,units/* formatShare */.T1)(decide/* COVERAGE */.vk)} are needed`,
            remedy: reach,
        },
        "last-look-missing": { why: "The last sample is missing", remedy: reach },
        "window-not-over": {
            why: `The observation ended after ${window}`,
            remedy: "Verify again and let the window end",
        },
        "not-proven": unproven,
        "regression-proven": unproven,
        "limit-excluded": unproven,
    };
}
/** What is still missing for a pass, and what these looks could have shown. */
function outlook({ rule, decision, usable }) {
    if (usable.length === 0)
        return [];
    const share = noticeableShare(rule, usable);
    const noticeable = share === undefined
        ? "These samples are too few to prove any regression"
        : `These samples would have proven a steady error rate of ${(0,units/* formatShare */.T1)(roundUp(share))} or more`;
    const clean = cleanLooksMissing(rule, usable, decision.dispersion);
    if (decision.reason !== "not-proven" || clean === undefined)
        return [noticeable];
    return [`About ${clean} more samples with nothing bad would prove the limit`, noticeable];
}
function commonDetails({ decision, looks, usable, recorded }) {
    const missing = looks.length - usable.length;
    const after = recorded - looks.length;
    const cause = usable.length > 1 ? "bad answers came in bursts" : "one sample cannot show bursts";
    const divided = `The evidence is divided by ${decision.dispersion.toFixed(2)}: ${cause}`;
    return [
        ...(missing > 0 ? [`${missing} of ${lookWords(looks.length)} missing`] : []),
        ...(decision.dispersion > 1 ? [divided] : []),
        ...(after > 0 ? [`${lookWords(after)} after the decision changed nothing`] : []),
    ];
}
/** Up to the digits that `formatShare` shows, so that a bound is never stated too tight. */
function roundUp(share) {
    const steps = share < 0.01 ? 10_000 : 1000;
    return Math.ceil(share * steps - 1e-6) / steps;
}

;// CONCATENATED MODULE: ./lib/health/observed.js



/** Findings of an observation: its signals in the order of their rules, then the window itself. */
function findingsOf(what) {
    const signals = what.rules.map((rule) => {
        const series = what.all.find((one) => one.rule.id === rule.id);
        return series === undefined ? withoutSampler(rule) : ofSignal(series);
    });
    return [...signals, ...ofWindow(what)];
}
function ofSignal({ rule, looks }) {
    return {
        id: rule.id,
        title: title(rule),
        effect: "block",
        basis: { kind: "signal", rule, looks },
        ...judgeSignal(rule, looks),
    };
}
function withoutSampler(rule) {
    return (0,finding/* observed */.P)(rule.id, title(rule), {
        outcome: "unknown",
        expected: `At most ${limitWords(rule)} bad, proven at ${PASS_CONFIDENCE}`,
        found: "The signal could not be set up",
        remedy: "Make sure that the check it names exists and can be sent, then verify again",
    });
}
function title(rule) {
    return `Error rate of ${signalName(rule)}`;
}
const WINDOW = {
    id: "step/observation",
    title: "Observation window",
    basis: { kind: "observed" },
};
function ofWindow({ rules, all, interrupted }) {
    if (rules.length === 0) {
        return [
            {
                ...WINDOW,
                effect: "block",
                outcome: "inconclusive",
                expected: "At least one signal to watch",
                found: "No signal",
                remedy: "Add a critical GET check to `smoke.checks`, or name one in `health.signals`",
            },
        ];
    }
    if (interrupted) {
        return [
            {
                ...WINDOW,
                effect: "block",
                outcome: "inconclusive",
                expected: "An observation to the end of the window",
                found: `Interrupted after ${lookWords(Math.max(0, ...all.map((one) => one.looks.length)))}`,
                remedy: "Verify again and let the window end",
                details: missingDetails(all),
            },
        ];
    }
    const details = missingDetails(all);
    if (details.length === 0)
        return [];
    return [
        {
            ...WINDOW,
            effect: "inform",
            outcome: "unknown",
            expected: "Data in every sample",
            found: "Some samples are missing",
            remedy: "Make sure that the runner can reach what is measured",
            details,
        },
    ];
}
/** `3 samples of sign-in missing (2 × overrun, 1 × address)`. */
function missingDetails(all) {
    return all.flatMap(({ rule, missing }) => {
        const reasons = [...missing];
        if (reasons.length === 0)
            return [];
        const count = reasons.reduce((sum, [, times]) => sum + times, 0);
        const list = reasons.map(([reason, times]) => `${times} × ${reason}`).join(", ");
        return [`${lookWords(count)} of ${signalName(rule)} missing (${list})`];
    });
}

;// CONCATENATED MODULE: ./lib/health/progress.js




/** `observed 4.2s of 12s · sign-in 3 of 20 bad · odds 1.9 : 1 of 100 : 1 · 2 more signals`. */
function progressWords(all, { elapsedMs, everyMs }) {
    const worst = all.toSorted((a, b) => badShare(b) - badShare(a))[0];
    if (worst === undefined)
        return "nothing to observe";
    const { rule, counts, decision } = worst;
    const observeMs = rule.observeLooks * everyMs;
    const undecided = elapsedMs > observeMs ? `, up to ${(0,units/* formatDuration */.a3)(rule.plannedLooks * everyMs)}` : "";
    const others = all.length - 1;
    return [
        `observed ${(0,units/* formatDuration */.a3)(elapsedMs)} of ${(0,units/* formatDuration */.a3)(observeMs)}${undecided}`,
        `${signalName(rule)} ${counts.bad} of ${counts.requests} bad`,
        `odds ${odds(decision.logFail)} of ${odds((0,decide/* failThreshold */.Ou)(rule))}`,
        ...(others > 0 ? [(0,wording/* plural */.LS)(others, "more signal")] : []),
    ].join(" · ");
}
function badShare({ counts }) {
    return counts.requests === 0 ? 0 : counts.bad / counts.requests;
}

;// CONCATENATED MODULE: ./lib/health/series.js


/** The looks of one signal in the order in which they were due, however they were answered. */
class Series {
    rule;
    sampler;
    /** Looks started and not yet answered. */
    unanswered = 0;
    #test;
    #looks = [];
    /** Answered before an earlier look was. */
    #early = new Map();
    #missing = new Map();
    #requests = 0;
    #bad = 0;
    constructor(rule, sampler) {
        this.rule = rule;
        this.sampler = sampler;
        this.#test = new decide/* SequentialTest */.IO(rule);
    }
    /** Records what came of the look with this number, from 0. */
    record(number, answer) {
        this.#early.set(number, answer);
        for (;;) {
            const next = this.#early.get(this.#looks.length);
            if (next === undefined)
                return;
            this.#early.delete(this.#looks.length);
            this.#append(next);
        }
    }
    #append(answer) {
        const reason = reasonMissing(answer);
        const look = "missing" in answer || reason !== undefined ? undefined : answer;
        if (reason !== undefined)
            this.#missing.set(reason, (this.#missing.get(reason) ?? 0) + 1);
        if ((0,health_usable/* isUsable */.N)(look, this.rule)) {
            this.#requests += look.requests;
            this.#bad += look.bad;
        }
        this.#looks.push(look);
        this.#test.add(look);
    }
    /** A copy: later answers do not change it. */
    get looks() {
        return [...this.#looks];
    }
    /** Reasons of missing looks and how often each came. */
    get missing() {
        return this.#missing;
    }
    get counts() {
        return { requests: this.#requests, bad: this.#bad };
    }
    get decision() {
        return this.#test.decision;
    }
}
function reasonMissing(answer) {
    if ("missing" in answer)
        return answer.missing;
    return (0,health_usable/* isPossible */.w)(answer) ? undefined : "impossible counts";
}

;// CONCATENATED MODULE: ./lib/health/observe.js



/** Looks of one signal that may be on their way; a look due beyond that is missing (`overrun`). */
const MOST_UNANSWERED = 64;
/** Longest wait for one look; samplers bound themselves far below it. */
const PATIENCE_MS = 120_000;
/**
 * Watches signals after a deployment: look `i` of every signal starts at `start + i · everyMs`,
 * whatever became of earlier ones. Ends with the first signal that fails, when every signal has
 * decided, or with the last planned look. Gives one blocking finding for each rule, in their order,
 * and one about the observation itself when it was interrupted, lacked looks or had nothing to
 * watch. An interrupted signal is inconclusive, never a pass.
 */
async function observe(observation, signal) {
    const { rules, samplers, clock } = observation;
    const stop = new AbortController();
    const window = {
        ...observation,
        all: rules.flatMap((rule) => {
            const sampler = samplers.get(rule.id);
            return sampler === undefined ? [] : [new Series(rule, sampler)];
        }),
        startedAt: clock.now(),
        start: clock.monotonic(),
        open: AbortSignal.any([signal, stop.signal]),
        close: () => stop.abort(),
    };
    await watch(window);
    return findingsOf({
        rules,
        all: window.all,
        interrupted: signal.aborted && !stop.signal.aborted,
    });
}
async function watch(window) {
    const { all, clock, everyMs, open, start } = window;
    const planned = all.reduce((most, { rule }) => Math.max(most, rule.plannedLooks), 0);
    const taken = [];
    for (let number = 0; number < planned; number += 1) {
        // A late timer does not shift the schedule: overdue looks start at once.
        await clock.sleep(Math.max(0, start + number * everyMs - clock.monotonic()), open);
        if (open.aborted)
            break;
        for (const series of all) {
            if (number < series.rule.plannedLooks)
                taken.push(take(series, number, window));
        }
        window.progress(progressWords(all, { elapsedMs: clock.monotonic() - start, everyMs }));
    }
    await Promise.all(taken);
}
/** Takes one look and records it under its number, however late it is answered. */
async function take(series, number, window) {
    const { clock, everyMs, open } = window;
    if (series.unanswered >= MOST_UNANSWERED) {
        settle(series, number, { missing: "overrun" }, window);
        return;
    }
    series.unanswered += 1;
    const done = new AbortController();
    const until = AbortSignal.any([open, done.signal]);
    const late = clock.sleep(PATIENCE_MS, until).then(() => ({ missing: "no answer" }));
    const answer = sample(series.sampler, window.startedAt + number * everyMs, until);
    const first = await Promise.race([answer, late]);
    done.abort();
    series.unanswered -= 1;
    settle(series, number, first, window);
}
/** A sampler that throws has not measured anything. */
async function sample(sampler, dueAt, signal) {
    try {
        return await sampler(dueAt, signal);
    }
    catch {
        return { missing: "sampler failed" };
    }
}
function settle(series, number, answer, { all, open, close }) {
    // What comes after the end was cut short by it and says nothing about the service.
    if (open.aborted)
        return;
    series.record(number, answer);
    const decisions = all.map((one) => one.decision.decision);
    if (decisions.includes("fail") || !decisions.includes("undecided"))
        close();
}

// EXTERNAL MODULE: ./lib/health/options.js
var options = __webpack_require__(2445);
// EXTERNAL MODULE: ./lib/health/rule.js
var rule = __webpack_require__(7085);
// EXTERNAL MODULE: ./lib/smoke/probe.js + 1 modules
var probe = __webpack_require__(603);
// EXTERNAL MODULE: ./lib/delivery/checks.js
var checks = __webpack_require__(904);
// EXTERNAL MODULE: ./lib/delivery/owner.js
var owner = __webpack_require__(5838);
// EXTERNAL MODULE: ./lib/delivery/site.js
var delivery_site = __webpack_require__(9458);
;// CONCATENATED MODULE: ./lib/delivery/signals.js








/** Watches the signals of `health`: by default every critical GET or HEAD check, repeated. */
async function watchSignals(site, watch) {
    const { everyMs, clock, progress, signal } = site;
    const { of } = watch;
    const signals = signalsOf(site);
    const prepared = signals.map(({ check, max }) => ({ ...(0,checks/* resolveCheck */.R)(site, check), max }));
    const broken = prepared.flatMap((p) => ("finding" in p ? [unwatched(p.finding)] : []));
    const watched = prepared.flatMap((p) => ("check" in p ? [p] : []));
    const rules = watched.map(({ check, max }) => (0,rule/* signalRule */.D)({ id: signalId(check.id), max, everyMs, signals: signals.length, ...watch }));
    const samplers = new Map(watched.map(({ check }) => [signalId(check.id), sampler(site, check, of.version)]));
    const seen = rules.length === 0 && broken.length > 0
        ? []
        : await observe({ rules, samplers, everyMs, clock, progress }, signal);
    const findings = cutShort([...broken, ...seen]);
    return (0,owner/* owned */.S)(site.owner, findings.map((finding) => ({ ...finding, of })));
}
/** Where one signal failed, watching ended early: that others were undecided then says nothing. */
function cutShort(findings) {
    if (!findings.some((f) => f.outcome === "fail"))
        return findings;
    return findings.map((f) => (f.outcome === "inconclusive" ? { ...f, effect: "inform" } : f));
}
const signalId = (check) => `signal/${check}/error-rate`;
/** A check that cannot be filled in is a signal that could not be set up. */
function unwatched(finding) {
    const check = (0,finding_id/* bareId */.yW)(finding.id);
    return { ...finding, id: signalId(check), title: `Error rate of ${check}`, effect: "block" };
}
function signalsOf({ smoke, health, }) {
    const { checks } = smoke;
    if (health.signals === undefined) {
        return checks
            .filter((c) => c.severity === "critical" && (c.method === "GET" || c.method === "HEAD"))
            .map((check) => ({ check, max: options/* DEFAULT_MAX */.ze }));
    }
    return health.signals.map((signal) => {
        const check = checks.find((c) => c.id === signal.probe);
        if (check === undefined)
            throw new Error(`no check ${signal.probe}: the loader lets none through`);
        return { check, max: signal["error-rate"].max };
    });
}
function sampler(site, check, version) {
    const tools = (0,delivery_site/* probeTools */.E)(site, version);
    return async (dueAt, signal) => {
        const tried = await (0,probe/* probe */.d)(check, { ...tools, dueAt }, signal);
        return lookOf(tried);
    };
}
/** A probe that was sent is good or bad; one that could not be sent is missing. */
function lookOf(tried) {
    if (tried.state === "unsent")
        return { missing: tried.reason ?? "could not be sent" };
    const look = { at: tried.at, requests: 1, baselineRequests: 0, baselineBad: 0 };
    const [mismatch] = tried.mismatches;
    if (tried.state === "answered" && mismatch === undefined)
        return { ...look, bad: 0 };
    if (tried.state !== "answered")
        return { ...look, bad: 1, reason: mismatch?.actual ?? tried.reason };
    const said = mismatch && `${mismatch.subject} ${mismatch.actual}`;
    return { ...look, bad: 1, reason: said ?? tried.reason };
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


/***/ })

};
;