export const id = 89;
export const ids = [89];
export const modules = {

/***/ 6089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lint: () => (/* binding */ lint)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9716);
/* harmony import */ var _manifest_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6188);
/* harmony import */ var _manifest_problems_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3925);
/* harmony import */ var _manifest_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3266);




/** Checks a manifest offline: nothing is asked, sent or run. */
async function lint({ path, read, policy }) {
    const text = await read(path);
    const hints = isReleaseNotesName(path) ? [NAME_HINT] : [];
    if (text === undefined)
        return missing(path, hints);
    const texts = await Promise.all(_manifest_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .POLICIES */ .PQ.map(async (name) => [name, await policy(name)]));
    const policies = Object.fromEntries(texts.flatMap(([name, t]) => (t === undefined ? [] : [[name, t]])));
    const loaded = (0,_manifest_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadManifest */ .e)({ path, text, policies });
    if (!loaded.ok) {
        const { problems } = loaded;
        const count = `${problems.length} problem${problems.length === 1 ? "" : "s"} in ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(path)}`;
        return { ok: false, lines: [...(0,_manifest_problems_js__WEBPACK_IMPORTED_MODULE_2__/* .renderProblems */ .x8)(problems), "", count, ...hints], problems };
    }
    return { ok: true, lines: [summary(path, loaded.manifest), ...hints], problems: [] };
}
const NAME_HINT = "hint: .github/release.yml is the name of GitHub's own release-notes configuration; keep the manifest as release.yml at the root";
function isReleaseNotesName(path) {
    return /(^|[\\/])\.github[\\/]release\.ya?ml$/.test(path);
}
function missing(path, hints) {
    const lines = [
        `there is no manifest at ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(path)}`,
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
    return `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)(path)} is valid: ${counts.join(", ")}${lines}`;
}
const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;


/***/ })

};
