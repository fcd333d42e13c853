"use strict";
exports.id = 395;
exports.ids = [395];
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

/***/ 6395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  OWN_WORDS: () => (/* binding */ OWN_WORDS),
  wordsOf: () => (/* binding */ wordsOf)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/core/problem.js
var problem = __webpack_require__(1337);
// EXTERNAL MODULE: ./lib/core/stages.js
var stages = __webpack_require__(2479);
// EXTERNAL MODULE: ./lib/core/states.js
var states = __webpack_require__(8890);
// EXTERNAL MODULE: ./lib/fields/recorded.js
var recorded = __webpack_require__(4342);
// EXTERNAL MODULE: ./lib/questions/index.js
var questions = __webpack_require__(7570);
;// CONCATENATED MODULE: ./lib/report/schema-answer.js



const lackFields = {
    reason: schemas/* string */.YjP(),
    remedy: schemas/* string */.YjP(),
    permission: schemas/* string */.YjP().optional(),
    place: recorded/* place */.ik.optional(),
};
/** Why something could not be had. */
const lack = schemas/* strictObject */.rej(lackFields);
const missing = { state: schemas/* literal */.euz("missing"), ...lackFields };
/** A value, or why it could not be had. */
const knownOrMissing = (value) => schemas/* discriminatedUnion */.gMt("state", [
    schemas/* strictObject */.rej({ state: schemas/* literal */.euz("known"), value }),
    schemas/* strictObject */.rej(missing),
]);
const filed = { key: schemas/* string */.YjP(), at: recorded/* time */.kB };
/** A known answer to one kind of question; its value is what the kind says. */
const knownOf = ({ kind, value }) => schemas/* strictObject */.rej({
    state: schemas/* literal */.euz("known"),
    kind: schemas/* literal */.euz(kind),
    ...filed,
    value,
    strength: schemas/* enum */.k5n(["verified", "attested"]),
    link: schemas/* string */.YjP().optional(),
});
// one by name, since a union has at least one member
const { history: schema_answer_history, ...others } = questions/* QUESTIONS */.c;
/** An answer to any kind of question of the register. */
const answer = schemas/* discriminatedUnion */.gMt("state", [
    schemas/* discriminatedUnion */.gMt("kind", [knownOf(schema_answer_history), ...Object.values(others).map(knownOf)]),
    schemas/* strictObject */.rej({ ...missing, kind: schemas/* enum */.k5n(Object.keys(questions/* QUESTIONS */.c)), ...filed }),
]);

;// CONCATENATED MODULE: ./lib/report/schema-declared.js



const minute = schemas/* int */.Whr().min(0).max(1440);
const schema_declared_window = schemas/* strictObject */.rej({
    days: schemas/* array */.YOg(schemas/* enum */.k5n(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])).readonly(),
    fromMinute: minute,
    toMinute: minute,
});
const freeze = schemas/* strictObject */.rej({ from: schemas/* string */.YjP(), through: schemas/* string */.YjP(), because: schemas/* string */.YjP() });
const deploy = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("command"), command: recorded/* strings */.P$ }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz("workflow"),
        file: schemas/* string */.YjP(),
        with: (0,recorded/* maybe */.no)(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())),
    }),
]);
/** What the manifest declares, as requirements were judged by it. */
const declared = schemas/* strictObject */.rej({
    manifest: knownOrMissing(schemas/* strictObject */.rej({
        path: schemas/* string */.YjP(),
        origin: schemas/* string */.YjP(),
        trusted: schemas/* string */.YjP(),
        sha256: schemas/* string */.YjP(),
    })),
    release: knownOrMissing(schemas/* strictObject */.rej({
        type: schemas/* enum */.k5n(["patch", "minor", "major", "auto"]),
        issue: (0,recorded/* maybe */.no)(recorded/* count */.U9),
        date: (0,recorded/* maybe */.no)(schemas/* string */.YjP()),
    })),
    notes: knownOrMissing(schemas/* strictObject */.rej({ path: schemas/* string */.YjP() })),
    roles: knownOrMissing(schemas/* record */.g1P(schemas/* string */.YjP(), recorded/* strings */.P$)),
    signoffs: knownOrMissing(schemas/* strictObject */.rej({ distinct: schemas/* boolean */.zMY(), needs: schemas/* record */.g1P(schemas/* string */.YjP(), recorded/* count */.U9) })),
    environments: knownOrMissing(recorded/* strings */.P$),
    calendar: knownOrMissing(schemas/* strictObject */.rej({
        timezone: schemas/* string */.YjP(),
        windows: schemas/* array */.YOg(schema_declared_window).readonly(),
        freezes: schemas/* array */.YOg(freeze).readonly(),
    })),
    smoke: knownOrMissing(schemas/* strictObject */.rej({ critical: recorded/* strings */.P$, warning: recorded/* strings */.P$, ready: schemas/* boolean */.zMY() })),
    deploy: knownOrMissing(deploy),
    rollback: knownOrMissing(schemas/* strictObject */.rej({ plan: (0,recorded/* maybe */.no)(schemas/* string */.YjP()) })),
});
/** Names of the blocks. */
const block = schemas/* enum */.k5n(declared.keyof().options);

