"use strict";
exports.id = 69;
exports.ids = [69];
exports.modules = {

/***/ 1069:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStage: () => (/* binding */ runStage)
});

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(5487);
;// CONCATENATED MODULE: ./lib/adapters/log-action.js

/** A log has no line that can be replaced, so that progress is told rarely. */
const PROGRESS_MS = 15_000;
/** A log for the runner. Nothing that is written here can be a log command. */
function actionLog({ write, now }) {
    let told = Number.NEGATIVE_INFINITY;
    const print = (text) => void write(`${text}\n`);
    return {
        line: (text) => print((0,core_text/* line */.n8)(text)),
        progress: (text) => {
            if (now() - told < PROGRESS_MS)
                return;
            told = now();
            print((0,core_text/* line */.n8)(text));
        },
        foreign: (text) => {
            for (const part of (0,core_text/* lines */.Mn)(text))
                print(`| ${part}`);
        },
    };
}

// EXTERNAL MODULE: ./lib/core/verdict.js
var core_verdict = __webpack_require__(6559);
// EXTERNAL MODULE: ./lib/core/lack.js
var core_lack = __webpack_require__(465);
// EXTERNAL MODULE: ./lib/core/wording.js
var wording = __webpack_require__(5030);
;// CONCATENATED MODULE: ./lib/report/groups.js


/** Findings that warn and are not met. */
function warningsOf(findings) {
    return (0,core_verdict/* openFindings */.lb)(findings).filter((f) => f.effect === "warn");
}
/** Findings that only inform and are not met. */
function remarksOf(findings) {
    return (0,core_verdict/* openFindings */.lb)(findings).filter((f) => f.effect === "inform");
}
/** Stands for a failure that only warns. */
const WARN = { word: "WARN", means: "not met, and only a warning" };
/** The word that stands for an outcome wherever there is little room. */
function wordOf(finding) {
    const { outcome, effect, tags = [] } = finding;
    const word = outcome === "fail" && effect !== "block" ? WARN.word : core_verdict/* OUTCOMES */.im[outcome].word;
    return [word, ...tags].join(", ");
}
/** What was expected and what was found, in the wording of the outcome; stands alone. */
function comparison(finding) {
    const { outcome } = finding;
    const [expected, found] = [(0,wording/* inSentence */.BX)(finding.expected), (0,wording/* inSentence */.BX)(finding.found)];
    switch (outcome) {
        case "fail":
            return `Expected ${expected}, found ${found}`;
        case "unknown":
            return `Could not check: ${found}; expected ${expected}`;
        case "inconclusive":
            return `Not enough to decide: ${found}; expected ${expected}`;
        case "pending":
            return `Waiting: ${found}; expected ${expected}`;
        case "pass":
        case "not-applicable":
            return finding.found;
        default:
            return outcome;
    }
}
/** What a requirement rests on: a person's word, what a machine saw, or the manifest alone. */
function strengthOf(finding, answers) {
    if (finding.basis.kind !== "requirement")
        return "verified";
    const keys = Object.values(finding.basis.answers).flat();
    const found = keys.map((key) => answers[key]);
    const strengths = found.flatMap((a) => (a?.state === "known" ? [a.strength] : []));
    if (strengths.includes("attested"))
        return "attested";
    return strengths.length > 0 ? "verified" : "declared";
}

;// CONCATENATED MODULE: ./lib/report/causes.js



/** Who can give a token, a permission or another chance: no role of the manifest. */
const OPERATOR = "whoever runs the workflow";
/** What is in the way, in the order of the findings; a cause that several share is told once. */
function byCause(findings) {
    const groups = [];
    const causes = new Map();
    for (const finding of findings) {
        const { lacks = [] } = finding;
        if (lacks.length === 0)
            groups.push({ findings: new Set([finding]), lacks: undefined });
        for (const lack of lacks) {
            const group = causes.get((0,core_lack/* causeOf */.rl)(lack));
            group?.findings.add(finding);
            group?.lacks?.push(lack);
            if (group !== undefined)
                continue;
            const opened = { findings: new Set([finding]), lacks: [lack] };
            causes.set((0,core_lack/* causeOf */.rl)(lack), opened);
            groups.push(opened);
        }
    }
    return groups.flatMap(toldOf);
}
function toldOf({ findings: all, lacks }) {
    const findings = [...all];
    const [finding] = findings;
    if (finding === undefined)
        return [];
    const lack = lacks && (0,core_lack/* merged */.Zu)(lacks);
    const reasons = new Set(lacks?.map(({ reason }) => reason));
    if (lack !== undefined)
        reasons.delete(lack.reason);
    const ids = [...new Set(findings.map(({ id }) => id))];
    return [{ finding, findings, ids, lack, reasons: [...reasons] }];
}
/** Why it is in the way, plain text that stands alone. */
function reasonOf({ finding, lack }) {
    return lack === undefined ? finding.found : (0,wording/* capital */.Nx)(lack.reason);
}
/** What was expected and found; a cause that several share has no one expectation. */
function comparisonOf(told) {
    const { finding, ids, lack } = told;
    if (lack === undefined)
        return comparison(finding);
    const found = reasonOf(told);
    return ids.length > 1
        ? `Could not check: ${(0,wording/* inSentence */.BX)(found)}`
        : comparison({ ...finding, found });
}
/** Where in the manifest it is to be mended; of several findings only their cause has a place. */
function placeOf({ finding, ids, lack }) {
    return ids.length > 1 ? lack?.place : finding.place;
}
/** Who has to act on it; undefined where nobody is known. */
function actorOf({ finding, lack }) {
    return lack === undefined ? finding.owner : OPERATOR;
}
/** What is to be done about it. */
function remedyOf({ finding, lack }) {
    return lack === undefined ? finding.remedy : (0,wording/* capital */.Nx)(lack.remedy);
}

// EXTERNAL MODULE: ./lib/core/finding-id.js
var finding_id = __webpack_require__(4265);
;// CONCATENATED MODULE: ./lib/report/names.js


/** Names of the findings of one report. Outputs and `report.json` always hold the whole id. */
function namesIn(findings) {
    const ids = new Map();
    const versions = new Map();
    for (const { id, of } of findings) {
        add(ids, (0,finding_id/* shortName */.EU)(id), id);
        add(versions, id, keyOf(of));
    }
    return ({ id, of: placed }) => {
        const short = (0,finding_id/* shortName */.EU)(id);
        const name = (ids.get(short)?.size ?? 0) > 1 ? id : short;
        const isOneOfTwo = (versions.get(id)?.size ?? 0) > 1;
        const says = placed !== undefined && (isOneOfTwo || placed.kind === "rollback");
        const of = says ? `(${versionWords(placed)})` : "";
        return { name, of, full: says ? `${name} ${of}` : name };
    };
}
/** Characters of a version, where it stands beside other words. */
const VERSION = 40;
/** `2.4.0`, `2.3.7, after the rollback`. */
function versionWords({ version, kind }) {
    const short = (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(version), VERSION);
    return kind === "rollback" ? `${short}, after the rollback` : short;
}
/** Findings by the version that they speak of, in the order in which each first comes. */
function byVersion(findings) {
    const groups = new Map();
    for (const finding of findings) {
        const key = keyOf(finding.of);
        const group = groups.get(key) ?? { of: finding.of, findings: [] };
        group.findings.push(finding);
        groups.set(key, group);
    }
    return [...groups.values()];
}
const keyOf = (of) => of === undefined ? "" : `${of.kind} ${of.version}`;
function add(sets, key, value) {
    sets.set(key, (sets.get(key) ?? new Set()).add(value));
}

;// CONCATENATED MODULE: ./lib/report/annotations.js





/** What the runner keeps of each level and step (actions/runner ExecutionContext.cs). */
const PER_LEVEL = 10;
/** Well below the 4096 characters at which the runner cuts. */
const MESSAGE = 1000;
function annotation(level, told, nameOf) {
    const { finding, findings, ids } = told;
    const parts = [comparisonOf(told), actorOf(told), remedyOf(told)];
    const { name, of } = nameOf(finding);
    const names = [...new Set(findings.map((one) => nameOf(one).name))];
    const title = ids.length > 1 ? names.join(", ") : `${name}: ${finding.title} ${of}`;
    return {
        level,
        title: (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(title), 120),
        message: (0,core_text/* cut */.Jj)(parts.flatMap((part) => (part ? [(0,core_text/* line */.n8)(part)] : [])).join(" · "), MESSAGE),
        place: placeOf(told),
    };
}
/** The first ones of a level; what does not fit is counted in the last. */
function within(all) {
    const [first] = all;
    if (first === undefined || all.length <= PER_LEVEL)
        return all;
    const shown = all.slice(0, PER_LEVEL - 1);
    const message = `${all.length - shown.length} more in the summary and in report.json`;
    return [...shown, { level: first.level, title: "And more", message, place: undefined }];
}
/**
 * Annotations of a report: errors for blockers, notices for blockers that only wait, warnings for
 * warnings; at most ten of each.
 */
function annotations({ findings }) {
    const told = byCause([...(0,core_verdict/* blockers */.mN)(findings), ...warningsOf(findings)]);
    const nameOf = namesIn(findings);
    const all = (level, some) => within(some.map((one) => annotation(level, one, nameOf)));
    const blocking = told.filter(({ finding }) => finding.effect === "block");
    const warning = told.filter(({ finding }) => finding.effect === "warn");
    const waits = ({ finding }) => finding.outcome === "pending";
    return [
        ...all("error", blocking.filter((one) => !waits(one))),
        ...all("warning", warning),
        ...all("notice", blocking.filter(waits)),
    ];
}

// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/core/stages.js
var stages = __webpack_require__(2479);
// EXTERNAL MODULE: ./lib/core/states.js
var states = __webpack_require__(8890);
;// CONCATENATED MODULE: ./lib/report/decision.js



const TONES = {
    pass: "good",
    fail: "bad",
    unknown: "unclear",
    inconclusive: "unclear",
    pending: "waiting",
};
const REVERT_TONES = {
    yes: "reverted",
    no: "good",
    failed: "bad",
    held: "unclear",
};
function words({ stage, verdict, notes, findings }) {
    const facts = (0,stages/* stageFacts */.Wo)(stage);
    const { failedCheck, untouched } = facts;
    const byCheck = verdict === "fail" && (0,core_verdict/* blockers */.mN)(findings)[0]?.basis.kind === "check";
    if (byCheck && failedCheck !== undefined)
        return failedCheck;
    return (notes.deployment === undefined && untouched ? untouched : facts.words)[verdict];
}
/** The decision of a stage: what became of a revert first, then what the verdict means here. */
function decide(parts) {
    const { notes, verdict, dryRun, release, environment } = parts;
    const tone = TONES[verdict];
    const { rolledBack } = notes;
    const reverted = rolledBack && states/* ROLLED_BACK */.jC[rolledBack].decision;
    if (rolledBack && reverted)
        return { words: reverted, tone: REVERT_TONES[rolledBack] };
    if (verdict !== "pass" && (release === undefined || environment === undefined)) {
        return { words: "COULD NOT RUN", tone: "bad" };
    }
    if (dryRun && verdict === "pending")
        return { words: "DRY RUN", tone };
    return { words: dryRun ? `${words(parts)} (dry run)` : words(parts), tone };
}

;// CONCATENATED MODULE: ./lib/report/headline.js








