"use strict";
exports.id = 319;
exports.ids = [319];
exports.modules = {

/***/ 1065:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jn: () => (/* binding */ elsewhere),
  wZ: () => (/* binding */ frees),
  RC: () => (/* binding */ readHolds),
  Uh: () => (/* binding */ standingHold)
});

// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/core/commands/parse.js
var parse = __webpack_require__(2234);
// EXTERNAL MODULE: ./lib/core/commands/people.js
var commands_people = __webpack_require__(6622);
// EXTERNAL MODULE: ./lib/core/commands/refusal.js
var refusal = __webpack_require__(229);
;// CONCATENATED MODULE: ./lib/core/commands/scope.js
const EVERYWHERE = { component: undefined, environment: undefined };
const SCOPE = /^(?:([A-Za-z0-9][\w.-]*)\/)?([A-Za-z0-9][\w.-]*)?$/;
/** Reads `production`, `api/` or `api/production`; undefined where it is none of these. */
function parseScope(word) {
    const [, component, environment] = SCOPE.exec(word) ?? [];
    return component === undefined && environment === undefined
        ? undefined
        : { component, environment };
}
const same = (a, b) => a.toLowerCase() === b.toLowerCase();
/** True where a place lies in the scope; names are the same whatever their case. */
function covers({ component, environment }, site) {
    const isComponent = component === undefined || (site.component !== undefined && same(component, site.component));
    return isComponent && (environment === undefined || same(environment, site.environment));
}
/** `api/production`, `production`; undefined for everywhere. */
function scopeText({ component, environment }) {
    if (component === undefined)
        return environment;
    return `${component}/${environment ?? ""}`;
}

;// CONCATENATED MODULE: ./lib/core/commands/holds.js





/** Reads every `/hold` and `/lift-hold` of the comments. */
function readHolds(comments, known) {
    const all = {
        holds: [],
        lifts: [],
        refused: [],
    };
    for (const command of (0,parse/* commandsIn */.G)(comments)) {
        const why = command.name === "hold"
            ? whyNoHold(command, known)
            : command.name === "lift-hold"
                ? whyNoLift(command, known)
                : undefined;
        if (why !== undefined)
            all.refused.push((0,refusal/* refuse */.TR)(command, why));
        else if (command.name === "hold")
            all.holds.push(holdOf(command, known));
        else if (command.name === "lift-hold")
            all.lifts.push(liftOf(command));
    }
    return all;
}
function whyNoHold(command, { people }) {
    const notSeen = (0,refusal/* unseen */.nv)(command);
    if (notSeen !== undefined)
        return notSeen;
    const { author } = command.comment;
    if ((0,commands_people/* holdsAny */.Ng)(author, Object.keys(people.roles), people) !== "no")
        return undefined;
    return ["wrong-role", `@${author} holds no role in release.yml`];
}
/** A hold that cannot be read, or that names no environment there is, holds everything. */
function holdOf(command, { people, environments }) {
    const { words, comment } = command;
    const { author } = comment;
    const [first = "", second = "because"] = words;
    const scope = isBecause(second) && !isBecause(first) ? parseScope(first) : undefined;
    const isKnown = scope !== undefined && isAnEnvironment(scope, environments);
    const rest = words.filter((word) => !isBecause(word) && !(isKnown && word === first));
    const reason = (0,parse/* reasonIn */.Y)(words) ?? (rest.join(" ") || "no reason given");
    const isNowhere = scope !== undefined && !isKnown;
    return {
        ...(0,refusal/* stopped */.ce)(command),
        scope: isKnown ? scope : EVERYWHERE,
        because: isNowhere ? `${reason} (there is no ${first}, so it holds everything)` : reason,
        isUnread: (0,commands_people/* holdsAny */.Ng)(author, Object.keys(people.roles), people) === "unread",
    };
}
const isBecause = (word) => /^because:?$/i.test(word);
function isAnEnvironment({ environment }, environments) {
    if (environment === undefined)
        return true;
    return environments.some((name) => name.toLowerCase() === environment.toLowerCase());
}
const COMMIT = /^[0-9a-f]{7,40}$/i;
const WRITTEN = "/lift-hold, the commit, where it is not everywhere the environment, and because …";
function whyNoLift(command, { people, environments }) {
    const { words, comment, isSpelt } = command;
    const { author } = comment;
    const holding = (0,commands_people/* holdsAny */.Ng)(author, commands_people/* LIFTING_ROLES */.kc, people);
    if (!isSpelt)
        return ["malformed", `it is written ${WRITTEN}`];
    if (holding === "no")
        return ["wrong-role", `@${author} is neither ${commands_people/* LIFTING_ROLES */.kc.join(" nor ")}`];
    if (holding === "unread")
        return ["unread-team", "a team that holds the role could not be read"];
    const unfit = (0,refusal/* unfitToGive */.Db)(command);
    if (unfit !== undefined)
        return unfit;
    const [commit = ""] = words;
    if (!COMMIT.test(commit))
        return ["names-no-commit", "it names no commit by at least 7 digits"];
    if ((0,parse/* reasonIn */.Y)(words) === undefined)
        return ["malformed", "it gives no reason (because …)"];
    const scope = scopeOf(words);
    if (scope === undefined)
        return ["malformed", `it is written ${WRITTEN}`];
    if (isAnEnvironment(scope, environments))
        return undefined;
    return ["malformed", `there is no environment ${scope.environment}`];
}
/** The scope between commit and `because`; undefined where something else stands there. */
function scopeOf(words) {
    const at = words.findIndex(isBecause);
    const [scope, ...more] = words.slice(1, at);
    if (scope === undefined)
        return EVERYWHERE;
    return more.length === 0 ? parseScope(scope) : undefined;
}
function liftOf(command) {
    const { words, text } = command;
    const [sha = ""] = words;
    return { ...(0,refusal/* given */.gI)(command), sha, scope: scopeOf(words) ?? EVERYWHERE, text };
}
/** True where a lift frees this commit in this place. */
function frees({ sha: written, scope }, sha, site) {
    return sha.toLowerCase().startsWith(written.toLowerCase()) && covers(scope, site);
}
/** Lifts that free nothing here, with the reason. */
function elsewhere(lifts, sha, site) {
    return lifts.flatMap((lift) => {
        if (frees(lift, sha, site))
            return [];
        const why = covers(lift.scope, site)
            ? ["other-commit", `${(0,units/* shortSha */.Fu)(lift.sha)} is another commit`]
            : ["malformed", `it is not for ${site.environment}`];
        return [(0,refusal/* refuseGiven */.wY)(lift, why)];
    });
}
/**
 * The newest hold that stands for a commit in a place: it covers the place, and no later lift frees
 * the commit. A release without a component is stopped by a hold of any.
 */
function standingHold({ holds, lifts }, sha, site) {
    return holds.findLast(({ scope, at }) => covers(site.component === undefined ? { ...scope, component: undefined } : scope, site) &&
        !lifts.some((lift) => frees(lift, sha, site) && Date.parse(lift.at) > Date.parse(at)));
}


/***/ }),

/***/ 2234:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ commandsIn),
/* harmony export */   Y: () => (/* binding */ reasonIn)
/* harmony export */ });
/** What people write instead; nothing that could mean something else. */
const MISSPELT = {
    "sign-off": ["signoff", "sign_off", "sign off", "sign-of", "signed-off", "signed off"],
    "no-go": ["nogo", "no_go", "no go"],
    "lift-hold": ["lifthold", "lift_hold", "lift hold", "unhold", "un-hold"],
    hold: ["on-hold", "on hold"],
};
const SPELLINGS = namesOf(MISSPELT)
    .flatMap((name) => [name, ...MISSPELT[name]].map((text) => ({ name, words: text.split(" ") })))
    .toSorted((a, b) => b.words.length - a.words.length);
function namesOf(table) {
    return Object.keys(table); // the keys of the table above
}
/** Every line of the comments that was meant as a command, oldest first. */
function commandsIn(comments) {
    return comments
        .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id)
        .flatMap((comment) => comment.lines.flatMap(({ text, seen }) => {
        const parsed = parse(text);
        return parsed === undefined ? [] : [{ ...parsed, text, seen, comment }];
    }));
}
function parse(text) {
    if (!text.startsWith("/"))
        return undefined;
    const words = text.slice(1).trimEnd().split(/\s+/);
    const begins = (start) => start.every((word, at) => words[at]?.toLowerCase() === word);
    const spelling = SPELLINGS.find((one) => begins(one.words));
    if (spelling === undefined)
        return undefined;
    const { name, words: used } = spelling;
    return { name, isSpelt: used.join(" ") === name, words: words.slice(used.length) };
}
/** What stands behind the first `because`; undefined where there is none, or nothing behind it. */
function reasonIn(words) {
    const at = words.findIndex((word) => /^because:?$/i.test(word));
    return at === -1 || at === words.length - 1 ? undefined : words.slice(at + 1).join(" ");
}


/***/ }),

/***/ 6622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MX: () => (/* binding */ SIGN_OFF_ROLES),
/* harmony export */   Ng: () => (/* binding */ holdsAny),
/* harmony export */   Nz: () => (/* binding */ INDEPENDENT_ROLES),
/* harmony export */   ON: () => (/* binding */ teamsIn),
/* harmony export */   Up: () => (/* binding */ sameLogin),
/* harmony export */   kc: () => (/* binding */ LIFTING_ROLES),
/* harmony export */   pW: () => (/* binding */ holdersOf),
/* harmony export */   v9: () => (/* binding */ holds)
/* harmony export */ });
/** The roles that approve a release, in the order in which people are appointed to them. */
const SIGN_OFF_ROLES = ["qa-lead", "change-manager", "release-coordinator", "pm"];
/** Roles that nobody fills who wrote the change. */
const INDEPENDENT_ROLES = ["qa-lead", "change-manager"];
/** Roles that may take back a hold. */
const LIFTING_ROLES = ["release-coordinator", "pm"];
const sameLogin = (a, b) => a.toLowerCase() === b.toLowerCase();
/** Logins and teams that hold a role, without `@`, in the order of the manifest. */
function holdersOf(role, roles) {
    const names = Object.hasOwn(roles, role) ? (roles[role] ?? []) : [];
    return names.map((name) => name.trim().replace(/^@/, "")).filter((name) => name !== "");
}
const isTeam = (name) => name.includes("/");
/** Teams that hold any of the roles, each once. */
function teamsIn(roles, names = Object.keys(roles)) {
    const teams = names.flatMap((role) => holdersOf(role, roles)).filter(isTeam);
    return [...new Map(teams.map((team) => [team.toLowerCase(), team])).values()];
}
/** Whether a person holds a role, by name or as a member of a team. */
function holds(login, role, { roles, teams }) {
    const members = holdersOf(role, roles).map((name) => isTeam(name) ? teams[name.toLowerCase()] : [name]);
    if (members.some((some) => some?.some((member) => sameLogin(member, login))))
        return "yes";
    return members.includes(undefined) ? "unread" : "no";
}
/** Whether a person holds at least one of the roles. */
function holdsAny(login, roles, people) {
    const all = roles.map((role) => holds(login, role, people));
    if (all.includes("yes"))
        return "yes";
    return all.includes("unread") ? "unread" : "no";
}


/***/ }),

/***/ 229:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Db: () => (/* binding */ unfitToGive),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   ce: () => (/* binding */ stopped),
/* harmony export */   gI: () => (/* binding */ given),
/* harmony export */   nv: () => (/* binding */ unseen),
/* harmony export */   wY: () => (/* binding */ refuseGiven)
/* harmony export */ });
/** What gives (a sign-off, a lift) was given when it was written. */
function given({ comment }) {
    return { by: comment.author, at: comment.createdAt, url: comment.url };
}
/** What stops stands since it was last edited: an edit may be what made it a stop. */
function stopped({ comment }) {
    const { author, createdAt, updatedAt, url } = comment;
    const isLater = Date.parse(updatedAt) > Date.parse(createdAt);
    return { by: author, at: isLater ? updatedAt : createdAt, url };
}
function refuse(command, [reason, why]) {
    return refuseGiven({ ...given(command), text: command.text }, [reason, why]);
}
/** The same for a command that was read before. */
function refuseGiven({ by, at, url, text }, [reason, why]) {
    const who = by === "" ? "somebody" : `@${by}`;
    return { by, at, url, reason, sentence: `${text} by ${who} does not count: ${why}` };
}
const UNSEEN = {
    struck: "it is struck through",
    folded: "it is folded away in <details>",
    code: "it stands in code",
    html: "it stands inside HTML, where lines are none",
    hidden: "its HTML may hide it from readers",
};
/** Why readers do not see a command as said; what stops may have a part struck through. */
function unseen({ seen }) {
    return seen === "said" || seen === "partly" ? undefined : ["not-seen", UNSEEN[seen]];
}
/** Why something does not count that gives: it has to be plain, unedited, and a person's. */
function unfitToGive(command) {
    const { author, createdAt, updatedAt } = command.comment;
    if (command.seen === "partly") {
        return ["not-seen", "a part of the line is struck through or hidden"];
    }
    if (author.toLowerCase().endsWith("[bot]"))
        return ["not-a-person", "it is a program's"];
    if (createdAt !== updatedAt) {
        return ["edited", "the comment was edited afterwards; write a new one"];
    }
    return unseen(command);
}