;// CONCATENATED MODULE: ./lib/core/check.js
/** `answered`: a response came; `broken`: sent, and no usable response; `unsent`: could not be sent. */
const TRY_STATES = ["answered", "broken", "unsent"];

// EXTERNAL MODULE: ./lib/core/finding.js
var finding = __webpack_require__(1131);
// EXTERNAL MODULE: ./lib/core/finding-id.js
var finding_id = __webpack_require__(4265);
;// CONCATENATED MODULE: ./lib/core/release.js
/** From the smallest to the largest. */
const RELEASE_TYPES = ["patch", "minor", "major"];

// EXTERNAL MODULE: ./lib/core/verdict.js
var verdict = __webpack_require__(6559);
// EXTERNAL MODULE: ./lib/core/table.js
var core_table = __webpack_require__(5114);
;// CONCATENATED MODULE: ./lib/report/schema-words.js



/** Milliseconds of a measurement. */
const ms = schemas/* number */.aig().min(0);
/** One name of a data table. */
const nameOf = (table) => schemas/* enum */.k5n((0,core_table/* namesOf */.e)(table));
const schema_words_verdict = schemas/* enum */.k5n(verdict/* VERDICTS */.bk);

;// CONCATENATED MODULE: ./lib/report/schema-evidence.js











const released = schemas/* strictObject */.rej({ version: schemas/* string */.YjP(), sha: schemas/* string */.YjP() });
const release = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    version: schemas/* string */.YjP(),
    versionFrom: schemas/* string */.YjP(),
    type: schemas/* enum */.k5n(RELEASE_TYPES),
    sha: schemas/* string */.YjP(),
    previous: (0,recorded/* maybe */.no)(released),
});
const environment = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    production: schemas/* boolean */.zMY(),
    after: recorded/* strings */.P$,
});
const run = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP(),
    url: (0,recorded/* maybe */.no)(schemas/* string */.YjP()),
    workflow: (0,recorded/* maybe */.no)(schemas/* string */.YjP()),
});
const checkTry = schemas/* strictObject */.rej({
    method: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    at: recorded/* time */.kB,
    state: schemas/* enum */.k5n(TRY_STATES),
    status: schemas/* int */.Whr().optional(),
    reason: schemas/* string */.YjP().optional(),
    totalMs: ms,
    phases: schemas/* strictObject */.rej({
        dns: ms.optional(),
        connect: ms.optional(),
        tls: ms.optional(),
        wait: ms.optional(),
        transfer: ms.optional(),
    }),
    remote: schemas/* string */.YjP().optional(),
    version: schemas/* string */.YjP().optional(),
    mismatches: schemas/* array */.YOg(schemas/* strictObject */.rej({
        subject: schemas/* string */.YjP(),
        expected: schemas/* string */.YjP(),
        actual: schemas/* string */.YjP(),
        place: recorded/* place */.ik.optional(),
    }))
        .readonly(),
    slow: schemas/* boolean */.zMY(),
});
const look = schemas/* strictObject */.rej({
    at: recorded/* time */.kB,
    requests: recorded/* count */.U9,
    bad: recorded/* count */.U9,
    baselineRequests: recorded/* count */.U9,
    baselineBad: recorded/* count */.U9,
    reason: schemas/* string */.YjP().optional(),
});
const rule = schemas/* strictObject */.rej({
    id: schemas/* templateLiteral */.Uy$(["signal/", schemas/* string */.YjP()]),
    ratio: schemas/* number */.aig().min(0),
    allowance: schemas/* number */.aig().min(0).max(1),
    observeLooks: recorded/* count */.U9,
    plannedLooks: recorded/* count */.U9,
    alphaFail: schemas/* number */.aig().optional(),
});
const basis = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz("requirement"),
        evaluator: schemas/* string */.YjP(),
        options: schemas/* unknown */.L5J(),
        answers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), recorded/* strings */.P$])),
        declared: schemas/* array */.YOg(block).readonly(),
    }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("check"), tries: schemas/* array */.YOg(checkTry).readonly() }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz("signal"),
        rule,
        // JSON has no undefined: a missing look is null there.
        looks: schemas/* array */.YOg(look.nullable().transform((seen) => seen ?? undefined)).readonly(),
    }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz("derived"),
        evaluator: schemas/* string */.YjP(),
        options: schemas/* unknown */.L5J(),
        foreseen: schemas/* string */.YjP().optional(),
        findings: recorded/* strings */.P$,
        receipts: recorded/* strings */.P$,
    }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("observed") }),
]);
const schema_evidence_finding = schemas/* strictObject */.rej({
    id: schemas/* templateLiteral */.Uy$([nameOf(finding_id/* FINDING_KINDS */.mH), "/", schemas/* string */.YjP()]),
    code: schemas/* string */.YjP().optional().meta({ description: "stable between versions: docs/codes.md" }),
    title: schemas/* string */.YjP(),
    outcome: nameOf(verdict/* OUTCOMES */.im),
    effect: schemas/* enum */.k5n(verdict/* EFFECTS */.tQ),
    expected: schemas/* string */.YjP(),
    found: schemas/* string */.YjP(),
    remedy: schemas/* string */.YjP().optional(),
    tags: schemas/* array */.YOg(nameOf(finding/* TAGS */.g)).readonly().optional(),
    details: recorded/* strings */.P$.optional(),
    link: schemas/* string */.YjP().optional(),
    lacks: schemas/* array */.YOg(lack).readonly().optional(),
    owner: schemas/* string */.YjP().optional(),
    place: recorded/* place */.ik.optional(),
    of: schemas/* strictObject */.rej({ version: schemas/* string */.YjP(), kind: schemas/* enum */.k5n(states/* RECORD_KINDS */.eO) }).optional(),
    basis,
});

