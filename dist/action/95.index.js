"use strict";
exports.id = 95;
exports.ids = [95];
exports.modules = {

/***/ 8095:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ownPolicies: () => (/* binding */ ownPolicies)
});

// UNUSED EXPORTS: readPolicies

// EXTERNAL MODULE: ./lib/core/problem.js
var problem = __webpack_require__(1337);
// EXTERNAL MODULE: ./lib/yaml/problems.js
var yaml_problems = __webpack_require__(7212);
// EXTERNAL MODULE: ./lib/yaml/issues.js + 1 modules
var issues = __webpack_require__(3768);
// EXTERNAL MODULE: ./lib/yaml/path.js
var yaml_path = __webpack_require__(4127);
// EXTERNAL MODULE: ./lib/yaml/read-with.js
var read_with = __webpack_require__(2305);
// EXTERNAL MODULE: ./lib/yaml/source.js
var yaml_source = __webpack_require__(2085);
// EXTERNAL MODULE: ./lib/yaml/syntax.js
var yaml_syntax = __webpack_require__(203);
// EXTERNAL MODULE: ./lib/yaml/tree.js
var tree = __webpack_require__(3264);
;// CONCATENATED MODULE: ./lib/yaml/read-yaml.js






/** Reads a file with a schema. Traps of YAML come before what the schema says of their echo. */
function readYaml(schema, { file, text, noun }) {
    const source = (0,yaml_source/* readSource */.o$)(file, text, { noun });
    const syntax = (0,yaml_syntax/* syntaxProblems */.u)(source);
    if (!(0,yaml_syntax/* isReadable */.h)(source))
        return { ok: false, problems: syntax };
    if (source.document.contents === null) {
        return {
            ok: false,
            problems: [(0,yaml_source/* problemAt */.l4)(source, [0, 0], { sentence: `the ${noun} is empty` })],
        };
    }
    const { value: data, spots, problems: traps } = (0,tree/* readTree */.Z)(source);
    const read = (0,read_with/* readWith */.$)(schema, data, spots);
    const refused = read.ok ? [] : (0,issues/* issueProblems */.M)({ schema, raw: read.raw, spots }, read.issues);
    const echoless = refused.filter(({ path }) => !traps.some((trap) => (0,yaml_path/* isWithin */.UO)(path, trap.path)));
    const problems = [...syntax, ...[...traps, ...echoless].map(({ problem }) => problem)];
    return read.ok && problems.length === 0
        ? { ok: true, value: read.value, spots }
        : { ok: false, problems };
}

// EXTERNAL MODULE: ./lib/yaml/locate.js
var locate = __webpack_require__(1378);
// EXTERNAL MODULE: ./lib/yaml/nearest.js
var nearest = __webpack_require__(7704);
;// CONCATENATED MODULE: ./lib/policy/lists.js


/**
 * Every policy with the ids of what it extends before its own, and what is wrong with the lists.
 * `ids`: those that rows have; undefined where not all rows could be read.
 */
