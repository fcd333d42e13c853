export const id = 188;
export const ids = [188];
export const modules = {

/***/ 4504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


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
var evidence = __webpack_require__(7508);
// EXTERNAL MODULE: ./lib/health/usable.js
var usable = __webpack_require__(4892);
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

/***/ 7508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


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

/***/ 2014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ signalRule),
/* harmony export */   d: () => (/* binding */ cleanLooksNeeded)
/* harmony export */ });
/* harmony import */ var _decide_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4504);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7508);
/* harmony import */ var _search_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9568);



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

/***/ 9568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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

/***/ 4892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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

/***/ 1121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bs: () => (/* binding */ isReserved),
/* harmony export */   GD: () => (/* binding */ LATER_CONTEXTS),
/* harmony export */   Jo: () => (/* binding */ CONTEXTS),
/* harmony export */   WO: () => (/* binding */ contextsOf),
/* harmony export */   pF: () => (/* binding */ CONTEXT_NAMES)
/* harmony export */ });
/** Keys of each context; `any`: names of the author's own. */
const CONTEXTS = {
    release: ["name", "version", "type", "sha"],
    target: ["version", "sha", "kind"],
    environment: ["name", "url"],
    github: [
        "actor",
        "api_url",
        "event_name",
        "ref",
        "ref_name",
        "repository",
        "repository_owner",
        "run_attempt",
        "run_id",
        "run_number",
        "server_url",
        "sha",
        "workflow",
    ],
    env: "any",
    secrets: "any",
};
const CONTEXT_NAMES = Object.keys(CONTEXTS);
/** Contexts that will mean something one day. */
const LATER_CONTEXTS = ["step", "saved"];
// The runner and the action keep tokens and inputs under these.
const RESERVED = /^(GITHUB|ACTIONS|RUNNER|INPUT)_/i;
/** True for a variable that a manifest may not read as `env.X` or `secrets.X`. */
function isReserved(name) {
    return RESERVED.test(name);
}
/** The contexts of one resolution; what is not known yet is left out. */
function contextsOf({ release, environment, target, env, secrets }) {
    const readable = Object.fromEntries(Object.entries(env).filter(([name]) => !isReserved(name)));
    return {
        ...(release === undefined ? {} : { release: pick(release, CONTEXTS.release) }),
        ...(target === undefined ? {} : { target: pick(target, CONTEXTS.target) }),
        ...(environment === undefined ? {} : { environment: pick(environment, CONTEXTS.environment) }),
        github: githubOf(env),
        env: readable,
        secrets: { ...readable, ...secrets },
    };
}
function pick(from, keys) {
    return Object.fromEntries(keys.map((key) => [key, from[key]]));
}
/** The runner says each of these in a variable of its own. */
function githubOf(env) {
    return Object.fromEntries(CONTEXTS.github.flatMap((key) => {
        const value = env[`GITHUB_${key.toUpperCase()}`];
        return value === undefined ? [] : [[key, value]];
    }));
}


/***/ }),

/***/ 5296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ pickEnvironment),
/* harmony export */   I_: () => (/* binding */ urlFault),
/* harmony export */   KV: () => (/* binding */ isProduction),
/* harmony export */   mW: () => (/* binding */ withoutSlash)
/* harmony export */ });
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5524);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5263);


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
        const best = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(chosen, names);
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
        return "an address with a login in it";
    return search !== "" || hash !== "" ? "an address with `?` or `#` in it" : undefined;
}
/** A base address without slashes at its end. */
function withoutSlash(url) {
    return url.replace(/\/+$/, "");
}
const onlyOne = (names) => names.length === 1 ? names[0] : undefined;
function unknown(sentence, names) {
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .A({
        code: "environment-unknown",
        sentence,
        remedy: `name one of ${names.join(", ")}`,
    });
}


/***/ }),

/***/ 6188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ loadManifest)
});

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: ./lib/health/options.js
var options = __webpack_require__(6964);
// EXTERNAL MODULE: ./lib/rollout/options.js
var rollout_options = __webpack_require__(3007);
// EXTERNAL MODULE: ./lib/smoke/options.js + 1 modules
var smoke_options = __webpack_require__(5989);
// EXTERNAL MODULE: ./lib/manifest/path.js
var manifest_path = __webpack_require__(6862);
;// CONCATENATED MODULE: ./lib/manifest/later.js




/** Keys that will mean something one day, by the block in which they stand; "" is the manifest. */
const KEYS = {
    "": ["extends", "waivers", "notify", "incident", "dora", "rollout"],
    smoke: smoke_options/* LATER_KEYS */.q$,
    health: options/* LATER_KEYS */.q$,
    ...rollout_options/* LATER_KEYS */.q$,
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
    const sentence = `release-gate does not act on \`${(0,manifest_path/* pathText */.LF)(path)}: ${value}\` yet`;
    return { sentence, hint: HINT };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/manifest/source.js

// A manifest is written by hand; the limit is far above any and keeps parsing fast.
const MOST_CHARACTERS = 1_000_000;
/** Parses YAML 1.2; problems of syntax stay in `document`. */
function readSource(file, text) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text.slice(0, MOST_CHARACTERS), {
        lineCounter: lines,
        prettyErrors: false,
        version: "1.2",
        merge: false,
    });
    return { file, text, document, lines };
}
/** True when a file was longer than any manifest. */
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