/** Characters of a headline: what a commit status shows. */
const HEADLINE_LENGTH = 140;
/** What the rollback stage decided. */
const DECISION = "step/decision";
/** Characters that two lines of a phone (390 px) show of a heading. */
const PHONE_LENGTH = 90;
/** Where a reason may end: what follows is in the report below. */
const CLAUSE = /(?=; |: | — | \(|, (?!\d))/;
const headline_short = (text, length) => (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(text), length);
/** Which release, and where: `Shop 2.4.0 → production`. */
function subject({ stage, release, environment, notes }) {
    const where = environment === undefined ? undefined : headline_short(environment.name, 24);
    if (release === undefined)
        return where === undefined ? stage : `${stage} for ${where}`;
    const what = `${headline_short(release.name, 28)} ${headline_short(release.version, 24)}`;
    if (where === undefined)
        return what;
    if (notes.rolledBack === "yes" && notes.rollbackTo !== undefined) {
        return `${what} → ${headline_short(notes.rollbackTo, 24)} in ${where}`;
    }
    return (0,stages/* stageFacts */.Wo)(stage).next !== undefined ? `${what} → ${where}` : `${what} in ${where}`;
}
/** What people do after a revert that failed. */
const BY_HAND = "Act now, by hand";
/** What an environment runs after a revert that failed. */
function liveAfterFailure({ notes }) {
    const { liveVersion, rollbackTo } = notes;
    if (liveVersion === undefined)
        return "unknown, no version was reported";
    if (liveVersion === rollbackTo)
        return `${(0,core_text/* line */.n8)(liveVersion)}, but not proven healthy`;
    return rollbackTo === undefined
        ? (0,core_text/* line */.n8)(liveVersion)
        : `${(0,core_text/* line */.n8)(liveVersion)}, should be ${(0,core_text/* line */.n8)(rollbackTo)}`;
}
function passReason(parts) {
    const { notes, findings, verdict, stage } = parts;
    // A row that follows from other findings is not counted beside them.
    const required = findings.filter((f) => f.effect === "block" && f.outcome === "pass" && f.basis.kind !== "derived");
    if (verdict !== "pass")
        return "nothing was decided";
    if (notes.rolledBack === "yes") {
        const why = findings.find((f) => f.id === DECISION)?.found;
        const proven = `${(0,core_text/* line */.n8)(notes.rollbackTo ?? "the target")} is proven`;
        return why === undefined ? proven : `${(0,wording/* inSentence */.BX)((0,core_text/* line */.n8)(why))}; ${proven}`;
    }
    if (stage === "rollback")
        return (0,wording/* inSentence */.BX)((0,core_text/* line */.n8)(required[0]?.found ?? "nothing to roll back"));
    const warnings = warningsOf(findings).length;
    const all = `${(0,wording/* plural */.LS)(required.length, "required check")} passed`;
    return warnings === 0 ? all : `${all} · ${(0,wording/* plural */.LS)(warnings, "warning")}`;
}
/** The decision and the one reason, in at most 140 characters of plain text. */
function headline(parts) {
    const front = `${decide(parts).words}: ${subject(parts)}`;
    if (parts.notes.rolledBack === "failed") {
        return headline_short(`${front} · live now: ${liveAfterFailure(parts)}`, HEADLINE_LENGTH);
    }
    const [top, ...others] = byCause((0,core_verdict/* blockers */.mN)(parts.findings));
    if (top === undefined)
        return headline_short(`${front} · ${passReason(parts)}`, HEADLINE_LENGTH);
    const back = others.length === 0 ? "" : ` · ${others.length} more`;
    // What the rollback stage decided is its own reason.
    const name = top.finding.id === DECISION ? "" : `${namesOf(top, parts)}: `;
    const before = `${front} · ${name}`;
    const reason = firstClauses((0,wording/* inSentence */.BX)((0,core_text/* line */.n8)(reasonOf(top))), {
        aim: PHONE_LENGTH - before.length - back.length,
        most: HEADLINE_LENGTH - before.length - back.length,
    });
    return `${(0,core_text/* cut */.Jj)(`${before}${reason}`, HEADLINE_LENGTH - back.length)}${back}`;
}
/** The first thing that it concerns, and how many more. */
function namesOf({ finding, ids }, { findings }) {
    const more = ids.length - 1;
    return `${headline_short(namesIn(findings)(finding).name, 40)}${more === 0 ? "" : ` and ${more} more`}`;
}
/** As many whole clauses as `aim` characters hold, but at least the first; never more than `most`. */
function firstClauses(text, { aim, most }) {
    const [first = "", ...rest] = text.split(CLAUSE);
    let told = first;
    for (const clause of rest) {
        if (told.length + clause.length > aim)
            break;
        told += clause;
    }
    return (0,core_text/* cut */.Jj)(told, Math.max(1, most));
}
function step(told) {
    const remedy = (0,wording/* withoutStop */.f6)((0,core_text/* line */.n8)(remedyOf(told) ?? reasonOf(told)));
    const who = actorOf(told);
    return who === undefined ? remedy : `${headline_short(who, 80)}: ${remedy}`;
}
/** The others that the release waits for, in order, each once. */
function others(first, rest) {
    const people = rest.flatMap((told) => {
        const who = actorOf(told);
        return who === undefined ? [] : [headline_short(who, 80)];
    });
    const more = [...new Set(people)].filter((who) => who !== headline_short(actorOf(first) ?? "", 80));
    return more.length === 0 ? "" : `; then ${more.slice(0, 3).join(", ")}`;
}
/** The remedy of the trigger was the revert, which is done: now people look for the cause. */
function afterRevert({ release, findings }, worst) {
    const trigger = worst ?? findings.find((f) => f.id === DECISION);
    const who = trigger?.owner === undefined ? "" : `${headline_short(trigger.owner, 80)}: `;
    const what = release === undefined ? "the release" : (0,core_text/* line */.n8)(release.version);
    const where = worst === undefined ? "" : ` ${headline_short(namesIn(findings)(worst).name, 40)}`;
    // A deployment that never came live is reverted without holding the commit for it.
    const isHeld = worst === undefined && trigger?.details !== undefined;
    const held = isHeld || ["check", "signal"].includes(trigger?.basis.kind ?? "");
    const until = held ? "; it stays on hold here until /lift-hold" : " before it goes out again";
    return `${who}Find out why ${what} failed${where}${until}`;
}
const NOTHING = "Nothing to do";
function nextAfterPass({ stage, release, environment }) {
    if (release === undefined || environment === undefined)
        return NOTHING;
    const [version, where] = [(0,core_text/* line */.n8)(release.version), (0,core_text/* line */.n8)(environment.name)];
    const { next } = (0,stages/* stageFacts */.Wo)(stage);
    if (next === "deploy")
        return `Deploy ${version} to ${where}`;
    return next === "decide"
        ? `Run ${(0,stages/* decidingStage */.M9)(environment)} for ${version} in ${where}`
        : NOTHING;
}
/** What to do next, and by whom: from the remedy of the worst blocker; `Nothing to do` when nothing. */
function next(parts) {
    const { notes, verdict } = parts;
    const [top, ...rest] = byCause((0,core_verdict/* blockers */.mN)(parts.findings));
    if (notes.rolledBack === "failed") {
        const who = headline_short(top?.finding.owner ?? "whoever is on call", 80);
        const what = notes.byHand ?? top?.finding.remedy ?? "Restore the previous version";
        return `${who}: ${BY_HAND}: ${(0,wording/* withoutStop */.f6)((0,core_text/* line */.n8)(what))}`;
    }
    if (notes.rolledBack === "yes")
        return afterRevert(parts, top?.finding);
    if (top !== undefined)
        return `${step(top)}${others(top, rest)}`;
    return verdict === "pass" ? nextAfterPass(parts) : "Run the stage again: it decided nothing";
}

;// CONCATENATED MODULE: ./lib/report/links.js
const RUN_URL = /^(https?:\/\/[^/?#\s]+\/[^/?#\s]+\/[^/?#\s]+)\/actions\/runs\/\d+/;
/** Addresses of the repository that the run belongs to; undefined without a run on GitHub. */
function linksOf({ run, release }) {
    const repository = run.url === undefined ? undefined : RUN_URL.exec(run.url)?.[1];
    const sha = release !== undefined && /^[0-9a-f]{40}$/.test(release.sha) ? release.sha : undefined;
    if (repository === undefined || sha === undefined) {
        return { commit: undefined, place: () => undefined };
    }
    return {
        commit: `${repository}/commit/${sha}`,
        place: ({ file, line, ref = sha }) => {
            const path = file.replace(/^\.\//, "").split("/").map(encoded).join("/");
            return `${repository}/blob/${ref}/${path}#L${line}`;
        },
    };
}
// Half a character is no address, and `encodeURIComponent` throws on it.
const encoded = (part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd"));

;// CONCATENATED MODULE: ./lib/report/items.js







/** Blockers and warnings that are shown; a reader acts on the first ones first. */
const SHOWN = 5;
/** More warnings than this are folded away. */
const OPEN_WARNINGS = 3;
const DETAILS = 3;
/** Names of one item; a reader needs no more to see what waits for it. */
const NAMES = 20;
/** Characters of one statement; the whole is in the report. */
const STATEMENT = 400;
const items_TONES = {
    pass: "good",
    "not-applicable": "good",
    fail: "bad",
    pending: "waiting",
    unknown: "unclear",
    inconclusive: "unclear",
};
/** Text that is there and says something. */
function given(text, length) {
    const clean = (0,core_text/* line */.n8)(text ?? "");
    return clean === "" ? undefined : (0,core_text/* cut */.Jj)(clean, length);
}
function item(told, nameOf, report) {
    const { finding, findings, ids } = told;
    const { title, link, outcome } = finding;
    const names = [...new Set(findings.map((one) => nameOf(one).name))];
    const { name, of } = nameOf(finding);
    const reverted = report.notes.rolledBack === "yes" && finding.effect === "block";
    // Undecided only because another signal ended the window: that asks nothing of anybody.
    const cutShort = finding.basis.kind === "signal" && finding.effect === "inform";
    const isShared = ids.length > 1;
    const place = placeOf(told);
    const at = place && {
        text: `${place.file}:${place.line}`,
        link: linksOf(report).place(place),
    };
    return {
        tone: outcome === "fail" && finding.effect !== "block" ? "unclear" : items_TONES[outcome],
        word: wordOf(finding),
        names: names.slice(0, NAMES).map((one) => (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(one), 80)),
        moreNames: Math.max(0, names.length - NAMES),
        title: isShared
            ? ""
            : [title === name ? "" : (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(title), 120), of].filter(Boolean).join(" "),
        comparison: (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(cutShort ? finding.found : comparisonOf(told)), STATEMENT),
        owner: given(actorOf(told), 120),
        // The remedy was to revert, and that is done.
        remedy: reverted || cutShort ? undefined : given(remedyOf(told), STATEMENT),
        evidence: isShared ? undefined : link,
        place: at,
        details: (cutShort ? [] : detailsOf(told))
            .slice(0, DETAILS)
            .flatMap((detail) => given(detail, STATEMENT) ?? []),
    };
}
/** What else was not there is told by its own cause. */
function detailsOf({ finding, lack, reasons }) {
    return lack === undefined ? (finding.details ?? []) : reasons;
}
/** Blockers, warnings and remarks, each group as one section or none. */
function itemSections(report) {
    const { findings, notes } = report;
    const nameOf = namesIn(findings);
    // In one go: what is told among the blockers is not told again among the warnings.
    const told = byCause([...(0,core_verdict/* blockers */.mN)(findings), ...warningsOf(findings), ...remarksOf(findings)]);
    const of = (effect) => told.filter(({ finding }) => finding.effect === effect);
    const section = (title, all, openUpTo) => all.length === 0
        ? []
        : [
            {
                kind: "items",
                title: (0,wording/* plural */.LS)(all.length, title),
                folded: all.length > openUpTo,
                items: all.slice(0, SHOWN).map((one) => item(one, nameOf, report)),
                more: Math.max(0, all.length - SHOWN),
            },
        ];
    const reverts = notes.rolledBack === "yes" || notes.rolledBack === "failed";
    return {
        blockers: section(reverts ? "reason" : "blocker", of("block"), Number.POSITIVE_INFINITY),
        warnings: section("warning", of("warn"), OPEN_WARNINGS),
        remarks: section("remark", of("inform"), 0),
    };
}

// EXTERNAL MODULE: ./lib/core/onset.js
var core_onset = __webpack_require__(7205);
;// CONCATENATED MODULE: ./lib/report/tables.js






/** Rows of one table; the whole is in the report. */
const ROWS = 100;
/** Characters of one cell. */
const CELL = 160;
const piece = (text, rest = {}) => ({
    text: (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(text), CELL),
    ...rest,
});
function table({ rows, ...parts }) {
    if (rows.length === 0)
        return [];
    const more = Math.max(0, rows.length - ROWS);
    return [{ kind: "table", ...parts, rows: rows.slice(0, ROWS), more }];
}
const basedOn = (findings, kind) => findings.filter((f) => f.basis.kind === kind);
function limitOf({ ratio, allowance }) {
    if (ratio === 0)
        return `At most ${(0,units/* formatShare */.T1)(allowance)}`;
    const plus = allowance === 0 ? "" : ` + ${(0,units/* formatShare */.T1)(allowance)}`;
    return `At most ${Number(ratio.toFixed(3))} × baseline${plus}`;
}
/** All that was counted; of what failed, first what was counted since it went wrong. */
function countsOf({ outcome, basis: { rule, looks } }) {
    const seen = looks.filter((look) => look !== undefined);
    const onset = outcome === "fail" ? (0,core_onset/* onsetOf */.$)(rule, seen) : undefined;
    const sum = (key) => seen.reduce((all, look) => all + look[key], 0);
    const share = (bad, requests) => `${bad} of ${requests} bad${requests === 0 ? "" : ` (${(0,units/* formatShare */.T1)(bad / requests)})`}`;
    const isAll = onset === undefined || onset.requests === sum("requests");
    const baseline = sum("baselineRequests");
    const missing = looks.length - seen.length;
    return [
        ...(onset === undefined
            ? [share(sum("bad"), sum("requests"))]
            : [`Since ${(0,units/* formatClock */.ei)(onset.at)}, ${share(onset.bad, onset.requests)}`]),
        ...(isAll ? [] : [`${sum("bad")} of ${sum("requests")} in all`]),
        ...(baseline === 0 ? [] : [`baseline ${share(sum("baselineBad"), baseline)}`]),
        `${missing === 0 ? "" : `${seen.length} of `}${(0,wording/* plural */.LS)(looks.length, "sample")}`,
    ].join(", ");
}
/** ` of 2.4.0`, ` of 2.3.7, after the rollback`; empty where nobody said which. */
const ofWords = (of) => of === undefined ? "" : ` of ${versionWords(of)}`;
/** What was watched, one table for each version: always open, it is the evidence for the decision. */
function signals({ findings }) {
    const nameOf = namesIn(findings);
    return byVersion(basedOn(findings, "signal")).flatMap(({ of, findings: group }) => table({
        title: `Signals${ofWords(of)}`,
        folded: false,
        columns: ["Signal", "Counted", "Limit"],
        rows: group.map((finding) => [
            piece(`${wordOf(finding)} ${nameOf(finding).name}`),
            piece(countsOf(finding)),
            piece(limitOf(finding.basis.rule)),
        ]),
    }));
}
function answerOf(tried) {
    if (tried === undefined)
        return "Not tried";
    const first = tried.mismatches[0];
    const status = tried.status ?? tried.reason ?? tried.state;
    if (first === undefined)
        return `${status}`;
    const { subject, expected, actual } = first;
    if (tried.state !== "answered")
        return (0,wording/* capital */.Nx)(actual);
    const front = subject === "status" ? "" : `${status}: `;
    return `${front}${subject} ${actual}, expected ${expected}`;
}
/**
 * Smoke checks with their last answer, one table for each version; blockers name what failed. The
 * version stands in the table: the title of what is folded is HTML, where nothing foreign may stand.
 */
function checks({ findings }) {
    const nameOf = namesIn(findings);
    return byVersion(basedOn(findings, "check")).flatMap(({ of, findings: group }) => {
        const when = of?.kind === "rollback" ? " after the rollback" : "";
        const good = group.filter((f) => f.outcome === "pass").length;
        return table({
            title: `Checks${when}: ${good} of ${group.length} passed`,
            folded: true,
            columns: [`Check${ofWords(of)}`, "Last answer", "Time"],
            rows: group.map((finding) => {
                const last = finding.basis.tries.at(-1);
                return [
                    piece(`${wordOf(finding)} ${nameOf(finding).name}`),
                    piece(answerOf(last)),
                    piece(last === undefined ? "" : (0,units/* formatDuration */.a3)(last.totalMs)),
                ];
            }),
        });
    });
}
/** What is in order: a count for everybody, the list for those who want to see it. */
function passed({ findings, answers }) {
    const nameOf = namesIn(findings);
    const met = findings.filter((f) => f.outcome === "pass");
    const strengths = met.map((finding) => strengthOf(finding, answers));
    const weaker = ["attested", "declared"]
        .map((strength) => [strength, strengths.filter((s) => s === strength).length])
        .filter(([, n]) => n > 0)
        .map(([strength, n]) => `${n} ${strength}`);
    const columns = ["What", "Found", "Evidence"];
    const row = (finding, evidence) => [
        piece(nameOf(finding).full, { code: true }),
        piece(finding.found),
        piece(evidence, { link: finding.link }),
    ];
    return [
        ...table({
            title: `${met.length} passed${weaker.length === 0 ? "" : ` (${weaker.join(", ")})`}`,
            folded: true,
            columns,
            rows: met.map((finding, i) => row(finding, strengths[i] ?? "")),
        }),
        ...table({
            title: `${findings.filter((f) => f.outcome === "not-applicable").length} not applicable`,
            folded: true,
            columns,
            rows: findings.filter((f) => f.outcome === "not-applicable").map((f) => row(f, "declared")),
        }),
    ];
}
/** What was done to the world, in the order of the doing. */
function receipts({ receipts: all }) {
    return table({
        title: `Actions taken (${all.length})`,
        folded: true,
        columns: ["Action", "State", "Detail"],
        rows: all.map(({ kind, state, detail, link }) => [
            piece(kind),
            piece(state),
            piece(detail, { link }),
        ]),
    });
}
/** What happened when. */
function timeline({ timeline: all }) {
    return table({
        title: `Timeline (${all.length})`,
        folded: true,
        columns: ["Time", "What"],
        rows: all.map(({ at, text, link }) => [piece((0,units/* formatClock */.ei)(at)), piece(text, { link })]),
    });
}

;// CONCATENATED MODULE: ./lib/report/outline.js









/** Characters of what must be seen at once, and how many lines of a list. */
const NEXT = 600;
const COMMAND = 4000;
const LINES = 20;
function permissions(lines) {
    if (lines.length === 0)
        return [];
    const missing = lines.slice(0, LINES).map((permission) => `  ${(0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(permission), 80)}`);
    const text = ["permissions:", ...missing].join("\n");
    return [
        { kind: "block", title: "Missing permissions: add these to the job", language: "yaml", text },
    ];
}
/** The command that rolls a release back, for people who decide to; an alarm shows it itself. */
function byHand({ byHand: command, ...notes }) {
    if (command === undefined)
        return [];
    const { byHandPowerShell: other = command, byHandRemarks: remarks = [], rolledBack } = notes;
    const isShown = rolledBack === "failed";
    return [
        ...(isShown ? [] : [block("To roll back by hand", "sh", command)]),
        ...(other === command ? [] : [block("The same in PowerShell", "powershell", other)]),
        ...(remarks.length === 0 ? [] : [known(remarks)]),
    ];
}
function block(title, language, command) {
    return { kind: "block", title, language, text: copied(command) };
}
function known(remarks) {
    const lines = remarks.slice(0, LINES).map((remark) => (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(remark), NEXT));
    return { kind: "lines", title: "Before you run it by hand", lines };
}
/** A command to copy: one that is cut would do something else. */
function copied(command) {
    return command.length > COMMAND ? "# too long to show: notes.byHand in report.json" : command;
}
function notices(warnings) {
    const shown = warnings.slice(0, LINES).map((warning) => (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(warning), NEXT));
    return shown.length === 0 ? [] : [{ kind: "lines", title: "Notes", lines: shown }];
}
function footer(report) {
    const { release, tool, run, startedAt, finishedAt, stage, environment } = report;
    const lasted = Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt));
    const commit = release && {
        text: (0,units/* shortSha */.Fu)(release.sha),
        code: true,
        link: linksOf(report).commit,
    };
    return [
        ...(commit === undefined ? [] : [commit]),
        { text: (0,units/* formatTime */.fU)(finishedAt) },
        ...(Number.isFinite(lasted) ? [{ text: (0,units/* formatDuration */.a3)(lasted) }] : []),
        { text: `${tool.name} ${tool.version}` },
        ...(run.url === undefined ? [] : [{ text: "run", link: run.url }]),
        {
            text: `${environment?.name ?? "none"}-${stage}/report.json`,
            code: true,
        },
    ];
}
function alarm(parts, next) {
    if (parts.notes.rolledBack !== "failed")
        return undefined;
    const command = parts.notes.byHand && copied(parts.notes.byHand);
    const act = command === undefined ? next : `${next.split(`: ${BY_HAND}`)[0]}: ${BY_HAND}`;
    const [worst] = (0,core_verdict/* blockers */.mN)(parts.findings);
    const because = worst && namesIn(parts.findings)(worst).full;
    return { live: liveAfterFailure(parts), because, act, command };
}
/** Puts a report in the order in which people read it. */
function outline(report) {
    const items = itemSections(report);
    const next = (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(report.next), NEXT);
    return {
        tone: decide(report).tone,
        headline: (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(report.headline), HEADLINE_LENGTH),
        next,
        alarm: alarm(report, next),
        sections: [
            ...items.blockers,
            ...permissions(report.permissions),
            ...byHand(report.notes),
            ...items.warnings,
            ...notices(report.warnings),
            ...signals(report),
            ...checks(report),
            ...items.remarks,
            ...passed(report),
            ...receipts(report),
            ...timeline(report),
        ],
        footer: footer(report),
    };
}

;// CONCATENATED MODULE: ./lib/report/size.js
const CUT = "… more in `report.json`";
const bytesOf = (lines) => new TextEncoder().encode(`${lines.join("\n")}\n`).length;
/** Joins parts up to a size in bytes: what does not fit any more goes, and a line says so. */
function withinBytes(parts, foot, limit) {
    const out = [];
    let left = limit - bytesOf(["", CUT, ...foot]);
    for (const { head, lines, foot: end } of parts) {
        left -= bytesOf(head) + bytesOf(end);
        const fitting = countFitting(lines, left);
        const whole = fitting === lines.length;
        if (left >= 0 && (whole || fitting > 0))
            out.push(...head, ...lines.slice(0, fitting), ...end);
        if (!whole || left < 0) {
            out.push("", CUT);
            break;
        }
        left -= bytesOf(lines);
    }
    return `${[...out, ...foot].join("\n")}\n`;
}
function countFitting(lines, limit) {
    let used = 0;
    const over = lines.findIndex((line) => {
        used += bytesOf([line]);
        return used > limit;
    });
    return over === -1 ? lines.length : over;
}

;// CONCATENATED MODULE: ./lib/report/summary.js




/** Bytes of a summary: GitHub drops one above 1 MiB without a word to the step. */
const SUMMARY_BYTES = 900 * 1024;
const SYMBOLS = {
    good: "✅",
    bad: "❌",
    waiting: "⏳",
    unclear: "⚠️",
    reverted: "⏪",
};
const join = (parts, by) => ({
    markdown: parts.map((part) => part.markdown).join(by),
});
function shown({ text, code, link }) {
    if (link !== undefined)
        return (0,core_text/* mdLink */.YF)(text, link);
    return code === true ? (0,core_text/* mdCode */.xs)(text) : (0,core_text.md) `${text}`;
}
function bullet({ tone, word, names, moreNames, title, ...item }) {
    const { owner, remedy, evidence, place } = item;
    const who = [owner === undefined ? undefined : (0,core_text.md) `**${owner}**`, remedy && (0,core_text.md) `${remedy}`];
    const sources = [evidence && (0,core_text/* mdLink */.YF)("evidence", evidence), place && shown(place)];
    const act = join([join(summary_given(who), ": "), ...summary_given(sources)].filter(isSome), " — ");
    const more = moreNames === 0 ? undefined : (0,core_text.md) `and ${moreNames} more`;
    const what = title === "" ? undefined : (0,core_text.md) `${title}`;
    const called = join(summary_given([join(names.map(core_text/* mdCode */.xs), ", "), more, what]), " ");
    return [
        (0,core_text.md) `- ${SYMBOLS[tone]} **${word}** ${called} — ${(0,wording/* inSentence */.BX)(item.comparison)}`,
        ...item.details.map((detail) => (0,core_text.md) `  - ${detail}`),
        ...(isSome(act) ? [(0,core_text.md) `  - ${act}`] : []),
    ];
}
const isSome = ({ markdown }) => markdown !== "";
const summary_given = (parts) => parts.flatMap((part) => (part === undefined || part === "" ? [] : [part]));
function body(section) {
    switch (section.kind) {
        case "items":
            return [...section.items.flatMap(bullet), ...rest(section.more, "- ")];
        case "lines":
            return section.lines.map((text) => (0,core_text.md) `- ${text}`);
        case "block":
            return [(0,core_text/* mdBlock */.nx)(section.text, section.language)];
        case "table":
            return [
                (0,core_text.md) `| ${join(section.columns.map((column) => (0,core_text.md) `${column}`), " | ")} |`,
                { markdown: `| ${section.columns.map(() => "---").join(" | ")} |` },
                ...section.rows.map((cells) => (0,core_text.md) `| ${join(cells.map(shown), " | ")} |`),
                ...rest(section.more, "\n"),
            ];
        default:
            return section;
    }
}
const rest = (more, before) => more === 0 ? [] : [{ markdown: `${before}… and ${more} more in \`report.json\`` }];
function part(section) {
    const lines = body(section).map(({ markdown }) => markdown);
    const title = (0,core_text.md) `${section.title}`.markdown;
    return "folded" in section && section.folded
        ? { head: ["", `<details><summary>${title}</summary>`, ""], lines, foot: ["", "</details>"] }
        : { head: ["", `**${title}**`, ""], lines, foot: [] };
}
function summary_top({ tone, headline, next, alarm }) {
    if (alarm === undefined) {
        return [(0,core_text.md) `### ${SYMBOLS[tone]} ${headline}`, (0,core_text.md) ``, (0,core_text.md) `**Next:** ${next}`].map(({ markdown }) => markdown);
    }
    const why = alarm.because === undefined ? "" : (0,core_text.md) `, because of ${(0,core_text/* mdCode */.xs)(alarm.because)}`;
    const command = alarm.command === undefined ? [] : (0,core_text/* mdBlock */.nx)(alarm.command).markdown.split("\n");
    return [
        (0,core_text.md) `# 🚨 ${headline}`.markdown,
        "",
        "> [!CAUTION]",
        (0,core_text.md) `> **Live now:** ${alarm.live}${why}`.markdown,
        ">",
        (0,core_text.md) `> **Next:** ${alarm.act}`.markdown,
        ...(command.length === 0 ? [] : [">", ...command.map((line) => `> ${line}`)]),
    ];
}
/**
 * The report as GitHub Markdown for the job summary: two lines to act on, then what is in the way,
 * then the evidence. At most 900 KiB, cut at the end of a line.
 */
function summary(report) {
    const content = outline(report);
    const footer = `<sub>${join(content.footer.map(shown), " · ").markdown}</sub>`;
    return withinBytes([{ head: [], lines: summary_top(content), foot: [] }, ...content.sections.map(part)], ["", footer], SUMMARY_BYTES);
}

// EXTERNAL MODULE: ./lib/core/table.js
var core_table = __webpack_require__(5114);
;// CONCATENATED MODULE: ./lib/report/write.js
/**
 * `report.json` as text. The schema accepts every report: the compiler checks it here, so that no
 * stage has to build it.
 */
function writeReport(report) {
    const written = report;
    return `${JSON.stringify(written, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./lib/run/file-report.js




/** Folder of one stage's reports: `<report-dir>/<environment>-<stage>`. */
function reportFolder(report, reportDir) {
    const environment = (report.environment?.name ?? "none").replace(/[^\w.-]+/g, "-");
    return `${reportDir}/${environment}-${report.stage}`;
}
/** Writes report.json and the summary beside it. */
async function fileReport(report, reportDir, files) {
    const folder = reportFolder(report, reportDir);
    await files.write(`${folder}/report.json`, writeReport(report));
    await files.write(`${folder}/summary.md`, summary(report));
}
/**
 * The report with every secret taken out of every text. Words of the report's own vocabulary and
 * times stay, whatever a secret says: they tell nothing, and without them it cannot be read back.
 */
async function redacted(report, redact) {
    const hides = (text) => redact(text) !== text;
    const hidesWords = textsIn(report).some((text) => WORD.test(text) && hides(text));
    // The schema is built only where it has to be asked.
    const own = hidesWords ? (await __webpack_require__.e(/* import() */ 395).then(__webpack_require__.bind(__webpack_require__, 6395))).OWN_WORDS : NONE;
    const text = (value, key) => {
        if (own.has(value) || TIME.test(value))
            return value;
        const kind = key === "id" ? (FINDING_KIND.exec(value)?.[0] ?? "") : "";
        return `${kind}${redact(value.slice(kind.length))}`;
    };
    const clean = (value, key = "") => {
        if (typeof value === "string")
            return text(value, key);
        if (Array.isArray(value))
            return value.map((part) => clean(part));
        if (typeof value !== "object" || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([name, v]) => [name, clean(v, name)]));
    };
    const { answers, ...rest } = report;
    // keys of answers hold names from the manifest; all other keys are the report's own
    const byKey = Object.entries(answers).map(([key, answer]) => [redact(key), clean(answer)]);
    return { ...clean(rest), answers: Object.fromEntries(byKey) }; // only texts changed
}
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
/** How the id of a finding begins: as little a secret as any word of the report. */
const FINDING_KIND = new RegExp(`^(${(0,core_table/* namesOf */.e)(finding_id/* FINDING_KINDS */.mH).join("|")})/`);
/** What every word of the report's own vocabulary looks like. */
const WORD = /^[a-z][a-z_-]*$/i;
const NONE = new Set();
function textsIn(value) {
    if (typeof value === "string")
        return [value];
    if (typeof value !== "object" || value === null)
        return [];
    return Object.values(value).flatMap(textsIn);
}

// EXTERNAL MODULE: ./lib/run/runner.js
var run_runner = __webpack_require__(7626);
// EXTERNAL MODULE: ./lib/run/secret-lines.js
var secret_lines = __webpack_require__(426);
// EXTERNAL MODULE: ./lib/core/finding.js
var finding = __webpack_require__(1131);
;// CONCATENATED MODULE: ./lib/run/notes.js
/** What the report says of a stage's result besides its findings. */
function notesOf({ findings: _, live, byHand, ...facts }) {
    return {
        ...facts,
        ...(live === undefined ? {} : { liveVersion: live.version }),
        ...(byHand === undefined
            ? {}
            : {
                byHand: byHand.sh,
                byHandPowerShell: byHand.powershell,
                byHandRemarks: byHand.remarks,
            }),
    };
}

// EXTERNAL MODULE: ./lib/core/problem.js
var problem = __webpack_require__(1337);
// EXTERNAL MODULE: ./lib/questions/index.js
var lib_questions = __webpack_require__(7570);
;// CONCATENATED MODULE: ./lib/evidence/collector.js

/** A collector that looks for each question by itself; a throw is a missing answer, never a loss. */
function collector(find) {
    return (questions, tools) => Promise.all(questions.map(async (question) => {
        const found = await find(question, tools).catch(broken);
        return answerTo(question, found, tools.now());
    }));
}
/** The same where nothing can be known without GitHub. */
function onlineCollector(find) {
    return collector(async (question, tools) => {
        const { github } = tools;
        return github === undefined ? OFFLINE : await find(question, { ...tools, github });
    });
}
const OFFLINE = (0,core_lack/* missing */.LO)("no token or repository: GitHub was not asked", "set GITHUB_TOKEN and name the repository (--repo owner/name)");
/** A throw is a bug of ours; the question still gets its answer. */
function broken(error) {
    const detail = error instanceof Error ? error.message : String(error);
    return (0,core_lack/* missing */.LO)(`reading it failed: ${detail}`, "run the stage again; if it happens again, report it");
}
/** The answer to a question, under its key. */
function answerTo({ kind, key }, found, at) {
    if (found.state === "known") {
        const { value, strength, link } = found;
        return { state: "known", kind, key, value, at, strength, link };
    }
    return { state: "missing", kind, key, at, ...(0,core_lack/* lackOf */.Zs)(found) };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var classic_schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./lib/evidence/reply.js


/** One GET, of which only the schema's fields are kept. */
async function readOne(tools, schema, route, parameters = {}) {
    return parse(await tools.github.request(route, parameters, tools.signal), schema, route);
}
/** All entries of a list; `field` names the list inside an object answer. */
async function readAll(tools, entry, route, parameters = {}, field) {
    const reply = await tools.github.list(route, parameters, tools.signal, field);
    return parse(reply, classic_schemas/* array */.YOg(entry), route);
}
/** The REST API's largest page. */
const PAGE_SIZE = 100;
/** The first pages of a list of which the newest entries are enough. */
async function readFirst(tools, entry, route, parameters, mostPages) {
    const entries = [];
    for (let page = 1; page <= mostPages; page += 1) {
        const all = { ...parameters, per_page: PAGE_SIZE, page };
        const reading = await readOne(tools, classic_schemas/* array */.YOg(entry), route, all);
        if (reading.state === "missing")
            return reading;
        entries.push(...reading.data);
        if (reading.data.length < PAGE_SIZE)
            break;
    }
    return { state: "read", data: entries };
}
/** A reply read by a schema; `route` names it for people. */
function parse(reply, schema, route) {
    if (!reply.ok) {
        const { status, reason, remedy, permission } = reply;
        return { state: "missing", status, reason, remedy, permission };
    }
    const parsed = schema.safeParse(reply.data);
    if (parsed.success)
        return { state: "read", data: parsed.data };
    const place = parsed.error.issues[0]?.path.join(".") || "its shape";
    const what = route.replace("/repos/{owner}/{repo}", "");
    return {
        ...(0,core_lack/* missing */.LO)(`GitHub's answer to ${what} has an unexpected form (at ${place})`, "run the stage again; if it happens again, check that GITHUB_API_URL is GitHub's REST API"),
        status: reply.status,
    };
}
function together(readings) {
    const [first, ...more] = readings.filter((reading) => reading.state === "missing");
    if (first !== undefined)
        return (0,core_lack/* merged */.Zu)([first, ...more]);
    return { state: "read", data: readings.flatMap((r) => (r.state === "read" ? [r.data] : [])) };
}

;// CONCATENATED MODULE: ./lib/evidence/changes.js




const commit = classic_schemas/* object */.Ikc({
    sha: classic_schemas/* string */.YjP(),
    author: classic_schemas/* object */.Ikc({ login: classic_schemas/* string */.YjP() }).nullish(),
    commit: classic_schemas/* object */.Ikc({
        message: classic_schemas/* string */.YjP(),
        author: classic_schemas/* object */.Ikc({ name: classic_schemas/* string */.YjP().nullish() }).nullish(),
    }),
});
/** The commits between two, or one alone, with who wrote them. */
const collectChanges = onlineCollector(async ({ base, head }, tools) => {
    const commits = await commitsOf(base, head, tools);
    if (commits.state === "missing") {
        const reason = `who wrote this release could not be read: ${commits.reason}`;
        return { ...(0,core_lack/* missing */.LO)(reason, commits.remedy), permission: commits.permission };
    }
    const value = { base, head, commits: commits.data.map(asChange) };
    return { state: "known", value, strength: "verified" };
});
async function commitsOf(base, head, tools) {
    if (base === head)
        return { state: "read", data: [] };
    if (base !== undefined) {
        const route = "GET /repos/{owner}/{repo}/compare/{basehead}";
        return readAll(tools, commit, route, { basehead: `${base}...${head}` }, "commits");
    }
    const only = await readOne(tools, commit, "GET /repos/{owner}/{repo}/commits/{ref}", {
        ref: head,
    });
    return only.state === "missing" ? only : { state: "read", data: [only.data] };
}
// https://docs.github.com/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/creating-a-commit-with-multiple-authors
const CO_AUTHOR = /^co-authored-by:[ \t]*(.*?)[ \t]*<([^<>\n]*)>[ \t]*\r?$/gim;
/** An address that GitHub gives out names the login: `49699333+dependabot[bot]@users.noreply.…`. */
const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9_-]+(?:\[bot\])?)@users\.noreply\.[\w.-]+$/;
function asChange({ sha, author, commit: { message, author: written } }) {
    const others = [...message.matchAll(CO_AUTHOR)].map(([, name = "", address = ""]) => ({
        name,
        login: NO_REPLY.exec(address)?.[1],
    }));
    const all = [{ name: written?.name ?? "an unknown author", login: author?.login }, ...others];
    return {
        sha,
        authors: all.flatMap(({ login }) => login ?? []),
        unlinked: all.flatMap(({ name, login }) => (login === undefined ? [name] : [])),
    };
}