// EXTERNAL MODULE: ./lib/core/act.js
var act = __webpack_require__(7790);
// EXTERNAL MODULE: ./lib/receipts/index.js
var receipts = __webpack_require__(8860);
;// CONCATENATED MODULE: ./lib/report/schema-receipt.js





const STATES = (0,core_table/* namesOf */.e)(act/* ACT_STATES */.A);
const DONE = STATES.filter((state) => act/* ACT_STATES */.A[state].done);
const NOT_DONE = STATES.filter((state) => !act/* ACT_STATES */.A[state].done && state !== "recorded");
/** The receipt of one kind of act, in each state that it can be in. */
function receiptOf({ kind, says, result }) {
    const common = {
        kind: schemas/* literal */.euz(kind),
        key: schemas/* string */.YjP(),
        at: recorded/* time */.kB,
        detail: schemas/* string */.YjP(),
        link: schemas/* string */.YjP().optional(),
    };
    const notDone = { remedy: schemas/* string */.YjP(), permission: schemas/* string */.YjP().optional() };
    return schemas/* discriminatedUnion */.gMt("state", [
        schemas/* strictObject */.rej({ ...common, state: schemas/* enum */.k5n(DONE), result }),
        schemas/* strictObject */.rej({ ...common, state: schemas/* literal */.euz("recorded") }),
        schemas/* strictObject */.rej({ ...common, state: schemas/* enum */.k5n(NOT_DONE), ...notDone }),
    ])
        .meta({ description: says });
}
const [first, ...schema_receipt_others] = Object.values(receipts/* ACTS */.s).map(receiptOf);
if (first === undefined)
    throw new Error("no kind of act is registered");
