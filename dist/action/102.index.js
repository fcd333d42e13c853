"use strict";
exports.id = 102;
exports.ids = [102];
exports.modules = {

/***/ 2775:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yu: () => (/* binding */ ROLE_KEYS),
/* harmony export */   gg: () => (/* binding */ ROLES),
/* harmony export */   yj: () => (/* binding */ roleText)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5114);

/** Everybody who can own a requirement, by the key that manifests and policies use. */
const ROLES = {
    "release-coordinator": {
        names: ["Release Coordinator", "Release Manager"],
        signs: ["readiness-verified"],
    },
    pm: { names: ["PM", "Project Manager"], signs: ["go-no-go"] },
    "qa-lead": { names: ["QA Lead"], signs: ["qa-signoff"] },
    "change-manager": { names: ["Change Manager"], signs: ["change-approval"] },
    developer: { names: ["Developer"], signs: [] },
    devops: { names: ["DevOps Engineer", "Infrastructure Engineer"], signs: [] },
    "on-call": { names: ["On-call Engineer", "On-call DevOps Engineer"], signs: [] },
};
const ROLE_KEYS = (0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .e)(ROLES);
/** A role with the logins that hold it: `on-call (@erin)`; the bare role where nobody is named. */
function roleText(role, holders) {
    const logins = holders[role] ?? [];
    return logins.length === 0 ? role : `${role} (${logins.map((login) => `@${login}`).join(", ")})`;
}


/***/ }),

/***/ 8890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kr: () => (/* binding */ DECIDERS),
/* harmony export */   Li: () => (/* binding */ MARK_STATES),
/* harmony export */   Qb: () => (/* binding */ TRIGGERS),
/* harmony export */   TM: () => (/* binding */ RECORD_STATES),
/* harmony export */   eO: () => (/* binding */ RECORD_KINDS),
/* harmony export */   jC: () => (/* binding */ ROLLED_BACK)
/* harmony export */ });
/**
 * States of a deployment record, as GitHub knows them. `begun`: something was touched by then;
 * `ends`: nothing of it is under way any more; `written`: a state that we set ourselves.
 */
const RECORD_STATES = {
    pending: { begun: false, ends: false, written: false },
    queued: { begun: false, ends: false, written: false },
    in_progress: { begun: true, ends: false, written: true },
    success: { begun: true, ends: true, written: true },
    failure: { begun: false, ends: true, written: true },
    error: { begun: false, ends: true, written: true },
    inactive: { begun: false, ends: true, written: true },
};
/** What a record is of. */
const RECORD_KINDS = ["deploy", "rollback"];
/** States of a commit status, which a verdict's mark is. */
const MARK_STATES = ["pending", "success", "failure", "error"];
/** What a verdict was given by. */
const DECIDERS = ["deploy", "smoke", "health"];
/** Those of them that `rollback.when` may name. */
const TRIGGERS = ["smoke", "health"];
/**
 * What became of a deployment that might be rolled back. `decision` says so first in a headline;
 * `fails`: a release that ended so has failed, whatever its verdict.
 */
const ROLLED_BACK = {
    yes: { decision: "ROLLED BACK", fails: true },
    no: { decision: undefined, fails: false },
    failed: { decision: "ROLLBACK FAILED", fails: true },
    held: { decision: "HELD", fails: false },
};


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

/***/ 9700:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ cutTemplate),
/* harmony export */   x: () => (/* binding */ hasExpression)
/* harmony export */ });
/** True for a text in which an expression stands. */
function hasExpression(text) {
    return text.includes("${{");
}
/** Cuts `a ${{ b }} c` into its pieces; not ok where an expression has no end. */
function cutTemplate(text) {
    const pieces = [];
    let from = 0;
    for (;;) {
        const start = text.indexOf("${{", from);
        if (start === -1)
            break;
        const end = endOfExpression(text, start + 3);
        if (end === undefined)
            return { ok: false, offset: start };
        if (start > from)
            pieces.push({ kind: "text", text: text.slice(from, start) });
        pieces.push({ kind: "expression", code: text.slice(start + 3, end), offset: start + 3 });
        from = end + 2;
    }
    if (from < text.length)
        pieces.push({ kind: "text", text: text.slice(from) });
    return { ok: true, pieces };
}
/** Offset of the `}}` that is not inside a quoted word. */
function endOfExpression(text, from) {
    let quoted = false;
    for (let i = from; i < text.length; i++) {
        if (text[i] === "'")
            quoted = !quoted;
        else if (!quoted && text.startsWith("}}", i))
            return i;
    }
    return undefined;
}


/***/ }),

/***/ 2931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   id: () => (/* binding */ id),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   vs: () => (/* binding */ template)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _core_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6477);


// A manifest is parsed once: compiling a parser for each schema first takes longer than it saves.
zod__WEBPACK_IMPORTED_MODULE_1__/* .config */ .$W({ jitless: true });
const NO_EXPRESSION = /^(?![\s\S]*\$\{\{)/;
/** Plain text in which no `${{ … }}` may stand. Numbers in YAML are read as they were written. */
const text = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .min(1, "write some text")
    .regex(NO_EXPRESSION, "an expression is not allowed here: write the value itself");
/** Text in which `${{ … }}` may stand; a stage resolves it before the text is used. */
const template = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .min(1, "write some text")
    .meta({ description: "may hold expressions" });
/** `500ms`, `5s`, `15m`, `2h`, `1d`; read as milliseconds. */
const duration = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, "write a duration with its unit, such as 500ms, 5s, 15m or 2h")
    .transform((value) => (0,_core_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(value) ?? Number.NaN)
    .pipe(zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig({ error: "write a duration of whole milliseconds" })
    .positive("write a duration above zero"));
/** `5%`; read as a share from 0 to 1. */
const percent = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^\d+(\.\d+)?%$/, "write a percentage with its sign, such as 5%")
    .transform((value) => (0,_core_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePercent */ .lo)(value) ?? Number.NaN)
    .pipe(zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig({ error: "write a percentage from 0% to 100%" }));
/** An id of the manifest's own making: letters, digits, and ` . _ - /` between them. */
const id = text.regex(/^[\w/][\w ./-]*$/, "write an id of letters, digits, spaces and . _ - /");


/***/ }),

/***/ 9946:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m_: () => (/* binding */ ALPHA_FAIL),
  vp: () => (/* binding */ ALPHA_PASS),
  vk: () => (/* binding */ COVERAGE),
  Qf: () => (/* binding */ PASS_THRESHOLD),
  IO: () => (/* binding */ SequentialTest),
  LD: () => (/* binding */ decide),
  Ou: () => (/* binding */ failThreshold)
});

// UNUSED EXPORTS: BAD_LOOKS_TO_FAIL

;// CONCATENATED MODULE: ./lib/health/dispersion.js
/**
 * Design effect of looks whose bad requests come in bursts: 1 when requests are independent,
 * larger when they cluster. Evidence is divided by it (on the log scale).
 *
 * Difference-based Pearson dispersion over adjacent pairs of looks in which something was bad:
 * `(x/a − y/b)² / (p(1−p)(1/a + 1/b)) · (a+b−1)/(a+b)`, which has mean 1 given `x + y`. Differences
 * of neighbours see bursts and not slow drift, which does no harm to the evidence.
 */
class Dispersion {
    #hasBaseline;
    #last;
    #sum = 0;
    #pairs = 0;
    constructor(limit) {
        this.#hasBaseline = limit.ratio > 0;
    }
    /** Takes the next usable look. */
    add(look) {
        const last = this.#last;
        this.#last = look;
        if (last === undefined)
            return;
        this.#pair([look.bad, look.requests], [last.bad, last.requests]);
        if (!this.#hasBaseline)
            return;
        this.#pair([look.baselineBad, look.baselineRequests], [last.baselineBad, last.baselineRequests]);
    }
    #pair([x, a], [y, b]) {
        if (x + y === 0)
            return;
        const share = (x + y) / (a + b);
        const variance = share * (1 - share) * (1 / a + 1 / b);
        this.#pairs += 1;
        this.#sum += variance > 0 ? ((x / a - y / b) ** 2 / variance) * ((a + b - 1) / (a + b)) : 1;
    }
    /** Never below 1: looks that are too even are no reason to believe more. */
    get value() {
        return this.#pairs === 0 ? 1 : Math.max(1, this.#sum / this.#pairs);
    }
}

// EXTERNAL MODULE: ./lib/health/evidence.js + 1 modules
var evidence = __webpack_require__(7086);
// EXTERNAL MODULE: ./lib/health/usable.js
var usable = __webpack_require__(9783);
;// CONCATENATED MODULE: ./lib/health/decide.js



/** Budget for a wrong fail of a whole gate: signals share it. */
const ALPHA_FAIL = 0.01;
/** Budget for a wrong pass of one signal; all must pass, so it is not shared. */
const ALPHA_PASS = 0.05;
/** Looks with something bad that a fail needs: one blip or one burst is never enough. */
const BAD_LOOKS_TO_FAIL = 3;
/** Part of the looks so far that must have given data before a pass. */
const COVERAGE = 0.8;
/** Design effect assumed while only one look is there, in which bursts cannot be seen. */
const UNSEEN_DISPERSION = 2;
/** Log of the fail evidence that proves a regression. */
function failThreshold(rule) {
    return -Math.log(rule.alphaFail ?? ALPHA_FAIL);
}
/** Log of the pass evidence that excludes the limit. */
const PASS_THRESHOLD = -Math.log(ALPHA_PASS);
/**
 * Tests one signal look by look. A fail is possible at any look and final; a pass at the look that
 * ends `observe` or a later one, and it stands unless a later look proves a fail; what is undecided
 * at the last planned look is inconclusive.
 */