;// CONCATENATED MODULE: ./lib/evidence/checks.js



const checkRun = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    name: classic_schemas/* string */.YjP(),
    status: classic_schemas/* string */.YjP(),
    conclusion: classic_schemas/* string */.YjP().nullable(),
    html_url: classic_schemas/* string */.YjP().nullable(),
    app: classic_schemas/* object */.Ikc({ id: classic_schemas/* number */.aig() }).nullable(),
    check_suite: classic_schemas/* object */.Ikc({ id: classic_schemas/* number */.aig() }).nullable(),
});
const checks_status = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    context: classic_schemas/* string */.YjP(),
    state: classic_schemas/* string */.YjP(),
    target_url: classic_schemas/* string */.YjP().nullable(),
});
const workflowRun = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    path: classic_schemas/* string */.YjP(),
    check_suite_id: classic_schemas/* number */.aig().optional(),
});
const RUNS = "GET /repos/{owner}/{repo}/actions/runs";
/** Check runs and statuses of a commit: the newest of each app, workflow and name. */
const collectChecks = onlineCollector(async ({ sha }, tools) => {
    const commit = "GET /repos/{owner}/{repo}/commits/{ref}";
    const latest = { ref: sha, filter: "latest" };
    const readings = await Promise.all([
        readAll(tools, checkRun, `${commit}/check-runs`, latest, "check_runs"),
        readAll(tools, checks_status, `${commit}/statuses`, { ref: sha }),
        readAll(tools, workflowRun, RUNS, { head_sha: sha }, "workflow_runs"),
    ]);
    const read = together(readings);
    if (read.state === "missing")
        return read;
    const [ofApps, ofStatuses, ofWorkflows] = read.data;
    const all = [...fromRuns(ofApps, ofWorkflows), ...ofStatuses.map(fromStatus)];
    return { state: "known", value: newest(all), strength: "verified" };
});
function fromRuns(checks, runs) {
    const suites = new Map(runs.map((run) => [run.check_suite_id, run]));
    return checks.map((check) => {
        const run = check.check_suite === null ? undefined : suites.get(check.check_suite.id);
        return {
            id: check.id,
            name: check.name,
            app: check.app === null ? "unknown" : String(check.app.id),
            completed: check.status === "completed",
            conclusion: check.conclusion ?? undefined,
            url: check.html_url ?? undefined,
            // `path` may name the ref that the workflow was taken from, after an `@`.
            run: run && { id: String(run.id), workflow: run.path.replace(/@.*$/s, "") },
        };
    });
}
function fromStatus({ id, context, state, target_url }) {
    return {
        id,
        name: context,
        app: "status",
        completed: state !== "pending",
        conclusion: state,
        url: target_url || undefined,
        run: undefined,
    };
}
/**
 * The newest by number. Jobs of two workflows may bear one name: a green one must not hide a red
 * one, so the workflow is part of what makes two checks the same.
 */