/***/ }),

/***/ 5446:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cf: () => (/* binding */ dispatchInputs),
/* harmony export */   Do: () => (/* binding */ refuseDispatch)
/* harmony export */ });
/* unused harmony export takesCommit */
const COMMIT_NAMES = ["ref", "sha"];
const KNOWN_NAMES = [...COMMIT_NAMES, "version", "environment", "kind"];
/**
 * Inputs of one dispatch: the resolved values of `with`, and of `ref`, `sha`, `version`,
 * `environment` and `kind` those that the workflow declares and `with` does not name.
 */
function dispatchInputs({ order, ...workflow }) {
    const own = { ref: order.sha, ...order };
    const values = {
        ...Object.fromEntries(defaultNames(workflow).map((name) => [name, own[name] ?? ""])),
        ...workflow.declared,
    };
    const carriesCommit = Object.values(values).some((value) => value.includes(order.sha));
    const refusal = refuse(workflow, { values, carriesCommit });
    return refusal === undefined ? { ok: true, inputs: values } : { ok: false, ...refusal };
}
/**
 * Why a workflow could not be dispatched for a deployment or a revert, while the values of `with`
 * are still unresolved; undefined: it can.
 */
function refuseDispatch(workflow) {
    const values = {
        ...Object.fromEntries(defaultNames(workflow).map((name) => [name, "known later"])),
        ...workflow.declared,
    };
    return refuse(workflow, { values, carriesCommit: takesCommit(workflow) });
}
/**
 * True when the commit to deploy reaches the workflow: by its own input `ref` or `sha`, or by an
 * unresolved value of `with` that mentions `target.sha`. `release.sha` does not do: on a revert it
 * is the commit to get away from.
 */
function takesCommit(workflow) {
    return (defaultNames(workflow).some((name) => COMMIT_NAMES.includes(name)) ||
        Object.values(workflow.declared ?? {}).some(mentionsTargetCommit));
}
function mentionsTargetCommit(value) {
    const expressions = value.matchAll(/\$\{\{(.*?)\}\}/gs);
    return [...expressions].some(([, inner = ""]) => /\btarget\s*(\.\s*sha\b|\[\s*'sha'\s*\])/i.test(inner));
}
/** Known inputs that the workflow declares and `with` leaves to us. */
function defaultNames({ inputs, declared }) {
    const names = inputs?.map((input) => input.name) ?? [];
    return KNOWN_NAMES.filter((name) => names.includes(name) && declared?.[name] === undefined);
}
function refuse({ file, inputs, declared, place }, { values, carriesCommit }) {
    if (inputs === undefined) {
        return {
            reason: `${file} cannot be dispatched: it is not on the default branch, or has no workflow_dispatch`,
            remedy: addInput(file),
            place,
        };
    }
    const names = inputs.map((input) => input.name);
    const strange = Object.keys(values).filter((name) => !names.includes(name));
    if (strange.length > 0) {
        return {
            reason: `${file} declares no input ${strange.join(", ")}`,
            remedy: `Take ${strange.join(", ")} out of deploy.with, or declare it in ${file}; it declares ${names.join(", ") || "none"}.`,
            place,
        };
    }
    if (!carriesCommit)
        return commitRefusal({ file, declared, names, place });
    const lacking = inputs.filter((input) => input.required && !input.hasDefault && (values[input.name] ?? "") === "");
    const [first] = lacking;
    if (first === undefined)
        return undefined;
    return {
        reason: `${file} requires ${lacking.map(({ name }) => name).join(", ")}, and nothing gives a value`,
        remedy: `Add to the manifest: deploy: {with: {${lacking.map(({ name }) => `${name}: …`).join(", ")}}}`,
        place: first.place,
    };
}
function commitRefusal({ file, declared, names, place, }) {
    const overridden = Object.keys(declared ?? {}).find((name) => COMMIT_NAMES.includes(name));
    if (overridden === undefined || !names.includes(overridden)) {
        return {
            reason: `No input of ${file} takes the commit: it would deploy whatever its branch holds`,
            remedy: addInput(file),
            place,
        };
    }
    return {
        reason: `deploy.with sets ${overridden} of ${file} to something other than the commit to deploy`,
        remedy: `Write in the manifest: deploy: {with: {${overridden}: "\${{ target.sha }}"}}`,
    };
}
/** The lines to add, in flow style: a remedy is one line, and indentation would not survive. */
function addInput(file) {
    return `Add to .github/workflows/${file} on the default branch: on: {workflow_dispatch: {inputs: {sha: {description: commit to deploy, required: true, type: string}}}} and check out with ref: \${{ inputs.sha }}`;
}


/***/ }),

/***/ 4265:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   mH: () => (/* binding */ FINDING_KINDS),
/* harmony export */   yW: () => (/* binding */ bareId)
/* harmony export */ });
/**
 * What a finding is about, and how its id begins: `requirement/ci-passing`, `check/orders`,
 * `signal/orders/error-rate`, `guard/target`, `step/claim`. So ids of different kinds never meet.
 */
const FINDING_KINDS = {
    requirement: { means: "a line of the policy" },
    check: { means: "a smoke check" },
    signal: { means: "a health signal: the check that is repeated, and what was counted" },
    guard: { means: "what must hold before a rollback begins" },
    step: { means: "something that the stage itself did or saw" },
};
/** What follows the kind: the id of a requirement or check as the manifest names it. */
function bareId(id) {
    return id.slice(id.indexOf("/") + 1);
}
/** A name for people: `ci-passing`, `orders`, `orders error-rate`. */
function shortName(id) {
    const bare = bareId(id);
    return id.startsWith("signal/") ? bare.replace(/\/(?=[^/]*$)/, " ") : bare;
}


/***/ }),

/***/ 3266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ newest),
/* harmony export */   Eo: () => (/* binding */ claimKey),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   Ss: () => (/* binding */ wasLive),
/* harmony export */   T5: () => (/* binding */ lastVerified),
/* harmony export */   Vr: () => (/* binding */ heldBy),
/* harmony export */   cc: () => (/* binding */ wasGivenUp),
/* harmony export */   e3: () => (/* binding */ markOfDeployment),
/* harmony export */   fE: () => (/* binding */ markContext),
/* harmony export */   gT: () => (/* binding */ supersededBy),
/* harmony export */   nT: () => (/* binding */ isOpen),
/* harmony export */   yk: () => (/* binding */ running)
/* harmony export */ });
/* harmony import */ var _commands_holds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1065);
/* harmony import */ var _states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8890);


/** Context of the mark of an environment. */
function markContext(environment) {
    return `release-gate/${environment}/verify`;
}
/** Key of a claim: one deployment per environment, commit, run and kind. */
function claimKey(parts) {
    return `rg:${parts.repository}:${parts.environment}:${parts.sha}:${parts.run}:${parts.kind}`;
}
/** Newest of our records that was not given up. */
function newest(history) {
    return history.records.find((record) => record.payload !== undefined && !wasGivenUp(record));
}
/** True when the record's history holds a success, whatever came after (`inactive` does). */
function wasLive(record) {
    return record.statuses.some((status) => status.state === "success");
}
/** Given up before anything was started: to the world it is as if it had never been claimed. */
function wasGivenUp(record) {
    return record.statuses[0]?.state === "inactive" && !wasLive(record);
}
/** A record without an end: claimed, and nobody has said how it went. */
function isOpen(record) {
    return !record.statuses.some(({ state }) => _states_js__WEBPACK_IMPORTED_MODULE_1__/* .RECORD_STATES */ .TM[state].ends);
}
/** Newest mark of a commit. */
function markOf(history, sha) {
    return history.marks.find((mark) => mark.sha === sha);
}
/** Newest mark that names this deployment. */
function markOfDeployment(history, deployment) {
    return history.marks.find((mark) => mark.deployment === deployment);
}
/** The newest `failure` mark of the commit that no later lift for it and this place has taken back. */
function heldBy(history, sha, lifts) {
    return history.marks.find((mark) => mark.sha === sha &&
        mark.state === "failure" &&
        !lifts.some((lift) => (0,_commands_holds_js__WEBPACK_IMPORTED_MODULE_0__/* .frees */ .wZ)(lift, sha, { environment: history.environment }) &&
            Date.parse(lift.at) > Date.parse(mark.at)));
}
/**
 * Newest of our records that went live, whose commit's newest mark is `success`, which is not
 * held, still exists, and is not the commit to get away from.
 */
function lastVerified(history, { except, lifts }) {
    return history.records.find((record) => record.payload !== undefined &&
        record.sha !== except &&
        wasLive(record) &&
        markOf(history, record.sha)?.state === "success" &&
        heldBy(history, record.sha, lifts) === undefined &&
        !history.unreachable.includes(record.sha));
}
/** What the environment runs by our records: the newest that went live. */
function running(history) {
    const record = history.records.find((r) => r.payload !== undefined && wasLive(r));
    return record?.payload && { version: record.payload.version, sha: record.sha };
}
/**
 * A foreign record newer than ours and of another commit: somebody else has deployed since.
 * A newer foreign record of the same commit is a user's own deploy job and does not count.
 */
function supersededBy(history, record) {
    const own = history.records.findIndex((r) => r.id === record.id);
    const newer = history.records.slice(0, Math.max(0, own));
    return newer.find((r) => (r.payload === undefined ? r.sha !== record.sha : !wasGivenUp(r)));
}


/***/ }),

/***/ 4570:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ orderBack),
/* harmony export */   w: () => (/* binding */ orderKey)
/* harmony export */ });
/** The order that returns an environment to a release. */
function orderBack(environment, { version, sha }) {
    return { environment, version, sha, kind: "rollback" };
}
/** Key of carrying out an order for one record. */
function orderKey({ kind, environment, sha }, deployment) {
    return `${kind} ${environment} ${sha} ${deployment}`;
}


/***/ }),

/***/ 3272:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZG: () => (/* binding */ PHASES),
/* harmony export */   bs: () => (/* binding */ PHASE_NAMES),
/* harmony export */   wo: () => (/* binding */ seesItself)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5114);

/** When a requirement is due in the life of a release. */
const PHASES = {
    readiness: { when: "before the deployment", stage: "readiness" },
    staging: { when: "before production, by what earlier environments showed", stage: "readiness" },
    deploy: { when: "once it is deployed", stage: "deploy" },
    verify: { when: "once it is live", stage: "verify" },
    rollback: { when: "after a revert", stage: "rollback" },
    incident: { when: "while an incident is open", stage: undefined },
    watch: { when: "in the days after the release", stage: undefined },
    closure: { when: "when the release is closed", stage: undefined },
    metrics: { when: "over many releases", stage: undefined },
};
const PHASE_NAMES = (0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .namesOf */ .e)(PHASES);
/** True where a stage judges by what it has seen and done; before a deployment there is nothing. */
function seesItself(phase) {
    const { stage } = PHASES[phase];
    return stage !== undefined && stage !== "readiness";
}


/***/ }),

/***/ 5030:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ inSentence),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   MH: () => (/* binding */ worded),
/* harmony export */   Nx: () => (/* binding */ capital),
/* harmony export */   f6: () => (/* binding */ withoutStop)
/* harmony export */ });
/** A plain word in lower case; `release.yml`, `ci-passing` and `@alice` are names and stay as they are. */
const PLAIN_START = /^[a-z]+(?=[\s,;]|$)/;
/** A word that has a capital only because a text begins with it; GitHub, JSON and GET keep theirs. */
const CAPITAL_START = /^[A-Z][a-z]*(?=[\s,;:]|$)/;
/** Names of one capital that texts of ours begin with. */
const NAMES = new Set([
    ...["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ...["Markdown", "Prometheus", "Slack"],
]);
/** A fragment as it stands alone: begins with a capital, unless it begins with a name. */
function capital(text) {
    return PLAIN_START.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}
/** A text that stands alone, as it goes on in the middle of a sentence. */
function inSentence(text) {
    const [word] = CAPITAL_START.exec(text) ?? [];
    if (word === undefined || NAMES.has(word))
        return text;
    return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
/** A fragment, which has no full stop at its end; `…` stays. */
function withoutStop(text) {
    return text.replace(/(?<!\.)\.$/, "");
}
/** Count and noun: `1 sample`, `3 samples`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
const alone = (text) => withoutStop(capital(text));
/**
 * A finding whose texts each stand alone; the title is the manifest's, a policy's or a check's name
 * and stays. Doing it twice changes nothing.
 */
function worded(finding) {
    const { expected, found, remedy, details, lacks } = finding;
    return {
        ...finding,
        expected: alone(expected),
        found: alone(found),
        ...(remedy === undefined ? {} : { remedy: alone(remedy) }),
        ...(details === undefined ? {} : { details: details.map(alone) }),
        ...(lacks === undefined
            ? {}
            : { lacks: lacks.map((lack) => ({ ...lack, remedy: alone(lack.remedy) })) }),
    };
}


/***/ }),