/** The receipt of any kind of act, as the register has them. */
const receipt = schemas/* discriminatedUnion */.gMt("kind", [first, ...schema_receipt_others]);

// EXTERNAL MODULE: ./lib/core/lack.js
var core_lack = __webpack_require__(465);
;// CONCATENATED MODULE: ./lib/report/upgrade-evidence.js


/** Prefix of a key of schema 1 for each kind of question. */
const KINDS = {
    "history ": "history",
    "checks of ": "checks",
    "comments of ": "comments",
    "file ": "markdown",
    "workflow ": "workflow",
    "tags of ": "tags",
};
const BLOCKS = [
    ...["manifest", "release", "notes", "roles", "signoffs", "environments", "calendar", "smoke"],
    ...["deploy", "rollback"],
];
/** In schema 1 a block of the manifest was an answer like any other. */
const DECLARED = "declared ";
/** Answers of schema 1 with their kinds; blocks of the manifest stand apart from them now. */
function upgrade_evidence_upgradeEvidence(answers) {
    const entries = Object.entries(answers);
    const isBlock = ([key]) => key.startsWith(DECLARED);
    const known = entries
        .filter((entry) => !isBlock(entry))
        .map(([key, answer]) => {
        return [key, withKind(key, answer)];
    });
    const blocks = new Map(entries.filter(isBlock).map(([key, answer]) => [key.slice(DECLARED.length), blockOf(answer)]));
    const path = entries.map(([key]) => /^file (notes\/.+)$/.exec(key)?.[1]).find(Boolean);
    if (path !== undefined)
        blocks.set("notes", { state: "known", value: { path } });
    const names = entries.flatMap(([key]) => /^history (.+)$/.exec(key)?.[1] ?? []);
    if (blocks.size > 0) {
        blocks.set("environments", { state: "known", value: names });
        blocks.set("signoffs", { state: "known", value: DUTIES_OF_SCHEMA_1 });
    }
    const all = BLOCKS.map((name) => [name, blocks.get(name) ?? NOT_RECORDED]);
    return {
        answers: Object.fromEntries(known),
        declared: blocks.size === 0 ? undefined : Object.fromEntries(all),
    };
}
/** One person could sign for all roles then. */
const DUTIES_OF_SCHEMA_1 = { distinct: false, needs: {} };
const NOT_RECORDED = (0,core_lack/* missing */.LO)("this report does not hold it", "run the stage again with this version of release-gate");
function withKind(key, answer) {
    if (!isParts(answer))
        return answer;
    const prefix = Object.keys(KINDS).find((one) => key.startsWith(one));
    const kind = KINDS[prefix];
    if (kind === "comments" && isParts(answer.value)) {
        return { ...answer, kind, value: withLines(answer.value) };
    }
    if (kind !== "tags" || !isParts(answer.value))
        return { ...answer, kind };
    return { ...answer, kind, value: { ...answer.value, version: key.slice("tags of ".length) } };
}
function withLines(value) {
    if (!Array.isArray(value.comments))
        return value;
    const comments = value.comments;
    return {
        ...value,
        comments: comments.map((comment) => {
            if (!isParts(comment) || typeof comment.body !== "string")
                return comment;
            return { ...comment, lines: linesOfSchema1(comment.body) };
        }),
    };
}
function blockOf(answer) {
    if (!isParts(answer))
        return answer;
    const { state, value, reason, remedy, permission } = answer;
    return state === "known"
        ? { state, value }
        : { state, reason, remedy, ...(permission === undefined ? {} : { permission }) };
}
/** What a requirement of schema 1 was judged from, with its blocks apart from its answers. */
function upgrade_evidence_upgradeBasis(basis) {
    if (basis.kind !== "requirement" || !isParts(basis.answers))
        return basis;
    const entries = Object.entries(basis.answers);
    const blocks = entries.flatMap(([, keys]) => [keys]
        .flat()
        .filter((key) => typeof key === "string" && key.startsWith(DECLARED)));
    const answers = entries.filter(([, keys]) => {
        return Array.isArray(keys) || typeof keys !== "string" || !keys.startsWith(DECLARED);
    });
    const declared = blocks.map((key) => key.slice(DECLARED.length));
    const notes = basis.evaluator === "notes" ? ["notes"] : [];
    return {
        ...basis,
        options: withoutPaths(basis.options),
        answers: Object.fromEntries(answers),
        declared: [...new Set([...declared, ...notes])],
    };
}
/** Options that schema 1 filled in from the manifest, and that rules read as its blocks now. */
function withoutPaths(options) {
    if (!isParts(options))
        return options;
    const { path: _path, workflow: _workflow, ...rest } = options;
    return rest;
}
const isParts = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