function newest(all) {
    const ascending = all.toSorted((a, b) => a.id - b.id);
    const byName = new Map(ascending.map((check) => [JSON.stringify([check.app, check.run?.workflow, check.name]), check]));
    return [...byName.values()]
        .map(({ id: _, ...check }) => check)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

;// CONCATENATED MODULE: ./lib/evidence/comments.js




/** Label of the issue that a release is talked about in, where the manifest names none. */
const LABEL = "release";
const issue = classic_schemas/* object */.Ikc({
    number: classic_schemas/* number */.aig(),
    html_url: classic_schemas/* string */.YjP(),
    pull_request: classic_schemas/* unknown */.L5J().optional(),
});
const comment = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    user: classic_schemas/* object */.Ikc({ login: classic_schemas/* string */.YjP() }).nullable(),
    body: classic_schemas/* string */.YjP().nullish(),
    created_at: classic_schemas/* string */.YjP(),
    updated_at: classic_schemas/* string */.YjP(),
    html_url: classic_schemas/* string */.YjP(),
});
/** Comments of the numbered issue, else of the one open issue labelled `release`. */
const collectComments = onlineCollector(async (question, tools) => {
    const numbered = question.issue;
    const issue = await (numbered === undefined
        ? labelledIssue(tools)
        : numberedIssue(numbered, tools));
    if (issue.state === "missing")
        return issue;
    if (issue.data === undefined) {
        const value = { issue: undefined, comments: [] };
        return { state: "known", value, strength: "attested" };
    }
    const { number, url } = issue.data;
    const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
    const reading = await readAll(tools, comment, route, { issue_number: number });
    if (reading.state === "missing")
        return reading;
    const linesOf = await lineReader(reading.data);
    const comments = reading.data
        .map((written) => asComment(written, linesOf(written.body ?? "")))
        .toSorted((a, b) => a.id - b.id);
    const value = { issue: { number, url }, comments };
    return { state: "known", value, strength: "attested", link: url };
});
async function numberedIssue(number, tools) {
    const route = "GET /repos/{owner}/{repo}/issues/{issue_number}";
    const reading = await readOne(tools, issue, route, { issue_number: number });
    return reading.state === "missing" ? reading : { state: "read", data: asIssue(reading.data) };
}
/** Undefined where there is none; more than one is no answer. */
async function labelledIssue(tools) {
    const route = "GET /repos/{owner}/{repo}/issues";
    const reading = await readAll(tools, issue, route, { labels: LABEL, state: "open" });
    if (reading.state === "missing")
        return reading;
    // GitHub lists pull requests as issues.
    const open = reading.data.filter(({ pull_request }) => pull_request === undefined).map(asIssue);
    if (open.length <= 1)
        return { state: "read", data: open[0] };
    const numbers = open.map(({ number }) => `#${number}`).join(", ");
    return (0,core_lack/* missing */.LO)(`${open.length} open issues are labelled \`${LABEL}\`: ${numbers}`, "name one as `release.issue` in release.yml, or close the others");
}
function asIssue({ number, html_url }) {
    return { number, url: html_url };
}
/** Markdown is only parsed, and its parser only loaded, where a line may be a command. */
async function lineReader(written) {
    if (!written.some(({ body }) => /(?:^|[\n\r])\//.test(body ?? "")))
        return () => [];
    const { commentLines } = await Promise.all(/* import() */[__webpack_require__.e(554), __webpack_require__.e(581)]).then(__webpack_require__.bind(__webpack_require__, 581));
    return commentLines;
}
function asComment(written, lines) {
    return {
        id: written.id,
        // An account that is gone is shown as @ghost.
        author: written.user?.login ?? "ghost",
        body: written.body ?? "",
        lines,
        createdAt: written.created_at,
        updatedAt: written.updated_at,
        url: written.html_url,
    };
}

// EXTERNAL MODULE: ./lib/core/history.js
var core_history = __webpack_require__(3266);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(3759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/coerce.js


function string(params) {
    return core._coercedString(schemas.ZodString, params);
}
function number(params) {
    return api/* _coercedNumber */.qG(classic_schemas/* ZodNumber */.rSt, params);
}
function coerce_boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}

;// CONCATENATED MODULE: ./lib/evidence/marks.js





const marks_status = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    state: classic_schemas/* enum */.k5n(states/* MARK_STATES */.Li),
    context: classic_schemas/* string */.YjP(),
    description: classic_schemas/* string */.YjP().nullable(),
    created_at: classic_schemas/* string */.YjP(),
});
const description = classic_schemas/* string */.YjP()
    .regex(/^deployment=\d{1,15} verdict=[a-z]+ by=[a-z]+$/)
    .transform((text) => Object.fromEntries(text.split(" ").map((part) => part.split("="))))
    .pipe(classic_schemas/* object */.Ikc({
    deployment: number().int().positive(),
    verdict: classic_schemas/* enum */.k5n(core_verdict/* VERDICTS */.bk),
    by: classic_schemas/* enum */.k5n(states/* DECIDERS */.Kr),
}));
/** Marks of one commit in one environment, newest first; missing with 404 or 422: no such commit. */
async function marksOf(tools, environment, sha) {
    const route = "GET /repos/{owner}/{repo}/commits/{ref}/statuses";
    const reading = await readAll(tools, marks_status, route, { ref: sha });
    if (reading.state === "missing")
        return reading;
    // GitHub does not tell apart contexts that differ only in case.
    const ours = (0,core_history/* markContext */.fE)(environment).toLowerCase();
    const marks = reading.data
        .filter(({ context }) => context.toLowerCase() === ours)
        .flatMap((found) => markFrom(found, sha));
    return { state: "read", data: marks.toSorted(newestFirst) };
}
/**
 * A status whose description cannot be read still counts against a commit, but a success
 * must say itself which deployment passed.
 */
function markFrom(found, sha) {
    const said = description.safeParse(found.description).data;
    if (found.state === "success" && said?.verdict !== "pass")
        return [];
    return [
        {
            id: found.id,
            sha,
            state: found.state,
            at: found.created_at,
            deployment: said?.deployment,
            verdict: said?.verdict,
            by: said?.by,
        },
    ];
}
/** Newest first; GitHub's times are whole seconds, its numbers only grow. */
function newestFirst(a, b) {
    return Date.parse(b.at) - Date.parse(a.at) || b.id - a.id;
}

// EXTERNAL MODULE: ./lib/questions/history.js
var questions_history = __webpack_require__(2358);
;// CONCATENATED MODULE: ./lib/evidence/records.js



/** 300 deployments: more than a year of daily releases. */
const MOST_PAGES = 3;
const payload = classic_schemas/* object */.Ikc({
    // what a later version adds to it does not make it somebody else's
    release_gate: questions_history/* recordPayload */.oO.strip(),
});
const deployment = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    sha: classic_schemas/* string */.YjP(),
    created_at: classic_schemas/* string */.YjP(),
    payload: classic_schemas/* unknown */.L5J().optional(),
});
const records_status = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    state: questions_history/* recordState */.DX,
    created_at: classic_schemas/* string */.YjP(),
    description: classic_schemas/* string */.YjP().nullish(),
    log_url: classic_schemas/* string */.YjP().nullish(),
    target_url: classic_schemas/* string */.YjP().nullish(),
});
/** Deployments of an environment, newest first. */
async function recordsOf(tools, environment) {
    const route = "GET /repos/{owner}/{repo}/deployments";
    const reading = await readFirst(tools, deployment, route, { environment }, MOST_PAGES);
    if (reading.state === "missing")
        return reading;
    // A page that moves while we read shows an entry twice.
    const records = new Map(reading.data.map((entry) => [entry.id, entry]));
    const data = [...records.values()]
        .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || b.id - a.id)
        .map(({ id, sha, created_at, payload: written }) => {
        return { id, sha, createdAt: created_at, payload: ours(written) };
    });
    return { state: "read", data };
}
/** Our payload, which GitHub gives back as it was sent: an object, or its JSON as text. */
function ours(written) {
    const value = typeof written === "string" ? fromJson(written) : written;
    return payload.safeParse(value).data?.release_gate;
}
function fromJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // Some other tool's text: not ours.
        return undefined;
    }
}
/** The record together with all that was said of it, newest first. */
async function withStatuses(tools, record) {
    const route = "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses";
    const reading = await readAll(tools, records_status, route, { deployment_id: record.id });
    if (reading.state === "missing")
        return reading;
    const statuses = reading.data
        .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || b.id - a.id)
        .map((said) => ({
        state: said.state,
        at: said.created_at,
        description: said.description ?? "",
        link: said.log_url || said.target_url || undefined,
    }));
    // The run that made it: deployments have no page of their own.
    const url = statuses.find(({ link }) => link !== undefined)?.link;
    return { state: "read", data: { ...record, url, statuses } };
}

;// CONCATENATED MODULE: ./lib/evidence/history.js








/** How far back our own records are read, in commits. */
const MOST_COMMITS = 20;
/** Newest records of one commit that are read. */
const MOST_RECORDS = 10;
/** Commits read at once, before looking whether there are targets enough. */
const BATCH = 4;
/** Verified commits after which older ones can't be wanted: a token has 1,000 requests an hour. */
const ENOUGH_TARGETS = 3;
/** Foreign records of which the statuses are read, too. */
const FOREIGN = 3;
/** Records and marks of an environment: the only memory between jobs. */
const collectHistory = onlineCollector(async ({ environment }, tools) => {
    const all = await recordsOf(tools, environment);
    if (all.state === "missing")
        return all;
    const own = all.data.filter((record) => record.payload !== undefined);
    const released = await readCommit(tools, environment, own, tools.releaseSha);
    if (released.state === "missing")
        return released;
    if (released.data.marks === undefined && released.data.records.length === 0) {
        return notThere(tools.releaseSha);
    }
    const others = await readCommits(tools, environment, own);
    if (others.state === "missing")
        return others;
    const foreign = await readForeign(tools, all.data);
    if (foreign.state === "missing")
        return foreign;
    const value = asHistory(environment, all.data, [released.data, ...others.data], foreign.data);
    return { state: "known", value, strength: "verified" };
});
/** Our newest commits but the release's, in batches, until there are targets enough. */
async function readCommits(tools, environment, own) {
    const shas = [...new Set(own.map(({ sha }) => sha))].filter((sha) => sha !== tools.releaseSha);
    const read = [];
    for (let from = 0; from < Math.min(shas.length, MOST_COMMITS); from += BATCH) {
        const batch = shas.slice(from, Math.min(from + BATCH, MOST_COMMITS));
        const readings = await Promise.all(batch.map((sha) => readCommit(tools, environment, own, sha)));
        const commits = together(readings);
        if (commits.state === "missing")
            return commits;
        read.push(...commits.data);
        if (read.filter(isTarget).length >= ENOUGH_TARGETS)
            break;
    }
    return { state: "read", data: read };
}
/** A commit that a revert may go to whatever lifts there are: verified, and never failed. */
function isTarget({ records, marks }) {
    return (records.some(core_history/* wasLive */.Ss) &&
        marks?.[0]?.state === "success" &&
        !marks.some(({ state }) => state === "failure"));
}
async function readCommit(tools, environment, own, sha) {
    const [marks, ...readings] = await Promise.all([
        marksOf(tools, environment, sha),
        ...own
            .filter((record) => record.sha === sha)
            .slice(0, MOST_RECORDS)
            .map((record) => withStatuses(tools, record)),
    ]);
    const records = together(readings);
    const isLost = marks.state === "missing" && (await isGone(tools, sha, marks.status));
    const known = isLost ? { state: "read", data: undefined } : marks;
    const both = together([records, known]);
    if (both.state === "missing")
        return both;
    return { state: "read", data: { sha, records: both.data[0], marks: both.data[1] } };
}
/** 422 says that there is no such commit; 404 may as well say that statuses may not be read. */
async function isGone(tools, sha, status) {
    if (status !== 404)
        return status === 422;
    const route = "GET /repos/{owner}/{repo}/commits/{ref}";
    const commit = await readOne(tools, classic_schemas/* object */.Ikc({ sha: classic_schemas/* string */.YjP() }), route, { ref: sha });
    return commit.state === "missing" && [404, 422].includes(commit.status);
}
/** The newest records of others, with what was said of them. */
async function readForeign(tools, all) {
    const newest = all.filter(({ payload }) => payload === undefined).slice(0, FOREIGN);
    return together(await Promise.all(newest.map((record) => withStatuses(tools, record))));
}
/**
 * Everything in GitHub's order. A record of ours that was not read is left out, since without its
 * statuses it would look unfinished; of others, that they deployed is all that counts.
 */
function asHistory(environment, all, commits, foreign) {
    const read = [...commits.flatMap(({ records }) => records), ...foreign];
    const byId = new Map(read.map((record) => [record.id, record]));
    const records = all.flatMap((bare) => {
        const record = byId.get(bare.id);
        if (record !== undefined)
            return [record];
        return bare.payload === undefined ? [{ ...bare, url: undefined, statuses: [] }] : [];
    });
    const marks = commits.flatMap((commit) => commit.marks ?? []).toSorted(newestFirst);
    return {
        environment,
        records,
        marks: marks.map(({ id: _, ...mark }) => mark),
        unreachable: commits.filter((commit) => commit.marks === undefined).map(({ sha }) => sha),
    };
}
function notThere(sha) {
    return (0,core_lack/* missing */.LO)(`GitHub has no commit ${(0,units/* shortSha */.Fu)(sha)}, or the token may not see it`, "push the commit, and check that the token may read this repository");
}

;// CONCATENATED MODULE: ./lib/evidence/prose.js
/**
 * Text of Markdown blocks as a reader sees it, a line each: comments, tags and images left out,
 * and without headings and blocks of code, which are no prose.
 */