;// CONCATENATED MODULE: ./lib/manifest/locate.js


/** The spot of a value, or of the nearest thing around it that the file holds. */
function spotAround(spots, path) {
    for (let length = path.length; length >= 0; length--) {
        const spot = spots.get((0,manifest_path/* pathKey */.Pn)(path.slice(0, length)));
        if (spot !== undefined)
            return spot;
    }
    return undefined;
}
/** A problem with a value: points at the value itself. */
function atValue(spots, path, words) {
    const parent = path.slice(0, -1);
    // where one word may stand for a list of one, the list's entry is the word
    const spot = spots.get((0,manifest_path/* pathKey */.Pn)(path)) ?? (path.at(-1) === 0 ? spots.get((0,manifest_path/* pathKey */.Pn)(parent)) : undefined);
    if (spot === undefined)
        return atKey(spots, path, words);
    return problemAt(spot.source, firstLine(spot), words);
}
/** A problem with a key, or with what is missing below it: points at the key. */
function atKey(spots, path, words) {
    const spot = spotAround(spots, path);
    if (spot === undefined)
        throw new Error("a manifest without a root has no problems of its own");
    const [start] = spot.value;
    return problemAt(spot.source, spot.key ?? [start, start + 1], words);
}
/** A problem inside a text, by the offset of a piece of it in the file. */
function atPiece(spot, range, words) {
    return problemAt(spot.source, range, words);
}
/**
 * Where something stands in the manifest; where it was not written, the block around it. A map or
 * list is pointed at by its key. Undefined where not even the block is there.
 */
function placeOf(spots, path) {
    if (path.length === 0)
        return undefined;
    const spot = spotAround(spots, path);
    if (spot === undefined || spot === spots.get((0,manifest_path/* pathKey */.Pn)([])))
        return undefined;
    return problemAt(spot.source, spot.key ?? spot.value, { sentence: "" }).place;
}
const firstLine = ({ source, value: [start, end] }) => {
    const stop = source.text.slice(start, end).search(/\r?\n/);
    return [start, stop === -1 ? end : start + stop];
};

// EXTERNAL MODULE: ./lib/manifest/nearest.js
var nearest = __webpack_require__(5263);
// EXTERNAL MODULE: ./lib/manifest/read-with.js
var read_with = __webpack_require__(5686);
;// CONCATENATED MODULE: ./lib/manifest/shape.js
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
// zod's own type of all its definitions; the walk names those that manifests are made of
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

;// CONCATENATED MODULE: ./lib/manifest/issues.js







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
            const branch = bestBranch(issue, (0,manifest_path/* valueAt */.fK)(reading.raw, path));
            if (branch !== undefined)
                return issueProblems(reading, branch, path);
        }
        return [valueProblem(reading, path, issue)];
    });
}
/** A key that is missing only because a later one stands in its place. */
function isMeantForLater({ raw }, path, issues) {
    const parent = path.slice(0, -1);
    if (path.length === 0 || (0,manifest_path/* valueAt */.fK)(raw, path) !== undefined)
        return false;
    return issues.some((other) => other.code === "unrecognized_keys" &&
        (0,manifest_path/* pathKey */.Pn)((0,read_with/* plainPath */.s)(other.path)) === (0,manifest_path/* pathKey */.Pn)(parent) &&
        parent.length > 0 &&
        other.keys.some((key) => laterKey([...parent, key]) !== undefined));
}
function unknownKey({ schema, spots, base = [] }, within, key) {
    const parent = [...base, ...within];
    const path = [...parent, key];
    const known = knownKeys(schema, within) ?? [];
    const words = laterKey(path) ?? {
        sentence: `unknown key "${key}"${parent.length === 0 ? "" : ` in ${(0,manifest_path/* pathText */.LF)(parent)}`}`,
        ...(known.length === 0 ? {} : { expected: `one of ${known.join(", ")}` }),
        ...suggestion(key, known),
    };
    return { path, problem: atKey(spots, path, words) };
}
function invalidKey({ spots, base = [] }, below, issue) {
    const path = [...base, ...below];
    const sentence = `"${String(path.at(-1))}" is not possible as a key in ${(0,manifest_path/* pathText */.LF)(path.slice(0, -1))}`;
    return { path, problem: atKey(spots, path, { sentence, expected: issue.issues[0]?.message }) };
}
function valueProblem({ raw, spots, base = [] }, below, issue) {
    const path = [...base, ...below];
    const value = (0,manifest_path/* valueAt */.fK)(raw, below);
    const name = path.at(-1);
    if (value === undefined && typeof name === "string" && issue.code !== "custom") {
        const parent = path.slice(0, -1);
        const sentence = `${(0,manifest_path/* pathText */.LF)(parent)} has no key "${name}"`;
        const expected = EXAMPLES[name] ?? `${name}: ${expectation(issue)}`;
        return { path, problem: atKey(spots, parent, { sentence, expected }) };
    }
    const words = laterValue(path, value) ??
        (issue.code === "custom"
            ? { sentence: `${(0,manifest_path/* pathText */.LF)(path)}: ${issue.message}` }
            : {
                sentence: `${(0,manifest_path/* pathText */.LF)(path)} is ${shown(value)}`,
                expected: expectation(issue),
                ...valueHint(value, issue),
            });
    return { path, problem: atValue(spots, path, words) };
}
/** How keys look that a manifest cannot do without. */
const EXAMPLES = {
    environments: "environments: {production: {url: https://shop.example}}",
    deploy: "deploy: {workflow: deploy.yml}, or deploy: {command: [node, deploy.mjs]}",
    url: "url: https://shop.example",
};
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
        return { hint: "an expression is not possible here: write the value itself" };
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
        return "not there";
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

