export const id = 70;
export const ids = [70];
export const modules = {

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(8469)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 2173:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const compare = __webpack_require__(8469)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 70:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStage: () => (/* binding */ runStage)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/adapters/clock.js

/** The clock of this machine. */
const systemClock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: async (ms, signal) => {
        try {
            await (0,promises_.setTimeout)(ms, undefined, { signal });
        }
        catch (error) {
            if (!signal.aborted)
                throw error;
        }
    },
};

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
;// CONCATENATED MODULE: ./lib/adapters/log-terminal.js

/** Without a terminal there is no line to replace, so that progress is told rarely. */
const PROGRESS_MS = 10_000;
/** Back to the first column, and the line emptied. */
const CLEAR = "\r\u001b[2K";
/** Writes plain lines; on a terminal the progress line is replaced in place. */
function terminalLog({ stream, now }) {
    const inPlace = stream.isTTY === true;
    let showing = false;
    let told = Number.NEGATIVE_INFINITY;
    const close = () => {
        if (showing)
            stream.write(CLEAR);
        showing = false;
    };
    const print = (text) => {
        close();
        stream.write(`${text}\n`);
    };
    const replace = (text) => {
        stream.write(`${CLEAR}${(0,core_text/* cut */.Jj)(text, (stream.columns ?? 80) - 1)}`);
        showing = true;
    };
    const tell = (text) => {
        if (now() - told < PROGRESS_MS)
            return;
        told = now();
        print(text);
    };
    return {
        line: (text) => print((0,core_text/* line */.n8)(text)),
        progress: (text) => (inPlace ? replace((0,core_text/* line */.n8)(text)) : tell((0,core_text/* line */.n8)(text))),
        foreign: (text) => {
            for (const part of (0,core_text/* lines */.Mn)(text))
                print(`| ${part}`);
        },
        close,
    };
}
/** True when colours are wanted: https://no-color.org, then FORCE_COLOR, then what it is. */
function wantsColor(env, stream) {
    const { NO_COLOR: no = "", FORCE_COLOR: forced, TERM: kind } = env;
    if (no !== "")
        return false;
    if (forced !== undefined)
        return !["", "0", "false"].includes(forced);
    return stream.isTTY === true && kind !== "dumb";
}

// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(7564);
;// CONCATENATED MODULE: ./lib/core/verdict.js
const WORST_FIRST = ["fail", "unknown", "inconclusive", "pending", "pass"];
const RANK = new Map(WORST_FIRST.map((outcome, i) => [outcome, i]));
/** The worst outcome among blocking findings; no blocking finding at all is `unknown`. */
function fold(findings) {
    const blocking = new Set(findings.filter((f) => f.effect === "block").map((f) => f.outcome));
    return WORST_FIRST.find((outcome) => blocking.has(outcome)) ?? "unknown";
}
/** The findings that keep a verdict from being `pass`, worst first. */
function blockers(findings) {
    const rank = ({ outcome }) => RANK.get(outcome) ?? RANK.size;
    return findings
        .filter((f) => f.effect === "block" && f.outcome !== "pass" && f.outcome !== "not-applicable")
        .toSorted((a, b) => rank(a) - rank(b));
}
/** Process exit code: 0 pass, 1 fail, 3 anything in between (2 is "could not run"). */
function exitCode(verdict) {
    if (verdict === "pass")
        return 0;
    return verdict === "fail" ? 1 : 3;
}

;// CONCATENATED MODULE: ./lib/report/decision.js

const TONES = {
    pass: "good",
    fail: "bad",
    unknown: "unclear",
    inconclusive: "unclear",
    pending: "waiting",
};
const READINESS = {
    pass: "GO",
    fail: "NO-GO",
    unknown: "NO-GO",
    inconclusive: "NO-GO",
    pending: "WAIT",
};
const SMOKE = {
    pass: "SMOKE PASSED",
    fail: "SMOKE FAILED",
    unknown: "SMOKE UNKNOWN",
    inconclusive: "SMOKE INCONCLUSIVE",
    pending: "SMOKE PENDING",
};
const VERIFY = {
    pass: "HEALTHY",
    fail: "REGRESSION",
    unknown: "UNKNOWN",
    inconclusive: "INCONCLUSIVE",
    pending: "PENDING",
};
/** Refused: nothing was begun. */
const NOT_DEPLOYED = {
    pass: "DEPLOYED",
    fail: "NOT DEPLOYED",
    unknown: "NOT DEPLOYED",
    inconclusive: "NOT DEPLOYED",
    pending: "NOT DEPLOYED YET",
};
const DEPLOY = {
    pass: "DEPLOYED",
    fail: "DEPLOY FAILED",
    unknown: "DEPLOY UNCLEAR",
    inconclusive: "DEPLOY UNCLEAR",
    pending: "DEPLOYING",
};
const NOT_RELEASED = { ...READINESS, pass: "RELEASED" };
const RELEASE = {
    pass: "RELEASED",
    fail: "RELEASE FAILED",
    unknown: "UNDECIDED",
    inconclusive: "UNDECIDED",
    pending: "UNDECIDED",
};
const ROLLBACK = {
    pass: "NOTHING TO DO",
    fail: "NOT ROLLED BACK",
    unknown: "HELD",
    inconclusive: "HELD",
    pending: "HELD",
};
function words({ stage, verdict, notes, findings }) {
    const begun = notes.deployment !== undefined;
    switch (stage) {
        case "readiness":
            return READINESS[verdict];
        case "deploy":
            return (begun ? DEPLOY : NOT_DEPLOYED)[verdict];
        case "smoke":
            return SMOKE[verdict];
        case "verify": {
            const byCheck = verdict === "fail" && blockers(findings)[0]?.basis.kind === "check";
            return byCheck ? SMOKE.fail : VERIFY[verdict];
        }
        case "rollback":
            return ROLLBACK[verdict];
        case "release":
            return (begun ? RELEASE : NOT_RELEASED)[verdict];
        default:
            return stage;
    }
}
/** The decision of a stage: what became of a revert first, then what the verdict means here. */
function decide(parts) {
    const { notes, verdict, dryRun, release, environment } = parts;
    const tone = TONES[verdict];
    if (notes.rolledBack === "failed")
        return { words: "ROLLBACK FAILED", tone: "bad" };
    if (notes.rolledBack === "yes")
        return { words: "ROLLED BACK", tone: "reverted" };
    if (notes.rolledBack === "held")
        return { words: "HELD", tone: "unclear" };
    if (verdict !== "pass" && (release === undefined || environment === undefined)) {
        return { words: "COULD NOT RUN", tone: "bad" };
    }
    if (dryRun && verdict === "pending")
        return { words: "DRY RUN", tone };
    return { words: dryRun ? `${words(parts)} (dry run)` : words(parts), tone };
}

;// CONCATENATED MODULE: ./lib/report/groups.js
const isOpen = (finding) => finding.outcome !== "pass" && finding.outcome !== "not-applicable";
/** Findings that warn and are not met. */
function warningsOf(findings) {
    return findings.filter((f) => f.effect === "warn" && isOpen(f));
}
/** Findings that only inform and are not met. */
function remarksOf(findings) {
    return findings.filter((f) => f.effect === "inform" && isOpen(f));
}
/** The word that stands for an outcome wherever there is little room. */
function wordOf(finding) {
    const words = {
        pass: "PASS",
        fail: finding.effect === "block" ? "FAIL" : "WARN",
        unknown: "UNKNOWN",
        inconclusive: "INCONCLUSIVE",
        pending: "WAIT",
        "not-applicable": "N/A",
    };
    const tags = finding.tags ?? [];
    return [words[finding.outcome], ...tags].join(", ");
}
/** What was expected and what was found, in the wording of the outcome. */
function comparison({ outcome, expected, found }) {
    switch (outcome) {
        case "fail":
            return `expected ${expected}, found ${found}`;
        case "unknown":
            return `could not check: ${found}; expected ${expected}`;
        case "inconclusive":
            return `not enough to decide: ${found}; expected ${expected}`;
        case "pending":
            return `waiting: ${found}; expected ${expected}`;
        case "pass":
        case "not-applicable":
            return found;
        default:
            return outcome;
    }
}
/** The weakest kind of evidence that a requirement rests on: a machine's, a person's, the manifest's. */
function strengthOf(finding, answers) {
    if (finding.basis.kind !== "requirement")
        return "verified";
    const keys = Object.values(finding.basis.answers).flat();
    const found = keys.map((key) => answers[key]);
    const strengths = found.flatMap((a) => (a?.state === "known" ? [a.strength] : []));
    if (strengths.includes("attested"))
        return "attested";
    return strengths.includes("verified") || strengths.length === 0 ? "verified" : "declared";
}

;// CONCATENATED MODULE: ./lib/report/headline.js