;// CONCATENATED MODULE: ./lib/report/upgrade.js


const oldFinding = schemas/* looseObject */._H3({
    id: schemas/* string */.YjP(),
    outcome: schemas/* string */.YjP(),
    expected: schemas/* string */.YjP(),
    basis: schemas/* looseObject */._H3({
        kind: schemas/* string */.YjP(),
        rule: schemas/* looseObject */._H3({ id: schemas/* string */.YjP() }).optional(),
    }),
});
const oldReport = schemas/* looseObject */._H3({
    schema: schemas/* literal */.euz(1),
    findings: schemas/* array */.YOg(oldFinding),
    answers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
});
/**
 * A report of schema 1 as one of schema 2; anything else stays as it is. Ids had no kind in front
 * then: what a finding was judged from tells it, and of mere observations their own words. What
 * the manifest declares was an answer.
 */
function upgrade_upgrade(written) {
    const old = oldReport.safeParse(written);
    if (!old.success)
        return written;
    const { declared, answers } = upgradeEvidence(old.data.answers);
    return {
        ...old.data,
        schema: 2,
        findings: old.data.findings.map(upgrade_withKind),
        answers,
        ...(declared === undefined ? {} : { declared }),
    };
}
function upgrade_withKind(finding) {
    const { rule } = finding.basis;
    const basis = upgradeBasis(finding.basis); // its kind and rule stay
    const upgraded = rule === undefined ? basis : { ...basis, rule: { ...rule, id: idOf(finding) } };
    return { ...finding, id: idOf(finding), basis: upgraded };
}
const SIGNAL = "error-rate ";
function idOf(finding) {
    const { id, basis } = finding;
    if (basis.kind === "requirement" || basis.kind === "check")
        return `${basis.kind}/${id}`;
    if (id.startsWith(SIGNAL))
        return `signal/${id.slice(SIGNAL.length)}/error-rate`;
    return observedId(finding);
}
const GUARDS = (/* unused pure expression or super */ null && (["really-started", "has-ended", "not-reverted", "target"]));
/** Findings of schema 1 that stages made of what they did or saw. */
const STEPS = [
    ...["claim", "decision", "deploy", "deployment", "interrupted", "mark", "observation", "record"],
    ...["revert", "version-live", "readiness", "smoke", "verify", "rollback", "release"],
];
function observedId({ id, outcome, expected }) {
    if (GUARDS.includes(id))
        return `guard/${id}`;
    // A guard and a stage both asked whether the deployment is still the newest.
    if (id === "still-newest") {
        return expected.startsWith("nothing was deployed to ") ? `guard/${id}` : `step/${id}`;
    }
    if (STEPS.includes(id))
        return `step/${id}`;
    if (expected === "every value of the check is known")
        return `check/${id}`;
    // Only a requirement that does not apply was observed and is none of the above.
    return outcome === "not-applicable" ? `requirement/${id}` : `step/${id}`;
}

;// CONCATENATED MODULE: ./lib/report/schema.js