// EXTERNAL MODULE: ./lib/manifest/contexts.js
var contexts = __webpack_require__(1121);
// EXTERNAL MODULE: ./lib/manifest/syntax-tree.js
var syntax_tree = __webpack_require__(9675);
// EXTERNAL MODULE: ./lib/manifest/template.js
var template = __webpack_require__(9999);
;// CONCATENATED MODULE: ./lib/manifest/lookups.js






/** What is wrong with the expressions of a manifest as far as that can be known without values. */
function expressionProblems(raw, spots) {
    return templatesIn(raw, []).flatMap(({ path, text }) => {
        const at = (nth, column, words) => ({
            path,
            problem: problemInside(spots, path, { nth, column, words }),
        });
        const cut = (0,template/* cutTemplate */.p)(text);
        if (!cut.ok) {
            const nth = text.slice(0, cut.offset).split("${{").length - 1;
            return [at(nth, -3, { sentence: "the expression has no closing }}" })];
        }
        return cut.pieces
            .filter((piece) => piece.kind === "expression")
            .flatMap(({ code }, nth) => codeProblems(code, path).map(({ column, words }) => at(nth, column, words)));
    });
}
/** Contexts that are known before there is a release: an address is needed to find it. */
const BEFORE_RELEASE = ["github", "env", "secrets"];
function templatesIn(value, path) {
    if (typeof value === "string")
        return (0,template/* hasExpression */.x)(value) ? [{ path, text: value }] : [];
    if (Array.isArray(value))
        return value.flatMap((item, i) => templatesIn(item, [...path, i]));
    if (typeof value !== "object" || value === null)
        return [];
    return Object.entries(value).flatMap(([key, item]) => templatesIn(item, [...path, key]));
}
function codeProblems(code, path) {
    const parsed = (0,syntax_tree/* parseExpression */.Y)(code, [...contexts/* CONTEXT_NAMES */.pF, ...contexts/* LATER_CONTEXTS */.GD]);
    if (!parsed.ok) {
        const hint = `contexts: ${contexts/* CONTEXT_NAMES */.pF.join(", ")}; functions and operators are those of GitHub Actions`;
        const words = { sentence: `not a valid expression: ${parsed.message}`, hint };
        return [{ column: parsed.column, words }];
    }
    return (0,syntax_tree/* lookUps */.e)(parsed.tree).flatMap((use) => {
        const words = useProblem(use, path);
        return words === undefined ? [] : [{ column: use.column, words }];
    });
}
function useProblem({ context, key }, path) {
    if (contexts/* LATER_CONTEXTS */.GD.includes(context)) {
        return { sentence: `release-gate does not act on \`${context}\` in expressions yet` };
    }
    const known = contexts/* CONTEXTS */.Jo[context]; // the parser knows no other context
    if (known === "any")
        return ownNameProblem(context, key);
    if (context === "target" && !isPutInPlace(path)) {
        const hint = "use `release`, or the key below `deploy` or `smoke.ready`";
        return { sentence: "`target` is known only while something is put in place", hint };
    }
    if (path[0] === "environments" && !BEFORE_RELEASE.includes(context)) {
        const hint = `use ${BEFORE_RELEASE.join(", ")}`;
        return { sentence: `\`${context}\` is not known yet where addresses are read`, hint };
    }
    const keys = known;
    if (key === undefined || keys.includes(key.toLowerCase()))
        return undefined;
    const best = (0,nearest/* nearest */.p)(key, keys);
    return {
        sentence: `unknown key "${key}" in the context \`${context}\``,
        expected: `one of ${keys.join(", ")}`,
        ...(best === undefined ? {} : { hint: `did you mean "${best}"?` }),
    };
}
function ownNameProblem(context, key) {
    if (key === undefined) {
        const hint = `write ${context}.NAME: only single values can be read`;
        return { sentence: `\`${context}\` cannot be read as a whole`, hint };
    }
    if (!(0,contexts/* isReserved */.Bs)(key))
        return undefined;
    const hint = "hand the value in under a name of your own";
    return { sentence: `${context}.${key} is not readable: the runner keeps this name`, hint };
}
const isPutInPlace = ([first, second]) => first === "deploy" || (first === "smoke" && second === "ready");
/** Points at a column of the n-th expression of a text, as far as the file shows the text as it is. */
function problemInside(spots, path, { nth, column, words, }) {
    const spot = spots.get((0,manifest_path/* pathKey */.Pn)(path));
    if (spot === undefined)
        return atValue(spots, path, words);
    const [start, end] = spot.value;
    const before = spot.source.text
        .slice(start, end)
        .split("${{")
        .slice(0, nth + 1)
        .join("${{");
    const from = start + before.length + 3 + column;
    return from < end ? atPiece(spot, wordAt(spot, from), words) : atValue(spots, path, words);
}
function wordAt({ source, value }, from) {
    const word = /^\s*(\$\{\{|[\w.-]+|\S)?/.exec(source.text.slice(from, value[1]))?.[0] ?? "";
    const start = from + (word.length - word.trimStart().length);
    return [start, from + Math.max(1, word.length)];
}

// EXTERNAL MODULE: ./lib/manifest/schema.js
var schema = __webpack_require__(3266);
;// CONCATENATED MODULE: ./lib/manifest/merge.js


/** True for what is read from the default branch. */
function isTrusted([first, , third]) {
    if (schema/* TRUSTED_KEYS */.vb.some((key) => key === first))
        return true;
    return first === "environments" && schema/* TRUSTED_ENVIRONMENT_KEYS */.N3.some((key) => key === third);
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
        return [name, { ...without(block, schema/* TRUSTED_ENVIRONMENT_KEYS */.N3), ...rules }];
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
    const block = (0,manifest_path/* valueAt */.fK)(trusted, ["environments", name]);
    if (!isMap(block))
        return {};
    const isRule = (key) => schema/* TRUSTED_ENVIRONMENT_KEYS */.N3.some((known) => known === key);
    return Object.fromEntries(Object.entries(block).filter(([key]) => isRule(key)));
}
const without = (block, keys) => Object.fromEntries(Object.entries(block).filter(([key]) => !keys.includes(key)));
const mapAt = (root, key) => {
    const value = (0,manifest_path/* valueAt */.fK)(root, [key]);
    return isMap(value) ? value : {};
};
const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// EXTERNAL MODULE: ./lib/manifest/policy-file.js
var policy_file = __webpack_require__(8362);
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
    const again = (0,read_with/* readWith */.$)(schema/* manifestSchema */.rc, known, spots);
    if (again.ok)
        return { manifest: again.value, raw: again.raw, broken: new Set() };
    const broken = new Set(again.issues.map((issue) => String(issue.path[0])));
    const rest = Object.entries(known).filter(([key]) => !broken.has(key));
    const standIns = Object.entries(STAND_INS).filter(([key]) => broken.has(key));
    const last = (0,read_with/* readWith */.$)(schema/* manifestSchema */.rc, Object.fromEntries([...rest, ...standIns]), spots);
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

// EXTERNAL MODULE: ./lib/manifest/row-options.js
var row_options = __webpack_require__(3422);
;// CONCATENATED MODULE: ./lib/manifest/requirement-rules.js





/** Source of lines that no guide lists and that keep the gate itself honest. */
const GUARD = "guard";
/** What is wrong under `requirements`: lines that the policy does not have, options that do not fit. */
function requirementProblems(manifest, policy, spots) {
    const rows = new Map(policy.requirements.map((row) => [row.id, row]));
    return Object.keys(manifest.requirements).flatMap((id) => {
        const row = rows.get(id);
        if (row === undefined)
            return [unknownLine(manifest, [...rows.keys()], id, spots)];
        return (0,row_options/* notApplicable */.hH)(manifest, id) === undefined
            ? optionProblems(manifest, row, spots)
            : reasonProblems(manifest, row, spots);
    });
}
function unknownLine(manifest, ids, id, spots) {
    const best = (0,nearest/* nearest */.p)(id, ids);
    const path = ["requirements", id];
    const words = {
        sentence: `the policy ${manifest.policy} has no requirement "${id}"`,
        expected: `one of ${ids.join(", ")}`,
        ...(best === undefined ? {} : { hint: `did you mean "${best}"?` }),
    };
    return { path, problem: atKey(spots, path, words) };
}
function optionProblems(manifest, row, spots) {
    const base = ["requirements", row.id];
    const { schema, read } = (0,row_options/* rowOptions */.TO)(row, manifest, { spots: spotsBelow(spots, base) });
    if (read.ok)
        return [];
    return issueProblems({ schema, raw: read.raw, spots, base }, read.issues);
}
function reasonProblems(manifest, row, spots) {
    const reason = (0,row_options/* notApplicable */.hH)(manifest, row.id);
    const path = ["requirements", row.id, row_options/* NOT_APPLICABLE */.QE];
    if (row.sources.includes(GUARD)) {
        const words = { sentence: `${row.id} always applies`, hint: "leave the line out" };
        return [{ path, problem: atKey(spots, path, words) }];
    }
    if (typeof reason !== "string" || reason.trim() === "") {
        const words = {
            sentence: `${row.id} needs a reason why it is not applicable`,
            expected: "text",
        };
        return [{ path, problem: atValue(spots, path, words) }];
    }
    const others = Object.keys((0,row_options/* ownOptions */.rG)(manifest, row.id) ?? {}).filter((k) => k !== row_options/* NOT_APPLICABLE */.QE);
    return others.map((key) => {
        const below = ["requirements", row.id, key];
        const sentence = `\`${key}\` has no effect on a requirement that is not applicable`;
        return { path: below, problem: atKey(spots, below, { sentence, hint: "keep one of the two" }) };
    });
}
/** Spots by the paths that they have below `base`. */
function spotsBelow(spots, base) {
    const prefix = (0,manifest_path/* pathKey */.Pn)(base).slice(0, -1);
    return new Map([...spots].flatMap(([key, spot]) => key.startsWith(`${prefix},`) ? [[`[${key.slice(prefix.length + 1)}`, spot]] : []));
}

// EXTERNAL MODULE: ./lib/manifest/calendar.js
var calendar = __webpack_require__(5215);
// EXTERNAL MODULE: ./lib/manifest/environment.js
var environment = __webpack_require__(5296);
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
        problem: key === true ? atKey(spots, path, words) : atValue(spots, path, words),
    }));
}
function releaseFaults({ release }) {
    return release.date === undefined ? [] : dayFaults(["release", "date"], release.date);
}
function dayFaults(path, date) {
    if ((0,calendar/* isDay */.N)(date))
        return [];
    return [{ path, words: { sentence: `${date} is not a day of the calendar` } }];
}
function zoneFaults({ timezone }) {
    if ((0,calendar/* isZone */.DS)(timezone))
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
    return (0,rollout_options/* deployProblems */.oC)(deploy).map(({ path, message }) => ({
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
        const fault = (0,template/* hasExpression */.x)(url) ? undefined : (0,environment/* urlFault */.I_)(url);
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
        words: { sentence: `${(0,manifest_path/* pathText */.LF)(["environments", name])} would have to come after itself` },
    }));
}
/** True where at least one environment is production. */
function hasProduction(manifest) {
    return Object.keys(manifest.environments).some((name) => (0,environment/* isProduction */.KV)(manifest, name));
}