function prose(blocks) {
    return blocks
        .map(proseOf)
        .filter((text) => text !== "")
        .join("\n");
}
function proseOf(block) {
    switch (block.type) {
        case "paragraph":
            return phrases(block.children).trim();
        case "html":
            return withoutTags(block.value).trim();
        case "blockquote":
        case "list":
        case "listItem":
            return prose(block.children);
        default:
            return "";
    }
}
/** Text of one line of Markdown. */
function phrases(children) {
    return children
        .map((child) => {
        if (child.type === "html")
            return "";
        if (child.type === "break")
            return "\n";
        // Its marks stay: what is written as code is meant literally.
        if (child.type === "inlineCode")
            return `\`${child.value}\``;
        if ("value" in child)
            return child.value;
        return "children" in child ? phrases(child.children) : "";
    })
        .join("");
}
/** True when there is a block of code, however deep. */
function hasCode(blocks) {
    return blocks.some((b) => b.type === "code" || ("children" in b && hasCode(b.children)));
}
/** Numbers and words in any script; what is joined by `-`, `.` or an apostrophe is one. */
function countWords(text) {
    return text.match(/[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
/** A comment that is never closed hides the rest, in a browser too. */
function withoutTags(html) {
    return html
        .replace(/<!--.*?(?:-->|$)/gs, "")
        .replace(/<(script|style)\b.*?(?:<\/\1>|$)/gis, "")
        .replace(/<[^>]*>/g, "");
}

;// CONCATENATED MODULE: ./lib/evidence/markdown.js


/** Depth that marks a field of a list, below the six depths of headings. */
const LIST_FIELD = 7;
/** A Markdown file at the release's commit, as headings and fields with the text under them. */
const collectMarkdown = collector(async ({ path }, tools) => {
    const file = await tools.readFile(path, tools.signal);
    if (file.state === "missing")
        return file;
    const { text, link } = file;
    const read = text === undefined ? { fields: undefined, words: 0 } : await readMarkdown(withoutMatter(text));
    return { state: "known", value: { path, ...read }, strength: "verified", link };
});
async function readMarkdown(text) {
    const { fromMarkdown } = await Promise.all(/* import() */[__webpack_require__.e(554), __webpack_require__.e(966)]).then(__webpack_require__.bind(__webpack_require__, 6966));
    const blocks = fromMarkdown(text).children;
    const fields = blocks.flatMap((block, index) => {
        if (block.type === "heading")
            return [headed(block, blocks.slice(index + 1))];
        return block.type === "list" ? listed(block) : [];
    });
    return { fields, words: countWords(prose(blocks)) };
}
/** A heading with everything down to the next one that is not below it. */
function headed(heading, after) {
    const end = after.findIndex((b) => b.type === "heading" && b.depth <= heading.depth);
    const below = end === -1 ? after : after.slice(0, end);
    return {
        name: phrases(heading.children).trim().replace(/\s*:$/, ""),
        depth: heading.depth,
        text: prose(below),
        code: hasCode(below),
        line: heading.position?.start.line ?? 1,
    };
}
/** Items that begin with a name and a colon, plain or emphasised, also behind a check box. */
function listed(list) {
    return list.children.flatMap((item) => {
        const [first, ...rest] = item.children;
        if (first?.type !== "paragraph")
            return [];
        const match = /^(?:\[[ xX]\]\s+)?([^\n:]{1,60}):(?:\s+(.*))?$/s.exec(phrases(first.children));
        const name = match?.[1]?.trim();
        if (name === undefined || name === "")
            return [];
        const text = [match?.[2]?.trim() ?? "", prose(rest)].filter((part) => part !== "").join("\n");
        const line = item.position?.start.line ?? 1;
        return [{ name, depth: LIST_FIELD, text, code: hasCode(rest), line }];
    });
}
/** Front matter is no Markdown; its lines stay as empty ones, so that line numbers hold. */
function withoutMatter(text) {
    const matter = /^\uFEFF?---[ \t]*\r?\n.*?\r?\n---[ \t]*(?=\r?\n|$)/s.exec(text)?.[0];
    if (matter === undefined)
        return text.replace(/^\uFEFF/, "");
    return matter.replace(/[^\n]/g, "") + text.slice(matter.length);
}

// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var functions_parse = __webpack_require__(6353);
var parse_default = /*#__PURE__*/__webpack_require__.n(functions_parse);
// EXTERNAL MODULE: ./node_modules/semver/functions/rcompare.js
var rcompare = __webpack_require__(2173);
var rcompare_default = /*#__PURE__*/__webpack_require__.n(rcompare);
;// CONCATENATED MODULE: ./lib/evidence/tags.js







const target = classic_schemas/* object */.Ikc({ object: classic_schemas/* object */.Ikc({ type: classic_schemas/* string */.YjP(), sha: classic_schemas/* string */.YjP() }) });
const release = classic_schemas/* object */.Ikc({ tag_name: classic_schemas/* string */.YjP(), draft: classic_schemas/* boolean */.zMY(), prerelease: classic_schemas/* boolean */.zMY() });
/** 1,000 releases, newest first. */
const tags_MOST_PAGES = 10;
/** A tag may name a tag; nobody stacks more. */
const MOST_STEPS = 5;
/** The commit that the version's tag names, and the highest published release. */
const collectTags = onlineCollector(async ({ version }, tools) => {
    const readings = await Promise.all([
        taggedCommit(`v${version}`, tools),
        taggedCommit(version, tools),
        highestRelease(tools),
    ]);
    const read = together(readings);
    if (read.state === "missing")
        return read;
    const [withV, bare, latestRelease] = read.data;
    if (withV !== undefined && bare !== undefined && withV !== bare) {
        return (0,core_lack/* missing */.LO)(`the tags v${version} (${(0,units/* shortSha */.Fu)(withV)}) and ${version} (${(0,units/* shortSha */.Fu)(bare)}) name different commits`, "delete the one that is wrong");
    }
    return {
        state: "known",
        value: { version, tagged: withV ?? bare, latestRelease },
        strength: "verified",
    };
});
/** Undefined: no such tag. */
async function taggedCommit(name, tools) {
    const route = "GET /repos/{owner}/{repo}/git/ref/{ref}";
    let found = await readOne(tools, target, route, { ref: `tags/${name}` });
    if (found.state === "missing" && found.status === 404)
        return { state: "read", data: undefined };
    for (let step = 0; step <= MOST_STEPS && found.state === "read"; step += 1) {
        const { type, sha } = found.data.object;
        if (type === "commit")
            return { state: "read", data: sha };
        if (type !== "tag")
            break;
        // An annotated tag is an object of its own, which names the commit.
        const tag = "GET /repos/{owner}/{repo}/git/tags/{tag_sha}";
        found = await readOne(tools, target, tag, { tag_sha: sha });
    }
    return found.state === "missing" ? found : { ...OTHER_TARGET, status: 200 };
}
const OTHER_TARGET = (0,core_lack/* missing */.LO)("the version's tag does not name a commit", "delete the tag and create it again on the release's commit");
async function highestRelease(tools) {
    const route = "GET /repos/{owner}/{repo}/releases";
    const releases = await readFirst(tools, release, route, {}, tags_MOST_PAGES);
    if (releases.state === "missing")
        return releases;
    const versions = releases.data
        .filter(({ draft, prerelease }) => !draft && !prerelease)
        .flatMap(({ tag_name }) => parse_default()(tag_name) ?? [])
        .filter(({ prerelease }) => prerelease.length === 0);
    return { state: "read", data: versions.toSorted((rcompare_default()))[0]?.version };
}

;// CONCATENATED MODULE: ./lib/evidence/team.js



const member = classic_schemas/* object */.Ikc({ login: classic_schemas/* string */.YjP() });
/** Members of a team, those of its child teams included. */
const collectTeam = onlineCollector(async ({ team }, tools) => {
    const [org = "", slug = ""] = team.split("/");
    const route = "GET /orgs/{org}/teams/{team_slug}/members";
    const members = await readAll(tools, member, route, { org, team_slug: slug });
    if (members.state === "missing") {
        const { reason } = members;
        return {
            state: "missing",
            reason: `the members of @${team} could not be read: ${reason}`,
            // no line of a workflow's permissions gives a job's own token this right
            remedy: `give the action a token that may read the organisation's members, or name the logins of @${team} under roles`,
        };
    }
    const value = { team, members: members.data.map(({ login }) => login) };
    return { state: "known", value, strength: "verified" };
});

// EXTERNAL MODULE: ./lib/yaml/problems.js
var problems = __webpack_require__(7212);
// EXTERNAL MODULE: ./lib/yaml/locate.js
var locate = __webpack_require__(1378);
// EXTERNAL MODULE: ./lib/yaml/source.js
var yaml_source = __webpack_require__(2085);
// EXTERNAL MODULE: ./lib/yaml/tree.js
var tree = __webpack_require__(3264);
;// CONCATENATED MODULE: ./lib/yaml/read-plain.js



/** Reads a file as any reader of YAML does: anchors, aliases, tags and merge keys are followed. */
function readPlain(file, text, noun) {
    const source = (0,yaml_source/* readSource */.o$)(file, text, { noun, merge: true });
    const fault = faultOf(source);
    if (fault !== undefined)
        return { ok: false, problem: fault };
    const value = plainValue(source);
    if (!value.ok)
        return { ok: false, problem: (0,yaml_source/* problemAt */.l4)(source, [0, 1], { sentence: value.why }) };
    const { spots } = (0,tree/* readTree */.Z)(source);
    return { ok: true, value: value.value, place: (path) => (0,locate/* placeOf */.$t)(spots, path) };
}
function faultOf(source) {
    if ((0,yaml_source/* isTooLong */.pn)(source)) {
        return (0,yaml_source/* problemAt */.l4)(source, [0, 1], {
            sentence: `the file is longer than a ${source.noun} can be`,
        });
    }
    const [error] = source.document.errors;
    return error && (0,yaml_source/* problemAt */.l4)(source, error.pos, { sentence: `not valid YAML: ${error.message}` });
}
function plainValue({ document, }) {
    try {
        return { ok: true, value: document.toJS() };
    }
    catch (error) {
        // an alias to nothing, or more aliases than a file that is written by hand can have
        if (error instanceof ReferenceError)
            return { ok: false, why: error.message };
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/evidence/content.js



const file = classic_schemas/* object */.Ikc({
    type: classic_schemas/* literal */.euz("file"),
    encoding: classic_schemas/* literal */.euz("base64"),
    content: classic_schemas/* string */.YjP(),
    html_url: classic_schemas/* string */.YjP().nullable(),
});
const folder = classic_schemas/* array */.YOg(classic_schemas/* unknown */.L5J());
/** `none`: GitHub gives the content only up to 1 MB; links and submodules have none. */
const other = classic_schemas/* object */.Ikc({ type: classic_schemas/* string */.YjP(), encoding: classic_schemas/* string */.YjP().optional() });
const answer = classic_schemas/* union */.KCZ([file, folder, other]);
/** A file of the repository at a commit, or on the default branch where no `ref` is given. */
async function readContent(tools, path, ref) {
    const route = "GET /repos/{owner}/{repo}/contents/{path}";
    const reading = await readOne(tools, answer, route, ref === undefined ? { path } : { path, ref });
    if (reading.state === "missing") {
        const isAbsent = reading.status === 404 && !/no commit found/i.test(reading.reason);
        return isAbsent ? { state: "read", text: undefined } : reading;
    }
    const parsed = file.safeParse(reading.data).data;
    if (parsed === undefined) {
        return (0,core_lack/* missing */.LO)(`${path} in the repository is not a text file of at most 1 MB`, "name a plain file below 1 MB");
    }
    const text = decode(parsed.content);
    if (text === undefined)
        return (0,core_lack/* missing */.LO)(`${path} is not UTF-8 text`, "save the file as UTF-8");
    return { state: "read", text, link: parsed.html_url ?? undefined };
}
function decode(base64) {
    try {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        // Not base64, or not UTF-8: either way no text.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/evidence/workflow.js






const EVENT = "workflow_dispatch";
const input = classic_schemas/* object */.Ikc({ required: classic_schemas/* unknown */.L5J().optional(), default: classic_schemas/* unknown */.L5J().optional() })
    .nullable();
const inputs = classic_schemas/* record */.g1P(classic_schemas/* string */.YjP(), input);
/** `on:` is the name of one event, a list of names, or events with what they take. */
const triggers = classic_schemas/* union */.KCZ([
    classic_schemas/* string */.YjP().transform((name) => [name]),
    classic_schemas/* array */.YOg(classic_schemas/* string */.YjP()),
    classic_schemas/* object */.Ikc({ [EVENT]: classic_schemas/* object */.Ikc({ inputs: inputs.nullish() }).nullish() }),
]);
const workflowFile = classic_schemas/* object */.Ikc({ on: triggers });
/** Inputs of a workflow on the default branch: only what is there can be dispatched. */
const collectWorkflow = onlineCollector(async ({ file }, tools) => {
    const path = file.includes("/") ? file : `.github/workflows/${file}`;
    const found = await readContent(tools, path);
    if (found.state === "missing")
        return found;
    const { text, link } = found;
    if (text === undefined) {
        return { state: "known", value: { file, inputs: undefined }, strength: "verified" };
    }
    const read = readPlain(path, text, "workflow");
    if (!read.ok)
        return unreadable((0,problems/* placeText */.Z9)(read.problem.place), read.problem.sentence);
    const declared = workflowFile.safeParse(read.value).data;
    if (declared === undefined) {
        const at = read.place(["on"]);
        return unreadable(at === undefined ? path : (0,problems/* placeText */.Z9)(at), "`on:` cannot be understood");
    }
    const place = (below) => onDefaultBranch(read.place(["on", ...below]));
    return {
        state: "known",
        value: { file, inputs: inputsOf(declared.on, place), place: place([]) },
        strength: "verified",
        link,
    };
});
const onDefaultBranch = (place) => place && { ...place, ref: "HEAD" };
function unreadable(where, why) {
    return (0,core_lack/* missing */.LO)(`${where} on the default branch cannot be read as a workflow: ${why}`, "correct the file on the default branch");
}
/** Undefined where the workflow cannot be dispatched. */
function inputsOf(on, place) {
    if (Array.isArray(on))
        return on.includes(EVENT) ? [] : undefined;
    const event = on[EVENT];
    // `workflow_dispatch:` without a value is there and takes nothing.
    if (event === undefined)
        return undefined;
    return Object.entries(event?.inputs ?? {}).map(([name, declared]) => ({
        name,
        required: declared?.required === true,
        hasDefault: declared?.default !== undefined && declared.default !== null,
        place: place([EVENT, "inputs", name]),
    }));
}

;// CONCATENATED MODULE: ./lib/evidence/index.js








/** The register of collectors: one for each kind of question. */
const COLLECTORS = {
    history: collectHistory,
    checks: collectChecks,
    comments: collectComments,
    changes: collectChanges,
    team: collectTeam,
    markdown: collectMarkdown,
    workflow: collectWorkflow,
    tags: collectTags,
};

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./lib/evidence/requests.js

/** Requests at once; GitHub asks for few ("avoid concurrent requests", REST best practices). */
const AT_ONCE = 6;
/**
 * GitHub for one `ask`: a few requests at once, and equal ones made only once, since several
 * questions look at the same commit. For reads only.
 */
function sharedReads(github) {
    const limit = (0,p_limit/* default */.A)(AT_ONCE);
    const share = () => {
        const made = new Map();
        return (key, make) => {
            const name = JSON.stringify(key);
            const reply = made.get(name) ?? limit(make);
            made.set(name, reply);
            return reply;
        };
    };
    const one = share();
    const all = share();
    return {
        owner: github.owner,
        repo: github.repo,
        request: (route, parameters, signal) => one([route, parameters], () => github.request(route, parameters, signal)),
        list: (route, parameters, signal, field) => all([route, parameters, field], () => github.list(route, parameters, signal, field)),
        graphql: (query, variables, signal) => one([query.text, variables], () => github.graphql(query, variables, signal)),
    };
}

;// CONCATENATED MODULE: ./lib/evidence/gather.js





/**
 * Answers questions by looking: every question of one `ask` is looked up once and gets an answer,
 * whatever happens. Nothing is remembered between two asks.
 */
function gatherer(options) {
    const { github, source, releaseSha, clock, signal } = options;
    const now = () => new Date(clock.now()).toISOString();
    return async (questions) => {
        const tools = {
            github: github && sharedReads(github),
            readFile: source,
            releaseSha,
            now,
            signal,
        };
        const unique = [...new Map(questions.map((question) => [question.key, question])).values()];
        const kinds = Object.values(lib_questions/* QUESTIONS */.c).map(({ kind }) => kind);
        const answers = await Promise.all(kinds.map((kind) => collect(kind, unique, tools)));
        const byKey = new Map(answers.flat().map((answer) => [answer.key, answer]));
        return new Map(unique.map((question) => [
            question.key,
            byKey.get(question.key) ?? unanswered(question, now()),
        ]));
    };
}
/** All questions of a kind; what breaks a collector breaks its answers and no others. */
async function collect(kind, questions, tools) {
    const own = questions.filter((question) => isOf(question, kind));
    if (own.length === 0)
        return [];
    return await COLLECTORS[kind](own, tools).catch((error) => own.map((question) => answerTo(question, broken(error), tools.now())));
}
function isOf(question, kind) {
    return question.kind === kind;
}
function unanswered(question, at) {
    const silence = (0,core_lack/* missing */.LO)("nothing answers this question", "report this fault of release-gate");
    return answerTo(question, silence, at);
}

// EXTERNAL MODULE: ./lib/expressions/contexts.js
var expressions_contexts = __webpack_require__(2994);
// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/index.js + 28 modules
var dist = __webpack_require__(4082);
// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/ast.js
var ast = __webpack_require__(2049);
// EXTERNAL MODULE: ./lib/expressions/syntax-tree.js
var syntax_tree = __webpack_require__(2114);
// EXTERNAL MODULE: ./lib/expressions/template.js
var template = __webpack_require__(9700);
;// CONCATENATED MODULE: ./lib/expressions/resolve.js






/**
 * Fills in the expressions in every text of a value, lists and maps included. What an expression
 * gives is taken as it is and never looked at again. A look-up that finds nothing is an error.
 */
function resolveTemplates(value, contexts) {
    const dictionary = dictionaryOf(contexts);
    try {
        // texts stay texts, lists lists and maps maps, so the type of the whole stays
        return { ok: true, value: fill(value, dictionary) };
    }
    catch (error) {
        const problem = problemBehind(error);
        if (problem === undefined)
            throw error;
        return { ok: false, missing: problem.message, remedy: problem.remedy };
    }
}
function fill(value, contexts) {
    if (typeof value === "string")
        return (0,template/* hasExpression */.x)(value) ? fillText(value, contexts) : value;
    if (Array.isArray(value))
        return value.map((item) => fill(item, contexts));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, fill(v, contexts)]));
}
function fillText(text, contexts) {
    const cut = (0,template/* cutTemplate */.p)(text);
    if (!cut.ok)
        throw malformed(text, "an expression has no closing }}");
    return cut.pieces
        .map((piece) => {
        if (piece.kind === "text")
            return piece.text;
        const parsed = (0,syntax_tree/* parseExpression */.Y)(piece.code, expressions_contexts/* CONTEXT_NAMES */.pF);
        if (!parsed.ok)
            throw malformed(piece.code.trim(), parsed.message);
        return textOf(piece.code.trim(), evaluate(piece.code.trim(), parsed.tree, contexts));
    })
        .join("");
}
function evaluate(code, tree, contexts) {
    try {
        return new StrictEvaluator(tree, contexts).evaluate();
    }
    catch (error) {
        throw (problemBehind(error) ?? malformed(code, error instanceof Error ? error.message : "", error));
    }
}
function textOf(code, value) {
    if (value.kind === dist/* data.Kind */.p.b8.Null) {
        throw malformed(code, "the expression gives no value");
    }
    if (value.kind === dist/* data.Kind */.p.b8.Array || value.kind === dist/* data.Kind */.p.b8.Dictionary) {
        const what = value.kind === dist/* data.Kind */.p.b8.Array ? "a list" : "a map of keys";
        throw malformed(code, `the expression gives ${what}, not text; write toJSON(…) or name one value`);
    }
    return value.coerceString();
}
/** GitHub's evaluator, except that a look-up which finds nothing is an error instead of nothing. */
class StrictEvaluator extends dist/* Evaluator */.oi {
    visitContextAccess(access) {
        const found = super.visitContextAccess(access);
        if (found === undefined)
            throw missing(access);
        return found;
    }
    visitIndexAccess(access) {
        const found = super.visitIndexAccess(access);
        if (found.kind === dist/* data.Kind */.p.b8.Null)
            throw missing(access);
        return found;
    }
}
function missing(access) {
    const name = nameOf(access);
    const [context = "", key = ""] = name.split(".");
    const remedies = {
        secrets: `add the line ${key}=… to the action's input \`secrets\`, or set the environment variable ${key}`,
        env: `set the environment variable ${key}`,
        target: "`target` is known only where something is deployed: in `deploy` and `smoke.ready`",
        github: "run on GitHub Actions, or write the value itself",
    };
    const verb = context === "secrets" || context === "env" ? "set" : "known here";
    return new problem/* Problem */.AF({
        code: "value-missing",
        sentence: `${name} is not ${verb}`,
        remedy: remedies[context] ?? "look up a value that is there, or write the value itself",
    });
}
function malformed(code, why, cause) {
    return new problem/* Problem */.AF({
        code: "value-missing",
        sentence: `the expression ${code} cannot be evaluated: ${why}`,
        remedy: "correct the expression in the manifest",
        cause,
    });
}
function nameOf(tree) {
    if (tree instanceof ast/* ContextAccess */.QC)
        return tree.name.lexeme.toLowerCase();
    if (!(tree instanceof ast/* IndexAccess */.p_))
        return "…";
    const key = tree.index instanceof ast/* Literal */.uS ? tree.index.literal.coerceString() : "…";
    return `${nameOf(tree.expr)}.${key}`;
}
/** The evaluator wraps what is thrown inside an index. */
function problemBehind(error) {
    if (error instanceof problem/* Problem */.AF)
        return error;
    return error instanceof Error && error.cause !== undefined
        ? problemBehind(error.cause)
        : undefined;
}
/** Empty values are left out: GitHub hands an unset secret on as an empty word. */
function dictionaryOf(contexts) {
    const pairs = Object.entries(contexts).map(([key, values]) => {
        const set = Object.entries(values ?? {}).filter(([, value]) => value !== "");
        const entries = set.map(([k, v]) => ({ key: k, value: new dist/* data.StringData */.p.uQ(v) }));
        return { key, value: new dist/* data.Dictionary */.p.bT(...entries) };
    });
    return new dist/* data.Dictionary */.p.bT(...pairs);
}

// EXTERNAL MODULE: ./lib/core/ask.js
var core_ask = __webpack_require__(1687);
// EXTERNAL MODULE: ./lib/delivery/history.js
var delivery_history = __webpack_require__(1077);
;// CONCATENATED MODULE: ./lib/run/about.js





/** The environment's records and marks; undefined where they are not known. */
async function pastOf({ name }, ask) {
    const answer = await (0,core_ask/* askOne */.q)(ask, (0,questions_history/* history */.b6)(name));
    return answer.state === "known" ? answer.value : undefined;
}
/**
 * The record that a stage is about, where it is not the release's own: the named one, and for a
 * revert by hand the newest deployment, whoever made it. A revert is not taken back by that: the
 * deployment that it took back is what was meant.
 */
function aboutOf({ stage, deployment, identity, reason, sha: named }, { sha }, past) {
    if (past === undefined || !stages/* STAGES */.an[stage].aboutRecord)
        return undefined;
    if (deployment !== undefined)
        return (0,delivery_history/* ownRecord */.MY)(past, deployment);
    if (stage !== "rollback")
        return undefined;
    const own = (0,delivery_history/* deploymentOf */.PE)({ deployment, sha, run: identity.id }, past);
    if (own !== undefined || reason === undefined)
        return own;
    const last = (0,core_history/* newest */.BP)(past);
    const { kind, rollback_of: took } = last?.payload ?? {};
    const meant = kind === "rollback" && took != null ? (0,delivery_history/* ownRecord */.MY)(past, took) : last;
    return named === undefined || meant?.sha === sha ? meant : undefined;
}

;// CONCATENATED MODULE: ./lib/run/clean-ports.js

/** Characters of one line that a command prints; what is longer is no message. */
const LINE_LENGTH = 2000;
/**
 * The same ports, through which no secret gets into a text: what a command prints is redacted as it
 * comes, and cut only then, since half a secret is still one.
 */
function cleanPorts({ commands, log, ...ports }, redact) {
    return {
        ...ports,
        commands: async (request, signal) => {
            const streams = streamsOf(request, redact);
            const end = await commands({ ...request, onLine: (text, from = "stdout") => streams[from].push(text) }, signal);
            for (const stream of Object.values(streams))
                stream.end();
            return "detail" in end ? { ...end, detail: redact(end.detail) } : end;
        },
        log: {
            line: (text) => log.line(redact(text)),
            progress: (text) => log.progress(redact(text)),
            foreign: (text) => log.foreign(redact(text)),
        },
    };
}
/** Each output by itself: a secret that is wrapped in one is not parted by lines of the other. */
function streamsOf({ onLine }, redact) {
    const stream = () => redact.stream((text) => onLine((0,core_text/* cut */.Jj)(text, LINE_LENGTH)));
    return { stdout: stream(), stderr: stream() };
}

;// CONCATENATED MODULE: ./lib/manifest/declared.js
/** The blocks of a manifest as rules read them, expressions as written, with where it was read. */
function declaredBlocks(manifest, origins) {
    const { release, roles, timezone, windows, freezes, smoke, rollback } = manifest;
    const { signoffs, environments } = manifest;
    const given = (table) => Object.fromEntries(Object.entries(table).flatMap(([key, v]) => (v === undefined ? [] : [[key, v]])));
    const idsOf = (severity) => smoke.checks.filter((check) => check.severity === severity).map((check) => check.id);
    return {
        manifest: origins,
        release: { type: release.type, issue: release.issue, date: release.date },
        notes: { path: release.notes },
        roles: given(roles),
        signoffs: { distinct: signoffs.distinct, needs: given(signoffs.needs) },
        environments: Object.keys(environments),
        calendar: { timezone, windows, freezes },
        smoke: {
            critical: idsOf("critical"),
            warning: idsOf("warning"),
            ready: smoke.ready !== undefined,
        },
        deploy: deployBlock(manifest),
        rollback: { plan: rollback.plan },
    };
}
function deployBlock({ deploy }) {
    const { command, workflow, with: inputs } = deploy;
    if (command !== undefined)
        return { kind: "command", command };
    if (workflow === undefined)
        throw new Error("loadManifest lets no deploy block without a way through");
    return { kind: "workflow", file: workflow, with: inputs };
}

;// CONCATENATED MODULE: ./lib/run/trust.js


/** Blocks that hold trusted keys: without the default branch none of them is known. */
const TRUSTED_BLOCKS = [
    "manifest",
    "roles",
    "signoffs",
    "calendar",
];
/** Reads the manifest of the default branch. */
async function readTrusted(github, path, signal) {
    if (github === undefined)
        return { state: "offline" };
    const found = await readContent({ github, signal }, path);
    if (found.state === "missing")
        return found;
    if (found.text === undefined) {
        return (0,core_lack/* missing */.LO)(`${path} is not on the default branch yet`, "merge the manifest into the default branch: its rules count from there");
    }
    return { state: "read", text: found.text, origin: "default branch" };
}
/** Trusted blocks that are not known because the default branch's manifest is not. */
function untrusted(trusted) {
    if (trusted.state !== "missing")
        return {};
    const missing = { state: "missing", ...(0,core_lack/* lackOf */.Zs)(trusted) };
    return Object.fromEntries(TRUSTED_BLOCKS.map((block) => [block, missing]));
}

;// CONCATENATED MODULE: ./lib/run/declared.js



/** What the manifest declares, for rules: paths filled in, and nothing trusted that was not read. */
async function declaredOf({ manifest: path }, { manifest, text, origin, trusted, trustedOrigin, place }, resolve) {
    const digest = await sha256(text);
    const blocks = declaredBlocks(manifest, { path, origin, trusted: trustedOrigin, sha256: digest });
    const filled = (block, key) => {
        const resolved = resolve(block);
        if (resolved.ok)
            return declared_known(resolved.value);
        return { ...(0,core_lack/* missing */.LO)(resolved.missing, resolved.remedy), place: place(key) };
    };
    return {
        ...everyKnown(blocks),
        notes: filled(blocks.notes, ["release", "notes"]),
        rollback: filled(blocks.rollback, ["rollback", "plan"]),
        ...untrusted(trusted),
    };
}
const declared_known = (value) => ({ state: "known", value });
function everyKnown(blocks) {
    return {
        manifest: declared_known(blocks.manifest),
        release: declared_known(blocks.release),
        notes: declared_known(blocks.notes),
        roles: declared_known(blocks.roles),
        signoffs: declared_known(blocks.signoffs),
        environments: declared_known(blocks.environments),
        calendar: declared_known(blocks.calendar),
        smoke: declared_known(blocks.smoke),
        deploy: declared_known(blocks.deploy),
        rollback: declared_known(blocks.rollback),
    };
}
async function sha256(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// EXTERNAL MODULE: ./lib/manifest/environment.js
var manifest_environment = __webpack_require__(8933);
;// CONCATENATED MODULE: ./lib/run/environment.js




/** The chosen environment with its address filled in and its predecessors named. */
function environmentOf({ environment, secrets }, { manifest, place }, { env }) {
    const chosen = (0,manifest_environment/* pickEnvironment */.$r)(manifest, environment);
    const url = resolveTemplates(chosen.url, (0,expressions_contexts/* contextsOf */.WO)({ env, secrets }));
    const at = place(["environments", chosen.name, "url"]);
    if (!url.ok) {
        throw new problem/* Problem */.AF({
            code: "value-missing",
            sentence: url.missing,
            remedy: url.remedy,
            place: at,
        });
    }
    const fault = (0,manifest_environment/* urlFault */.I_)(url.value);
    if (fault !== undefined) {
        throw new problem/* Problem */.AF({
            code: "manifest-invalid",
            sentence: `environments.${chosen.name}.url is ${fault}`,
            remedy: "write an address that begins with https:// or http://",
            place: at,
        });
    }
    const before = Object.keys(manifest.environments).filter((name) => !(0,manifest_environment/* isProduction */.KV)(manifest, name));
    const after = chosen.production && chosen.after.length === 0 ? before : chosen.after;
    return { ...chosen, url: (0,manifest_environment/* withoutSlash */.mW)(url.value), after };
}

;// CONCATENATED MODULE: ./lib/evidence/source.js



/**
 * The release's own files: from disk only where the checkout is clean and at that commit, else
 * from GitHub at that commit; without GitHub the working tree as it is.
 */
function repositoryFiles({ github, files, checkout, sha, root, folder }) {
    const isCommit = checkout?.clean === true && checkout.sha === sha;
    const origin = isCommit || github !== undefined ? `commit ${(0,units/* shortSha */.Fu)(sha)}` : "working tree";
    return async (path, signal) => {
        const inside = resolvePath(folder, path);
        if (inside === undefined) {
            return (0,core_lack/* missing */.LO)(`${path} lies outside the repository`, "name a file of this repository");
        }
        if (isCommit || github === undefined) {
            return { state: "read", text: await files.read(`${root}/${inside}`), origin };
        }
        const found = await readContent({ github, signal }, inside, sha);
        return found.state === "missing" ? found : { ...found, origin };
    };
}
/** A path from the repository's root; undefined where it leads out. */
function resolvePath(folder, path) {
    if (/^[/\\]|^[a-z]:|\\/i.test(path))
        return undefined;
    const parts = [];
    for (const part of `${folder}/${path}`.split("/")) {
        if (part === "" || part === ".")
            continue;
        if (part !== "..")
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return parts.length === 0 ? undefined : parts.join("/");
}

// EXTERNAL MODULE: ./lib/manifest/load.js + 12 modules
var load = __webpack_require__(4943);
// EXTERNAL MODULE: ./lib/policy/shipped.js
var shipped = __webpack_require__(2592);
;// CONCATENATED MODULE: ./lib/run/commit.js


const FULL = /^[0-9a-f]{40}$/;
const commit_commit = classic_schemas/* object */.Ikc({ sha: classic_schemas/* string */.YjP().regex(FULL) });
/** The commit that is released: the user's word, else the event's, else the checkout's. */
async function releaseCommit(request, github, checkout, signal) {
    const wanted = (request.sha ?? request.eventSha ?? checkout?.sha)?.toLowerCase();
    if (wanted === undefined)
        throw unclear("no commit is given, and this folder is not a checkout", "give the commit (input `sha`, flag --sha)");
    if (FULL.test(wanted))
        return wanted;
    if (/^[0-9a-f]{7,39}$/.test(wanted) && checkout?.sha.startsWith(wanted))
        return checkout.sha;
    const reply = await github?.request("GET /repos/{owner}/{repo}/commits/{ref}", { ref: wanted }, signal);
    const found = reply?.ok ? commit_commit.safeParse(reply.data).data : undefined;
    if (found?.sha.startsWith(wanted))
        return found.sha;
    throw unclear(`commit "${wanted}" was not found`, "give all 40 digits of the commit");
}
function unclear(sentence, remedy) {
    return new problem/* Problem */.AF({ code: "release-unclear", sentence, remedy });
}

;// CONCATENATED MODULE: ./lib/run/paths.js
/** Places a manifest in its checkout; outside one the process's folder stands for the repository. */
function manifestPaths(manifest, cwd, checkout) {
    const slashed = straight(manifest.replaceAll("\\", "/"));
    const absolute = /^(\/|[A-Za-z]:\/)/.test(slashed)
        ? slashed
        : straight(`${cwd.replaceAll("\\", "/")}/${slashed}`);
    const root = (checkout?.root ?? cwd).replaceAll("\\", "/");
    const prefix = root.endsWith("/") ? root : `${root}/`;
    const path = absolute.startsWith(prefix) ? absolute.slice(prefix.length) : slashed;
    const cut = path.lastIndexOf("/");
    return {
        folder: absolute.slice(0, Math.max(1, absolute.lastIndexOf("/"))),
        root,
        inside: cut < 0 ? "" : path.slice(0, cut),
        name: path.slice(cut + 1),
        path,
    };
}
/** A path without `.`, and without `..` where there is a folder to leave. */
function straight(path) {
    const parts = [];
    for (const part of path.split("/")) {
        if (part === "." || (part === "" && parts.length > 0))
            continue;
        const left = part === ".." ? parts.at(-1) : undefined;
        if (left === undefined || left === "" || left === "..")
            parts.push(part);
        else
            parts.pop();
    }
    return parts.join("/");
}

;// CONCATENATED MODULE: ./lib/run/open.js








/** Reads the manifest at the release's commit, its trusted keys at the default branch. */
async function openManifest(request, ports, signal) {
    const { github, files } = ports;
    const folder = request.manifest.replace(/[^/\\]*$/, "") || ".";
    const checkout = await ports.git(folder, signal);
    const sha = await releaseCommit(request, github, checkout, signal);
    const paths = manifestPaths(request.manifest, request.cwd, checkout);
    const { root } = paths;
    const readFile = repositoryFiles({ github, files, checkout, sha, root, folder: paths.inside });
    const file = await readFile(paths.name, signal);
    if (file.state === "missing")
        return { couldRun: true, findings: [open_unreadable(file)] };
    const { text } = file;
    if (text === undefined)
        throw open_notThere(request.manifest, file.origin);
    const found = await readTrusted(github, paths.path, signal);
    const policies = await (0,shipped/* shippedPolicies */.A)(await files.policies());
    const parts = { path: request.manifest, text, policies };
    const { loaded, trusted } = await loadWith(parts, found, request.stage);
    if (!loaded.ok)
        return { couldRun: false, findings: loaded.problems.map(problemFinding) };
    const { manifest, place, warnings } = loaded;
    const { origin } = file;
    const trustedOrigin = trusted.state === "read" ? trusted.origin : trusted.state === "offline" ? origin : "nowhere";
    return {
        manifest,
        text,
        policies,
        place,
        warnings,
        paths,
        readFile,
        checkout,
        sha,
        origin,
        trusted,
        trustedOrigin,
    };
}
/** A default branch that does not hold stops releases, but no revert: that needs none of its rules. */
async function loadWith(parts, trusted, stage) {
    if (trusted.state !== "read")
        return { loaded: await (0,load/* loadManifest */.e)(parts), trusted };
    const loaded = await (0,load/* loadManifest */.e)({ ...parts, trusted });
    if (loaded.ok || stage !== "rollback")
        return { loaded, trusted };
    const reason = `the manifest of the ${trusted.origin} is invalid`;
    const remedy = "correct it there; `release-gate lint` shows its problems";
    return { loaded: await (0,load/* loadManifest */.e)(parts), trusted: (0,core_lack/* missing */.LO)(reason, remedy) };
}
function open_notThere(path, origin) {
    return new problem/* Problem */.AF({
        code: "manifest-missing",
        sentence: `manifest ${path} does not exist (${origin})`,
        remedy: "commit one at the root of the repository, or say where it is (manifest, --manifest)",
    });
}
/** A problem of the manifest as a finding, so that reports and annotations carry its place. */
function problemFinding(problem) {
    return {
        id: "step/manifest-valid",
        title: "The manifest is valid",
        effect: "block",
        outcome: "fail",
        expected: problem.expected ?? "a valid manifest",
        found: problem.sentence,
        remedy: problem.hint ?? "correct it; `release-gate lint` shows all problems with their lines",
        details: excerptOf(problem),
        place: problem.place,
        basis: { kind: "observed" },
    };
}
function excerptOf({ excerpt, place }) {
    const text = excerpt.trim();
    return text === "" ? undefined : [`Line ${place.line}: ${text}`];
}
function open_unreadable(lack) {
    return {
        id: "step/manifest-valid",
        title: "The manifest is valid",
        effect: "block",
        outcome: "unknown",
        expected: "the manifest can be read",
        found: lack.reason,
        remedy: lack.remedy,
        lacks: [(0,core_lack/* lackOf */.Zs)(lack)],
        basis: { kind: "observed" },
    };
}

;// CONCATENATED MODULE: ./lib/acts/perform.js
/** Performs acts: each is looked for before it is done, and always leaves a receipt. */
function performer({ dryRun, github, ...rest }) {
    return async (act) => {
        const ending = github === undefined ? perform_OFFLINE : await carryOut(act, { ...rest, github }, dryRun);
        const { kind, key } = act;
        const at = new Date(rest.clock.now()).toISOString();
        // kind and ending belong to the same K, which the union of receipts cannot see
        return { kind, key, at, ...ending };
    };
}
const perform_OFFLINE = {
    state: "refused",
    detail: "without a token and a repository nothing is done on GitHub",
    remedy: "Set GITHUB_TOKEN and name the repository (--repo owner/name).",
};
const RECORDED = {
    state: "recorded",
    detail: "a dry run: this is where it would be done",
};
async function carryOut(act, tools, dryRun) {
    const kind = act.kind;
    try {
        const { HANDLERS } = await __webpack_require__.e(/* import() */ 380).then(__webpack_require__.bind(__webpack_require__, 7380)); // most runs only look
        const handler = HANDLERS[kind];
        const found = await handler.find(act, tools);
        if (found !== undefined)
            return found;
        return dryRun ? RECORDED : await handler.perform(act, tools);
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return {
            state: "unclear",
            detail: `it failed: ${detail}`,
            remedy: "Look whether it was done; if this happens again, report it.",
        };
    }
}

;// CONCATENATED MODULE: ./lib/run/perform.js

/** Time that statuses and marks have after the first signal: runners kill 10 s after it. */
const CLOSING_MS = 5000;
/** What carries acts out; what must still be written after an interruption gets a moment more. */
function performOf({ dryRun }, { github, commands, clock, env, log }, { signal, redact }) {
    const closing = closingAfter(signal, clock);
    return performer({ github, commands, clock, signal, closing, dryRun, env, log, redact });
}
function closingAfter(signal, clock) {
    const closing = new AbortController();
    const never = new AbortController().signal;
    signal.addEventListener("abort", () => {
        clock.sleep(CLOSING_MS, never).then(() => closing.abort(), () => closing.abort());
    }, { once: true });
    return closing.signal;
}

// EXTERNAL MODULE: ./lib/requirements/versions.js
var versions = __webpack_require__(1248);
;// CONCATENATED MODULE: ./lib/run/release.js



/** Everything about the release that can be found out before it is judged. */
async function releaseFacts(facts) {
    const { manifest, repository, record, history } = facts;
    const previous = history && (0,core_history/* running */.yk)(history);
    const name = manifest.release.name ?? repository?.split("/")[1] ?? "release";
    const payload = record?.payload;
    if (payload !== undefined && record !== undefined) {
        const { version } = payload;
        const type = manifest.release.type === "auto" ? "minor" : manifest.release.type;
        const before = history?.records.find((r) => r.sha === payload.previous)?.payload?.version;
        return {
            name,
            version,
            versionFrom: `deployment ${record.id}`,
            type,
            sha: record.sha,
            previous: before === undefined || payload.previous === null
                ? undefined
                : { version: before, sha: payload.previous },
        };
    }
    const { version, from } = await versionOf(facts);
    const type = typeOf(manifest.release.type, previous?.version, version);
    return { name, version, versionFrom: from, type, sha: facts.sha, previous };
}
async function versionOf(facts) {
    const { request, manifest, checkout, readFile, signal } = facts;
    const bare = (text) => text.replace(/^v(?=\d)/i, "");
    if (request.version !== undefined)
        return { version: bare(request.version), from: "input" };
    if (manifest.release.version !== undefined) {
        return { version: bare(manifest.release.version), from: "manifest" };
    }
    const tags = request.eventTag === undefined ? (checkout?.tags ?? []) : [request.eventTag];
    const tag = checkout === undefined || checkout.sha === facts.sha || request.eventTag !== undefined
        ? tags.find((name) => (0,versions/* isVersion */.lF)(bare(name)))
        : undefined;
    if (tag !== undefined)
        return { version: bare(tag), from: `tag ${tag}` };
    const file = await readFile("package.json", signal);
    const version = file.state === "read" ? packageVersion(file.text) : undefined;
    if (version !== undefined)
        return { version: bare(version), from: "package.json" };
    const why = file.state === "missing" ? `; package.json could not be read: ${file.reason}` : "";
    throw new problem/* Problem */.AF({
        code: "release-unclear",
        sentence: `no version is given by input, manifest, tag or package.json${why}`,
        remedy: "give the version (input `version`, flag --release-version) or write `release.version` in the manifest",
    });
}
function packageVersion(text) {
    if (text === undefined)
        return undefined;
    try {
        const parsed = JSON.parse(text);
        if (typeof parsed !== "object" || parsed === null || !("version" in parsed))
            return undefined;
        return typeof parsed.version === "string" && parsed.version !== "" ? parsed.version : undefined;
    }
    catch {
        return undefined; // no package.json that npm could read either
    }
}
/** The declared type; else the distance to what ran before, `minor` on the very first release. */
function typeOf(declared, previous, version) {
    if (declared !== "auto")
        return declared;
    if (previous === undefined || !(0,versions/* isVersion */.lF)(previous) || !(0,versions/* isVersion */.lF)(version))
        return "minor";
    return (0,versions/* distance */.Io)(previous, version);
}

;// CONCATENATED MODULE: ./lib/manifest/policy-part.js

/** What a policy is told of a manifest. */
function policyPart(manifest) {
    const { policy, requirements, roles, windows, freezes, environments } = manifest;
    return {
        policy,
        requirements,
        roles,
        declares: {
            staging: Object.keys(environments).some((name) => !(0,manifest_environment/* isProduction */.KV)(manifest, name)),
            windows: windows.length > 0,
            freezes: freezes.length > 0,
        },
    };
}

// EXTERNAL MODULE: ./lib/core/roles.js
var roles = __webpack_require__(2775);
// EXTERNAL MODULE: ./lib/policy/manifest-part.js
var manifest_part = __webpack_require__(322);
// EXTERNAL MODULE: ./lib/policy/row-options.js
var row_options = __webpack_require__(6128);
;// CONCATENATED MODULE: ./lib/policy/plan.js




/**
 * What a policy asks of a release in an environment.
 * @throws Problem when the manifest says something of a requirement that cannot be used
 */
function planRequirements(parts) {
    const { requirements, defaults } = parts.policy;
    // All of it at once: what cannot be used is found before anything is deployed.
    const due = requirements
        .filter((row) => isDue(row, parts))
        .map((row) => ({ phase: row.phase, planned: plan(row, parts) }));
    return {
        rowsFor: (...phases) => due.filter(({ phase }) => phases.includes(phase)).map(({ planned }) => planned),
        defaults: {
            observeMs: defaults.observe,
            everyMs: defaults.every,
            stableForMs: defaults["stable-for"],
        },
    };
}
function isDue(row, { manifest, environment }) {
    if (row.due === "production" && !environment.production)
        return false;
    const where = row["only-where"];
    return where === undefined || manifest.declares[where];
}
function plan(row, parts) {
    const { manifest, releaseType, place } = parts;
    const { id, title, uses, [manifest_part/* NOT_APPLICABLE */.QE]: foreseen } = row;
    const reason = (0,manifest_part/* notApplicable */.hH)(manifest, id);
    const declared = Object.hasOwn(manifest.requirements, id);
    const common = {
        id,
        title,
        uses,
        effect: row.effect[releaseType],
        owner: (0,roles/* roleText */.yj)(row.owner, manifest.roles),
        place: declared ? place(["requirements", id]) : undefined,
        ...(foreseen === undefined ? {} : { foreseen }),
    };
    if (reason !== undefined) {
        if (foreseen === undefined)
            throw invalid(id, "it always applies");
        if (typeof reason !== "string")
            throw invalid(id, `${manifest_part/* NOT_APPLICABLE */.QE} is no text`);
        return { ...common, options: {}, notApplicable: reason };
    }
    const read = (0,row_options/* rowOptions */.TO)(row, manifest);
    if (!read.ok)
        throw invalid(id, read.issues.map((i) => i.message).join(", "));
    return { ...common, options: read.value };
}
function invalid(id, why) {
    return new problem/* Problem */.AF({
        code: "manifest-invalid",
        sentence: `requirements.${id} cannot be used: ${why}`,
        remedy: "run `release-gate lint` and correct what it shows",
    });
}

// EXTERNAL MODULE: ./lib/policy/policies.js
var policy_policies = __webpack_require__(4913);
;// CONCATENATED MODULE: ./lib/run/requirements.js



/** What the policy asks of this release before this environment. */
function planOf({ manifest, policies, place }, { release, environment }) {
    const policy = (0,policy_policies/* policyOf */.U)(policies, manifest.policy);
    if (policy === undefined)
        throw new Error(`no policy ${manifest.policy}: its manifest does not load`);
    return planRequirements({
        policy,
        manifest: policyPart(manifest),
        releaseType: release.type,
        environment,
        place,
    });
}

// EXTERNAL MODULE: ./lib/core/redaction.js + 5 modules
var redaction = __webpack_require__(9249);
;// CONCATENATED MODULE: ./lib/run/secrets.js




/** Shorter parts of a structured secret are no secrets of their own. */
const SHORTEST_PART = 4;
/**
 * Every value that must not leave: the lines of the input `secrets`, and the variables that the
 * manifest reads as `secrets.X`; of values that are JSON also the texts inside, which
 * `fromJSON(secrets.X)` takes out. `manifest` is the parsed file, so that no way of writing YAML
 * hides a look-up.
 */
function secretsIn(manifest, env, given) {
    const whole = named(manifest, env, given).map(([, value]) => value);
    return [...new Set(whole.flatMap((value) => [value, ...partsOf(value)]))];
}
/** A warning for each secret that is too short to be kept out of texts; it names no value. */
function shortSecretWarnings(manifest, env, given) {
    const short = named(manifest, env, given).filter(([, value]) => (0,redaction/* isTooShort */.r)(value));
    return [...new Set(short.map(([name]) => name))].map((name) => `the secret ${name} has fewer than four characters: it cannot be kept out of logs and reports; use a longer one`);
}
/** Name and value of each secret that is set. */
function named(manifest, env, given) {
    const byName = new Map(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]));
    const read = secrets_namesIn(manifest).map((name) => [name, byName.get(name.toLowerCase()) ?? ""]);
    return [...Object.entries(given), ...read].filter(([, value]) => value !== "");
}
/** Names of the secrets that the expressions of a value read, wherever they stand in it. */
function secrets_namesIn(value) {
    if (Array.isArray(value))
        return value.flatMap(secrets_namesIn);
    if (typeof value === "object" && value !== null)
        return Object.values(value).flatMap(secrets_namesIn);
    if (typeof value !== "string")
        return [];
    const cut = (0,template/* cutTemplate */.p)(value);
    return cut.ok
        ? cut.pieces.flatMap((p) => (p.kind === "expression" ? namesRead(p.code) : []))
        : [];
}
function namesRead(code) {
    const parsed = (0,syntax_tree/* parseExpression */.Y)(code, expressions_contexts/* CONTEXT_NAMES */.pF);
    if (!parsed.ok)
        return [];
    return (0,syntax_tree/* lookUps */.e)(parsed.tree).flatMap(({ context, key }) => context === "secrets" && key !== undefined ? [key] : []);
}
function partsOf(value) {
    if (!/^\s*[[{]/.test(value))
        return [];
    try {
        return secrets_textsIn(JSON.parse(value)).filter((text) => text.length >= SHORTEST_PART);
    }
    catch {
        return []; // no JSON: nothing can be taken out of it
    }
}
function secrets_textsIn(value) {
    if (typeof value === "string")
        return [value];
    if (typeof value !== "object" || value === null)
        return [];
    return Object.values(value).flatMap(secrets_textsIn);
}

;// CONCATENATED MODULE: ./lib/run/prepare.js














/** Reads the manifest, finds out what is released and where, and makes everything a stage needs. */
async function prepare(request, ports, record, signal) {
    const refusal = request.refusal ?? misplaced(request);
    if (refusal !== undefined)
        throw refusal;
    if (ports.github === undefined && stages/* STAGES */.an[request.stage].needsGitHub)
        throw githubRequired(request);
    const repository = ports.github && `${ports.github.owner}/${ports.github.repo}`;
    record.about({ repository });
    const opened = await openManifest(request, ports, signal);
    if ("findings" in opened)
        return opened;
    record.about({
        manifest: { path: request.manifest, origin: opened.origin, trusted: opened.trustedOrigin },
    });
    for (const warning of opened.warnings)
        record.warn(warning);
    if (!opened.manifest.signoffs.distinct)
        record.warn(NOT_DISTINCT);
    const { github, clock } = ports;
    const { readFile: source, sha: releaseSha } = opened;
    const ask = gatherer({ github, source, releaseSha, clock, signal });
    const given = { request, ports, record, signal, opened, repository, ask };
    const secrets = [opened.manifest, ports.env, request.secrets];
    for (const warning of shortSecretWarnings(...secrets))
        record.warn(warning);
    const redact = record.hide(secretsIn(...secrets));
    return { run: await runOf({ ...given, redact }, await subjectOf(given)) };
}
const NOT_DISTINCT = "signoffs.distinct is false: one person may fill several roles, and approve what they wrote";
async function subjectOf({ record, ...given }) {
    const { request, ports, opened } = given;
    const environment = environmentOf(request, opened, ports);
    record.about({ environment });
    const history = await pastOf(environment, record.ask(given.ask));
    const about = aboutOf(request, opened, history);
    const release = await releaseFacts({ ...opened, ...given, history, record: about });
    record.about({ release });
    return { environment, release, deployment: about?.id ?? request.deployment };
}
async function runOf(given, about) {
    const { request, ports, record, signal, opened, repository, redact, ask } = given;
    const { identity, dryRun, reason } = request;
    const { manifest, place, paths } = opened;
    const { clock, http } = ports;
    const resolve = resolver(request, ports, about);
    const plan = planOf(opened, about);
    const declared = await declaredOf(request, opened, resolve);
    record.about({ declared });
    const { folder } = paths;
    const judges = stages/* STAGES */.an[request.stage].judges;
    const requirements = judges ? plan.rowsFor("readiness", "staging") : [];
    const clean = cleanPorts(ports, redact);
    const world = {
        ask: record.ask(ask),
        evidence: record.evidence(ask),
        perform: record.perform(performOf(request, clean, { signal, redact })),
        ...{ http, clock, redact, signal },
    };
    return {
        subject: {
            ...about,
            ...{ manifest, place, repository, identity, dryRun, reason, resolve, folder, requirements },
            declared,
            rowsFor: plan.rowsFor,
            defaults: plan.defaults,
        },
        world,
        voice: voiceOf(given),
    };
}
/** What a stage says, to people now and for the report. */
function voiceOf({ ports: { log }, record, redact, }) {
    return {
        progress: (text) => log.progress(redact(text)),
        tell: (text, link) => {
            record.tell(text, link);
            log.line(redact(text));
        },
    };
}
function resolver({ secrets }, { env }, { release, environment }) {
    return (value, target = release) => {
        const kind = target.sha === release.sha ? "deploy" : "rollback";
        const aimed = { version: target.version, sha: target.sha, kind };
        return resolveTemplates(value, (0,expressions_contexts/* contextsOf */.WO)({ env, secrets, release, environment, target: aimed }));
    };
}
function githubRequired({ stage }) {
    return new problem/* Problem */.AF({
        code: "github-required",
        sentence: `the stage ${stage} needs GitHub, where deployments and verdicts are recorded`,
        remedy: "set GITHUB_TOKEN and name the repository (GITHUB_REPOSITORY or --repo owner/name)",
    });
}
/** What is said to a stage that does not act on it is refused: nothing is accepted and ignored. */
function misplaced({ stage, reason, deployment }) {
    const refuse = (what, acts) => new problem/* Problem */.AF({
        code: "usage",
        sentence: `the stage ${stage} does not use ${what}`,
        remedy: `leave it out; it belongs to ${prepare_listed(stages/* STAGE_NAMES */.y1.filter(acts))}`,
    });
    const takesReason = (name) => stages/* STAGES */.an[name].takesReason;
    if (reason !== undefined && !takesReason(stage))
        return refuse("a reason", takesReason);
    const looksBack = (name) => stages/* STAGES */.an[name].aboutRecord;
    if (deployment === undefined || looksBack(stage))
        return undefined;
    return refuse("a deployment-id", looksBack);
}
/** `smoke, verify and rollback`. */
function prepare_listed(names) {
    return names.join(", ").replace(/, (?=[^,]*$)/, " and ");
}

;// CONCATENATED MODULE: ./lib/core/codes.js




/** What a finding can be about, by the first part of its code. */
const CODE_SUBJECTS = {
    ci: "Checks and statuses of the released commit",
    freeze: "Change freezes",
    from: "A requirement that follows from checks, signals, steps or actions of the stage",
    held: "An earlier failure of this commit in the environment",
    manifest: "The manifest and where it was read",
    notes: "Release notes",
    plan: "The rollback plan",
    "rollback-target": "A release to roll back to",
    semver: "The release type against the distance between versions",
    signoff: "Sign-offs in the release issue",
    "smoke-prepared": "Critical smoke checks in the manifest",
    "verified-before": "The environments that come before",
    version: "Version, tag and date of the release",
    window: "Deployment windows",
    check: "A smoke check",
    signal: "A health signal",
    "really-started": "Guard: the deployment really started",
    "has-ended": "Guard: the deployment has ended",
    "not-reverted": "Guard: the deployment was not rolled back before",
    target: "Guard: the target is another, good release",
    "still-newest": "The deployment is the newest of its environment",
    claim: "The claim of an environment, made before anything is touched",
    decision: "What the rollback stage decided",
    deploy: "The deployment itself",
    deployment: "The deployment that a stage is about",
    interrupted: "A stage that was stopped by a signal",
    "manifest-valid": "The manifest can be read and is valid",
    mark: "The verdict that is left for later stages and people",
    observation: "The observation of health signals as a whole",
    readiness: "The readiness stage could not be finished",
    record: "The end of a deployment on its record",
    release: "The release stage could not be finished",
    revert: "The deployment of the version that is returned to",
    rollback: "The rollback stage could not be finished",
    smoke: "The smoke stage could not be finished",
    verify: "The verify stage could not be finished",
    "version-live": "The version that answers",
};
/** What kept a finding from being measured, where that is one of these. */
const CODE_CAUSES = {
    "missing/permission": "A permission is missing from the token: add the printed lines to the job",
    "missing/answer": "Something that was asked could not be read: the reason says what",
};
/** Every code that a finding can have. Codes stay the same between versions; new ones are added. */
const CODES = [
    ...(0,core_table/* namesOf */.e)(CODE_CAUSES),
    ...(0,core_table/* namesOf */.e)(problem/* PROBLEMS */.D3).map((name) => `problem/${name}`),
    ...(0,core_table/* namesOf */.e)(CODE_SUBJECTS).flatMap((subject) => (0,core_table/* namesOf */.e)(core_verdict/* OUTCOMES */.im).map((outcome) => `${subject}/${outcome}`)),
];
/**
 * The stable code of a finding: what it is about and how it came out (`ci/fail`), or what kept it
 * from being measured (`missing/permission`, `problem/value-missing`).
 */
function codeOf(finding) {
    const { code, lacks = [], outcome } = finding;
    if (code !== undefined)
        return code;
    const [lack] = lacks;
    if (lack !== undefined && outcome === "unknown") {
        return lacks.some(({ permission }) => permission !== undefined)
            ? "missing/permission"
            : "missing/answer";
    }
    return `${codes_subjectOf(finding)}/${outcome}`;
}
function codes_subjectOf({ id, basis }) {
    if (basis.kind === "requirement" || basis.kind === "derived")
        return basis.evaluator;
    if (basis.kind === "check" || basis.kind === "signal")
        return basis.kind;
    const [kind = ""] = id.split("/");
    return kind === "step" || kind === "guard" ? (0,finding_id/* bareId */.yW)(id) : observedKind(kind);
}
/** A requirement that does not apply, or a check or signal whose values are not known. */
function observedKind(kind) {
    return kind === "requirement" ? "from" : kind;
}

;// CONCATENATED MODULE: ./lib/run/recorder.js





function blank({ manifest, hidden, secrets }, startedAt) {
    return {
        startedAt,
        answers: new Map(),
        judged: new Map(),
        judgedAt: undefined,
        receipts: [],
        timeline: [],
        warnings: [],
        redact: (0,redaction/* redactor */.$)([...hidden, ...Object.values(secrets)]),
        about: {
            repository: undefined,
            release: undefined,
            environment: undefined,
            manifest: { path: manifest, origin: "not read", trusted: "not read" },
        },
    };
}
/** Remembers answers, receipts and the timeline of one stage run for its report. */
function recorder(request, clock) {
    const memory = blank(request, clock.now());
    return {
        ...listeners(memory, clock),
        hide: (secrets) => {
            const own = [...request.hidden, ...Object.values(request.secrets)];
            memory.redact = (0,redaction/* redactor */.$)([...own, ...secrets]);
            return memory.redact;
        },
        about: (parts) => {
            memory.about = { ...memory.about, ...parts };
        },
        report: (end) => compose(request, memory, { ...end, finishedAt: clock.now() }),
    };
}
/** What is asked, done and said meanwhile. */
function listeners(memory, clock) {
    const { answers, judged, receipts, timeline, warnings } = memory;
    return {
        ask: (ask) => async (questions) => {
            const all = await ask(questions);
            for (const [key, answer] of all)
                answers.set(key, answer);
            return all;
        },
        evidence: (ask) => (now) => async (questions) => {
            const all = await ask(questions);
            memory.judgedAt = now;
            judged.clear();
            for (const [key, answer] of all)
                judged.set(key, answer);
            return all;
        },
        perform: (perform) => async (act) => {
            const receipt = await perform(act);
            receipts.push(receipt);
            return receipt;
        },
        tell: (text, link) => timeline.push({ at: iso(clock.now()), text, link }),
        warn: (text) => warnings.push(text),
    };
}
async function compose(request, memory, { finishedAt, ...end }) {
    const { answers, judged, judgedAt, receipts, timeline, warnings } = memory;
    const { declared, ...about } = memory.about;
    const bare = {
        schema: 2,
        tool: { name: "release-gate", version: request.toolVersion },
        stage: request.stage,
        run: request.identity,
        dryRun: request.dryRun,
        ...about,
        startedAt: iso(memory.startedAt),
        finishedAt: iso(finishedAt),
        judgedAt: judgedAt === undefined ? undefined : iso(judgedAt),
        declared: judgedAt === undefined ? undefined : declared,
        headline: "",
        next: "",
        answers: Object.fromEntries([...answers, ...judged]),
        ...{ receipts, timeline, warnings },
        permissions: recorder_permissions([
            ...end.findings.flatMap(({ lacks = [] }) => lacks),
            ...answers.values(),
            ...judged.values(),
            ...receipts,
        ]),
        ...end,
        findings: end.findings.map((finding) => ({ ...(0,wording/* worded */.MH)(finding), code: codeOf(finding) })),
    };
    // Redacted before anything is cut: half a secret is still one.
    const clean = await redacted(bare, memory.redact);
    return { ...clean, headline: headline(clean), next: next(clean) };
}
function recorder_permissions(all) {
    const lines = all.flatMap((one) => "permission" in one && typeof one.permission === "string" ? one.permission.split("\n") : []);
    return [...new Set(lines)].sort();
}
function iso(ms) {
    return new Date(ms).toISOString();
}

// EXTERNAL MODULE: ./lib/stages/attempt.js
var attempt = __webpack_require__(7511);
;// CONCATENATED MODULE: ./lib/stages/index.js
/** What each stage of the table in `core` does; a run loads only its own. */
const STAGE_FUNCTIONS = {
    readiness: async (run) => (await __webpack_require__.e(/* import() */ 194).then(__webpack_require__.bind(__webpack_require__, 9194))).readiness(run),
    deploy: async (run) => (await Promise.all(/* import() */[__webpack_require__.e(54), __webpack_require__.e(335)]).then(__webpack_require__.bind(__webpack_require__, 8335))).deploy(run),
    smoke: async (run) => (await Promise.all(/* import() */[__webpack_require__.e(54), __webpack_require__.e(907)]).then(__webpack_require__.bind(__webpack_require__, 7907))).smoke(run),
    verify: async (run) => (await Promise.all(/* import() */[__webpack_require__.e(54), __webpack_require__.e(427), __webpack_require__.e(41)]).then(__webpack_require__.bind(__webpack_require__, 2041))).verify(run),
    rollback: async (run) => (await Promise.all(/* import() */[__webpack_require__.e(54), __webpack_require__.e(427), __webpack_require__.e(9)]).then(__webpack_require__.bind(__webpack_require__, 2009))).rollback(run),
    release: async (run) => (await Promise.all(/* import() */[__webpack_require__.e(54), __webpack_require__.e(427), __webpack_require__.e(935)]).then(__webpack_require__.bind(__webpack_require__, 1935))).release(run),
};

;// CONCATENATED MODULE: ./lib/run.js









/** Manifest, stage, fold, report. Always ends in a report, also on bad input. */
async function run(request, ports, signal) {
    const record = recorder(request, ports.clock);
    let couldRun = false;
    const result = await (0,attempt/* attempt */.C)(request.stage, async () => {
        const prepared = await prepare(request, ports, record, signal);
        if ("findings" in prepared) {
            couldRun = prepared.couldRun;
            return { findings: prepared.findings };
        }
        couldRun = true;
        return STAGE_FUNCTIONS[request.stage](prepared.run);
    });
    const findings = signal.aborted ? [...result.findings, interrupted()] : result.findings;
    const verdict = (0,core_verdict/* fold */.AU)(findings);
    const { rolledBack } = result;
    const end = { couldRun, rolledBack, stopped: signal.aborted };
    const exitCode = exitOf(request.stage, verdict, end);
    const report = await record.report({ findings, notes: notesOf(result), verdict, exitCode });
    return filed(report, request, ports);
}
/** A report that cannot be written is still told; what was done stays done. */
async function filed(report, { reportDir }, { files }) {
    try {
        await fileReport(report, reportDir, files);
        return report;
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        const warning = `the report could not be written to ${reportDir}: ${why}`;
        return { ...report, warnings: [...report.warnings, warning] };
    }
}
/** A release that was taken back has failed, whatever doubt it was taken back for. */
function exitOf(stage, verdict, end) {
    if (end.stopped)
        return 3;
    if (!end.couldRun)
        return 2;
    const hasFailed = end.rolledBack !== undefined && states/* ROLLED_BACK */.jC[end.rolledBack].fails;
    return stage === "release" && hasFailed ? 1 : (0,core_verdict/* exitCode */.I$)(verdict);
}
function interrupted() {
    return (0,finding/* observed */.P)("step/interrupted", "The stage was stopped from outside", {
        outcome: "unknown",
        expected: "The stage runs to its end",
        found: "A signal stopped it",
        remedy: "Look at the deployment's status, then run the rollback stage or this stage again",
    });
}

// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(7992);
// EXTERNAL MODULE: ./lib/action/inputs.js + 1 modules
var action_inputs = __webpack_require__(3485);
// EXTERNAL MODULE: ./lib/action/publish.js
var publish = __webpack_require__(1444);
;// CONCATENATED MODULE: ./lib/action/stage.js










/** Runs a stage and tells the runner what came of it; gives the exit code. */
async function runStage(stage, world, runner) {
    const { env, cwd, files, write, monotonic: now } = world;
    const signal = world.interruptible();
    const untrusted = await (0,run_runner/* untrustedEvent */.B)(env, files.read);
    const { request, ...asked } = (0,action_inputs/* askedOf */.iN)(stage, env, { cwd, untrusted });
    // Before anything else can print them.
    for (const secret of (0,secret_lines/* masksOf */.J)(request.secrets))
        runner.mask(secret);
    const log = actionLog({ write, now });
    const { repository } = (0,run_runner/* runnerOf */.m)(env);
    const { ports, refusal } = await world.ports({
        ...asked,
        env,
        repository,
        version: version/* VERSION */.x,
        log,
    });
    const report = await run({ ...request, refusal: request.refusal ?? refusal }, ports, signal);
    const path = `${reportFolder(report, request.reportDir)}/report.json`;
    await (0,publish/* publish */.mk)({
        outputs: (0,publish/* outputsOf */.Yz)(report, path),
        summary: summary(report),
        annotations: annotations(report),
    }, runner);
    log.line(report.headline);
    log.line(`Next: ${report.next}`);
    return report.exitCode;
}


/***/ }),

/***/ 1687:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ askOne)
/* harmony export */ });
/** Asks one question; its answer has the question's type. */
async function askOne(ask, question) {
    const answer = (await ask([question])).get(question.key);
    if (answer === undefined)
        throw new Error(`no answer to ${question.key}`);
    return answer; // answers are filed under their question's key
}


/***/ }),