/***/ 4342:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ foreignTime),
/* harmony export */   P$: () => (/* binding */ strings),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ik: () => (/* binding */ place),
/* harmony export */   kB: () => (/* binding */ time),
/* harmony export */   no: () => (/* binding */ maybe)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4377);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);

/** A field that is always there in memory, and absent in JSON where it is undefined. */
const maybe = (schema) => schema.optional().transform((value) => value);
/** ISO 8601 in UTC. */
const time = zod__WEBPACK_IMPORTED_MODULE_0__/* .datetime */ .w$();
/** A time as GitHub writes it: rules read it themselves, and one that is none never helps a release. */
const foreignTime = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().meta({ description: "ISO 8601" });
/** A whole number from 0. */
const count = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0);
const strings = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).readonly();
/** Where something stands in a file. */
const place = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    line: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1),
    column: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1),
    ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("HEAD").optional(),
});


/***/ }),

/***/ 6319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ EVALUATOR_NAMES),
/* harmony export */   UI: () => (/* binding */ rowsFile),
/* harmony export */   tL: () => (/* binding */ evaluatorOf)
/* harmony export */ });
/* unused harmony export ONLY_WHERE */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2857);
/* harmony import */ var _core_phases_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3272);
/* harmony import */ var _core_roles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2775);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2931);
/* harmony import */ var _requirements_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2098);





/** What a manifest must declare for a requirement to be there at all. */
const ONLY_WHERE = ["staging", "windows", "freezes"];
const effect = zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(["block", "warn", "inform"]);
const row = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    /** The guides' sentence. */
    title: _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    /** Name of the evaluator that decides it. */
    uses: _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    /** Options of the evaluator. */
    with: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J()).default({}),
    phase: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(_core_phases_js__WEBPACK_IMPORTED_MODULE_0__/* .PHASE_NAMES */ .bs),
    /** `any`: in every environment; `production`: only there. */
    due: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(["any", "production"]),
    "only-where": zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(ONLY_WHERE).optional(),
    /** When it can be not applicable, as a sentence; absent: never. */
    "not-applicable": _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq.optional(),
    owner: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(_core_roles_js__WEBPACK_IMPORTED_MODULE_1__/* .ROLE_KEYS */ .Yu),
    effect: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ patch: effect, minor: effect, major: effect }),
    /** Ids of the guides' lines that it comes from; `guard` for what no guide lists. */
    sources: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq).min(1, "name a line of a guide, or `guard`"),
});
const id = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "write an id such as ci-passing");
/** A file of rows by their ids. */
const rowsFile = zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(id, row);
/** Names of all evaluators. */
const EVALUATOR_NAMES = Object.keys(_requirements_index_js__WEBPACK_IMPORTED_MODULE_3__/* .EVALUATORS */ .J);
/** The evaluator of that name. */
function evaluatorOf(uses) {
    const all = _requirements_index_js__WEBPACK_IMPORTED_MODULE_3__/* .EVALUATORS */ .J;
    return Object.hasOwn(all, uses) ? all[uses] : undefined;
}


/***/ }),

/***/ 6931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ changes)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4342);
/* harmony import */ var _question_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8556);



const change = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .p)()(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    sha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    authors: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .strings */ .P$.meta({ description: "logins of author and co-authors" }),
    unlinked: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .strings */ .P$.meta({ description: "names of authors that belong to no account" }),
}));
/** The commits that a release brings: those after `base`; without `base` the head alone. */
const changes = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .defineQuestion */ .W)({
    kind: "changes",
    value: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        base: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
        head: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        commits: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(change).readonly(),
    }),
    asks: (base, head) => ({
        key: `changes ${base === undefined ? "" : `${base}..`}${head}`,
        base,
        head,
    }),
});


/***/ }),

/***/ 1325:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ checks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4342);
/* harmony import */ var _question_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8556);



const check = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    app: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().meta({ description: "app id of a check run, `status` for a commit status" }),
    completed: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().meta({ description: "true once it has ended" }),
    conclusion: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().meta({
        description: "`success`, `failure`, `skipped`, …; a commit status says its state",
    })),
    url: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    run: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), workflow: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })).meta({
        description: "workflow run that it belongs to, where it belongs to one",
    }),
});
/** Check runs and statuses of a commit. */
const checks = (0,_question_js__WEBPACK_IMPORTED_MODULE_2__/* .defineQuestion */ .W)({
    kind: "checks",
    value: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(check).readonly(),
    asks: (sha) => ({ key: `checks of ${sha}`, sha }),
});


/***/ }),

/***/ 8982:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ comments)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4342);
/* harmony import */ var _question_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8556);



const line = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .p)()(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    text: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    seen: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["said", "partly", "struck", "folded", "code", "html", "hidden"]),
}));
const comment = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .p)()(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    author: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    body: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    lines: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(line)
        .readonly()
        .meta({ description: "lines that begin with `/`, as a reader sees them" }),
    createdAt: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignTime */ .Gv,
    updatedAt: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignTime */ .Gv.meta({
        description: "ISO 8601; differs from `createdAt` when it was edited",
    }),
    url: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
}));
/**
 * Comments of the release issue: the numbered one, else the one open issue labelled `release`.
 * Without an `issue` in the answer there is none.
 */
const comments = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .defineQuestion */ .W)({
    kind: "comments",
    value: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        issue: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ number: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(), url: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
        comments: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(comment).readonly(),
    }),
    asks: (issue) => ({
        key: issue === undefined ? "comments of the release issue" : `comments of issue ${issue}`,
        issue,
    }),
});


/***/ }),

/***/ 2358:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ recordState),
/* harmony export */   b6: () => (/* binding */ history),
/* harmony export */   oO: () => (/* binding */ recordPayload)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4342);
/* harmony import */ var _question_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8556);



/** The payload by which a deployment is ours, as it stands on GitHub. */
const recordPayload = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .p)()(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    key: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["deploy", "rollback"]),
    run: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    previous: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    rollback_of: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().nullable(),
}));
/** Every state of a deployment that GitHub knows. */
const recordState = zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n([
    "pending",
    "queued",
    "in_progress",
    "success",
    "failure",
    "error",
    "inactive",
]);
const record = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .p)()(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    sha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    createdAt: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignTime */ .Gv,
    url: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    payload: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(recordPayload).meta({ description: "absent: somebody else's record" }),
    statuses: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        state: recordState,
        at: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignTime */ .Gv,
        description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        link: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    }))
        .readonly()
        .meta({ description: "newest first" }),
}));
const mark = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .p)()(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    sha: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    state: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["pending", "success", "failure", "error"]),
    at: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignTime */ .Gv,
    deployment: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()).meta({
        description: "deployment that it speaks of; absent: its description cannot be read",
    }),
    verdict: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["pass", "fail", "unknown", "inconclusive", "pending"])),
    by: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["deploy", "smoke", "health"])),
}));
/** Our records of an environment with their statuses and marks. */
const history = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .defineQuestion */ .W)({
    kind: "history",
    value: (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .p)()(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        environment: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        records: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(record).readonly().meta({ description: "newest first, ours and foreign" }),
        marks: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(mark).readonly().meta({ description: "newest first" }),
        unreachable: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .strings */ .P$.meta({ description: "commits that the repository no longer has" }),
    })),
    asks: (environment) => ({ key: `history ${environment}`, environment }),
});


/***/ }),

/***/ 6081:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ markdown)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4342);
/* harmony import */ var _question_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8556);



const field = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().meta({ description: "as written, without emphasis or colon" }),
    depth: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().meta({ description: "1 to 6 of a heading; 7 for a field of a list" }),
    text: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().meta({
        description: "plain text below it, comments and images left out, code kept apart",
    }),
    code: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().meta({ description: "true when it holds at least one block of code" }),
    line: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
});
/** A Markdown file at the release's commit; without `fields` in the answer there is no such file. */
const markdown = (0,_question_js__WEBPACK_IMPORTED_MODULE_2__/* .defineQuestion */ .W)({
    kind: "markdown",
    value: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        fields: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(field).readonly()),
        words: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9.meta({ description: "words of prose in the whole document" }),
    }),
    asks: (path) => ({ key: `file ${path}`, path }),
});


/***/ }),

/***/ 8556:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ defineQuestion),
/* harmony export */   p: () => (/* binding */ exactly)
/* harmony export */ });
/** Makes a kind of question; the type of its answers is that of its schema. */
function defineQuestion({ kind, value, asks }) {
    return Object.assign((...about) => ({ ...asks(...about), kind }), { kind, value });
}
/** A schema of exactly `T`: the compiler refuses one that takes less or more than the type. */
const exactly = () => (schema) => schema;


/***/ }),

/***/ 9297:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ tags)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4342);
/* harmony import */ var _question_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8556);



/** The tag of a version and the newest published release. */
const tags = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .defineQuestion */ .W)({
    kind: "tags",
    value: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        // without it an empty object would say that nothing is tagged or published
        version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        tagged: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().meta({
            description: "commit of the tag `v<version>` or `<version>`; absent: there is none",
        })),
        latestRelease: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().meta({
            description: "highest version among published releases, without drafts and pre-releases",
        })),
    }),
    asks: (version) => ({ key: `tags of ${version}`, version }),
});


/***/ }),

/***/ 1045:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ team)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4342);
/* harmony import */ var _question_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8556);



/** Who is in a team, child teams included; `team` is `octoacme/qa`. */
const team = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .defineQuestion */ .W)({
    kind: "team",
    value: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ team: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), members: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .strings */ .P$.meta({ description: "logins" }) }),
    asks: (name) => ({ key: `team ${name.toLowerCase()}`, team: name }),
});


/***/ }),

/***/ 4333:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ workflow)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4342);
/* harmony import */ var _question_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8556);



const input = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .p)()(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    required: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    hasDefault: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    place: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .place */ .ik.optional(),
}));
/**
 * A workflow on the default branch; without `inputs` in the answer it cannot be dispatched or is
 * not there.
 */
const workflow = (0,_question_js__WEBPACK_IMPORTED_MODULE_1__/* .defineQuestion */ .W)({
    kind: "workflow",
    value: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        file: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
        inputs: (0,_fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .maybe */ .no)(zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(input).readonly()),
        place: _fields_recorded_js__WEBPACK_IMPORTED_MODULE_0__/* .place */ .ik.optional().meta({ description: "where it says by what it is started" }),
    }),
    asks: (file) => ({ key: `workflow ${file}`, file }),
});


/***/ }),

/***/ 3336:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ claim)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9236);


/** Makes our deployment record and sets it in progress; refused where the same claim stands. */
const claim = (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .defineAct */ .C)({
    kind: "claim",
    says: "make the deployment record, before anything is touched",
    key: ({ payload }) => payload.key,
    result: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ deployment: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0) }),
});


/***/ }),

/***/ 5201:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _core_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4570);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9236);



/** Runs `deploy.command` to its end. */
const command = (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .defineAct */ .C)({
    kind: "command",
    says: "run `deploy.command` to its end",
    key: ({ order, deployment }) => (0,_core_order_js__WEBPACK_IMPORTED_MODULE_1__/* .orderKey */ .w)(order, deployment),
    result: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ exit: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});


/***/ }),

/***/ 9740:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ dispatch)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _core_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4570);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9236);



/** Dispatches `deploy.workflow` and waits for the very run. */
const dispatch = (0,_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .defineAct */ .C)({
    kind: "dispatch",
    says: "start `deploy.workflow` and wait for that run",
    key: ({ order, deployment }) => (0,_core_order_js__WEBPACK_IMPORTED_MODULE_1__/* .orderKey */ .w)(order, deployment),
    result: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ run: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0), url: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }),
});


/***/ }),

/***/ 8860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ ACTS)
/* harmony export */ });
/* harmony import */ var _claim_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3336);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5201);
/* harmony import */ var _dispatch_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9740);
/* harmony import */ var _mark_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9451);
/* harmony import */ var _status_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5096);





/** Every kind of act. */
const ACTS = { claim: _claim_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B, status: _status_js__WEBPACK_IMPORTED_MODULE_4__/* .status */ .h, mark: _mark_js__WEBPACK_IMPORTED_MODULE_3__/* .mark */ .G, command: _command_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G, dispatch: _dispatch_js__WEBPACK_IMPORTED_MODULE_2__/* .dispatch */ .J };


/***/ }),

/***/ 9236:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ defineAct)
/* harmony export */ });
/** Completes a kind of act with the maker of its acts. */
function defineAct(kind) {
    return { ...kind, act: (does) => ({ ...does, kind: kind.kind, key: kind.key(does) }) };
}


/***/ }),

/***/ 9451:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ mark)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _core_states_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8890);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9236);