;// CONCATENATED MODULE: ./lib/manifest/traps.js

/** Words for a key that stands twice in a map. */
const DUPLICATE_KEY = {
    sentence: "the same key stands here twice",
    hint: "keep one of them: YAML would silently take one and drop the other",
};
const QUOTE_HASH = "`#` starts a comment: quote it";
/** An alias, an anchor or a tag: YAML's ways to say one thing and mean another. */
function nodeTrap(node) {
    if ((0,dist/* isAlias */.Vj)(node)) {
        return {
            sentence: `\`*${node.source}\` is a YAML alias, which a manifest cannot hold`,
            hint: "write the value again, or quote it if the `*` belongs to it",
        };
    }
    if ("anchor" in node && node.anchor !== undefined) {
        return {
            sentence: `\`&${node.anchor}\` is a YAML anchor, which a manifest cannot hold`,
            hint: "leave it out, or quote the value if the `&` belongs to it",
        };
    }
    if (node.tag === undefined)
        return undefined;
    return {
        sentence: "a YAML tag (`!`) changes how the value is read, which a manifest cannot hold",
        hint: "leave it out, or quote the value if the `!` belongs to it",
    };
}
/** A key that is no plain word, or that stands for something else. */
function keyTrap(key, name, others) {
    if (!(0,dist/* isScalar */.jn)(key)) {
        return {
            sentence: "a list or a map stands here as a key",
            hint: "write a word as the key, and quote an expression that stands inside { } or [ ]",
        };
    }
    if (name === "")
        return { sentence: "a key is missing before the colon" };
    if (name === "<<") {
        return {
            sentence: "`<<` is a YAML merge key, which a manifest cannot hold",
            hint: "write the keys out",
        };
    }
    if (name.includes("${{")) {
        return { sentence: "an expression is not possible in a key", hint: "write the key itself" };
    }
    if (name === "__proto__")
        return { sentence: "`__proto__` is not possible as a key" };
    if (Object.hasOwn(others, name))
        return DUPLICATE_KEY;
    return nodeTrap(key);
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

// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(7564);
// EXTERNAL MODULE: ./lib/health/rule.js
var health_rule = __webpack_require__(2014);
// EXTERNAL MODULE: ./lib/smoke/json-path.js
var json_path = __webpack_require__(8811);
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
    const limits = health.signals?.map((signal) => signal["error-rate"].max) ?? [options/* DEFAULT_MAX */.ze];
    return [after, revert].flatMap(({ observeMs: length, ...watch }) => length === undefined
        ? []
        : limits.flatMap((max, i) => tooShort({ ...watch, length, everyMs, max, i })));
}
const STABLE_FOR = ["rollback", "stable-for"];
function placeOfWindow(health) {
    const own = ["prolong", "observe", "every"].find((key) => Object.hasOwn(health, key));
    return own === undefined ? undefined : ["health", own];
}
function tooShort({ length, prolongMs, everyMs, max, i, place, revert }) {
    const rule = (0,health_rule/* signalRule */.D)({ id: "", max, everyMs, signals: 1, observeMs: length, prolongMs });
    const needed = (0,health_rule/* cleanLooksNeeded */.d)(max);
    if (rule.plannedLooks >= needed)
        return [];
    const when = revert === true ? " after a revert" : "";
    const span = (0,units/* formatDuration */.a3)(needed * everyMs);
    const longer = revert === true ? "make rollback.stable-for longer" : "make the window longer";
    return [
        {
            path: place ?? ["health", "signals", i, "error-rate", "max"],
            words: {
                sentence: `${rule.plannedLooks} looks${when} can never prove a limit of ${(0,units/* formatShare */.T1)(max)}`,
                expected: `at least ${needed} looks, which is ${span} every ${(0,units/* formatDuration */.a3)(everyMs)}`,
                hint: `${longer}, look more often, or allow a larger share`,
            },
        },
    ];
}
/** JSON paths of the smoke block that cannot be read. */
function jsonPathFaults(raw, path = []) {
    if (Array.isArray(raw))
        return raw.flatMap((item, i) => jsonPathFaults(item, [...path, i]));
    if (typeof raw !== "object" || raw === null)
        return [];
    return Object.entries(raw).flatMap(([key, value]) => {
        const below = [...path, key];
        const inExpect = path.at(-1) === "json" && path.at(-2) === "expect";
        if (inExpect)
            return faultOf(key, below, true);
        const inVersion = key === "json" && path.at(-1) === "version";
        return inVersion && typeof value === "string"
            ? faultOf(value, below, false)
            : jsonPathFaults(value, below);
    });
}
function faultOf(text, path, key) {
    const problem = (0,json_path/* pathProblem */.z)(text);
    return problem === undefined ? [] : [{ path, words: { sentence: `${text}: ${problem}` }, key }];
}