class SequentialTest {
    #rule;
    #dispersion;
    #fail;
    #pass;
    #looks = 0;
    #present = 0;
    #withTraffic = 0;
    #withBaseline = 0;
    #usable = 0;
    #badLooks = 0;
    #decision;
    constructor(rule) {
        this.#rule = rule;
        this.#dispersion = new Dispersion(rule);
        this.#fail = new evidence/* Evidence */.o(rule, "fail", rule.plannedLooks);
        this.#pass = new evidence/* Evidence */.o(rule, "pass", rule.plannedLooks);
        this.#decision = this.#stand("undecided", "window-not-over");
    }
    get decision() {
        return this.#decision;
    }
    /** Takes the next look, undefined for a missing one. Looks after the last planned one are ignored. */
    add(look) {
        if (this.#decision.decision === "fail" || this.#looks >= this.#rule.plannedLooks) {
            return this.#decision;
        }
        this.#count(look);
        const next = this.#next((0,usable/* isUsable */.N)(look, this.#rule));
        if (this.#decision.decision !== "pass" || next.decision === "fail")
            this.#decision = next;
        return this.#decision;
    }
    #count(look) {
        this.#looks += 1;
        if (look !== undefined) {
            this.#present += 1;
            if (look.requests !== 0)
                this.#withTraffic += 1;
            if (look.baselineRequests !== 0)
                this.#withBaseline += 1;
        }
        if (!(0,usable/* isUsable */.N)(look, this.#rule))
            return;
        this.#usable += 1;
        if (look.bad > 0)
            this.#badLooks += 1;
        this.#dispersion.add(look);
        this.#fail.add(look);
        this.#pass.add(look);
    }
    #next(lastUsable) {
        const { observeLooks, plannedLooks } = this.#rule;
        const now = this.#stand("undecided", "window-not-over");
        if (now.logFail >= failThreshold(this.#rule) && this.#badLooks >= BAD_LOOKS_TO_FAIL) {
            return { ...now, decision: "fail", reason: "regression-proven", at: this.#looks };
        }
        if (this.#looks < observeLooks)
            return now;
        const obstacle = this.#obstacle(lastUsable, now.logPass);
        if (obstacle === undefined) {
            return { ...now, decision: "pass", reason: "limit-excluded", at: this.#looks };
        }
        if (this.#looks < plannedLooks)
            return { ...now, reason: obstacle };
        return { ...now, decision: "inconclusive", reason: obstacle, at: this.#looks };
    }
    /** Why the signal cannot pass at this look. */
    #obstacle(lastUsable, logPass) {
        if (this.#usable === 0) {
            if (this.#present === 0)
                return "no-data";
            if (this.#withTraffic === 0)
                return "no-traffic";
            return this.#rule.ratio > 0 && this.#withBaseline === 0 ? "no-baseline" : "no-data";
        }
        // 0.8 · 60 is 48 exactly; a tolerance keeps other lengths from failing by rounding.
        if (this.#usable < COVERAGE * this.#looks - 1e-9)
            return "coverage";
        if (!lastUsable)
            return "last-look-missing";
        return logPass >= PASS_THRESHOLD ? undefined : "not-proven";
    }
    #stand(decision, reason) {
        const dispersion = this.#usable === 1 ? UNSEEN_DISPERSION : this.#dispersion.value;
        return {
            decision,
            reason,
            at: undefined,
            logFail: this.#fail.log(dispersion),
            logPass: this.#pass.log(dispersion),
            dispersion,
        };
    }
}
/** The decision of one signal over its looks, undefined for missing ones. */
function decide(rule, looks) {
    const test = new SequentialTest(rule);
    for (const look of looks)
        test.add(look);
    return test.decision;
}


/***/ }),

/***/ 7086:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ Evidence)
});

;// CONCATENATED MODULE: ./lib/health/grid.js
/** Any guess is valid; a good one only makes the evidence grow faster. */
const BASELINE_GUESSES = [0, 0.01, 0.04, 0.15, 0.4];
/** With a limit of zero nothing bounds the bet. */
const LARGEST_BET = 1e9;
/** Bets for one direction; `traffic` is candidate requests per baseline request (1 without baseline). */
function bets(limit, direction, traffic) {
    const guesses = BASELINE_GUESSES.filter((guess) => shareAtLimit(limit, guess) < 1 && (limit.ratio > 0 || guess === 0));
    const grid = guesses.flatMap((baselineGuess) => {
        const prior = baselineGuess === 0 ? 0.5 : 0.5 / (BASELINE_GUESSES.length - 1);
        const largest = largestBet(limit, direction, traffic, baselineGuess);
        const sizes = fractions(largest * (1 - shareAtLimit(limit, baselineGuess)));
        return sizes.map((fraction) => ({ baselineGuess, fraction, weight: prior / sizes.length }));
    });
    const whole = grid.reduce((sum, bet) => sum + bet.weight, 0);
    return grid.map((bet) => ({ ...bet, weight: bet.weight / whole }));
}
/**
 * Log factors of a bet: with `c = ratio · q + allowance`, a stake `b` on the candidate's bad
 * requests and `ratio · b · traffic` on the baseline's, the expectation of a look's factor is at
 * most `exp(b · n · (p − ratio · p₀ − allowance)) ≤ 1` within the limit, for any shares `p`, `p₀`.
 */
function logFactors(limit, direction, traffic, { baselineGuess, fraction }) {
    const share = shareAtLimit(limit, baselineGuess);
    const sign = direction === "fail" ? 1 : -1;
    const stake = sign * fraction * largestBet(limit, direction, traffic, baselineGuess);
    const baselineStake = limit.ratio * stake * traffic;
    return {
        baselineBad: Math.log1p(-baselineStake * (1 - baselineGuess)),
        baselineGood: Math.log1p(baselineStake * baselineGuess),
        bad: Math.log1p(stake * (1 - share)),
        good: Math.log1p(-stake * share),
    };
}
/** The candidate's bad share on the limit when the baseline's is `guess`. */
function shareAtLimit(limit, guess) {
    return limit.ratio * guess + limit.allowance;
}
/** Largest stake on one bad candidate request that keeps every factor positive. */
function largestBet(limit, direction, traffic, guess) {
    const share = shareAtLimit(limit, guess);
    const baseline = limit.ratio * traffic * (direction === "fail" ? 1 - guess : guess);
    const candidate = direction === "fail" ? share : 1 - share;
    return Math.min(LARGEST_BET, 1 / candidate, 1 / baseline);
}
/**
 * Parts of the largest bet: geometric in the reach of the bet, then 0.7 and 0.95. Denser and sparser
 * grids came out within 15 % of each other in mean delay.
 */
function fractions(reach) {
    const sizes = [];
    for (let size = 0.15 * Math.min(1, reach); size < 0.6 * reach; size *= 2.2) {
        sizes.push(size / reach);
    }
    return [...sizes, 0.7, 0.95];
}

;// CONCATENATED MODULE: ./lib/health/evidence.js

const NO_STARTS = { dispersion: 1, lowest: 0, count: 0, sum: 0 };
/**
 * Evidence for one side of a limit (an e-process): the mean over a fixed grid of bets of products
 * of factors per request. Valid at every look: if the limit holds (`fail`) or is reached (`pass`),
 * the chance that it ever exceeds `1/α` is at most `α` (Ville's inequality), for any split of
 * traffic and for bad shares that drift in both arms together.
 *
 * Fail evidence is half for the whole window and half for an onset at any later look, uniform over
 * the planned looks; the looks that are still to come keep their part at stake.
 */
class Evidence {
    #limit;
    #direction;
    #plannedLooks;
    #running;
    #looks = 0;
    constructor(limit, direction, plannedLooks) {
        this.#limit = limit;
        this.#direction = direction;
        this.#plannedLooks = plannedLooks;
    }
    /** Takes the next usable look. */
    add(look) {
        const traffic = this.#limit.ratio > 0 ? look.requests / look.baselineRequests : 1;
        this.#running ??= this.#open(traffic);
        this.#looks += 1;
        for (const running of this.#running) {
            if (running.traffic !== traffic) {
                running.traffic = traffic;
                running.factors = logFactors(this.#limit, this.#direction, traffic, running.bet);
            }
            if (this.#direction === "fail")
                running.before.push(running.total);
            running.lowest = Math.min(running.lowest, running.total);
            running.total += won(look, running.factors, this.#limit);
        }
    }
    /** The grid is fixed by the first look, before anything is known of its outcome. */
    #open(traffic) {
        return bets(this.#limit, this.#direction, traffic).map((bet) => ({
            bet,
            traffic,
            factors: logFactors(this.#limit, this.#direction, traffic, bet),
            total: 0,
            lowest: 0,
            before: [],
            starts: NO_STARTS,
        }));
    }
    /** Natural log of the evidence so far, weakened by a dispersion ≥ 1; 0 before the first look. */
    log(dispersion) {
        const running = this.#running ?? [];
        if (running.length === 0)
            return 0;
        return logSumExp(running.map((one) => {
            const whole = one.total / dispersion;
            const log = this.#direction === "fail" ? this.#withOnset(one, whole, dispersion) : whole;
            return Math.log(one.bet.weight) + log;
        }));
    }
    #withOnset(running, whole, dispersion) {
        const planned = Math.max(this.#plannedLooks, this.#looks);
        running.starts = sumStarts(running, dispersion);
        const begun = Math.log(running.starts.sum / planned) + (running.total - running.lowest) / dispersion;
        const toCome = Math.log((planned - this.#looks) / planned);
        return logSumExp([whole, begun, toCome]) - Math.LN2;
    }
}
/** Goes on from the last sum while the dispersion is the same. */
function sumStarts({ starts, before, lowest }, dispersion) {
    const from = starts.dispersion === dispersion ? starts : NO_STARTS;
    let sum = from.sum * Math.exp((lowest - from.lowest) / dispersion);
    for (const total of before.slice(from.count))
        sum += Math.exp((lowest - total) / dispersion);
    return { dispersion, lowest, count: before.length, sum };
}
function won(look, factors, limit) {
    const candidate = look.bad * factors.bad + (look.requests - look.bad) * factors.good;
    if (limit.ratio === 0)
        return candidate;
    const baselineGood = look.baselineRequests - look.baselineBad;
    return look.baselineBad * factors.baselineBad + baselineGood * factors.baselineGood + candidate;
}
/** `log Σ exp(x)` without overflow; the list must hold a finite number. */
function logSumExp(logs) {
    const largest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return largest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
}


/***/ }),

/***/ 2445:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q$: () => (/* binding */ LATER_KEYS),
/* harmony export */   x$: () => (/* binding */ healthOptions),
/* harmony export */   ze: () => (/* binding */ DEFAULT_MAX)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2931);


/** Limit of a signal that names none: `10%`. */
const DEFAULT_MAX = 0.1;
const max = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN.pipe(zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
    .gt(0, "write a limit above 0%: that nothing ever goes wrong cannot be proven")
    .lt(1, "write a limit below 100%"));
const signal = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    probe: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__.id.meta({ description: "id of a check, which is repeated and counted" }),
    "error-rate": zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ max: max.meta({ description: "largest share of bad answers" }) })
        .prefault({ max: "10%" }),
});
const reaction = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["rollback", "hold"]);
/** The manifest's `health` block; what is not given comes from the policy or the smoke checks. */
const healthOptions = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    observe: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.meta({ description: "length of the window after a deployment" }).optional(),
    every: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.meta({ description: "time from one sample to the next" }).optional(),
    prolong: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0
        .meta({ description: "an undecided window goes on up to here in all" })
        .optional(),
    signals: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(signal).min(1, "name at least one signal, or leave `signals` out").optional(),
    on: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        fail: reaction.optional(),
        inconclusive: reaction.optional(),
        unknown: reaction.optional(),
    })
        .optional(),
});
/** Keys of `health` and its signals that are planned and not acted on: refused, and said so. */
const LATER_KEYS = [
    "prometheus",
    "total",
    "errors",
    "histogram",
    "latency",
    "increase",
    "plus",
    "pass-margin",
    "warm-up",
    "coverage",
];


/***/ }),

/***/ 7085:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ signalRule),
/* harmony export */   d: () => (/* binding */ cleanLooksNeeded)
/* harmony export */ });
/* harmony import */ var _decide_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9946);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7086);
/* harmony import */ var _search_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(823);



/** The rule of one signal: its limit, and its window in looks (the first is due at the start). */
function signalRule(watch) {
    const observeLooks = looksIn(watch.observeMs, watch.everyMs);
    const prolongMs = watch.prolongMs ?? 2 * watch.observeMs;
    return {
        id: watch.id,
        ratio: 0,
        allowance: watch.max,
        observeLooks,
        plannedLooks: Math.max(observeLooks, looksIn(prolongMs, watch.everyMs)),
        alphaFail: _decide_js__WEBPACK_IMPORTED_MODULE_0__/* .ALPHA_FAIL */ .m_ / Math.max(1, watch.signals),
    };
}
function looksIn(windowMs, everyMs) {
    return Math.max(1, Math.ceil(windowMs / everyMs));
}
/**
 * Looks of one good probe each that prove a limit: 19 for 20 %, 40 for 10 %, 82 for 5 %. A window
 * whose planned looks are fewer can never pass. Infinite where nothing can prove the limit.
 */
function cleanLooksNeeded(max) {
    const isProven = (probes) => {
        const pass = new _evidence_js__WEBPACK_IMPORTED_MODULE_1__/* .Evidence */ .o({ ratio: 0, allowance: max }, "pass", 1);
        if (probes > 0) {
            pass.add({ at: "", requests: probes, bad: 0, baselineRequests: 0, baselineBad: 0 });
        }
        return pass.log(1) >= _decide_js__WEBPACK_IMPORTED_MODULE_0__/* .PASS_THRESHOLD */ .Qf;
    };
    return (0,_search_js__WEBPACK_IMPORTED_MODULE_2__/* .fewest */ .x)(isProven, Number.MAX_SAFE_INTEGER) ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 823:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ bisect),
/* harmony export */   x: () => (/* binding */ fewest)
/* harmony export */ });
/** Smallest number between a low one that fails and a high one that holds, to 1e-6. */
function bisect(low, high, holds) {
    let [fails, works] = [low, high];
    while (works - fails > 1e-6) {
        const middle = (fails + works) / 2;
        if (holds(middle))
            works = middle;
        else
            fails = middle;
    }
    return works;
}
/** Smallest whole number from 0 that is enough, where every larger one is; undefined above `most`. */
function fewest(isEnough, most) {
    if (isEnough(0))
        return 0;
    let [tooFew, enough] = [0, 1];
    while (!isEnough(enough)) {
        if (enough >= most)
            return undefined;
        [tooFew, enough] = [enough, enough * 2];
    }
    while (enough - tooFew > 1) {
        const middle = Math.floor((tooFew + enough) / 2);
        if (isEnough(middle))
            enough = middle;
        else
            tooFew = middle;
    }
    return enough;
}


/***/ }),

/***/ 9783:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isUsable),
/* harmony export */   w: () => (/* binding */ isPossible)
/* harmony export */ });
/**
 * True when a look can be counted: traffic in every arm that the limit speaks of, and counts that
 * can be true. Anything else is a missing look for both arms, never a good one.
 */
function isUsable(look, limit) {
    if (look === undefined || !isArm(look.requests, look.bad))
        return false;
    return limit.ratio === 0 || isArm(look.baselineRequests, look.baselineBad);
}
function isArm(requests, bad) {
    return Number.isFinite(requests) && requests > 0 && bad >= 0 && bad <= requests;
}
/** False for counts that no service can have had, in either arm; no traffic is possible. */
function isPossible(look) {
    const idle = (requests, bad) => requests === 0 && bad === 0;
    const arms = [
        [look.requests, look.bad],
        [look.baselineRequests, look.baselineBad],
    ];
    return arms.every(([requests, bad]) => isArm(requests, bad) || idle(requests, bad));
}


/***/ }),

/***/ 8933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ pickEnvironment),
/* harmony export */   I_: () => (/* binding */ urlFault),
/* harmony export */   KV: () => (/* binding */ isProduction),
/* harmony export */   mW: () => (/* binding */ withoutSlash)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1337);
/* harmony import */ var _yaml_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7704);


const PRODUCTION_NAMES = ["production", "prod", "live"];
/** What the manifest says, else whether the name is one that people give to production. */
function isProduction({ environments }, name) {
    return environments[name]?.production ?? PRODUCTION_NAMES.includes(name.toLowerCase());
}
/** The named environment; without a name the only one, else the only production one. Its address still holds its expressions. */
function pickEnvironment(manifest, name) {
    const names = Object.keys(manifest.environments);
    const chosen = name ?? onlyOne(names) ?? onlyOne(names.filter((n) => isProduction(manifest, n)));
    if (chosen === undefined) {
        throw unknown("the manifest has more than one environment to choose from", names);
    }
    if (!Object.hasOwn(manifest.environments, chosen)) {
        const best = (0,_yaml_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(chosen, names);
        const meant = best === undefined ? "" : `; did you mean "${best}"?`;
        throw unknown(`there is no environment "${chosen}" in the manifest${meant}`, names);
    }
    const { url = "", after = [] } = manifest.environments[chosen] ?? {};
    return {
        name: chosen,
        url: withoutSlash(url),
        production: isProduction(manifest, chosen),
        after,
    };
}
/** Why an address cannot be the base of an environment; undefined where it can. */
function urlFault(url) {
    if (!URL.canParse(url))
        return "not an address";
    const { protocol, username, password, search, hash } = new URL(url);
    if (protocol !== "https:" && protocol !== "http:")
        return "not an http or https address";
    if (username !== "" || password !== "")
        return "an address with a user name in it";
    return search !== "" || hash !== "" ? "an address with `?` or `#` in it" : undefined;
}
/** A base address without slashes at its end. */
function withoutSlash(url) {
    return url.replace(/\/+$/, "");
}
const onlyOne = (names) => names.length === 1 ? names[0] : undefined;
function unknown(sentence, names) {
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF({
        code: "environment-unknown",
        sentence,
        remedy: `name one of ${names.join(", ")}`,
    });
}


/***/ }),

/***/ 4943:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ loadManifest)
});

// EXTERNAL MODULE: ./lib/yaml/locate.js
var locate = __webpack_require__(1378);
// EXTERNAL MODULE: ./lib/yaml/problems.js
var yaml_problems = __webpack_require__(7212);
// EXTERNAL MODULE: ./lib/yaml/read-with.js
var read_with = __webpack_require__(2305);
// EXTERNAL MODULE: ./lib/yaml/source.js
var yaml_source = __webpack_require__(2085);
// EXTERNAL MODULE: ./lib/yaml/syntax.js
var yaml_syntax = __webpack_require__(203);
// EXTERNAL MODULE: ./lib/yaml/tree.js
var yaml_tree = __webpack_require__(3264);
// EXTERNAL MODULE: ./lib/expressions/template.js
var template = __webpack_require__(9700);
// EXTERNAL MODULE: ./lib/policy/policies.js
var policy_policies = __webpack_require__(4913);
// EXTERNAL MODULE: ./lib/yaml/issues.js + 1 modules
var issues = __webpack_require__(3768);
// EXTERNAL MODULE: ./lib/yaml/path.js
var yaml_path = __webpack_require__(4127);
// EXTERNAL MODULE: ./lib/yaml/traps.js
var traps = __webpack_require__(682);
// EXTERNAL MODULE: ./lib/smoke/fields.js
var fields = __webpack_require__(2553);
;// CONCATENATED MODULE: ./lib/manifest/json-path-rules.js