/***/ 1131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ observed),
/* harmony export */   g: () => (/* binding */ TAGS)
/* harmony export */ });
/** What a report says beside an outcome. */
const TAGS = {
    flaky: { means: "passed only when it was confirmed" },
    slow: { means: "passed above its warning time" },
};
/** A finding about something that was merely done or seen: nothing in it can be judged again. */
function observed(id, title, judgement) {
    return { id, title, effect: "block", basis: { kind: "observed" }, ...judgement };
}


/***/ }),

/***/ 465:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LO: () => (/* binding */ missing),
/* harmony export */   Zs: () => (/* binding */ lackOf),
/* harmony export */   Zu: () => (/* binding */ merged),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   uF: () => (/* binding */ permissionRemedy),
/* harmony export */   zs: () => (/* binding */ byCause)
/* harmony export */ });
function missing(reason, remedy) {
    return { state: "missing", reason, remedy };
}
/** The lack in something that says more besides. */
function lackOf({ reason, remedy, permission, place }) {
    return {
        reason,
        remedy,
        ...(permission === undefined ? {} : { permission }),
        ...(place === undefined ? {} : { place }),
    };
}
/** What to do about missing lines of `permissions:`. */
function permissionRemedy(lines) {
    return `add \`${lines.join("`, `")}\` to the job's \`permissions:\``;
}
/** What two lacks share that one act of one person mends: missing permissions, or the same remedy. */
function causeOf({ permission, remedy }) {
    return permission === undefined ? remedy : "permissions";
}
/** Lacks with each cause once, in order. */
function byCause(lacks) {
    const causes = new Map();
    for (const lack of lacks) {
        const before = causes.get(causeOf(lack));
        causes.set(causeOf(lack), before === undefined ? lack : merged([before, lack]));
    }
    return [...causes.values()];
}
/** Lacks of one cause as one: the first reason, and every permission that is asked for. */
function merged(lacks) {
    const first = lacks.find(({ permission }) => permission !== undefined) ?? lacks[0];
    const lines = [...new Set(lacks.flatMap(({ permission }) => permission?.split("\n") ?? []))];
    if (lines.length < 2)
        return first;
    return { ...first, remedy: permissionRemedy(lines), permission: lines.join("\n") };
}


