"use strict";
exports.id = 194;
exports.ids = [194];
exports.modules = {

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