/** JSON paths of the smoke block that cannot be read; their parser is loaded for unusual ones alone. */
async function jsonPathFaults(raw, path) {
    const unusual = jsonPathsIn(raw, path).filter(({ text }) => !(0,fields/* isPlainPath */.qW)(text));
    if (unusual.length === 0)
        return [];
    const { pathProblem } = await Promise.all(/* import() */[__webpack_require__.e(393), __webpack_require__.e(132)]).then(__webpack_require__.bind(__webpack_require__, 132));
    return unusual.flatMap(({ text, ...at }) => {
        const problem = pathProblem(text);
        return problem === undefined ? [] : [{ ...at, words: { sentence: `${text}: ${problem}` } }];
    });
}
function jsonPathsIn(raw, path) {
    if (Array.isArray(raw))
        return raw.flatMap((value, i) => jsonPathsIn(value, [...path, i]));
    if (typeof raw !== "object" || raw === null)
        return [];
    const isExpect = path.at(-1) === "json" && path.at(-2) === "expect";
    return Object.entries(raw).flatMap(([key, value]) => {
        const below = [...path, key];
        if (isExpect)
            return [{ text: key, path: below, key: true }];
        const isVersion = key === "json" && path.at(-1) === "version" && typeof value === "string";
        return isVersion ? [{ text: value, path: below, key: false }] : jsonPathsIn(value, below);
    });
}

// EXTERNAL MODULE: ./lib/health/options.js
var options = __webpack_require__(2445);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/core/states.js
var states = __webpack_require__(8890);
// EXTERNAL MODULE: ./lib/fields/fields.js
var fields_fields = __webpack_require__(2931);
;// CONCATENATED MODULE: ./lib/rollout/options.js



const workflowFile = fields_fields/* text */.Qq.regex(/^[\w.-]+\.ya?ml$/, "write the name of a file in .github/workflows, such as deploy.yml");
const inputName = fields_fields/* text */.Qq.regex(/^[A-Za-z_][\w-]*$/, "write the name of an input of the workflow");
/** `deploy`: how a commit comes to run in an environment; one block serves deploy and revert. */
const deployOptions = schemas/* strictObject */.rej({
    workflow: workflowFile
        .meta({ description: "workflow on the default branch that deploys one commit" })
        .optional(),
    with: schemas/* record */.g1P(inputName, fields_fields/* template */.vs)
        .meta({
        description: "inputs of the workflow; default: what it declares of ref, sha, version, …",
    })
        .optional(),
    ref: fields_fields/* text */.Qq
        .meta({ description: "branch whose workflow file runs; default: the default branch" })
        .optional(),
    command: schemas/* array */.YOg(fields_fields/* template */.vs)
        .min(1, "write the program and its arguments as a list, such as [node, deploy.mjs]")
        .meta({ description: "program and arguments, run without a shell in the manifest's folder" })
        .optional(),
    timeout: fields_fields/* duration */.p0.prefault("30m").meta({ description: "bounds the whole command or run" }),
});
/** `rollback`: when a release is taken back, where to, and how long the revert must hold. */
const rollbackOptions = schemas/* strictObject */.rej({
    plan: fields_fields/* template */.vs.meta({ description: "Markdown file with the rollback plan" }).optional(),
    to: schemas/* literal */.euz("last-verified").default("last-verified"),
    when: schemas/* array */.YOg(schemas/* enum */.k5n(states/* TRIGGERS */.Qb))
        .min(1, `name ${states/* TRIGGERS */.Qb.join(", ")} or both`)
        .default([...states/* TRIGGERS */.Qb])
        .meta({
        description: "what may start a rollback; anything else puts it on hold and tells people",
    }),
    "stable-for": fields_fields/* duration */.p0
        .meta({ description: "how long health is watched after a revert; default: health.observe" })
        .optional(),
});
/** Keys that will mean something one day: an error of their own instead of a typo's. */
const LATER_KEYS = {
    deploy: ["steps", "canary", "blue-green", "flags", "strategy", "traffic", "lock"],
    rollback: [
        "steps",
        "grace",
        "max-age",
        "unless",
        "irreversible",
        "workflow",
        "command",
        "hold",
        "flags",
    ],
};
/** What the schema cannot say of `deploy`: exactly one way, and `with` and `ref` only beside a workflow. */
function deployProblems(options) {
    if (options.workflow === undefined && options.command === undefined) {
        return [
            { path: [], message: "write how to deploy: `workflow: deploy.yml` or `command: [node, …]`" },
        ];
    }
    if (options.command === undefined)
        return [];
    if (options.workflow !== undefined) {
        return [{ path: ["command"], message: "write either `workflow` or `command`, not both" }];
    }
    return ["with", "ref"]
        .filter((key) => options[key] !== undefined)
        .map((key) => ({
        path: [key],
        message: `\`${key}\` belongs to a workflow; a command reads RELEASE_SHA, RELEASE_VERSION, RELEASE_ENVIRONMENT and RELEASE_KIND`,
    }));
}

// EXTERNAL MODULE: ./lib/smoke/options.js + 1 modules
var smoke_options = __webpack_require__(3476);
;// CONCATENATED MODULE: ./lib/manifest/later.js




/** Keys that will mean something one day, by the block in which they stand; "" is the manifest. */
const KEYS = {
    "": ["extends", "waivers", "notify", "incident", "dora", "rollout"],
    smoke: smoke_options/* LATER_KEYS */.q$,
    health: options/* LATER_KEYS */.q$,
    ...LATER_KEYS,
};
/** Values that will mean something one day, by the path of their key. */
const VALUES = {
    "rollback.to": /^/,
    policy: /^complete$/,
};
const HINT = "leave it out for now: a rule that is accepted and ignored would protect nobody";
/** Words for a key that is known and not acted on; undefined for any other key. */
function laterKey(path) {
    const block = path.length > 1 ? String(path[0]) : "";
    const key = String(path.at(-1));
    if (!Object.hasOwn(KEYS, block) || KEYS[block]?.includes(key) !== true)
        return undefined;
    return { sentence: `release-gate does not act on \`${key}\` yet`, hint: HINT };
}
/** The same for a value. */
function laterValue(path, value) {
    const key = path.join(".");
    if (typeof value !== "string" || !Object.hasOwn(VALUES, key))
        return undefined;
    if (VALUES[key]?.test(value) !== true)
        return undefined;
    const sentence = `release-gate does not act on \`${(0,yaml_path/* pathText */.LF)(path)}: ${value}\` yet`;
    return { sentence, hint: HINT };
}
/** What the manifest's schema cannot say itself. */
const MANIFEST_WORDS = {
    laterKey,
    laterValue,
    examples: {
        environments: "environments: {production: {url: https://shop.example}}",
        deploy: "deploy: {workflow: deploy.yml}, or deploy: {command: [node, deploy.mjs]}",
        url: "url: https://shop.example",
    },
};

// EXTERNAL MODULE: ./lib/core/roles.js
var roles = __webpack_require__(2775);
// EXTERNAL MODULE: ./lib/core/table.js
var table = __webpack_require__(5114);
;// CONCATENATED MODULE: ./lib/manifest/calendar.js


const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY_WORDS = /^((mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?|daily)$/;
const WORDS = DAYS;
const indexOfDay = (word) => WORDS.indexOf(word);
/** One day, a span of days that may run over the end of the week, or all. */
function daysOf(words) {
    if (words === "daily")
        return DAYS;
    const [first, last = first] = words.split("-").map(indexOfDay);
    const from = first ?? 0;
    const length = (((last ?? 0) - from + 7) % 7) + 1;
    return DAYS.concat(DAYS).slice(from, from + length);
}
const days = schemas/* union */.KCZ([
    fields_fields/* text */.Qq.regex(DAY_WORDS, "write days such as mon-thu, fri, daily or [mon, wed]").transform(daysOf),
    schemas/* array */.YOg(schemas/* enum */.k5n(DAYS)).min(1, "name at least one day"),
]);
const hours = fields_fields/* text */.Qq
    .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "write hours such as 09:00-16:00")
    .transform((span) => {
    const [from = 0, to = 0] = span.split("-").map((time) => {
        const [hour, minute] = time.split(":").map(Number);
        return (hour ?? 0) * 60 + (minute ?? 0);
    });
    return { fromMinute: from, toMinute: to };
});
/** A weekly span in which deployments may start. */
const calendar_window = schemas/* strictObject */.rej({ days, hours })
    .transform((value) => ({ days: value.days, ...value.hours }));
const date = fields_fields/* text */.Qq.regex(/^\d{4}-\d{2}-\d{2}$/, "write a date, such as 2026-12-20");
/** Whole days on which nothing is deployed, first and last included. */
const freeze = schemas/* strictObject */.rej({
    from: date,
    through: date,
    because: fields_fields/* text */.Qq.meta({ description: "why, for the people it stops" }),
});
/** True for a zone that this machine knows by its IANA name. */
function isZone(name) {
    if (name === "UTC")
        return true; // the default: the zones' data take 10 ms to load
    try {
        return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/manifest/schema.js








/** Policies that ship with the product. */
const POLICIES = ["essentials", "guide"];
const DATE = /^\d{4}-\d{2}-\d{2}$/;
// https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
const login = fields_fields/* text */.Qq
    .regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]{0,38}(?:\/[A-Za-z0-9][A-Za-z0-9_-]{0,99})?$/, "write a GitHub login, such as alice, or a team, such as octoacme/qa")
    .transform((name) => name.replace(/^@/, ""));
const logins = schemas/* array */.YOg(login).min(1, "name at least one login");
const schema_roles = schemas/* strictObject */.rej((0,table/* mapTable */.b)(roles/* ROLES */.gg, () => logins.optional()));
const release = schemas/* strictObject */.rej({
    name: fields_fields/* text */.Qq.meta({ description: "what is released; default: name of the repository" }).optional(),
    version: fields_fields/* text */.Qq
        .regex(/^v?\d+(\.\d+)*([-+][0-9A-Za-z.+-]+)?$/, "write a version, such as 2.4.0")
        .meta({ description: "default: the input, the tag or the version file" })
        .optional(),
    type: schemas/* enum */.k5n(["patch", "minor", "major", "auto"])
        .default("auto")
        .meta({ description: "auto: from the distance to the previous version" }),
    notes: fields_fields/* template */.vs
        .default("notes/${{ release.version }}.md")
        .meta({ description: "Markdown file with the release notes" }),
    issue: schemas/* int */.Whr()
        .positive()
        .meta({
        description: "number of the release issue; default: the one open issue labelled release",
    })
        .optional(),
    date: fields_fields/* text */.Qq
        .regex(DATE, "write a date, such as 2026-11-20")
        .meta({ description: "planned day of the production release" })
        .optional(),
});
const environmentName = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9][\w.-]{0,99}$/, "write a name of letters, digits and . _ -");
const environment = schemas/* strictObject */.rej({
    url: fields_fields/* template */.vs
        .regex(/^https?:\/\/[^\s]|\$\{\{/i, "write an address that begins with https:// or http://")
        .meta({ description: "base address, http or https" }),
    production: schemas/* boolean */.zMY()
        .meta({ description: "default: true for production, prod and live" })
        .optional(),
    after: schemas/* union */.KCZ([fields_fields/* text */.Qq.transform((name) => [name]), schemas/* array */.YOg(fields_fields/* text */.Qq).min(1, "name an environment")])
        .meta({ description: "environments that must be verified for the same commit first" })
        .optional(),
});
const signoffs = schemas/* strictObject */.rej({
    distinct: schemas/* boolean */.zMY().default(true).meta({
        description: "each of the four roles signs off by other people, and no author of the change for qa-lead and change-manager",
    }),
    needs: schemas/* strictObject */.rej((0,table/* mapTable */.b)(roles/* ROLES */.gg, () => schemas/* int */.Whr().min(1).max(9).optional()))
        .default({})
        .meta({ description: "how many people of a role must sign off; default: one" }),
});
/** Options of single policy rows by their id; each row's evaluator checks its own. */
const requirements = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()));
/** `release.yml` as it may be written; what the program works with is its output. */
const manifestSchema = schemas/* strictObject */.rej({
    release: release.prefault({}),
    roles: schema_roles.default({}).meta({ description: "who holds which role, as GitHub logins or teams" }),
    signoffs: signoffs.prefault({}).meta({ description: "separation of duties" }),
    policy: schemas/* enum */.k5n(POLICIES).default("essentials").meta({ description: "the checklist" }),
    requirements: requirements
        .default({})
        .meta({ description: "options of single lines of the policy, by id" }),
    timezone: fields_fields/* text */.Qq.default("UTC").meta({ description: "IANA zone of windows and freezes" }),
    windows: schemas/* array */.YOg(calendar_window)
        .min(1, "write at least one window, or leave the key out")
        .default([])
        .meta({ description: "when deployments may start; none: at any time" }),
    freezes: schemas/* array */.YOg(freeze).default([]).meta({ description: "days on which nothing is deployed" }),
    environments: schemas/* record */.g1P(environmentName, environment)
        .meta({ description: "where releases run, by name" }),
    deploy: deployOptions,
    smoke: smoke_options/* smokeOptions */.mk.prefault({}),
    health: options/* healthOptions */.x$.prefault({}),
    rollback: rollbackOptions.prefault({}),
});
/** Keys read from the default branch, so that a release cannot loosen its own rules. */
const TRUSTED_KEYS = [
    "policy",
    "requirements",
    "roles",
    "signoffs",
    "timezone",
    "windows",
    "freezes",
];
/** The same for the keys of each environment. */
const TRUSTED_ENVIRONMENT_KEYS = ["production", "after"];

;// CONCATENATED MODULE: ./lib/manifest/merge.js


/** True for what is read from the default branch. */
function isTrusted([first, , third]) {
    if (TRUSTED_KEYS.some((key) => key === first))
        return true;
    return first === "environments" && TRUSTED_ENVIRONMENT_KEYS.some((key) => key === third);
}
/**
 * The release's own file with everything trusted taken from the default branch's. An environment
 * that the default branch does not know counts as production: the strictest rules apply. One that
 * the release's own file drops stays: a release cannot skip what comes before it.
 */