function policyLists(sources, ids) {
    const problems = [...sources.values()].flatMap((source) => [
        ...extendsProblems(source, sources),
        ...idProblems(source, { ids, inherited: inheritedBy(source, sources) }),
    ]);
    const value = Object.fromEntries([...sources.values()].map((source) => {
        const { defaults, requirements } = source.list;
        return [
            source.name,
            { defaults, requirements: [...inheritedBy(source, sources), ...requirements] },
        ];
    }));
    return { value, problems };
}
/** The policies that a policy extends, nearest first; a circle ends where it closes. */
function basesOf({ name, list }, sources) {
    const bases = [];
    let next = sources.get(list.extends ?? "");
    while (next !== undefined && next.name !== name && !bases.includes(next)) {
        bases.push(next);
        next = sources.get(next.list.extends ?? "");
    }
    return bases;
}
function inheritedBy(source, sources) {
    return basesOf(source, sources)
        .toReversed()
        .flatMap(({ list }) => list.requirements);
}
function extendsProblems(source, sources) {
    const { name, list, spots } = source;
    const base = list.extends;
    const say = (words) => [(0,locate/* atValue */.Fc)(spots, ["extends"], words)];
    if (base === undefined)
        return [];
    const others = [...sources.keys()].filter((other) => other !== name);
    if (base !== name && !sources.has(base)) {
        const expected = others.length === 0 ? "another policy" : `one of ${others.join(", ")}`;
        return say({ sentence: `no policy is called "${base}"`, expected, ...meant(base, others) });
    }
    const last = basesOf(source, sources).at(-1) ?? source;
    return last.list.extends === name ? say({ sentence: `${name} would extend itself` }) : [];
}
function idProblems({ list, spots }, known) {
    return list.requirements.flatMap((id, i) => {
        const path = ["requirements", i];
        if (known.ids?.includes(id) === false) {
            const sentence = `there is no row "${id}"`;
            return [(0,locate/* atValue */.Fc)(spots, path, { sentence, ...meant(id, known.ids) })];
        }
        if (list.requirements.indexOf(id) < i)
            return [(0,locate/* atValue */.Fc)(spots, path, { sentence: `${id} stands here twice` })];
        if (!known.inherited.includes(id))
            return [];
        const sentence = `${id} is in ${list.extends ?? ""} already, which this policy extends`;
        return [(0,locate/* atValue */.Fc)(spots, path, { sentence, hint: "leave it out here" })];
    });
}
function meant(word, known) {
    const best = (0,nearest/* nearest */.p)(word, known);
    return best === undefined ? {} : { hint: `did you mean "${best}"?` };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/fields/fields.js
var fields = __webpack_require__(2931);
;// CONCATENATED MODULE: ./lib/policy/policy-file.js


/** What a policy decides where the manifest is silent; milliseconds. */
const defaults = schemas/* strictObject */.rej({ observe: fields/* duration */.p0, every: fields/* duration */.p0, "stable-for": fields/* duration */.p0 });
/** A policy: a list of requirements by id, on top of those of the policy that it extends. */
const policyFile = schemas/* strictObject */.rej({
    extends: fields/* text */.Qq.optional(),
    defaults,
    requirements: schemas/* array */.YOg(fields/* text */.Qq).min(1),
});

// EXTERNAL MODULE: ./lib/policy/row.js
var policy_row = __webpack_require__(6319);
// EXTERNAL MODULE: ./lib/core/phases.js
var phases = __webpack_require__(3272);
// EXTERNAL MODULE: ./lib/requirements/harness/observer.js
var observer = __webpack_require__(5246);
// EXTERNAL MODULE: ./lib/policy/spots.js
var policy_spots = __webpack_require__(7518);
;// CONCATENATED MODULE: ./lib/policy/row-rules.js








/** A row whose options hold the file's own text where text is meant, or what is wrong with it. */
function checkRow(row, spots) {
    const at = (key, words) => (0,locate/* atValue */.Fc)(spots, [row.id, key], words);
    const evaluator = (0,policy_row/* evaluatorOf */.tL)(row.uses);
    if (evaluator === undefined)
        return { row, problems: [at("uses", unknownEvaluator(row.uses))] };
    const phase = phaseWords(row, evaluator);
    const misplaced = phase === undefined ? [] : [at("phase", phase)];
    const { options: schema } = evaluator;
    const base = [row.id, "with"];
    const read = (0,read_with/* readWith */.$)(schema, row.with, (0,policy_spots/* spotsBelow */.J)(spots, base));
    if (read.ok)
        return { row: { ...row, with: asOptions(read.raw) }, problems: misplaced };
    const refused = (0,issues/* issueProblems */.M)({ schema, raw: read.raw, spots, base }, read.issues);
    return { row, problems: [...misplaced, ...refused.map(({ problem }) => problem)] };
}
const asOptions = (raw) => typeof raw === "object" && raw !== null ? { ...raw } : {};
function unknownEvaluator(uses) {
    const best = (0,nearest/* nearest */.p)(uses, policy_row/* EVALUATOR_NAMES */.$Z);
    return {
        sentence: `no evaluator is called "${uses}"`,
        expected: `one of ${policy_row/* EVALUATOR_NAMES */.$Z.join(", ")}`,
        ...(best === undefined ? {} : { hint: `did you mean "${best}"?` }),
    };
}
/** A row that no stage judges, or that its stage cannot judge, does not load. */
function phaseWords({ phase, uses }, evaluator) {
    if (phases/* PHASES */.ZG[phase].stage === undefined) {
        return {
            sentence: `no stage judges the phase ${phase} yet`,
            hint: "leave the row out for now",
        };
    }
    if ((0,observer/* isObserver */.lF)(evaluator) === (0,phases/* seesItself */.wo)(phase))
        return undefined;
    return (0,observer/* isObserver */.lF)(evaluator)
        ? {
            sentence: `\`${uses}\` needs what a stage has seen, and before the deployment there is nothing`,
        }
        : { sentence: `the phase ${phase} is judged by what its stage has seen`, hint: "use `from`" };
}

;// CONCATENATED MODULE: ./lib/policy/read-rows.js





/** Reads files of rows; each row stands once in all of them together. */
function readRows(files) {
    const found = files.map(readFile);
    const all = found.flatMap(({ rows }) => rows);
    const repeated = all.flatMap((row, i) => {
        const first = all.findIndex(({ id }) => id === row.id);
        return first < i ? twice(row, all[first]) : [];
    });
    return {
        rows: Object.fromEntries(all.map(({ id, row }) => [id, row])),
        problems: [...found.flatMap(({ problems }) => problems), ...repeated],
    };
}
function readFile([file, text]) {
    const read = readYaml(policy_row/* rowsFile */.UI, { file, text, noun: "policy" });
    if (!read.ok)
        return { rows: [], problems: read.problems };
    const { spots } = read;
    const checked = Object.entries(read.value).map(([id, row]) => checkRow({ id, ...row }, spots));
    return {
        rows: checked.map(({ row }) => ({ id: row.id, row, spots })),
        problems: checked.flatMap(({ problems }) => problems),
    };
}
function twice({ id, spots }, first) {
    if (first === undefined)
        return [];
    const { place } = (0,locate/* atKey */.dJ)(first.spots, [id], { sentence: "" });
    const sentence = `${id} stands in ${(0,yaml_problems/* placeText */.Z9)(place)} already`;
    return [(0,locate/* atKey */.dJ)(spots, [id], { sentence, hint: "keep one of them" })];
}

;// CONCATENATED MODULE: ./lib/policy/read-policies.js






/** Reads rows and policies. All problems come in one go, each with its place. */
function readPolicies(texts) {
    const files = Object.entries(texts);
    const { rows, problems } = readRows(files.filter(isRows));
    const lists = files.filter((file) => !isRows(file)).map(readList);
    const sound = lists.flatMap(({ source }) => source ?? []);
    // Without all rows every list would seem to name some that do not exist.
    const known = problems.length > 0 ? undefined : Object.keys(rows);
    const checked = policyLists(new Map(sound.map((source) => [source.name, source])), known);
    const all = [...problems, ...lists.flatMap((list) => list.problems), ...checked.problems];
    return all.length > 0
        ? { ok: false, problems: (0,yaml_problems/* sortProblems */.dS)(all) }
        : { ok: true, value: { rows, lists: checked.value } };
}
/**
 * The product's own policies, from the files in which they are written.
 * @throws Problem when they cannot be used
 */
function ownPolicies(texts) {
    const read = readPolicies(texts);
    if (read.ok)
        return read.value;
    const [first] = read.problems;
    const what = first === undefined ? "" : `: ${(0,yaml_problems/* placeText */.Z9)(first.place)} ${first.sentence}`;
    throw new problem/* Problem */.AF({
        code: "manifest-invalid",
        sentence: `the policies of this installation cannot be used${what}`,
        remedy: "install release-gate again: its own files are damaged",
        place: first?.place,
    });
}
const isRows = ([file]) => file.startsWith("rows/");
function readList([file, text]) {
    const read = readYaml(policyFile, { file, text, noun: "policy" });
    if (!read.ok)
        return { problems: read.problems };
    const name = file.replace(/\.ya?ml$/, "");
    return { source: { name, list: read.value, spots: read.spots }, problems: [] };
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