;// CONCATENATED MODULE: ./lib/manifest/check.js














/**
 * Everything that is wrong with a parsed file. Traps of YAML come first: what the schema says of a
 * value that they spoilt would only confuse; so would rules about what the schema refused.
 */
function treeProblems(tree, read, policies) {
    const { spots } = tree;
    const { raw } = read;
    const traps = [...tree.problems, ...numberProblems(raw, spots)];
    const refused = read.ok
        ? []
        : issueProblems({ schema: schema/* manifestSchema */.rc, raw, spots }, read.issues).filter(outside(traps));
    const before = [...traps, ...refused];
    const around = read.ok
        ? { manifest: read.value, raw, broken: new Set() }
        : readAround(raw, read.issues, spots);
    const rules = around === undefined ? [] : ruleProblems(around, spots, policies);
    const expressions = [...trustedExpressions(raw, spots), ...expressionProblems(raw, spots)];
    return [
        ...before,
        ...rules.filter(outside(before)),
        ...expressions.filter(({ path }) => !before.some((b) => (0,manifest_path/* pathKey */.Pn)(b.path) === (0,manifest_path/* pathKey */.Pn)(path))),
    ].map(({ problem }) => problem);
}
const outside = (problems) => ({ path }) => !problems.some((problem) => (0,manifest_path/* isWithin */.UO)(path, problem.path));
function ruleProblems({ manifest, raw, broken }, spots, policies) {
    const policy = broken.has("policy") ? undefined : policyOf(manifest, policies);
    const rules = [...RULES, ...WATCH_RULES, windowRule(policy)];
    const faults = rules
        .filter(({ needs }) => !needs.some((block) => broken.has(block)))
        .flatMap((rule) => rule.faults(manifest));
    const paths = jsonPathFaults((0,manifest_path/* valueAt */.fK)(raw, ["smoke"]), ["smoke"]);
    const lines = policy === undefined ? [] : requirementProblems(manifest, policy, spots);
    return [...placeFaults([...faults, ...paths], spots), ...lines];
}
/** The policy where something depends on it: reading one costs more than all other rules. */
function policyOf(manifest, policies) {
    const { health, requirements, rollback } = manifest;
    const windows = [health.observe, health.every, rollback["stable-for"]];
    if (!windows.includes(undefined) && Object.keys(requirements).length === 0)
        return undefined;
    const text = policies?.[manifest.policy];
    return text === undefined ? undefined : (0,policy_file/* readPolicy */.T)(manifest.policy, text);
}
/** Numbers that stayed numbers and that not every reader takes for the same. */
function numberProblems(raw, spots) {
    return [...spots.values()].flatMap(({ path, source, value: range, written }) => {
        const value = (0,manifest_path/* valueAt */.fK)(raw, path);
        const words = typeof value === "number" && written !== undefined ? numberTrap(written, value) : undefined;
        return words === undefined ? [] : [{ path, problem: problemAt(source, range, words) }];
    });
}
/** What is read from the default branch may not depend on values of a run. */
function trustedExpressions(raw, spots) {
    return [...spots.values()].flatMap(({ path }) => {
        const value = (0,manifest_path/* valueAt */.fK)(raw, path);
        if (typeof value !== "string" || !(0,template/* hasExpression */.x)(value) || !isTrusted(path))
            return [];
        const sentence = `an expression is not possible in ${String(path[0])}`;
        return [{ path, problem: atKey(spots, path, { sentence, hint: "write the value itself" }) }];
    });
}