function mergeTrusted(own, trusted) {
    const value = withTrusted(own.value, trusted.value);
    const spots = new Map();
    for (const [key, spot] of own.spots)
        if (!isTrusted(spot.path))
            spots.set(key, spot);
    const lost = Object.keys(dropped(own.value, trusted.value));
    const isTaken = (path) => isTrusted(path) || (path[0] === "environments" && lost.includes(String(path[1])));
    for (const [key, spot] of trusted.spots)
        if (isTaken(spot.path))
            spots.set(key, spot);
    const problems = [
        ...own.problems.filter(({ path }) => !isTrusted(path)),
        ...trusted.problems.filter(({ path }) => isTaken(path)),
    ];
    return { value, spots, problems };
}
/** Names of environments that only the release's own file has. */
function newEnvironments(own, trusted) {
    const known = mapAt(trusted, "environments");
    return Object.keys(mapAt(own, "environments")).filter((name) => !Object.hasOwn(known, name));
}
function withTrusted(own, trusted) {
    if (!isMap(own))
        return own;
    const kept = Object.entries(own).filter(([key]) => !isTrusted([key]));
    const taken = Object.entries(isMap(trusted) ? trusted : {}).filter(([key]) => isTrusted([key]));
    const merged = { ...Object.fromEntries(kept), ...Object.fromEntries(taken) };
    if (!isMap(own.environments))
        return merged;
    const fresh = newEnvironments(own, trusted);
    const environments = Object.entries(own.environments).map(([name, block]) => {
        if (!isMap(block))
            return [name, block];
        const rules = fresh.includes(name) ? { production: true } : rulesOf(trusted, name);
        return [name, { ...without(block, TRUSTED_ENVIRONMENT_KEYS), ...rules }];
    });
    return {
        ...merged,
        environments: { ...dropped(own, trusted), ...Object.fromEntries(environments) },
    };
}
/** Environments that the release's own file leaves out: what must come before still does. */
function dropped(own, trusted) {
    const kept = mapAt(own, "environments");
    return Object.fromEntries(Object.entries(mapAt(trusted, "environments")).filter(([name]) => !Object.hasOwn(kept, name)));
}
function rulesOf(trusted, name) {
    const block = (0,yaml_path/* valueAt */.fK)(trusted, ["environments", name]);
    if (!isMap(block))
        return {};
    const isRule = (key) => TRUSTED_ENVIRONMENT_KEYS.some((known) => known === key);
    return Object.fromEntries(Object.entries(block).filter(([key]) => isRule(key)));
}
const without = (block, keys) => Object.fromEntries(Object.entries(block).filter(([key]) => !keys.includes(key)));
const mapAt = (root, key) => {
    const value = (0,yaml_path/* valueAt */.fK)(root, [key]);
    return isMap(value) ? value : {};
};
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/yaml/nearest.js
var nearest = __webpack_require__(7704);
// EXTERNAL MODULE: ./lib/manifest/environment.js
var manifest_environment = __webpack_require__(8933);
;// CONCATENATED MODULE: ./lib/manifest/rules.js








/** Rules about days, environments and the way to deploy. */
const RULES = [
    { needs: ["release"], faults: releaseFaults },
    { needs: ["timezone"], faults: zoneFaults },
    { needs: ["windows"], faults: windowFaults },
    { needs: ["freezes"], faults: freezeFaults },
    { needs: ["environments"], faults: environmentFaults },
    { needs: ["deploy"], faults: deployFaults },
];
/** Faults with their places. */
function placeFaults(faults, spots) {
    return faults.map(({ path, words, key }) => ({
        path,
        problem: key === true ? (0,locate/* atKey */.dJ)(spots, path, words) : (0,locate/* atValue */.Fc)(spots, path, words),
    }));
}
function releaseFaults({ release }) {
    return release.date === undefined ? [] : dayFaults(["release", "date"], release.date);
}
function dayFaults(path, date) {
    if ((0,units/* isIsoDate */.s6)(date))
        return [];
    return [{ path, words: { sentence: `${date} is not a valid date` } }];
}
function zoneFaults({ timezone }) {
    if (isZone(timezone))
        return [];
    const expected = "a zone by its IANA name, such as Europe/Berlin or UTC";
    return [{ path: ["timezone"], words: { sentence: `timezone is "${timezone}"`, expected } }];
}
function windowFaults({ windows }) {
    const hint = "write two windows for hours that run over midnight";
    const words = { sentence: "the window ends before it begins", hint };
    return windows.flatMap(({ fromMinute, toMinute }, i) => fromMinute < toMinute ? [] : [{ path: ["windows", i, "hours"], words }]);
}
function freezeFaults({ freezes }) {
    return freezes.flatMap(({ from, through }, i) => {
        const path = ["freezes", i];
        const days = [
            ...dayFaults([...path, "from"], from),
            ...dayFaults([...path, "through"], through),
        ];
        if (days.length > 0 || from <= through)
            return days;
        return [
            { path: [...path, "through"], words: { sentence: "the freeze ends before it begins" } },
        ];
    });
}
function deployFaults({ deploy }) {
    return deployProblems(deploy).map(({ path, message }) => ({
        path: ["deploy", ...path],
        words: { sentence: message },
        key: true,
    }));
}
function environmentFaults(manifest) {
    const names = Object.keys(manifest.environments);
    if (names.length === 0) {
        const hint = "write at least one, such as `production: {url: https://shop.example}`";
        return [{ path: ["environments"], words: { sentence: "there is no environment", hint } }];
    }
    const each = Object.entries(manifest.environments).flatMap(([name, { url, after = [] }]) => {
        const path = ["environments", name];
        const fault = (0,template/* hasExpression */.x)(url) ? undefined : (0,manifest_environment/* urlFault */.I_)(url);
        const expected = "a base address such as https://shop.example";
        const wrongUrl = fault === undefined
            ? []
            : [{ path: [...path, "url"], words: { sentence: `"${url}" is ${fault}`, expected } }];
        return [
            ...wrongUrl,
            ...after.flatMap((before, i) => afterFault(manifest, { name, before, i })),
        ];
    });
    return [...each, ...cycleFaults(manifest)];
}
function afterFault(manifest, { name, before, i }) {
    const path = ["environments", name, "after", i];
    const names = Object.keys(manifest.environments).filter((other) => other !== name);
    if (Object.hasOwn(manifest.environments, before))
        return [];
    const best = (0,nearest/* nearest */.p)(before, names);
    const hint = best === undefined ? {} : { hint: `did you mean "${best}"?` };
    const expected = names.length === 0 ? "another environment" : `one of ${names.join(", ")}`;
    return [{ path, words: { sentence: `there is no environment "${before}"`, expected, ...hint } }];
}
/** Environments that come after themselves. */
function cycleFaults({ environments }) {
    const reaches = (from, goal, seen) => (environments[from]?.after ?? []).some((next) => next === goal || (!seen.includes(next) && reaches(next, goal, [...seen, next])));
    return Object.keys(environments)
        .filter((name) => reaches(name, name, []))
        .map((name) => ({
        path: ["environments", name, "after"],
        words: { sentence: `${(0,yaml_path/* pathText */.LF)(["environments", name])} would have to come after itself` },
    }));
}
/** True where at least one environment is production. */
function hasProduction(manifest) {
    return Object.keys(manifest.environments).some((name) => (0,manifest_environment/* isProduction */.KV)(manifest, name));
}

;// CONCATENATED MODULE: ./lib/manifest/production-rules.js

/** Keys that only a release to production acts on, where no environment is production. */
const PRODUCTION_RULES = [
    { needs: ["environments", "health"], faults: healthFaults },
    { needs: ["environments", "rollback"], faults: rollbackFaults },
];
const production_rules_HINT = "write `production: true` in the environment that is, or leave the key out";
function healthFaults(manifest) {
    if (Object.keys(manifest.health).length === 0 || hasProduction(manifest))
        return [];
    const sentence = "`health` has no effect: signals decide in production, and no environment is production";
    return [{ path: ["health"], words: { sentence, hint: production_rules_HINT }, key: true }];
}
function rollbackFaults(manifest) {
    if (hasProduction(manifest))
        return [];
    const { plan, when } = manifest.rollback;
    const why = "and no environment is production";
    const unasked = `\`rollback.plan\` has no effect: it is asked for before production, ${why}`;
    const never = `nothing would start a revert: health decides in production, ${why}`;
    return [
        ...(plan === undefined ? [] : [fault("plan", unasked)]),
        ...(when.includes("smoke") ? [] : [fault("when", never)]),
    ];
}
const fault = (key, sentence) => ({
    path: ["rollback", key],
    words: { sentence, hint: production_rules_HINT },
    key: true,
});

;// CONCATENATED MODULE: ./lib/manifest/read-around.js


const STAND_INS = {
    environments: { production: { url: "https://example.com" } },
    deploy: { workflow: "deploy.yml" },
};
/**
 * Reads on where the schema has found something: unknown keys are left out, and a block that is
 * wrong is left to its defaults, so that rules about the other blocks can still be applied.
 */
function readAround(data, issues, spots) {
    if (typeof data !== "object" || data === null)
        return undefined;
    const known = issues.reduce(withoutUnknown, data);
    const again = (0,read_with/* readWith */.$)(manifestSchema, known, spots);
    if (again.ok)
        return { manifest: again.value, raw: again.raw, broken: new Set() };
    const broken = new Set(again.issues.map((issue) => String(issue.path[0])));
    const rest = Object.entries(known).filter(([key]) => !broken.has(key));
    const standIns = Object.entries(STAND_INS).filter(([key]) => broken.has(key));
    const last = (0,read_with/* readWith */.$)(manifestSchema, Object.fromEntries([...rest, ...standIns]), spots);
    return last.ok ? { manifest: last.value, raw: last.raw, broken } : undefined;
}
function withoutUnknown(data, issue) {
    if (issue.code !== "unrecognized_keys")
        return data;
    return issue.keys.reduce((all, key) => read_around_without(all, [...(0,read_with/* plainPath */.s)(issue.path), key]), data);
}
function read_around_without(node, [part, ...rest]) {
    if (part === undefined)
        return node;
    const value = Reflect.get(node, part);
    const isBranch = rest.length > 0 && typeof value === "object" && value !== null;
    if (Array.isArray(node))
        return node.map((v, i) => (i === part && isBranch ? read_around_without(value, rest) : v));
    const others = Object.entries(node).filter(([key]) => key !== part);
    return Object.fromEntries(isBranch ? [...others, [part, read_around_without(value, rest)]] : others);
}

;// CONCATENATED MODULE: ./lib/manifest/templates.js

/** Every text of a value that holds an expression. */
function templatesIn(value, path = []) {
    if (typeof value === "string")
        return (0,template/* hasExpression */.x)(value) ? [{ path, text: value }] : [];
    if (Array.isArray(value))
        return value.flatMap((item, i) => templatesIn(item, [...path, i]));
    if (typeof value !== "object" || value === null)
        return [];
    return Object.entries(value).flatMap(([key, item]) => templatesIn(item, [...path, key]));
}

// EXTERNAL MODULE: ./lib/health/rule.js
var health_rule = __webpack_require__(7085);
;// CONCATENATED MODULE: ./lib/manifest/watch-rules.js





const isRepeatable = ({ method }) => method === "GET" || method === "HEAD";
/** Rules about signals: probes that are not there, windows too short to prove a limit. */
const WATCH_RULES = [
    { needs: ["health", "smoke"], faults: probeFaults },
    { needs: ["health", "smoke", "environments"], faults: nothingToWatch },
];
/** Windows that cannot prove their limits; the policy says what the manifest does not. */
function windowRule(policy) {
    return { needs: ["health", "rollback"], faults: (manifest) => watch_rules_windowFaults(manifest, policy) };
}
function probeFaults(manifest) {
    const signals = manifest.health.signals ?? [];
    return signals.flatMap(({ probe }, i) => probeFault(manifest, probe, i));
}
function probeFault({ smoke: { checks } }, probe, i) {
    const path = ["health", "signals", i, "probe"];
    const usable = checks.filter(isRepeatable).map((check) => check.id);
    const check = checks.find(({ id }) => id === probe);
    if (check !== undefined && isRepeatable(check))
        return [];
    const expected = usable.length === 0 ? "a GET or HEAD check" : `one of ${usable.join(", ")}`;
    if (check !== undefined) {
        const sentence = `the check "${probe}" is a ${check.method}, which must not be repeated`;
        return [{ path, words: { sentence, expected } }];
    }
    const best = (0,nearest/* nearest */.p)(probe, usable);
    const hint = best === undefined ? {} : { hint: `did you mean "${best}"?` };
    return [{ path, words: { sentence: `no check is called "${probe}"`, expected, ...hint } }];
}
function nothingToWatch(manifest) {
    const { health, smoke } = manifest;
    const isWatched = smoke.checks.some((c) => c.severity === "critical" && isRepeatable(c));
    if (health.signals !== undefined || isWatched || !hasProduction(manifest))
        return [];
    const sentence = "no critical GET or HEAD check that could be repeated as a health signal";
    const hint = "add one, or name a check in health.signals";
    return [{ path: ["smoke", "checks"], words: { sentence, hint }, key: true }];
}
function watch_rules_windowFaults({ health, rollback }, policy) {
    const everyMs = health.every ?? policy?.defaults.every;
    const observeMs = health.observe ?? policy?.defaults.observe;
    if (everyMs === undefined || observeMs === undefined)
        return [];
    const prolongMs = health.prolong;
    if (prolongMs !== undefined && prolongMs < observeMs) {
        const sentence = `prolong ends before observe does (${(0,units/* formatDuration */.a3)(observeMs)})`;
        const hint = "prolong counts from the start of the window";
        return [{ path: ["health", "prolong"], words: { sentence, hint } }];
    }
    const stableMs = rollback["stable-for"] ?? policy?.defaults["stable-for"];
    const after = { observeMs, prolongMs, place: placeOfWindow(health) };
    const isWritten = rollback["stable-for"] !== undefined;
    const revert = { observeMs: stableMs, place: isWritten ? STABLE_FOR : undefined, revert: true };
    const all = health.signals?.map((signal) => signal["error-rate"].max) ?? [options/* DEFAULT_MAX */.ze];
    const limits = all.map((max, i) => ({ max, i, needed: (0,health_rule/* cleanLooksNeeded */.d)(max) }));
    return [after, revert].flatMap(({ observeMs: length, ...watch }) => length === undefined
        ? []
        : limits.flatMap((limit) => tooShort({ ...watch, ...limit, length, everyMs })));
}
const STABLE_FOR = ["rollback", "stable-for"];
function placeOfWindow(health) {
    const own = ["prolong", "observe", "every"].find((key) => Object.hasOwn(health, key));
    return own === undefined ? undefined : ["health", own];
}
function tooShort({ length, everyMs, max, needed, i, ...watch }) {
    const { prolongMs, place, revert } = watch;
    const rule = (0,health_rule/* signalRule */.D)({
        id: "signal/",
        max,
        everyMs,
        signals: 1,
        observeMs: length,
        prolongMs,
    });
    if (rule.plannedLooks >= needed)
        return [];
    const when = revert === true ? " after a revert" : "";
    const span = (0,units/* formatDuration */.a3)(needed * everyMs);
    const longer = revert === true ? "make rollback.stable-for longer" : "make the window longer";
    return [
        {
            path: place ?? ["health", "signals", i, "error-rate", "max"],
            words: {
                sentence: `${rule.plannedLooks} samples${when} can never prove a limit of ${(0,units/* formatShare */.T1)(max)}`,
                expected: `at least ${needed} samples, which is ${span} every ${(0,units/* formatDuration */.a3)(everyMs)}`,
                hint: `${longer}, sample more often, or allow a larger share`,
            },
        },
    ];
}

;// CONCATENATED MODULE: ./lib/manifest/check.js
















/**
 * Everything that is wrong with a parsed file. Traps of YAML come first: what the schema says of a
 * value that they spoilt would only confuse; so would rules about what the schema refused.
 */