/** Characters of a headline: what a commit status shows. */
const HEADLINE_LENGTH = 140;
const headline_short = (text, length) => (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(text), length);
const plural = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
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
    const ahead = ["readiness", "deploy"].includes(stage);
    return ahead ? `${what} → ${where}` : `${what} in ${where}`;
}
/** What an environment runs after a revert that failed. */
function liveAfterFailure({ notes }) {
    const { liveVersion, rollbackTo } = notes;
    if (liveVersion === undefined)
        return "unknown, nothing told its version";
    if (liveVersion === rollbackTo)
        return `${(0,core_text/* line */.n8)(liveVersion)}, but not proven healthy`;
    return rollbackTo === undefined
        ? (0,core_text/* line */.n8)(liveVersion)
        : `${(0,core_text/* line */.n8)(liveVersion)}, should be ${(0,core_text/* line */.n8)(rollbackTo)}`;
}
function passReason(parts) {
    const { notes, findings, verdict, stage } = parts;
    const required = findings.filter((f) => f.effect === "block" && f.outcome === "pass");
    if (verdict !== "pass")
        return "nothing was decided";
    if (notes.rolledBack === "yes") {
        const why = findings.find((f) => f.id === "decision")?.found;
        const proven = `${(0,core_text/* line */.n8)(notes.rollbackTo ?? "the target")} is proven`;
        return why === undefined ? proven : `${(0,core_text/* line */.n8)(why)}; ${proven}`;
    }
    if (stage === "rollback")
        return (0,core_text/* line */.n8)(required[0]?.found ?? "no revert is called for");
    const warnings = warningsOf(findings).length;
    const all = `${plural(required.length, "required check")} passed`;
    return warnings === 0 ? all : `${all} · ${plural(warnings, "warning")}`;
}
/** The decision and the one reason, in at most 140 characters of plain text. */
function headline(parts) {
    const front = `${decide(parts).words}: ${subject(parts)}`;
    if (parts.notes.rolledBack === "failed") {
        return headline_short(`${front} · live now: ${liveAfterFailure(parts)}`, HEADLINE_LENGTH);
    }
    const [top, ...others] = blockers(parts.findings);
    if (top === undefined)
        return headline_short(`${front} · ${passReason(parts)}`, HEADLINE_LENGTH);
    const back = others.length === 0 ? "" : ` · ${others.length} more`;
    const reason = `${front} · ${headline_short(top.id, 40)}: ${(0,core_text/* line */.n8)(top.found)}`;
    return `${(0,core_text/* cut */.Jj)(reason, HEADLINE_LENGTH - back.length)}${back}`;
}
const withoutStop = (text) => (0,core_text/* line */.n8)(text).replace(/\.$/, "");
function step(finding) {
    const remedy = withoutStop(finding.remedy ?? finding.found);
    return finding.owner === undefined ? remedy : `${headline_short(finding.owner, 80)}: ${remedy}`;
}
/** The other owners that the release waits for, in order, each once. */
function others(first, rest) {
    const owners = rest.flatMap((f) => (f.owner === undefined ? [] : [headline_short(f.owner, 80)]));
    const more = [...new Set(owners)].filter((owner) => owner !== headline_short(first.owner ?? "", 80));
    return more.length === 0 ? "" : `; then ${more.slice(0, 3).join(", ")}`;
}
/** The remedy of the trigger was the revert, which is done: now people look for the cause. */
function afterRevert({ release }, trigger) {
    const who = trigger?.owner === undefined ? "" : `${headline_short(trigger.owner, 80)}: `;
    const what = release === undefined ? "the release" : (0,core_text/* line */.n8)(release.version);
    const where = trigger === undefined ? "" : ` ${headline_short(trigger.id, 40)}`;
    // A deployment that never came live is reverted without holding the commit for it.
    const held = ["check", "signal"].includes(trigger?.basis.kind ?? "");
    const until = held ? "; it stays held here until /lift-hold" : " before it goes out again";
    return `${who}find out why ${what} failed${where}${until}`;
}
function nextAfterPass({ stage, release, environment }) {
    if (release === undefined || environment === undefined)
        return "nothing";
    const what = `${(0,core_text/* line */.n8)(release.version)} ${stage === "deploy" ? "in" : "to"} ${(0,core_text/* line */.n8)(environment.name)}`;
    if (stage === "readiness")
        return `deploy ${what}`;
    if (stage === "deploy")
        return `${environment.production ? "verify" : "smoke"} ${what}`;
    return "nothing";
}
/** What to do next, and by whom: from the remedy of the worst blocker; `nothing` when nothing. */
function next(parts) {
    const { notes, verdict } = parts;
    const [top, ...rest] = blockers(parts.findings);
    if (notes.rolledBack === "failed") {
        const who = headline_short(top?.owner ?? "whoever is on call", 80);
        const what = withoutStop(notes.byHand ?? top?.remedy ?? "bring back the previous version");
        return `${who}: act now, by hand: ${what}`;
    }
    if (notes.rolledBack === "yes")
        return afterRevert(parts, top);
    if (top !== undefined)
        return `${step(top)}${others(top, rest)}`;
    return verdict === "pass" ? nextAfterPass(parts) : "run the stage again: it decided nothing";
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
        place: ({ file, line }) => {
            const path = file.replace(/^\.\//, "").split("/").map(encoded).join("/");
            return `${repository}/blob/${sha}/${path}#L${line}`;
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
function item(finding, report) {
    const { id, title, owner, remedy, place, link, outcome, details = [] } = finding;
    const reverted = report.notes.rolledBack === "yes" && finding.effect === "block";
    const at = place && {
        text: `${place.file}:${place.line}`,
        link: linksOf(report).place(place),
    };
    return {
        tone: outcome === "fail" && finding.effect !== "block" ? "unclear" : items_TONES[outcome],
        word: wordOf(finding),
        id: (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(id), 80),
        title: (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(title), 120),
        comparison: (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(comparison(finding)), STATEMENT),
        owner: given(owner, 120),
        // The remedy was to revert, and that is done.
        remedy: reverted ? undefined : given(remedy, STATEMENT),
        evidence: link,
        place: at,
        details: details.slice(0, DETAILS).flatMap((detail) => given(detail, STATEMENT) ?? []),
    };
}
const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
/** Blockers, warnings and remarks, each group as one section or none. */
function itemSections(report) {
    const section = (title, all, openUpTo) => all.length === 0
        ? []
        : [
            {
                kind: "items",
                title: count(all.length, title),
                folded: all.length > openUpTo,
                items: all.slice(0, SHOWN).map((finding) => item(finding, report)),
                more: Math.max(0, all.length - SHOWN),
            },
        ];
    const { findings, notes } = report;
    const reverts = notes.rolledBack === "yes" || notes.rolledBack === "failed";
    return {
        blockers: section(reverts ? "reason" : "blocker", blockers(findings), Number.POSITIVE_INFINITY),
        warnings: section("warning", warningsOf(findings), OPEN_WARNINGS),
        remarks: section("remark", remarksOf(findings), 0),
    };
}

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
        return `at most ${(0,units/* formatShare */.T1)(allowance)}`;
    const plus = allowance === 0 ? "" : ` + ${(0,units/* formatShare */.T1)(allowance)}`;
    return `at most ${Number(ratio.toFixed(3))} × baseline${plus}`;
}
function countsOf(looks) {
    const seen = looks.filter((look) => look !== undefined);
    const sum = (key) => seen.reduce((all, look) => all + look[key], 0);
    const share = (bad, requests) => `${bad} of ${requests} bad${requests === 0 ? "" : ` (${(0,units/* formatShare */.T1)(bad / requests)})`}`;
    const baseline = sum("baselineRequests");
    const missing = looks.length - seen.length;
    return [
        share(sum("bad"), sum("requests")),
        ...(baseline === 0 ? [] : [`baseline ${share(sum("baselineBad"), baseline)}`]),
        `${missing === 0 ? "" : `${seen.length} of `}${looks.length} looks`,
    ].join(", ");
}
/** What was watched after the deployment: always open, it is the evidence for the decision. */
function signals({ findings }) {
    return table({
        title: "Signals",
        folded: false,
        columns: ["Signal", "Counted", "Limit"],
        rows: basedOn(findings, "signal").map((finding) => [
            piece(`${wordOf(finding)} ${finding.id}`),
            piece(countsOf(finding.basis.looks)),
            piece(limitOf(finding.basis.rule)),
        ]),
    });
}
function answerOf(tried) {
    if (tried === undefined)
        return "not tried";
    const first = tried.mismatches[0];
    const status = tried.status ?? tried.reason ?? tried.state;
    return first === undefined
        ? `${status}`
        : `${status}: ${first.subject} expected ${first.expected}, was ${first.actual}`;
}
/** Smoke checks with their last answer; what failed stands among the blockers already. */
function checks({ findings }) {
    const all = basedOn(findings, "check");
    const good = all.filter((f) => f.outcome === "pass").length;
    return table({
        title: `Checks: ${good} of ${all.length} passed`,
        folded: true,
        columns: ["Check", "Last answer", "Time"],
        rows: all.map((finding) => {
            const last = finding.basis.tries.at(-1);
            return [
                piece(`${wordOf(finding)} ${finding.id}`),
                piece(answerOf(last)),
                piece(last === undefined ? "" : (0,units/* formatDuration */.a3)(last.totalMs)),
            ];
        }),
    });
}
/** What is in order: a count for everybody, the list for those who want to see it. */
function passed({ findings, answers }) {
    const met = findings.filter((f) => f.outcome === "pass");
    const strengths = met.map((finding) => strengthOf(finding, answers));
    const weaker = ["attested", "declared"]
        .map((strength) => [strength, strengths.filter((s) => s === strength).length])
        .filter(([, n]) => n > 0)
        .map(([strength, n]) => `${n} ${strength}`);
    const columns = ["What", "Found", "Evidence"];
    const row = (finding, evidence) => [
        piece(finding.id, { code: true }),
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
        title: `Acts (${all.length})`,
        folded: true,
        columns: ["Act", "State", "Detail"],
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
        rows: all.map(({ at, text, link }) => [
            piece(`${(0,units/* formatTime */.fU)(at).slice(11, 16)}${at.slice(16, 19)} UTC`),
            piece(text, { link }),
        ]),
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
    return [{ kind: "block", title: "Missing permissions: add to the job", language: "yaml", text }];
}
/** The command that takes a release back, for people who decide to; an alarm shows it itself. */
function byHand({ byHand: command, rolledBack }) {
    if (command === undefined || rolledBack === "failed")
        return [];
    const text = (0,core_text/* cut */.Jj)(command, COMMAND);
    return [{ kind: "block", title: "To take it back by hand", language: "sh", text }];
}
function notices(warnings) {
    const shown = warnings.slice(0, LINES).map((warning) => (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(warning), NEXT));
    return shown.length === 0 ? [] : [{ kind: "lines", title: "Please note", lines: shown }];
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
            text: `${environment === undefined ? "" : `${environment.name}-`}${stage}/report.json`,
            code: true,
        },
    ];
}
function alarm(parts, next) {
    if (parts.notes.rolledBack !== "failed")
        return undefined;
    const command = parts.notes.byHand && (0,core_text/* cut */.Jj)(parts.notes.byHand, COMMAND);
    const act = command === undefined ? next : `${next.split(": act now")[0]}: act now, by hand`;
    const because = blockers(parts.findings)[0]?.id;
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

;// CONCATENATED MODULE: ./lib/report/wrap.js
/** Lines of at most `width` characters, broken at spaces only, and not before a `%`. */
function wrap(text, width) {
    const out = [];
    let current = "";
    for (const word of text.split(/ (?!%)/)) {
        const longer = current === "" ? word : `${current} ${word}`;
        if (current !== "" && [...longer].length > width) {
            out.push(current);
            current = word;
            continue;
        }
        current = longer;
    }
    return [...out, current];
}
/** Wrapped lines, each set in by some spaces. */
function indented(text, by, width) {
    return wrap(text, Math.max(20, width - by)).map((part) => `${" ".repeat(by)}${part}`);
}
/** Rows as aligned columns; what is too wide is wrapped inside its column. */
function columnsOf(rows, width) {
    const count = Math.max(0, ...rows.map((cells) => cells.length));
    const natural = Array.from({ length: count }, (_, i) => Math.max(0, ...rows.map((cells) => [...(cells[i] ?? "")].length)));
    const fits = natural.reduce((all, one) => all + one + 2, 0) <= width;
    const cap = fits ? width : Math.floor(width / Math.max(1, count));
    const widths = natural.slice(0, -1).map((one) => Math.min(cap, one));
    const before = widths.reduce((all, one) => all + one + 2, 2);
    return rows.flatMap((cells) => {
        const wrapped = cells.map((cell, i) => wrap(cell, widths[i] ?? Math.max(20, width - before)));
        const height = Math.max(1, ...wrapped.map((parts) => parts.length));
        return Array.from({ length: height }, (_, row) => `  ${wrapped.map((parts, i) => pad(parts[row] ?? "", widths[i] ?? 0)).join("  ")}`.trimEnd());
    });
}
const pad = (text, width) => `${text}${" ".repeat(Math.max(0, width - [...text].length))}`;

;// CONCATENATED MODULE: ./lib/report/terminal.js



const CODES = {
    good: "32",
    bad: "1;31",
    waiting: "36",
    unclear: "33",
    reverted: "1;33",
    bold: "1",
    dim: "2",
};
const painter = (color) => (style, text) => color && text !== "" ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
const plain = ({ text, link, code }) => {
    const shown = (0,core_text/* line */.n8)(text);
    if (link === undefined || code === true)
        return shown;
    return shown === (0,core_text/* line */.n8)(link) ? shown : `${shown} ${(0,core_text/* line */.n8)(link)}`;
};
function act({ owner, remedy }) {
    const told = [owner, remedy].filter((part) => part !== undefined).join(": ");
    return told === "" ? [] : [told];
}
function terminal_item({ paint, width }, { word, id, title, tone, ...rest }) {
    const label = (0,core_text/* line */.n8)(word).padEnd(7);
    const [first = "", ...more] = wrap(`${(0,core_text/* line */.n8)(id)}  ${(0,core_text/* line */.n8)(title)}`, width - label.length - 1);
    const under = [
        rest.comparison,
        ...rest.details,
        ...act(rest),
        ...(rest.evidence === undefined ? [] : [`evidence: ${rest.evidence}`]),
        ...(rest.place === undefined ? [] : [rest.place.text]),
    ];
    return [
        `${paint(tone, label)} ${paint("bold", first)}`,
        ...more.map((part) => `${" ".repeat(label.length + 1)}${part}`),
        ...under.flatMap((text) => indented((0,core_text/* line */.n8)(text), label.length + 1, width)),
    ];
}
function body(pen, section) {
    const rest = (more) => (more === 0 ? [] : [`… and ${more} more in report.json`]);
    switch (section.kind) {
        case "items":
            return [...section.items.flatMap((one) => terminal_item(pen, one)), ...rest(section.more)];
        case "lines":
            return section.lines.flatMap((text) => indented((0,core_text/* line */.n8)(text), 2, pen.width));
        case "block":
            return (0,core_text/* lines */.Mn)(section.text).map((text) => `  ${text}`);
        case "table": {
            const rows = section.rows.map((cells) => cells.map(plain));
            return [...columnsOf(rows, pen.width), ...rest(section.more)];
        }
        default:
            return section;
    }
}
function terminal_top({ paint, width }, { tone, headline, next, alarm }) {
    const first = wrap((0,core_text/* line */.n8)(headline), width).map((text) => paint(tone, text));
    if (alarm === undefined)
        return [...first, ...wrap(`Next: ${(0,core_text/* line */.n8)(next)}`, width)];
    const why = alarm.because === undefined ? "" : `, because of ${(0,core_text/* line */.n8)(alarm.because)}`;
    return [
        ...first,
        ...wrap(`Live now: ${(0,core_text/* line */.n8)(alarm.live)}${why}`, width),
        ...wrap(`Next: ${(0,core_text/* line */.n8)(alarm.act)}`, width),
        ...(alarm.command === undefined
            ? []
            : ["", ...(0,core_text/* lines */.Mn)(alarm.command).map((text) => `  ${text}`)]),
    ];
}
/** The report as plain text, in the order and the words of the summary. */
function terminal(report, { color, width }) {
    const content = outline(report);
    const pen = { paint: painter(color), width: Math.max(40, width) };
    const sections = content.sections.flatMap((section) => [
        "",
        pen.paint("bold", (0,core_text/* line */.n8)(section.title)),
        ...body(pen, section),
    ]);
    const footer = content.footer.map(plain).join(" · ");
    const foot = wrap(footer, pen.width).map((text) => pen.paint("dim", text));
    return `${[...terminal_top(pen, content), ...sections, "", ...foot].join("\n")}\n`;
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
function bullet({ tone, word, id, title, ...item }) {
    const { owner, remedy, evidence, place } = item;
    const who = [owner === undefined ? undefined : (0,core_text.md) `**${owner}**`, remedy && (0,core_text.md) `${remedy}`];
    const sources = [evidence && (0,core_text/* mdLink */.YF)("evidence", evidence), place && shown(place)];
    const act = join([join(summary_given(who), ": "), ...summary_given(sources)].filter(isSome), " — ");
    return [
        (0,core_text.md) `- ${SYMBOLS[tone]} **${word}** ${(0,core_text/* mdCode */.xs)(id)} ${title} — ${item.comparison}`,
        ...item.details.map((detail) => (0,core_text.md) `  - ${detail}`),
        ...(isSome(act) ? [(0,core_text.md) `  - ${act}`] : []),
    ];
}
const isSome = ({ markdown }) => markdown !== "";
const summary_given = (parts) => parts.flatMap((part) => (part === undefined || part === "" ? [] : [part]));
function summary_body(section) {
    switch (section.kind) {
        case "items":
            return [...section.items.flatMap(bullet), ...rest(section.more, "- ")];
        case "lines":
            return section.lines.map((text) => (0,core_text.md) `- ${text}`);
        case "block":
            return [(0,core_text/* mdBlock */.nx)(section.text, section.language)];
        case "table":
            return [
                ...[section.columns, section.columns.map(() => "---")].map((cells) => ({
                    markdown: `| ${cells.join(" | ")} |`,
                })),
                ...section.rows.map((cells) => (0,core_text.md) `| ${join(cells.map(shown), " | ")} |`),
                ...rest(section.more, "\n"),
            ];
        default:
            return section;
    }
}
const rest = (more, before) => more === 0 ? [] : [{ markdown: `${before}… and ${more} more in \`report.json\`` }];
function part(section) {
    const lines = summary_body(section).map(({ markdown }) => markdown);
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

;// CONCATENATED MODULE: ./lib/run/file-report.js

/** Folder of one stage's reports: `<report-dir>/<environment>-<stage>`. */
function reportFolder(report, reportDir) {
    const environment = (report.environment?.name ?? "none").replace(/[^\w.-]+/g, "-");
    return `${reportDir}/${environment}-${report.stage}`;
}
/** Writes report.json and the summary beside it. */
async function fileReport(report, reportDir, files) {
    const folder = reportFolder(report, reportDir);
    await files.write(`${folder}/report.json`, `${JSON.stringify(report, undefined, 2)}\n`);
    await files.write(`${folder}/summary.md`, summary(report));
}
/**
 * The report with every secret taken out of every text. Words of the report's own vocabulary and
 * times stay, whatever a secret says: they tell nothing, and without them it cannot be read back.
 */
function redacted(report, redact) {
    const clean = (value) => {
        if (typeof value === "string")
            return isOwn(value) ? value : redact(value);
        if (Array.isArray(value))
            return value.map(clean);
        if (typeof value !== "object" || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, clean(v)]));
    };
    const { answers, ...rest } = report;
    // keys of answers hold names from the manifest; all other keys are the report's own
    const byKey = Object.entries(answers).map(([key, answer]) => [redact(key), clean(answer)]);
    return { ...clean(rest), answers: Object.fromEntries(byKey) }; // only texts changed
}
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const isOwn = (text) => OWN_WORDS.has(text) || TIME.test(text);
const OWN_WORDS = new Set([
    ...["release-gate", "readiness", "deploy", "smoke", "verify", "rollback", "release"],
    ...["pass", "fail", "unknown", "inconclusive", "pending", "not-applicable"],
    ...["block", "warn", "inform", "flaky", "slow", "observed", "patch", "minor", "major"],
    ...["requirement", "check", "signal", "known", "missing", "verified", "attested", "declared"],
    ...["answered", "broken", "unsent", "claim", "status", "mark", "command", "dispatch"],
    ...["done", "found", "recorded", "failed", "refused", "unclear", "yes", "no", "held"],
    ...["queued", "in_progress", "success", "failure", "error", "inactive"],
]);

// EXTERNAL MODULE: ./lib/core/problem.js
var problem = __webpack_require__(5524);
// EXTERNAL MODULE: ./lib/manifest/contexts.js
var manifest_contexts = __webpack_require__(1121);
// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/index.js + 28 modules
var dist = __webpack_require__(4082);
// EXTERNAL MODULE: ./node_modules/@actions/expressions/dist/ast.js
var ast = __webpack_require__(2049);
// EXTERNAL MODULE: ./lib/manifest/syntax-tree.js
var syntax_tree = __webpack_require__(9675);
// EXTERNAL MODULE: ./lib/manifest/template.js
var template = __webpack_require__(9999);
;// CONCATENATED MODULE: ./lib/manifest/expressions.js






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
        const parsed = (0,syntax_tree/* parseExpression */.Y)(piece.code, manifest_contexts/* CONTEXT_NAMES */.pF);
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
        target: "`target` is known only where something is put in place: in `deploy` and `smoke.ready`",
        github: "run on GitHub Actions, or write the value itself",
    };
    const verb = context === "secrets" || context === "env" ? "set" : "known here";
    return new problem/* Problem */.A({
        code: "value-missing",
        sentence: `${name} is not ${verb}`,
        remedy: remedies[context] ?? "look up a value that is there, or write the value itself",
    });
}
function malformed(code, why, cause) {
    return new problem/* Problem */.A({
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
    if (error instanceof problem/* Problem */.A)
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

// EXTERNAL MODULE: ./lib/core/history.js
var core_history = __webpack_require__(631);
// EXTERNAL MODULE: ./lib/core/question.js
var core_question = __webpack_require__(6211);
;// CONCATENATED MODULE: ./lib/stages/step.js
/** A finding about something the stage itself did or saw. */
function step_step(id, title, judgement) {
    return { id, title, effect: "block", basis: { kind: "observed" }, ...judgement };
}
/** The finding of an act that could not be done: failed is a fail, anything else unknown. */
function undone(id, title, expected, receipt) {
    const outcome = receipt.state === "recorded" ? "pending" : receipt.state === "failed" ? "fail" : "unknown";
    const remedy = "remedy" in receipt ? receipt.remedy : "run again without dry-run to let it happen";
    return step_step(id, title, { outcome, expected, found: receipt.detail, remedy, link: receipt.link });
}

;// CONCATENATED MODULE: ./lib/stages/deployment.js




/** The history of the run's environment, asked now; nothing is remembered between two calls. */
async function readHistory(run) {
    const question = (0,core_question/* history */.b6)(run.environment.name);
    const answer = (await run.ask([question])).get(question.key);
    if (answer === undefined)
        throw new Error(`no answer to ${question.key}`);
    return answer; // the key names a history question
}
/** The named deployment, else our newest record of this environment, commit and run. */
function deploymentOf({ deployment, identity, sha, }, past) {
    if (deployment !== undefined)
        return ownRecord(past, deployment);
    const deploys = past.records.filter((r) => r.payload?.kind === "deploy");
    return deploys.find((r) => r.sha === sha && r.payload?.run === identity.id);
}
/** Our record with this id, a deployment or a revert. */
function ownRecord(past, id) {
    return past.records.find((record) => record.id === id && record.payload !== undefined);
}
/** Nothing is decided about deployments that cannot be read. */
function unreadable(run, { reason, remedy }) {
    return step_step("deployment", "The deployment that is judged is known", {
        outcome: "unknown",
        expected: `the deployments of ${run.environment.name} can be read`,
        found: reason,
        remedy,
    });
}
/** A finding where somebody else has deployed since; undefined where ours is the newest. */
function supersededFinding(past, record) {
    const other = (0,core_history/* supersededBy */.gT)(past, record) ?? ((0,core_history/* newest */.BP)(past)?.id === record.id ? undefined : (0,core_history/* newest */.BP)(past));
    if (other === undefined)
        return undefined;
    return step_step("still-newest", "The deployment is still the newest", {
        outcome: "unknown",
        expected: `deployment ${record.id} is the newest in ${past.environment}`,
        found: `deployment ${other.id} of ${(0,units/* shortSha */.Fu)(other.sha)} came after it`,
        remedy: "look at the newer deployment; nothing is marked or reverted for the older one",
        link: other.url,
    });
}

;// CONCATENATED MODULE: ./lib/run/about.js



/** Stages that may be about another record than the release's own. */
const ABOUT_RECORD = ["smoke", "verify", "rollback"];
/** The environment's records and marks; undefined where they are not known. */
async function pastOf({ name }, ask) {
    const question = (0,core_question/* history */.b6)(name);
    const answer = (await ask([question])).get(question.key);
    return answer?.state === "known" ? answer.value : undefined;
}
/**
 * The record that a stage is about, where it is not the release's own: the named one, and for a
 * revert by hand the newest deployment, whoever made it. A revert is not taken back by that: the
 * deployment that it took back is what was meant.
 */
function aboutOf({ stage, deployment, identity, reason, sha: named }, { sha }, past) {
    if (past === undefined || !ABOUT_RECORD.includes(stage))
        return undefined;
    if (deployment !== undefined)
        return ownRecord(past, deployment);
    if (stage !== "rollback")
        return undefined;
    const own = deploymentOf({ deployment, identity, sha }, past);
    if (own !== undefined || reason === undefined)
        return own;
    const last = (0,core_history/* newest */.BP)(past);
    const { kind, rollback_of: took } = last?.payload ?? {};
    const meant = kind === "rollback" && took != null ? ownRecord(past, took) : last;
    return named === undefined || meant?.sha === sha ? meant : undefined;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var classic_schemas = __webpack_require__(2047);
;// CONCATENATED MODULE: ./lib/acts/deployments.js


// https://docs.github.com/rest/deployments/statuses: description has at most 140 characters.
const DESCRIPTION_LENGTH = 140;
const statusSchema = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    state: classic_schemas/* string */.YjP(),
    description: classic_schemas/* string */.YjP().nullish(),
    log_url: classic_schemas/* string */.YjP().nullish(),
});
/** Text as GitHub takes it for a description: one line, cut to the limit, without secrets. */
function describe(text, tools) {
    return (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(tools.redact(text)), DESCRIPTION_LENGTH);
}
/** Statuses of a deployment, newest first; undefined when they could not be read. */
async function statusesOf(deployment, { github, closing }) {
    const reply = await github.list("GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", { deployment_id: deployment, per_page: 100 }, closing);
    const statuses = classic_schemas/* array */.YOg(statusSchema).safeParse(reply.ok ? reply.data : undefined);
    return statuses.data?.toSorted((a, b) => b.id - a.id);
}
/**
 * Adds a status to a deployment. A success retires what ran before (`auto_inactive`), nothing else
 * does: while a deployment is under way the old version still runs.
 */
function addStatus(status, tools) {
    return tools.github.request("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
        deployment_id: status.deployment,
        state: status.state,
        description: describe(status.description, tools),
        auto_inactive: status.state === "success",
        ...(status.logUrl !== undefined && { log_url: status.logUrl }),
        ...(status.environmentUrl !== undefined && { environment_url: status.environmentUrl }),
    }, tools.closing);
}

;// CONCATENATED MODULE: ./lib/acts/tools.js
/** The same tools, called off after `ms` as well: even a wait for a rate limit ends then. */
function within(tools, ms) {
    return { ...tools, signal: AbortSignal.any([tools.signal, AbortSignal.timeout(ms)]) };
}
/**
 * A write that GitHub did not confirm. No answer, a server's fault and a success that cannot be
 * read leave open whether it was done; a missing right and a rate limit mean that it was not.
 */
function notDone(reply, what) {
    return {
        state: stateOf(reply.status),
        detail: `${what}: ${reply.reason}`,
        remedy: reply.remedy,
        permission: reply.permission,
    };
}
function stateOf(status) {
    if (status < 400 || status >= 500)
        return "unclear";
    return [401, 403, 404, 429].includes(status) ? "refused" : "failed";
}

;// CONCATENATED MODULE: ./lib/acts/claim.js




const deploymentsSchema = classic_schemas/* array */.YOg(classic_schemas/* object */.Ikc({ id: classic_schemas/* number */.aig(), payload: classic_schemas/* unknown */.L5J() }));
const createdSchema = classic_schemas/* object */.Ikc({ id: classic_schemas/* number */.aig() });
// GitHub gives a payload back as it was sent, older servers as JSON text.
const payloadSchema = classic_schemas/* preprocess */.vkY(parsedText, classic_schemas/* object */.Ikc({ release_gate: classic_schemas/* object */.Ikc({ key: classic_schemas/* string */.YjP() }) }))
    .transform((payload) => payload.release_gate.key);
function parsedText(value) {
    if (typeof value !== "string")
        return value;
    try {
        return JSON.parse(value);
    }
    catch {
        return undefined;
    }
}
/** The record of one deployment, made before anything is touched. */
const claim = {
    find: async (act, tools) => {
        const reply = await tools.github.list("GET /repos/{owner}/{repo}/deployments", { environment: act.environment, sha: act.sha, per_page: 100 }, tools.signal);
        if (!reply.ok) {
            return { ...notDone(reply, "Could not look for an earlier claim"), state: "refused" };
        }
        const listed = deploymentsSchema.safeParse(reply.data);
        if (!listed.success)
            return claim_unreadable("The list of deployments");
        const ours = listed.data
            .filter(({ payload }) => payloadSchema.safeParse(payload).data === act.payload.key)
            .toSorted((a, b) => b.id - a.id);
        return judgeClaims(ours, act, tools);
    },
    perform: async (act, tools) => {
        const reply = await tools.github.request("POST /repos/{owner}/{repo}/deployments", request(act, tools), tools.signal);
        if (!reply.ok)
            return notDone(reply, `No record of a ${act.payload.kind} could be made`);
        const created = createdSchema.safeParse(reply.data);
        if (!created.success)
            return claim_unreadable("The answer to a new deployment");
        return begin(created.data.id, act, tools);
    },
};
/** Any claim without an end keeps a new one away; of those with an end the newest decides. */
async function judgeClaims(ours, act, tools) {
    const states = [];
    for (const { id } of ours) {
        const statuses = await statusesOf(id, tools);
        if (statuses === undefined)
            return claim_unreadable(`The statuses of deployment ${id}`);
        states.push({ id, state: claimState(statuses) });
    }
    const open = states.find(({ state }) => state === "open");
    if (open !== undefined)
        return unfinished(open.id, act);
    const [newest] = states;
    if (newest?.state !== "live")
        return undefined;
    if (act.payload.run === LOCAL) {
        const last = await newestOf(act, tools);
        if (last === undefined)
            return claim_unreadable("The newest deployment");
        if (last !== newest.id)
            return undefined;
    }
    return {
        state: "found",
        detail: `This run's ${act.payload.kind} of ${act.payload.version} to ${act.environment} went live as deployment ${newest.id}`,
        result: { deployment: newest.id },
    };
}
/** The newest deployment of the environment, whoever made it. */
async function newestOf({ environment }, tools) {
    const reply = await tools.github.request("GET /repos/{owner}/{repo}/deployments", { environment, per_page: 1 }, tools.signal);
    return deploymentsSchema.safeParse(reply.ok ? reply.data : undefined).data?.[0]?.id;
}
/**
 * Run of everything that no runner started: unlike the attempts of one run, two of them have
 * nothing to do with each other once something else was deployed in between.
 */
const LOCAL = "local";
function claimState(statuses) {
    const [newest] = statuses;
    if (newest?.state === "failure" || newest?.state === "error")
        return "ended";
    if (statuses.some(({ state }) => state === "success"))
        return "live";
    return newest?.state === "inactive" ? "ended" : "open";
}
function unfinished(id, act) {
    return {
        state: "unclear",
        detail: `Deployment ${id} was claimed by this run and has no end: a ${act.payload.kind} of ${act.payload.version} may be under way in ${act.environment}`,
        remedy: `Look what ${act.environment} runs; when nothing is under way any more, end the record with gh api repos/{owner}/{repo}/deployments/${id}/statuses -f state=error and run again.`,
    };
}
function claim_unreadable(what) {
    return {
        state: "unclear",
        detail: `${what} could not be read, so an earlier claim cannot be ruled out`,
        remedy: "Run again when GitHub answers as usual.",
    };
}
function request(act, tools) {
    return {
        ref: act.sha,
        task: act.payload.kind,
        // Both defaults bite: one merges the default branch into the commit, the other asks for every check.
        auto_merge: false,
        required_contexts: [],
        environment: act.environment,
        production_environment: act.production,
        payload: { release_gate: act.payload },
        description: describe(act.description, tools),
    };
}
/** A claim that cannot be set `in_progress` is given up: nothing was touched yet. */
async function begin(id, act, tools) {
    const begun = await addStatus({ deployment: id, state: "in_progress", description: act.description }, tools);
    if (begun.ok) {
        return {
            state: "done",
            detail: `Deployment ${id} records the ${act.payload.kind} of ${act.payload.version} (${(0,units/* shortSha */.Fu)(act.sha)}) to ${act.environment}`,
            result: { deployment: id },
        };
    }
    await addStatus({ deployment: id, state: "inactive", description: "claimed, never begun" }, tools);
    return {
        ...notDone(begun, `Deployment ${id} could not be set in progress`),
        state: "failed",
    };
}

;// CONCATENATED MODULE: ./lib/acts/command.js


const LAST_LINES = 5;
const LINE_LENGTH = 200;
// Tokens and inputs of this action; a deployment brings its own credentials.
const WITHHELD = /^(GITHUB_TOKEN|GH_TOKEN|INPUT_.*|ACTIONS_.*)$/i;
/** Runs `deploy.command` once. It is never found: the claim before it keeps it from being repeated. */
const command = {
    find: async () => undefined,
    perform: async (act, { commands, signal, env, log, redact }) => {
        const last = [];
        const end = await commands({
            command: act.command,
            folder: act.folder,
            env: commandEnv(env, act),
            timeoutMs: act.timeoutMs,
            onLine: (raw) => {
                const text = redact(raw);
                log.foreign(text);
                if (text.trim() !== "")
                    last.push((0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(text), LINE_LENGTH));
                if (last.length > LAST_LINES)
                    last.shift();
            },
        }, signal);
        return ending(end, act, last);
    },
};
/** What a command gets to see: the process environment without our credentials, and the order. */
function commandEnv(env, { order }) {
    return {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.test(name))),
        RELEASE_ENVIRONMENT: order.environment,
        RELEASE_VERSION: order.version,
        RELEASE_SHA: order.sha,
        RELEASE_KIND: order.kind,
    };
}
function ending(end, act, last) {
    const program = (0,core_text/* line */.n8)(act.command[0] ?? "");
    if (end.state === "exited" && end.code === 0) {
        return { state: "done", detail: `${program} ended with exit 0`, result: { exit: "exit 0" } };
    }
    const printed = last.length === 0 ? "it printed nothing" : `last lines: ${last.join(" | ")}`;
    if (end.state === "unstarted") {
        return {
            state: "refused",
            detail: `${program} could not be started: ${end.detail}`,
            remedy: "Correct deploy.command in the manifest, or install what it needs.",
        };
    }
    return {
        state: "failed",
        detail: `${program} ${howItEnded(end, act.timeoutMs)}; ${printed}`,
        remedy: `Look at the output of deploy.command; what ${act.order.environment} runs now is not known from it.`,
    };
}
function howItEnded(end, timeoutMs) {
    if (end.state === "exited")
        return `ended with exit ${end.code}`;
    if (end.by === "timeout")
        return `was ended after ${(0,units/* formatDuration */.a3)(timeoutMs)} (deploy.timeout)`;
    return end.by === "abort" ? "was interrupted" : `was killed: ${(0,core_text/* line */.n8)(end.detail)}`;
}

;// CONCATENATED MODULE: ./lib/acts/dispatched-run.js


const runSchema = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    html_url: classic_schemas/* string */.YjP(),
    status: classic_schemas/* string */.YjP().nullable(),
    conclusion: classic_schemas/* string */.YjP().nullable(),
});
const listedSchema = classic_schemas/* array */.YOg(classic_schemas/* object */.Ikc({ id: classic_schemas/* number */.aig(), html_url: classic_schemas/* string */.YjP() }));
/** Pauses between two looks at a run: 2 s, growing to 15 s. */
const FIRST_PAUSE_MS = 2000;
const PAUSE_GROWTH = 1.3;
const LONGEST_PAUSE_MS = 15_000;
/** Clocks of GitHub and this machine may differ by this much. */
const SKEW_MS = 10_000;
/** Failed looks in a row after which a run counts as lost. */
const MOST_FAILED_LOOKS = 10;
/**
 * The one run of the workflow since the dispatch, for servers that do not name it. Two of them
 * leave open which is ours: then none.
 */
async function findRun(act, { since, branch }, { github, clock, signal }) {
    const created = `>=${new Date(since - SKEW_MS).toISOString().slice(0, 19)}Z`;
    for (let look = 0; look < 5 && !signal.aborted; look += 1) {
        await clock.sleep(FIRST_PAUSE_MS, signal);
        const reply = await github.list("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs", { workflow_id: act.file, event: "workflow_dispatch", branch, created }, signal, "workflow_runs");
        const runs = listedSchema.safeParse(reply.ok ? reply.data : undefined).data ?? [];
        const [only, ...others] = runs;
        if (only !== undefined)
            return others.length === 0 ? { id: only.id, url: only.html_url } : undefined;
    }
    return undefined;
}
/** Looks at the run until it ends, the time is over, or the caller gives up. */
async function waitForRun(act, run, { github, clock, signal, log }) {
    const started = clock.monotonic();
    let pause = FIRST_PAUSE_MS;
    let failed = 0;
    while (clock.monotonic() - started < act.timeoutMs) {
        if (signal.aborted)
            return { state: "lost", why: whyAborted(signal) };
        const reply = await github.request("GET /repos/{owner}/{repo}/actions/runs/{run_id}", { run_id: run.id }, signal);
        const seen = runSchema.safeParse(reply.ok ? reply.data : undefined).data;
        failed = seen === undefined ? failed + 1 : 0;
        if (failed >= MOST_FAILED_LOOKS) {
            return { state: "lost", why: reply.ok ? "GitHub's answers cannot be read" : reply.reason };
        }
        if (seen?.status === "completed") {
            return { state: "completed", conclusion: (0,core_text/* line */.n8)(seen.conclusion ?? "no conclusion") };
        }
        log.progress(progressOf(act, seen?.status ?? "not seen"));
        const left = started + act.timeoutMs - clock.monotonic();
        await clock.sleep(Math.max(0, Math.min(pause, left)), signal);
        pause = Math.min(LONGEST_PAUSE_MS, pause * PAUSE_GROWTH);
    }
    return { state: "lost", why: "it did not end in time" };
}
function whyAborted({ reason }) {
    const isTimeout = reason instanceof Error && reason.name === "TimeoutError";
    return isTimeout ? "it did not end in time" : "this stage was interrupted";
}
function progressOf({ file }, status) {
    if (status === "waiting")
        return `${file} waits for a person to approve it`;
    return `${file}: ${status.replaceAll("_", " ")}`;
}

;// CONCATENATED MODULE: ./lib/acts/dispatch.js





const repositorySchema = classic_schemas/* object */.Ikc({ default_branch: classic_schemas/* string */.YjP().min(1) });
const dispatchedSchema = classic_schemas/* object */.Ikc({ workflow_run_id: classic_schemas/* number */.aig(), html_url: classic_schemas/* string */.YjP() });
/** Dispatches `deploy.workflow` once and waits for the very run. The claim keeps it from being repeated. */
const dispatch = {
    find: async () => undefined,
    perform: async (act, unbounded) => {
        const tools = within(unbounded, act.timeoutMs);
        const branch = await branchOf(act, tools);
        if (typeof branch !== "string")
            return branch;
        const since = tools.clock.now();
        const reply = await post(act, branch, tools);
        if (!reply.ok)
            return notDispatched(act, reply);
        const named = dispatchedSchema.safeParse(reply.data).data;
        const run = named === undefined
            ? await findRun(act, { since, branch }, tools)
            : { id: named.workflow_run_id, url: named.html_url };
        if (run === undefined)
            return unnamed(act);
        await linkRun(act, run, tools);
        return dispatch_ending(act, run, tools);
    },
};
/** Inputs that GitHub does not take start nothing, like a missing right. */
function notDispatched({ file }, reply) {
    const ending = notDone(reply, `${file} could not be dispatched`);
    return ending.state === "failed" ? { ...ending, state: "refused" } : ending;
}
/** Older servers refuse to be asked for the run: then nothing was started, so it is asked without. */
async function post(act, branch, tools) {
    const send = (details) => tools.github.request("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", { workflow_id: act.file, ref: branch, inputs: act.inputs, ...details }, tools.signal);
    const reply = await send({ return_run_details: true });
    const refused = !reply.ok && [400, 422].includes(reply.status);
    return refused && reply.reason.includes("return_run_details") ? send({}) : reply;
}
async function branchOf(act, tools) {
    if (act.ref !== undefined)
        return act.ref;
    const reply = await tools.github.request("GET /repos/{owner}/{repo}", {}, tools.signal);
    if (!reply.ok) {
        return { ...notDone(reply, "The default branch could not be read"), state: "refused" };
    }
    const parsed = repositorySchema.safeParse(reply.data).data;
    if (parsed !== undefined)
        return parsed.default_branch;
    return {
        state: "refused",
        detail: "GitHub did not name the default branch",
        remedy: "Name the branch in the manifest: deploy: {ref: main}.",
    };
}
function unnamed({ file }) {
    return {
        state: "unclear",
        detail: `${file} was dispatched, and GitHub names no run that can only be this one`,
        remedy: `Find the run of ${file} in the Actions tab and look how it ends; it is not dispatched again.`,
    };
}
/** The link is on the record before anything else can go wrong. */
async function linkRun(act, run, tools) {
    const description = `${act.file} runs`;
    const status = { deployment: act.deployment, state: "in_progress", description, logUrl: run.url };
    await addStatus(status, tools);
}
async function dispatch_ending(act, run, tools) {
    const end = await waitForRun(act, run, tools);
    const link = run.url;
    if (end.state === "completed" && end.conclusion === "success") {
        const result = { run: run.id, url: run.url };
        return { state: "done", detail: `${act.file} ended with success`, link, result };
    }
    if (end.state === "completed") {
        return {
            state: "failed",
            detail: `${act.file} ended with ${end.conclusion}`,
            remedy: `Look at the run of ${act.file}; what ${act.order.environment} runs now is not known from it.`,
            link,
        };
    }
    return {
        state: "unclear",
        detail: `${act.file} still runs: ${end.why} (${(0,units/* formatDuration */.a3)(act.timeoutMs)} is deploy.timeout)`,
        remedy: "Look at the run; when it has ended, look what is live. It is not dispatched again.",
        link,
    };
}