/** A report as it is written to `report.json`. */
const reportSchema = schemas/* strictObject */.rej({
    schema: schemas/* literal */.euz(2),
    tool: schemas/* strictObject */.rej({ name: schemas/* literal */.euz("release-gate"), version: schemas/* string */.YjP() }),
    stage: nameOf(stages/* STAGES */.an),
    repository: (0,recorded/* maybe */.no)(schemas/* string */.YjP()),
    run: run,
    release: (0,recorded/* maybe */.no)(release),
    environment: (0,recorded/* maybe */.no)(environment),
    manifest: schemas/* strictObject */.rej({ path: schemas/* string */.YjP(), origin: schemas/* string */.YjP(), trusted: schemas/* string */.YjP() }),
    dryRun: schemas/* boolean */.zMY(),
    startedAt: recorded/* time */.kB,
    finishedAt: recorded/* time */.kB,
    judgedAt: recorded/* time */.kB.optional(),
    verdict: schema_words_verdict,
    exitCode: schemas/* literal */.euz([0, 1, 2, 3]),
    headline: schemas/* string */.YjP(),
    next: schemas/* string */.YjP(),
    findings: schemas/* array */.YOg(schema_evidence_finding).readonly(),
    answers: schemas/* record */.g1P(schemas/* string */.YjP(), answer),
    declared: declared.optional(),
    receipts: schemas/* array */.YOg(receipt).readonly(),
    timeline: schemas/* array */.YOg(schemas/* strictObject */.rej({ at: recorded/* time */.kB, text: schemas/* string */.YjP(), link: schemas/* string */.YjP().optional() }))
        .readonly(),
    notes: schemas/* strictObject */.rej({
        deployment: recorded/* count */.U9.optional(),
        liveVersion: schemas/* string */.YjP().optional(),
        rolledBack: nameOf(states/* ROLLED_BACK */.jC).optional(),
        rollbackTo: schemas/* string */.YjP().optional(),
        unmarked: schemas/* strictObject */.rej({
            state: schemas/* enum */.k5n(states/* MARK_STATES */.Li),
            verdict: schema_words_verdict,
            by: schemas/* enum */.k5n(states/* DECIDERS */.Kr),
        })
            .optional(),
        byHand: schemas/* string */.YjP().optional(),
        byHandPowerShell: schemas/* string */.YjP().optional(),
        byHandRemarks: recorded/* strings */.P$.optional(),
    }),
    permissions: recorded/* strings */.P$,
    warnings: recorded/* strings */.P$,
});
/** Reads a `report.json` back, of schema 1 too; whatever is not a report is a problem, never half a report. */
function readReport(text) {
    const read = reportSchema.safeParse(upgrade(jsonOf(text)));
    if (read.success)
        return read.data;
    const [issue] = read.error.issues;
    throw unreadable(`${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "no reason given"}`);
}
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw unreadable("it is not JSON", cause);
    }
}
const unreadable = (why, cause) => new Problem({
    code: "usage",
    sentence: `The report cannot be read: ${why}`,
    remedy: "Use a report.json that this version of release-gate has written.",
    cause,
});

;// CONCATENATED MODULE: ./lib/report/own-words.js

/** Texts that the schema of a report asks for, word by word: without them it cannot be read back. */
const OWN_WORDS = new Set(wordsOf(reportSchema));
/** Every literal and every member of an enumeration that a schema holds, wherever in it. */
function wordsOf(schema) {
    const def = definition(schema);
    if (def.type === "enum")
        return texts(Object.values(def.entries));
    if (def.type === "literal")
        return texts(def.values);
    return below(def).flatMap(wordsOf);
}
function definition(schema) {
    return schema._zod.def; // zod's own type of all its definitions
}
/** The schemas that one is made of, for every kind that a report's schema uses. */
function below(def) {
    switch (def.type) {
        case "object":
            return Object.values(def.shape);
        case "array":
            return [def.element];
        case "record":
            return [def.keyType, def.valueType];
        case "template_literal":
            return def.parts.filter((part) => typeof part === "object" && part !== null);
        case "union":
            return def.options;
        case "pipe":
            return [def.in, def.out];
        case "optional":
        case "nullable":
        case "readonly":
            return [def.innerType];
        case "string":
        case "number":
        case "boolean":
        case "unknown":
        case "transform":
            return [];
        default:
            throw new Error(`own words of a ${def.type} are not known: name what it is made of`);
    }
}
function texts(values) {
    return values.filter((value) => typeof value === "string");
}


/***/ })

};
;