async function treeProblems(tree, read, policies) {
    const { spots } = tree;
    const { raw } = read;
    const traps = [...tree.problems, ...numberProblems(raw, spots)];
    const refused = read.ok
        ? []
        : (0,issues/* issueProblems */.M)({ schema: manifestSchema, raw, spots, words: MANIFEST_WORDS }, read.issues).filter(outside(traps));
    const before = [...traps, ...refused];
    const around = read.ok
        ? { manifest: read.value, raw, broken: new Set() }
        : readAround(raw, read.issues, spots);
    const rules = around === undefined ? [] : await ruleProblems(around, spots, policies);
    const expressions = [
        ...trustedExpressions(raw, spots),
        ...(await expressionProblems(raw, spots)),
    ];
    return [
        ...before,
        ...rules.filter(outside(before)),
        ...expressions.filter(({ path }) => !before.some((b) => (0,yaml_path/* pathKey */.Pn)(b.path) === (0,yaml_path/* pathKey */.Pn)(path))),
    ].map(({ problem }) => problem);
}
const outside = (problems) => ({ path }) => !problems.some((problem) => (0,yaml_path/* isWithin */.UO)(path, problem.path));
async function ruleProblems({ manifest, raw, broken }, spots, policies) {
    const policy = broken.has("policy") ? undefined : (0,policy_policies/* policyOf */.U)(policies, manifest.policy);
    const rules = [...RULES, ...WATCH_RULES, ...PRODUCTION_RULES, windowRule(policy)];
    const faults = rules
        .filter(({ needs }) => !needs.some((block) => broken.has(block)))
        .flatMap((rule) => rule.faults(manifest));
    const paths = await jsonPathFaults((0,yaml_path/* valueAt */.fK)(raw, ["smoke"]), ["smoke"]);
    const lines = policy === undefined ? [] : await requirementProblems(manifest, policy, spots);
    return [...placeFaults([...faults, ...paths], spots), ...lines];
}
/** What is wrong under `requirements`; the evaluators of all lines are loaded for that alone. */
async function requirementProblems(manifest, policy, spots) {
    if (Object.keys(manifest.requirements).length === 0)
        return [];
    const rules = await Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(319), __webpack_require__.e(282)]).then(__webpack_require__.bind(__webpack_require__, 8282));
    return rules.requirementProblems(manifest, policy, spots);
}
/** What is wrong with expressions, for which GitHub's parser of them is loaded. */
async function expressionProblems(raw, spots) {
    const templates = templatesIn(raw);
    if (templates.length === 0)
        return [];
    const rules = await Promise.all(/* import() */[__webpack_require__.e(82), __webpack_require__.e(15)]).then(__webpack_require__.bind(__webpack_require__, 6015));
    return rules.expressionProblems(templates, spots);
}
/** Numbers that stayed numbers and that not every reader takes for the same. */
function numberProblems(raw, spots) {
    return [...spots.values()].flatMap(({ path, source, value: range, written }) => {
        const value = (0,yaml_path/* valueAt */.fK)(raw, path);
        const words = typeof value === "number" && written !== undefined ? (0,traps/* numberTrap */.hB)(written, value) : undefined;
        return words === undefined ? [] : [{ path, problem: (0,yaml_source/* problemAt */.l4)(source, range, words) }];
    });
}
/** What is read from the default branch may not depend on values of a run. */
function trustedExpressions(raw, spots) {
    return [...spots.values()].flatMap(({ path }) => {
        const value = (0,yaml_path/* valueAt */.fK)(raw, path);
        if (typeof value !== "string" || !(0,template/* hasExpression */.x)(value) || !isTrusted(path))
            return [];
        const sentence = `an expression is not allowed in ${String(path[0])}`;
        return [{ path, problem: (0,locate/* atKey */.dJ)(spots, path, { sentence, hint: "write the value itself" }) }];
    });
}

;// CONCATENATED MODULE: ./lib/manifest/load.js









/** Reads a manifest. All problems of the file come in one go, each with its place. */
async function loadManifest(parts) {
    const own = (0,yaml_source/* readSource */.o$)(parts.path, parts.text, { noun: "manifest" });
    const trusted = trustedSource(parts);
    const sources = trusted === undefined ? [own] : [own, trusted];
    const syntax = sources.flatMap(yaml_syntax/* syntaxProblems */.u);
    const blank = sources.filter((source) => source.document.contents === null);
    if (blank.length > 0 || !sources.every(yaml_syntax/* isReadable */.h)) {
        return refused([...syntax, ...blank.filter(yaml_syntax/* isReadable */.h).map(emptyFile)]);
    }
    const ownTree = (0,yaml_tree/* readTree */.Z)(own);
    const trustedTree = trusted === undefined ? undefined : (0,yaml_tree/* readTree */.Z)(trusted);
    const tree = trustedTree === undefined ? ownTree : mergeTrusted(ownTree, trustedTree);
    const read = (0,read_with/* readWith */.$)(manifestSchema, tree.value, tree.spots);
    const problems = [...syntax, ...(await treeProblems(tree, read, parts.policies))];
    if (!read.ok || problems.length > 0)
        return refused(problems);
    const warnings = trustedTree === undefined
        ? []
        : newEnvironments(ownTree.value, trustedTree.value).map((name) => `the environment ${name} is not in the manifest of ${parts.trusted?.origin}: it counts as production`);
    const place = (path) => (0,locate/* placeOf */.$t)(tree.spots, path);
    return { ok: true, manifest: read.value, place, warnings };
}
function trustedSource({ path, text, trusted }) {
    if (trusted === undefined || trusted.text === text)
        return undefined;
    return (0,yaml_source/* readSource */.o$)(`${path} (${trusted.origin})`, trusted.text, { noun: "manifest" });
}
function refused(problems) {
    return { ok: false, problems: (0,yaml_problems/* sortProblems */.dS)(problems) };
}
function emptyFile(source) {
    return (0,yaml_source/* problemAt */.l4)(source, [0, 0], {
        sentence: "the manifest is empty",
        expected: "at least `environments` and `deploy`",
        hint: "start with `environments: {production: {url: https://…}}` and `deploy: {workflow: deploy.yml}`",
    });
}


/***/ }),

/***/ 4913:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ policyOf)
/* harmony export */ });
/** A policy with its rows; undefined where none has the name. */
function policyOf({ rows, lists }, name) {
    const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (list === undefined)
        return undefined;
    const { defaults, requirements } = list;
    return { name, defaults, requirements: requirements.flatMap((id) => rows[id] ?? []) };
}


/***/ }),

/***/ 2592:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ shippedPolicies)
/* harmony export */ });
/**
 * The policies that ship with the product.
 * @throws Problem when they cannot be used
 */
async function shippedPolicies(shipped) {
    // Made by this very function when the product was bundled: scripts/bundle/policies.mjs.
    if (shipped.state === "read")
        return shipped.policies;
    const { ownPolicies } = await Promise.all(/* import() */[__webpack_require__.e(111), __webpack_require__.e(319), __webpack_require__.e(95)]).then(__webpack_require__.bind(__webpack_require__, 8095));
    return ownPolicies(shipped.files);
}


/***/ }),

/***/ 3736:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yj: () => (/* binding */ DEFAULT_EXPECT),
  ih: () => (/* binding */ expectOptions),
  _n: () => (/* binding */ judgeAnswer)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/fields/fields.js
var fields = __webpack_require__(2931);
// EXTERNAL MODULE: ./lib/smoke/fields.js
var smoke_fields = __webpack_require__(2553);
// EXTERNAL MODULE: ./lib/smoke/expectations/expectation.js
var expectation = __webpack_require__(5458);
;// CONCATENATED MODULE: ./lib/smoke/expectations/text-rules.js


/** Rules that any text can be put under. */
const textRules = {
    contains: fields/* template */.vs.optional(),
    matches: smoke_fields/* pattern */.T1.optional(),
};
/** What does not hold of a text; every rule is looked at. */
function textMisses(text, rules, subject, at) {
    const { contains, matches } = rules;
    const miss = (rule, expected) => {
        return { subject, expected, actual: shown(text), at: [...at, rule] };
    };
    return [
        ...(contains === undefined || text.includes(contains)
            ? []
            : [miss("contains", `text containing "${contains}"`)]),
        ...(matches === undefined || new RegExp(matches).test(text)
            ? []
            : [miss("matches", `text matching ${matches}`)]),
    ];
}
/** A text as a message shows it. */
function shown(text) {
    return text === "" ? "nothing" : `"${text}"`;
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/body.js





const HINT = "write {contains: …}, {not-contains: …} or {matches: …}";
/** `expect.body`: what the body holds as text. */
const body = (0,expectation/* defineExpectation */.O)({
    id: "body",
    options: schemas/* strictObject */.rej({ ...textRules, "not-contains": fields/* template */.vs.optional() })
        .transform((0,smoke_fields/* atLeastOne */.LU)(HINT)),
    judge: (answer, options) => {
        const closed = (0,expectation/* unreadable */.v)(answer);
        if (closed !== undefined) {
            return [{ subject: "body", expected: "as plain text", actual: closed, at: [] }];
        }
        const misses = textMisses(answer.body, options, "body", []);
        const unwanted = options["not-contains"];
        if (unwanted === undefined || !answer.body.includes(unwanted))
            return misses;
        const actual = shown(answer.body);
        const expected = `text without "${unwanted}"`;
        const at = ["not-contains"];
        return [...misses, { subject: "body", expected, actual, around: unwanted, at }];
    },
});

;// CONCATENATED MODULE: ./lib/smoke/expectations/headers.js





const headers_HINT = "write the header's value, or {contains: …} or {matches: …}";
const rule = schemas/* union */.KCZ([fields/* template */.vs, schemas/* strictObject */.rej(textRules).transform((0,smoke_fields/* atLeastOne */.LU)(headers_HINT))], {
    error: headers_HINT,
});
/** `expect.headers`: values of the answer's headers, by name in any case. */
const headers = (0,expectation/* defineExpectation */.O)({
    id: "headers",
    options: schemas/* record */.g1P(smoke_fields/* headerName */.Bv, rule, {
        error: (issue) => issue.code === "invalid_key" ? "write the name of a header, such as content-type" : undefined,
    }),
    judge: (answer, options) => Object.entries(options).flatMap(([name, wanted]) => missesOf(answer, name, wanted)),
});
function missesOf(answer, name, wanted) {
    const subject = `header ${name.toLowerCase()}`;
    const value = answer.headers[name.toLowerCase()];
    if (value === undefined) {
        const expected = typeof wanted === "string" ? shown(wanted) : "present";
        return [{ subject, expected, actual: "missing", at: [name] }];
    }
    if (typeof wanted !== "string")
        return textMisses(value, wanted, subject, [name]);
    if (value === wanted)
        return [];
    return [{ subject, expected: shown(wanted), actual: shown(value), at: [name] }];
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/json-rules.js



const json_rules_HINT = "write the value itself, `not-empty`, or a rule: equals, contains, matches, above, below, at-least, at-most, exists";
const rules = schemas/* strictObject */.rej({
    equals: smoke_fields/* json */.Pq.optional(),
    contains: fields/* template */.vs.optional(),
    matches: smoke_fields/* pattern */.T1.optional(),
    above: schemas/* number */.aig().optional(),
    below: schemas/* number */.aig().optional(),
    "at-least": schemas/* number */.aig().optional(),
    "at-most": schemas/* number */.aig().optional(),
    "not-empty": schemas/* literal */.euz(true).optional(),
    exists: schemas/* boolean */.zMY().optional(),
})
    .transform((0,smoke_fields/* atLeastOne */.LU)(json_rules_HINT))
    .transform((value, context) => {
    const others = Object.keys(value).filter((key) => key !== "exists");
    if (value.exists === false && others.length > 0) {
        const message = "`exists: false` stands alone: what does not exist has no value";
        context.issues.push({ code: "custom", input: value, message });
    }
    return value;
});
/** A literal is equality, the word `not-empty` a rule, a map a set of rules. */
const jsonRules = schemas/* union */.KCZ([
    schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ(), schemas/* array */.YOg(smoke_fields/* json */.Pq)]).transform(literal),
    rules,
], { error: json_rules_HINT });
function literal(value) {
    return value === "not-empty" ? { "not-empty": true } : { equals: value };
}
/** True when the value is as the rule wants; values are never converted. */
function holds(rule, rules, value) {
    switch (rule) {
        case "equals":
            return canonical(value) === canonical(rules.equals);
        case "contains":
            return ((typeof value === "string" && value.includes(rules.contains ?? "")) ||
                (Array.isArray(value) && value.includes(rules.contains)));
        case "matches":
            return typeof value === "string" && new RegExp(rules.matches ?? "").test(value);
        case "not-empty":
            return size(value) > 0;
        default:
            return typeof value === "number" && compares(rule, value, rules[rule] ?? Number.NaN);
    }
}
function compares(rule, value, limit) {
    switch (rule) {
        case "above":
            return value > limit;
        case "below":
            return value < limit;
        case "at-least":
            return value >= limit;
        case "at-most":
            return value <= limit;
    }
}
/** `"ok"`, `above 5`, `not empty`: what a rule wants, in words. */
function describeRule(rule, rules) {
    if (rule === "equals")
        return canonical(rules.equals);
    if (rule === "not-empty")
        return "not empty";
    if (rule === "contains")
        return `containing "${rules.contains}"`;
    if (rule === "matches")
        return `matching ${rules.matches}`;
    return `${rule.replace("-", " ")} ${rules[rule]}`;
}
/** Characters, items or keys; a value that has none of these is as good as empty. */
function size(value) {
    if (typeof value === "string" || Array.isArray(value))
        return value.length;
    return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}
