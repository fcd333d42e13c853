"use strict";
exports.id = 282;
exports.ids = [282];
exports.modules = {

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

/***/ 8282:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   requirementProblems: () => (/* binding */ requirementProblems)
/* harmony export */ });
/* harmony import */ var _yaml_issues_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3768);
/* harmony import */ var _yaml_locate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1378);
/* harmony import */ var _yaml_nearest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7704);
/* harmony import */ var _manifest_part_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(322);
/* harmony import */ var _row_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6128);
/* harmony import */ var _spots_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7518);






/** What is wrong under `requirements`: ids that the policy does not have, options that do not fit. */
function requirementProblems(part, policy, spots) {
    const rows = new Map(policy.requirements.map((row) => [row.id, row]));
    return Object.keys(part.requirements).flatMap((id) => {
        const row = rows.get(id);
        if (row === undefined)
            return [unknownRow(policy, id, spots)];
        return (0,_manifest_part_js__WEBPACK_IMPORTED_MODULE_3__/* .notApplicable */ .hH)(part, id) === undefined
            ? optionProblems(part, row, spots)
            : reasonProblems(part, row, spots);
    });
}
function unknownRow({ name, requirements }, id, spots) {
    const ids = requirements.map((row) => row.id);
    const best = (0,_yaml_nearest_js__WEBPACK_IMPORTED_MODULE_4__/* .nearest */ .p)(id, ids);
    const path = ["requirements", id];
    const words = {
        sentence: `the policy ${name} has no requirement "${id}"`,
        expected: `one of ${ids.join(", ")}`,
        ...(best === undefined ? {} : { hint: `did you mean "${best}"?` }),
    };
    return { path, problem: (0,_yaml_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .atKey */ .dJ)(spots, path, words) };
}
function optionProblems(part, row, spots) {
    const base = ["requirements", row.id];
    const { schema, read } = (0,_row_options_js__WEBPACK_IMPORTED_MODULE_2__/* .readOwn */ .jU)(row, part, (0,_spots_js__WEBPACK_IMPORTED_MODULE_5__/* .spotsBelow */ .J)(spots, base));
    if (read.ok)
        return [];
    return (0,_yaml_issues_js__WEBPACK_IMPORTED_MODULE_0__/* .issueProblems */ .M)({ schema, raw: read.raw, spots, base }, read.issues);
}
/** A row is left out only where it says itself when it can be. */
function reasonProblems(part, row, spots) {
    const reason = (0,_manifest_part_js__WEBPACK_IMPORTED_MODULE_3__/* .notApplicable */ .hH)(part, row.id);
    const path = ["requirements", row.id, _manifest_part_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_APPLICABLE */ .QE];
    if (row["not-applicable"] === undefined) {
        const sentence = `${row.id} cannot be declared not applicable`;
        const words = { sentence, hint: "this requirement always applies: leave the line out" };
        return [{ path, problem: (0,_yaml_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .atKey */ .dJ)(spots, path, words) }];
    }
    if (typeof reason !== "string" || reason.trim() === "") {
        const sentence = `${row.id} needs a reason why it is not applicable`;
        return [{ path, problem: (0,_yaml_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .atValue */ .Fc)(spots, path, { sentence, expected: "text" }) }];
    }
    const others = Object.keys((0,_manifest_part_js__WEBPACK_IMPORTED_MODULE_3__/* .ownOptions */ .rG)(part, row.id) ?? {}).filter((k) => k !== _manifest_part_js__WEBPACK_IMPORTED_MODULE_3__/* .NOT_APPLICABLE */ .QE);
    return others.map((key) => {
        const below = ["requirements", row.id, key];
        const sentence = `\`${key}\` has no effect on a requirement that is not applicable`;
        return { path: below, problem: (0,_yaml_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .atKey */ .dJ)(spots, below, { sentence, hint: "keep one of the two" }) };
    });
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

/***/ 7518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ spotsBelow)
/* harmony export */ });
/* harmony import */ var _yaml_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4127);

/** Spots by the paths that they have below `base`. */
function spotsBelow(spots, base) {
    const prefix = (0,_yaml_path_js__WEBPACK_IMPORTED_MODULE_0__/* .pathKey */ .Pn)(base).slice(0, -1);
    return new Map([...spots].flatMap(([key, spot]) => key.startsWith(`${prefix},`) ? [[`[${key.slice(prefix.length + 1)}`, spot]] : []));
}


/***/ })

};
;