/***/ }),

/***/ 7205:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ onsetOf)
/* harmony export */ });
/**
 * Where trouble began: the first bad look after the point up to which the bad requests stayed
 * furthest below what the limit allows (the change point of a cumulative sum, Page 1954). Undefined
 * where no look was bad.
 */
function onsetOf(rule, looks) {
    let [sum, lowest, from] = [0, 0, 0];
    for (const [i, look] of looks.entries()) {
        sum += look.bad - allowed(rule, look);
        if (sum <= lowest)
            [lowest, from] = [sum, i + 1];
    }
    const after = looks.slice(from);
    const since = after.slice(after.findIndex(({ bad }) => bad > 0));
    const [first] = since;
    if (first === undefined || first.bad === 0)
        return undefined;
    const total = (key) => since.reduce((all, look) => all + look[key], 0);
    return { at: first.at, requests: total("requests"), bad: total("bad") };
}
function allowed({ ratio, allowance }, look) {
    const { requests, baselineRequests, baselineBad } = look;
    const baseline = ratio === 0 || baselineRequests === 0 ? 0 : baselineBad / baselineRequests;
    return (ratio * baseline + allowance) * requests;
}


/***/ }),

/***/ 1077:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lu: () => (/* binding */ readHistory),
/* harmony export */   MY: () => (/* binding */ ownRecord),
/* harmony export */   M_: () => (/* binding */ supersededFinding),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   PE: () => (/* binding */ deploymentOf)
/* harmony export */ });
/* harmony import */ var _core_ask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1687);
/* harmony import */ var _core_history_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3266);
/* harmony import */ var _core_lack_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(465);
/* harmony import */ var _core_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6477);
/* harmony import */ var _questions_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2358);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39);






