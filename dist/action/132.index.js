"use strict";
exports.id = 132;
exports.ids = [132];
exports.modules = {

/***/ 132:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pathProblem: () => (/* binding */ pathProblem),
/* harmony export */   selectJson: () => (/* binding */ selectJson)
/* harmony export */ });
/* harmony import */ var json_p3__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(393);
/* harmony import */ var _expectations_expectation_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5458);


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
        return { problem: `nested more than ${MAX_DEPTH} levels deep` };
    try {
        return { values: (0,json_p3__WEBPACK_IMPORTED_MODULE_0__/* .compile */ .wE)(path).query(body).values() };
    }
    catch (error) {
        return { problem: `not searched: ${problemOf(error)}` };
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
        return `invalid JSON path: ${error.message}`;
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
    return body.trim() === "" ? "empty" : `not in JSON: ${body}`;
}
function isDeeper(value, levels) {
    if (typeof value !== "object" || value === null)
        return false;
    return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}


/***/ })

};
;