// EXTERNAL MODULE: ./lib/manifest/problems.js
var manifest_problems = __webpack_require__(3925);
;// CONCATENATED MODULE: ./lib/manifest/syntax.js


/** What the YAML parser has to say about a file; the first of each line, the rest follows from it. */
function syntaxProblems(source) {
    const { errors, warnings, directives } = source.document;
    const seen = new Set();
    const others = [...errors, ...warnings].filter(({ code }) => code !== "TAG_RESOLVE_FAILED");
    const said = others.flatMap((error) => {
        const at = placeOfError(source, error);
        const row = source.lines.linePos(at[0]).line;
        if (seen.has(row))
            return [];
        seen.add(row);
        return [problemAt(source, at, words(source, error, at))];
    });
    const own = [
        ...(isTooLong(source) ? [{ sentence: "the file is longer than a manifest can be" }] : []),
        ...(directives?.yaml.explicit === true
            ? [{ sentence: "a %YAML directive changes how values are read", hint: "leave the line out" }]
            : []),
    ];
    return [...said, ...own.map((w) => problemAt(source, [0, 1], w))];
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
    const known = KNOWN[error.code];
    if (known !== undefined)
        return known;
    const { line, col } = source.lines.linePos(start);
    const sentence = `not valid YAML: ${lowerFirst(error.message)}`;
    const text = lineOf(source, line);
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
    DUPLICATE_KEY: DUPLICATE_KEY,
    MULTIPLE_DOCS: {
        sentence: "a second YAML document begins here",
        expected: "one document in the file",
        hint: "remove the line `---`",
    },
    TAB_AS_INDENT: {
        sentence: "a tab is used as indentation",
        hint: "indent with spaces: YAML does not allow tabs",
    },
    BLOCK_AS_IMPLICIT_KEY: {
        sentence: "a colon followed by a space makes a key here, inside another value",
        hint: "quote the value, or indent the line like its neighbours",
    },
    RESOURCE_EXHAUSTION: { sentence: "the file is nested more deeply than a manifest can be" },
    BAD_ALIAS: {
        sentence: "`*` starts a YAML alias, which a manifest cannot hold",
        hint: "quote the value if the `*` belongs to it",
    },
};
function hintFor(text) {
    if (/[{[][^'"]*\$\{\{/.test(text))
        return "quote an expression that stands inside { } or [ ]";
    return /[{[].*\s#/.test(text) ? QUOTE_HASH : undefined;
}
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

;// CONCATENATED MODULE: ./lib/manifest/tree.js




/** Plain data of a parsed file. What YAML would twist on the way becomes a problem. */
function readTree(source) {
    const reader = { source, spots: new Map(), problems: [] };
    const root = source.document.contents;
    const value = (0,dist/* isNode */.Ll)(root) ? readNode(reader, root, [], undefined) : null;
    return { value, spots: reader.spots, problems: reader.problems };
}
function readNode(reader, node, path, key) {
    const value = rangeOf(node);
    const written = isPlain(node) && node.source !== "" ? node.source : undefined;
    reader.spots.set((0,manifest_path/* pathKey */.Pn)(path), { path, source: reader.source, key, value, written });
    report(reader, path, value, nodeTrap(node));
    if ((0,dist/* isMap */.jh)(node))
        return readMap(reader, node, path);
    if ((0,dist/* isSeq */.oP)(node))
        return readList(reader, node.items, path);
    if ((0,dist/* isAlias */.Vj)(node) || !(0,dist/* isScalar */.jn)(node))
        return null;
    const rest = restOfLine(reader.source, value[1]);
    const empty = isPlain(node) && (node.source ?? "") === "";
    if (empty)
        report(reader, path, key ?? value, emptyTrap(path, rest));
    else
        report(reader, path, value, cutTrap(rest));
    return node.value;
}
function readMap(reader, map, path) {
    const object = {};
    for (const pair of map.items) {
        const key = (0,dist/* isNode */.Ll)(pair.key) ? pair.key : undefined;
        const name = (0,dist/* isScalar */.jn)(key) ? keyText(key) : "";
        const range = key === undefined ? rangeOf(map) : rangeOf(key);
        const below = [...path, name];
        const trap = keyTrap(key, name, object) ?? (map.flow === true ? grownKeyTrap(pair, name) : undefined);
        if (trap === undefined)
            object[name] = readValue(reader, pair.value, below, range);
        else
            report(reader, below, range, trap);
    }
    return object;
}
function readValue(reader, value, path, key) {
    if ((0,dist/* isNode */.Ll)(value))
        return readNode(reader, value, path, key);
    report(reader, path, key, emptyTrap(path, restOfLine(reader.source, key[1])));
    return null;
}
function readList(reader, items, path) {
    return items.map((item, i) => (0,dist/* isNode */.Ll)(item) ? readNode(reader, item, [...path, i], undefined) : null);
}
function report(reader, path, at, words) {
    if (words !== undefined)
        reader.problems.push({ path, problem: problemAt(reader.source, at, words) });
}
const isPlain = (node) => (0,dist/* isScalar */.jn)(node) && node.type === "PLAIN";
const rangeOf = (node) => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
const keyText = (node) => isPlain(node) && node.source !== undefined ? node.source : String(node.value);

;// CONCATENATED MODULE: ./lib/manifest/load.js









/** Reads a manifest. All problems of the file come in one go, each with its place. */
function loadManifest(parts) {
    const own = readSource(parts.path, parts.text);
    const trusted = trustedSource(parts);
    const sources = trusted === undefined ? [own] : [own, trusted];
    const syntax = sources.flatMap(syntaxProblems);
    const blank = sources.filter((source) => source.document.contents === null);
    if (blank.length > 0 || !sources.every(isReadable)) {
        return refused([...syntax, ...blank.filter(isReadable).map(emptyFile)]);
    }
    const ownTree = readTree(own);
    const trustedTree = trusted === undefined ? undefined : readTree(trusted);
    const tree = trustedTree === undefined ? ownTree : mergeTrusted(ownTree, trustedTree);
    const read = (0,read_with/* readWith */.$)(schema/* manifestSchema */.rc, tree.value, tree.spots);
    const problems = [...syntax, ...treeProblems(tree, read, parts.policies)];
    if (!read.ok || problems.length > 0)
        return refused(problems);
    const warnings = trustedTree === undefined
        ? []
        : newEnvironments(ownTree.value, trustedTree.value).map((name) => `the environment ${name} is not in the manifest of ${parts.trusted?.origin}: it counts as production`);
    const place = (path) => placeOf(tree.spots, path);
    return { ok: true, manifest: read.value, place, warnings };
}
function trustedSource({ path, text, trusted }) {
    if (trusted === undefined || trusted.text === text)
        return undefined;
    return readSource(`${path} (${trusted.origin})`, trusted.text);
}
function refused(problems) {
    return { ok: false, problems: (0,manifest_problems/* sortProblems */.dS)(problems) };
}
function emptyFile(source) {
    return problemAt(source, [0, 0], {
        sentence: "the manifest is empty",
        expected: "at least `environments` and `deploy`",
        hint: "start with `environments: {production: {url: https://…}}` and `deploy: {workflow: deploy.yml}`",
    });
}


/***/ }),

/***/ 5263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The known word that a misspelt one probably means: at most a third of its letters differ. */
function nearest(word, known) {
    const limit = Math.max(1, Math.floor(word.length / 3));
    const ranked = known
        .map((candidate) => ({ candidate, distance: distance(fold(word), fold(candidate)) }))
        .toSorted((a, b) => a.distance - b.distance);
    const best = ranked[0];
    return best !== undefined && best.distance <= limit ? best.candidate : undefined;
}
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

/***/ 3925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dS: () => (/* binding */ sortProblems),
/* harmony export */   x8: () => (/* binding */ renderProblems)
/* harmony export */ });
/* unused harmony exports placeText, renderProblem */
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9716);

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

/***/ 9675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ parseExpression),
/* harmony export */   e: () => (/* binding */ lookUps)
/* harmony export */ });
/* harmony import */ var _actions_expressions__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4082);
/* harmony import */ var _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2049);