/** Leaves the mark of an environment on a commit. */
const mark = (0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .defineAct */ .C)({
    kind: "mark",
    says: "leave the verdict on the commit, as a commit status",
    key: ({ environment, sha, deployment, state, verdict, by }) => `mark ${environment} ${sha} ${deployment} ${state} ${verdict} ${by}`,
    result: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ state: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_core_states_js__WEBPACK_IMPORTED_MODULE_0__/* .MARK_STATES */ .Li) }),
});


/***/ }),

/***/ 5096:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ status)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _core_states_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8890);
/* harmony import */ var _core_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5114);
/* harmony import */ var _kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9236);




/** Sets the state of our deployment record. */
const status = (0,_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .defineAct */ .C)({
    kind: "status",
    says: "set the state of the deployment record",
    key: ({ deployment, state }) => `status ${deployment} ${state}`,
    result: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ state: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n((0,_core_table_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .e)(_core_states_js__WEBPACK_IMPORTED_MODULE_0__/* .RECORD_STATES */ .TM)) }),
});


/***/ }),

/***/ 5246:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K$: () => (/* binding */ NOTHING),
/* harmony export */   Og: () => (/* binding */ defineObserver),
/* harmony export */   lF: () => (/* binding */ isObserver)
/* harmony export */ });
/** Before a stage has begun. */
const NOTHING = { findings: [], receipts: [] };
/** Makes an observer; outside its file the options are opaque, so the cast stands here. */
function defineObserver(parts) {
    return { ...parts, observes: true };
}
function isObserver(evaluator) {
    return "observes" in evaluator;
}


/***/ }),

/***/ 2098:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ EVALUATORS)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(6477);
// EXTERNAL MODULE: ./lib/fields/fields.js
var fields = __webpack_require__(2931);
// EXTERNAL MODULE: ./lib/questions/checks.js
var checks = __webpack_require__(1325);
;// CONCATENATED MODULE: ./lib/requirements/harness/evaluator.js
/**
 * Makes an evaluator. Inside the file everything is inferred from `options`, `reads` and
 * `questions`; outside, options and values are opaque, so the casts of the whole register stand here.
 */
function defineEvaluator(parts) {
    return { reads: [], questions: () => ({}), ...parts };
}
/** A question or block that the rule can do without. */
function optional(value) {
    return { optional: value };
}

;// CONCATENATED MODULE: ./lib/requirements/ci.js





const options = schemas/* strictObject */.rej({
    checks: schemas/* array */.YOg(fields/* text */.Qq)
        .default([])
        .meta({ description: "names that must be among the commit's checks" }),
    "may-skip": schemas/* array */.YOg(fields/* text */.Qq)
        .default([])
        .meta({ description: "names that may end as skipped or neutral" }),
});
/** Everything that verified this commit ended in success, and something did. */
const ci = defineEvaluator({
    id: "ci",
    options,
    reads: ["deploy"],
    questions: (_options, { release }) => ({ checks: (0,checks/* checks */.A)(release.sha) }),
    judge: ({ checks }, options, { run, release: { sha }, declared: { deploy } }) => {
        const counted = checks.filter((check) => counts(check, run, deploy));
        const expected = options.checks.length === 0
            ? `Every check of ${(0,units/* shortSha */.Fu)(sha)} successful`
            : `Every check of ${(0,units/* shortSha */.Fu)(sha)} successful, ${options.checks.join(", ")} among them`;
        return { expected, ...judgeCounted(counted, options, checks) };
    },
});
function judgeCounted(counted, options, all) {
    if (counted.length === 0)
        return nothing(options, all);
    const bad = counted.filter((check) => check.completed && !isGood(check, options));
    if (bad.length > 0)
        return failed(bad, counted);
    const absent = options.checks.filter((name) => !counted.some((check) => check.name === name));
    if (absent.length > 0)
        return missing(absent, all);
    const running = counted.filter((check) => !check.completed);
    if (running.length > 0) {
        return {
            outcome: "pending",
            found: `${running.length} of ${counted.length} still running: ${list(running)}`,
            remedy: "Run this stage again when they have finished",
            link: running[0]?.url,
        };
    }
    const successes = counted.filter(isSuccess);
    if (successes.length === 0)
        return nothing(options, all);
    const skipped = counted.filter((check) => !isSuccess(check));
    return {
        outcome: "pass",
        found: `${successes.length} of ${counted.length} successful`,
        details: skipped.length > 0 ? [`Allowed to be skipped: ${list(skipped)}`] : undefined,
    };
}
/**
 * What this run or the deployment itself does is no evidence about the commit: jobs of this run
 * that have not ended, other runs of its workflow, runs that deploy, and our own statuses.
 */
