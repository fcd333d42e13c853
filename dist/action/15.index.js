"use strict";
exports.id = 15;
exports.ids = [15];
exports.modules = {

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

/***/ 6015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  expressionProblems: () => (/* binding */ expressionProblems)
});

// EXTERNAL MODULE: ./lib/expressions/contexts.js
var contexts = __webpack_require__(2994);
// EXTERNAL MODULE: ./lib/expressions/syntax-tree.js
var syntax_tree = __webpack_require__(2114);
;// CONCATENATED MODULE: ./lib/expressions/lookups.js


/** Contexts that are known before there is a release: an address is needed to find it. */
const BEFORE_RELEASE = ["github", "env", "secrets"];
/** What is wrong with one expression as far as that can be known without values. */
function codeProblems(code, standing) {
    const parsed = (0,syntax_tree/* parseExpression */.Y)(code, [...contexts/* CONTEXT_NAMES */.pF, ...contexts/* LATER_CONTEXTS */.GD]);
    if (!parsed.ok) {
        const hint = `contexts: ${contexts/* CONTEXT_NAMES */.pF.join(", ")}; functions and operators are those of GitHub Actions`;
        return [{ column: parsed.column, sentence: `not a valid expression: ${parsed.message}`, hint }];
    }
    return (0,syntax_tree/* lookUps */.e)(parsed.tree).flatMap((use) => {
        const words = useProblem(use, standing);
        return words === undefined ? [] : [{ column: use.column, ...words }];
    });
}
function useProblem({ context, key }, standing) {
    if (contexts/* LATER_CONTEXTS */.GD.includes(context)) {
        return { sentence: `release-gate does not act on \`${context}\` in expressions yet` };
    }
    const known = contexts/* CONTEXTS */.Jo[context]; // the parser knows no other context
    if (known === "any")
        return ownNameProblem(context, key);
    if (context === "target" && !standing.inPlace) {
        const hint = "use `release`, or the key below `deploy` or `smoke.ready`";
        return { sentence: "`target` is known only while something is deployed", hint };
    }
    if (standing.beforeRelease && !BEFORE_RELEASE.includes(context)) {
        const hint = `use ${BEFORE_RELEASE.join(", ")}`;
        return { sentence: `\`${context}\` is not known yet where addresses are read`, hint };
    }
    const keys = known;
    if (key === undefined || keys.includes(key.toLowerCase()))
        return undefined;
    const best = standing.nearest(key, keys);
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

// EXTERNAL MODULE: ./lib/expressions/template.js
var template = __webpack_require__(9700);
// EXTERNAL MODULE: ./lib/yaml/locate.js
var locate = __webpack_require__(1378);
// EXTERNAL MODULE: ./lib/yaml/nearest.js
var nearest = __webpack_require__(7704);
// EXTERNAL MODULE: ./lib/yaml/path.js
var yaml_path = __webpack_require__(4127);
;// CONCATENATED MODULE: ./lib/manifest/expression-rules.js





/** What is wrong with the expressions of a manifest as far as that can be known without values. */
function expressionProblems(templates, spots) {
    return templates.flatMap(({ path, text }) => {
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
            .flatMap(({ code }, nth) => codeProblems(code, standingOf(path)).map(({ column, ...words }) => at(nth, column, words)));
    });
}
const standingOf = (path) => ({
    inPlace: isPutInPlace(path),
    beforeRelease: path[0] === "environments",
    nearest: nearest/* nearest */.p,
});
const isPutInPlace = ([first, second]) => first === "deploy" || (first === "smoke" && second === "ready");
/** Points at a column of the n-th expression of a text, as far as the file shows the text as it is. */
function problemInside(spots, path, { nth, column, words, }) {
    const spot = spots.get((0,yaml_path/* pathKey */.Pn)(path));
    if (spot === undefined)
        return (0,locate/* atValue */.Fc)(spots, path, words);
    const [start, end] = spot.value;
    const before = spot.source.text
        .slice(start, end)
        .split("${{")
        .slice(0, nth + 1)
        .join("${{");
    const from = start + before.length + 3 + column;
    return from < end ? (0,locate/* atPiece */.aH)(spot, wordAt(spot, from), words) : (0,locate/* atValue */.Fc)(spots, path, words);
}
function wordAt({ source, value }, from) {
    const word = /^\s*(\$\{\{|[\w.-]+|\S)?/.exec(source.text.slice(from, value[1]))?.[0] ?? "";
    const start = from + (word.length - word.trimStart().length);
    return [start, from + Math.max(1, word.length)];
}


/***/ })

};
;