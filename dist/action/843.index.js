"use strict";
exports.id = 843;
exports.ids = [843];
exports.modules = {

/***/ 5843:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runLint: () => (/* binding */ runLint)
});

// EXTERNAL MODULE: ./lib/core/problem.js
var problem = __webpack_require__(1337);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(5487);
// EXTERNAL MODULE: ./lib/manifest/load.js + 12 modules
var load = __webpack_require__(4943);
// EXTERNAL MODULE: ./lib/policy/shipped.js
var shipped = __webpack_require__(2592);
// EXTERNAL MODULE: ./lib/yaml/problems.js
var yaml_problems = __webpack_require__(7212);
;// CONCATENATED MODULE: ./lib/commands/lint.js





/** Checks a manifest offline: nothing is asked, sent or run. */
async function lint({ path, read, policies }) {
    const text = await textOf(path, read);
    if (text instanceof problem/* Problem */.AF)
        return unreadable(text);
    const hints = isReleaseNotesName(path) ? [NAME_HINT] : [];
    if (text === undefined)
        return missing(path, hints);
    const loaded = await (0,load/* loadManifest */.e)({
        path,
        text,
        policies: await (0,shipped/* shippedPolicies */.A)(await policies()),
    });
    if (!loaded.ok) {
        const { problems } = loaded;
        const count = `${problems.length} problem${problems.length === 1 ? "" : "s"} in ${(0,core_text/* line */.n8)(path)}`;
        return { ok: false, lines: [...(0,yaml_problems/* renderProblems */.x8)(problems), "", count, ...hints], problems };
    }
    return { ok: true, lines: [summary(path, loaded.manifest), ...hints], problems: [] };
}
/** The text of the file, or why it cannot be read although something is there. */
async function textOf(path, read) {
    try {
        return await read(path);
    }
    catch (error) {
        if (error instanceof problem/* Problem */.AF)
            return error;
        throw error;
    }
}
function unreadable({ message, remedy }) {
    return { ok: false, lines: [`${(0,core_text/* line */.n8)(message)}: ${(0,core_text/* line */.n8)(remedy)}`], problems: [] };
}
const NAME_HINT = "hint: .github/release.yml is the name of GitHub's own release-notes configuration; keep the manifest as release.yml at the root";
function isReleaseNotesName(path) {
    return /(^|[\\/])\.github[\\/]release\.ya?ml$/.test(path);
}
function missing(path, hints) {
    const lines = [
        `manifest ${(0,core_text/* line */.n8)(path)} does not exist`,
        "  hint: write one, or say where it is with --manifest; the smallest is",
        "    environments:",
        "      production: {url: https://shop.example}",
        "    deploy: {workflow: deploy.yml}",
        ...hints,
    ];
    return { ok: false, lines, problems: [] };
}
/** What the manifest declares, in one line. */
function summary(path, manifest) {
    const { environments, smoke, health, windows, freezes, requirements } = manifest;
    const counts = [
        count(Object.keys(environments).length, "environment"),
        count(smoke.checks.length, "check"),
        ...(health.signals === undefined ? [] : [count(health.signals.length, "signal")]),
        ...(windows.length === 0 ? [] : [count(windows.length, "window")]),
        ...(freezes.length === 0 ? [] : [count(freezes.length, "freeze")]),
        `policy ${manifest.policy}`,
    ];
    const adjusted = Object.keys(requirements).length;
    const lines = adjusted === 0 ? "" : ` with ${count(adjusted, "line")} adjusted`;
    return `${(0,core_text/* line */.n8)(path)} is valid: ${counts.join(", ")}${lines}`;
}
const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

// EXTERNAL MODULE: ./lib/action/inputs.js + 1 modules
var inputs = __webpack_require__(3485);
// EXTERNAL MODULE: ./lib/action/publish.js
var publish = __webpack_require__(1444);
;// CONCATENATED MODULE: ./lib/action/lint.js




/** Checks the manifest and shows its problems beside their lines; gives the exit code. */
async function runLint({ env, files, write }, runner) {
    const path = (0,inputs/* manifestOf */.$V)(env);
    const { ok, lines, problems: placed } = await lint({ path, ...files });
    write(`${lines.join("\n")}\n`);
    const [first = ""] = lines;
    // Where there is no file to point into, its absence is all that is wrong.
    const absent = !ok && placed.length === 0;
    const problems = absent ? [{ sentence: first }] : placed;
    await (0,publish/* publish */.mk)({
        outputs: {
            verdict: ok ? "pass" : "fail",
            headline: ok || absent ? first : `${path} has ${lint_count(problems.length)}`,
            next: ok ? "nothing to do" : "correct the manifest",
        },
        summary: lint_summary(path, ok, problems),
        annotations: problems.map(({ place, sentence, hint }) => ({
            level: "error",
            title: "manifest",
            message: [sentence, hint].filter(Boolean).join(": "),
            place,
        })),
    }, runner);
    return ok ? 0 : 2;
}
function lint_summary(path, ok, problems) {
    if (ok)
        return (0,core_text.md) `### ✅ ${path} is valid`.markdown;
    const lines = problems.map(({ sentence, place }) => (0,core_text.md) `- ${place === undefined ? path : `line ${place.line}`}: ${sentence}`);
    return (0,core_text/* mdLines */.RZ)([(0,core_text.md) `### ❌ ${path} has ${lint_count(problems.length)}`, (0,core_text.md) ``, ...lines]).markdown;
}
const lint_count = (n) => `${n} problem${n === 1 ? "" : "s"}`;


/***/ })

};
;