function counts(check, run, deploy) {
    if (check.app === "status" && check.name.startsWith("release-gate/"))
        return false;
    if (check.run === undefined)
        return true;
    if (check.run.id === run.id)
        return check.completed;
    const workflow = workflowFile(check.run.workflow);
    if (run.workflow !== undefined && workflow === workflowFile(run.workflow))
        return false;
    return !(deploy.kind === "workflow" && workflow === workflowFile(deploy.file));
}
/** `deploy.yml`, `.github/workflows/deploy.yml` and the same with `@main` are one workflow. */
function workflowFile(written) {
    return written.replace(/@.*$/, "").replace(/^\.github\/workflows\//, "");
}
function isSuccess({ conclusion }) {
    return conclusion === "success";
}
function isGood(check, options) {
    if (isSuccess(check))
        return true;
    const skipped = check.conclusion === "skipped" || check.conclusion === "neutral";
    return skipped && options["may-skip"].includes(check.name);
}
function failed(bad, counted) {
    const onlySkipped = bad.every(({ conclusion = "" }) => ["skipped", "neutral"].includes(conclusion));
    return {
        outcome: "fail",
        found: `${bad.length} of ${counted.length} did not succeed: ${list(bad)}`,
        remedy: onlySkipped
            ? "Let these checks run for this commit, or name them under requirements.ci-passing.may-skip"
            : "Fix what they report and release the new commit, or run a flaky check again",
        details: bad
            .slice(1)
            .map((check) => `\`${check.name}\` (${stateOf(check)})${check.url ? `: ${check.url}` : ""}`),
        link: bad[0]?.url,
    };
}
function missing(absent, all) {
    const own = all.filter((check) => absent.includes(check.name));
    return {
        outcome: "fail",
        found: `No check named ${absent.join(", ")}`,
        remedy: own.length > 0
            ? `\`${own[0]?.name}\` belongs to this run or to a deployment and does not count here: let it finish before the gate's job starts (\`needs\`)`
            : "Let it run for this commit, or correct the name under requirements.ci-passing.checks",
    };
}
function nothing(options, all) {
    const ignored = all.length === 0 ? "" : `; ${all.length} ignored: ${list(all)}`;
    const named = options.checks.length === 0 ? "" : ` (${options.checks.join(", ")} required)`;
    return {
        outcome: "fail",
        found: `No check succeeded${named}${ignored}`,
        remedy: "Run the tests for exactly this commit, in a workflow other than this one",
    };
}
function list(checks) {
    const names = checks.slice(0, 5).map(nameOf);
    return checks.length > 5 ? `${names.join(", ")} and ${checks.length - 5} more` : names.join(", ");
}
function nameOf(check) {
    return `${check.name} (${stateOf(check)})`;
}
function stateOf({ completed, conclusion }) {
    return completed ? (conclusion ?? "no conclusion") : "running";
}

;// CONCATENATED MODULE: ./lib/requirements/zone.js
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const MINUTE_MS = 60_000;
/** A reader of a zone's clocks; throws a RangeError for a zone that does not exist. */
function clockOf(timezone) {
    const format = new Intl.DateTimeFormat("en-US", {
        timeZone: timezone,
        calendar: "gregory",
        numberingSystem: "latn",
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
    });
    return (at) => {
        const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
        const read = (type) => parts.get(type) ?? Number.NaN;
        const minute = read("hour") * 60 + read("minute");
        const asUtc = Date.UTC(read("year"), read("month") - 1, read("day"), 0, minute);
        const shown = new Date(asUtc);
        return {
            date: shown.toISOString().slice(0, 10),
            day: DAYS[shown.getUTCDay()] ?? "sun",
            minute,
            offset: Math.round((asUtc - Math.floor(at / MINUTE_MS) * MINUTE_MS) / MINUTE_MS),
        };
    };
}
/** `09:05` of minutes since midnight; 1440 is `24:00`. */
function hourText(minute) {
    const two = (n) => String(n).padStart(2, "0");
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
/** `Mon 2026-11-23 09:00 Europe/Berlin (2026-11-23 08:00 UTC)`. */
function bothClocks(at, timezone) {
    const local = clockOf(timezone)(at);
    const day = local.day.charAt(0).toUpperCase() + local.day.slice(1);
    const utc = new Date(at).toISOString();
    return `${day} ${local.date} ${hourText(local.minute)} ${timezone} (${utc.slice(0, 10)} ${utc.slice(11, 16)} UTC)`;
}

;// CONCATENATED MODULE: ./lib/requirements/freeze.js




/** Today is in no declared freeze, by the calendar of the manifest's zone. */
const freeze = defineEvaluator({
    id: "freeze",
    options: schemas/* strictObject */.rej({}),
    reads: ["calendar"],
    judge: (_values, _options, { now, declared: { calendar } }) => {
        const { timezone, freezes } = calendar;
        const expected = "No change freeze today";
        if (freezes.length === 0) {
            return { outcome: "not-applicable", expected, found: "No freeze is declared" };
        }
        const wrong = freezes.find(isImpossible);
        if (wrong !== undefined) {
            return {
                outcome: "fail",
                expected,
                found: `The freeze from ${wrong.from} through ${wrong.through} is invalid`,
                remedy: "Correct its dates in release.yml on the default branch",
            };
        }
        const today = clockOf(timezone)(now).date;
        const active = activeFreezes(freezes, today);
        const longest = active[0];
        if (longest !== undefined) {
            return {
                outcome: "fail",
                expected,
                found: `Frozen through ${longest.through} (${timezone}): ${longest.because}`,
                remedy: `Release after ${longest.through}, or have the change manager change the freeze on the default branch`,
                details: active.slice(1).map((f) => `Also frozen through ${f.through}: ${f.because}`),
            };
        }
        const next = freezes.filter((f) => f.from > today).toSorted(byStart)[0];
        return {
            outcome: "pass",
            expected,
            found: `${today} in ${timezone} is in no freeze`,
            details: next && [`The next freeze begins on ${next.from}: ${next.because}`],
        };
    },
});
/** Freezes that hold on a local ISO date, the one that ends last first. */
function activeFreezes(freezes, date) {
    return freezes
        .filter((f) => f.from <= date && date <= f.through)
        .toSorted((a, b) => (a.through < b.through ? 1 : -1));
}
function isImpossible({ from, through }) {
    return !(0,units/* isIsoDate */.s6)(from) || !(0,units/* isIsoDate */.s6)(through) || from > through;
}
function byStart(a, b) {
    return a.from < b.from ? -1 : 1;
}

// EXTERNAL MODULE: ./lib/core/finding-id.js
var finding_id = __webpack_require__(4265);
// EXTERNAL MODULE: ./lib/core/table.js
var table = __webpack_require__(5114);
// EXTERNAL MODULE: ./lib/core/verdict.js
var verdict = __webpack_require__(6559);
// EXTERNAL MODULE: ./lib/receipts/index.js
var receipts = __webpack_require__(8860);
// EXTERNAL MODULE: ./lib/requirements/harness/observer.js
var observer = __webpack_require__(5246);
;// CONCATENATED MODULE: ./lib/requirements/from.js







const KINDS = (0,table/* namesOf */.e)(finding_id/* FINDING_KINDS */.mH);
const selector = fields/* text */.Qq.regex(new RegExp(`^(${KINDS.join("|")})/(\\*|[^*]+)$`), "write the id of a finding with its kind, such as step/deploy, or check/* for all of a kind");
const act = schemas/* enum */.k5n((0,table/* namesOf */.e)(receipts/* ACTS */.s));
const from_options = schemas/* strictObject */.rej({
    findings: schemas/* union */.KCZ([selector.transform((one) => [one]), schemas/* array */.YOg(selector).min(1, "name a finding")])
        .optional(),
    receipts: schemas/* union */.KCZ([act.transform((one) => [one]), schemas/* array */.YOg(act).min(1, "name an act")])
        .optional(),
})
    .refine((given) => given.findings !== undefined || given.receipts !== undefined, {
    error: "name findings or receipts",
});
/**
 * A row that is decided by findings or receipts of its own stage: the worst of them. What only
 * warns counts where nothing that blocks is there; then the row only warns, too. Where both are
 * named, a receipt can take a pass away, and what the findings say besides that stands.
 */
const from = (0,observer/* defineObserver */.Og)({
    id: "from",
    options: from_options,
    kinds: ({ findings = [] }) => [...new Set(findings.map(kindOf))],
    select: ({ findings = [], receipts = [] }, observed) => ({
        findings: observed.findings.filter((f) => findings.some((s) => matches(s, f.id))),
        receipts: observed.receipts.filter(({ kind }) => receipts.some((wanted) => wanted === kind)),
    }),
    judge: (wanted, selected) => (isThere(wanted, selected) ? judge(wanted, selected) : undefined),
    expected,
});
const matches = (wanted, id) => wanted.endsWith("/*") ? id.startsWith(wanted.slice(0, -1)) : id === wanted;
const kindOf = (wanted) => KINDS.find((kind) => wanted.startsWith(`${kind}/`)) ?? "step";
/** What is wanted of findings and what is wanted of receipts must both be there. */
function isThere(wanted, { findings, receipts }) {
    const applies = findings.some(({ outcome }) => outcome !== "not-applicable");
    if (wanted.findings !== undefined && !applies)
        return false;
    return wanted.receipts === undefined || receipts.length > 0;
}
const HARDEST_FIRST = ["block", "warn", "inform"];
function judge(wanted, { findings, receipts }) {
    const hardest = HARDEST_FIRST.find((each) => findings.some((item) => item.effect === each));
    const own = findings.filter((item) => item.effect === hardest);
    const isOpen = own.some((item) => !["pass", "not-applicable"].includes(item.outcome));
    const counted = isOpen ? own : [...own, ...receipts.map(asItem)];
    const outcome = (0,verdict/* worst */.QZ)(counted.map((item) => item.outcome));
    if (outcome === undefined)
        return undefined;
    const softer = findings.filter((item) => item.effect !== hardest && item.outcome !== "pass");
    const said = outcome === "pass" ? passed(counted) : missed(counted, outcome);
    const details = [
        ...(said.details ?? []),
        ...softer.map(({ id, outcome: other }) => `Does not count here: ${id}, ${other}`),
    ];
    return {
        judgement: {
            outcome,
            expected: expected(wanted),
            ...said,
            details: details.length > 0 ? details : undefined,
        },
        effect: hardest ?? "block",
    };
}
function passed(items) {
    const [first] = items;
    const found = items.length === 1 ? first?.found : undefined;
    return { found: found ?? `all ${items.length} passed`, link: first?.link };
}
/** The first of the worst, with what to do about it. */
function missed(items, outcome) {
    const [first, ...others] = items.filter((item) => item.outcome === outcome);
    return {
        found: `${first?.id}: ${first?.found}`,
        remedy: first?.remedy,
        link: first?.link,
        details: others.map(({ id, found }) => `${id}: ${found}`),
    };
}
function asItem(receipt) {
    return {
        id: receipt.kind,
        effect: "block",
        outcome: OUTCOMES[receipt.state],
        found: receipt.detail,
        remedy: "remedy" in receipt ? receipt.remedy : "run again without dry-run to let it happen",
        link: receipt.link,
    };
}
const OUTCOMES = {
    done: "pass",
    found: "pass",
    recorded: "pending",
    failed: "fail",
    refused: "unknown",
    unclear: "unknown",
};
const ALL = {
    requirement: "all requirements",
    check: "all smoke checks",
    signal: "all health signals",
    guard: "all guards",
    step: "all steps",
};
function expected({ findings = [], receipts = [] }) {
    const names = findings.map((wanted) => {
        const id = wanted.slice(kindOf(wanted).length + 1);
        return id === "*" ? ALL[kindOf(wanted)] : id;
    });
    const last = names.at(-1);
    const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
    return [
        ...(list === undefined ? [] : [`${list} passed`]),
        ...(receipts.length === 0 ? [] : [`${receipts.join(" or ")} carried out`]),
    ].join(", ");
}

// EXTERNAL MODULE: ./lib/core/commands/holds.js + 1 modules
var holds = __webpack_require__(1065);
// EXTERNAL MODULE: ./lib/core/commands/people.js
var commands_people = __webpack_require__(6622);
// EXTERNAL MODULE: ./lib/core/commands/parse.js
var parse = __webpack_require__(2234);
// EXTERNAL MODULE: ./lib/core/commands/refusal.js
var refusal = __webpack_require__(229);
;// CONCATENATED MODULE: ./lib/core/commands/sign-offs.js




/** Reads every `/sign-off <role> <commit>` for a commit, and every `/no-go because …`. */
function readSignOffs(comments, { sha, people, roles = commands_people/* SIGN_OFF_ROLES */.MX }) {
    const all = { signOffs: [], noGos: [], refused: [], refusedNoGos: [] };
    const read = all;
    for (const command of (0,parse/* commandsIn */.G)(comments)) {
        if (command.name === "no-go")
            readNoGo(command, { people, roles }, read);
        if (command.name !== "sign-off")
            continue;
        const why = whyNoSignOff(command, { sha, people });
        const [role, commit = ""] = command.words;
        const named = role?.toLowerCase();
        if (why !== undefined) {
            const meant = why[0] === "unknown-role" ? undefined : named;
            read.refused.push({ ...(0,refusal/* refuse */.TR)(command, why), role: meant });
        }
        else if (named !== undefined) {
            read.signOffs.push({ ...(0,refusal/* given */.gI)(command), role: named, commit, text: command.text });
        }
    }
    return read;
}
function readNoGo(command, { people, roles }, read) {
    const { author } = command.comment;
    const holding = (0,commands_people/* holdsAny */.Ng)(author, roles, people);
    const why = (0,refusal/* unseen */.nv)(command) ?? (holding === "no" ? wrongRole(author, roles) : undefined);
    if (why !== undefined) {
        read.refusedNoGos.push((0,refusal/* refuse */.TR)(command, why));
        return;
    }
    read.noGos.push({
        ...(0,refusal/* stopped */.ce)(command),
        because: (0,parse/* reasonIn */.Y)(command.words) ?? (command.words.join(" ") || "no reason given"),
        roles: roles.filter((role) => (0,commands_people/* holds */.v9)(author, role, people) === "yes"),
        isUnread: holding === "unread",
    });
}
const wrongRole = (author, roles) => ["wrong-role", `${who(author)} holds no role that signs off (${roles.join(", ")})`];
const who = (author) => (author === "" ? "a deleted account" : `@${author}`);
const COMMIT = /^[0-9a-f]{7,40}$/i;
function whyNoSignOff(command, { sha, people }) {
    const { words, comment, isSpelt } = command;
    const [role, commit, ...more] = words;
    if (!isSpelt)
        return ["malformed", "it is written /sign-off, then the role and the commit"];
    if (role === undefined)
        return ["malformed", "it names no role"];
    if (!isNamed(role, people))
        return ["unknown-role", `nobody holds the role ${role}`];
    const holding = (0,commands_people/* holds */.v9)(comment.author, role.toLowerCase(), people);
    if (holding === "no") {
        return ["wrong-role", `${who(comment.author)} does not hold the role ${role.toLowerCase()}`];
    }
    if (holding === "unread") {
        return ["unread-team", "a team that holds the role could not be read"];
    }
    const unfit = (0,refusal/* unfitToGive */.Db)(command);
    if (unfit !== undefined)
        return unfit;
    if (commit === undefined || !COMMIT.test(commit)) {
        return ["names-no-commit", "it names no commit by at least 7 digits"];
    }
    if (more.length > 0)
        return ["malformed", "it holds more than role and commit"];
    if (sha.toLowerCase().startsWith(commit.toLowerCase()))
        return undefined;
    return ["other-commit", `${(0,units/* shortSha */.Fu)(commit)} is another commit`];
}
const isNamed = (role, { roles }) => Object.keys(roles).some((name) => name === role.toLowerCase() && roles[name]?.length !== 0);
/** A sign-off that came after every no-go of a holder of its role: that is given anew. */
function isAnew({ role, at }, noGos) {
    return noGos
        .filter(({ roles }) => roles.includes(role))
        .every((noGo) => Date.parse(at) > Date.parse(noGo.at));
}
/** The newest no-go that still stands: none of the person's roles has signed off anew. */
function standingNoGo({ noGos, signOffs }) {
    return noGos.findLast(({ roles, at }) => !signOffs.some((one) => roles.includes(one.role) && Date.parse(one.at) > Date.parse(at)));
}

// EXTERNAL MODULE: ./lib/core/history.js
var core_history = __webpack_require__(3266);
// EXTERNAL MODULE: ./lib/questions/comments.js
var comments = __webpack_require__(8982);
// EXTERNAL MODULE: ./lib/questions/history.js
var questions_history = __webpack_require__(2358);
// EXTERNAL MODULE: ./lib/questions/team.js
var team = __webpack_require__(1045);
;// CONCATENATED MODULE: ./lib/requirements/teams.js
/** Members by team; those that could not be read are left out. */
function teamsOf(answers) {
    const read = answers.flatMap((answer) => (answer === undefined ? [] : [answer]));
    return Object.fromEntries(read.map(({ team, members }) => [team.toLowerCase(), members]));
}

;// CONCATENATED MODULE: ./lib/requirements/held.js











/**
 * Nothing stops this commit here: no failure and no `/hold` that nobody has lifted since, and no
 * `/no-go` of somebody who signs off, under whatever policy.
 */
const held = defineEvaluator({
    id: "held",
    options: schemas/* strictObject */.rej({}),
    reads: ["release", "roles", "environments"],
    questions: (_options, { environment, declared: { release, roles } }) => ({
        history: (0,questions_history/* history */.b6)(environment.name),
        comments: (0,comments/* comments */.n)(release.issue),
        teams: (0,commands_people/* teamsIn */.ON)(roles).map((name) => optional((0,team/* team */.g)(name))),
    }),
    judge: (values, _options, { release: { sha }, environment, declared }) => {
        const people = { roles: declared.roles, teams: teamsOf(values.teams) };
        const { comments } = values.comments;
        const said = (0,holds/* readHolds */.RC)(comments, { people, environments: declared.environments });
        const signed = readSignOffs(comments, { sha, people });
        const about = { sha, site: { environment: environment.name } };
        const [first, ...more] = stopsOf(values.history, { said, signed }, about);
        const near = [...said.refused, ...signed.refusedNoGos].map(({ sentence }) => sentence);
        const expected = `No failure, hold or no-go that stops ${(0,units/* shortSha */.Fu)(sha)} in ${environment.name}`;
        if (first === undefined)
            return { expected, ...free(values.history, said, about), details: near };
        const idle = (0,holds/* elsewhere */.Jn)(said.lifts, sha, about.site).map(({ sentence }) => sentence);
        const also = more.map(({ found }) => `Also ${found}`);
        return { ...first, expected, details: [...also, ...idle, ...near] };
    },
});
/** Whatever stops the commit, the surest first. */
function stopsOf(past, { said, signed }, about) {
    const mark = (0,core_history/* heldBy */.Vr)(past, about.sha, said.lifts);
    const hold = (0,holds/* standingHold */.Uh)(said, about.sha, about.site);
    const noGo = standingNoGo(signed);
    const stops = [
        ...(mark === undefined ? [] : [byFailure(mark, about)]),
        ...(hold === undefined ? [] : [byHold(hold, about)]),
        ...(noGo === undefined ? [] : [byNoGo(noGo, about)]),
    ];
    return stops.toSorted((a, b) => Number(a.outcome !== "fail") - Number(b.outcome !== "fail"));
}
const lift = ({ sha, site }) => `comment \`/lift-hold ${(0,units/* shortSha */.Fu)(sha)} ${site.environment} because …\` on the release issue as release coordinator or PM`;
function byFailure({ at, by }, about) {
    return {
        outcome: "fail",
        found: `On hold since ${(0,units/* formatTime */.fU)(at)}, when it failed there${by === undefined ? "" : ` (${by})`}`,
        remedy: `Release a new commit; if the failure was not the release's, ${lift(about)}`,
    };
}
function byHold({ by, at, because, url, isUnread }, about) {
    const found = `@${by} put it on hold on ${(0,units/* formatTime */.fU)(at)}: ${because}`;
    if (isUnread)
        return unread(found, url);
    return { outcome: "fail", found, remedy: `Settle it; then ${lift(about)}`, link: url };
}
function byNoGo({ by, at, because, url, roles, isUnread }, { sha }) {
    const found = `@${by} said no-go on ${(0,units/* formatTime */.fU)(at)}: ${because}`;
    if (isUnread)
        return unread(found, url);
    const command = `/sign-off ${roles[0]} ${(0,units/* shortSha */.Fu)(sha)}`;
    const remedy = `Settle it; then comment \`${command}\` on the release issue as ${roles[0]}`;
    return { outcome: "fail", found, remedy, link: url };
}
function unread(found, link) {
    return {
        outcome: "unknown",
        found: `${found}; a team that may give them a role could not be read`,
        remedy: "Give the action a token that may read the organisation's members, or name logins under roles",
        link,
    };
}
function free(past, { lifts }, { sha, site }) {
    const lifted = (0,core_history/* heldBy */.Vr)(past, sha, []);
    const last = lifts.findLast((one) => (0,holds/* frees */.wZ)(one, sha, site) && lifted !== undefined && Date.parse(one.at) > Date.parse(lifted.at));
    return {
        outcome: "pass",
        found: last === undefined
            ? "No failure, hold or no-go"
            : `Lifted by @${last.by} on ${(0,units/* formatTime */.fU)(last.at)}`,
    };
}

;// CONCATENATED MODULE: ./lib/requirements/manifest.js


/** The manifest was read and holds: an invalid one never gets as far as an answer. */
const manifest = defineEvaluator({
    id: "manifest",
    options: schemas/* strictObject */.rej({}),
    reads: ["manifest"],
    judge: (_values, _options, { declared: { manifest } }) => {
        const { path, origin, trusted, sha256 } = manifest;
        const expected = "A valid manifest from a known origin";
        if (!path || !origin || !trusted || !/^[0-9a-f]{64}$/.test(sha256)) {
            return {
                outcome: "unknown",
                expected,
                found: "The origin of the manifest is unknown",
                remedy: "Run `release-gate lint`, then run the stage again",
            };
        }
        return {
            outcome: "pass",
            expected,
            found: `${path} from ${origin}`,
            details: [`Policy, roles and calendar from ${trusted}`, `SHA-256 ${sha256}`],
        };
    },
});

// EXTERNAL MODULE: ./lib/questions/markdown.js
var markdown = __webpack_require__(6081);
;// CONCATENATED MODULE: ./lib/requirements/notes-fields.js
/** The six fields of the guide's release notes, as people write them. */
const NOTES_FIELDS = {
    number: {
        title: "Release name / number",
        names: [
            "release name / number",
            "release name/number",
            "release name",
            "release number",
            "release",
            "version",
        ],
    },
    date: { title: "Date", names: ["date", "release date"] },
    summary: { title: "Summary", names: ["summary"] },
    changes: { title: "Notable changes", names: ["notable changes", "changes"] },
    migration: {
        title: "Migration steps",
        names: ["migration steps", "migration steps (if any)", "migration", "upgrade notes"],
    },
    issues: { title: "Known issues", names: ["known issues"] },
};
/** Fields of a document that are one of the six, in its order. */
function fieldsOf(fields, field) {
    const names = NOTES_FIELDS[field].names;
    return fields.filter(({ name }) => names.includes(plain(name)));
}
function plain(name) {
    return name.trim().toLowerCase().replace(/\s+/g, " ").replace(/:$/, "");
}

;// CONCATENATED MODULE: ./lib/requirements/placeholders.js
const WORDS = /(?<![\p{L}\p{N}_])(?:TBD|TODO|FIXME|XXX|lorem ipsum|coming soon|to be (?:written|done|defined)|placeholder)(?![\p{L}\p{N}_])/iu;
const TEMPLATE = /\[\s*(?:\.{3}|…)\s*\]|\bYYYY-MM-DD\b|<[^<>\n]{1,60}>|\{\{.*?\}\}|\$(?:CHANGES|CONTRIBUTORS|RESOLVED_VERSION|NEXT_[A-Z_]+|PREVIOUS_TAG)\b/u;
/**
 * What in a text stands for words still to be written: `TBD`, `coming soon`, `...` alone, …;
 * undefined: nothing does. Words between backticks are meant literally.
 */
function unwrittenIn(text) {
    const said = withoutCode(text);
    const trimmed = said.trim();
    const isBare = trimmed !== "" && !/[\p{L}\p{N}]/u.test(trimmed);
    return WORDS.exec(said)?.[0] ?? (isBare ? trimmed : undefined);
}
/** The same, and what a template leaves behind: `<summary>`, `[...]`, `{{ changes }}`, … */
function placeholderIn(text) {
    return unwrittenIn(text) ?? TEMPLATE.exec(withoutCode(text))?.[0];
}
function withoutCode(text) {
    return text.replace(/`[^`\n]*`/g, "code");
}

;// CONCATENATED MODULE: ./lib/requirements/notes.js






const DAY_MS = 86_400_000;
const NONE = /^[^\p{L}\p{N}]*(?:none(?: known)?|n\/a|not applicable|no known issues|no migration(?: steps)?(?: needed)?)[^\p{L}\p{N}]*$/iu;
const VERSION = /(?<![\d.])\d+(?:\.\d+)+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?/g;
/** The release notes have the guide's six fields, filled in, for this version. */
const notes = defineEvaluator({
    id: "notes",
    options: schemas/* strictObject */.rej({}),
    reads: ["notes", "release"],
    questions: (_options, { declared }) => ({ notes: (0,markdown/* markdown */.w)(declared.notes.path) }),
    judge: ({ notes: { path, fields } }, _options, { release, declared }) => {
        const expected = `Release notes of ${release.version} with all six fields filled in`;
        if (fields === undefined) {
            return {
                outcome: "fail",
                expected,
                found: `${path} does not exist at ${(0,units/* shortSha */.Fu)(release.sha)}`,
                remedy: `Write ${path} with the headings ${titles()} and release the commit that contains it`,
            };
        }
        const faults = faultsIn(fields, release, declared.release.date);
        const [first] = faults;
        if (first === undefined) {
            return { outcome: "pass", expected, found: `${path} has all six, for ${release.version}` };
        }
        const more = faults.length > 1 ? ` and ${faults.length - 1} more` : "";
        return {
            outcome: "fail",
            expected,
            found: `${where(path, first)}${first.fault}${more}`,
            remedy: `Correct ${path} and release the commit that contains it`,
            details: faults.slice(1).map((each) => `${where(path, each)}${each.fault}`),
        };
    },
});
function where(path, { line }) {
    return line === undefined ? `${path}: ` : `${path}:${line}: `;
}
function titles() {
    return Object.values(NOTES_FIELDS)
        .map((field) => field.title)
        .join(", ");
}
function faultsIn(fields, release, date) {
    const each = (field, fault) => faultsOf(fields, field, fault);
    return [
        ...numberFaults(fields, release.version),
        ...each("date", ({ text }) => dateFault(text.trim(), release, date)),
        ...each("summary", (section) => proseFault(section)),
        ...each("changes", (section) => proseFault(section)),
        ...each("migration", (section) => textFault(section)),
        ...each("issues", (section) => textFault(section)),
    ];
}
function faultsOf(fields, field, judge) {
    const { title } = NOTES_FIELDS[field];
    const sections = fieldsOf(fields, field);
    if (sections.length === 0)
        return [{ line: undefined, fault: `${title} is missing` }];
    return sections.flatMap((section) => {
        const fault = judge(section);
        return fault === undefined ? [] : [{ line: section.line, fault: `${title} ${fault}` }];
    });
}
/** The version stands in the top heading or the field of the number, and no other version does. */
function numberFaults(fields, version) {
    const { title } = NOTES_FIELDS.number;
    const headings = fields
        .filter((f) => f.depth === 1)
        .map(({ line, name }) => ({ line, text: name }));
    const named = [...headings, ...fieldsOf(fields, "number").filter((f) => f.depth > 1)];
    const found = named.flatMap(({ line, text }) => (text.match(VERSION) ?? []).map((written) => ({ line, written })));
    const other = found.find(({ written }) => written !== version);
    if (other !== undefined) {
        return [{ line: other.line, fault: `${title} says ${other.written}, not ${version}` }];
    }
    if (found.length > 0)
        return [];
    return [{ line: named[0]?.line, fault: `${title} does not say ${version}` }];
}
function dateFault(text, { type }, declaredDate) {
    if (!(0,units/* isIsoDate */.s6)(text))
        return text === ""
            ? "is empty; write a date such as 2026-11-20"
            : `is "${text}", which is not a date such as 2026-11-20`;
    if (declaredDate === undefined)
        return undefined;
    const apartMs = Math.abs(Date.parse(text) - Date.parse(declaredDate));
    // A hotfix is written one day and may go out the next.
    const agrees = apartMs <= (type === "patch" ? DAY_MS : 0);
    return agrees ? undefined : `is ${text}, but release.date is ${declaredDate}`;
}
function textFault({ text, code }) {
    if (text.trim() === "")
        return code ? undefined : "is empty";
    if (NONE.test(text))
        return undefined;
    const placeholder = placeholderIn(text);
    return placeholder === undefined ? undefined : `still contains the placeholder "${placeholder}"`;
}
function proseFault(section) {
    if (section.text.trim() === "")
        return "is empty";
    return NONE.test(section.text) ? "says only that there is none" : textFault(section);
}

;// CONCATENATED MODULE: ./lib/requirements/plan.js





/** A plan that somebody can follow at night has at least a few sentences. */
const MIN_WORDS = 20;
/** The declared rollback plan exists at this commit, and is more than a stub. */
const plan = defineEvaluator({
    id: "plan",
    options: schemas/* strictObject */.rej({}),
    reads: ["rollback"],
    questions: (_options, { declared: { rollback } }) => ({
        files: rollback.plan === undefined ? [] : [(0,markdown/* markdown */.w)(rollback.plan)],
    }),
    judge: ({ files: [file] }, _options, { release }) => {
        const expected = `A rollback plan of at least ${MIN_WORDS} words, at ${(0,units/* shortSha */.Fu)(release.sha)}`;
        if (file === undefined) {
            return {
                outcome: "fail",
                expected,
                found: "No plan is declared",
                remedy: "Write the plan and name it in release.yml: `rollback: {plan: docs/rollback.md}`",
            };
        }
        return { expected, ...judgeFile(file, release.sha) };
    },
});
function judgeFile({ path, fields, words, }, sha) {
    const remedy = `Write in ${path} who rolls back, in which steps, and how to tell that it worked; then release the commit that contains it`;
    if (fields === undefined) {
        return { outcome: "fail", found: `${path} does not exist at ${(0,units/* shortSha */.Fu)(sha)}`, remedy };
    }
    const lines = new Set(fields.flatMap((field) => field.text.split("\n")));
    // A plan speaks of <version> and the like on purpose.
    const open = [...lines].filter((text) => unwrittenIn(text) !== undefined);
    const sound = words - open.reduce((sum, text) => sum + wordsIn(text), 0);
    const details = open.map((text) => `Still to be written: ${text.trim()}`);
    if (!(sound >= MIN_WORDS)) {
        const found = `${path} has ${words} words${open.length > 0 ? `, ${sound} without its placeholders` : ""}`;
        return { outcome: "fail", found, remedy, details };
    }
    return { outcome: "pass", found: `${path} has ${words} words`, details };
}
function wordsIn(text) {
    return text.match(/[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

// EXTERNAL MODULE: ./lib/core/dispatch.js
var dispatch = __webpack_require__(5446);
// EXTERNAL MODULE: ./lib/questions/workflow.js
var workflow = __webpack_require__(4333);
;// CONCATENATED MODULE: ./lib/requirements/rollback-target.js












/** There is a verified release to go back to, and what deploys can be told its commit. */
const rollbackTarget = defineEvaluator({
    id: "rollback-target",
    options: schemas/* strictObject */.rej({}),
    reads: ["deploy", "release", "environments", optional("roles")],
    questions: (_options, { environment, declared: { deploy, release, roles = {} } }) => ({
        history: (0,questions_history/* history */.b6)(environment.name),
        workflows: deploy.kind === "workflow" ? [(0,workflow/* workflow */.k)(deploy.file)] : [],
        comments: optional((0,comments/* comments */.n)(release.issue)),
        teams: (0,commands_people/* teamsIn */.ON)(roles, commands_people/* LIFTING_ROLES */.kc).map((name) => optional((0,team/* team */.g)(name))),
    }),
    judge: ({ history, workflows, comments, teams }, _options, { release, environment, declared: { deploy, roles = {}, environments } }) => {
        const expected = `A verified release in ${environment.name} to roll back to, which can be deployed again`;
        const inputs = deploy.kind === "workflow" ? deploy.with : undefined;
        const [refusal] = workflows.flatMap((each) => (0,dispatch/* refuseDispatch */.Do)({ ...each, declared: inputs }) ?? []);
        if (refusal !== undefined) {
            const { reason, remedy, place } = refusal;
            return { outcome: "fail", expected, found: reason, remedy, place };
        }
        const people = { roles, teams: teamsOf(teams) };
        const { lifts } = (0,holds/* readHolds */.RC)(comments?.comments ?? [], { people, environments });
        const target = (0,core_history/* lastVerified */.T5)(history, { except: release.sha, lifts });
        return { expected, ...(target ? found(target, history) : nowhere(history, release.sha)) };
    },
});
function found(target, history) {
    const mark = (0,core_history/* markOf */.Fg)(history, target.sha);
    return {
        outcome: "pass",
        found: `${target.payload?.version} at ${(0,units/* shortSha */.Fu)(target.sha)}, verified${mark ? ` on ${(0,units/* formatTime */.fU)(mark.at)}` : ""}`,
        details: [`Deployment ${target.id} of ${history.environment}`],
        link: target.url,
    };
}
/** Nothing to go back to: natural on the first release, a fault later. */
function nowhere(history, sha) {
    const earlier = history.records.filter((record) => record.payload !== undefined && record.sha !== sha && (0,core_history/* wasLive */.Ss)(record));
    const [newest] = earlier;
    if (newest === undefined) {
        return {
            outcome: "not-applicable",
            found: "First release here: no rollback is possible, a failure has to be fixed forward",
        };
    }
    const front = earlier.length === 1
        ? "The only earlier release"
        : `None of ${earlier.length} earlier releases is verified; the newest`;
    return {
        outcome: "fail",
        found: `${front}, ${newest.payload?.version}, ${whyNot(newest, history)}`,
        remedy: `Verify what runs now (\`release-gate verify --environment ${history.environment} --deployment-id ${newest.id}\`), or say under requirements.rollback-target.not-applicable why none is needed`,
        details: earlier
            .slice(1, 4)
            .map((record) => `${record.payload?.version} ${whyNot(record, history)}`),
        link: newest.url,
    };
}
function whyNot(record, history) {
    if (history.unreachable.includes(record.sha))
        return "has a commit that no longer exists";
    const mark = (0,core_history/* markOf */.Fg)(history, record.sha);
    if (mark === undefined)
        return "was never verified";
    if (mark.state === "pending")
        return "has a verification that did not finish";
    if (mark.state === "success")
        return "is on hold after an earlier failure";
    return `ended with the verdict ${mark.verdict ?? mark.state}`;
}

// EXTERNAL MODULE: ./lib/requirements/versions.js
var versions = __webpack_require__(1248);
;// CONCATENATED MODULE: ./lib/requirements/semver.js




const semver_expected = "A release type no smaller than the step between the versions";
/** The release's type is known and does not promise less than the version says. */
const semver = defineEvaluator({
    id: "semver",
    options: schemas/* strictObject */.rej({}),
    reads: ["release"],
    judge: (_values, _options, { release, environment, declared }) => {
        const { type } = declared.release;
        const { previous, version } = release;
        if (!(0,versions/* isVersion */.lF)(version))
            return notComparable(version);
        if (previous === undefined)
            return first(type, release.type);
        if (!(0,versions/* isVersion */.lF)(previous.version))
            return notComparable(previous.version);
        const step = (0,versions/* compare */.UD)(version, previous.version);
        if (step < 0)
            return backwards(environment, previous.version);
        return ahead(type, { ...release, previous });
    },
});
function ahead(declaredType, { version, previous, sha, type, }) {
    const least = (0,versions/* distance */.Io)(previous.version, version);
    const claimed = declaredType === "auto" ? type : declaredType;
    const step = `${previous.version} to ${version} is a ${least} release`;
    if ((0,versions/* isLower */.cs)(claimed, least)) {
        return {
            outcome: "fail",
            expected: semver_expected,
            found: `${step}, but the release is declared as ${claimed}`,
            remedy: `Set release.type to ${least} or auto in release.yml, or choose a lower version`,
        };
    }
    const same = (0,versions/* compare */.UD)(version, previous.version) === 0;
    const rebuilt = `Same version ${version} on a new commit: ${(0,units/* shortSha */.Fu)(previous.sha)} before, ${(0,units/* shortSha */.Fu)(sha)} now`;
    return {
        outcome: "pass",
        expected: semver_expected,
        found: `${step}, declared as ${claimed}`,
        details: same && previous.sha !== sha ? [rebuilt] : undefined,
    };
}
function first(declaredType, type) {
    const claimed = declaredType === "auto" ? type : declaredType;
    return {
        outcome: "pass",
        expected: semver_expected,
        found: `First release here, declared as ${claimed}: no version to compare with`,
    };
}
/** Production goes back by a rollback; elsewhere an older line may follow a newer one. */
function backwards(environment, previous) {
    const found = `The newer ${previous} runs in ${environment.name}`;
    if (!environment.production) {
        return {
            outcome: "pass",
            expected: semver_expected,
            found: `${found}; outside production an older version may follow`,
        };
    }
    return {
        outcome: "fail",
        expected: semver_expected,
        found,
        remedy: `Choose a version above ${previous}; to go back, run the rollback stage with a reason`,
    };
}
function notComparable(version) {
    return {
        outcome: "fail",
        expected: semver_expected,
        found: `"${version}" is not a semantic version`,
        remedy: "Write three numbers, such as 2.4.0, as the version of the release",
    };
}

;// CONCATENATED MODULE: ./lib/core/commands/authors.js
/** Everybody who wrote one of the commits, each once. */
function authorsOf(changes) {
    const logins = changes.flatMap(({ authors }) => authors);
    return {
        logins: [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()],
        unlinked: [...new Set(changes.flatMap(({ unlinked }) => unlinked))],
    };
}

;// CONCATENATED MODULE: ./lib/core/commands/duties.js


/** How many people of a role must sign. */
function needed(role, { needs }) {
    return Object.hasOwn(needs, role) ? (needs[role] ?? 1) : 1;
}
/**
 * Separation of duties: appoints people to the four roles so that nobody fills two and as many
 * roles as can be are filled, earlier sign-offs first; roles come in the order of `SIGN_OFF_ROLES`.
 * With `distinct: false`, and for other roles, everybody who has signed counts.
 */
function appoint({ signOffs, rules, authors, role }) {
    const own = oncePerPerson(signOffs.filter((one) => one.role === role));
    const isSeparate = rules.distinct && commands_people/* SIGN_OFF_ROLES */.MX.some((name) => name === role);
    if (!isSeparate)
        return { counted: own, refused: [] };
    const barred = (one) => commands_people/* INDEPENDENT_ROLES */.Nz.includes(one.role) && authors.logins.some((login) => isBy(one, login));
    const appointed = matching(oncePerPerson(signOffs.filter((one) => !barred(one))), commands_people/* SIGN_OFF_ROLES */.MX.flatMap((name) => Array.from({ length: needed(name, rules) }, () => name)));
    const counted = own.filter((one) => appointed.get(personOf(one)) === role);
    if (counted.length >= needed(role, rules))
        return { counted, refused: [] };
    const refused = own.flatMap((one) => {
        if (counted.includes(one))
            return [];
        if (barred(one))
            return [(0,refusal/* refuseGiven */.wY)(one, ["author", `@${one.by} wrote commits of this release`])];
        const other = appointed.get(personOf(one)) ?? "another role";
        const why = `@${one.by} has signed off as ${other}, and each of the four roles takes another person`;
        return [(0,refusal/* refuseGiven */.wY)(one, ["signed-another", why])];
    });
    return { counted, refused };
}
const personOf = ({ by }) => by.toLowerCase();
const isBy = (one, login) => personOf(one) === login.toLowerCase();
/** The newest sign-off of each person for each role, in the order of the first ones. */
function oncePerPerson(signOffs) {
    return [...new Map(signOffs.map((one) => [`${one.role} ${personOf(one)}`, one])).values()];
}
/**
 * Persons by the role that they fill: a largest matching of people and places, found by augmenting
 * paths (Kuhn), so that a place once filled stays filled.
 */
function matching(signOffs, places) {
    const placeOf = new Map();
    const fill = (place, tried) => signOffs
        .filter(({ role }) => role === places[place])
        .some((one) => {
        const person = personOf(one);
        if (tried.has(person))
            return false;
        tried.add(person);
        const taken = placeOf.get(person);
        if (taken !== undefined && !fill(taken, tried))
            return false;
        placeOf.set(person, place);
        return true;
    });
    for (const place of places.keys())
        fill(place, new Set());
    return new Map([...placeOf].map(([person, place]) => [person, places[place] ?? ""]));
}

// EXTERNAL MODULE: ./lib/questions/changes.js
var changes = __webpack_require__(6931);
;// CONCATENATED MODULE: ./lib/requirements/signoff.js












const signoff_options = schemas/* strictObject */.rej({
    role: fields/* text */.Qq.meta({ description: "manifest role whose sign-off counts" }),
});
/** The same people are appointed in the rows of all four roles: each needs to know who wrote it. */
const isSeparate = (role) => commands_people/* SIGN_OFF_ROLES */.MX.some((name) => name === role);
/**
 * People who hold the role have signed off this very commit, no holder said no-go since, and unless
 * the manifest says otherwise each of the four roles is another person's, and nobody approves what
 * they wrote.
 */
const signoff = defineEvaluator({
    id: "signoff",
    options: signoff_options,
    reads: ["release", "roles", "signoffs"],
    questions: ({ role }, { release, declared: { release: block, roles, signoffs } }) => ({
        comments: (0,comments/* comments */.n)(block.issue),
        changes: signoffs.distinct && isSeparate(role) ? [(0,changes/* changes */.A)(release.previous?.sha, release.sha)] : [],
        teams: (0,commands_people/* teamsIn */.ON)(roles, [...commands_people/* SIGN_OFF_ROLES */.MX, role]).map((name) => optional((0,team/* team */.g)(name))),
    }),
    judge: (values, { role }, { release: { sha }, declared: { roles, signoffs } }) => {
        const needs = needed(role, signoffs);
        const command = `/sign-off ${role} ${(0,units/* shortSha */.Fu)(sha)}`;
        const expected = `\`${command}\` by ${needs === 1 ? `the ${role}` : `${needs} people as ${role}`}`;
        const { issue, comments } = values.comments;
        const holders = (0,commands_people/* holdersOf */.pW)(role, roles);
        if (holders.length === 0)
            return { expected, ...nobody(role) };
        if (issue === undefined)
            return { expected, ...signoff_nowhere(holders, command) };
        const people = { roles, teams: teamsOf(values.teams) };
        const asked = [...new Set([...commands_people/* SIGN_OFF_ROLES */.MX, role])];
        const { signOffs, noGos, refused } = readSignOffs(comments, { sha, people, roles: asked });
        const authors = authorsOf(values.changes.flatMap(({ commits }) => commits));
        const anew = signOffs.filter((one) => isAnew(one, noGos));
        const appointed = appoint({ signOffs: anew, rules: signoffs, authors, role });
        const own = refused.filter((one) => one.role === undefined || one.role === role);
        const seen = { appointed, authors, noGos, refused: [...own, ...appointed.refused] };
        const row = { role, needs, command, holders, distinct: signoffs.distinct, link: issue.url };
        return { expected, ...decide(seen, row) };
    },
});
function decide(seen, row) {
    const { appointed, noGos, refused, authors } = seen;
    const { counted } = appointed;
    const details = [...refused.map(({ sentence }) => sentence), ...remarks(authors, row)];
    const objection = noGos.findLast(({ roles }) => roles.includes(row.role));
    const isAnswered = counted.length > 0 || appointed.refused.some(({ reason }) => reason === "signed-another");
    if (objection !== undefined && !isAnswered)
        return stopped(objection, row, details);
    const unread = noGos.findLast(({ isUnread }) => isUnread);
    if (unread !== undefined)
        return unclear(`@${unread.by} said no-go`, row, details);
    if (counted.length >= row.needs)
        return signoff_passed(counted, details);
    const unclearSign = refused.findLast(({ reason }) => reason === "unread-team");
    if (unclearSign !== undefined)
        return unclear(`@${unclearSign.by} signed off`, row, details);
    return waiting(seen, row);
}
/** What a reader has to know whatever the outcome. */
function remarks({ unlinked }, { distinct, role }) {
    const names = unlinked.map((name) => `"${name}"`).join(", ");
    const isOff = !distinct && isSeparate(role);
    return [
        ...(unlinked.length === 0 ? [] : [`Commits of ${names} belong to no account: they bar nobody`]),
        ...(isOff ? ["signoffs.distinct is false: one person may fill several roles"] : []),
    ];
}
function nobody(role) {
    return {
        outcome: "fail",
        found: `Nobody holds the role ${role}`,
        remedy: `Name its holders under roles in release.yml on the default branch: \`roles: {${role}: [login]}\``,
    };
}
const named = (logins) => logins.map((name) => `@${name}`).join(" or ");
function signoff_nowhere(holders, command) {
    return {
        outcome: "pending",
        found: "No release issue to sign off in",
        remedy: `Open one issue with the label \`release\`, or set release.issue; then comment \`${command}\` on it as ${named(holders)}`,
    };
}
function stopped(noGo, { command, holders }, details) {
    return {
        outcome: "fail",
        found: `@${noGo.by} said no-go on ${(0,units/* formatTime */.fU)(noGo.at)}: ${noGo.because}`,
        remedy: `Settle it; then comment \`${command}\` on the release issue as ${named(holders)}`,
        details,
        link: noGo.url,
    };
}
/** Nobody can tell whether somebody holds the role: that is neither a pass nor a stop. */
function unclear(what, { role, link }, details) {
    return {
        outcome: "unknown",
        found: `${what}, and a team that may give them the role could not be read`,
        remedy: `Give the action a token that may read the organisation's members, or name logins under roles.${role}`,
        details,
        link,
    };
}
function signoff_passed(counted, details) {
    const last = counted.at(-1);
    const people = counted.map(({ by }) => `@${by}`).join(" and ");
    return {
        outcome: "pass",
        found: `${people} signed off ${(0,units/* shortSha */.Fu)(last?.commit ?? "")} on ${(0,units/* formatTime */.fU)(last?.at ?? "")}`,
        details,
        link: last?.url,
    };
}
function waiting({ appointed, authors, refused }, row) {
    const { counted } = appointed;
    const { needs, command, holders, role, link } = row;
    const taken = [...counted.map(({ by }) => by), ...authors.logins];
    const able = holders.filter((holder) => !taken.some((login) => (0,commands_people/* sameLogin */.Up)(login, holder)));
    const some = counted.length === 0 ? "No sign-off yet" : `${counted.length} of ${needs} sign-offs`;
    const last = counted.length === 0 ? refused.at(-1)?.sentence : undefined;
    const others = refused.map(({ sentence }) => sentence).filter((one) => one !== last);
    return {
        outcome: "pending",
        found: last ?? some,
        remedy: able.length === 0
            ? `Name somebody else under roles.${role} in release.yml on the default branch: all its holders have signed, or wrote commits of this release`
            : `Comment \`${command}\` on the release issue as ${named(able)}`,
        details: [...others, ...remarks(authors, row)],
        link,
    };
}

// EXTERNAL MODULE: ./lib/core/wording.js
var wording = __webpack_require__(5030);
;// CONCATENATED MODULE: ./lib/requirements/smoke-prepared.js



/** At least one critical check stands ready. */
const smokePrepared = defineEvaluator({
    id: "smoke-prepared",
    options: schemas/* strictObject */.rej({}),
    reads: ["smoke"],
    judge: (_values, _options, { declared: { smoke } }) => {
        const { critical, warning } = smoke;
        const expected = "At least one critical smoke check";
        if (critical.length === 0) {
            return {
                outcome: "fail",
                expected,
                found: warning.length === 0
                    ? "No check"
                    : `${(0,wording/* plural */.LS)(warning.length, "check")}, none of them critical`,
                remedy: "Add a check without `severity: warning` under smoke.checks in release.yml",
            };
        }
        return {
            outcome: "pass",
            expected,
            found: `${critical.length} critical, ${warning.length} for warning only`,
            details: [`Critical: ${critical.join(", ")}`],
        };
    },
});

;// CONCATENATED MODULE: ./lib/requirements/verified-before.js





/** Every environment that comes before has this very commit, live and verified. */
const verifiedBefore = defineEvaluator({
    id: "verified-before",
    options: schemas/* strictObject */.rej({}),
    // what comes before an environment is read from the default branch, as `manifest` is
    reads: ["manifest"],
    questions: (_options, { environment }) => ({
        histories: environment.after.map((name) => (0,questions_history/* history */.b6)(name)),
    }),
    judge: ({ histories }, _options, { release: { sha, version }, environment }) => {
        const names = environment.after.join(", ");
        if (histories.length === 0) {
            return {
                outcome: "not-applicable",
                expected: "A verified deployment of this commit in the environments before this one",
                found: `No environment comes before ${environment.name}`,
            };
        }
        const seen = histories.map((each) => ({ name: each.environment, ...look(each, sha) }));
        const open = seen.find((each) => each.outcome === "fail") ??
            seen.find((each) => each.outcome === "pending");
        const shown = open ?? seen[0];
        return {
            outcome: open?.outcome ?? "pass",
            expected: `${(0,units/* shortSha */.Fu)(sha)} live and verified in ${names}`,
            found: `In ${shown?.name}, ${shown?.text}`,
            remedy: open && remedyFor(open.name, open.outcome, version),
            details: seen.length > 1 ? seen.map((each) => `In ${each.name}, ${each.text}`) : undefined,
            link: shown?.link,
        };
    },
});
function look(history, sha) {
    const record = history.records.find((r) => r.payload !== undefined && r.sha === sha && !(0,core_history/* wasGivenUp */.cc)(r));
    const link = record?.url;
    const says = (outcome, text) => ({ outcome, text, link });
    if (record === undefined)
        return says("pending", `${(0,units/* shortSha */.Fu)(sha)} has not been deployed there`);
    if ((0,core_history/* isOpen */.nT)(record))
        return says("pending", `deployment ${record.id} is still in progress`);
    if (!(0,core_history/* wasLive */.Ss)(record)) {
        const state = record.statuses[0]?.state ?? "unknown";
        return says("fail", `deployment ${record.id} ended as ${state}`);
    }
    const mark = (0,core_history/* markOf */.Fg)(history, sha);
    if (mark === undefined) {
        return says("pending", `deployment ${record.id} is live and has not been verified`);
    }
    if (mark.state === "pending") {
        return says("pending", `the verification of deployment ${record.id} has not finished`);
    }
    if (mark.state !== "success") {
        return says("fail", `the newest verification ended with the verdict ${mark.verdict ?? mark.state}`);
    }
    if (mark.deployment !== record.id) {
        return says("pending", `deployment ${record.id} has not been verified, only ${mark.deployment ?? "another"} of the same commit`);
    }
    return says("pass", `deployment ${record.id} was verified on ${(0,units/* formatTime */.fU)(mark.at)}`);
}
function remedyFor(name, outcome, version) {
    const run = `release-gate release --environment ${name} --release-version ${version}`;
    return outcome === "fail"
        ? `Find out what failed in ${name}, correct it, and release the new commit there first`
        : `Release it to ${name} first: \`${run}\``;
}

// EXTERNAL MODULE: ./lib/questions/tags.js
var tags = __webpack_require__(9297);
;// CONCATENATED MODULE: ./lib/requirements/version.js






const version_expected = "A new semantic version whose tag, if any, is at this commit, and a valid date";
/** Version and date are settled: new, not taken by another commit, and written as they must be. */
const version = defineEvaluator({
    id: "version",
    options: schemas/* strictObject */.rej({}),
    reads: ["release", optional("calendar")],
    questions: (_options, { release }) => ({ tags: (0,tags/* tags */._)(release.version) }),
    judge: ({ tags }, _options, { release, now, declared }) => {
        const { date } = declared.release;
        const problem = versionProblem(release, tags) ?? (date === undefined ? undefined : dateProblem(date));
        if (problem !== undefined)
            return problem;
        const today = clockOf(declared.calendar?.timezone ?? "UTC")(now).date;
        return {
            outcome: "pass",
            expected: version_expected,
            found: `${release.version} (${release.versionFrom}), ${sinceText(release, tags.latestRelease)}`,
            details: [dateText(date, today)],
        };
    },
});
function versionProblem({ version, sha }, { tagged, latestRelease }) {
    if (!(0,versions/* isVersion */.lF)(version)) {
        return fail(`"${version}" is not a semantic version`, "Write three numbers, such as 2.4.0, as the version of the release");
    }
    if (tagged !== undefined && tagged !== sha) {
        return fail(`The tag of ${version} is at ${(0,units/* shortSha */.Fu)(tagged)}, not at ${(0,units/* shortSha */.Fu)(sha)}`, "Release the tagged commit, or choose a version that has no tag yet");
    }
    if (latestRelease === undefined)
        return undefined;
    if (!(0,versions/* isVersion */.lF)(latestRelease)) {
        return {
            outcome: "unknown",
            expected: version_expected,
            found: `The latest release has the version ${latestRelease}, which cannot be compared`,
            remedy: "Give the latest release a tag such as v2.3.7",
        };
    }
    const step = (0,versions/* compare */.UD)(version, latestRelease);
    if (step > 0 || (step === 0 && tagged === sha))
        return undefined;
    return fail(`${version} is ${step === 0 ? "already published" : `below the published ${latestRelease}`}`, `Choose a version above ${latestRelease}`);
}
function dateProblem(date) {
    if ((0,units/* isIsoDate */.s6)(date))
        return undefined;
    return fail(`"${date}" is not a date`, "Write release.date as year-month-day, such as 2026-11-20");
}
function sinceText({ version }, latest) {
    if (latest === undefined)
        return "nothing published before";
    return (0,versions/* compare */.UD)(version, latest) === 0
        ? "published at this commit"
        : `above the published ${latest}`;
}
function dateText(date, today) {
    if (date === undefined)
        return "No release.date is declared: the day of the deployment counts";
    return date === today ? `Dated today, ${date}` : `Dated ${date}, but today is ${today}`;
}
function fail(found, remedy) {
    return { outcome: "fail", expected: version_expected, found, remedy };
}

;// CONCATENATED MODULE: ./lib/requirements/window.js




/** Windows repeat weekly; a day more covers a change of the clocks. */
const HORIZON_MS = 8 * 24 * 60 * MINUTE_MS;
/** Now lies in one of the deployment windows, half-open by the clocks of the manifest's zone. */
const window_window = defineEvaluator({
    id: "window",
    options: schemas/* strictObject */.rej({}),
    reads: ["calendar"],
    judge: (_values, _options, { now, declared: { calendar } }) => {
        const { timezone, windows, freezes } = calendar;
        const expected = windows.length === 0 ? "A deployment window" : `Window ${windows.map(windowText).join("; ")}`;
        if (windows.length === 0) {
            return { outcome: "not-applicable", expected, found: "No window is declared" };
        }
        const clock = clockOf(timezone);
        if (windows.some((w) => isInside(w, clock(now)))) {
            return { outcome: "pass", expected, found: `${bothClocks(now, timezone)} is in a window` };
        }
        const opening = nextOpening(windows, clock, now);
        if (opening === undefined) {
            return {
                outcome: "fail",
                expected,
                found: "The declared windows never open",
                remedy: "Give the windows days and hours in release.yml on the default branch",
            };
        }
        const frozen = activeFreezes(freezes, clock(opening).date)[0];
        return {
            outcome: "pending",
            expected,
            found: `${bothClocks(now, timezone)} is outside every window`,
            remedy: `Run again in the next window, from ${bothClocks(opening, timezone)}`,
            details: frozen && [`That window is within the freeze through ${frozen.through}`],
        };
    },
});
/**
 * The first instant after `now` (epoch milliseconds) inside a window. It goes from window start to
 * window start, and minute by minute through an hour in which the clocks change.
 */
function nextOpening(windows, clock, now) {
    let at = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
    while (at <= now + HORIZON_MS) {
        const local = clock(at);
        if (windows.some((w) => isInside(w, local)))
            return at;
        const stride = Math.min(60, untilNextStart(windows, local)) * MINUTE_MS;
        at += clock(at + stride).offset === local.offset ? stride : MINUTE_MS;
    }
    return undefined;
}
function isInside(window, { day, minute }) {
    return window.days.includes(day) && window.fromMinute <= minute && minute < window.toMinute;
}
/** Minutes to the next start of any window today, else to midnight; at least one. */
function untilNextStart(windows, { day, minute }) {
    const starts = windows
        .filter((w) => w.days.includes(day) && w.fromMinute > minute)
        .map((w) => w.fromMinute);
    return Math.min(1440, ...starts) - minute;
}
function windowText({ days, fromMinute, toMinute }) {
    return `${days.join(", ")} ${hourText(fromMinute)}-${hourText(toMinute)}`;
}

;// CONCATENATED MODULE: ./lib/requirements/index.js














/** Every kind of requirement, by the name that a policy row `uses`. */
const EVALUATORS = {
    ci: ci,
    freeze: freeze,
    from: from,
    held: held,
    manifest: manifest,
    notes: notes,
    plan: plan,
    "rollback-target": rollbackTarget,
    semver: semver,
    signoff: signoff,
    "smoke-prepared": smokePrepared,
    "verified-before": verifiedBefore,
    version: version,
    window: window_window,
};


/***/ }),