;// CONCATENATED MODULE: ./lib/acts/mark.js




const statusesSchema = classic_schemas/* array */.YOg(classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    context: classic_schemas/* string */.YjP(),
    state: classic_schemas/* string */.YjP(),
    description: classic_schemas/* string */.YjP().nullish(),
}));
/** What `core/history` reads back: the deployment, the verdict and who gave it. */
function description(act) {
    return `deployment=${act.deployment} verdict=${act.verdict} by=${act.by}`;
}
/** Leaves the mark of an environment on a commit; repeating it does no harm. */
const mark = {
    find: async (act, { github, closing }) => {
        const reply = await github.list("GET /repos/{owner}/{repo}/commits/{ref}/statuses", { ref: act.sha, per_page: 100 }, closing);
        const statuses = statusesSchema.safeParse(reply.ok ? reply.data : undefined).data ?? [];
        // GitHub treats contexts as equal whatever their case.
        const context = (0,core_history/* markContext */.fE)(act.environment).toLowerCase();
        const newest = statuses
            .filter((candidate) => candidate.context.toLowerCase() === context)
            .toSorted((a, b) => b.id - a.id)
            .at(0);
        if (newest?.state !== act.state || newest.description !== description(act))
            return undefined;
        return {
            state: "found",
            detail: `${(0,units/* shortSha */.Fu)(act.sha)} is marked ${act.state} for ${act.environment} already`,
            result: { state: act.state },
        };
    },
    perform: async (act, { github, closing }) => {
        const reply = await github.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
            sha: act.sha,
            state: act.state,
            context: (0,core_history/* markContext */.fE)(act.environment),
            description: description(act),
        }, closing);
        const what = `${(0,units/* shortSha */.Fu)(act.sha)} not marked ${act.state} for ${act.environment}`;
        if (!reply.ok)
            return notDone(reply, what);
        return {
            state: "done",
            detail: `${(0,units/* shortSha */.Fu)(act.sha)} is marked ${act.state} for ${act.environment}`,
            result: { state: act.state },
        };
    },
};

;// CONCATENATED MODULE: ./lib/acts/status.js


/** Sets the state of our record; repeating it does no harm, so a failed look does not stop it. */
const status_status = {
    find: async (act, tools) => {
        const [newest] = (await statusesOf(act.deployment, tools)) ?? [];
        const sameLink = act.logUrl === undefined || newest?.log_url === act.logUrl;
        if (newest?.state !== act.state || !sameLink)
            return undefined;
        return {
            state: "found",
            detail: `Deployment ${act.deployment} is ${act.state} already`,
            link: act.logUrl,
            result: { state: act.state },
        };
    },
    perform: async (act, tools) => {
        const reply = await addStatus(act, tools);
        if (!reply.ok)
            return notDone(reply, `Deployment ${act.deployment} not set to ${act.state}`);
        return {
            state: "done",
            detail: `Deployment ${act.deployment} is ${act.state}`,
            link: act.logUrl,
            result: { state: act.state },
        };
    },
};

;// CONCATENATED MODULE: ./lib/acts/index.js





/** Every kind of act. */
const HANDLERS = {
    claim: claim,
    status: status_status,
    mark: mark,
    command: command,
    dispatch: dispatch,
};

;// CONCATENATED MODULE: ./lib/acts/perform.js

/** The garden door out: an act is looked for before it is done, and always leaves a receipt. */
function performer({ dryRun, github, ...rest }) {
    return async (act) => {
        const ending = github === undefined ? OFFLINE : await carryOut(act, { ...rest, github }, dryRun);
        const { kind, key } = act;
        const at = new Date(rest.clock.now()).toISOString();
        // kind and ending belong to the same K, which the union of receipts cannot see
        return { kind, key, at, ...ending };
    };
}
const OFFLINE = {
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
    const handler = HANDLERS[kind];
    try {
        const found = await handler.find(act, tools);
        if (found !== undefined)
            return found;
        return dryRun ? RECORDED : await handler.perform(act, tools);
    }
    catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return {
            state: "unclear",
            detail: `it broke off: ${detail}`,
            remedy: "Look whether it was done; if this happens again, report it.",
        };
    }
}

;// CONCATENATED MODULE: ./lib/evidence/lack.js
function lack(reason, remedy) {
    return { state: "lacking", reason, remedy };
}

;// CONCATENATED MODULE: ./lib/evidence/collector.js

/** A collector that looks for each question by itself; a throw is a missing answer, never a loss. */
function collector(find) {
    return (questions, tools) => Promise.all(questions.map(async (question) => {
        const found = await find(question, tools).catch(broken);
        return answerTo(question.key, found, tools.now());
    }));
}
/** The same where nothing can be known without GitHub. */
function onlineCollector(find) {
    return collector(async (question, tools) => {
        const { github } = tools;
        return github === undefined ? collector_OFFLINE : await find(question, { ...tools, github });
    });
}
const collector_OFFLINE = lack("no token or repository: GitHub was not asked", "set GITHUB_TOKEN and name the repository (--repo owner/name)");
/** A throw is a bug of ours; the question still gets its answer. */
function broken(error) {
    const detail = error instanceof Error ? error.message : String(error);
    return lack(`reading it broke off: ${detail}`, "run the stage again; if it stays, report it");
}
/** The answer under a question's key. */
function answerTo(key, found, at) {
    if (found.state === "found") {
        const { value, strength, link } = found;
        return { state: "known", key, value, at, strength, link };
    }
    const { reason, remedy, permission } = found;
    return { state: "missing", key, at, reason, remedy, permission };
}

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
        if (reading.state === "lacking")
            return reading;
        entries.push(...reading.data);
        if (reading.data.length < PAGE_SIZE)
            break;
    }
    return { state: "read", data: entries };
}
function parse(reply, schema, route) {
    if (!reply.ok) {
        const { status, reason, remedy, permission } = reply;
        return { state: "lacking", status, reason, remedy, permission };
    }
    const parsed = schema.safeParse(reply.data);
    if (parsed.success)
        return { state: "read", data: parsed.data };
    const place = parsed.error.issues[0]?.path.join(".") || "its shape";
    const what = route.replace("/repos/{owner}/{repo}", "");
    return {
        ...lack(`GitHub's answer to ${what} is not what it should be (at ${place})`, "run the stage again; if it stays, check that GITHUB_API_URL is GitHub's REST API"),
        status: reply.status,
    };
}
function together(readings) {
    const lacks = readings.filter((reading) => reading.state === "lacking");
    const first = lacks.find(({ permission }) => permission !== undefined) ?? lacks[0];
    if (first === undefined) {
        return { state: "read", data: readings.flatMap((r) => (r.state === "read" ? [r.data] : [])) };
    }
    const lines = [...new Set(lacks.flatMap(({ permission }) => permission?.split("\n") ?? []))];
    if (lines.length < 2)
        return first;
    const remedy = `add \`${lines.join("`, `")}\` to the job's \`permissions:\``;
    return { ...first, remedy, permission: lines.join("\n") };
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
    if (read.state === "lacking")
        return read;
    const [ofApps, ofStatuses, ofWorkflows] = read.data;
    const all = [...fromRuns(ofApps, ofWorkflows), ...ofStatuses.map(fromStatus)];
    return { state: "found", value: newest(all), strength: "verified" };
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
/**
 * Comments of the named issue, else of the manifest's `release.issue`, else of the one open issue
 * labelled `release`.
 */
const collectComments = onlineCollector(async (question, tools) => {
    const named = question.issue ?? tools.blocks.release?.issue;
    const issue = await (named === undefined ? labelledIssue(tools) : namedIssue(named, tools));
    if (issue.state === "lacking")
        return issue;
    if (issue.data === undefined) {
        const value = { issue: undefined, comments: [] };
        return { state: "found", value, strength: "attested" };
    }
    const { number, url } = issue.data;
    const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
    const reading = await readAll(tools, comment, route, { issue_number: number });
    if (reading.state === "lacking")
        return reading;
    const comments = reading.data.map(asComment).toSorted((a, b) => a.id - b.id);
    const value = { issue: { number, url }, comments };
    return { state: "found", value, strength: "attested", link: url };
});
async function namedIssue(number, tools) {
    const route = "GET /repos/{owner}/{repo}/issues/{issue_number}";
    const reading = await readOne(tools, issue, route, { issue_number: number });
    return reading.state === "lacking" ? reading : { state: "read", data: asIssue(reading.data) };
}
/** Undefined where there is none; more than one is no answer. */
async function labelledIssue(tools) {
    const route = "GET /repos/{owner}/{repo}/issues";
    const reading = await readAll(tools, issue, route, { labels: LABEL, state: "open" });
    if (reading.state === "lacking")
        return reading;
    // GitHub lists pull requests as issues.
    const open = reading.data.filter(({ pull_request }) => pull_request === undefined).map(asIssue);
    if (open.length <= 1)
        return { state: "read", data: open[0] };
    const numbers = open.map(({ number }) => `#${number}`).join(", ");
    return lack(`${open.length} open issues are labelled \`${LABEL}\`: ${numbers}`, "name one as `release.issue` in release.yml, or close the others");
}
function asIssue({ number, html_url }) {
    return { number, url: html_url };
}
function asComment(written) {
    return {
        id: written.id,
        // An account that is gone is shown as @ghost.
        author: written.user?.login ?? "ghost",
        body: written.body ?? "",
        createdAt: written.created_at,
        updatedAt: written.updated_at,
        url: written.html_url,
    };
}

;// CONCATENATED MODULE: ./lib/evidence/declared.js

/** A block of the manifest as it is; one that nobody declared is known to be undefined. */
const collectDeclared = collector(async ({ block }, tools) => {
    const withheld = tools.withheld[block];
    if (withheld !== undefined)
        return { state: "lacking", ...withheld };
    return { state: "found", value: tools.blocks[block], strength: "declared" };
});

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
    state: classic_schemas/* enum */.k5n(["pending", "success", "failure", "error"]),
    context: classic_schemas/* string */.YjP(),
    description: classic_schemas/* string */.YjP().nullable(),
    created_at: classic_schemas/* string */.YjP(),
});
const marks_description = classic_schemas/* string */.YjP()
    .regex(/^deployment=\d{1,15} verdict=[a-z]+ by=[a-z]+$/)
    .transform((text) => Object.fromEntries(text.split(" ").map((part) => part.split("="))))
    .pipe(classic_schemas/* object */.Ikc({
    deployment: number().int().positive(),
    verdict: classic_schemas/* enum */.k5n(["fail", "unknown", "inconclusive", "pending", "pass"]),
    by: classic_schemas/* enum */.k5n(["deploy", "smoke", "health"]),
}));
/** Marks of one commit in one environment, newest first; lacking with 404 or 422: no such commit. */
async function marksOf(tools, environment, sha) {
    const route = "GET /repos/{owner}/{repo}/commits/{ref}/statuses";
    const reading = await readAll(tools, marks_status, route, { ref: sha });
    if (reading.state === "lacking")
        return reading;
    // GitHub does not tell apart contexts that differ only in case.
    const ours = (0,core_history/* markContext */.fE)(environment).toLowerCase();
    const marks = reading.data
        .filter(({ context }) => context.toLowerCase() === ours)
        .flatMap((found) => markFrom(found, sha));
    return { state: "read", data: marks.toSorted(newestFirst) };
}
/**
 * A status whose description is not ours to read still counts against a commit, but a success
 * must say itself which deployment passed.
 */