/** The history of an environment, asked now; nothing is remembered between two calls. */
function readHistory(ask, environment) {
    return (0,_core_ask_js__WEBPACK_IMPORTED_MODULE_4__/* .askOne */ .q)(ask, (0,_questions_history_js__WEBPACK_IMPORTED_MODULE_2__/* .history */ .b6)(environment));
}
/** The named deployment, else our newest record of this environment, commit and run. */
function deploymentOf({ deployment, sha, run }, past) {
    if (deployment !== undefined)
        return ownRecord(past, deployment);
    const deploys = past.records.filter((r) => r.payload?.kind === "deploy");
    return deploys.find((r) => r.sha === sha && r.payload?.run === run);
}
/** Our record with this id, a deployment or a revert. */
function ownRecord(past, id) {
    return past.records.find((record) => record.id === id && record.payload !== undefined);
}
/** Nothing is decided about deployments that cannot be read. */
function unreadable(environment, answer) {
    return (0,_step_js__WEBPACK_IMPORTED_MODULE_3__/* .step */ .P)("deployment", "The deployment that is judged is known", {
        outcome: "unknown",
        expected: `the deployments of ${environment} can be read`,
        found: answer.reason,
        remedy: answer.remedy,
        lacks: [(0,_core_lack_js__WEBPACK_IMPORTED_MODULE_5__/* .lackOf */ .Zs)(answer)],
    });
}
/** A finding where somebody else has deployed since; undefined where ours is the newest. */
function supersededFinding(past, record) {
    const other = (0,_core_history_js__WEBPACK_IMPORTED_MODULE_0__/* .supersededBy */ .gT)(past, record) ?? ((0,_core_history_js__WEBPACK_IMPORTED_MODULE_0__/* .newest */ .BP)(past)?.id === record.id ? undefined : (0,_core_history_js__WEBPACK_IMPORTED_MODULE_0__/* .newest */ .BP)(past));
    if (other === undefined)
        return undefined;
    return (0,_step_js__WEBPACK_IMPORTED_MODULE_3__/* .step */ .P)("still-newest", "The deployment is still the newest", {
        outcome: "unknown",
        expected: `deployment ${record.id} is the newest in ${past.environment}`,
        found: `deployment ${other.id} of ${(0,_core_units_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(other.sha)} came after it`,
        remedy: "look at the newer deployment; nothing is marked or reverted for the older one",
        link: other.url,
    });
}


/***/ }),

/***/ 39:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ step),
/* harmony export */   S: () => (/* binding */ undone)
/* harmony export */ });
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1131);

/** A finding about something the stage itself did or saw. */
function step(name, title, judgement) {
    return (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .observed */ .P)(`step/${name}`, title, judgement);
}
/** The finding of an act that could not be done: failed is a fail, anything else unknown. */
function undone(name, title, expected, receipt) {
    const outcome = receipt.state === "recorded" ? "pending" : receipt.state === "failed" ? "fail" : "unknown";
    const remedy = "remedy" in receipt ? receipt.remedy : "run again without dry-run to let it happen";
    return step(name, title, {
        outcome,
        expected,
        found: receipt.detail,
        remedy,
        link: receipt.link,
    });
}


/***/ }),

/***/ 2994:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

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

/***/ 2114:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

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

/***/ 322:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QE: () => (/* binding */ NOT_APPLICABLE),
/* harmony export */   hH: () => (/* binding */ notApplicable),
/* harmony export */   rG: () => (/* binding */ ownOptions)
/* harmony export */ });
/** Key by which a manifest says that a requirement does not concern it, and why. */
const NOT_APPLICABLE = "not-applicable";
/** What the manifest says of one requirement. */
function ownOptions({ requirements }, id) {
    return Object.hasOwn(requirements, id) ? requirements[id] : undefined;
}
/** The reason that the manifest gives for leaving a requirement out; undefined: it is not left out. */
function notApplicable(part, id) {
    return ownOptions(part, id)?.[NOT_APPLICABLE];
}


/***/ }),

/***/ 6128:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TO: () => (/* binding */ rowOptions),
/* harmony export */   jU: () => (/* binding */ readOwn)
/* harmony export */ });
/* unused harmony exports decidedBy, ownSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2857);
/* harmony import */ var _requirements_harness_observer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5246);
/* harmony import */ var _yaml_read_with_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2305);
/* harmony import */ var _manifest_part_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(322);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6319);





/** What decides a row that was loaded. */
function decidedBy({ uses }) {
    const evaluator = (0,_row_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluatorOf */ .tL)(uses);
    if (evaluator === undefined)
        throw new Error(`no evaluator ${uses}: such a row does not load`);
    return evaluator;
}
const NONE = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({});
/** What a manifest may say of a row: what decides it, but never which findings of a stage do. */
function ownSchema(row) {
    const evaluator = decidedBy(row);
    return (0,_requirements_harness_observer_js__WEBPACK_IMPORTED_MODULE_0__/* .isObserver */ .lF)(evaluator) ? NONE : evaluator.options;
}
/** What the manifest says of a row, by what it may say. */
function readOwn(row, part, spots) {
    const schema = ownSchema(row);
    const own = (0,_manifest_part_js__WEBPACK_IMPORTED_MODULE_4__/* .ownOptions */ .rG)(part, row.id) ?? {};
    const given = schema === NONE ? own : { ...row.with, ...own };
    return { schema, read: (0,_yaml_read_with_js__WEBPACK_IMPORTED_MODULE_1__/* .readWith */ .$)(schema, given, spots) };
}
/** Options of a row by its evaluator's own schema: the row's, overlaid by the manifest's. */
function rowOptions(row, part) {
    const evaluator = decidedBy(row);
    const own = (0,_requirements_harness_observer_js__WEBPACK_IMPORTED_MODULE_0__/* .isObserver */ .lF)(evaluator) ? {} : (0,_manifest_part_js__WEBPACK_IMPORTED_MODULE_4__/* .ownOptions */ .rG)(part, row.id);
    return (0,_yaml_read_with_js__WEBPACK_IMPORTED_MODULE_1__/* .readWith */ .$)(evaluator.options, { ...row.with, ...own }, new Map());
}


/***/ }),

/***/ 7570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ QUESTIONS)
/* harmony export */ });
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6931);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1325);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8982);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2358);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6081);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9297);
/* harmony import */ var _team_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1045);
/* harmony import */ var _workflow_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4333);








/** Every kind of question about the world. */
const QUESTIONS = {
    history: _history_js__WEBPACK_IMPORTED_MODULE_3__/* .history */ .b6,
    checks: _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .checks */ .A,
    comments: _comments_js__WEBPACK_IMPORTED_MODULE_2__/* .comments */ .n,
    changes: _changes_js__WEBPACK_IMPORTED_MODULE_0__/* .changes */ .A,
    team: _team_js__WEBPACK_IMPORTED_MODULE_6__/* .team */ .g,
    markdown: _markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .markdown */ .w,
    workflow: _workflow_js__WEBPACK_IMPORTED_MODULE_7__/* .workflow */ .k,
    tags: _tags_js__WEBPACK_IMPORTED_MODULE_5__/* .tags */ ._,
};


/***/ }),

/***/ 7511:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ attempt)
/* harmony export */ });
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1131);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1337);


/**
 * Runs a step of a stage; a throw becomes a blocking `unknown` beside what was `known` before the
 * step, so that what must still follow can follow.
 */
async function attempt(stage, step, known = {}) {
    try {
        return await step();
    }
    catch (error) {
        return { ...known, findings: [broken(stage, error)] };
    }
}
function broken(stage, error) {
    const known = error instanceof _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .AF ? error : undefined;
    const stack = known === undefined && error instanceof Error ? error.stack : undefined;
    return {
        ...(0,_core_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .observed */ .P)(`step/${stage}`, `The ${stage} stage could not be finished`, {
            outcome: "unknown",
            expected: "the stage runs to its end",
            found: error instanceof Error ? error.message : String(error),
            remedy: known?.remedy ?? "this is a fault of release-gate: please report it with the report",
            details: stack?.split("\n").slice(1, 5),
        }),
        place: known?.place,
        ...(known === undefined ? {} : { code: `problem/${known.code}` }),
    };
}


/***/ }),

/***/ 2173:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(8469)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
;