/** JSON text in which the order of keys no longer shows. */
function canonical(value) {
    const sorted = (_, part) => typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : part;
    return JSON.stringify(value, sorted) ?? "nothing";
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/json.js




/** `expect.json`: every value that a path selects; selecting nothing is a miss. */
const json = (0,expectation/* defineExpectation */.O)({
    id: "json",
    options: schemas/* record */.g1P(smoke_fields/* jsonPath */.U1, jsonRules, {
        error: (issue) => issue.code === "invalid_key" ? "write a JSON path, such as $.status" : undefined,
    }),
    judge: (answer, options, { select }) => Object.entries(options).flatMap(([path, rules]) => {
        const selected = select(answer, path);
        if ("values" in selected)
            return json_missesOf(path, rules, selected.values);
        return [{ subject: "body", expected: "in JSON", actual: selected.problem, at: [path] }];
    }),
});
function json_missesOf(path, rules, values) {
    const subject = `JSON ${path}`;
    const { exists, ...others } = rules;
    if (exists === false) {
        if (values.length === 0)
            return [];
        const actual = canonical(values[0]);
        return [{ subject, expected: "absent", actual, at: [path, "exists"] }];
    }
    if (values.length === 0) {
        return [{ subject, expected: describe(rules), actual: "missing", at: [path] }];
    }
    return ruleNames(others).flatMap((rule) => {
        const culprits = values.filter((value) => !holds(rule, rules, value));
        if (culprits.length === 0)
            return [];
        const share = values.length > 1 ? ` (${culprits.length} of ${values.length} values)` : "";
        const actual = `${canonical(culprits[0])}${share}`;
        return [{ subject, expected: describeRule(rule, rules), actual, at: [path, rule] }];
    });
}
function describe({ exists: _, ...others }) {
    const rules = ruleNames(others);
    if (rules.length === 0)
        return "present";
    return rules.map((rule) => describeRule(rule, others)).join(" and ");
}
function ruleNames(rules) {
    // The keys of a parsed strict object are the keys of its schema.
    return Object.keys(rules).filter((rule) => rules[rule] !== undefined);
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/status.js


const status_HINT = "write 200, 2xx, 200-299, or a list of these";
const one = schemas/* union */.KCZ([
    schemas/* int */.Whr().min(100, status_HINT).max(599, status_HINT),
    schemas/* string */.YjP().regex(/^([1-5]\d\d|[1-5]xx|[1-5]\d\d-[1-5]\d\d)$/, status_HINT),
], { error: status_HINT });
/** `expect.status`: one of these statuses. */
const status_status = (0,expectation/* defineExpectation */.O)({
    id: "status",
    options: schemas/* union */.KCZ([one, schemas/* array */.YOg(one).min(1, status_HINT)], { error: status_HINT }),
    judge: (answer, options) => {
        const allowed = [options].flat();
        if (allowed.some((rule) => isWithin(answer.status, String(rule))))
            return [];
        const expected = allowed.join(" or ");
        return [{ subject: "status", expected, actual: String(answer.status), at: [] }];
    },
});
function isWithin(value, rule) {
    const [from = rule, to = from] = rule.split("-");
    return Number(from.replace("xx", "00")) <= value && value <= Number(to.replace("xx", "99"));
}

// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
;// CONCATENATED MODULE: ./lib/smoke/expectations/time.js





/** `expect.time`: the whole request, redirects and body included; above `warn` it is slow. */
const time = (0,expectation/* defineExpectation */.O)({
    id: "time",
    options: schemas/* strictObject */.rej({ max: fields/* duration */.p0.optional(), warn: fields/* duration */.p0.optional() })
        .transform((0,smoke_fields/* atLeastOne */.LU)("write {max: 800ms}, {warn: 300ms} or both"))
        .transform((value, context) => {
        const { max, warn } = value;
        if (max !== undefined && warn !== undefined && warn >= max) {
            const message = "`warn` comes before `max`: give it a shorter time";
            context.issues.push({ code: "custom", input: value, message, path: ["warn"] });
        }
        return value;
    }),
    judge: ({ totalMs }, { max }) => {
        if (max === undefined || totalMs <= max)
            return [];
        const expected = `at most ${(0,units/* formatDuration */.a3)(max)}`;
        return [{ subject: "time", expected, actual: (0,units/* formatDuration */.a3)(totalMs), at: ["max"] }];
    },
});

// EXTERNAL MODULE: ./lib/smoke/version.js
var version = __webpack_require__(7370);
;// CONCATENATED MODULE: ./lib/smoke/expectations/version.js


/** `expect.version`: the answer reports the version that is released. */
const version_version = (0,expectation/* defineExpectation */.O)({
    id: "version",
    options: version/* versionSource */.sM,
    judge: (answer, source, context) => {
        const read = (0,version/* readVersion */.$4)(answer, source, context.select);
        if ("version" in read && (0,version/* isSameVersion */.p)(read.version, context.version))
            return [];
        const actual = "version" in read ? read.version : read.missing;
        const subject = `version in ${(0,version/* describeSource */.B6)(source)}`;
        return [{ subject, expected: context.version, actual, at: [] }];
    },
});

;// CONCATENATED MODULE: ./lib/smoke/expectations/index.js






/** Everything that can be expected of an answer, by its key in `expect`. */
const EXPECTATIONS = { status: status_status, headers: headers, body: body, json: json, time: time, version: version_version };

;// CONCATENATED MODULE: ./lib/smoke/expect.js


// `fromEntries` forgets which key has which schema; the register says it.
const shape = Object.fromEntries(Object.values(EXPECTATIONS).map(({ id, options }) => [id, options.optional()]));
/** A check's `expect` block. A status that is not asked for must be 2xx. */
const expectOptions = schemas/* strictObject */.rej(shape)
    .transform((expect) => ({ ...expect, status: expect.status ?? "2xx" }));
/** What is expected where a check says nothing. */
const DEFAULT_EXPECT = { status: "2xx" };
/** Everything in which an answer is not as expected, in the order of the register. */
function judgeAnswer(answer, expect, context) {
    const given = expect;
    return Object.values(EXPECTATIONS).flatMap(({ id, judge }) => {
        if (given[id] === undefined)
            return [];
        return judge(answer, given[id], context).map((miss) => ({ ...miss, at: [id, ...miss.at] }));
    });
}


/***/ }),

/***/ 5458:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ defineExpectation),
/* harmony export */   v: () => (/* binding */ unreadable)
/* harmony export */ });
/** Makes an expectation; the cast of the whole register, options being opaque outside, is here. */
function defineExpectation(parts) {
    return parts;
}
/** What keeps the body of an answer from being judged as text, as `too large`; undefined: nothing. */
function unreadable(answer) {
    return answer.truncated ? "too large to be read whole (above 1 MiB)" : undefined;
}


/***/ }),

/***/ 2553:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ headerName),
/* harmony export */   LU: () => (/* binding */ atLeastOne),
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   U1: () => (/* binding */ jsonPath),
/* harmony export */   qW: () => (/* binding */ isPlainPath)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2931);


/** A JSON path by RFC 9535; its syntax is checked by `pathProblems`. */
const jsonPath = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.regex(/^\$/, "write a JSON path, such as $.status");
const PLAIN_PATH = /^\$(\.([A-Za-z_]\w*|\*)|\[(0|[1-9]\d{0,8}|\*|'[\w .:@/-]*')\])*$/;
/**
 * True for JSON paths as most are written: `$.name`, `$.list[0]`, `$['x']`, `$.all[*]`. They are
 * right as they stand, so that a manifest is checked without loading the parser of paths. False
 * says nothing: the path may be right or wrong.
 */
function isPlainPath(path) {
    return PLAIN_PATH.test(path);
}
/** A header name by RFC 9110. */
const headerName = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.regex(/^[\w!#$%&'*+.^`|~-]+$/, "write the name of a header, such as content-type");
/** A regular expression as JavaScript reads it; it may match anywhere in the text. */
const pattern = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.transform((source, context) => {
    try {
        new RegExp(source);
    }
    catch {
        context.issues.push({ code: "custom", input: source, message: NO_PATTERN });
    }
    return source;
});
const NO_PATTERN = "write a regular expression; this one cannot be read";
/** Any JSON value; texts in it may hold expressions. */
const json = zod__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq9().meta({ description: "any value; text may hold expressions" });
/** Makes an object without any key an error; a misspelt key is one already. */
function atLeastOne(message) {
    return (value, context) => {
        const isEmpty = Object.values(value).every((part) => part === undefined);
        if (isEmpty && context.issues.length === 0) {
            context.issues.push({ code: "custom", input: value, message });
        }
        return value;
    };
}


/***/ }),

/***/ 3476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q$: () => (/* binding */ LATER_KEYS),
  c6: () => (/* binding */ VERSION_LIVE),
  mk: () => (/* binding */ smokeOptions)
});

// UNUSED EXPORTS: DEFAULT_SMOKE

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/fields/fields.js
var fields = __webpack_require__(2931);
// EXTERNAL MODULE: ./lib/smoke/expect.js + 9 modules
var expect = __webpack_require__(3736);
// EXTERNAL MODULE: ./lib/smoke/fields.js
var smoke_fields = __webpack_require__(2553);
;// CONCATENATED MODULE: ./lib/smoke/check-options.js




const METHODS = ["get", "post", "put", "patch", "delete", "head", "options"];
/** Five times what a slow page may take; a smoke check is never a load test. */
const DEFAULT_TIMEOUT_MS = 10_000;
/** A path on the environment's own host. */
const path = fields/* template */.vs.regex(/^\/(?!\/)/, "write a path that begins with one slash, such as /healthz");
const writtenCheck = schemas/* strictObject */.rej({
    get: path.optional(),
    post: path.optional(),
    put: path.optional(),
    patch: path.optional(),
    delete: path.optional(),
    head: path.optional(),
    options: path.optional(),
    id: fields.id.optional(),
    name: fields/* text */.Qq.optional(),
    headers: schemas/* record */.g1P(smoke_fields/* headerName */.Bv, fields/* template */.vs).optional(),
    json: smoke_fields/* json */.Pq.optional(),
    text: fields/* template */.vs.optional(),
    expect: expect/* expectOptions */.ih.optional(),
    severity: schemas/* enum */.k5n(["critical", "warning"]).optional(),
    timeout: fields/* duration */.p0.optional(),
});
/** One entry of `smoke.checks`. */
const checkOptions = writtenCheck.transform((check, context) => {
    const named = METHODS.filter((method) => check[method] !== undefined);
    // A misspelt method is an unknown key, and said so already.
    const isSaid = named.length === 0 && context.issues.length > 0;
    for (const { message, key } of isSaid ? [] : faultsOf(check, named)) {
        const at = key === undefined ? {} : { path: [key] };
        context.issues.push({ code: "custom", input: check, message, ...at });
    }
    const [method = "get"] = named;
    const at = check[method] ?? "/";
    const own = check.id ?? `${method.toUpperCase()} ${at}`;
    return {
        id: own,
        name: check.name ?? own,
        method: method.toUpperCase(),
        path: at,
        headers: check.headers,
        json: check.json,
        text: check.text,
        expect: check.expect ?? expect/* DEFAULT_EXPECT */.yj,
        severity: check.severity ?? "critical",
        timeout: check.timeout ?? DEFAULT_TIMEOUT_MS,
    };
});
function* faultsOf(check, named) {
    const [method, second] = named;
    if (method === undefined || second !== undefined) {
        const found = method === undefined ? "none" : named.join(" and ");
        yield {
            message: `name exactly one request (${METHODS.join(", ")}); found ${found}`,
            key: second,
        };
    }
    if (check.json !== undefined && check.text !== undefined) {
        yield { message: "write `json` or `text`: a request has one body", key: "text" };
    }
    if (method !== undefined && check.id === undefined && check[method]?.includes("${{")) {
        yield { message: "give this check an `id`: its path holds an expression", key: method };
    }
}
/** The one check of a manifest that declares none: the front page answers. */
const DEFAULT_CHECK = {
    id: "GET /",
    name: "GET /",
    method: "GET",
    path: "/",
    expect: expect/* DEFAULT_EXPECT */.yj,
    severity: "critical",
    timeout: DEFAULT_TIMEOUT_MS,
};

// EXTERNAL MODULE: ./lib/smoke/version.js
var version = __webpack_require__(7370);
;// CONCATENATED MODULE: ./lib/smoke/options.js




const COUNT_HINT = "write how many answers in a row, from 1 to 100";
const readyOptions = schemas/* strictObject */.rej({
    get: path,
    version: version/* versionSource */.sM,
    within: fields/* duration */.p0.optional(),
    "in-a-row": schemas/* int */.Whr(COUNT_HINT).min(1, COUNT_HINT).max(100, COUNT_HINT).optional(),
    every: fields/* duration */.p0.optional(),
    timeout: fields/* duration */.p0.optional(),
})
    .transform((ready) => ({
    path: ready.get,
    version: ready.version,
    within: ready.within ?? 300_000,
    inARow: ready["in-a-row"] ?? 3,
    every: ready.every,
    timeout: ready.timeout ?? DEFAULT_CHECK.timeout,
}));
/** The manifest's `smoke` block. */
const smokeOptions = schemas/* strictObject */.rej({
    ready: readyOptions.optional(),
    checks: schemas/* array */.YOg(checkOptions).min(1, "write at least one check").optional(),
})
    .transform((smoke, context) => {
    const checks = smoke.checks ?? DEFAULT_SMOKE.checks;
    checks.forEach((check, index) => {
        if (checks.findIndex((other) => other.id === check.id) === index)
            return;
        const message = `two checks are called "${check.id}": give one of them another id`;
        context.issues.push({ code: "custom", input: check, message, path: ["checks", index] });
    });
    return { ready: smoke.ready, checks };
});
/** Id of the finding that says whether the version is live. */
const VERSION_LIVE = "step/version-live";
/** What is checked where the manifest has no `smoke` block. */
const DEFAULT_SMOKE = { checks: [DEFAULT_CHECK] };
/** Keys of checks that are known words elsewhere, or meant for later, and not acted on. */
const LATER_KEYS = [
    "auth",
    "cleanup",
    "command",
    "defaults",
    "form",
    "needs",
    "only",
    "parallel",
    "query",
    "redirects",
    "resolve",
    "retries",
    "run",
    "save",
    "schema",
    "size",
    "stop-if",
    "tcp",
    "tls",
    "within",
];


/***/ }),

/***/ 7370:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ readVersion),
/* harmony export */   B6: () => (/* binding */ describeSource),
/* harmony export */   D: () => (/* binding */ bareVersion),
/* harmony export */   p: () => (/* binding */ isSameVersion),
/* harmony export */   sM: () => (/* binding */ versionSource)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2553);


/** Where an answer says which version it comes from. */
const versionSource = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ json: _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonPath */ .U1 }), zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ header: _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .headerName */ .Bv })], { error: "write where the version is: {json: $.version} or {header: x-version}" });
/** Reads the version out of an answer. */
function readVersion(answer, source, select) {
    if ("header" in source) {
        const value = answer.headers[source.header.toLowerCase()]?.trim();
        return value ? { version: value } : { missing: "missing" };
    }
    const selected = select(answer, source.json);
    if ("problem" in selected)
        return { missing: `missing: body ${selected.problem}` };
    const [value, ...others] = selected.values;
    if (others.length > 0)
        return { missing: `${others.length + 1} values instead of one` };
    if (typeof value === "number")
        return { version: String(value) };
    if (typeof value === "string" && value.trim() !== "")
        return { version: value.trim() };
    return { missing: value === undefined ? "missing" : "neither text nor number" };
}
/** `JSON $.version` or `header x-version`. */
function describeSource(source) {
    return "header" in source ? `header ${source.header}` : `JSON ${source.json}`;
}
/** True for the same version; a leading `v` and build metadata (`+…`) do not count. */
function isSameVersion(one, other) {
    return bareVersion(one) === bareVersion(other);
}
/** A version without a leading `v` and build metadata. */
function bareVersion(version) {
    return version
        .trim()
        .replace(/^v(?=\d)/i, "")
        .replace(/\+.*$/, "");
}


/***/ }),

/***/ 3768:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ issueProblems)
});