function markFrom(found, sha) {
    const said = marks_description.safeParse(found.description).data;
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

;// CONCATENATED MODULE: ./lib/evidence/records.js


/** 300 deployments: more than a year of daily releases. */
const MOST_PAGES = 3;
const payload = classic_schemas/* object */.Ikc({
    release_gate: classic_schemas/* object */.Ikc({
        key: classic_schemas/* string */.YjP(),
        version: classic_schemas/* string */.YjP(),
        kind: classic_schemas/* enum */.k5n(["deploy", "rollback"]),
        run: classic_schemas/* string */.YjP(),
        previous: classic_schemas/* string */.YjP().nullable(),
        rollback_of: classic_schemas/* number */.aig().nullable(),
    }),
});
const deployment = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    sha: classic_schemas/* string */.YjP(),
    created_at: classic_schemas/* string */.YjP(),
    payload: classic_schemas/* unknown */.L5J().optional(),
});
const records_status = classic_schemas/* object */.Ikc({
    id: classic_schemas/* number */.aig(),
    state: classic_schemas/* enum */.k5n(["pending", "queued", "in_progress", "success", "failure", "error", "inactive"]),
    created_at: classic_schemas/* string */.YjP(),
    description: classic_schemas/* string */.YjP().nullish(),
    log_url: classic_schemas/* string */.YjP().nullish(),
    target_url: classic_schemas/* string */.YjP().nullish(),
});
/** Deployments of an environment, newest first. */
async function recordsOf(tools, environment) {
    const route = "GET /repos/{owner}/{repo}/deployments";
    const reading = await readFirst(tools, deployment, route, { environment }, MOST_PAGES);
    if (reading.state === "lacking")
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
    if (reading.state === "lacking")
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
    if (all.state === "lacking")
        return all;
    const own = all.data.filter((record) => record.payload !== undefined);
    const released = await readCommit(tools, environment, own, tools.releaseSha);
    if (released.state === "lacking")
        return released;
    if (released.data.marks === undefined && released.data.records.length === 0) {
        return notThere(tools.releaseSha);
    }
    const others = await readCommits(tools, environment, own);
    if (others.state === "lacking")
        return others;
    const foreign = await readForeign(tools, all.data);
    if (foreign.state === "lacking")
        return foreign;
    const value = asHistory(environment, all.data, [released.data, ...others.data], foreign.data);
    return { state: "found", value, strength: "verified" };
});
/** Our newest commits but the release's, in batches, until there are targets enough. */
async function readCommits(tools, environment, own) {
    const shas = [...new Set(own.map(({ sha }) => sha))].filter((sha) => sha !== tools.releaseSha);
    const read = [];
    for (let from = 0; from < Math.min(shas.length, MOST_COMMITS); from += BATCH) {
        const batch = shas.slice(from, Math.min(from + BATCH, MOST_COMMITS));
        const readings = await Promise.all(batch.map((sha) => readCommit(tools, environment, own, sha)));
        const commits = together(readings);
        if (commits.state === "lacking")
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
    const isLost = marks.state === "lacking" && (await isGone(tools, sha, marks.status));
    const known = isLost ? { state: "read", data: undefined } : marks;
    const both = together([records, known]);
    if (both.state === "lacking")
        return both;
    return { state: "read", data: { sha, records: both.data[0], marks: both.data[1] } };
}
/** 422 says that there is no such commit; 404 may as well say that statuses may not be read. */
async function isGone(tools, sha, status) {
    if (status !== 404)
        return status === 422;
    const route = "GET /repos/{owner}/{repo}/commits/{ref}";
    const commit = await readOne(tools, classic_schemas/* object */.Ikc({ sha: classic_schemas/* string */.YjP() }), route, { ref: sha });
    return commit.state === "lacking" && [404, 422].includes(commit.status);
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
    return lack(`GitHub has no commit ${(0,units/* shortSha */.Fu)(sha)}, or the token may not see it`, "push the commit, and check that the token may read this repository");
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
    if (file.state === "lacking")
        return file;
    const { text, link } = file;
    const read = text === undefined ? { fields: undefined, words: 0 } : await readMarkdown(withoutMatter(text));
    return { state: "found", value: { path, ...read }, strength: "verified", link };
});
async function readMarkdown(text) {
    const { fromMarkdown } = await __webpack_require__.e(/* import() */ 231).then(__webpack_require__.bind(__webpack_require__, 2231));
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
// EXTERNAL MODULE: ./node_modules/semver/functions/rcompare.js
var rcompare = __webpack_require__(2173);
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
    if (read.state === "lacking")
        return read;
    const [withV, bare, latestRelease] = read.data;
    if (withV !== undefined && bare !== undefined && withV !== bare) {
        return lack(`the tags v${version} (${(0,units/* shortSha */.Fu)(withV)}) and ${version} (${(0,units/* shortSha */.Fu)(bare)}) name different commits`, "delete the one that is wrong");
    }
    return { state: "found", value: { tagged: withV ?? bare, latestRelease }, strength: "verified" };
});
/** Undefined: no such tag. */
async function taggedCommit(name, tools) {
    const route = "GET /repos/{owner}/{repo}/git/ref/{ref}";
    let found = await readOne(tools, target, route, { ref: `tags/${name}` });
    if (found.state === "lacking" && found.status === 404)
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
    return found.state === "lacking" ? found : { ...OTHER_TARGET, status: 200 };
}
const OTHER_TARGET = lack("the version's tag does not name a commit", "delete the tag and make it anew on the release's commit");
async function highestRelease(tools) {
    const route = "GET /repos/{owner}/{repo}/releases";
    const releases = await readFirst(tools, release, route, {}, tags_MOST_PAGES);
    if (releases.state === "lacking")
        return releases;
    const versions = releases.data
        .filter(({ draft, prerelease }) => !draft && !prerelease)
        .flatMap(({ tag_name }) => functions_parse(tag_name) ?? [])
        .filter(({ prerelease }) => prerelease.length === 0);
    return { state: "read", data: versions.toSorted(rcompare)[0]?.version };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(8815);
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
    if (reading.state === "lacking") {
        const isAbsent = reading.status === 404 && !/no commit found/i.test(reading.reason);
        return isAbsent ? { state: "read", text: undefined } : reading;
    }
    const parsed = file.safeParse(reading.data).data;
    if (parsed === undefined) {
        return lack(`${path} in the repository is no text file of at most 1 MB`, "name a plain file below 1 MB");
    }
    const text = decode(parsed.content);
    if (text === undefined)
        return lack(`${path} is not UTF-8 text`, "save the file as UTF-8");
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
    if (found.state === "lacking")
        return found;
    const { text, link } = found;
    if (text === undefined) {
        return { state: "found", value: { file, inputs: undefined }, strength: "verified" };
    }
    const declared = workflowFile.safeParse(fromYaml(text)).data;
    if (declared === undefined) {
        return lack(`${path} on the default branch cannot be read as a workflow`, "correct the file on the default branch");
    }
    return {
        state: "found",
        value: { file, inputs: inputsOf(declared.on) },
        strength: "verified",
        link,
    };
});
/** Undefined where the workflow cannot be dispatched. */
function inputsOf(on) {
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
    }));
}
function fromYaml(text) {
    try {
        return (0,yaml_dist/* parse */.qg)(text, { logLevel: "error" });
    }
    catch (error) {
        if (error instanceof yaml_dist/* YAMLParseError */.XT || error instanceof ReferenceError)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/evidence/index.js







/** The register of collectors: one for each kind of question. */
const COLLECTORS = {
    history: collectHistory,
    checks: collectChecks,
    comments: collectComments,
    markdown: collectMarkdown,
    declared: collectDeclared,
    workflow: collectWorkflow,
    tags: collectTags,
};

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

;// CONCATENATED MODULE: ./lib/evidence/requests.js

/** Requests at once; GitHub asks for few ("avoid concurrent requests", REST best practices). */
const AT_ONCE = 6;
/**
 * GitHub for one `ask`: a few requests at once, and equal ones made only once, since several
 * questions look at the same commit. For reads only.
 */
function sharedReads(github) {
    const limit = pLimit(AT_ONCE);
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
    };
}

;// CONCATENATED MODULE: ./lib/evidence/gather.js




/**
 * The garden door in: every question of one `ask` is looked up once and gets an answer, whatever
 * happens. Nothing is remembered between two asks.
 */
function gatherer(options) {
    const { github, source, blocks, withheld = {}, releaseSha, clock, signal } = options;
    const now = () => new Date(clock.now()).toISOString();
    return async (questions) => {
        const tools = {
            github: github && sharedReads(github),
            readFile: source,
            blocks,
            withheld,
            releaseSha,
            now,
            signal,
        };
        const unique = [...new Map(questions.map((question) => [question.key, question])).values()];
        const kinds = [...new Set(unique.map(({ kind }) => kind))];
        const answers = await Promise.all(kinds.map((kind) => collect(kind, unique, tools)));
        const byKey = new Map(answers.flat().map((answer) => [answer.key, answer]));
        return new Map(unique.map(({ key }) => [key, byKey.get(key) ?? unanswered(key, now())]));
    };
}
/** All questions of a kind; what breaks a collector breaks its answers and no others. */
async function collect(kind, questions, tools) {
    const own = questions.filter((question) => isOf(question, kind));
    return await COLLECTORS[kind](own, tools).catch((error) => own.map(({ key }) => answerTo(key, broken(error), tools.now())));
}
function isOf(question, kind) {
    return question.kind === kind;
}
function unanswered(key, at) {
    const silence = lack("nothing answers this question", "report this: every question has an answer");
    return answerTo(key, silence, at);
}

;// CONCATENATED MODULE: ./lib/manifest/declared.js
/** The blocks of a manifest as rules ask for them. */
function declaredBlocks(manifest, origins) {
    const { path, origin, trusted, sha256, plan = manifest.rollback.plan } = origins;
    const { release, roles, timezone, windows, freezes, smoke } = manifest;
    const idsOf = (severity) => smoke.checks.filter((check) => check.severity === severity).map((check) => check.id);
    return {
        manifest: { path, origin, trusted, sha256 },
        release: { type: release.type, issue: release.issue, date: release.date },
        roles: Object.fromEntries(Object.entries(roles).flatMap(([role, logins]) => (logins ? [[role, logins]] : []))),
        calendar: { timezone, windows, freezes },
        smoke: {
            critical: idsOf("critical"),
            warning: idsOf("warning"),
            ready: smoke.ready !== undefined,
        },
        deploy: deployBlock(manifest),
        rollback: { plan },
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
const TRUSTED_BLOCKS = ["manifest", "roles", "calendar"];
/** Reads the manifest of the default branch. */
async function readTrusted(github, path, signal) {
    if (github === undefined)
        return { state: "offline" };
    const found = await readContent({ github, signal }, path);
    if (found.state === "lacking")
        return found;
    if (found.text === undefined) {
        return lack(`${path} is not on the default branch yet`, "merge the manifest into the default branch: its rules count from there");
    }
    return { state: "read", text: found.text, origin: "default branch" };
}
/** What may not be known while the default branch's manifest is not. */
function withheldBy(trusted) {
    if (trusted.state !== "lacking")
        return {};
    return Object.fromEntries(TRUSTED_BLOCKS.map((block) => [block, trusted]));
}

;// CONCATENATED MODULE: ./lib/run/doors.js




/** Time that statuses and marks have after the first signal: runners kill 10 s after it. */
const CLOSING_MS = 5000;
/** The garden door in, for this manifest and commit; `plan` with its expressions filled in. */
async function askOf(request, opened, { github, clock }, { plan, signal }) {
    const { manifest, origin, trustedOrigin, trusted, readFile, text } = opened;
    const blocks = declaredBlocks(manifest, {
        path: request.manifest,
        origin,
        trusted: trustedOrigin,
        sha256: await sha256(text),
        plan,
    });
    const withheld = withheldBy(trusted);
    return gatherer({
        github,
        source: readFile,
        blocks,
        withheld,
        releaseSha: opened.sha,
        clock,
        signal,
    });
}
/** The garden door out; what must still be written after an interruption gets a moment more. */
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
async function sha256(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// EXTERNAL MODULE: ./lib/manifest/environment.js
var manifest_environment = __webpack_require__(5296);
;// CONCATENATED MODULE: ./lib/run/environment.js




/** The chosen environment with its address filled in and its predecessors named. */
function environmentOf({ environment, secrets }, { manifest, place }, { env }) {
    const chosen = (0,manifest_environment/* pickEnvironment */.$r)(manifest, environment);
    const url = resolveTemplates(chosen.url, (0,manifest_contexts/* contextsOf */.WO)({ env, secrets }));
    const at = place(["environments", chosen.name, "url"]);
    if (!url.ok) {
        throw new problem/* Problem */.A({
            code: "value-missing",
            sentence: url.missing,
            remedy: url.remedy,
            place: at,
        });
    }
    const fault = (0,manifest_environment/* urlFault */.I_)(url.value);
    if (fault !== undefined) {
        throw new problem/* Problem */.A({
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
            return lack(`${path} lies outside the repository`, "name a file of this repository");
        }
        if (isCommit || github === undefined) {
            return { state: "read", text: await files.read(`${root}/${inside}`), origin };
        }
        const found = await readContent({ github, signal }, inside, sha);
        return found.state === "lacking" ? found : { ...found, origin };
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

// EXTERNAL MODULE: ./lib/manifest/load.js + 15 modules
var load = __webpack_require__(6188);
// EXTERNAL MODULE: ./lib/manifest/schema.js
var schema = __webpack_require__(3266);
;// CONCATENATED MODULE: ./lib/run/commit.js


const FULL = /^[0-9a-f]{40}$/;
const commit = classic_schemas/* object */.Ikc({ sha: classic_schemas/* string */.YjP().regex(FULL) });
/** The commit that is released: the user's word, else the event's, else the checkout's. */
async function releaseCommit(request, github, checkout, signal) {
    const wanted = (request.sha ?? request.eventSha ?? checkout?.sha)?.toLowerCase();
    if (wanted === undefined)
        throw unclear("no commit is named, and this is no git checkout", "give --sha");
    if (FULL.test(wanted))
        return wanted;
    if (/^[0-9a-f]{7,39}$/.test(wanted) && checkout?.sha.startsWith(wanted))
        return checkout.sha;
    const reply = await github?.request("GET /repos/{owner}/{repo}/commits/{ref}", { ref: wanted }, signal);
    const found = reply?.ok ? commit.safeParse(reply.data).data : undefined;
    if (found?.sha.startsWith(wanted))
        return found.sha;
    throw unclear(`"${wanted}" is not a commit that could be found`, "give all 40 digits of the commit");
}
function unclear(sentence, remedy) {
    return new problem/* Problem */.A({ code: "release-unclear", sentence, remedy });
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
    if (file.state === "lacking") {
        const { permission } = file;
        return { couldRun: true, findings: [open_unreadable(file)], permission };
    }
    const { text } = file;
    if (text === undefined)
        throw open_missing(request.manifest, file.origin);
    const found = await readTrusted(github, paths.path, signal);
    const parts = { path: request.manifest, text, policies: await policyTexts(files) };
    const { loaded, trusted } = loadWith(parts, found, request.stage);
    if (!loaded.ok)
        return { couldRun: false, findings: loaded.problems.map(problemFinding) };
    const { manifest, place, warnings } = loaded;
    const { origin } = file;
    const trustedOrigin = trusted.state === "read" ? trusted.origin : trusted.state === "offline" ? origin : "nowhere";
    return {
        manifest,
        text,
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
function loadWith(parts, trusted, stage) {
    if (trusted.state !== "read")
        return { loaded: (0,load/* loadManifest */.e)(parts), trusted };
    const loaded = (0,load/* loadManifest */.e)({ ...parts, trusted });
    if (loaded.ok || stage !== "rollback")
        return { loaded, trusted };
    const reason = `the manifest of the ${trusted.origin} does not hold`;
    const remedy = "correct it there; `release-gate lint` shows its problems";
    return { loaded: (0,load/* loadManifest */.e)(parts), trusted: lack(reason, remedy) };
}
async function policyTexts({ policy }) {
    const texts = schema/* POLICIES */.PQ.map(async (name) => [name, (await policy(name)) ?? ""]);
    return Object.fromEntries(await Promise.all(texts));
}
function open_missing(path, origin) {
    return new problem/* Problem */.A({
        code: "manifest-missing",
        sentence: `there is no manifest ${path} (${origin})`,
        remedy: "commit one at the root of the repository, or say where it is (manifest, --manifest)",
    });
}
/** A problem of the manifest as a finding, so that reports and annotations carry its place. */
function problemFinding(problem) {
    return {
        id: "manifest-valid",
        title: "The manifest is valid",
        effect: "block",
        outcome: "fail",
        expected: problem.expected ?? "a valid manifest",
        found: problem.sentence,
        remedy: problem.hint ?? "correct it; `release-gate lint` shows all problems with their lines",
        details: problem.excerpt.trim() === "" ? undefined : [problem.excerpt.trim()],
        place: problem.place,
        basis: { kind: "observed" },
    };
}
function open_unreadable({ reason, remedy, }) {
    return {
        id: "manifest-valid",
        title: "The manifest is valid",
        effect: "block",
        outcome: "unknown",
        expected: "the manifest can be read",
        found: reason,
        remedy,
        basis: { kind: "observed" },
    };
}

// EXTERNAL MODULE: ./lib/requirements/versions.js
var versions = __webpack_require__(3123);
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
    const why = file.state === "lacking" ? `; package.json could not be read: ${file.reason}` : "";
    throw new problem/* Problem */.A({
        code: "release-unclear",
        sentence: `no version is named by input, manifest, tag or package.json${why}`,
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

// EXTERNAL MODULE: ./lib/manifest/policy-file.js
var policy_file = __webpack_require__(8362);
// EXTERNAL MODULE: ./lib/manifest/row-options.js
var row_options = __webpack_require__(3422);
;// CONCATENATED MODULE: ./lib/manifest/policy.js




/** The lines of the policy that are due for this release before this environment. */
function planRequirements(parts) {
    const policy = (0,policy_file/* readPolicy */.T)(parts.policyName, parts.policyText);
    const due = policy.requirements.filter((row) => isDue(row, parts));
    return {
        planned: due.map((row) => plan(row, parts)),
        defaults: {
            observeMs: policy.defaults.observe,
            everyMs: policy.defaults.every,
            stableForMs: policy.defaults["stable-for"],
        },
    };
}
function isDue(row, { manifest, environment }) {
    if (row.due === "production" && !environment.production)
        return false;
    const where = row["only-where"];
    if (where === undefined)
        return true;
    if (where === "windows")
        return manifest.windows.length > 0;
    if (where === "freezes")
        return manifest.freezes.length > 0;
    return Object.keys(manifest.environments).some((name) => !(0,manifest_environment/* isProduction */.KV)(manifest, name));
}
function plan(row, parts) {
    const { manifest, releaseType, place, fill } = parts;
    const { id, title, uses } = row;
    const reason = (0,row_options/* notApplicable */.hH)(manifest, id);
    const declared = Object.hasOwn(manifest.requirements, id);
    const common = {
        id,
        title,
        uses,
        effect: row.effect[releaseType],
        owner: ownerText(row.owner, manifest),
        place: declared ? place(["requirements", id]) : undefined,
    };
    if (reason !== undefined) {
        if (typeof reason !== "string")
            throw invalid(id, `${row_options/* NOT_APPLICABLE */.QE} is no text`);
        return { ...common, options: {}, notApplicable: reason };
    }
    const { read } = (0,row_options/* rowOptions */.TO)(row, manifest, fill === undefined ? {} : { fill });
    if (!read.ok)
        throw invalid(id, read.issues.map((i) => i.message).join(", "));
    return { ...common, options: read.value };
}
/** `qa-lead (@bob)`; the bare role where the manifest names nobody. */
function ownerText(role, { roles }) {
    const logins = roles[role] ?? [];
    return logins.length === 0 ? role : `${role} (${logins.map((login) => `@${login}`).join(", ")})`;
}
function invalid(id, why) {
    return new problem/* Problem */.A({
        code: "manifest-invalid",
        sentence: `requirements.${id} cannot be used: ${why}`,
        remedy: "run `release-gate lint` and correct what it shows",
    });
}

;// CONCATENATED MODULE: ./lib/run/requirements.js


/** What the policy asks of this release before this environment, expressions still as written. */
async function planOf({ manifest, place }, { files }, { release, environment }) {
    return planRequirements({
        manifest,
        policyText: (await files.policy(manifest.policy)) ?? "",
        policyName: manifest.policy,
        releaseType: release.type,
        environment,
        place,
        fill: fillOf(manifest),
    });
}
/** Requirements with their expressions filled in. */
function filled(planned, resolve) {
    return planned.map((line) => {
        const options = resolve(line.options);
        if (options.ok)
            return { ...line, options: options.value };
        const { missing: sentence, remedy } = options;
        throw new problem/* Problem */.A({ code: "value-missing", sentence, remedy, place: line.place });
    });
}
/** What rules ask by a name that the manifest gives: a question cannot wait for an answer. */
function fillOf({ release, rollback, deploy }) {
    return {
        notes: { path: release.notes },
        ...(rollback.plan === undefined ? {} : { plan: { path: rollback.plan } }),
        ...(deploy.workflow === undefined ? {} : { "rollback-target": { workflow: deploy.workflow } }),
    };
}

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
    const byName = new Map(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]));
    const read = namesIn(manifest).flatMap((name) => byName.get(name.toLowerCase()) ?? []);
    const whole = [...Object.values(given), ...read].filter((value) => value !== "");
    return [...new Set(whole.flatMap((value) => [value, ...partsOf(value)]))];
}
/** Names of the secrets that the expressions of a value read, wherever they stand in it. */
function namesIn(value) {
    if (Array.isArray(value))
        return value.flatMap(namesIn);
    if (typeof value === "object" && value !== null)
        return Object.values(value).flatMap(namesIn);
    if (typeof value !== "string")
        return [];
    const cut = (0,template/* cutTemplate */.p)(value);
    return cut.ok
        ? cut.pieces.flatMap((p) => (p.kind === "expression" ? namesRead(p.code) : []))
        : [];
}
function namesRead(code) {
    const parsed = (0,syntax_tree/* parseExpression */.Y)(code, manifest_contexts/* CONTEXT_NAMES */.pF);
    if (!parsed.ok)
        return [];
    return (0,syntax_tree/* lookUps */.e)(parsed.tree).flatMap(({ context, key }) => context === "secrets" && key !== undefined ? [key] : []);
}
function partsOf(value) {
    if (!/^\s*[[{]/.test(value))
        return [];
    try {
        return textsIn(JSON.parse(value)).filter((text) => text.length >= SHORTEST_PART);
    }
    catch {
        return []; // no JSON: nothing can be taken out of it
    }
}
function textsIn(value) {
    if (typeof value === "string")
        return [value];
    if (typeof value !== "object" || value === null)
        return [];
    return Object.values(value).flatMap(textsIn);
}

;// CONCATENATED MODULE: ./lib/run/prepare.js










/** Stages that change the world and remember it on GitHub. */
const NEEDS_GITHUB = ["deploy", "rollback", "release"];
/** Stages that judge requirements; the others must not fail for a value that only those need. */
const JUDGING = ["readiness", "deploy", "release"];
/** Reads the manifest, finds out what is released and where, and wires both doors of the garden. */
async function prepare(request, ports, record, signal) {
    const refusal = request.refusal ?? misplaced(request);
    if (refusal !== undefined)
        throw refusal;
    if (ports.github === undefined && NEEDS_GITHUB.includes(request.stage))
        throw githubRequired(request);
    const repository = ports.github && `${ports.github.owner}/${ports.github.repo}`;
    record.about({ repository });
    const opened = await openManifest(request, ports, signal);
    if ("findings" in opened) {
        record.lacks(opened.permission);
        return opened;
    }
    record.about({
        manifest: { path: request.manifest, origin: opened.origin, trusted: opened.trustedOrigin },
    });
    for (const warning of opened.warnings)
        record.warn(warning);
    const given = { request, ports, record, signal, opened, repository };
    const redact = record.hide(secretsIn(opened.manifest, ports.env, request.secrets));
    return { run: await runOf({ ...given, redact }, await subjectOf(given)) };
}
async function subjectOf({ record, ...given }) {
    const { request, ports, opened, signal } = given;
    const environment = environmentOf(request, opened, ports);
    record.about({ environment });
    const early = record.ask(await askOf(request, opened, ports, { signal }));
    const history = await pastOf(environment, early);
    const about = aboutOf(request, opened, history);
    const release = await releaseFacts({ ...opened, ...given, history, record: about });
    record.about({ release });
    return { environment, release, deployment: about?.id ?? request.deployment };
}
async function runOf(given, about) {
    const { request, ports, record, signal, opened, repository, redact } = given;
    const { identity, dryRun, reason } = request;
    const { manifest, place, paths } = opened;
    const { clock, http } = ports;
    const resolve = resolver(request, ports, about);
    const plan = await planOf(opened, ports, about);
    const written = resolve(manifest.rollback.plan);
    const path = written.ok ? written.value : undefined;
    const door = await askOf(request, opened, ports, { plan: path, signal });
    return {
        ...about,
        ...{ manifest, place, repository, identity, dryRun, reason, resolve, http, clock, signal },
        folder: paths.folder,
        requirements: JUDGING.includes(request.stage) ? filled(plan.planned, resolve) : [],
        defaults: plan.defaults,
        ask: record.ask(door),
        evidence: record.evidence(door),
        perform: record.perform(performOf(request, ports, { signal, redact })),
        ...voices(given),
    };
}
/** What a stage says, to people now and for the report. */
function voices({ ports: { log }, record, redact, }) {
    return {
        redact,
        progress: (text) => log.progress(redact(text)),
        tell: (text, link) => {
            record.tell(text, link);
            log.line(redact(text));
        },
        note: record.note,
        notes: record.notes,
    };
}
function resolver({ secrets }, { env }, { release, environment }) {
    return (value, target = release) => {
        const kind = target.sha === release.sha ? "deploy" : "rollback";
        const aimed = { version: target.version, sha: target.sha, kind };
        return resolveTemplates(value, (0,manifest_contexts/* contextsOf */.WO)({ env, secrets, release, environment, target: aimed }));
    };
}
function githubRequired({ stage }) {
    return new problem/* Problem */.A({
        code: "github-required",
        sentence: `the stage ${stage} needs GitHub: it is where deployments and verdicts are remembered`,
        remedy: "set GITHUB_TOKEN and name the repository (GITHUB_REPOSITORY or --repo owner/name)",
    });
}
/** What is said to a stage that does not act on it is refused: nothing is accepted and ignored. */
function misplaced({ stage, reason, deployment }) {
    const refuse = (what, stages) => new problem/* Problem */.A({
        code: "usage",
        sentence: `the stage ${stage} does not act on ${what}`,
        remedy: `leave it out; it belongs to ${stages}`,
    });
    if (reason !== undefined && stage !== "rollback")
        return refuse("a reason", "rollback");
    const looksBack = ["smoke", "verify", "rollback"].includes(stage);
    if (deployment === undefined || looksBack)
        return undefined;
    return refuse("a deployment-id", "smoke, verify and rollback");
}

;// CONCATENATED MODULE: ./lib/run/recorder.js



/** Remembers answers, receipts, notes and the timeline of one stage run for its report. */
function recorder(request, clock) {
    const startedAt = iso(clock.now());
    const answers = new Map();
    const judged = new Map();
    let judgedAt;
    const lacking = [];
    let redact = (0,core_text/* redactor */.$p)([...request.hidden, ...Object.values(request.secrets)]);
    const receipts = [];
    const timeline = [];
    const warnings = [];
    let notes = {};
    let about = {
        repository: undefined,
        release: undefined,
        environment: undefined,
        manifest: { path: request.manifest, origin: "not read", trusted: "not read" },
    };
    return {
        ask: (ask) => async (questions) => {
            const all = await ask(questions);
            for (const [key, answer] of all)
                answers.set(key, answer);
            return all;
        },
        evidence: (ask) => (now) => async (questions) => {
            const all = await ask(questions);
            judgedAt = now;
            judged.clear();
            for (const [key, answer] of all)
                judged.set(key, answer);
            return all;
        },
        perform: (perform) => async (act) => {
            const receipt = await perform(act);
            receipts.push(receipt); // a receipt of one kind is one of all kinds
            return receipt;
        },
        tell: (text, link) => timeline.push({ at: iso(clock.now()), text, link }),
        note: (more) => {
            notes = { ...notes, ...more };
        },
        notes: () => notes,
        warn: (text) => warnings.push(text),
        lacks: (permission) => {
            if (permission !== undefined)
                lacking.push({ permission });
        },
        hide: (secrets) => {
            redact = (0,core_text/* redactor */.$p)([...request.hidden, ...Object.values(request.secrets), ...secrets]);
            return redact;
        },
        about: (parts) => {
            about = { ...about, ...parts };
        },
        report: (findings, verdict, exitCode) => {
            const parts = {
                ...about,
                stage: request.stage,
                dryRun: request.dryRun,
                verdict,
                findings,
                notes,
                exitCode,
            };
            const all = new Map([...answers, ...judged]);
            const bare = {
                schema: 1,
                tool: { name: "release-gate", version: request.toolVersion },
                run: request.identity,
                startedAt,
                finishedAt: iso(clock.now()),
                judgedAt: judgedAt === undefined ? undefined : iso(judgedAt),
                headline: "",
                next: "",
                answers: Object.fromEntries(all),
                receipts,
                timeline,
                permissions: recorder_permissions([
                    ...lacking,
                    ...answers.values(),
                    ...judged.values(),
                    ...receipts,
                ]),
                warnings,
                ...parts,
            };
            // Redacted before anything is cut: half a secret is still one.
            const clean = redacted(bare, redact);
            return { ...clean, headline: headline(clean), next: next(clean) };
        },
    };
}
function recorder_permissions(all) {
    const lines = all.flatMap((one) => "permission" in one && typeof one.permission === "string" ? one.permission.split("\n") : []);
    return [...new Set(lines)].sort();
}
function iso(ms) {
    return new Date(ms).toISOString();
}

;// CONCATENATED MODULE: ./lib/stages/attempt.js

/** Runs a step; a throw becomes a blocking `unknown`, so that what must follow still follows. */
async function attempt(id, step) {
    try {
        return await step();
    }
    catch (error) {
        return [attempt_broken(id, error)];
    }
}
function attempt_broken(id, error) {
    const known = error instanceof problem/* Problem */.A;
    return {
        id,
        title: `The ${id} stage could not be finished`,
        effect: "block",
        outcome: "unknown",
        expected: "the stage runs to its end",
        found: error instanceof Error ? error.message : String(error),
        remedy: known
            ? error.remedy
            : "this is a fault of release-gate: please report it with the report",
        place: known ? error.place : undefined,
        details: known || !(error instanceof Error) ? undefined : (error.stack ?? "").split("\n").slice(1, 5),
        basis: { kind: "observed" },
    };
}

;// CONCATENATED MODULE: ./lib/core/act.js
/** True when the act stands in the world, done now or found done. */
function isDone(receipt) {
    return receipt.state === "done" || receipt.state === "found";
}

;// CONCATENATED MODULE: ./lib/stages/claim.js


/** Claims an environment for one order: the record stands before anything is touched. */
async function claim_claim(run, { order, previous, rollbackOf }) {
    const { environment, identity, repository, release } = run;
    const { kind, sha, version } = order;
    const key = (0,core_history/* claimKey */.Eo)({
        repository: repository ?? "",
        environment: environment.name,
        sha,
        run: identity.id,
        kind,
    });
    const receipt = await run.perform({
        kind: "claim",
        key,
        environment: environment.name,
        production: environment.production,
        sha,
        payload: {
            key,
            version,
            kind,
            run: identity.id,
            previous: previous ?? null,
            rollback_of: rollbackOf ?? null,
        },
        description: `${kind === "deploy" ? "Deploy" : "Return to"} ${release.name} ${version}`,
    });
    if (receipt.state === "done") {
        run.tell(`Claimed ${environment.name} for ${version} (${(0,units/* shortSha */.Fu)(sha)})`, receipt.link);
    }
    return receipt;
}

;// CONCATENATED MODULE: ./lib/stages/mark.js



function markStateOf(verdict) {
    if (verdict === "pass")
        return "success";
    return verdict === "fail" ? "failure" : "error";
}
/** Leaves the mark; the findings say so only where it could not be left. */
async function leaveMark(run, decision) {
    const { sha, deployment, verdict, by, state = markStateOf(verdict) } = decision;
    const environment = run.environment.name;
    const act = {
        kind: "mark",
        key: `mark ${environment} ${sha} ${deployment} ${state} ${verdict} ${by}`,
        environment,
        sha,
        state,
        deployment,
        verdict,
        by,
    };
    const receipt = await run.perform(act);
    if (isDone(receipt)) {
        run.note({ unmarked: undefined });
        run.tell(`Marked ${(0,units/* shortSha */.Fu)(sha)} for ${environment}: ${state} (${by}: ${verdict})`, receipt.link);
        return [];
    }
    run.note({ unmarked: { state, verdict, by } });
    const expected = `the mark of ${environment} on ${(0,units/* shortSha */.Fu)(sha)} says ${state}`;
    return [undone("mark", "The verdict is left on the commit", expected, receipt)];
}

// EXTERNAL MODULE: ./lib/core/dispatch.js
var core_dispatch = __webpack_require__(4541);
;// CONCATENATED MODULE: ./lib/stages/order.js


/** Fills in the deploy block for an order, before anything is claimed or touched. */
async function readyFor(run, order) {
    const { deploy } = run.manifest;
    return deploy.command === undefined
        ? readyWorkflow(run, order, deploy.workflow ?? "")
        : readyCommand(run, order, deploy.command);
}
const keyOf = ({ kind, environment, sha }, deployment) => `${kind} ${environment} ${sha} ${deployment}`;
function readyCommand(run, order, declared) {
    const command = run.resolve(declared, order);
    if (!command.ok)
        return refuse(command.missing, command.remedy);
    const { folder } = run;
    const timeoutMs = run.manifest.deploy.timeout;
    return {
        act: (deployment) => ({
            kind: "command",
            key: keyOf(order, deployment),
            order,
            command: command.value,
            folder,
            timeoutMs,
        }),
    };
}
async function readyWorkflow(run, order, file) {
    const { deploy } = run.manifest;
    const declared = run.resolve(deploy.with, order);
    if (!declared.ok)
        return refuse(declared.missing, declared.remedy);
    const question = (0,core_question/* workflow */.kn)(file);
    const answer = (await run.ask([question])).get(question.key);
    if (answer?.state !== "known") {
        return refuse(answer?.reason ?? "nothing answered", answer?.remedy ?? "run it again");
    }
    const { inputs } = answer.value; // the key names a workflow question
    const fitting = (0,core_dispatch/* dispatchInputs */.Cf)({ file, inputs, declared: declared.value, order });
    if (!fitting.ok)
        return refuse(fitting.reason, fitting.remedy);
    const timeoutMs = deploy.timeout;
    const { ref } = deploy;
    return {
        act: (deployment) => ({
            kind: "dispatch",
            key: keyOf(order, deployment),
            order,
            file,
            ref,
            inputs: fitting.inputs,
            timeoutMs,
            deployment,
        }),
    };
}
function refuse(found, remedy) {
    const expected = "the deploy block can be carried out";
    return { refusal: { outcome: "unknown", expected, found, remedy } };
}
/** What a person runs where this program cannot, or failed to; secrets are shell variables in it. */
function order_byHand(run, order) {
    const { environment, version, sha, kind } = order;
    const { deploy } = run.manifest;
    const word = (text) => filledWord(run, order, text);
    if (deploy.command !== undefined) {
        const variables = [
            `RELEASE_ENVIRONMENT=${environment}`,
            `RELEASE_VERSION=${version}`,
            `RELEASE_SHA=${sha}`,
            `RELEASE_KIND=${kind}`,
        ];
        return [...variables.map(shellWord), ...deploy.command.map(word)].join(" ");
    }
    const inputs = Object.entries(deploy.with ?? { sha, version, environment });
    const filled = inputs.map(([name, value]) => `-f ${name}=${word(value)}`);
    return ["gh workflow run", shellWord(deploy.workflow ?? ""), ...filled].join(" ");
}
/** A word with its expressions filled in, but for secrets: those a person has in variables. */
function filledWord(run, order, text) {
    const parts = text.split(/\$\{\{\s*secrets\.(\w+)\s*\}\}/i);
    const words = parts.map((part, index) => {
        if (index % 2 === 1)
            return `"$${part}"`;
        if (part === "")
            return "";
        const resolved = run.resolve(part, order);
        return shellWord(resolved.ok ? resolved.value : part);
    });
    return words.join("") || "''";
}
/** A word that a POSIX shell takes as it is. */
function shellWord(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./lib/stages/owner.js
/** A role with the logins that hold it: `on-call (@erin)`; the bare role where nobody is named. */
function ownerOf({ manifest }, role) {
    const logins = manifest.roles[role] ?? [];
    return logins.length === 0 ? role : `${role} (${logins.map((login) => `@${login}`).join(", ")})`;
}
/** The findings with somebody to act on them, where nobody owns them yet. */
function owned(run, role, findings) {
    const owner = ownerOf(run, role);
    return findings.map((finding) => ({ ...finding, owner: finding.owner ?? owner }));
}

;// CONCATENATED MODULE: ./lib/requirements/shapes.js
/** Fields without which a value is no answer of its kind; the optional ones do not survive JSON. */
const FIELDS = {
    history: ["environment", "records", "marks", "unreachable"],
    comments: ["comments"],
    markdown: ["path", "words"],
    workflow: ["file"],
    tags: [],
};
const BLOCKS = {
    manifest: ["path", "origin", "trusted", "sha256"],
    release: ["type"],
    roles: [],
    calendar: ["timezone", "windows", "freezes"],
    smoke: ["critical", "warning"],
    deploy: ["kind"],
    rollback: [],
};
/** True when a value has the outline of an answer to the question: a list, or these fields. */
function hasShape(question, value) {
    if (question.kind === "checks")
        return Array.isArray(value);
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return false;
    const fields = question.kind === "declared" ? BLOCKS[question.block] : FIELDS[question.kind];
    return fields.every((field) => Object.hasOwn(value, field));
}

;// CONCATENATED MODULE: ./lib/requirements/asked.js

/** Looks an asked question, or a list of them, up in the answers. */
function readAsked(asked, answers) {
    if (isList(asked)) {
        const each = asked.map((question) => readAsked(question, answers));
        return {
            value: each.map(({ value }) => value),
            known: each.flatMap(({ known }) => known),
            needed: each.flatMap(({ needed }) => needed),
            unread: [],
        };
    }
    const isOptional = "optional" in asked;
    const question = isOptional ? asked.optional : asked;
    const answer = answers.get(question.key);
    const none = { value: undefined, known: [], needed: [], unread: [] };
    if (answer?.state === "known") {
        // `null` is what JSON makes of nothing in a list.
        const isEmpty = answer.value === undefined || answer.value === null;
        if (isEmpty)
            return isOptional ? none : { ...none, needed: [emptyAnswer(question)] };
        if (hasShape(question, answer.value))
            return { ...none, value: answer.value, known: [answer] };
    }
    const lacking = answer?.state === "missing" ? answer : noAnswer(question, answer !== undefined);
    return isOptional ? { ...none, unread: [lacking] } : { ...none, needed: [lacking] };
}
/** Every question of an evaluator, optional ones too. */
function questionsIn(asked) {
    return Object.values(asked).flatMap((each) => {
        if (isList(each))
            return each;
        return ["optional" in each ? each.optional : each];
    });
}
/** Keys of the answers by the evaluator's own names. */
function keysIn(asked) {
    const keys = Object.entries(asked).map(([name, each]) => {
        if (isList(each))
            return [name, each.map((question) => question.key)];
        return [name, ("optional" in each ? each.optional : each).key];
    });
    return Object.fromEntries(keys);
}
function isList(asked) {
    return Array.isArray(asked);
}
function emptyAnswer(question) {
    if (question.kind !== "declared") {
        return { key: question.key, reason: "the answer is empty", remedy: "Start the stage again." };
    }
    return {
        key: question.key,
        reason: `release.yml does not declare ${question.block}`,
        remedy: `Add \`${question.block}\` to release.yml.`,
    };
}
function noAnswer({ key }, came) {
    const reason = came ? "what came is no answer to this question" : "no answer came";
    return { key, reason, remedy: "Start the stage again." };
}

// EXTERNAL MODULE: ./lib/requirements/index.js + 17 modules
var requirements = __webpack_require__(1840);
;// CONCATENATED MODULE: ./lib/requirements/evaluate.js


/** Asks for everything that the planned requirements need, once, and judges each of them. */
async function evaluate_evaluate(planned, subject, ask) {
    const questions = planned.flatMap((requirement) => {
        if (requirement.notApplicable !== undefined)
            return [];
        const attempt = attemptOf(requirement, subject, requirements/* EVALUATORS */.J);
        return attempt.ok ? questionsIn(attempt.asked) : [];
    });
    const once = new Map(questions.map((question) => [question.key, question]));
    return judgeAnswers(planned, subject, await ask([...once.values()]));
}
/**
 * Judges each requirement by the answers; pure, so that a report can be judged again. Nothing but
 * a rule that saw every answer it needs can pass: a missing answer, a rule that asked nothing and
 * a rule that broke are `unknown`. `evaluators` is another register in tests only.
 */
function judgeAnswers(planned, subject, answers, evaluators = requirements/* EVALUATORS */.J) {
    return planned.map((requirement) => {
        const { notApplicable, title } = requirement;
        if (notApplicable !== undefined) {
            const found = `the manifest says: ${notApplicable}`;
            const judgement = { outcome: "not-applicable", expected: title, found };
            return finding(requirement, judgement, { kind: "observed" });
        }
        const attempt = attemptOf(requirement, subject, evaluators);
        const judgement = attempt.ok
            ? judgeAsked(requirement, subject, answers, attempt)
            : evaluate_broken(title, attempt.why);
        const basis = {
            kind: "requirement",
            evaluator: requirement.uses,
            options: requirement.options,
            answers: attempt.ok ? keysIn(attempt.asked) : {},
        };
        return finding(requirement, judgement, basis);
    });
}
/** The evaluator with what it asks, or why there is none. */
function attemptOf({ uses, options }, subject, evaluators) {
    const evaluator = Object.hasOwn(evaluators, uses) ? evaluators[uses] : undefined;
    if (evaluator === undefined)
        return { ok: false, why: `no rule is called ${uses}` };
    try {
        return { ok: true, evaluator, asked: evaluator.questions(options, subject) };
    }
    catch (error) {
        return { ok: false, why: `the rule ${uses} broke before it asked (${messageOf(error)})` };
    }
}
function judgeAsked({ title, uses, options, owner }, subject, answers, { evaluator, asked }) {
    const read = Object.entries(asked).map(([name, each]) => ({ name, ...readAsked(each, answers) }));
    const needed = read.flatMap((each) => each.needed);
    if (needed.length > 0)
        return evaluate_unanswered(title, needed);
    const known = read.flatMap((each) => each.known);
    if (known.length === 0)
        return evaluate_broken(title, `the rule ${uses} had nothing to judge by`);
    try {
        const values = Object.fromEntries(read.map(({ name, value }) => [name, value]));
        const judgement = evaluator.judge(values, options, subject);
        const unread = read.flatMap((each) => each.unread);
        return {
            ...judgement,
            details: detailsOf(judgement, unread),
            link: judgement.link ?? known.find((answer) => answer.link)?.link,
            remedy: remedyOf(judgement, owner),
        };
    }
    catch (error) {
        return evaluate_broken(title, `the rule ${uses} broke (${messageOf(error)})`);
    }
}
function evaluate_unanswered(expected, needed) {
    const [first, ...more] = needed.map(couldNotCheck);
    const remedies = needed.map(({ remedy, permission }) => permission === undefined || remedy.includes(permission)
        ? remedy
        : `${remedy} Add \`${permission}\` to the job's permissions.`);
    return {
        outcome: "unknown",
        expected,
        found: first ?? "could not check",
        remedy: [...new Set(remedies)].join(" "),
        ...(more.length > 0 ? { details: more } : {}),
    };
}
function evaluate_broken(expected, why) {
    return {
        outcome: "unknown",
        expected,
        found: `could not check: ${why}`,
        remedy: "This is a fault of release-gate or of its policy: report it with report.json.",
    };
}
function couldNotCheck({ key, reason }) {
    return `could not check (${key}): ${reason}`;
}
/** What could not be read goes with anything but a pass: it may be what is missing. */
function detailsOf({ outcome, details = [] }, unread) {
    const all = outcome === "pass" ? details : [...details, ...unread.map(couldNotCheck)];
    return all.length > 0 ? all : undefined;
}
function remedyOf({ outcome, remedy }, owner) {
    if (remedy !== undefined || outcome === "pass" || outcome === "not-applicable")
        return remedy;
    return `Ask the ${owner}.`;
}
function finding(requirement, judgement, basis) {
    const { id, title, effect, owner, place } = requirement;
    return { id, title, effect, ...judgement, owner, place, basis };
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./lib/stages/subject.js
/** What rules may know, with the one time of this evaluation. */
function subject_subjectOf(run) {
    return {
        release: run.release,
        environment: run.environment,
        run: run.identity,
        now: run.clock.now(),
    };
}

;// CONCATENATED MODULE: ./lib/stages/readiness.js


/** Judges every requirement that is due before this environment, at one moment. */
const readiness = (run) => {
    run.progress(`asking for the evidence behind ${run.requirements.length} requirements`);
    const subject = subject_subjectOf(run);
    return evaluate_evaluate(run.requirements, subject, run.evidence(subject.now));
};

;// CONCATENATED MODULE: ./lib/smoke/judge.js

const REMEDIES = {
    aborted: "run the stage again",
    address: "if this address is meant, allow private networks with the action's input `allow-private-network` or `--allow-private-network`",
    dns: "check the host name of the environment's `url`, and that it is known where this runs",
    local: "run the stage again on a machine with free resources",
    redirect: "make the environment's `url` the address that answers without leaving the host",
    refused: "check that the service runs and listens at this address",
    request: "correct the check's path and headers, and the secrets in them",
    timeout: "find out why the service is slow, or give the check a longer `timeout`",
    tls: "give the host a valid certificate: one that cannot be verified is never accepted",
    url: "write a http or https address without user name as the environment's `url`",
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
    const expected = "an answer in which every expectation holds";
    if (last === undefined) {
        return { outcome: "unknown", expected, found: "never tried", remedy: "run the stage again" };
    }
    const bad = tries.filter((tried) => !isGood(tried));
    if (isGood(last))
        return judge_passed(last, tries, expected);
    const [first] = last.mismatches;
    const confirmed = bad.length > 1 && last.state !== "unsent" ? `, ${bad.length} times` : "";
    return {
        outcome: last.state === "unsent" ? "unknown" : "fail",
        expected: first === undefined ? expected : `${first.subject} ${first.expected}`,
        found: `${describeTry(last)}${confirmed}`,
        remedy: judge_remedyOf(last),
        details: bad.flatMap((tried) => judge_detailsOf(tried, tries)),
    };
}
function judge_passed(last, tries, expected) {
    const bad = tries.filter((tried) => !isGood(tried));
    const tags = [
        ...(bad.length > 0 ? ["flaky"] : []),
        ...(last.slow ? ["slow"] : []),
    ];
    const [first] = bad;
    const before = first === undefined ? "" : ` when confirmed; before that: ${describeTry(first)}`;
    return {
        outcome: "pass",
        expected,
        found: `${judge_answerOf(last)} in ${(0,units/* formatDuration */.a3)(last.totalMs)}${before}`,
        ...(tags.length > 0 ? { tags } : {}),
        ...(bad.length > 0 ? { details: bad.flatMap((tried) => judge_detailsOf(tried, tries)) } : {}),
    };
}
/** `status 500, expected 200 — GET https://…/orders, 12ms`. */
function describeTry(tried) {
    const request = `${tried.method} ${tried.url}, ${(0,units/* formatDuration */.a3)(tried.totalMs)}`;
    const [first, ...others] = tried.mismatches;
    if (first === undefined)
        return `${judge_answerOf(tried)} — ${request}`;
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    // Without an answer the reason says it all; what was expected is no news.
    const what = tried.state === "answered" ? missed(first) : first.actual;
    return `${what}${more} — ${request}`;
}
function missed({ subject, actual, expected }) {
    return `${subject} ${actual}, expected ${expected}`;
}
function judge_answerOf({ status, reason, state }) {
    return status === undefined ? (reason ?? state) : `status ${status}`;
}
function judge_detailsOf(tried, tries) {
    const which = tries.length > 1 ? `try ${tries.indexOf(tried) + 1} of ${tries.length}: ` : "";
    const at = `at ${tried.at}`;
    return tried.mismatches.map(({ place, ...miss }) => {
        const where = place === undefined ? "" : `${place.file}:${place.line}:${place.column} `;
        return `${which}${where}${missed(miss)}, ${at}`;
    });
}
function judge_remedyOf({ reason, at }) {
    if (reason !== undefined)
        return remedyFor(reason);
    return `look into the service's log around ${at}, or correct the expectation if it is out of date`;
}
/** What to do about a request that brought no answer, by its reason. */
function remedyFor(reason) {
    return REMEDIES[reason ?? ""] ?? "look into the log of the service and of what stands before it";
}

// EXTERNAL MODULE: ./lib/smoke/options.js + 1 modules
var options = __webpack_require__(5989);
// EXTERNAL MODULE: ./lib/smoke/expect.js + 9 modules
var expect = __webpack_require__(4427);
// EXTERNAL MODULE: ./lib/smoke/json-path.js
var json_path = __webpack_require__(8811);
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
var smoke_version = __webpack_require__(9913);
;// CONCATENATED MODULE: ./lib/smoke/probe.js






/** Characters of a foreign text that a report shows. */
const EXCERPT = 200;
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
    const context = { version: tools.version, select: json_path/* selectJson */.P };
    const misses = (0,expect/* judgeAnswer */._n)(answer, check.expect, context);
    const warn = check.expect.time?.warn;
    return {
        ...seen,
        state: "answered",
        status: reply.status,
        version: probe_versionOf(answer, check, tools),
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
    const expected = `an answer within ${(0,units/* formatDuration */.a3)(check.timeout)}`;
    const miss = { subject: "answer", expected, actual: `${reason}: ${detail}`, at: [] };
    return { state, reason, mismatches: [mismatch(miss, check, tools)], slow: false };
}
function probe_versionOf(answer, check, tools) {
    if (check.expect.version === undefined)
        return undefined;
    const read = (0,smoke_version/* readVersion */.$4)(answer, check.expect.version, json_path/* selectJson */.P);
    return "version" in read ? excerpt(read.version, tools) : undefined;
}
function mismatch(miss, check, tools) {
    return {
        subject: excerpt(miss.subject, tools),
        expected: excerpt(miss.expected, tools),
        actual: excerpt(miss.actual, tools),
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
function excerpt(text, { redact }) {
    return (0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(redact(text)), EXCERPT);
}

// EXTERNAL MODULE: ./node_modules/semver/functions/lt.js
var lt = __webpack_require__(3872);
;// CONCATENATED MODULE: ./lib/smoke/tally.js



/** `37 answers: 31 × 2.3.7 (old), 6 × 2.4.0`: what a row of probes for a version saw. */
function describeSeen(tries, expectedVersion) {
    const answers = tries.filter((tried) => tried.state === "answered");
    const rest = tries.filter((tried) => tried.state !== "answered");
    const seen = answers.map((tried) => labelOf(tried, expectedVersion));
    const without = rest.map((tried) => tried.reason ?? tried.state);
    const parts = [
        `${answers.length} ${answers.length === 1 ? "answer" : "answers"}${tally_listed(seen)}`,
        ...(rest.length === 0 ? [] : [`${rest.length} without an answer${tally_listed(without)}`]),
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
    const [one, other] = [functions_parse((0,smoke_version/* bareVersion */.D)(version)), functions_parse((0,smoke_version/* bareVersion */.D)(than))];
    return one !== null && other !== null && lt(one, other);
}
/** `: 31 × a, 6 × b`, in the order in which they were first seen. */
function tally_listed(labels) {
    if (labels.length === 0)
        return "";
    const counts = new Map();
    for (const label of labels)
        counts.set(label, (counts.get(label) ?? 0) + 1);
    return `: ${[...counts].map(([label, count]) => `${count} × ${label}`).join(", ")}`;
}

;// CONCATENATED MODULE: ./lib/smoke/ready.js





/** Pauses between two answers where the manifest names none: 1 s, half as much again, at most 10 s. */
const ready_FIRST_PAUSE_MS = 1000;
const ready_PAUSE_GROWTH = 1.5;
const ready_LONGEST_PAUSE_MS = 10_000;
/** Asks until enough answers in a row report the version, each over a new connection. */
async function waitUntilLive(ready, tools, { expectedVersion, progress }, signal) {
    const { clock } = tools;
    const started = clock.monotonic();
    const left = () => Math.max(0, ready.within - (clock.monotonic() - started));
    const asking = { ...tools, version: expectedVersion };
    const tries = [];
    const streak = () => tries.length - 1 - tries.findLastIndex((tried) => !isGood(tried));
    while (left() > 0 && !signal.aborted) {
        const timeout = Math.min(ready.timeout, Math.ceil(left()));
        const tried = await probe(readyCheck(ready, timeout), asking, signal);
        tries.push(tried);
        progress?.(`waiting for ${expectedVersion}: ${describeSeen(tries, expectedVersion)}`);
        if (streak() >= ready.inARow || tried.state === "unsent")
            break;
        await clock.sleep(Math.min(pauseAfter(ready, tries), left()), signal);
    }
    const judgement = judge(ready, {
        tries,
        took: clock.monotonic() - started,
        live: streak() >= ready.inARow,
        aborted: signal.aborted,
        expectedVersion,
    });
    return {
        finding: {
            ...judgement,
            id: options/* VERSION_LIVE */.c6,
            title: `Version ${expectedVersion} is live`,
            effect: "block",
            basis: { kind: "observed" },
        },
        seen: tries.findLast((tried) => tried.version !== undefined)?.version,
    };
}
/** A good answer is soon followed by the next; bad ones make the pauses grow. */
function pauseAfter({ every }, tries) {
    if (every !== undefined)
        return every;
    const bad = tries.filter((tried) => !isGood(tried)).length;
    const last = tries.at(-1);
    if (last === undefined || isGood(last))
        return ready_FIRST_PAUSE_MS;
    return Math.min(ready_LONGEST_PAUSE_MS, ready_FIRST_PAUSE_MS * ready_PAUSE_GROWTH ** (bad - 1));
}
/** Asks once which version is live; `version` of the try is undefined when none could be read. */
function probeVersion(ready, tools, signal) {
    return probe(readyCheck(ready, ready.timeout), tools, signal);
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
function judge(ready, waited) {
    const { tries, took, live, aborted, expectedVersion } = waited;
    const { inARow, within } = ready;
    const answers = `${inARow} ${inARow === 1 ? "answer" : "answers in a row"}`;
    const expected = `${answers} from ${expectedVersion} within ${(0,units/* formatDuration */.a3)(within)}`;
    const seen = describeSeen(tries, expectedVersion);
    const last = tries.at(-1);
    if (live) {
        return { outcome: "pass", expected, found: `${seen}, after ${(0,units/* formatDuration */.a3)(took)}` };
    }
    const details = last === undefined ? [] : [`last: ${describeTry(last)}`];
    if (aborted) {
        const found = `called off after ${(0,units/* formatDuration */.a3)(took)}; ${seen}`;
        return { outcome: "unknown", expected, found, remedy: remedyFor("aborted"), details };
    }
    if (last === undefined || last.state === "unsent") {
        const found = last === undefined ? "never asked" : describeTry(last);
        return { outcome: "unknown", expected, found, remedy: remedyFor(last?.reason), details };
    }
    const remedy = `find out why ${expectedVersion} does not answer everywhere: look at the deployment's log, or give \`smoke.ready.within\` more time`;
    return { outcome: "fail", expected, found: seen, remedy, details };
}

;// CONCATENATED MODULE: ./lib/smoke/run.js



/** Checks in flight at once: enough to be quick, too few to be a load. */
const CONCURRENCY = 8;
/** Pause before a failed critical check is tried once more. */
const CONFIRM_AFTER_MS = 2000;
/** Runs independent checks side by side; findings come in the order of the checks. */
async function runChecks(checks, tools, signal) {
    const limit = pLimit(CONCURRENCY);
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
    const first = await probe(check, tools, signal);
    const counts = check.severity === "critical" && first.state !== "unsent" && !isGood(first);
    if (!counts)
        return [first];
    tools.progress?.(`smoke: ${check.name} failed, confirming`);
    await tools.clock.sleep(CONFIRM_AFTER_MS, signal);
    return [first, await probe(check, tools, signal)];
}
function findingOf(check, tries, tools) {
    const culprit = tries.at(-1)?.mismatches[0]?.place;
    return {
        ...judgeTries(tries),
        id: check.id,
        title: check.name,
        effect: check.severity === "critical" ? "block" : "warn",
        place: culprit ?? tools.placeOf?.(check, []),
        basis: { kind: "check", tries },
    };
}

;// CONCATENATED MODULE: ./lib/stages/checks.js


/** What a probe of check number `index` is given in this run. */
function probeTools(run, version) {
    const { environment, http, clock, redact } = run;
    return { baseUrl: environment.url, version, http, clock, redact };
}
/** A check whose values could be filled in, or the finding that says which could not. */
function resolveCheck(run, check) {
    const resolved = run.resolve(check);
    if (resolved.ok)
        return { check: resolved.value };
    return {
        finding: {
            id: check.id,
            title: check.name,
            effect: check.severity === "critical" ? "block" : "warn",
            outcome: "unknown",
            expected: "every value of the check is known",
            found: resolved.missing,
            remedy: resolved.remedy,
            place: run.place(checkPath(run, check)),
            basis: { kind: "observed" },
        },
    };
}
/** Where a check stands in the manifest. */
function checkPath(run, check) {
    return ["smoke", "checks", run.manifest.smoke.checks.findIndex((c) => c.id === check.id)];
}
/** Runs all checks against the environment; findings come in manifest order. */
async function smokeFindings(run, version) {
    const prepared = run.manifest.smoke.checks.map((check) => resolveCheck(run, check));
    const ready = prepared.flatMap((p) => ("check" in p ? [p.check] : []));
    const tools = {
        ...probeTools(run, version),
        progress: run.progress,
        placeOf: (check, path) => run.place([...checkPath(run, check), ...path]),
    };
    const ran = await runChecks(ready, tools, run.signal);
    const queue = [...ran];
    const all = prepared.flatMap((p) => ("finding" in p ? [p.finding] : queue.splice(0, 1)));
    return owned(run, "on-call", all);
}

;// CONCATENATED MODULE: ./lib/stages/roll-out.js




/** Said of what a signal has stopped. */
const INTERRUPTED = "interrupted, state unknown";
/** Carries out the deploy block, forwards or backwards, and waits until the version is live. */
async function rollOut(run, order, act) {
    const title = `${order.kind === "deploy" ? "Deploy" : "Revert to"} ${order.version}`;
    if (!run.dryRun)
        run.tell(`${title}: started`);
    const receipt = await run.perform(act);
    const link = receipt.link;
    if (!isDone(receipt)) {
        const finding = undone("deploy", title, "the deployment runs to its end", receipt);
        if (!run.signal.aborted)
            return { findings: [finding], end: endOf(receipt), why: finding.found, link };
        return {
            findings: [{ ...finding, outcome: "unknown" }],
            end: endOf(receipt),
            why: INTERRUPTED,
            link,
        };
    }
    run.tell(`${title}: ${receipt.detail}`, link);
    const expected = "the deployment runs to its end";
    const done = step_step("deploy", title, { outcome: "pass", expected, found: receipt.detail, link });
    const live = await untilLive(run, order);
    const why = run.signal.aborted ? INTERRUPTED : live.found;
    return { findings: [done, live], end: "over", why, link };
}
function endOf(receipt) {
    if (receipt.state === "refused" || receipt.state === "recorded")
        return "never";
    return receipt.kind === "dispatch" && receipt.state === "unclear" ? "running" : "over";
}
/** Waits for the version where the manifest says how to read it; otherwise says that nothing proves it. */
async function untilLive(run, order) {
    const { ready } = run.manifest.smoke;
    if (ready === undefined) {
        return {
            ...step_step("version-live", `${order.version} is live`, {
                outcome: "unknown",
                expected: `${run.environment.name} answers version ${order.version}`,
                found: "not proven: the manifest has no smoke.ready",
                remedy: "add `smoke: {ready: {get: /version, version: {json: $.version}}}` to the manifest",
            }),
            effect: "inform",
        };
    }
    const resolved = run.resolve(ready, order);
    if (!resolved.ok) {
        return step_step("version-live", `${order.version} is live`, {
            outcome: "unknown",
            expected: "every value of smoke.ready is known",
            found: resolved.missing,
            remedy: resolved.remedy,
        });
    }
    const { finding, seen } = await waitUntilLive(resolved.value, probeTools(run, order.version), { expectedVersion: order.version, progress: run.progress }, run.signal);
    run.note({ liveVersion: seen });
    run.tell(`${finding.outcome === "pass" ? "Live" : "Not live"}: ${finding.found}`);
    return finding;
}
/** Asks once which version answers, for people who have to decide; silent where nothing can tell. */
async function noteLive(run) {
    const { ready } = run.manifest.smoke;
    const resolved = ready && run.resolve(ready);
    if (resolved === undefined || !resolved.ok || run.signal.aborted)
        return;
    const { version } = await probeVersion(resolved.value, probeTools(run, run.release.version), run.signal);
    run.note({ liveVersion: version });
}
/** Closes the record of something that was claimed and never started. */
function giveUp(run, deployment) {
    const description = "given up: nothing was started";
    return settled(run, deployment, "inactive", { description, link: undefined });
}
/** Sets the state of our record; the findings say so only where it could not be set. */
async function settled(run, deployment, state, words) {
    const receipt = await settle(run, deployment, state, words);
    if (isDone(receipt))
        return [];
    return [undone("record", "The deployment's end is recorded", `status ${state}`, receipt)];
}
/** Sets the state of our record. */
function settle(run, deployment, state, { description, link }) {
    return run.perform({
        kind: "status",
        key: `status ${deployment} ${state}`,
        deployment,
        state,
        description,
        environmentUrl: run.environment.url,
        logUrl: link ?? run.identity.url,
    });
}

;// CONCATENATED MODULE: ./lib/stages/deploy.js











/** Judges again what is due, claims the deployment, deploys, and waits until the version is live. */
const deploy = async (run) => {
    const due = await readiness(run);
    if (fold(due) !== "pass")
        return [...due, refused(run)];
    const { name } = run.environment;
    const { version, sha } = run.release;
    const order = { environment: name, version, sha, kind: "deploy" };
    const ready = await readyFor(run, order);
    if ("refusal" in ready)
        return [...due, step_step("deploy", title(run), ready.refusal)];
    return [...due, ...(await claimed(run, order, ready.act))];
};
const title = ({ release, environment }) => `Deploy ${release.version} to ${environment.name}`;
function refused(run) {
    return {
        ...step_step("deploy", title(run), {
            outcome: "not-applicable",
            expected: "everything that is due passes at this moment",
            found: "not deployed: something that is due does not pass",
        }),
        effect: "inform",
    };
}
async function claimed(run, order, ready) {
    const past = await readHistory(run);
    const previous = past.state === "known" ? (0,core_history/* running */.yk)(past.value)?.sha : undefined;
    const receipt = await claim_claim(run, { order, previous, rollbackOf: undefined });
    if (receipt.state === "recorded")
        return (await rollOut(run, order, ready(0))).findings;
    if (!isDone(receipt)) {
        return [
            undone("claim", `Claim ${order.environment}`, "this run has no unfinished claim on it", receipt),
        ];
    }
    const { deployment } = receipt.result;
    if (receipt.state === "found")
        return alreadyDone(run, deployment);
    return begun(run, order, { deployment, ready });
}
/** An attempt of the same run has deployed it: that is not done twice, and may no longer be what runs. */
async function alreadyDone(run, deployment) {
    const past = await readHistory(run);
    if (past.state === "missing")
        return [unreadable(run, past)];
    const record = deploymentOf({ ...run, deployment, sha: run.release.sha }, past.value);
    const other = record && supersededFinding(past.value, record);
    if (other !== undefined)
        return [other];
    run.note({ deployment, rolledBack: "no" });
    return [
        step_step("deploy", title(run), {
            outcome: "pass",
            expected: "this run deploys it once",
            found: `deployment ${deployment} of this run has done it before`,
        }),
    ];
}
async function begun(run, order, { deployment, ready }) {
    const { sha } = order;
    const pending = { sha, deployment, verdict: "pending", by: "deploy", state: "pending" };
    const unmarked = await leaveMark(run, pending);
    if (unmarked.length > 0) {
        return [...unmarked, ...(await giveUp(run, deployment))];
    }
    run.note({ deployment, rolledBack: "no" });
    const out = await rollOut(run, order, ready(deployment));
    if (out.end === "never") {
        run.note({ deployment: undefined });
        return owned(run, "devops", [...out.findings, ...(await giveUp(run, deployment))]);
    }
    const findings = [...out.findings, ...(await finished(run, deployment, out))];
    return owned(run, "on-call", findings);
}
/** Writes how it went: the record's end, and for anything but success the mark that allows a revert. */
async function finished(run, deployment, out) {
    const { version, sha } = run.release;
    const verdict = fold(out.findings);
    const { link } = out;
    if (verdict === "pass") {
        return settled(run, deployment, "success", { description: `${version} is live`, link });
    }
    // What still runs has no end to record, and the mark stays pending: people look at it first.
    if (out.end === "running")
        return [];
    const state = verdict === "fail" ? "failure" : "error";
    const recorded = await settled(run, deployment, state, { description: out.why, link });
    const mark = { sha, deployment, verdict, by: "deploy", state: "error" };
    return [...recorded, ...(await leaveMark(run, mark))];
}

// EXTERNAL MODULE: ./lib/core/commands.js
var commands = __webpack_require__(3657);
;// CONCATENATED MODULE: ./lib/rollout/decision.js
const decision_act = (action, because, holdsCommit = action === "revert") => ({ action, because, holdsCommit });
/** The one table from outcome to action: `failure` reverts, doubt holds, `success` does nothing. */
function decideRevert({ mark, on, when, reason }) {
    if (reason !== undefined)
        return decision_act("revert", `by hand: ${reason}`);
    if (mark === undefined)
        return decision_act("hold", "no verdict was left on this deployment");
    if (mark.state === "success")
        return decision_act("nothing", "the verdict is pass");
    if (mark.state === "pending")
        return decision_act("hold", "nobody has decided about this deployment yet");
    if (mark.state === "failure")
        return onFailure(mark, on, when);
    if (mark.by === "deploy") {
        return decision_act("revert", "the deployment was started and did not come live", false);
    }
    return onDoubt(mark, on, when);
}
function onFailure({ by }, on, when) {
    const what = by ?? "the verdict";
    if ((by === "smoke" || by === "health") && !when.includes(by)) {
        return decision_act("hold", `${by} failed, and rollback.when does not name it`);
    }
    if (by === "health" && on.fail === "hold") {
        return decision_act("hold", "health failed, and health.on.fail says hold");
    }
    return decision_act("revert", `${what} failed`);
}
/** Only a doubt of health may revert, and only where the manifest says so. */
function onDoubt({ verdict, by }, on, when) {
    const known = verdict === "inconclusive" || verdict === "unknown" ? verdict : undefined;
    const mayRevert = by === "health" && when.includes("health");
    if (known !== undefined && mayRevert && on[known] === "rollback") {
        return decision_act("revert", `the verdict is ${known}, and health.on.${known} says rollback`);
    }
    return decision_act("hold", `the verdict is ${verdict ?? "unreadable"}: neither good nor proven bad`);
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

;// CONCATENATED MODULE: ./lib/rollout/guards.js




/** Everything that must hold before a revert begins; each guard is a finding of its own. */
function guards(guarded) {
    return [
        guard("really-started", "The deployment really started here", reallyStarted(guarded)),
        guard("has-ended", "The deployment is not under way any more", hasEnded(guarded)),
        guard("still-newest", "The deployment is still the newest", stillNewest(guarded)),
        guard("not-reverted", "It has not been reverted before", notReverted(guarded)),
        guard("target", "The target is another, good release", goodTarget(guarded)),
    ];
}
function guard(id, title, judgement) {
    return { id, title, effect: "block", basis: { kind: "observed" }, ...judgement };
}
function reallyStarted({ record }) {
    const started = record.statuses.some((s) => ["in_progress", "success"].includes(s.state));
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
        return { outcome: "pass", expected, found: "it has none; a person reverts it all the same" };
    return {
        outcome: "unknown",
        expected,
        found: `deployment ${record.id} has none: it may still be under way`,
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
        return { outcome: "pass", expected, found: "none has" };
    return {
        outcome: earlier.state === "failed" ? "fail" : "unknown",
        expected,
        found: `deployment ${earlier.record.id} is a revert of it: ${earlier.state}`,
        remedy: "look at what is live and finish it by hand: a revert is never begun twice",
        link: earlier.record.url,
    };
}
function goodTarget({ history, record, target, lifts, byHand }) {
    const expected = "another commit, verified, not held and not taken back";
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
        return "is the commit that is taken back";
    const held = (0,core_history/* heldBy */.Vr)(history, target.sha, lifts);
    if (held !== undefined)
        return `is held since ${held.at}`;
    if (target.verified)
        return undefined;
    if (!byHand)
        return "was never verified";
    return wasTakenBack(history, target.sha) ? "was taken back itself" : undefined;
}

;// CONCATENATED MODULE: ./lib/rollout/proof.js

/**
 * What a revert came to: proven by version, checks and a stable window; failed where one of them
 * fails; held where they leave doubt.
 */
function proofOf(findings) {
    const verdict = fold(findings);
    if (verdict === "pass")
        return "yes";
    return verdict === "fail" ? "failed" : "held";
}

// EXTERNAL MODULE: ./lib/health/decide.js + 1 modules
var health_decide = __webpack_require__(4504);
// EXTERNAL MODULE: ./lib/health/evidence.js + 1 modules
var evidence = __webpack_require__(7508);
// EXTERNAL MODULE: ./lib/health/search.js
var search = __webpack_require__(9568);
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
        return pass.log(dispersion) >= health_decide/* PASS_THRESHOLD */.Qf;
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
        return fail.log(1) >= (0,health_decide/* failThreshold */.Ou)(rule);
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
        return pass.log(dispersion) >= health_decide/* PASS_THRESHOLD */.Qf;
    };
    return (0,search/* fewest */.x)(isProven, MOST_CLEAN_LOOKS);
}

// EXTERNAL MODULE: ./lib/health/usable.js
var health_usable = __webpack_require__(4892);
;// CONCATENATED MODULE: ./lib/health/words.js


/** `95 %`: how sure a pass is. */
const PASS_CONFIDENCE = (0,units/* formatShare */.T1)(1 - health_decide/* ALPHA_PASS */.vp);
/** `sign-in` of the signal `error-rate sign-in`. */
function signalName(rule) {
    return rule.id.replace(/^error-rate /, "");
}
/** The limit as people say it: `10 %`, `1.05 × baseline + 0.5 %`. */
function limitWords(rule) {
    if (rule.ratio === 0)
        return (0,units/* formatShare */.T1)(rule.allowance);
    const baseline = rule.ratio === 1 ? "baseline" : `${rule.ratio} × baseline`;
    return rule.allowance === 0 ? baseline : `${baseline} + ${(0,units/* formatShare */.T1)(rule.allowance)}`;
}
/** `31 of 64 probes bad (48.4 %)`, with the baseline where the rule has one. */
function words_countWords(rule, looks) {
    const thing = looks.every((look) => look.requests === 1) ? "probes" : "requests";
    const candidate = armWords(sum(looks, (look) => look.bad), sum(looks, (look) => look.requests), thing);
    if (rule.ratio === 0)
        return candidate;
    const baseline = armWords(sum(looks, (look) => look.baselineBad), sum(looks, (look) => look.baselineRequests), "requests");
    return `${candidate}, baseline ${baseline}`;
}
/** Evidence as odds: `812 to 1`; the argument is a natural log. */
function odds(log) {
    const value = Math.exp(log);
    if (value >= 1e6)
        return "over 1000000 to 1";
    return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} to 1`;
}
/** `1 look`, `3 looks`. */
function lookWords(count) {
    return `${count} ${count === 1 ? "look" : "looks"}`;
}
function armWords(bad, requests, thing) {
    if (requests === 0)
        return `no ${thing}`;
    const share = bad === 0 ? "" : ` (${(0,units/* formatShare */.T1)(bad / requests)})`;
    return `${bad} of ${requests} ${thing} bad${share}`;
}
function sum(looks, count) {
    return looks.reduce((total, look) => total + count(look), 0);
}

;// CONCATENATED MODULE: ./lib/health/judge.js





/** Judges the looks of one signal, undefined for missing ones; pure, so a report judges again. */
function judgeSignal(rule, looks) {
    const decision = (0,health_decide/* decide */.LD)(rule, looks);
    const counted = looks.slice(0, decision.at ?? rule.plannedLooks);
    const usable = counted.filter((look) => (0,health_usable/* isUsable */.N)(look, rule));
    const what = { rule, decision, looks: counted, usable, recorded: looks.length };
    const expected = `at most ${limitWords(rule)} bad, proven at ${PASS_CONFIDENCE}`;
    if (decision.decision === "pass")
        return { outcome: "pass", expected, ...health_judge_passed(what) };
    if (decision.decision === "fail")
        return { outcome: "fail", expected, ...failed(what) };
    return { outcome: "inconclusive", expected, ...undecided(what) };
}
function health_judge_passed(what) {
    const { rule, decision, usable } = what;
    const excluded = excludedAllowance(rule, usable, decision.dispersion);
    const rate = rule.ratio === 0
        ? `an error rate above ${(0,units/* formatShare */.T1)(roundUp(excluded))} is excluded`
        : `an error rate above ${limitWords({ ...rule, allowance: roundUp(excluded) })} is excluded`;
    return {
        found: words_countWords(rule, usable),
        details: [`${rate} at ${PASS_CONFIDENCE}`, ...commonDetails(what)],
    };
}
function failed(what) {
    const { rule, decision, looks, usable } = what;
    const proof = `${odds(decision.logFail)} where ${odds((0,health_decide/* failThreshold */.Ou)(rule))} is proof`;
    return {
        found: `${words_countWords(rule, usable)}, evidence ${proof}`,
        remedy: "Revert the release, then look into what the bad answers said.",
        details: [`proven at look ${looks.length}`, ...commonDetails(what)],
    };
}
function undecided(what) {
    const { rule, decision, usable } = what;
    const counts = usable.length === 0 ? [] : [words_countWords(rule, usable)];
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
    const reach = "Make sure that the runner can reach what is measured, then verify again.";
    const longer = "Verify again over a longer window: raise health.observe or health.prolong, or lower health.every.";
    const unproven = {
        why: `neither within nor above ${limitWords(rule)} is proven after ${lookWords(looks.length)}`,
        remedy: longer,
    };
    return {
        "no-data": { why: `none of ${lookWords(looks.length)} gave data`, remedy: reach },
        "no-traffic": {
            why: `no traffic in ${lookWords(looks.length)}`,
            remedy: "Send traffic to the release, then verify again.",
        },
        "no-baseline": {
            why: `the baseline had no traffic in ${lookWords(looks.length)}`,
            remedy: "Keep a baseline under traffic while the release is observed, then verify again.",
        },
        coverage: {
            why: `only ${usable.length} of ${lookWords(looks.length)} gave data, ${(0,units/* formatShare */.T1)(health_decide/* COVERAGE */.vk)} are needed`,
            remedy: reach,
        },
        "last-look-missing": { why: "the last look is missing", remedy: reach },
        "window-not-over": {
            why: `observation ended after ${window}`,
            remedy: "Verify again and let the window end.",
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
        ? "these looks are too few to prove any regression"
        : `these looks would have proven a steady error rate of ${(0,units/* formatShare */.T1)(roundUp(share))} or more`;
    const clean = cleanLooksMissing(rule, usable, decision.dispersion);
    if (decision.reason !== "not-proven" || clean === undefined)
        return [noticeable];
    return [`about ${clean} more looks without anything bad would prove the limit`, noticeable];
}
function commonDetails({ decision, looks, usable, recorded }) {
    const missing = looks.length - usable.length;
    const after = recorded - looks.length;
    const cause = usable.length > 1 ? "bad answers came in bursts" : "one look cannot show bursts";
    const divided = `evidence is divided by ${decision.dispersion.toFixed(2)}: ${cause}`;
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
function observed(what) {
    const signals = what.rules.map((rule) => {
        const series = what.all.find((one) => one.rule.id === rule.id);
        return series === undefined ? withoutSampler(rule) : ofSignal(series);
    });
    return [...signals, ...ofWindow(what)];
}
function ofSignal({ rule, looks }) {
    return {
        id: rule.id,
        title: observed_title(rule),
        effect: "block",
        basis: { kind: "signal", rule, looks },
        ...judgeSignal(rule, looks),
    };
}
function withoutSampler(rule) {
    return {
        id: rule.id,
        title: observed_title(rule),
        effect: "block",
        basis: { kind: "observed" },
        outcome: "unknown",
        expected: `at most ${limitWords(rule)} bad, proven at ${PASS_CONFIDENCE}`,
        found: "the signal could not be set up",
        remedy: "Make sure that the check it names exists and can be sent, then verify again.",
    };
}
function observed_title(rule) {
    return `Error rate of ${signalName(rule)}`;
}
const WINDOW = {
    id: "observation",
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
                expected: "at least one signal to watch",
                found: "no signal",
                remedy: "Add a critical GET check to `smoke.checks`, or name one in `health.signals`.",
            },
        ];
    }
    if (interrupted) {
        return [
            {
                ...WINDOW,
                effect: "block",
                outcome: "inconclusive",
                expected: "the window is observed to its end",
                found: `interrupted after ${lookWords(Math.max(0, ...all.map((one) => one.looks.length)))}`,
                remedy: "Verify again and let the window end.",
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
            expected: "every look gives data",
            found: "some looks are missing",
            remedy: "Make sure that the runner can reach what is measured.",
            details,
        },
    ];
}
/** `sign-in: 3 looks missing (2 × overrun, 1 × address)`. */
function missingDetails(all) {
    return all.flatMap(({ rule, missing }) => {
        const reasons = [...missing];
        if (reasons.length === 0)
            return [];
        const count = reasons.reduce((sum, [, times]) => sum + times, 0);
        const list = reasons.map(([reason, times]) => `${times} × ${reason}`).join(", ");
        return [`${signalName(rule)}: ${lookWords(count)} missing (${list})`];
    });
}

;// CONCATENATED MODULE: ./lib/health/progress.js



/** `observed 4.2s of 12s · sign-in 3 of 20 bad · evidence 1.9 to 1 of 100 to 1 · 2 more signals`. */
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
        `evidence ${odds(decision.logFail)} of ${odds((0,health_decide/* failThreshold */.Ou)(rule))}`,
        ...(others > 0 ? [`${others} more ${others === 1 ? "signal" : "signals"}`] : []),
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
        this.#test = new health_decide/* SequentialTest */.IO(rule);
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
    return observed({ rules, all: window.all, interrupted: signal.aborted && !stop.signal.aborted });
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
        observe_settle(series, number, { missing: "overrun" }, window);
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
    observe_settle(series, number, first, window);
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
function observe_settle(series, number, answer, { all, open, close }) {
    // What comes after the end was cut short by it and says nothing about the service.
    if (open.aborted)
        return;
    series.record(number, answer);
    const decisions = all.map((one) => one.decision.decision);
    if (decisions.includes("fail") || !decisions.includes("undecided"))
        close();
}

// EXTERNAL MODULE: ./lib/health/options.js
var health_options = __webpack_require__(6964);
// EXTERNAL MODULE: ./lib/health/rule.js
var rule = __webpack_require__(2014);
;// CONCATENATED MODULE: ./lib/stages/watch-signals.js






/** Watches the signals of `health`: by default every critical GET or HEAD check, repeated. */
async function watchSignals(run, watch) {
    const everyMs = run.manifest.health.every ?? run.defaults.everyMs;
    const signals = signalsOf(run);
    const prepared = signals.map(({ check, max }) => ({ ...resolveCheck(run, check), max }));
    const broken = prepared.flatMap((p) => ("finding" in p ? [unwatched(p.finding)] : []));
    const watched = prepared.flatMap((p) => ("check" in p ? [p] : []));
    const rules = watched.map(({ check, max }) => (0,rule/* signalRule */.D)({ id: signalId(check.id), max, everyMs, signals: signals.length, ...watch }));
    const samplers = new Map(watched.map(({ check }) => [signalId(check.id), sampler(run, check, watch.version)]));
    const { clock, progress, signal } = run;
    const seen = rules.length === 0 && broken.length > 0
        ? []
        : await observe({ rules, samplers, everyMs, clock, progress }, signal);
    return owned(run, "on-call", cutShort([...broken, ...seen]));
}
/** Where one signal failed, watching ended early: that others were undecided then says nothing. */
function cutShort(findings) {
    if (!findings.some((f) => f.outcome === "fail"))
        return findings;
    return findings.map((f) => (f.outcome === "inconclusive" ? { ...f, effect: "inform" } : f));
}
const signalId = (check) => `error-rate ${check}`;
/** A check that cannot be filled in is a signal that could not be set up. */
function unwatched(finding) {
    return { ...finding, id: signalId(finding.id), effect: "block" };
}
function signalsOf(run) {
    const { checks } = run.manifest.smoke;
    const declared = run.manifest.health.signals;
    if (declared === undefined) {
        return checks
            .filter((c) => c.severity === "critical" && (c.method === "GET" || c.method === "HEAD"))
            .map((check) => ({ check, max: health_options/* DEFAULT_MAX */.ze }));
    }
    return declared.map((signal) => {
        const check = checks.find((c) => c.id === signal.probe);
        if (check === undefined)
            throw new Error(`no check ${signal.probe}: the loader lets none through`);
        return { check, max: signal["error-rate"].max };
    });
}
function sampler(run, check, version) {
    const tools = probeTools(run, version);
    return async (dueAt, signal) => {
        const tried = await probe(check, { ...tools, dueAt }, signal);
        return lookOf(tried);
    };
}
/** A probe that was sent is good or bad; one that could not be sent is missing. */
function lookOf(tried) {
    if (tried.state === "unsent")
        return { missing: tried.reason ?? "could not be sent" };
    const bad = tried.state === "broken" || tried.mismatches.length > 0 ? 1 : 0;
    return { at: tried.at, requests: 1, bad, baselineRequests: 0, baselineBad: 0 };
}

;// CONCATENATED MODULE: ./lib/stages/revert.js











/** Claims, reverts, and proves that it worked: version, critical checks, a stable window. */
async function revert_carryOut(run, revert) {
    const { record, order, ready } = revert;
    const receipt = await claim_claim(run, { order, previous: record.sha, rollbackOf: record.id });
    if (receipt.state === "recorded")
        return (await rollOut(run, order, ready(0))).findings;
    if (receipt.state !== "done") {
        run.note({ rolledBack: "held", byHand: order_byHand(run, order) });
        return [undone("claim", "Claim the revert", "this run has no unfinished claim on it", receipt)];
    }
    const { deployment } = receipt.result;
    const kept = revert.holdsCommit ? await holdCommit(run, revert) : [];
    const out = await rollOut(run, order, ready(deployment));
    if (out.end === "never")
        return notBegun(run, revert, { deployment, out, kept });
    const proof = fold(out.findings) === "pass" ? await prove(run, order.version) : [];
    const findings = owned(run, "on-call", [...out.findings.map(asRevert), ...proof]);
    const came = proofOf(findings);
    const why = blockers(findings)[0]?.found ?? out.why;
    const recorded = await recordEnd(run, deployment, { out: { ...out, why }, came, order });
    run.note({ rolledBack: came, ...(came === "yes" ? {} : { byHand: order_byHand(run, order) }) });
    run.tell(came === "yes"
        ? `Reverted to ${order.version}, and it is proven`
        : `REVERT ${came.toUpperCase()}`);
    const marked = await markTarget(run, revert, { deployment, came });
    return [...findings, ...kept, ...recorded, ...marked];
}
/** Nothing was started: the target is as good as before, and the revert may be tried again. */
async function notBegun(run, { order }, { deployment, out, kept, }) {
    run.note({ rolledBack: "held", byHand: order_byHand(run, order) });
    const closed = await giveUp(run, deployment);
    return [...owned(run, "on-call", out.findings.map(asRevert)), ...kept, ...closed];
}
/** Writes the end of the revert on its record; a dispatched run that goes on has none yet. */
async function recordEnd(run, deployment, { out, came, order: { version }, }) {
    const { link } = out;
    if (came === "yes") {
        const description = `${version} is live again, proven`;
        return settled(run, deployment, "success", { description, link });
    }
    if (out.end === "running")
        return [];
    const state = came === "failed" ? "failure" : "error";
    const why = run.signal.aborted ? INTERRUPTED : out.why;
    return settled(run, deployment, state, { description: `revert ${came}: ${why}`, link });
}
/** The deploy step of a revert is named as such. */
function asRevert(finding) {
    return finding.id === "deploy" ? { ...finding, id: "revert" } : finding;
}
async function prove(run, version) {
    const smoke = (await smokeFindings(run, version)).filter((f) => f.effect === "block");
    // Without a critical check the window alone has to prove it.
    if (smoke.length > 0 && fold(smoke) !== "pass")
        return smoke;
    run.tell(`Smoke passed on ${version}: ${smoke.length} critical checks`);
    const stableMs = run.manifest.rollback["stable-for"] ?? run.defaults.stableForMs;
    const window = await watchSignals(run, { observeMs: stableMs, prolongMs: undefined, version });
    return [...smoke, ...window];
}
/** Every revert leaves `failure` on the commit that it takes back, by hand too. */
async function holdCommit(run, { history, record }) {
    const before = (0,core_history/* markOfDeployment */.e3)(history, record.id);
    if (before?.state === "failure")
        return [];
    const by = before?.by ?? "deploy";
    return leaveMark(run, { sha: record.sha, deployment: record.id, verdict: "fail", by });
}
/** A proven revert verifies its target again; an unproven one takes that back. */
function markTarget(run, { target }, { deployment, came }) {
    const verdict = came === "yes" ? "pass" : came === "failed" ? "fail" : "inconclusive";
    const state = came === "yes" ? "success" : "error";
    return leaveMark(run, { sha: target.sha, deployment, verdict, by: "health", state });
}

;// CONCATENATED MODULE: ./lib/stages/rollback.js















/** Reads the mark of the deployment and reverts it, holds it, or does nothing. */
const rollback = (run) => revert(run, undefined);
/** The same with the verdict in hand, for where its mark is missing on GitHub. */
async function revert(run, inHand) {
    const findings = await lookAndRevert(run, inHand);
    const { rolledBack } = run.notes();
    // Whoever has to decide now wants to know what people get meanwhile.
    if (rolledBack === "held" || rolledBack === "failed")
        await noteLive(run);
    return findings;
}
async function lookAndRevert(run, inHand) {
    const past = await readHistory(run);
    if (past.state === "missing") {
        return [
            held(run, `the deployments of ${run.environment.name} could not be read: ${past.reason}`, past.remedy),
        ];
    }
    const record = revertSubject(run, past.value);
    if (record === undefined)
        return [noSubject(run)];
    run.note({ deployment: record.id });
    const earlier = earlierRevert(past.value, record.id);
    if (earlier.state !== "none")
        return [begunBefore(run, earlier)];
    const { health, rollback: options } = run.manifest;
    const decision = decideRevert({
        mark: inHand ?? (0,core_history/* markOfDeployment */.e3)(past.value, record.id),
        on: health.on ?? {},
        when: options.when,
        reason: run.reason,
    });
    run.tell(`Rollback: ${decision.action}, because ${decision.because}`);
    if (decision.action === "nothing")
        return [nothing(run, decision.because)];
    if (decision.action === "hold")
        return [held(run, decision.because, holdRemedy(run, past.value, record))];
    return decided(run, {
        history: past.value,
        record,
        because: decision.because,
        holdsCommit: decision.holdsCommit,
    });
}
function revertSubject(run, past) {
    const { deployment, release } = run;
    return deployment === undefined
        ? deploymentOf({ ...run, sha: release.sha }, past)
        : ownRecord(past, deployment);
}
/** Nothing of this run is nothing to revert; what a person has named must be there. */
function noSubject(run) {
    const where = run.environment.name;
    if (run.deployment !== undefined) {
        const because = `deployment ${run.deployment} is none of ours in ${where}`;
        return held(run, because, "name the deployment-id that the deploy stage gave");
    }
    if (run.reason === undefined)
        return nothing(run, `this run has deployed nothing to ${where}`);
    const because = `${(0,units/* shortSha */.Fu)(run.release.sha)} is not what was deployed last to ${where}`;
    return held(run, because, "leave the commit out to revert what was deployed last");
}
/** A revert is never begun twice: what became of the first one is all there is to say. */
function begunBefore(run, { state, record }) {
    const { version = "" } = record.payload ?? {};
    const order = orderTo(run, { version, sha: record.sha });
    run.note({ rollbackTo: version });
    if (state === "proven") {
        run.note({ rolledBack: "yes" });
        return step_step("decision", "What to do", rollback_passed("it was reverted before"));
    }
    run.note({ byHand: order_byHand(run, order) });
    const remedy = "look at what is live, and finish it by hand with the command in the report";
    if (state !== "failed") {
        const because = `deployment ${record.id} is a revert of it, and it is ${state}`;
        return { ...held(run, because, remedy), link: record.url };
    }
    run.note({ rolledBack: "failed" });
    return step_step("decision", "What to do", {
        outcome: "fail",
        expected: "the revert of this deployment came out well",
        found: `deployment ${record.id}, its revert, failed, and it is never tried again`,
        remedy,
        link: record.url,
    });
}
const rollback_passed = (found) => ({ outcome: "pass", expected: "the verdict's mark says what to do", found });
function nothing(run, because) {
    run.note({ rolledBack: "no" });
    return step_step("decision", "What to do", rollback_passed(`nothing to revert: ${because}`));
}
/** Stays as it is and asks people: doubt never reverts a release and never passes it. */
function held(run, because, remedy) {
    run.note({ rolledBack: "held" });
    return {
        ...step_step("decision", "What to do", {
            outcome: "pending",
            expected: "the verdict's mark says what to do",
            found: `held: ${because}`,
            remedy,
        }),
        owner: ownerOf(run, "release-coordinator"),
    };
}
/** For people who decide to take it back: to what, and how. */
function holdRemedy(run, history, record) {
    const chosen = chooseTarget(history, { sha: record.sha, lifts: [], byHand: true });
    if ("none" in chosen)
        return `look at ${run.environment.name} and decide; ${chosen.none}`;
    const { version, sha } = chosen.target;
    run.note({ rollbackTo: version });
    run.note({ byHand: order_byHand(run, orderTo(run, { version, sha })) });
    return `look at ${run.environment.name} and decide; to take it back run the stage rollback with a reason, or the command in the report`;
}
function orderTo(run, { version, sha }) {
    return { environment: run.environment.name, version, sha, kind: "rollback" };
}
async function decided(run, about) {
    const { history, record, because } = about;
    const lifts = await liftsOf(run);
    const chosen = chooseTarget(history, {
        sha: record.sha,
        lifts,
        byHand: run.reason !== undefined,
    });
    if ("none" in chosen)
        return [held(run, `${because}, but ${chosen.none}`, "repair it forwards: release a fix")];
    const { target } = chosen;
    run.note({ rollbackTo: target.version });
    const checked = guards({ history, record, target, lifts, byHand: run.reason !== undefined });
    const order = orderTo(run, target);
    if (fold(checked) !== "pass")
        return [...checked, held(run, "a guard does not hold", "look at the guards above and decide")];
    const ready = await readyFor(run, order);
    if ("refusal" in ready) {
        run.note({ byHand: order_byHand(run, order) });
        const { found, remedy = "" } = ready.refusal;
        return [
            held(run, `${because}, but ${found}`, `${remedy}; or revert by hand with the command in the report`),
        ];
    }
    const why = step_step("decision", `Revert to ${target.version}`, rollback_passed(because));
    return [why, ...checked, ...(await revert_carryOut(run, { ...about, target, order, ready: ready.act }))];
}
async function liftsOf(run) {
    const asked = { comments: (0,core_question/* comments */.nK)(undefined), roles: (0,core_question/* declared */.bu)("roles") };
    const answers = await run.ask(Object.values(asked));
    const [said, roles] = [answers.get(asked.comments.key), answers.get(asked.roles.key)];
    if (said?.state !== "known" || roles?.state !== "known")
        return [];
    // the keys name these questions
    const { comments: all } = said.value;
    return (0,commands/* liftsIn */.Uw)(all, (roles.value ?? {}));
}

;// CONCATENATED MODULE: ./lib/stages/decide.js





/**
 * Finds the deployment that is judged; refuses where it is no longer the newest or cannot be read.
 * `without` says what to do where this run has deployed nothing.
 */
async function decidedOn(run, without) {
    if (run.repository === undefined)
        return unmarked("without GitHub there is nothing to leave it on");
    const past = await readHistory(run);
    if (past.state === "missing") {
        return { deployment: undefined, refusal: unreadable(run, past), notices: [] };
    }
    const deployment = deploymentOf({ ...run, sha: run.release.sha }, past.value);
    if (deployment === undefined && run.deployment !== undefined) {
        return { deployment, refusal: notOurs(run, run.deployment), notices: [] };
    }
    if (deployment === undefined)
        return nothingDeployed(run, without);
    run.note({ deployment: deployment.id });
    const refusal = supersededFinding(past.value, deployment) ?? neverLive(run, deployment);
    return { deployment, refusal, notices: [] };
}
/** Leaves the verdict, unless somebody has deployed meanwhile: then it speaks of something else. */
async function conclude(run, record, { findings, by }) {
    const overtaken = run.signal.aborted ? undefined : await overtakenBy(run, record);
    if (overtaken !== undefined)
        return [...findings, overtaken];
    const { id: deployment, sha } = record;
    const marked = await leaveMark(run, { sha, deployment, verdict: fold(findings), by });
    return [...findings, ...marked];
}
async function overtakenBy(run, record) {
    const past = await readHistory(run);
    return past.state === "missing" ? unreadable(run, past) : supersededFinding(past.value, record);
}
function nothingDeployed(run, without) {
    const why = `this run has deployed nothing to ${run.environment.name}`;
    if (without === "notice")
        return unmarked(why);
    const refusal = step_step("deployment", "The deployment that is judged is known", {
        outcome: "unknown",
        expected: `a deployment of ${run.release.version} to ${run.environment.name} by this run`,
        found: why,
        remedy: "run the deploy stage first, or name the deployment-id",
    });
    return { deployment: undefined, refusal, notices: [] };
}
function notOurs(run, named) {
    return step_step("deployment", "The deployment that is judged is known", {
        outcome: "unknown",
        expected: `deployment ${named} is one of ours in ${run.environment.name}`,
        found: "no such deployment was made by release-gate",
        remedy: "name the deployment-id that the deploy stage gave, or leave it out",
    });
}
/** What answers there is another version: its health says nothing about this one. */
function neverLive(run, record) {
    if ((0,core_history/* wasLive */.Ss)(record))
        return undefined;
    return step_step("deployment", "The deployment that is judged is live", {
        outcome: "unknown",
        expected: `deployment ${record.id} came live in ${run.environment.name}`,
        found: `its record says ${record.statuses[0]?.state ?? "nothing"}`,
        remedy: "run the rollback stage, or deploy it again; nothing is marked for it",
        link: record.url,
    });
}
function unmarked(why) {
    const notice = {
        ...step_step("mark", "The verdict is left on the commit", {
            outcome: "unknown",
            expected: "later stages find the verdict on the commit",
            found: `no mark was left: ${why}`,
            remedy: "run the deploy stage first, with a token and a repository",
        }),
        effect: "warn",
    };
    return { deployment: undefined, refusal: undefined, notices: [notice] };
}

;// CONCATENATED MODULE: ./lib/stages/smoke.js


/** Runs the checks once against the environment; outside production it decides and leaves the mark. */
const smoke = async (run) => {
    if (run.environment.production)
        return smokeFindings(run, run.release.version);
    const subject = await decidedOn(run, "notice");
    if (subject.refusal !== undefined)
        return [subject.refusal];
    const findings = await smokeFindings(run, run.release.version);
    if (subject.deployment === undefined)
        return [...findings, ...subject.notices];
    return conclude(run, subject.deployment, { findings, by: "smoke" });
};

;// CONCATENATED MODULE: ./lib/stages/verify.js




/** Judges the health of what was deployed: first the checks, then the signals over a window. */
const verify = async (run) => {
    const subject = await decidedOn(run, "refuse");
    if (subject.refusal !== undefined)
        return [subject.refusal];
    const measured = await measure(run);
    if (subject.deployment === undefined)
        return [...measured.findings, ...subject.notices];
    return conclude(run, subject.deployment, measured);
};
async function measure(run) {
    const smoke = await smokeFindings(run, run.release.version);
    if (fold(smoke) !== "pass")
        return { findings: smoke, by: "smoke" };
    run.tell(`Smoke passed: ${smoke.filter((f) => f.outcome === "pass").length} checks`);
    const { health } = run.manifest;
    const signals = await watchSignals(run, {
        observeMs: health.observe ?? run.defaults.observeMs,
        prolongMs: health.prolong,
        version: run.release.version,
    });
    for (const signal of signals)
        run.tell(`${signal.title}: ${signal.outcome}, ${signal.found}`);
    return { findings: [...smoke, ...signals], by: "health" };
}

;// CONCATENATED MODULE: ./lib/stages/release.js







/**
 * The whole way of one release through one environment. After a claim the rollback stage always
 * has the last word, with the verdict in hand where the mark could not be written.
 */
const release_release = async (run) => {
    const ready = await attempt("readiness", () => readiness(run));
    if (fold(ready) !== "pass")
        return ready;
    run.tell(`Ready: ${ready.filter((f) => f.outcome === "pass").length} requirements pass`);
    const deployed = await attempt("deploy", () => deploy(run));
    const decided = fold(deployed) === "pass" ? await attempt(decidingStage(run), () => release_decide(made(run))) : [];
    const soFar = [...deployed, ...decided];
    if (fold(soFar) === "pass" || run.notes().deployment === undefined || run.signal.aborted) {
        return soFar;
    }
    const reverted = await attempt("rollback", () => revert(made(run), run.notes().unmarked));
    return [...soFar, ...reverted];
};
/** The run about the deployment that it has made, whichever one the user named. */
function made(run) {
    return { ...run, deployment: run.notes().deployment };
}
function decidingStage(run) {
    return run.environment.production ? "verify" : "smoke";
}
function release_decide(run) {
    return run.environment.production ? verify(run) : smoke(run);
}

;// CONCATENATED MODULE: ./lib/stages/index.js






/** Every stage, by the name that the action's input and the command line use. */
const STAGES = {
    readiness: readiness,
    deploy: deploy,
    smoke: smoke,
    verify: verify,
    rollback: rollback,
    release: release_release,
};

;// CONCATENATED MODULE: ./lib/run.js






/** The hallway: manifest, stage, fold, report. Always ends in a report, also on bad input. */
async function run(request, ports, signal) {
    const record = recorder(request, ports.clock);
    let couldRun = false;
    const findings = await attempt(request.stage, async () => {
        const prepared = await prepare(request, ports, record, signal);
        if ("findings" in prepared) {
            couldRun = prepared.couldRun;
            return prepared.findings;
        }
        couldRun = true;
        return STAGES[request.stage](prepared.run);
    });
    const all = signal.aborted ? [...findings, interrupted()] : findings;
    const verdict = fold(all);
    const { rolledBack } = record.notes();
    const exit = exitOf(request.stage, verdict, { couldRun, rolledBack, stopped: signal.aborted });
    const report = record.report(all, verdict, exit);
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
    const wasReverted = end.rolledBack === "yes" || end.rolledBack === "failed";
    return stage === "release" && wasReverted ? 1 : exitCode(verdict);
}
function interrupted() {
    return {
        id: "interrupted",
        title: "The stage was stopped from outside",
        effect: "block",
        outcome: "unknown",
        expected: "the stage runs to its end",
        found: "a signal stopped it",
        remedy: "look at the deployment's status, then run the rollback stage or this stage again",
        basis: { kind: "observed" },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/runner.js



/**
 * Reads the runner's variables.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
function runnerOf(env) {
    const set = (name) => (env[name] === "" ? undefined : env[name]);
    const id = set("GITHUB_RUN_ID");
    const repository = set("GITHUB_REPOSITORY");
    const server = set("GITHUB_SERVER_URL") ?? "https://github.com";
    return {
        identity: {
            id: id ?? "local",
            url: id && repository && `${server}/${repository}/actions/runs/${id}`,
            workflow: workflowPath(set("GITHUB_WORKFLOW_REF")),
        },
        repository,
        eventSha: set("GITHUB_SHA"),
        eventTag: set("GITHUB_REF_TYPE") === "tag" ? set("GITHUB_REF_NAME") : undefined,
    };
}
/** `owner/repo/.github/workflows/release.yml@refs/heads/main` without what is not the path. */
function workflowPath(ref) {
    return /^[^/]+\/[^/]+\/(.+)@/.exec(ref ?? "")?.[1];
}
/** An environment without its unset variables. */
function definedEnv(env) {
    return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
/** What a door says of anything that was thrown: never a stack trace. */
function problemOf(error) {
    if (error instanceof problem/* Problem */.A)
        return error;
    return new problem/* Problem */.A({
        code: "usage",
        sentence: `it broke off: ${error instanceof Error ? error.message : String(error)}`,
        remedy: "this is a fault of release-gate: please report it",
        cause: error,
    });
}
/** Events that only people with write access, or the repository itself, can start. */
const TRUSTED_EVENTS = [
    "create",
    "deployment",
    "deployment_status",
    "issue_comment",
    "issues",
    "push",
    "release",
    "repository_dispatch",
    "schedule",
    "workflow_call",
    "workflow_dispatch",
    "workflow_run",
];
/**
 * Why nothing but `lint` may run on this event; undefined where it may. Issue events run the
 * default branch's own code; a run that a fork started hands on the fork's head.
 */
function untrustedEvent(env) {
    const event = env.GITHUB_EVENT_NAME ?? "";
    if (event === "")
        return undefined;
    const isForeign = event === "workflow_run" && !isOwnHead(env);
    if (TRUSTED_EVENTS.includes(event) && !isForeign)
        return undefined;
    const why = isForeign ? "a run of another repository's head" : "code that nobody vouches for";
    return new problem/* Problem */.A({
        code: "untrusted-event",
        sentence: `on ${event} only the stage lint runs: it brings ${why}`,
        remedy: "set stage: lint, or start the release from a branch or a tag",
    });
}
const runner_workflowRun = classic_schemas/* object */.Ikc({
    workflow_run: classic_schemas/* object */.Ikc({ head_repository: classic_schemas/* object */.Ikc({ full_name: classic_schemas/* string */.YjP() }) }),
});
function isOwnHead(env) {
    try {
        const payload = JSON.parse((0,external_node_fs_.readFileSync)(env.GITHUB_EVENT_PATH ?? "", "utf8"));
        const head = runner_workflowRun.parse(payload).workflow_run.head_repository.full_name;
        return head.toLowerCase() === env.GITHUB_REPOSITORY?.toLowerCase();
    }
    catch {
        return false; // an event that cannot be read vouches for nothing
    }
}
/** Time from the first signal to the end, whatever still goes on: runners kill at 10 s. */
const LAST_MS = 7000;
/** Aborts on the first SIGINT or SIGTERM, and ends the process soon after. */
function interruptible() {
    const controller = new AbortController();
    for (const name of ["SIGINT", "SIGTERM"]) {
        process.on(name, () => {
            if (controller.signal.aborted)
                return;
            controller.abort(name);
            setTimeout(() => process.exit(3), LAST_MS).unref();
        });
    }
    return controller.signal;
}

// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(3411);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ./lib/adapters/commands.js



/** Time between asking a tree of processes to end and ending it. */
const GRACE_MS = 2000;
/** Time for what a process printed last, where a grandchild keeps its output open. */
const DRAIN_MS = 200;
const commands_LINE_LENGTH = 2000;
/** Runs a command without a shell in a process group of its own, and ends the whole group. */
const runCommand = async (request, signal) => {
    const [program = "", ...parameters] = request.command;
    if (signal.aborted)
        return { state: "killed", by: "abort", detail: "before it was started" };
    if (process.platform === "win32" && /\.(cmd|bat)$/i.test(program)) {
        return {
            state: "unstarted",
            detail: `${program} needs a shell: name the program that it calls, such as [node, …]`,
        };
    }
    const child = commands_begin(program, parameters, request);
    if (typeof child === "string")
        return { state: "unstarted", detail: child };
    return await commands_watch(child, request, signal);
};
/** The child, or why there is none: an empty name or a NUL byte is thrown at once. */
function commands_begin(program, parameters, { folder, env }) {
    try {
        return (0,external_node_child_process_.spawn)(program, parameters, {
            cwd: folder,
            env,
            detached: process.platform !== "win32",
            stdio: ["ignore", "pipe", "pipe"],
            windowsHide: true,
        });
    }
    catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}
function commands_watch(child, { timeoutMs, onLine }, signal) {
    const lines = [child.stdout, child.stderr].map((stream) => readLines(stream, onLine));
    const ended = new AbortController();
    let stopped;
    const stop = (by) => {
        stopped ??= by;
        endTree(child, ended.signal).catch(() => undefined);
    };
    const onAbort = () => stop("abort");
    signal.addEventListener("abort", onAbort, { once: true });
    const timer = setTimeout(() => stop("timeout"), timeoutMs);
    return new Promise((resolve) => {
        const finish = (end) => {
            clearTimeout(timer);
            signal.removeEventListener("abort", onAbort);
            ended.abort();
            Promise.race([Promise.all(lines), (0,promises_.setTimeout)(DRAIN_MS)]).then(() => commands_release(child, () => resolve(end)), () => resolve(end));
        };
        child.once("error", (error) => finish({ state: "unstarted", detail: error.message }));
        child.once("exit", (code, by) => {
            if (stopped !== undefined)
                finish({ state: "killed", by: stopped, detail: `by ${by ?? "itself"}` });
            else if (code !== null)
                finish({ state: "exited", code });
            else
                finish({ state: "killed", by: "signal", detail: by ?? "unknown signal" });
        });
    });
}
/** A detached grandchild may hold the pipes for ever: let go of them. */
function commands_release(child, then) {
    child.stdout?.destroy();
    child.stderr?.destroy();
    then();
}
async function readLines(stream, onLine) {
    if (stream === null)
        return;
    stream.setEncoding("utf8");
    for await (const text of (0,external_node_readline_.createInterface)({
        input: stream,
        crlfDelay: Number.POSITIVE_INFINITY,
    })) {
        onLine(text.slice(0, commands_LINE_LENGTH));
    }
}
/** Asks the group to end, and ends it when it does not. */
async function endTree(child, ended) {
    const { pid } = child;
    if (pid === undefined)
        return;
    if (process.platform === "win32") {
        (0,external_node_child_process_.spawn)("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore", windowsHide: true });
        return;
    }
    signalGroup(pid, "SIGTERM");
    await (0,promises_.setTimeout)(GRACE_MS, undefined, { signal: ended }).catch(() => undefined);
    // Also after the leader has gone: what it started may have outlived it.
    signalGroup(pid, "SIGKILL");
}
function signalGroup(pid, name) {
    try {
        process.kill(-pid, name);
    }
    catch {
        // nobody is left in the group
    }
}

// EXTERNAL MODULE: ./lib/adapters/disk.js
var disk = __webpack_require__(183);
;// CONCATENATED MODULE: ./lib/adapters/git.js
/** Reads the checkout that a folder lies in; `@actions/exec` starts git without a shell. */
const git = async (folder, signal) => {
    const ask = await asker(folder, signal);
    const root = await ask("rev-parse", "--show-toplevel");
    const sha = await ask("rev-parse", "--verify", "HEAD^{commit}");
    if (root === undefined || sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha))
        return undefined;
    // The user's own settings must not hide a file that no commit holds.
    const status = await ask("status", "--porcelain", "--untracked-files=normal", "--", ":/");
    const tags = await ask("tag", "--points-at", sha);
    if (status === undefined || tags === undefined)
        return undefined;
    return { sha, clean: status === "", tags: tags.split("\n").filter((tag) => tag !== ""), root };
};
/** A function that gives what a git command prints; undefined when it fails. */
async function asker(folder, signal) {
    const { getExecOutput } = await __webpack_require__.e(/* import() */ 260).then(__webpack_require__.bind(__webpack_require__, 1260));
    return async (...parameters) => {
        if (signal.aborted)
            return undefined;
        try {
            const all = ["--no-optional-locks", "-c", "core.fsmonitor=false", ...parameters];
            const options = { cwd: folder, silent: true, ignoreReturnCode: true };
            const { exitCode, stdout } = await getExecOutput("git", all, options);
            return exitCode === 0 ? stdout.replaceAll("\r\n", "\n").trimEnd() : undefined;
        }
        catch {
            // No git on this machine, or no such folder: the same as no checkout.
            return undefined;
        }
    };
}

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./lib/adapters/address.js

// IANA special-purpose registries; 168.63.129.16 is Azure's host service, reachable from its machines only.
const PRIVATE_IPV4 = [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["168.63.129.16", 32],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
];
// Besides local and link-local: addresses that carry an IPv4 address inside (6to4, Teredo, local NAT64).
const PRIVATE_IPV6 = [
    ["::", 96],
    ["64:ff9b:1::", 48],
    ["2001::", 32],
    ["2002::", 16],
    ["fc00::", 7],
    ["fe80::", 10],
    ["fec0::", 10],
    ["ff00::", 8],
];
/** The public NAT64 prefix (RFC 6052): its last 32 bits are the IPv4 address that is reached. */
const NAT64 = new external_node_net_.BlockList();
NAT64.addSubnet("64:ff9b::", 96, "ipv6");
const PRIVATE = new external_node_net_.BlockList();
for (const [net, prefix] of PRIVATE_IPV4)
    PRIVATE.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of PRIVATE_IPV6)
    PRIVATE.addSubnet(net, prefix, "ipv6");
/** True for an IP address that is not on the public internet; mapped IPv4 counts as IPv4. */
function isPrivateAddress(address) {
    if (!(0,external_node_net_.isIPv6)(address))
        return PRIVATE.check(address, "ipv4");
    if (NAT64.check(address, "ipv6"))
        return PRIVATE.check(embeddedIPv4(address), "ipv4");
    return PRIVATE.check(address, "ipv6");
}
/** The last 32 bits of an IPv6 address, dotted. */
function embeddedIPv4(address) {
    // The URL parser writes every IPv6 address the same way: groups in hexadecimal, no dotted end.
    const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(":");
    return groups
        .slice(-2)
        .map((group) => Number.parseInt(group || "0", 16))
        .flatMap((group) => [group >> 8, group & 255])
        .join(".");
}

;// CONCATENATED MODULE: ./lib/adapters/http-connection.js




/** Code of the error for an address that may not be reached. */
const ADDRESS_REFUSED = "RG_ADDRESS";
/** Opens one connection: the address that was checked is the address that is connected to. */
function connector(reach, meter) {
    return ({ hostname, protocol, port }, callback) => {
        if ((0,external_node_net_.isIP)(hostname) > 0 && isRefused(hostname, reach)) {
            callback(refusal(hostname, hostname), null);
            return;
        }
        meter.begin((0,external_node_net_.isIP)(hostname) > 0 ? "connect" : "dns");
        const secure = protocol === "https:";
        const target = {
            host: hostname,
            port: Number(port === "" ? (secure ? 443 : 80) : port),
            lookup: guardedLookup(reach, meter),
        };
        const socket = secure
            ? (0,external_node_tls_.connect)({
                ...target,
                ...(reach.ca === undefined ? {} : { ca: reach.ca }),
                ...((0,external_node_net_.isIP)(hostname) > 0 ? {} : { servername: hostname }),
                ALPNProtocols: ["http/1.1"],
                // Said here, because NODE_TLS_REJECT_UNAUTHORIZED=0 would turn it off everywhere.
                rejectUnauthorized: true,
            })
            : (0,external_node_net_.connect)(target);
        meter.opened(socket);
        http_connection_watch(socket, { secure, meter, callback });
    };
}
function http_connection_watch(socket, { secure, meter, callback, }) {
    let open = false;
    const ready = () => {
        open = true;
        meter.begin("wait");
        callback(null, socket);
    };
    socket.setNoDelay(true);
    socket.once("connect", () => {
        meter.reached(socket.remoteAddress);
        if (secure)
            meter.begin("tls");
    });
    socket.once(secure ? "secureConnect" : "connect", ready);
    // An open connection belongs to the client, which listens for itself.
    socket.on("error", (error) => {
        if (!open)
            callback(error, null);
        open = true;
    });
}
/** Resolves a name and refuses it when any of its addresses may not be reached. */
function guardedLookup(reach, meter) {
    return (hostname, options, callback) => {
        (0,external_node_dns_.lookup)(hostname, { ...options, all: true }, (error, addresses) => {
            const [first] = addresses ?? [];
            if (error !== null || first === undefined) {
                callback(error ?? new Error("no address"), "", 0);
                return;
            }
            const refused = addresses.find(({ address }) => isRefused(address, reach));
            if (refused !== undefined) {
                callback(refusal(hostname, refused.address), "", 0);
                return;
            }
            meter.begin("connect");
            if (options.all === true)
                callback(null, addresses);
            else
                callback(null, first.address, first.family);
        });
    };
}
const isRefused = (address, reach) => !reach.allowPrivateNetwork && isPrivateAddress(address);
function refusal(hostname, address) {
    const named = hostname === address ? address : `${hostname} is ${address}, which`;
    const error = new Error(`${named} is not a public address, and private networks are not allowed`);
    error.code = ADDRESS_REFUSED;
    return error;
}

;// CONCATENATED MODULE: ./lib/adapters/http-fault.js

// Codes of Node's dns, net and tls (OpenSSL's X509_V_ERR_*) and of undici's errors.
const BY_CODE = {
    ENOTFOUND: http_fault_broken("dns", "the host name is not known"),
    EAI_AGAIN: http_fault_broken("dns", "the name server did not answer"),
    ECONNREFUSED: http_fault_broken("refused", "the connection was refused"),
    ECONNRESET: http_fault_broken("reset", "the connection was cut"),
    EPIPE: http_fault_broken("reset", "the connection was cut"),
    UND_ERR_SOCKET: http_fault_broken("reset", "the connection was closed before the answer was complete"),
    EHOSTUNREACH: http_fault_broken("unreachable", "there is no route to the host"),
    ENETUNREACH: http_fault_broken("unreachable", "there is no route to the network"),
    ETIMEDOUT: http_fault_broken("timeout", "the connection could not be made in time"),
    CERT_HAS_EXPIRED: http_fault_broken("tls", "the certificate has expired"),
    CERT_NOT_YET_VALID: http_fault_broken("tls", "the certificate is not valid yet"),
    ERR_TLS_CERT_ALTNAME_INVALID: http_fault_broken("tls", "the certificate is for another host name"),
    DEPTH_ZERO_SELF_SIGNED_CERT: http_fault_broken("tls", "the certificate is self-signed"),
    SELF_SIGNED_CERT_IN_CHAIN: http_fault_broken("tls", "the chain ends in a self-signed certificate"),
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: http_fault_broken("tls", "the certificate is not signed by a trusted authority, or an intermediate one is missing"),
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: http_fault_broken("tls", "the certificate is not signed by a trusted authority, or an intermediate one is missing"),
    UND_ERR_INVALID_ARG: unsent("request", "a header or the path holds a character not allowed there"),
    EMFILE: unsent("local", "this machine has no free file handles"),
    EADDRNOTAVAIL: unsent("local", "this machine has no free port"),
    ENOBUFS: unsent("local", "this machine has no free network buffers"),
};
function http_fault_broken(reason, detail) {
    return { state: "broken", reason, detail };
}
function unsent(reason, detail) {
    return { state: "unsent", reason, detail };
}
/** What an error of a request means; `phase` is the one that it came in. */
function http_fault_faultOf(error, phase) {
    const message = error instanceof Error ? error.message : String(error);
    const code = codeOf(error);
    if (code === ADDRESS_REFUSED)
        return unsent("address", message);
    // Before the request is out nothing that the other side does makes an error without a code.
    if (code === undefined && phase !== "wait" && phase !== "transfer") {
        return unsent("internal", message);
    }
    const known = BY_CODE[code ?? ""];
    if (known !== undefined)
        return known;
    if (phase === "dns")
        return http_fault_broken("dns", message);
    if (phase === "tls" || /^(CERT_|ERR_SSL|ERR_TLS|UNABLE_TO_)/.test(code ?? "")) {
        return http_fault_broken("tls", message);
    }
    return http_fault_broken("protocol", `the answer is not HTTP as it should be: ${message}`);
}
function codeOf(error) {
    if (typeof error !== "object" || error === null || !("code" in error))
        return undefined;
    return typeof error.code === "string" ? error.code : undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/http-meter.js
const PHASES = ["dns", "connect", "tls", "wait", "transfer"];
/** Milliseconds with one decimal. */
const rounded = (ms) => Math.round(ms * 10) / 10;
/** Starts to measure one request. */
function startMeter() {
    const started = performance.now();
    const spent = new Map();
    const sockets = [];
    let remote;
    let phase;
    let since = started;
    let ended;
    const settle = (at) => {
        if (phase !== undefined)
            spent.set(phase, (spent.get(phase) ?? 0) + at - since);
        since = at;
    };
    return {
        begin: (next) => {
            if (ended !== undefined)
                return;
            settle(performance.now());
            phase = next;
        },
        opened: (socket) => sockets.push(socket),
        reached: (address) => {
            remote = address ?? remote;
        },
        phase: () => phase,
        close: () => {
            if (ended === undefined) {
                ended = performance.now();
                settle(ended);
            }
            for (const socket of sockets)
                socket.destroy();
        },
        result: () => ({
            phases: Object.fromEntries(PHASES.flatMap((name) => {
                const ms = spent.get(name);
                return ms === undefined ? [] : [[name, rounded(ms)]];
            })),
            totalMs: rounded((ended ?? performance.now()) - started),
            remote,
        }),
    };
}

;// CONCATENATED MODULE: ./lib/adapters/http-redirect.js
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const ABOUT_THE_BODY = new Set([
    "content-type",
    "content-length",
    "content-encoding",
    "content-language",
]);
/** Where an answer sends us: on (`Hop`), nowhere (undefined), or where we do not follow (`Fault`). */
function redirected(hop, answer) {
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || location === undefined)
        return undefined;
    const url = http_redirect_parse(location, hop.url);
    if (url === undefined)
        return http_redirect_refuse(`is redirected to an address that is none: "${location}"`);
    if (!isSameHost(hop.url, url)) {
        return http_redirect_refuse(`is redirected to ${url.origin}, and another host is not followed`);
    }
    if (!becomesGet(answer.status, hop.method))
        return { ...hop, url };
    const headers = Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !ABOUT_THE_BODY.has(name)));
    return { url, method: hop.method === "HEAD" ? "HEAD" : "GET", headers, body: undefined };
}
/** The same origin, or the usual step from http to https on the default ports. */
function isSameHost(from, to) {
    if (to.username !== "" || to.password !== "")
        return false;
    const upgrade = from.protocol === "http:" && to.protocol === "https:";
    const ports = from.port === "" && to.port === "";
    return from.origin === to.origin || (upgrade && ports && from.hostname === to.hostname);
}
/** RFC 9110 §15.4: 303 turns any method into GET; 301 and 302 turn POST, as all browsers do. */
function becomesGet(status, method) {
    return status === 303 || ((status === 301 || status === 302) && method === "POST");
}
function http_redirect_parse(location, base) {
    return URL.canParse(location, base.href) ? new URL(location, base) : undefined;
}
function http_redirect_refuse(what) {
    return { state: "broken", reason: "redirect", detail: `the request ${what}` };
}

;// CONCATENATED MODULE: ./lib/adapters/http.js





/** Bytes of a body that are kept; the rest is not read. */
const BODY_CAP = 1024 * 1024;
const MAX_REDIRECTS = 5;
/**
 * HTTP over a new connection for every request, certificates always verified. Redirects are
 * followed on the same host only. A request that is called off is `unsent`, reason `aborted`: that
 * says nothing about the host.
 */
function makeHttp({ version, allowPrivateNetwork, ca }) {
    const reach = { allowPrivateNetwork, ca };
    return async (request, signal) => {
        const { Client } = await __webpack_require__.e(/* import() */ 752).then(__webpack_require__.t.bind(__webpack_require__, 4371, 19));
        const makeClient = (origin, meter) => 
        // Its own time limits are checked once a second: the deadline is the only one.
        new Client(origin, { connect: connector(reach, meter), headersTimeout: 0, bodyTimeout: 0 });
        const meter = startMeter();
        const outcome = await withDeadline(request, signal, meter, (ended) => {
            const hop = firstHop(request, version);
            return "reason" in hop ? Promise.resolve(hop) : follow(hop, { makeClient, meter, ended });
        });
        meter.close();
        return "reason" in outcome
            ? { ...outcome, ...meter.result() }
            : { state: "answered", ...outcome, ...meter.result() };
    };
}
/** Runs the work until it is done, the time is over, or the caller gives up. */
async function withDeadline(request, signal, meter, work) {
    const aborted = {
        state: "unsent",
        reason: "aborted",
        detail: "the request was called off",
    };
    if (signal.aborted)
        return aborted;
    const ended = new AbortController();
    const end = () => ended.abort();
    const timer = setTimeout(end, request.timeoutMs);
    signal.addEventListener("abort", end, { once: true });
    try {
        return await work(ended.signal);
    }
    catch (error) {
        if (signal.aborted)
            return aborted;
        return ended.signal.aborted ? overdue(request, meter) : http_fault_faultOf(error, meter.phase());
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
    }
}
function overdue({ timeoutMs }, meter) {
    const doing = {
        dns: "while the host name was looked up",
        connect: "while connecting",
        tls: "while the connection was being secured",
        wait: "while waiting for the answer to begin",
        transfer: "while the answer was coming in",
    }[meter.phase() ?? "connect"];
    const detail = `no complete answer within ${(0,units/* formatDuration */.a3)(timeoutMs)}; the time ran out ${doing}`;
    return { state: "broken", reason: "timeout", detail };
}
function firstHop(request, version) {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    const fits = url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !url.password;
    if (!fits) {
        const detail = "the address is not a http or https address without user name";
        return { state: "unsent", reason: "url", detail };
    }
    const own = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]);
    const headers = {
        "user-agent": `release-gate/${version}`,
        accept: "*/*",
        "accept-encoding": "identity",
        "cache-control": "no-cache",
        ...Object.fromEntries(own),
    };
    return { url, method: request.method, headers, body: request.body };
}
async function follow(first, line) {
    let hop = first;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        const answer = await exchange(hop, line);
        const next = redirected(hop, answer);
        if (next === undefined)
            return answer;
        if ("reason" in next)
            return next;
        hop = next;
    }
    const detail = `more than ${MAX_REDIRECTS} redirects in a row`;
    return { state: "broken", reason: "too-many-redirects", detail };
}
/** One request and its answer over one connection. */
async function exchange(hop, { makeClient, meter, ended }) {
    ended.throwIfAborted();
    const client = makeClient(hop.url.origin, meter);
    const stop = () => {
        meter.close();
        void client.destroy();
    };
    ended.addEventListener("abort", stop, { once: true });
    try {
        const { method, headers, body = null } = hop;
        const path = `${hop.url.pathname}${hop.url.search}`;
        const response = await client.request({ path, method, headers, body, reset: true });
        meter.begin("transfer");
        // A body that is not read to its end ends in an error that nobody waits for.
        response.body.on("error", () => undefined);
        const plain = plainHeaders(response.headers);
        return { status: response.statusCode, headers: plain, ...(await readBody(response.body)) };
    }
    finally {
        ended.removeEventListener("abort", stop);
        void client.destroy();
    }
}
async function readBody(stream) {
    const chunks = [];
    let size = 0;
    for await (const chunk of stream) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > BODY_CAP)
            break;
    }
    const kept = Buffer.concat(chunks).subarray(0, BODY_CAP);
    return { body: new TextDecoder().decode(kept), truncated: size > BODY_CAP };
}
function plainHeaders(headers) {
    const plain = Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]]);
    return Object.fromEntries(plain);
}

;// CONCATENATED MODULE: ./lib/adapters/retry.js
const FAULT_WAITS_MS = [500, 1000, 2000];
/** "Wait at least one minute": docs.github.com, rate limits for the REST API. */
const UNTOLD_RATE_LIMIT_MS = 60_000;
/** A limit that says 0 seconds must not become a busy loop. */
const SHORTEST_RATE_LIMIT_MS = 1000;
const MOST_ATTEMPTS = 10;
/** Whether GitHub refused because too much was asked, and nothing was done. */
function isRateLimit(attempt) {
    if (attempt.state !== "answered")
        return false;
    if (attempt.status === 429)
        return true;
    return (attempt.status === 403 &&
        ("retry-after" in attempt.headers ||
            attempt.headers["x-ratelimit-remaining"] === "0" ||
            /rate limit/i.test(attempt.message)));
}
/** Milliseconds until GitHub takes requests again. */
function rateLimitWait(headers, now) {
    const after = seconds(headers["retry-after"]);
    if (after !== undefined)
        return Math.max(SHORTEST_RATE_LIMIT_MS, after * 1000);
    const reset = seconds(headers["x-ratelimit-reset"]);
    if (headers["x-ratelimit-remaining"] !== "0" || reset === undefined)
        return UNTOLD_RATE_LIMIT_MS;
    return Math.max(SHORTEST_RATE_LIMIT_MS, reset * 1000 - now + 1000);
}
function seconds(header) {
    return header !== undefined && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
}
/**
 * What to do after a failed attempt. Reads are repeated after passing faults; writes only where
 * GitHub cannot have acted: a rate limit, or a request that was never sent.
 */
function retryAfter({ attempt, isRead, failures, now }) {
    if (failures >= MOST_ATTEMPTS || attempt.state === "aborted")
        return { again: false };
    if (isRateLimit(attempt)) {
        return { again: true, waitMs: rateLimitWait(attempt.headers, now), rateLimit: true };
    }
    const waitMs = FAULT_WAITS_MS[failures];
    if (waitMs === undefined || !isPassing(attempt))
        return { again: false };
    const harmless = isRead || (attempt.state === "broken" && !attempt.sent);
    return harmless ? { again: true, waitMs, rateLimit: false } : { again: false };
}
/** A fault that may be gone the next time: no answer, 5xx, or a page where JSON was due. */
function isPassing(attempt) {
    if (attempt.state !== "answered")
        return attempt.state === "broken";
    return attempt.status >= 500 || isUnreadable(attempt);
}
/** An answer of success whose body is not JSON: cut off, or some proxy's own page. */
function isUnreadable(attempt) {
    const { status, data } = attempt;
    if (status < 200 || status > 299 || status === 204 || status === 205)
        return false;
    return typeof data !== "object" || data === null || data instanceof ArrayBuffer;
}

;// CONCATENATED MODULE: ./lib/adapters/attempt.js



/** Codes of faults before anything was sent: GitHub cannot have acted. */
const UNSENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);
const headersSchema = classic_schemas/* record */.g1P(classic_schemas/* string */.YjP(), classic_schemas/* unknown */.L5J())
    .transform((headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])));
const requestError = classic_schemas/* object */.Ikc({
    status: classic_schemas/* number */.aig(),
    response: classic_schemas/* object */.Ikc({ headers: headersSchema, data: classic_schemas/* unknown */.L5J().optional() }),
});
const fault = classic_schemas/* object */.Ikc({
    message: classic_schemas/* string */.YjP(),
    code: classic_schemas/* string */.YjP().optional().catch(undefined),
    cause: classic_schemas/* unknown */.L5J().optional(),
});
const withMessage = classic_schemas/* object */.Ikc({ message: classic_schemas/* string */.YjP() });
/** One attempt under a time limit and the caller's signal; a value whatever happens. */
async function attemptWithin(attemptMs, signal, work) {
    if (signal.aborted)
        return { state: "aborted" };
    const own = new AbortController();
    const stop = () => own.abort();
    const timer = setTimeout(stop, attemptMs);
    signal.addEventListener("abort", stop, { once: true });
    const ended = (attempt) => {
        if (signal.aborted)
            return { state: "aborted" };
        if (!own.signal.aborted)
            return attempt;
        return { state: "broken", sent: true, reason: `nothing within ${(0,units/* formatDuration */.a3)(attemptMs)}` };
    };
    try {
        const { status, headers, data } = await work(own.signal);
        const answer = asAnswer(status, headersSchema.parse(headers), data);
        // A body that is cut short comes as an empty text: only the signals tell why.
        return isUnreadable(answer) ? ended(answer) : answer;
    }
    catch (thrown) {
        return ended(asFailure(thrown));
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
    }
}
function asAnswer(status, headers, data) {
    const message = withMessage.safeParse(data).data?.message ?? "";
    return { state: "answered", status, headers, message, data };
}
function asFailure(thrown) {
    const refused = requestError.safeParse(thrown).data;
    if (refused !== undefined) {
        return asAnswer(refused.status, refused.response.headers, refused.response.data);
    }
    const all = causes(thrown);
    const code = all.findLast((error) => error.code !== undefined)?.code;
    const message = all.at(-1)?.message;
    return {
        state: "broken",
        sent: !all.some((error) => UNSENT.has(error.code ?? "")),
        reason: [code, message].filter((part) => part !== undefined && part !== "").join(", "),
    };
}
/** The error and what caused it, outermost first; no chain is longer, but a ring would be. */
function causes(thrown, most = 10) {
    const parsed = most > 0 ? fault.safeParse(thrown).data : undefined;
    return parsed === undefined ? [] : [parsed, ...causes(parsed.cause, most - 1)];
}

;// CONCATENATED MODULE: ./lib/adapters/refusal.js



/** A request in words: `GET /commits/9f3c2ab/check-runs`. */
function refusal_describe(route, parameters) {
    return route
        .replace("/repos/{owner}/{repo}", "")
        .replace(/\{(\w+)\}/g, (whole, name) => (0,core_text/* line */.n8)(String(parameters[name] ?? whole)));
}
/** Why there is no usable answer, and what to do about it. */
function refusal_refusal(attempt, what, now) {
    if (attempt.state === "aborted") {
        return refusal_refuse(0, `interrupted before GitHub answered ${what}`, "run the stage again");
    }
    if (attempt.state === "broken") {
        const remedy = what.startsWith("GET")
            ? "check the network and GITHUB_API_URL, then run the stage again"
            : "look on GitHub whether it was done, then run the stage again";
        return refusal_refuse(0, `no answer from GitHub to ${what}: ${attempt.reason}`, remedy);
    }
    if (isRateLimit(attempt)) {
        const at = (0,units/* formatTime */.fU)(new Date(now + rateLimitWait(attempt.headers, now)).toISOString());
        return refusal_refuse(attempt.status, `GitHub's rate limit is used up; requests are possible again after ${at}`, `run the stage again after ${at}; a job's own token has 1,000 requests an hour for the repository`);
    }
    return answered(attempt, what);
}
function answered(attempt, what) {
    const { status } = attempt;
    const said = attempt.message === "" ? "" : `: ${(0,core_text/* cut */.Jj)((0,core_text/* line */.n8)(attempt.message), 300)}`;
    if (isUnreadable(attempt)) {
        return refusal_refuse(status, `GitHub's answer to ${what} is not readable JSON`, "run the stage again; if it stays, check GITHUB_API_URL and the proxies in between");
    }
    if (status === 401) {
        return refusal_refuse(status, `GitHub does not accept the token (401)${said}`, "pass a valid token: the action's input `token`, or GITHUB_TOKEN on the command line");
    }
    if (status === 403)
        return forbidden(attempt, what, said);
    if (status === 404) {
        return refusal_refuse(status, `GitHub finds nothing at ${what} (404)${said}; it does not exist, or the token may not see it`, "check the name, and that the token may read this repository");
    }
    if (status >= 500) {
        return refusal_refuse(status, `GitHub fails at ${what} (${status})${said}`, "run the stage again; githubstatus.com says when GitHub itself has trouble");
    }
    return refusal_refuse(status, `GitHub refuses ${what} (${status})${said}`, "correct what GitHub's message names, then run the stage again");
}
function forbidden(attempt, what, said) {
    const permission = /not accessible by/i.test(attempt.message)
        ? permissionLines(attempt.headers["x-accepted-github-permissions"])
        : undefined;
    const remedy = permission === undefined
        ? "give the token the right that GitHub's message names"
        : `add \`${permission.replaceAll("\n", "`, `")}\` to the job's \`permissions:\``;
    return { ...refusal_refuse(403, `the token may not do ${what} (403)${said}`, remedy), permission };
}
/**
 * `permissions:` lines of the header `x-accepted-github-permissions`: `checks=read` is
 * `checks: read`. Sets that each suffice are parted by `;`, the first is taken; every token has
 * `metadata`.
 */
function permissionLines(header) {
    const lines = (header?.split(";")[0] ?? "")
        .split(",")
        .map((pair) => /^\s*([a-z_]+)=(read|write)\s*$/.exec(pair))
        .flatMap((match) => (match?.[1] === undefined ? [] : [{ name: match[1], right: match[2] }]))
        .filter(({ name }) => name !== "metadata")
        .map(({ name, right }) => `${name.replaceAll("_", "-")}: ${right}`);
    return lines.length === 0 ? undefined : lines.join("\n");
}
function refusal_refuse(status, reason, remedy) {
    return { ok: false, status, reason, remedy };
}

;// CONCATENATED MODULE: ./lib/adapters/paging.js


/** The REST API's largest page: docs.github.com, using pagination in the REST API. */
const paging_PAGE_SIZE = 100;
const paging_MOST_PAGES = 100;
const counted = classic_schemas/* object */.Ikc({ total_count: classic_schemas/* number */.aig() });
/** All pages of a list as one; a refusal where any page failed or entries are lacking. */
async function allPages(send, { route, parameters, field }, signal) {
    const what = refusal_describe(route, parameters);
    const items = [];
    let page = {};
    for (let read = 0; read < paging_MOST_PAGES; read += 1) {
        const all = { per_page: paging_PAGE_SIZE, ...parameters, ...page };
        const { reply, headers } = await send(route, all, signal);
        if (!reply.ok)
            return reply;
        const found = entries(reply.data, field);
        if (found === undefined)
            return noList(`GitHub's answer to ${what} holds no list`);
        items.push(...found);
        const next = nextPage(headers.link);
        if (next !== undefined) {
            page = next;
            continue;
        }
        const total = counted.safeParse(reply.data).data?.total_count ?? 0;
        if (items.length >= total)
            return { ok: true, status: reply.status, data: items };
        return noList(`an incomplete list: ${items.length} of ${total} entries of ${what}`);
    }
    return noList(`${what} has more than ${paging_MOST_PAGES} pages`);
}
function entries(data, field) {
    const shape = field === undefined ? classic_schemas/* array */.YOg(classic_schemas/* unknown */.L5J()) : classic_schemas/* object */.Ikc({ [field]: classic_schemas/* array */.YOg(classic_schemas/* unknown */.L5J()) });
    const parsed = shape.safeParse(data).data;
    return Array.isArray(parsed) || parsed === undefined ? parsed : parsed[field ?? ""];
}
/**
 * Query of the next page by a `Link` header. Only the query is taken, never the address: the
 * token goes nowhere but to the API that it was made for.
 */
function nextPage(link) {
    const address = /<([^<>]*)>;[^<]*\brel="?next\b/i.exec(link ?? "")?.[1];
    if (address === undefined)
        return undefined;
    return Object.fromEntries(new URLSearchParams(address.split("?")[1] ?? ""));
}
function noList(reason) {
    return {
        ok: false,
        status: 200,
        reason,
        remedy: "run the stage again; part of a list is never taken for the whole",
    };
}

;// CONCATENATED MODULE: ./lib/adapters/octokit.js





const API_VERSION = "2022-11-28";
const DEADLINE_MS = 5 * 60_000;
/** GitHub ends requests of its own after 10 s; the rest is for slow networks. */
const ATTEMPT_MS = 30_000;
/** GitHub's REST API for one repository. The client is loaded at the first request. */
function makeGitHub(options) {
    const send = sender(options);
    return {
        owner: options.owner,
        repo: options.repo,
        request: async (route, parameters, signal) => (await send(route, parameters, signal)).reply,
        list: (route, parameters, signal, field) => allPages(send, { route, parameters, field }, signal),
    };
}
function sender(options) {
    const { owner, repo, clock, onWait, deadlineMs = DEADLINE_MS } = options;
    let client;
    return async (route, parameters, signal) => {
        client ??= connect(options);
        const octokit = await client;
        const all = { owner, repo, ...parameters };
        const start = clock.monotonic();
        for (let failures = 0;; failures += 1) {
            const attempt = await attemptWithin(options.attemptMs ?? ATTEMPT_MS, signal, (inner) => octokit.request(route, {
                ...all,
                headers: { "x-github-api-version": API_VERSION },
                request: { signal: inner },
            }));
            if (attempt.state === "answered" && attempt.status < 300 && !isUnreadable(attempt)) {
                const { status, data, headers } = attempt;
                return { reply: { ok: true, status, data }, headers };
            }
            const isRead = route.startsWith("GET ");
            const retry = retryAfter({ attempt, isRead, failures, now: clock.now() });
            if (!retry.again || clock.monotonic() - start + retry.waitMs > deadlineMs) {
                return { reply: refusal_refusal(attempt, refusal_describe(route, all), clock.now()), headers: {} };
            }
            if (retry.rateLimit)
                onWait(`waiting ${(0,units/* formatDuration */.a3)(retry.waitMs)} for GitHub's rate limit`);
            await clock.sleep(retry.waitMs, signal);
        }
    };
}
async function connect({ token, apiUrl }) {
    // The package's main entry reads and prints about the event file; this one only makes clients.
    const { GitHub: Client, getOctokitOptions } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(384)]).then(__webpack_require__.bind(__webpack_require__, 1384));
    const quiet = () => undefined;
    return new Client({
        ...getOctokitOptions(token, { userAgent: "release-gate" }),
        baseUrl: apiUrl.replace(/\/+$/, ""),
        // What a server says about deprecation is foreign text and not for our output.
        log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
}

;// CONCATENATED MODULE: ./lib/wiring.js







/** The ports of a real run. */
function realPorts({ allowPrivateNetwork, version, ...wanted }) {
    return {
        github: github(wanted),
        http: makeHttp({ version, allowPrivateNetwork }),
        clock: systemClock,
        commands: runCommand,
        files: disk/* disk */.E,
        git: git,
        log: wanted.log,
        env: wanted.env,
    };
}
function github({ token, repository, env, log, }) {
    if (token === undefined || token === "" || repository === undefined)
        return undefined;
    const [owner, repo, ...rest] = repository.split("/");
    if (!owner || !repo || rest.length > 0) {
        throw new problem/* Problem */.A({
            code: "usage",
            sentence: `"${repository}" is not a repository`,
            remedy: "write it as owner/name",
        });
    }
    const apiUrl = env.GITHUB_API_URL ?? "https://api.github.com";
    return makeGitHub({ token, apiUrl, owner, repo, clock: systemClock, onWait: log.line });
}

;// CONCATENATED MODULE: ./lib/cli-stage.js









/** Runs a stage for the command line and prints its report; gives the exit code. */
async function runStage(stage, flags) {
    const env = definedEnv(process.env);
    const json = flags.format === "json";
    const stream = json ? process.stderr : process.stdout;
    const log = terminalLog({ stream, now: systemClock.monotonic });
    const signal = interruptible();
    try {
        const { ports, refusal } = portsFor(env, flags, log);
        const report = await run({ ...cli_stage_requestOf(stage, env, flags), refusal }, ports, signal);
        log.close();
        process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : cli_stage_text(report, flags));
        return report.exitCode;
    }
    catch (error) {
        log.close();
        const { message, remedy } = problemOf(error);
        process.stderr.write(`error: ${(0,core_text/* line */.n8)(message)}\n${(0,core_text/* line */.n8)(remedy)}\n`);
        return 2;
    }
}
/** The ports, or ports without GitHub and why: a repository that cannot be one is refused. */
function portsFor(env, flags, log) {
    const token = env.GITHUB_TOKEN;
    const allowPrivateNetwork = flags.allowPrivateNetwork ?? false;
    const wanted = { env, token, allowPrivateNetwork, version: version/* VERSION */.x, log };
    try {
        const repository = flags.repo ?? runnerOf(env).repository;
        return { ports: realPorts({ ...wanted, repository }), refusal: untrustedEvent(env) };
    }
    catch (error) {
        return {
            ports: realPorts({ ...wanted, repository: undefined }),
            refusal: problemOf(error),
        };
    }
}
function cli_stage_requestOf(stage, env, flags) {
    return {
        ...runnerOf(env),
        stage,
        manifest: flags.manifest,
        cwd: process.cwd(),
        environment: flags.environment,
        version: flags.releaseVersion,
        sha: flags.sha,
        deployment: flags.deploymentId,
        reason: flags.reason,
        dryRun: flags.dryRun ?? false,
        reportDir: flags.reportDir,
        secrets: {},
        hidden: [env.GITHUB_TOKEN ?? "", env.GH_TOKEN ?? ""],
        refusal: undefined,
        toolVersion: version/* VERSION */.x,
    };
}
function cli_stage_text(report, flags) {
    const { columns } = process.stdout;
    const color = wantsColor(process.env, process.stdout);
    const folder = reportFolder(report, flags.reportDir);
    return `${terminal(report, { color, width: columns ?? 100 })}\nReport: ${folder}/report.json\n`;
}


/***/ })

};