/** Parses one expression of GitHub's language; columns count from 0. */
function parseExpression(code, contexts) {
    if (code.trim() === "")
        return { ok: false, message: "the expression is empty", column: 0 };
    try {
        return { ok: true, tree: new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(new _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG(code).lex().tokens, [...contexts], []).parse() };
    }
    catch (error) {
        const column = error instanceof _actions_expressions__WEBPACK_IMPORTED_MODULE_0__/* .ExpressionError */ .tj && error.pos.line === 0 ? error.pos.column : 0;
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false, message: message.charAt(0).toLowerCase() + message.slice(1), column };
    }
}
/** Every use of a context in an expression, in the order of writing. */
function lookUps(tree) {
    if (tree instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .ContextAccess */ .QC)
        return [contextUse(tree, undefined)];
    if (tree instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .IndexAccess */ .p_) {
        if (!(tree.expr instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .ContextAccess */ .QC)) {
            return [...lookUps(tree.expr), ...lookUps(tree.index)];
        }
        const { index } = tree;
        const key = index instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Literal */ .uS ? index.literal.coerceString() : undefined;
        return [contextUse(tree.expr, key), ...(key === undefined ? lookUps(index) : [])];
    }
    return parts(tree).flatMap(lookUps);
}
function contextUse({ name }, key) {
    const { line, column } = name.range.start;
    return { context: name.lexeme.toLowerCase(), key, column: line === 0 ? column : 0 };
}
function parts(tree) {
    if (tree instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Unary */ ._c)
        return [tree.expr];
    if (tree instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Binary */ .yI)
        return [tree.left, tree.right];
    if (tree instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Logical */ .oD || tree instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .FunctionCall */ .R6)
        return tree.args;
    return tree instanceof _actions_expressions_ast__WEBPACK_IMPORTED_MODULE_1__/* .Grouping */ .aU ? [tree.group] : [];
}