// UNUSED EXPORTS: shown

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(5487);
// EXTERNAL MODULE: ./lib/yaml/locate.js
var locate = __webpack_require__(1378);
// EXTERNAL MODULE: ./lib/yaml/nearest.js
var nearest = __webpack_require__(7704);
// EXTERNAL MODULE: ./lib/yaml/path.js
var yaml_path = __webpack_require__(4127);
// EXTERNAL MODULE: ./lib/yaml/read-with.js
var read_with = __webpack_require__(2305);
;// CONCATENATED MODULE: ./lib/yaml/shape.js
/** Keys that a map at this path may have; undefined where the keys are the author's own. */
function knownKeys(root, path) {
    const keys = schemasAt(root, path).flatMap((schema) => {
        const def = definition(schema);
        return def.type === "object" ? Object.keys(def.shape) : [];
    });
    return keys.length === 0 ? undefined : [...new Set(keys)];
}
/** All schemas that a value at this path may have to satisfy, wrappers taken off. */
function schemasAt(root, path) {
    return path.reduce((schemas, part) => schemas.flatMap((schema) => children(schema, part)), bare(root));
}
// zod's own type of all its definitions; the walk names those that such files are made of
const definition = (schema) => schema._zod.def;
function children(schema, part) {
    const def = definition(schema);
    if (def.type === "object" && Object.hasOwn(def.shape, part)) {
        const child = def.shape[part];
        return child === undefined ? [] : bare(child);
    }
    if (def.type === "record")
        return bare(def.valueType);
    if (def.type === "array")
        return bare(def.element);
    return [];
}
/** The schemas behind optional, default, pipe, lazy and union. */
function bare(schema) {
    const def = definition(schema);
    switch (def.type) {
        case "optional":
        case "nullable":
        case "default":
        case "prefault":
        case "nonoptional":
        case "readonly":
        case "catch":
            return bare(def.innerType);
        case "pipe":
            return bare(def.in);
        case "lazy":
            return bare(def.getter());
        case "union":
            return def.options.flatMap(bare);
        default:
            return [schema];
    }
}

;// CONCATENATED MODULE: ./lib/yaml/issues.js






/** What a schema says about data, as problems with places. */
function issueProblems(reading, issues, below = []) {
    return issues.flatMap((issue) => {
        const path = [...below, ...(0,read_with/* plainPath */.s)(issue.path)];
        if (isMeantForLater(reading, path, issues))
            return [];
        if (issue.code === "unrecognized_keys") {
            return issue.keys.map((key) => unknownKey(reading, path, key));
        }
        if (issue.code === "invalid_key")
            return [invalidKey(reading, path, issue)];
        if (issue.code === "invalid_union") {
            const branch = bestBranch(issue, (0,yaml_path/* valueAt */.fK)(reading.raw, path));
            if (branch !== undefined)
                return issueProblems(reading, branch, path);
        }
        return [valueProblem(reading, path, issue)];
    });
}
/** A key that is missing only because a later one stands in its place. */
function isMeantForLater({ raw, words }, path, issues) {
    const parent = path.slice(0, -1);
    if (path.length === 0 || (0,yaml_path/* valueAt */.fK)(raw, path) !== undefined)
        return false;
    return issues.some((other) => other.code === "unrecognized_keys" &&
        (0,yaml_path/* pathKey */.Pn)((0,read_with/* plainPath */.s)(other.path)) === (0,yaml_path/* pathKey */.Pn)(parent) &&
        parent.length > 0 &&
        other.keys.some((key) => words?.laterKey?.([...parent, key]) !== undefined));
}
function unknownKey({ schema, spots, base = [], words: own }, within, key) {
    const parent = [...base, ...within];
    const path = [...parent, key];
    const known = knownKeys(schema, within) ?? [];
    const words = own?.laterKey?.(path) ?? {
        sentence: `unknown key "${key}"${parent.length === 0 ? "" : ` in ${nameOf(spots, parent)}`}`,
        ...(known.length === 0 ? {} : { expected: `one of ${known.join(", ")}` }),
        ...suggestion(key, known),
    };
    return { path, problem: (0,locate/* atKey */.dJ)(spots, path, words) };
}
function invalidKey({ spots, base = [] }, below, issue) {
    const path = [...base, ...below];
    const sentence = `"${String(path.at(-1))}" is not allowed as a key in ${nameOf(spots, path.slice(0, -1))}`;
    return { path, problem: (0,locate/* atKey */.dJ)(spots, path, { sentence, expected: issue.issues[0]?.message }) };
}
function valueProblem({ raw, spots, base = [], words: own }, below, issue) {
    const path = [...base, ...below];
    const value = (0,yaml_path/* valueAt */.fK)(raw, below);
    const name = path.at(-1);
    if (value === undefined && typeof name === "string" && issue.code !== "custom") {
        const parent = path.slice(0, -1);
        const sentence = `${nameOf(spots, parent)} has no key "${name}"`;
        const expected = own?.examples?.[name] ?? `${name}: ${expectation(issue)}`;
        return { path, problem: (0,locate/* atKey */.dJ)(spots, parent, { sentence, expected }) };
    }
    const words = own?.laterValue?.(path, value) ??
        (issue.code === "custom"
            ? { sentence: `${nameOf(spots, path)}: ${issue.message}` }
            : {
                sentence: `${nameOf(spots, path)} is ${shown(value)}`,
                expected: expectation(issue),
                ...valueHint(value, issue),
            });
    return { path, problem: (0,locate/* atValue */.Fc)(spots, path, words) };
}
/** A path in words; the root is what the file is. */
function nameOf(spots, path) {
    return (0,yaml_path/* pathText */.LF)(path, spots.get((0,yaml_path/* pathKey */.Pn)([]))?.source.noun);
}
/** What is expected; of a union that nothing fits, each way it could have been. */
function expectation(issue) {
    if (issue.code !== "invalid_union")
        return issue.message;
    const ways = issue.errors.flatMap((branch) => branch.filter(isWrongKind).map((i) => i.message));
    return ways.length === 0 ? issue.message : [...new Set(ways)].join(" or ");
}
function valueHint(value, issue) {
    if (value === null)
        return { hint: 'quote "null" if it is text, or leave the key out' };
    if (typeof value !== "string")
        return {};
    if (issue.code === "invalid_value")
        return suggestion(value, issue.values.map(String));
    if (value.includes("${{"))
        return { hint: "an expression is not allowed here: write the value itself" };
    const wantsBoolean = issue.code === "invalid_type" && issue.expected === "boolean";
    return wantsBoolean && /^(yes|no|on|off|y|n|true|false)$/i.test(value)
        ? { hint: "write true or false, without quotes" }
        : {};
}
function suggestion(word, known) {
    const best = (0,nearest/* nearest */.p)(word, known);
    return best === undefined ? {} : { hint: `did you mean "${best}"?` };
}
/** A value in a sentence. */
function shown(value) {
    if (value === null)
        return "null";
    if (value === undefined)
        return "missing";
    if (Array.isArray(value))
        return value.length === 0 ? "an empty list" : "a list";
    if (typeof value === "object")
        return "a map of keys";
    return typeof value === "string" ? `"${(0,core_text/* line */.n8)(value)}"` : String(value);
}
/** The reading of a union that the author most probably meant: the one that fits furthest. */
function bestBranch(issue, value) {
    const begun = issue.errors.filter((branch) => !branch.some((i) => isWrongKind(i)));
    if (begun.length === 0)
        return issue.errors.length === 1 ? issue.errors[0] : undefined;
    const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
    const cost = (branch) => branch.reduce((sum, i) => sum + (i.code === "unrecognized_keys" ? i.keys.length : 1), 0);
    return isMap ? begun.toSorted((a, b) => cost(a) - cost(b))[0] : begun[0];
}
const isWrongKind = (issue) => issue.path.length === 0 && issue.code === "invalid_type";


/***/ }),

/***/ 1378:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Fc: () => (/* binding */ atValue),
/* harmony export */   aH: () => (/* binding */ atPiece),
/* harmony export */   dJ: () => (/* binding */ atKey)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4127);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2085);


/** The spot of a value, or of the nearest thing around it that the file holds. */
function spotAround(spots, path) {
    for (let length = path.length; length >= 0; length--) {
        const spot = spots.get((0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .pathKey */ .Pn)(path.slice(0, length)));
        if (spot !== undefined)
            return spot;
    }
    return undefined;
}
/** A problem with a value: points at the value itself. */
function atValue(spots, path, words) {
    const parent = path.slice(0, -1);
    // where one word may stand for a list of one, the list's entry is the word
    const spot = spots.get((0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .pathKey */ .Pn)(path)) ?? (path.at(-1) === 0 ? spots.get((0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .pathKey */ .Pn)(parent)) : undefined);
    if (spot === undefined)
        return atKey(spots, path, words);
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .problemAt */ .l4)(spot.source, firstLine(spot), words);
}
/** A problem with a key, or with what is missing below it: points at the key. */
function atKey(spots, path, words) {
    const spot = spotAround(spots, path);
    if (spot === undefined)
        throw new Error("a file without a root has no problems of its own");
    const [start] = spot.value;
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .problemAt */ .l4)(spot.source, spot.key ?? [start, start + 1], words);
}
/** A problem inside a text, by the offset of a piece of it in the file. */
function atPiece(spot, range, words) {
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .problemAt */ .l4)(spot.source, range, words);
}
/**
 * Where something stands in the file; where it was not written, the block around it. A map or
 * list is pointed at by its key. Undefined where not even the block is there.
 */
function placeOf(spots, path) {
    if (path.length === 0)
        return undefined;
    const spot = spotAround(spots, path);
    if (spot === undefined || spot === spots.get((0,_path_js__WEBPACK_IMPORTED_MODULE_1__/* .pathKey */ .Pn)([])))
        return undefined;
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .problemAt */ .l4)(spot.source, spot.key ?? spot.value, { sentence: "" }).place;
}
const firstLine = ({ source, value: [start, end] }) => {
    const stop = source.text.slice(start, end).search(/\r?\n/);
    return [start, stop === -1 ? end : start + stop];
};


/***/ }),

/***/ 7704:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/**
 * The known word that a misspelt one probably means: at most a third of its letters differ. Never
 * one that differs by `not`, which says the opposite.
 */
function nearest(word, known) {
    const limit = Math.max(1, Math.floor(word.length / 3));
    const ranked = known
        .filter((candidate) => isNegated(candidate) === isNegated(word))
        .map((candidate) => ({ candidate, distance: distance(fold(word), fold(candidate)) }))
        .toSorted((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= limit ? best.candidate : undefined;
}
const isNegated = (word) => /^not(?:[_\s-]|[A-Z])/.test(word);
// `retry_count`, `retryCount` and `retry-count` differ in nothing that matters.
const fold = (word) => word.toLowerCase().replace(/[_\s-]/g, "");
/** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
function distance(a, b) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1), swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY);
        }
        before = last;
        last = row;
    }
    return last[b.length] ?? a.length;
}


/***/ }),

/***/ 4127:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ pathText),
/* harmony export */   Pn: () => (/* binding */ pathKey),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   fK: () => (/* binding */ valueAt)
/* harmony export */ });
/** `smoke.checks[0].expect`; keys that need it are quoted. The root is what the file is. */
function pathText(path, noun = "file") {
    if (path.length === 0)
        return `the ${noun}`;
    return path
        .map((part, i) => {
        if (typeof part === "number")
            return `[${part}]`;
        const key = /^[\w$-]+$/.test(part) ? part : `"${part}"`;
        return i === 0 ? key : `.${key}`;
    })
        .join("");
}
/** A path as the key of a map. */
function pathKey(path) {
    return JSON.stringify(path);
}
/** True when `path` is `prefix` or lies below it. */
function isWithin(path, prefix) {
    return prefix.every((part, i) => path[i] === part);
}
/** The value at a path of plain data; undefined where there is none. */
function valueAt(root, path) {
    return path.reduce((value, part) => {
        if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
            return undefined;
        return Reflect.get(value, part);
    }, root);
}


/***/ }),

/***/ 7212:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z9: () => (/* binding */ placeText),
/* harmony export */   dS: () => (/* binding */ sortProblems),
/* harmony export */   x8: () => (/* binding */ renderProblems)
/* harmony export */ });
/* unused harmony export renderProblem */
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5487);

const EXCERPT_LENGTH = 120;
/** In the order of the file, each said once. */
function sortProblems(problems) {
    const said = new Set();
    return problems
        .toSorted((a, b) => a.place.file.localeCompare(b.place.file, "en") ||
        a.place.line - b.place.line ||
        a.place.column - b.place.column)
        .filter((problem) => {
        const key = `${placeText(problem.place)} ${problem.sentence}`;
        return !said.has(key) && said.add(key);
    });
}
/** `release.yml:9:13`. */
function placeText({ file, line: row, column }) {
    return `${file}:${row}:${column}`;
}
/** A problem as lines for a terminal: where and what, the source line with a caret, what to do. */
function renderProblem(problem) {
    const { place, sentence, expected, hint } = problem;
    return [
        `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(placeText(place))}  ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(sentence)}`,
        ...excerptLines(problem),
        ...(expected === undefined ? [] : [`  expected: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(expected)}`]),
        ...(hint === undefined ? [] : [`  hint: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(hint)}`]),
    ];
}
/** All problems, with an empty line between two. */
function renderProblems(problems) {
    return problems.flatMap((problem, i) => [...(i === 0 ? [] : [""]), ...renderProblem(problem)]);
}
function excerptLines({ place, width, excerpt }) {
    if (excerpt.trim() === "")
        return [];
    const start = Math.max(0, place.column - 1 - EXCERPT_LENGTH / 2);
    const before = keepColumns(excerpt.slice(start, place.column - 1));
    const from = keepColumns(excerpt.slice(place.column - 1, start + EXCERPT_LENGTH));
    const gutter = ` ${place.line} | `;
    const carets = Math.max(1, Math.min(width, from.trimEnd().length));
    return [
        `${gutter}${before}${from}`.trimEnd(),
        `${" ".repeat(gutter.length - 2)}| ${" ".repeat(before.length)}${"^".repeat(carets)}`,
    ];
}
/** `line` for a part of a source line: words are made harmless, spaces stay where they are. */
function keepColumns(text) {
    return text.replace(/\s/gu, " ").replace(/[^ ]+/gu, _core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8);
}


/***/ }),

/***/ 2305:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readWith),
/* harmony export */   s: () => (/* binding */ plainPath)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4127);

/**
 * Reads data with a schema. Where the schema wants text and YAML made something else of an
 * unquoted scalar, the text of the file is taken: `1.10` stays `1.10`.
 */