/***/ 1248:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Io: () => (/* binding */ distance),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   cs: () => (/* binding */ isLower),
/* harmony export */   lF: () => (/* binding */ isVersion)
/* harmony export */ });
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8469);
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var semver_functions_diff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(711);
/* harmony import */ var semver_functions_diff_js__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(semver_functions_diff_js__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6353);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_2__);



const RANK = ["patch", "minor", "major"];
/** True for `2.4.0` and `2.4.0-rc.1`; a leading `v` or a missing number is not semantic versioning. */
function isVersion(text) {
    return /^\d/.test(text) && semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_2___default()(text) !== null;
}
/** Below, at or above zero as `a` comes before, with or after `b`; both must be versions. */
function compare(a, b) {
    return semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0___default()(a, b);
}
/**
 * The type that the step between two versions asks for at least. A step between pre-releases or
 * to the same version is a patch.
 */
function distance(from, to) {
    const step = semver_functions_diff_js__WEBPACK_IMPORTED_MODULE_1___default()(from, to)?.replace(/^pre(?!release)/, "");
    return RANK.find((type) => type === step) ?? "patch";
}
/** True when `type` promises less than `least`. */
function isLower(type, least) {
    return RANK.indexOf(type) < RANK.indexOf(least);
}


/***/ })

};
;