/***/ }),

/***/ 9999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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

/***/ 8811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ selectJson),
/* harmony export */   z: () => (/* binding */ pathProblem)
/* harmony export */ });
/* harmony import */ var json_p3__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(393);
/* harmony import */ var _expectations_expectation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4215);


/** Levels of a JSON body; deeper ones are nobody's, and would exhaust the stack. */
const MAX_DEPTH = 200;
/** Selects in an answer's body by RFC 9535. */
const selectJson = (answer, path) => {
    const closed = (0,_expectations_expectation_js__WEBPACK_IMPORTED_MODULE_1__/* .unreadable */ .v)(answer);
    if (closed !== undefined)
        return { problem: closed };
    const body = parse(answer.body);
    if (body === undefined)
        return { problem: notJson(answer.body) };
    if (isDeeper(body, MAX_DEPTH))
        return { problem: `JSON of more than ${MAX_DEPTH} levels` };
    try {
        return { values: (0,json_p3__WEBPACK_IMPORTED_MODULE_0__/* .compile */ .wE)(path).query(body).values() };
    }
    catch (error) {
        return { problem: problemOf(error) };
    }
};
/** Why a JSON path cannot be read; undefined where it can. */
function pathProblem(path) {
    try {
        (0,json_p3__WEBPACK_IMPORTED_MODULE_0__/* .compile */ .wE)(path);
        return undefined;
    }
    catch (error) {
        return problemOf(error);
    }
}
function problemOf(error) {
    if (error instanceof json_p3__WEBPACK_IMPORTED_MODULE_0__/* .JSONPathError */ .s_)
        return `the path cannot be read: ${error.message}`;
    throw error;
}
function parse(body) {
    try {
        return JSON.parse(body);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
function notJson(body) {
    return body.trim() === "" ? "an empty body" : `a body that is not JSON: ${body}`;
}
function isDeeper(value, levels) {
    if (typeof value !== "object" || value === null)
        return false;
    return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}


/***/ })

};