function readWith(schema, data, spots) {
    let raw = data;
    for (;;) {
        const result = schema.safeParse(raw, { error: expectedWords });
        if (result.success)
            return { ok: true, raw, value: result.data };
        const wishes = result.error.issues.flatMap((issue) => textWishes(issue, []));
        const texts = wishes.flatMap((path) => writtenText(raw, path, spots));
        if (texts.length === 0)
            return { ok: false, raw, issues: result.error.issues };
        raw = texts.reduce((all, { path, text }) => withValue(all, path, text), raw);
    }
}
/** Paths at which some reading of the schema wants text. */
function textWishes(issue, base) {
    const path = [...base, ...plainPath(issue.path)];
    if (issue.code === "invalid_type")
        return issue.expected === "string" ? [path] : [];
    if (issue.code !== "invalid_union")
        return [];
    return issue.errors.flatMap((branch) => branch.flatMap((inner) => textWishes(inner, path)));
}
function writtenText(raw, path, spots) {
    const value = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(raw, path);
    const text = spots.get((0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .pathKey */ .Pn)(path))?.written;
    const isText = typeof value === "number" || typeof value === "boolean";
    return isText && text !== undefined ? [{ path, text }] : [];
}
function withValue(node, [part, ...rest], text) {
    if (part === undefined)
        return text;
    if (Array.isArray(node))
        return node.map((v, i) => (i === part ? withValue(v, rest, text) : v));
    if (typeof node !== "object" || node === null)
        return node;
    return { ...node, [part]: withValue(Reflect.get(node, part), rest, text) };
}
/** A path of zod without the symbols that YAML never has. */
function plainPath(path) {
    return path.filter((part) => typeof part !== "symbol");
}
const TYPE_WORDS = {
    string: "text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "keys with values",
    record: "keys with values",
};
/** What is expected, where the schema has no words of its own. */
const expectedWords = (issue) => {
    if (issue.code === "invalid_type")
        return TYPE_WORDS[issue.expected] ?? issue.expected;
    if (issue.code === "invalid_value") {
        const words = issue.values.map(String);
        return words.length === 1 ? words.join("") : `one of ${words.join(", ")}`;
    }
    if (issue.code === "too_small")
        return `at least ${issue.minimum}${countOf(issue.origin)}`;
    if (issue.code === "too_big")
        return `at most ${issue.maximum}${countOf(issue.origin)}`;
    return "another value";
};
const countOf = (origin) => origin === "array" ? " entries" : origin === "string" ? " characters" : "";


/***/ }),

/***/ 2085:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cA: () => (/* binding */ lineOf),
/* harmony export */   l4: () => (/* binding */ problemAt),
/* harmony export */   o$: () => (/* binding */ readSource),
/* harmony export */   pn: () => (/* binding */ isTooLong),
/* harmony export */   wB: () => (/* binding */ restOfLine)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

// These files are written by hand; the limit is far above any and keeps parsing fast.
const MOST_CHARACTERS = 1_000_000;
/** Parses YAML 1.2; problems of syntax stay in `document`. `merge`: keys `<<` are followed. */
function readSource(file, text, { noun, merge = false }) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text.slice(0, MOST_CHARACTERS), {
        lineCounter: lines,
        prettyErrors: false,
        version: "1.2",
        merge,
    });
    return { file, noun, text, document, lines };
}
/** True when a file was longer than any that is written by hand. */
function isTooLong(source) {
    return source.text.length > MOST_CHARACTERS;
}
/** A problem at a piece of the file. */
function problemAt(source, [start, end], words) {
    const { line, col } = source.lines.linePos(start);
    const row = Math.max(1, line);
    const excerpt = lineOf(source, row);
    const place = { file: source.file, line: row, column: Math.max(1, col) };
    const width = Math.max(1, Math.min(end - start, excerpt.length - place.column + 1));
    return { place, width, excerpt, ...words };
}
/** The text of a line, counted from 1, without its line break. */
function lineOf(source, row) {
    const start = source.lines.lineStarts[row - 1] ?? 0;
    const end = source.text.indexOf("\n", start);
    return source.text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}
/** What stands between an offset and the end of its line. */
function restOfLine(source, offset) {
    const end = source.text.indexOf("\n", offset);
    return source.text.slice(offset, end === -1 ? undefined : end).replace(/\r$/, "");
}


/***/ }),

/***/ 203:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ isReadable),
/* harmony export */   u: () => (/* binding */ syntaxProblems)
/* harmony export */ });
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2085);
/* harmony import */ var _traps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(682);


/** What the YAML parser has to say about a file; the first of each line, the rest follows from it. */
function syntaxProblems(source) {
    const { errors, warnings, directives } = source.document;
    const seen = new Set();
    const others = [...errors, ...warnings].filter(({ code }) => code !== "TAG_RESOLVE_FAILED");
    const said = withoutEchoes(others).flatMap((error) => {
        const at = placeOfError(source, error);
        const row = source.lines.linePos(at[0]).line;
        if (seen.has(row))
            return [];
        seen.add(row);
        return [(0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .problemAt */ .l4)(source, at, words(source, error, at))];
    });
    const own = [
        ...((0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .isTooLong */ .pn)(source) ? [{ sentence: `the file is longer than a ${source.noun} can be` }] : []),
        ...(directives?.yaml.explicit === true
            ? [{ sentence: "a %YAML directive changes how values are read", hint: "leave the line out" }]
            : []),
    ];
    return [...said, ...own.map((w) => (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .problemAt */ .l4)(source, [0, 1], w))];
}
/** Mistakes that are told of a file that cannot be read: most of what follows is their echo. */
const MOST_UNREADABLE = 3;
function withoutEchoes(all) {
    const breaks = all.filter(({ code }) => code !== "DUPLICATE_KEY");
    const kept = new Set(breaks.slice(0, MOST_UNREADABLE));
    return all.filter((error) => error.code === "DUPLICATE_KEY" || kept.has(error));
}
/** Where the parser stopped; where nothing stands there any more, the end of what stands before. */
function placeOfError({ text }, { pos }) {
    const [start, end] = pos;
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    const rest = text.slice(lineStart).split("\n")[0] ?? "";
    if (rest.trim() !== "" || lineStart === 0)
        return [start, end];
    const last = text.slice(0, lineStart).trimEnd().length;
    return [Math.max(0, last - 1), last];
}
function words(source, error, [start]) {
    const known = KNOWN[error.code]?.(source.noun);
    if (known !== undefined)
        return known;
    const { line, col } = source.lines.linePos(start);
    const sentence = `not valid YAML: ${lowerFirst(error.message)}`;
    const text = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .lineOf */ .cA)(source, line);
    if (error.code !== "BAD_SCALAR_START")
        return { sentence, hint: hintFor(text) };
    return { sentence, hint: `quote a value that begins with \`${text.charAt(col - 1)}\`` };
}
/** True when the file can be read although something in it is wrong. */
function isReadable({ document }) {
    const harmless = new Set(["DUPLICATE_KEY", "TAG_RESOLVE_FAILED"]);
    return document.errors.every((error) => harmless.has(error.code));
}
/** Errors whose words of the parser's own would not help. */
const KNOWN = {
    DUPLICATE_KEY: () => _traps_js__WEBPACK_IMPORTED_MODULE_1__/* .DUPLICATE_KEY */ .s_,
    MULTIPLE_DOCS: () => ({
        sentence: "a second YAML document begins here",
        expected: "one document in the file",
        hint: "remove the line `---`",
    }),
    TAB_AS_INDENT: () => ({
        sentence: "a tab is used as indentation",
        hint: "indent with spaces: YAML does not allow tabs",
    }),
    BLOCK_AS_IMPLICIT_KEY: () => ({
        sentence: "a colon followed by a space makes a key here, inside another value",
        hint: "quote the value, or indent the line like its neighbours",
    }),
    RESOURCE_EXHAUSTION: (noun) => ({
        sentence: `the file is nested more deeply than a ${noun} can be`,
    }),
    BAD_ALIAS: (noun) => ({
        sentence: `\`*\` starts a YAML alias, which a ${noun} cannot hold`,
        hint: "quote the value if the `*` belongs to it",
    }),
};
function hintFor(text) {
    if (/[{[][^'"]*\$\{\{/.test(text))
        return "quote an expression that stands inside { } or [ ]";
    return /[{[].*\s#/.test(text) ? _traps_js__WEBPACK_IMPORTED_MODULE_1__/* .QUOTE_HASH */ .c5 : undefined;
}
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);


/***/ }),

/***/ 682:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NG: () => (/* binding */ emptyTrap),
/* harmony export */   UG: () => (/* binding */ nodeTrap),
/* harmony export */   c5: () => (/* binding */ QUOTE_HASH),
/* harmony export */   hB: () => (/* binding */ numberTrap),
/* harmony export */   iA: () => (/* binding */ grownKeyTrap),
/* harmony export */   r_: () => (/* binding */ keyTrap),
/* harmony export */   s_: () => (/* binding */ DUPLICATE_KEY),
/* harmony export */   yE: () => (/* binding */ cutTrap)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);

/** Words for a key that stands twice in a map. */
const DUPLICATE_KEY = {
    sentence: "the same key appears twice",
    hint: "keep one of them: YAML would silently take one and drop the other",
};
const QUOTE_HASH = "`#` starts a comment: quote it";
/** An alias, an anchor or a tag: YAML's ways to say one thing and mean another. */
function nodeTrap(node, noun) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
        return {
            sentence: `\`*${node.source}\` is a YAML alias, which a ${noun} cannot hold`,
            hint: "write the value again, or quote it if the `*` belongs to it",
        };
    }
    if ("anchor" in node && node.anchor !== undefined) {
        return {
            sentence: `\`&${node.anchor}\` is a YAML anchor, which a ${noun} cannot hold`,
            hint: "leave it out, or quote the value if the `&` belongs to it",
        };
    }
    if (node.tag === undefined)
        return undefined;
    return {
        sentence: `a YAML tag (\`!\`) changes how the value is read, which a ${noun} cannot hold`,
        hint: "leave it out, or quote the value if the `!` belongs to it",
    };
}
/** A key that is no plain word, or that stands for something else. */
function keyTrap(key, name, { others, noun }) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key)) {
        return {
            sentence: "a list or a map is used as a key",
            hint: "write a word as the key, and quote an expression that stands inside { } or [ ]",
        };
    }
    if (name === "")
        return { sentence: "a key is missing before the colon" };
    if (name === "<<") {
        return {
            sentence: `\`<<\` is a YAML merge key, which a ${noun} cannot hold`,
            hint: "write the keys out",
        };
    }
    if (name.includes("${{")) {
        return { sentence: "an expression is not allowed in a key", hint: "write the key itself" };
    }
    if (name === "__proto__")
        return { sentence: "`__proto__` is not allowed as a key" };
    if (Object.hasOwn(others, name))
        return DUPLICATE_KEY;
    return nodeTrap(key, noun);
}
/** A key without a colon in `{ }`: the rest of a text that a comma cut in two. */
function grownKeyTrap(pair, name) {
    if (pair.value !== null)
        return undefined;
    return {
        sentence: `"${name}" became a key of its own: inside { } a comma separates entries`,
        hint: "quote the text that holds the comma, or give the key a value",
    };
}
/** A key with nothing after it. `rest` is the line after the place where the value would be. */
function emptyTrap(path, rest) {
    const name = path.at(-1);
    const what = typeof name === "string" ? `"${name}"` : "this entry of the list";
    return /^\s*#\S/.test(rest)
        ? { sentence: `${what} has no value`, hint: QUOTE_HASH }
        : { sentence: `${what} has no value`, hint: "write a value, or leave the key out" };
}
/** A value that ends where a `#` begins without a space after it. `rest` is the line after it. */
function cutTrap(rest) {
    const comment = /^[ \t]+(#[^\s#].*)$/.exec(rest)?.[1];
    if (comment === undefined)
        return undefined;
    return {
        sentence: `the value ends before \`${comment.trimEnd()}\``,
        hint: `${QUOTE_HASH}, or write a space after the \`#\` if a comment is meant`,
    };
}
/** A number written so that readers disagree about it. */
function numberTrap(written, value) {
    if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(written)) {
        return {
            sentence: `${written} can be read as more than one number`,
            expected: "a number in plain decimal digits",
            hint: Number.isFinite(value)
                ? `write ${value}, or quote it if it is text`
                : "quote it if it is text",
        };
    }
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER)
        return undefined;
    return { sentence: `${written} is too large to be read exactly`, hint: "quote it if it is text" };
}


/***/ }),

/***/ 3264:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4127);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2085);
/* harmony import */ var _traps_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(682);




/** Plain data of a parsed file. What YAML would twist on the way becomes a problem. */
function readTree(source) {
    const reader = { source, spots: new Map(), problems: [] };
    const root = source.document.contents;
    const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(root) ? readNode(reader, root, [], undefined) : null;
    return { value, spots: reader.spots, problems: reader.problems };
}
function readNode(reader, node, path, key) {
    const value = rangeOf(node);
    const written = isPlain(node) && node.source !== "" ? node.source : undefined;
    reader.spots.set((0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .pathKey */ .Pn)(path), { path, source: reader.source, key, value, written });
    report(reader, path, value, (0,_traps_js__WEBPACK_IMPORTED_MODULE_2__/* .nodeTrap */ .UG)(node, reader.source.noun));
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return readMap(reader, node, path);
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return readList(reader, node.items, path);
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return null;
    const rest = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .restOfLine */ .wB)(reader.source, value[1]);
    const empty = isPlain(node) && (node.source ?? "") === "";
    if (empty)
        report(reader, path, key ?? value, (0,_traps_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyTrap */ .NG)(path, rest));
    else
        report(reader, path, value, (0,_traps_js__WEBPACK_IMPORTED_MODULE_2__/* .cutTrap */ .yE)(rest));
    return node.value;
}
function readMap(reader, map, path) {
    const object = {};
    const { noun } = reader.source;
    for (const pair of map.items) {
        const key = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(pair.key) ? pair.key : undefined;
        const name = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? keyText(key) : "";
        const range = key === undefined ? rangeOf(map) : rangeOf(key);
        const below = [...path, name];
        const trap = (0,_traps_js__WEBPACK_IMPORTED_MODULE_2__/* .keyTrap */ .r_)(key, name, { others: object, noun }) ??
            (map.flow === true ? (0,_traps_js__WEBPACK_IMPORTED_MODULE_2__/* .grownKeyTrap */ .iA)(pair, name) : undefined);
        if (trap === undefined)
            object[name] = readValue(reader, pair.value, below, range);
        else
            report(reader, below, range, trap);
    }
    return object;
}
function readValue(reader, value, path, key) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(value))
        return readNode(reader, value, path, key);
    report(reader, path, key, (0,_traps_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyTrap */ .NG)(path, (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .restOfLine */ .wB)(reader.source, key[1])));
    return null;
}
function readList(reader, items, path) {
    return items.map((item, i) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(item) ? readNode(reader, item, [...path, i], undefined) : null);
}
function report(reader, path, at, words) {
    if (words !== undefined)
        reader.problems.push({ path, problem: (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .problemAt */ .l4)(reader.source, at, words) });
}
const isPlain = (node) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && node.type === "PLAIN";
const rangeOf = (node) => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
const keyText = (node) => isPlain(node) && node.source !== undefined ? node.source : String(node.value);


/***/ })

};
;