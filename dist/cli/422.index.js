export const id = 422;
export const ids = [422];
export const modules = {

/***/ 3657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ signOffsIn),
/* harmony export */   Uw: () => (/* binding */ liftsIn),
/* harmony export */   pW: () => (/* binding */ holdersOf),
/* harmony export */   rj: () => (/* binding */ readLifts)
/* harmony export */ });
/* unused harmony export LIFTING_ROLES */
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7564);

/** Roles that may take back a hold. */
const LIFTING_ROLES = ["release-coordinator", "pm"];
const COMMIT = /^[0-9a-f]{7,40}$/i;
const COMMAND = /^\/(sign[-_]?off|lift[-_]?hold|no[-_]?go)(?=\s|$)(.*)$/i;
/** Logins that hold a role, without `@`, in the order of the manifest. */
function holdersOf(role, roles) {
    const logins = Object.hasOwn(roles, role) ? (roles[role] ?? []) : [];
    return logins.map((login) => login.trim().replace(/^@/, "")).filter((login) => login !== "");
}
/**
 * Sign-offs of a role for a commit, and the `/no-go`s of its holders, each oldest first; with the
 * near misses that were meant for this role.
 */
function signOffsIn(comments, wanted) {
    const signOffs = [];
    const noGos = [];
    const refused = [];
    const entitled = [wanted.role];
    for (const command of commandsIn(comments)) {
        if (command.name === "lift-hold" || !concerns(command, wanted.role))
            continue;
        const refusal = refuseAuthor(command, entitled, wanted.roles) ??
            (command.name === "sign-off" ? refuseSignOff(command, wanted.sha) : undefined);
        if (refusal !== undefined) {
            // Anybody may write about a no-go; only those of the role's holders are news here.
            if (command.name === "sign-off" || refusal.reason === "edited")
                refused.push(refusal);
        }
        else if (command.name === "sign-off") {
            signOffs.push({ ...given(command), commit: command.words[1] ?? "" });
        }
        else {
            noGos.push({ ...given(command), because: because(command) ?? "no reason given" });
        }
    }
    return { signOffs, noGos, refused };
}
/** Every `/lift-hold because …` by a release coordinator or PM, oldest first. */
function liftsIn(comments, roles) {
    return readLifts(comments, roles).lifts;
}
/** Lifts with the near misses, oldest first. */
function readLifts(comments, roles) {
    const lifts = [];
    const refused = [];
    for (const command of commandsIn(comments)) {
        if (command.name !== "lift-hold")
            continue;
        const refusal = refuseAuthor(command, LIFTING_ROLES, roles) ?? refuseLift(command);
        if (refusal === undefined)
            lifts.push(given(command));
        else
            refused.push(refusal);
    }
    return { lifts, refused };
}
function commandsIn(comments) {
    return comments
        .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id)
        .flatMap((comment) => spokenLines(comment.body).flatMap((text) => {
        const [, written = "", rest = ""] = COMMAND.exec(text) ?? [];
        if (written === "")
            return [];
        const plain = written.toLowerCase().replaceAll(/[-_]/g, "");
        const name = plain === "signoff" ? "sign-off" : plain === "lifthold" ? "lift-hold" : "no-go";
        const words = rest.split(/\s+/).filter((word) => word !== "");
        return [{ name, written: `/${written}`, words, comment }];
    }));
}
/** Lines that the author says: not in a code fence, a quote (lazy lines included) or an HTML comment. */
function spokenLines(body) {
    const spoken = [];
    let fence;
    let quoted = false;
    for (const text of body.replace(/<!--[\s\S]*?(-->|$)/g, hidden).split(/\r\n|\r|\n/)) {
        const marks = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1];
        if (fence !== undefined) {
            const closes = marks?.startsWith(fence) && text.trim() === marks;
            if (closes)
                fence = undefined;
            continue;
        }
        if (marks !== undefined)
            fence = marks;
        quoted = /^ {0,3}>/.test(text) || (quoted && text.trim() !== "");
        if (fence === undefined && !quoted)
            spoken.push(text);
    }
    return spoken;
}
/** Keeps what follows an HTML comment from moving to the start of a line. */
function hidden(comment) {
    return ` ${comment.replace(/[^\n]/g, "")} `;
}
/** A sign-off that names no role may have been meant for any. */
function concerns(command, role) {
    const named = command.words[0]?.toLowerCase();
    return command.name === "no-go" || named === undefined || named === role.toLowerCase();
}
function refuseAuthor(command, entitled, roles) {
    const { author, createdAt, updatedAt } = command.comment;
    const holds = entitled.some((role) => holdersOf(role, roles).some((login) => login.toLowerCase() === author.toLowerCase()));
    if (!holds)
        return refuse(command, "wrong-role", `is not ${entitled.join(" or ")}`);
    if (author.toLowerCase().endsWith("[bot]")) {
        return refuse(command, "not-a-person", "is a program, not a person");
    }
    if (createdAt !== updatedAt)
        return refuse(command, "edited", "edited the comment afterwards");
    return undefined;
}
function refuseSignOff(command, sha) {
    const [role, commit, ...more] = command.words;
    if (command.written.toLowerCase() !== "/sign-off") {
        return refuse(command, "malformed", "did not write /sign-off");
    }
    if (role === undefined)
        return refuse(command, "malformed", "named no role");
    if (commit === undefined || !COMMIT.test(commit)) {
        return refuse(command, "names-no-commit", "named no commit of at least 7 digits");
    }
    if (more.length > 0) {
        return refuse(command, "malformed", "wrote more than role and commit in that line");
    }
    if (sha.toLowerCase().startsWith(commit.toLowerCase()))
        return undefined;
    return refuse(command, "other-commit", `signed ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .shortSha */ .Fu)(commit)}, which is another commit`);
}
function refuseLift(command) {
    if (command.written.toLowerCase() !== "/lift-hold") {
        return refuse(command, "malformed", "did not write /lift-hold");
    }
    if (because(command) !== undefined)
        return undefined;
    return refuse(command, "malformed", "gave no reason (/lift-hold because …)");
}
function because({ words }) {
    const [first, ...reason] = words;
    return first?.toLowerCase() === "because" && reason.length > 0 ? reason.join(" ") : undefined;
}
function refuse(command, reason, why) {
    const named = command.name === "sign-off" ? command.words.slice(0, 2) : [];
    const said = [`/${command.name}`, ...named].join(" ");
    const who = command.comment.author === "" ? "somebody" : `@${command.comment.author}`;
    return { ...given(command), reason, sentence: `${said} does not count: ${who} ${why}` };
}
function given({ comment }) {
    return { by: comment.author, at: comment.createdAt, url: comment.url };
}


/***/ }),

/***/ 4541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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
function refuse({ file, inputs, declared }, { values, carriesCommit }) {
    if (inputs === undefined) {
        return {
            reason: `${file} cannot be dispatched: it is not on the default branch, or has no workflow_dispatch`,
            remedy: addInput(file),
        };
    }
    const names = inputs.map((input) => input.name);
    const strange = Object.keys(values).filter((name) => !names.includes(name));
    if (strange.length > 0) {
        return {
            reason: `${file} declares no input ${strange.join(", ")}`,
            remedy: `Take ${strange.join(", ")} out of deploy.with, or declare it in ${file}; it declares ${names.join(", ") || "none"}.`,
        };
    }
    if (!carriesCommit)
        return commitRefusal(file, declared, names);
    const lacking = inputs
        .filter((input) => input.required && !input.hasDefault && (values[input.name] ?? "") === "")
        .map((input) => input.name);
    if (lacking.length === 0)
        return undefined;
    return {
        reason: `${file} requires ${lacking.join(", ")}, and nothing gives a value`,
        remedy: `Add to the manifest: deploy: {with: {${lacking.map((name) => `${name}: …`).join(", ")}}}`,
    };
}
function commitRefusal(file, declared, names) {
    const overridden = Object.keys(declared ?? {}).find((name) => COMMIT_NAMES.includes(name));
    if (overridden === undefined || !names.includes(overridden)) {
        return {
            reason: `No input of ${file} takes the commit: it would deploy whatever its branch holds`,
            remedy: addInput(file),
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

/***/ 631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

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
/** Context of the mark of an environment. */
function markContext(environment) {
    return `release-gate/${environment}/verify`;
}
/** Key of a claim: one deployment per environment, commit, run and kind. */
function claimKey(parts) {
    return `rg:${parts.repository}:${parts.environment}:${parts.sha}:${parts.run}:${parts.kind}`;
}
/** Newest of our records. */
function newest(history) {
    return history.records.find((record) => record.payload !== undefined);
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
    return !record.statuses.some((s) => ["success", "failure", "error", "inactive"].includes(s.state));
}
/** Newest mark of a commit. */
function markOf(history, sha) {
    return history.marks.find((mark) => mark.sha === sha);
}
/** Newest mark that names this deployment. */
function markOfDeployment(history, deployment) {
    return history.marks.find((mark) => mark.deployment === deployment);
}
/** The newest `failure` mark of the commit that no later lift has taken back. */
function heldBy(history, sha, lifts) {
    return history.marks.find((mark) => mark.sha === sha &&
        mark.state === "failure" &&
        !lifts.some((lift) => Date.parse(lift.at) > Date.parse(mark.at)));
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
    return newer.find((r) => r.payload !== undefined || r.sha !== record.sha);
}


/***/ }),

/***/ 5524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ Problem)
/* harmony export */ });
/** An error that a user can act on; anything else that is thrown is a bug. */
class Problem extends Error {
    code;
    remedy;
    place;
    constructor({ code, sentence, remedy, place, cause }) {
        super(sentence, { cause });
        this.name = "Problem";
        this.code = code;
        this.remedy = remedy;
        this.place = place;
    }
}


/***/ }),

/***/ 6211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ checks),
/* harmony export */   _A: () => (/* binding */ tags),
/* harmony export */   b6: () => (/* binding */ history),
/* harmony export */   bu: () => (/* binding */ declared),
/* harmony export */   kn: () => (/* binding */ workflow),
/* harmony export */   nK: () => (/* binding */ comments),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
const history = (environment) => ({
    kind: "history",
    key: `history ${environment}`,
    environment,
});
const checks = (sha) => ({
    kind: "checks",
    key: `checks of ${sha}`,
    sha,
});
const comments = (issue) => ({
    kind: "comments",
    key: issue === undefined ? "comments of the release issue" : `comments of issue ${issue}`,
    issue,
});
const markdown = (path) => ({
    kind: "markdown",
    key: `file ${path}`,
    path,
});
const declared = (block) => ({ kind: "declared", key: `declared ${block}`, block });
const workflow = (file) => ({
    kind: "workflow",
    key: `workflow ${file}`,
    file,
});
const tags = (version) => ({
    kind: "tags",
    key: `tags of ${version}`,
    version,
});


/***/ }),

/***/ 9716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ redactor),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   YF: () => (/* binding */ mdLink),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   nx: () => (/* binding */ mdBlock),
/* harmony export */   xs: () => (/* binding */ mdCode)
/* harmony export */ });
/* unused harmony export mdLines */
// Escape sequences that colour, move the cursor or set a title.
const TERMINAL = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u001b\u009b]\[?[0-?]*[ -/]*[@-~]/g;
// Control, formatting and bidirectional characters, lone surrogates, and whatever a font draws
// as nothing: what a reader does not see may not change what a reader sees. Emoji keep their
// presentation selectors.
const INVISIBLE = /(?!\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
// More marks on one letter than any script needs: they grow over the lines around it.
const STACKED = /(\p{M}{4})\p{M}+/gu;
/**
 * Foreign text as one line that no terminal, log or log command acts upon: line breaks and tabs
 * become spaces, control and bidirectional characters go, `##[` and a word that begins with `::`
 * are broken up (actions/runner ActionCommand.cs reads the first anywhere, the second after any
 * leading space; a wrapped line may begin at any word). Doing it twice changes nothing.
 */
function line(text) {
    return text
        .replace(TERMINAL, "")
        .replace(/(?:(?!\ufeff)[\s\u0085])+/gu, " ")
        .replace(INVISIBLE, "")
        .replace(STACKED, "$1")
        .replace(/ {2,}/g, " ")
        .replaceAll("##[", "# #[")
        .replace(/(?<=^| )::+/g, (colons) => [...colons].join(" "))
        .trim();
}
/** Foreign text of several lines, each made safe by `line`; indentation stays, empty lines go. */
function lines(text) {
    return text
        .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
        .map((part) => {
        const clean = line(part);
        return clean === "" ? "" : `${/^ {0,20}/.exec(part)?.[0] ?? ""}${clean}`;
    })
        .filter((part) => part !== "");
}
// Whatever GitHub turns into a link, a mention, a reference, an emoji or mathematics. It does so
// after Markdown is read, so that escaping does not help; it leaves code alone. A pair of back
// ticks in plain text means code, too.
const ACTED_UPON = new RegExp(`(?:${[
    /(?<![a-z])[a-z]+:\/\/[^\s`|<>\\]+(?<![.,;:!?()[\]{}'"])/, // address
    /www\.[^\s`|<>\\]+(?<![.,;:!?()[\]{}'"])/,
    /(?<![\w./+-])[\w./+-]*@\w(?:[\w./-]*\w)?/, // mention, e-mail, commit of another repository
    /(?<![\w./+-])[\w./+-]*#\d+/, // issue
    /\bGH-\d+/,
    /(?<![\w/@#-])(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?![\w-])/, // commit
    /:(?!\d{1,2}:)[\w+-]+:/, // emoji; the minutes of a time are none
    /\$+(?:[\w.[\]*$-]*[\w\]*$])?/, // mathematics
]
    .map((pattern) => pattern.source)
    .join("|")})+|\`[^\`|]+\``, "gi");
/** Markup characters made literal; `_` inside a word is no markup and stays readable. */
function escapeMarkup(text) {
    return text
        .replace(/@(?=\w)|#(?=\d)/g, "$&\u2060")
        .replace(/[\\*~|[\]]/g, "\\$&")
        .replace(/&(?=[#\w])/g, "&amp;")
        .replaceAll("`", "&#96;")
        .replaceAll("<", "&lt;")
        .replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, (run) => run.replaceAll("_", "\\_"));
}
/**
 * Foreign text for GitHub Markdown: no markup, link, mention, reference, HTML or emoji code. What
 * GitHub would act upon is shown as code, the rest is escaped, so that people can read the source.
 */
function escapeMarkdown(text) {
    const clean = line(text);
    const parts = [];
    let from = 0;
    for (const match of clean.matchAll(ACTED_UPON)) {
        parts.push(escapeMarkup(clean.slice(from, match.index)), `\`${match[0].replaceAll("`", "")}\``);
        from = match.index + match[0].length;
    }
    parts.push(escapeMarkup(clean.slice(from)));
    return parts
        .join("")
        .replace(/^(?:[#>+=-]|:(?=-))/, "\\$&") // heading, quotation, list, rule, table: only in front
        .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\")
        .replace(/!$/, "\\!"); // before a link it would make an image
}
const isMarkdown = (value) => typeof value === "object" && value !== null && "markdown" in value;
/** Markdown from a template: every value is escaped unless it is Markdown already. */
function md(strings, ...values) {
    const text = (value) => {
        if (isMarkdown(value))
            return value.markdown;
        if (Array.isArray(value))
            return value.map(text).join("");
        return escapeMarkdown(String(value));
    };
    return { markdown: strings.reduce((all, part, i) => all + text(values[i - 1]) + part) };
}
/** Lines joined into one Markdown. */
function mdLines(parts) {
    return { markdown: parts.map((part) => part.markdown).join("\n") };
}
// http or https, printable ASCII, no user name that could pass for the host, nothing that ends a
// link or a table cell.
const LINKABLE = /^https?:\/\/(?![^/?#]*@)(?:(?![<>()"'`\\|])[!-~])+$/i;
/** A link, or the plain text where the address is not a plain http or https one. */
function mdLink(text, url) {
    if (url === undefined || !LINKABLE.test(url))
        return md `${text}`;
    return { markdown: `[${md `${text}`.markdown}](${url.replaceAll("&", "&amp;")})` };
}
const longestRun = (text) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
/** Foreign text as code: a fence that the text cannot close. `|` is drawn as a look-alike. */
function mdCode(text) {
    const clean = line(text);
    const fence = "`".repeat(longestRun(clean) + 1);
    const pad = /^`|`$|^$/.test(clean) ? " " : "";
    return { markdown: `${fence}${pad}${clean.replaceAll("|", "\u2502")}${pad}${fence}` };
}
/** Foreign lines as a block of code that people copy from; `language` is ours. */
function mdBlock(text, language = "") {
    const body = lines(text).join("\n");
    const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
    return { markdown: `${fence}${language}\n${body}\n${fence}` };
}
/** Cuts at a length in characters and says that it did. */
function cut(text, length) {
    const characters = [...text];
    if (characters.length <= length)
        return text;
    return `${characters
        .slice(0, Math.max(0, length - 1))
        .join("")
        .trimEnd()}…`;
}
/**
 * A function that takes every secret out of a text, also encoded for a URL, JSON or base64, line
 * by line, and with its spaces collapsed as `line` does.
 */
function redactor(secrets) {
    const forms = new Set(secrets.filter((secret) => secret !== "").flatMap(formsOf));
    if (forms.size === 0)
        return (text) => text;
    const longestFirst = [...forms].sort((a, b) => b.length - a.length);
    const pattern = longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
    const any = new RegExp(pattern.join("|"), "g");
    return (text) => text.replace(any, "***");
}
/** Parts shorter than this are no secret of their own; hiding them would only hide the report. */
const SHORTEST_PART = 4;
function formsOf(secret) {
    const parts = [...secret.split(/[\r\n]+/), ...secret.split(/[\r\n]+/).map(line), line(secret)];
    const wholes = [
        secret,
        ...parts.map((part) => part.trim()).filter((part) => part.length >= SHORTEST_PART),
    ];
    return wholes.flatMap((whole) => {
        const url = encodeURIComponent(whole.replace(/\p{Cs}/gu, "\ufffd"));
        return [
            whole,
            url,
            url.replaceAll("%20", "+"),
            url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
            JSON.stringify(whole).slice(1, -1),
            ...base64Forms(whole),
        ];
    });
}
/** The secret inside base64 at each of the three byte offsets, without the shifting ends. */
function base64Forms(secret) {
    const bytes = new TextEncoder().encode(secret);
    if (bytes.length < 6)
        return [];
    return [0, 1, 2].flatMap((shift) => {
        const shifted = new Uint8Array(bytes.length + shift);
        shifted.set(bytes, shift);
        const binary = Array.from(shifted, (byte) => String.fromCharCode(byte)).join("");
        // Characters that hold only bits of the secret: each stands for 6 bits.
        const from = Math.ceil((shift * 8) / 6);
        const form = btoa(binary).slice(from, Math.floor((shifted.length * 8) / 6));
        return [form, form.replaceAll("+", "-").replaceAll("/", "_")];
    });
}


/***/ }),

/***/ 7564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   T1: () => (/* binding */ formatShare),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   lo: () => (/* binding */ parsePercent)
/* harmony export */ });
const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Milliseconds of `500ms`, `5s`, `15m`, `2h` or `1d`; undefined for anything else. */
function parseDuration(text) {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text);
    if (match === null)
        return undefined;
    const ms = Number(match[1]) * UNITS_MS[match[2]];
    const whole = Math.round(ms);
    // 4.1 h is 14 759 999.999999998 ms in binary, and means a whole number.
    return Number.isSafeInteger(whole) && Math.abs(ms - whole) <= whole * 1e-12 ? whole : undefined;
}
/** The shortest exact writing of a duration: `15m`, `1m 30s`, `800ms`. */
function formatDuration(ms) {
    if (Math.round(ms) < 1000)
        return `${Math.round(ms)}ms`;
    const seconds = Math.round(ms / 100) / 10;
    if (seconds < 60)
        return `${seconds}s`;
    const whole = Math.round(ms / 1000);
    const parts = [
        [Math.floor(whole / 3600), "h"],
        [Math.floor((whole % 3600) / 60), "m"],
        [whole % 60, "s"],
    ];
    return parts
        .filter(([n]) => n > 0)
        .map(([n, unit]) => `${n}${unit}`)
        .join(" ");
}
/** Share (0 to 1) of `5%`; undefined for anything else or above 100 %. */
function parsePercent(text) {
    const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
    const share = match === null ? Number.NaN : Number(match[1]) / 100;
    return share >= 0 && share <= 1 ? share : undefined;
}
/** `33.3 %`: a share with at most one decimal, two below one per cent; never `0 %` for more than nothing. */
function formatShare(share) {
    const percent = share * 100;
    if (percent > 0 && percent < 0.005)
        return "< 0.01 %";
    return `${Number(percent.toFixed(percent !== 0 && percent < 1 ? 2 : 1))} %`;
}
/** First seven digits of a commit. */
function shortSha(sha) {
    return sha.slice(0, 7);
}
/** `2026-11-20 14:23 UTC`. */
function formatTime(iso) {
    return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}


/***/ }),

/***/ 2640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   id: () => (/* binding */ id),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   vs: () => (/* binding */ template)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2047);
/* harmony import */ var _core_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7564);


// A manifest is parsed once: compiling a parser for each schema first takes longer than it saves.
zod__WEBPACK_IMPORTED_MODULE_1__/* .config */ .$W({ jitless: true });
const NO_EXPRESSION = /^(?![\s\S]*\$\{\{)/;
/** Plain text in which no `${{ … }}` may stand. Numbers in YAML are read as they were written. */
const text = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .min(1, "write some text")
    .regex(NO_EXPRESSION, "an expression is not possible here: write the value itself");
/** Text in which `${{ … }}` may stand; a stage resolves it before a room sees it. */
const template = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .min(1, "write some text")
    .meta({ description: "may hold expressions" });
/** `500ms`, `5s`, `15m`, `2h`, `1d`; read as milliseconds. */
const duration = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, "write a duration with its unit, such as 500ms, 5s, 15m or 2h")
    .transform((value) => (0,_core_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E9)(value) ?? Number.NaN)
    .pipe(zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig({ error: "write a duration of whole milliseconds" })
    .positive("write a duration above zero"));
/** `5%`; read as a share from 0 to 1. */
const percent = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^\d+(\.\d+)?%$/, "write a percentage with its sign, such as 5%")
    .transform((value) => (0,_core_units_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePercent */ .lo)(value) ?? Number.NaN)
    .pipe(zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig({ error: "write a percentage from 0% to 100%" }));
/** An id of the manifest's own making: letters, digits, and ` . _ - /` between them. */
const id = text.regex(/^[\w/][\w ./-]*$/, "write an id of letters, digits, spaces and . _ - /");


/***/ }),

/***/ 6964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q$: () => (/* binding */ LATER_KEYS),
/* harmony export */   x$: () => (/* binding */ healthOptions),
/* harmony export */   ze: () => (/* binding */ DEFAULT_MAX)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2640);


/** Limit of a signal that names none: `10%`. */
const DEFAULT_MAX = 0.1;
const max = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .percent */ .KN.pipe(zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
    .gt(0, "write a limit above 0%: that nothing is ever bad cannot be proven")
    .lt(1, "write a limit below 100%"));
const signal = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    probe: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__.id.meta({ description: "id of a check, which is repeated and counted" }),
    "error-rate": zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ max: max.meta({ description: "largest share of bad answers" }) })
        .prefault({ max: "10%" }),
});
const reaction = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["rollback", "hold"]);
/** The manifest's `health` block; what is not given comes from the policy or the smoke checks. */
const healthOptions = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    observe: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.meta({ description: "length of the window after a deployment" }).optional(),
    every: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.meta({ description: "time from one look to the next" }).optional(),
    prolong: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0
        .meta({ description: "an undecided window goes on up to here in all" })
        .optional(),
    signals: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(signal).min(1, "name at least one signal, or leave `signals` out").optional(),
    on: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        fail: reaction.optional(),
        inconclusive: reaction.optional(),
        unknown: reaction.optional(),
    })
        .optional(),
});
/** Keys of `health` and its signals that are planned and not acted on: refused, and said so. */
const LATER_KEYS = [
    "prometheus",
    "total",
    "errors",
    "histogram",
    "latency",
    "increase",
    "plus",
    "pass-margin",
    "warm-up",
    "coverage",
];


/***/ }),

/***/ 5215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CN: () => (/* binding */ freeze),
/* harmony export */   DS: () => (/* binding */ isZone),
/* harmony export */   N: () => (/* binding */ isDay),
/* harmony export */   x: () => (/* binding */ window)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2640);


const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY_WORDS = /^((mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?|daily)$/;
const WORDS = DAYS;
const indexOfDay = (word) => WORDS.indexOf(word);
/** One day, a span of days that may run over the end of the week, or all. */
function daysOf(words) {
    if (words === "daily")
        return DAYS;
    const [first, last = first] = words.split("-").map(indexOfDay);
    const from = first ?? 0;
    const length = (((last ?? 0) - from + 7) % 7) + 1;
    return DAYS.concat(DAYS).slice(from, from + length);
}
const days = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.regex(DAY_WORDS, "write days such as mon-thu, fri, daily or [mon, wed]").transform(daysOf),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(DAYS)).min(1, "name at least one day"),
]);
const hours = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq
    .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "write hours such as 09:00-16:00")
    .transform((span) => {
    const [from = 0, to = 0] = span.split("-").map((time) => {
        const [hour, minute] = time.split(":").map(Number);
        return (hour ?? 0) * 60 + (minute ?? 0);
    });
    return { fromMinute: from, toMinute: to };
});
/** A weekly span in which deployments may start. */
const window = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ days, hours })
    .transform((value) => ({ days: value.days, ...value.hours }));
const date = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.regex(/^\d{4}-\d{2}-\d{2}$/, "write a date, such as 2026-12-20");
/** Whole days on which nothing is deployed, first and last included. */
const freeze = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    from: date,
    through: date,
    because: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.meta({ description: "why, for the people who meet it" }),
});
/** True for a day that the calendar has: `2026-02-30` is none. */
function isDay(iso) {
    const time = Date.parse(`${iso}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
/** True for a zone that this machine knows by its IANA name. */
function isZone(name) {
    if (name === "UTC")
        return true; // the default: the zones' data take 10 ms to load
    try {
        return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 6862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ pathText),
/* harmony export */   Pn: () => (/* binding */ pathKey),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   fK: () => (/* binding */ valueAt)
/* harmony export */ });
/** `smoke.checks[0].expect`; keys that need it are quoted. The root is `the manifest`. */
function pathText(path) {
    if (path.length === 0)
        return "the manifest";
    return path
        .map((part, i) => {
        if (typeof part === "number")
            return `[${part}]`;
        const key = /^[\w$-]+$/.test(part) ? part : `"${part}"`;
        return i === 0 ? key : `.${key}`;
    })
        .join("");
}
/** A path as the key of a map. */
function pathKey(path) {
    return JSON.stringify(path);
}
/** True when `path` is `prefix` or lies below it. */
function isWithin(path, prefix) {
    return prefix.every((part, i) => path[i] === part);
}
/** The value at a path of plain data; undefined where there is none. */
function valueAt(root, path) {
    return path.reduce((value, part) => {
        if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
            return undefined;
        return Reflect.get(value, part);
    }, root);
}


/***/ }),

/***/ 8362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readPolicy),
/* harmony export */   t: () => (/* binding */ evaluatorOf)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2047);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7428);
/* harmony import */ var _core_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5524);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2640);
/* harmony import */ var _requirements_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1840);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3266);






const effect = zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(["block", "warn", "inform"]);
const row = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    id: _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    title: _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    /** Id of the evaluator that decides it. */
    uses: _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq,
    /** `any`: before every environment; `production`: only before those. */
    due: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(["any", "production"]),
    owner: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .ROLES */ .gg),
    effect: zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ patch: effect, minor: effect, major: effect }),
    /** What the manifest must declare for the line to be there at all. */
    "only-where": zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(["staging", "windows", "freezes"]).optional(),
    with: zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J()).default({}),
    /** Ids of the guides' lines that it comes from. */
    sources: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq).default([]),
});
const policyFile = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    defaults: zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ observe: _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0, every: _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0, "stable-for": _fields_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0 }),
    requirements: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(row).min(1),
});
/** Reads a policy that ships with the product; a line that nothing decides does not load. */
function readPolicy(name, source) {
    const read = policyFile.safeParse((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(source));
    if (!read.success)
        throw broken(name, zod__WEBPACK_IMPORTED_MODULE_6__/* .prettifyError */ .S1(read.error));
    const seen = new Set();
    for (const { id, uses } of read.data.requirements) {
        if (evaluatorOf(uses) === undefined)
            throw broken(name, `${id} uses "${uses}", which does not exist`);
        if (seen.has(id))
            throw broken(name, `${id} stands there twice`);
        seen.add(id);
    }
    return read.data;
}
/** The evaluator that a row uses. */
function evaluatorOf(uses) {
    const all = _requirements_index_js__WEBPACK_IMPORTED_MODULE_3__/* .EVALUATORS */ .J;
    return Object.hasOwn(all, uses) ? all[uses] : undefined;
}
function broken(name, why) {
    return new _core_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .Problem */ .A({
        code: "manifest-invalid",
        sentence: `the policy ${name} cannot be used: ${why}`,
        remedy: "install release-gate again: its own files are damaged",
    });
}


/***/ }),

/***/ 5686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readWith),
/* harmony export */   s: () => (/* binding */ plainPath)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6862);

/**
 * Reads data with a schema. Where the schema wants text and YAML made something else of an
 * unquoted scalar, the text of the file is taken: `1.10` stays `1.10`.
 */
function readWith(schema, data, spots) {
    let raw = data;
    for (;;) {
        const result = schema.safeParse(raw, { error: expectedWords });
        if (result.success)
            return { ok: true, raw, value: result.data };
        const wishes = result.error.issues.flatMap((issue) => textWishes(issue, []));
        const texts = wishes.flatMap((path) => writtenText(raw, path, spots));
        if (texts.length === 0)
            return { ok: false, raw, issues: result.error.issues };
        raw = texts.reduce((all, { path, text }) => withValue(all, path, text), raw);
    }
}
/** Paths at which some reading of the schema wants text. */
function textWishes(issue, base) {
    const path = [...base, ...plainPath(issue.path)];
    if (issue.code === "invalid_type")
        return issue.expected === "string" ? [path] : [];
    if (issue.code !== "invalid_union")
        return [];
    return issue.errors.flatMap((branch) => branch.flatMap((inner) => textWishes(inner, path)));
}
function writtenText(raw, path, spots) {
    const value = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(raw, path);
    const text = spots.get((0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .pathKey */ .Pn)(path))?.written;
    const isText = typeof value === "number" || typeof value === "boolean";
    return isText && text !== undefined ? [{ path, text }] : [];
}
function withValue(node, [part, ...rest], text) {
    if (part === undefined)
        return text;
    if (Array.isArray(node))
        return node.map((v, i) => (i === part ? withValue(v, rest, text) : v));
    if (typeof node !== "object" || node === null)
        return node;
    return { ...node, [part]: withValue(Reflect.get(node, part), rest, text) };
}
/** A path of zod without the symbols that manifests never have. */
function plainPath(path) {
    return path.filter((part) => typeof part !== "symbol");
}
const TYPE_WORDS = {
    string: "text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "keys with values",
    record: "keys with values",
};
/** What is expected, where the schema has no words of its own. */
const expectedWords = (issue) => {
    if (issue.code === "invalid_type")
        return TYPE_WORDS[issue.expected] ?? issue.expected;
    if (issue.code === "invalid_value") {
        const words = issue.values.map(String);
        return words.length === 1 ? words.join("") : `one of ${words.join(", ")}`;
    }
    if (issue.code === "too_small")
        return `at least ${issue.minimum}${countOf(issue.origin)}`;
    if (issue.code === "too_big")
        return `at most ${issue.maximum}${countOf(issue.origin)}`;
    return "another value";
};
const countOf = (origin) => origin === "array" ? " entries" : origin === "string" ? " characters" : "";


/***/ }),

/***/ 3422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QE: () => (/* binding */ NOT_APPLICABLE),
/* harmony export */   TO: () => (/* binding */ rowOptions),
/* harmony export */   hH: () => (/* binding */ notApplicable),
/* harmony export */   rG: () => (/* binding */ ownOptions)
/* harmony export */ });
/* harmony import */ var _policy_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8362);
/* harmony import */ var _read_with_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5686);


/** Key by which a manifest says that a line of the policy does not concern it, and why. */
const NOT_APPLICABLE = "not-applicable";
/** The reason that the manifest gives for leaving a line out; undefined: it is not left out. */
function notApplicable(manifest, id) {
    return ownOptions(manifest, id)?.[NOT_APPLICABLE];
}
/** What the manifest says of one line. */
function ownOptions(manifest, id) {
    return Object.hasOwn(manifest.requirements, id) ? manifest.requirements[id] : undefined;
}
/** Options of a row by its evaluator's own schema: the row's, overlaid by the manifest's. */
function rowOptions(row, manifest, { fill = {}, spots = new Map(), }) {
    const evaluator = (0,_policy_file_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluatorOf */ .t)(row.uses);
    if (evaluator === undefined)
        throw new Error(`no evaluator ${row.uses}: readPolicy lets none through`);
    const own = ownOptions(manifest, row.id) ?? {};
    const merged = { ...fill[row.uses], ...row.with, ...own };
    return { schema: evaluator.options, read: (0,_read_with_js__WEBPACK_IMPORTED_MODULE_1__/* .readWith */ .$)(evaluator.options, merged, spots) };
}


/***/ }),

/***/ 3266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N3: () => (/* binding */ TRUSTED_ENVIRONMENT_KEYS),
/* harmony export */   PQ: () => (/* binding */ POLICIES),
/* harmony export */   gg: () => (/* binding */ ROLES),
/* harmony export */   rc: () => (/* binding */ manifestSchema),
/* harmony export */   vb: () => (/* binding */ TRUSTED_KEYS)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2047);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2640);
/* harmony import */ var _health_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6964);
/* harmony import */ var _rollout_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3007);
/* harmony import */ var _smoke_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5989);
/* harmony import */ var _calendar_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5215);






/** Roles that a policy may name as owner or ask for a sign-off. */
const ROLES = [
    "release-coordinator",
    "pm",
    "qa-lead",
    "change-manager",
    "developer",
    "devops",
    "on-call",
];
/** Policies that ship with the product. */
const POLICIES = ["essentials", "guide"];
const DATE = /^\d{4}-\d{2}-\d{2}$/;
// https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication
const login = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq
    .regex(/^@?[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38})$/, "write a GitHub login, such as alice")
    .transform((name) => name.replace(/^@/, ""));
const logins = zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(login).min(1, "name at least one login");
const roles = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    "release-coordinator": logins.optional(),
    pm: logins.optional(),
    "qa-lead": logins.optional(),
    "change-manager": logins.optional(),
    developer: logins.optional(),
    devops: logins.optional(),
    "on-call": logins.optional(),
});
const release = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    name: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.meta({ description: "what is released; default: name of the repository" }).optional(),
    version: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq
        .regex(/^v?\d+(\.\d+)*([-+][0-9A-Za-z.+-]+)?$/, "write a version, such as 2.4.0")
        .meta({ description: "default: the input, the tag or the version file" })
        .optional(),
    type: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(["patch", "minor", "major", "auto"])
        .default("auto")
        .meta({ description: "auto: from the distance to the previous version" }),
    notes: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .template */ .vs
        .default("notes/${{ release.version }}.md")
        .meta({ description: "Markdown file with the release notes" }),
    issue: zod__WEBPACK_IMPORTED_MODULE_5__/* .int */ .Whr()
        .positive()
        .meta({
        description: "number of the release issue; default: the one open issue labelled release",
    })
        .optional(),
    date: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq
        .regex(DATE, "write a date, such as 2026-11-20")
        .meta({ description: "planned day of the production release" })
        .optional(),
});
const environmentName = zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()
    .regex(/^[A-Za-z0-9][\w.-]{0,99}$/, "write a name of letters, digits and . _ -");
const environment = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    url: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .template */ .vs
        .regex(/^https?:\/\/[^\s]|\$\{\{/i, "write an address that begins with https:// or http://")
        .meta({ description: "base address, http or https" }),
    production: zod__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY()
        .meta({ description: "default: true for production, prod and live" })
        .optional(),
    after: zod__WEBPACK_IMPORTED_MODULE_5__/* .union */ .KCZ([_fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.transform((name) => [name]), zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq).min(1, "name an environment")])
        .meta({ description: "environments that must be verified for the same commit first" })
        .optional(),
});
/** Options of single policy rows by their id; each row's evaluator checks its own. */
const requirements = zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J()));
/** `release.yml` as it may be written; what the program works with is its output. */
const manifestSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    release: release.prefault({}),
    roles: roles.default({}).meta({ description: "who holds which role, as GitHub logins" }),
    policy: zod__WEBPACK_IMPORTED_MODULE_5__/* ["enum"] */ .k5n(POLICIES).default("essentials").meta({ description: "the checklist" }),
    requirements: requirements
        .default({})
        .meta({ description: "options of single lines of the policy, by id" }),
    timezone: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.default("UTC").meta({ description: "IANA zone of windows and freezes" }),
    windows: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_calendar_js__WEBPACK_IMPORTED_MODULE_4__/* .window */ .x)
        .min(1, "write at least one window, or leave the key out")
        .default([])
        .meta({ description: "when deployments may start; none: at any time" }),
    freezes: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(_calendar_js__WEBPACK_IMPORTED_MODULE_4__/* .freeze */ .CN).default([]).meta({ description: "days on which nothing is deployed" }),
    environments: zod__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(environmentName, environment)
        .meta({ description: "where releases run, by name" }),
    deploy: _rollout_options_js__WEBPACK_IMPORTED_MODULE_2__/* .deployOptions */ .aq,
    smoke: _smoke_options_js__WEBPACK_IMPORTED_MODULE_3__/* .smokeOptions */ .mk.prefault({}),
    health: _health_options_js__WEBPACK_IMPORTED_MODULE_1__/* .healthOptions */ .x$.prefault({}),
    rollback: _rollout_options_js__WEBPACK_IMPORTED_MODULE_2__/* .rollbackOptions */ .H5.prefault({}),
});
/** Keys read from the default branch, so that a release cannot loosen its own rules. */
const TRUSTED_KEYS = [
    "policy",
    "requirements",
    "roles",
    "timezone",
    "windows",
    "freezes",
];
/** The same for the keys of each environment. */
const TRUSTED_ENVIRONMENT_KEYS = ["production", "after"];


/***/ }),

/***/ 1840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ EVALUATORS)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
// EXTERNAL MODULE: ./lib/core/question.js
var question = __webpack_require__(6211);
// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(7564);
// EXTERNAL MODULE: ./lib/fields/fields.js
var fields = __webpack_require__(2640);
;// CONCATENATED MODULE: ./lib/requirements/evaluator.js
/**
 * Makes an evaluator. Inside the file everything is inferred from `options` and `questions`;
 * outside, options and values are opaque, so the casts of the whole register stand here.
 */
function defineEvaluator(parts) {
    return parts;
}
function optional(question) {
    return { optional: question };
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
    questions: (_options, { release }) => ({
        checks: (0,question/* checks */.AV)(release.sha),
        deploy: optional((0,question/* declared */.bu)("deploy")),
    }),
    judge: ({ checks, deploy }, options, { run, release: { sha } }) => {
        const counted = checks.filter((check) => counts(check, run, deploy));
        const expected = options.checks.length === 0
            ? `every check of ${(0,units/* shortSha */.Fu)(sha)} successful`
            : `every check of ${(0,units/* shortSha */.Fu)(sha)} successful, among them ${options.checks.join(", ")}`;
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
        return lacking(absent, all);
    const running = counted.filter((check) => !check.completed);
    if (running.length > 0) {
        return {
            outcome: "pending",
            found: `${running.length} of ${counted.length} not ended: ${list(running)}`,
            remedy: "Start this stage again when they have ended.",
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
    const workflow = workflowPath(check.run.workflow);
    if (run.workflow !== undefined && workflow === workflowPath(run.workflow))
        return false;
    return !(deploy?.kind === "workflow" && workflow === workflowPath(deploy.file));
}
/** `deploy.yml`, `.github/workflows/deploy.yml` and the same with `@main` are one workflow. */
function workflowPath(written) {
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
        found: `${bad.length} of ${counted.length} not successful: ${list(bad)}`,
        remedy: onlySkipped
            ? "Let these checks run for this commit, or name them under requirements.ci-passing.may-skip."
            : "Correct what they report and release the new commit, or run a check again that failed by chance.",
        details: bad.slice(1).map((check) => `${nameOf(check)}${check.url ? ` ${check.url}` : ""}`),
        link: bad[0]?.url,
    };
}
function lacking(absent, all) {
    const own = all.filter((check) => absent.includes(check.name));
    return {
        outcome: "fail",
        found: `no check named ${absent.join(", ")}`,
        remedy: own.length > 0
            ? `${own[0]?.name} belongs to this run or to a deployment and has no say here: let it end before the gate's job starts (\`needs\`).`
            : "Let it run for this commit, or correct the name under requirements.ci-passing.checks.",
    };
}
function nothing(options, all) {
    const ignored = all.length === 0 ? "" : `; ${all.length} do not count: ${list(all)}`;
    const named = options.checks.length === 0 ? "" : ` (${options.checks.join(", ")} expected)`;
    return {
        outcome: "fail",
        found: `nothing was verified${named}${ignored}`,
        remedy: "Run the tests for exactly this commit, in a workflow other than this one.",
    };
}
function list(checks) {
    const names = checks.slice(0, 5).map(nameOf);
    return checks.length > 5 ? `${names.join(", ")} and ${checks.length - 5} more` : names.join(", ");
}
function nameOf(check) {
    return `${check.name} (${check.completed ? (check.conclusion ?? "no conclusion") : "running"})`;
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
/** True for a date of the calendar as `YYYY-MM-DD`. */
function isIsoDate(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
        return false;
    const at = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

;// CONCATENATED MODULE: ./lib/requirements/freeze.js




/** Today is in no declared freeze, by the calendar of the manifest's zone. */
const freeze = defineEvaluator({
    id: "freeze",
    options: schemas/* strictObject */.rej({}),
    questions: () => ({ calendar: (0,question/* declared */.bu)("calendar") }),
    judge: ({ calendar: { timezone, freezes } }, _options, { now }) => {
        const expected = "no change freeze today";
        if (freezes.length === 0) {
            return { outcome: "not-applicable", expected, found: "no freeze is declared" };
        }
        const wrong = freezes.find(isImpossible);
        if (wrong !== undefined) {
            return {
                outcome: "fail",
                expected,
                found: `the freeze from ${wrong.from} through ${wrong.through} can never be`,
                remedy: "Correct the dates of that freeze in release.yml on the default branch.",
            };
        }
        const today = clockOf(timezone)(now).date;
        const active = activeFreezes(freezes, today);
        const longest = active[0];
        if (longest !== undefined) {
            return {
                outcome: "fail",
                expected,
                found: `frozen through ${longest.through} (${timezone}): ${longest.because}`,
                remedy: `Release after ${longest.through}, or have the change manager change the freeze on the default branch.`,
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
    return !isIsoDate(from) || !isIsoDate(through) || from > through;
}
function byStart(a, b) {
    return a.from < b.from ? -1 : 1;
}

// EXTERNAL MODULE: ./lib/core/commands.js
var commands = __webpack_require__(3657);
// EXTERNAL MODULE: ./lib/core/history.js
var core_history = __webpack_require__(631);
;// CONCATENATED MODULE: ./lib/requirements/held.js






/** No failure stands on this commit here that nobody has lifted since. */
const held = defineEvaluator({
    id: "held",
    options: schemas/* strictObject */.rej({}),
    questions: (_options, { environment }) => ({
        history: (0,question/* history */.b6)(environment.name),
        comments: optional((0,question/* comments */.nK)(undefined)),
        roles: optional((0,question/* declared */.bu)("roles")),
    }),
    judge: ({ history, comments, roles }, _options, { release: { sha }, environment }) => {
        const expected = `no failure of ${(0,units/* shortSha */.Fu)(sha)} in ${environment.name} that still holds it`;
        const read = comments === undefined || roles === undefined
            ? { lifts: [], refused: [] }
            : (0,commands/* readLifts */.rj)(comments.comments, roles);
        const mark = (0,core_history/* heldBy */.Vr)(history, sha, read.lifts);
        if (mark !== undefined) {
            return {
                outcome: "fail",
                expected,
                found: `held since ${(0,units/* formatTime */.fU)(mark.at)}: it failed there${mark.by === undefined ? "" : ` (${mark.by})`}`,
                remedy: "Release a new commit; if the failure was not the release's, the release coordinator or PM writes `/lift-hold because …` in the release issue.",
                details: read.refused.map((refusal) => refusal.sentence),
            };
        }
        const lifted = (0,core_history/* heldBy */.Vr)(history, sha, []);
        const lift = read.lifts.findLast((l) => lifted && Date.parse(l.at) > Date.parse(lifted.at));
        return {
            outcome: "pass",
            expected,
            found: lift === undefined ? "no failure" : `lifted by @${lift.by} on ${(0,units/* formatTime */.fU)(lift.at)}`,
        };
    },
});

;// CONCATENATED MODULE: ./lib/requirements/manifest.js



/** The manifest was read and holds: an invalid one never gets as far as an answer. */
const manifest = defineEvaluator({
    id: "manifest",
    options: schemas/* strictObject */.rej({}),
    questions: () => ({ manifest: (0,question/* declared */.bu)("manifest") }),
    judge: ({ manifest: { path, origin, trusted, sha256 } }) => {
        const expected = "a manifest without problems, from a known origin";
        if (!path || !origin || !trusted || !/^[0-9a-f]{64}$/.test(sha256)) {
            return {
                outcome: "unknown",
                expected,
                found: "nothing says where the manifest was read",
                remedy: "Run `release-gate lint` and start the stage again.",
            };
        }
        return {
            outcome: "pass",
            expected,
            found: `${path} from ${origin}`,
            details: [`Policy, roles and calendar from ${trusted}`, `sha256 ${sha256}`],
        };
    },
});

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
const notes_options = schemas/* strictObject */.rej({
    path: fields/* template */.vs
        .optional()
        .meta({ description: "where the notes are: release.notes, else notes/<version>.md" }),
});
/** The release notes have the guide's six fields, filled in, for this version. */
const notes = defineEvaluator({
    id: "notes",
    options: notes_options,
    questions: ({ path }, { release }) => ({
        notes: (0,question/* markdown */.wD)(path ?? `notes/${release.version}.md`),
        release: optional((0,question/* declared */.bu)("release")),
    }),
    judge: ({ notes: { path, fields }, release: block }, _options, { release }) => {
        const expected = `notes of ${release.version} with six fields, filled in`;
        if (fields === undefined) {
            return {
                outcome: "fail",
                expected,
                found: `${path} is not there at ${(0,units/* shortSha */.Fu)(release.sha)}`,
                remedy: `Write ${path} with the headings ${titles()} and release the commit that holds it.`,
            };
        }
        const faults = faultsIn(fields, release, block?.date);
        const [first] = faults;
        if (first === undefined) {
            return { outcome: "pass", expected, found: `${path}: all six, for ${release.version}` };
        }
        const more = faults.length > 1 ? ` and ${faults.length - 1} more` : "";
        return {
            outcome: "fail",
            expected,
            found: `${where(path, first)}${first.fault}${more}`,
            remedy: `Correct ${path} and release the commit that holds it.`,
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
    if (!isIsoDate(text))
        return `is ${text === "" ? "empty" : `"${text}"`}, not a date as 2026-11-20`;
    if (declaredDate === undefined)
        return undefined;
    const apartMs = Math.abs(Date.parse(text) - Date.parse(declaredDate));
    // A hotfix is written one day and may go out the next.
    const agrees = apartMs <= (type === "patch" ? DAY_MS : 0);
    return agrees ? undefined : `is ${text}, release.date is ${declaredDate}`;
}
function textFault({ text, code }) {
    if (text.trim() === "")
        return code ? undefined : "is empty";
    if (NONE.test(text))
        return undefined;
    const placeholder = placeholderIn(text);
    return placeholder === undefined ? undefined : `holds the placeholder "${placeholder}"`;
}
function proseFault(section) {
    if (section.text.trim() === "")
        return "is empty";
    return NONE.test(section.text) ? "says that there is nothing" : textFault(section);
}

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
;// CONCATENATED MODULE: ./lib/requirements/plan.js







/** A plan that somebody can follow at night has at least a few sentences. */
const MIN_WORDS = 20;
const plan_options = schemas/* strictObject */.rej({
    path: fields/* template */.vs.optional().meta({ description: "filled in from rollback.plan" }),
});
/** The declared rollback plan is there at this commit, and is more than a stub. */
const plan = defineEvaluator({
    id: "plan",
    options: plan_options,
    questions: ({ path }) => ({
        rollback: (0,question/* declared */.bu)("rollback"),
        files: path === undefined ? [] : [(0,question/* markdown */.wD)(path)],
    }),
    judge: ({ rollback, files }, _options, { release }) => {
        const expected = `a rollback plan of at least ${MIN_WORDS} words, at ${(0,units/* shortSha */.Fu)(release.sha)}`;
        if (rollback.plan === undefined) {
            return {
                outcome: "fail",
                expected,
                found: "no plan is declared",
                remedy: "Write the plan and name it in release.yml: `rollback: {plan: docs/rollback.md}`.",
            };
        }
        const [file] = files;
        if (file === undefined || file.path !== rollback.plan) {
            return {
                outcome: "unknown",
                expected,
                found: `${rollback.plan} was not looked at`,
                remedy: "Name the plan in rollback.plan only, and nowhere else.",
            };
        }
        return { expected, ...judgeFile(file, release.sha) };
    },
});
function judgeFile({ path, fields, words, }, sha) {
    const remedy = `Write in ${path} who reverts, by which steps, and how one sees that it worked; then release the commit that holds it.`;
    if (fields === undefined) {
        return { outcome: "fail", found: `${path} is not there at ${(0,units/* shortSha */.Fu)(sha)}`, remedy };
    }
    const lines = new Set(fields.flatMap((field) => field.text.split("\n")));
    // A plan speaks of <version> and the like on purpose.
    const open = [...lines].filter((text) => unwrittenIn(text) !== undefined);
    const sound = words - open.reduce((sum, text) => sum + wordsIn(text), 0);
    const details = open.map((text) => `Still to be written: ${(0,core_text/* cut */.Jj)(text.trim(), 80)}`);
    if (!(sound >= MIN_WORDS)) {
        const found = `${path} has ${words} words${open.length > 0 ? `, ${sound} without its placeholders` : ""}`;
        return { outcome: "fail", found, remedy, details };
    }
    return { outcome: "pass", found: `${path}, ${words} words`, details };
}
function wordsIn(text) {
    return text.match(/[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

// EXTERNAL MODULE: ./lib/core/dispatch.js
var dispatch = __webpack_require__(4541);
;// CONCATENATED MODULE: ./lib/requirements/rollback-target.js








const rollback_target_options = schemas/* strictObject */.rej({
    workflow: fields/* text */.Qq.optional().meta({ description: "filled in from deploy.workflow" }),
});
/** There is a verified release to go back to, and what deploys can be told its commit. */
const rollbackTarget = defineEvaluator({
    id: "rollback-target",
    options: rollback_target_options,
    questions: (options, { environment }) => ({
        history: (0,question/* history */.b6)(environment.name),
        deploy: (0,question/* declared */.bu)("deploy"),
        workflows: options.workflow === undefined ? [] : [(0,question/* workflow */.kn)(options.workflow)],
        comments: optional((0,question/* comments */.nK)(undefined)),
        roles: optional((0,question/* declared */.bu)("roles")),
    }),
    judge: ({ history, deploy, workflows, comments, roles }, _options, { release, environment }) => {
        const expected = `a verified release in ${environment.name} to go back to, which can be deployed again`;
        if (deploy.kind === "workflow") {
            const answer = workflows.find((each) => each.file === deploy.file);
            if (answer === undefined)
                return notLooked(expected, deploy.file);
            const refusal = (0,dispatch/* refuseDispatch */.Do)({ ...answer, declared: deploy.with });
            if (refusal !== undefined) {
                return { outcome: "fail", expected, found: refusal.reason, remedy: refusal.remedy };
            }
        }
        const lifts = comments && roles ? (0,commands/* liftsIn */.Uw)(comments.comments, roles) : [];
        const target = (0,core_history/* lastVerified */.T5)(history, { except: release.sha, lifts });
        return { expected, ...(target ? found(target, history) : nowhere(history, release.sha)) };
    },
});
function notLooked(expected, file) {
    return {
        outcome: "unknown",
        expected,
        found: `${file} was not looked at, so nobody knows whether it can be dispatched`,
        remedy: "Name the workflow in deploy.workflow only, and nowhere else.",
    };
}
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
            found: "first release here: no revert is possible, a failure has to be corrected forward",
        };
    }
    return {
        outcome: "fail",
        found: `none of ${earlier.length} earlier releases is verified; the newest, ${newest.payload?.version}, ${whyNot(newest, history)}`,
        remedy: `Verify what runs now (\`release-gate verify --environment ${history.environment} --deployment-id ${newest.id}\`), or say under requirements.rollback-target.not-applicable why none is needed.`,
        details: earlier
            .slice(1, 4)
            .map((record) => `${record.payload?.version} ${whyNot(record, history)}`),
        link: newest.url,
    };
}
function whyNot(record, history) {
    if (history.unreachable.includes(record.sha))
        return "has a commit that is gone";
    const mark = (0,core_history/* markOf */.Fg)(history, record.sha);
    if (mark === undefined)
        return "was never verified";
    if (mark.state === "pending")
        return "has a verification that did not end";
    if (mark.state === "success")
        return "is held by an earlier failure";
    return `came out ${mark.verdict ?? mark.state}`;
}

// EXTERNAL MODULE: ./lib/requirements/versions.js
var versions = __webpack_require__(3123);
;// CONCATENATED MODULE: ./lib/requirements/semver.js





const expected = "a type that is at least the distance between the versions";
/** The release's type is known and does not promise less than the version says. */
const semver = defineEvaluator({
    id: "semver",
    options: schemas/* strictObject */.rej({}),
    questions: () => ({ release: (0,question/* declared */.bu)("release") }),
    judge: ({ release: { type } }, _options, { release, environment }) => {
        const { previous, version } = release;
        if (!(0,versions/* isVersion */.lF)(version))
            return notComparable(version);
        if (previous === undefined)
            return first(type, release.type);
        if (!(0,versions/* isVersion */.lF)(previous.version))
            return notComparable(previous.version);
        const step = (0,versions/* compare */.UD)(version, previous.version);
        if (step < 0)
            return backwards(environment, version, previous.version);
        return ahead(type, { ...release, previous });
    },
});
function ahead(declaredType, { version, previous, sha, type, }) {
    const least = (0,versions/* distance */.Io)(previous.version, version);
    const claimed = declaredType === "auto" ? type : declaredType;
    const step = `${previous.version} to ${version} is ${least}`;
    if ((0,versions/* isLower */.cs)(claimed, least)) {
        return {
            outcome: "fail",
            expected,
            found: `${step}, the release says ${claimed}`,
            remedy: `Set release.type to ${least} or auto in release.yml, or choose a lower version.`,
        };
    }
    const same = (0,versions/* compare */.UD)(version, previous.version) === 0;
    const rebuilt = `Same version ${version} on a new commit: ${(0,units/* shortSha */.Fu)(previous.sha)} ran before, ${(0,units/* shortSha */.Fu)(sha)} is released`;
    return {
        outcome: "pass",
        expected,
        found: `${claimed}: ${step}`,
        details: same && previous.sha !== sha ? [rebuilt] : undefined,
    };
}
function first(declaredType, type) {
    const claimed = declaredType === "auto" ? type : declaredType;
    return {
        outcome: "pass",
        expected,
        found: `${claimed}: first release here, there is no version to compare with`,
    };
}
/** Production goes back by a rollback; elsewhere an older line may follow a newer one. */
function backwards(environment, version, previous) {
    const found = `${environment.name} runs the newer ${previous}`;
    if (!environment.production) {
        return { outcome: "pass", expected, found: `${version} has no distance to go: ${found}` };
    }
    return {
        outcome: "fail",
        expected,
        found,
        remedy: `Choose a version above ${previous}; to go back, start the stage rollback with a reason.`,
    };
}
function notComparable(version) {
    return {
        outcome: "fail",
        expected,
        found: `${version} is not a semantic version`,
        remedy: "Write three numbers, such as 2.4.0, as version of the release.",
    };
}

;// CONCATENATED MODULE: ./lib/requirements/signoff.js






const signoff_options = schemas/* strictObject */.rej({
    role: fields/* text */.Qq.meta({ description: "manifest role whose sign-off counts" }),
});
/** A person who holds the role has signed off this very commit, and no holder said no-go since. */
const signoff = defineEvaluator({
    id: "signoff",
    options: signoff_options,
    questions: () => ({ comments: (0,question/* comments */.nK)(undefined), roles: (0,question/* declared */.bu)("roles") }),
    judge: ({ comments: { issue, comments }, roles }, { role }, { release: { sha } }) => {
        const command = `/sign-off ${role} ${(0,units/* shortSha */.Fu)(sha)}`;
        const expected = `${command} by the ${role}`;
        const holders = (0,commands/* holdersOf */.pW)(role, roles);
        if (holders.length === 0)
            return { expected, ...nobody(role) };
        const people = holders.map((login) => `@${login}`).join(" or ");
        if (issue === undefined)
            return { expected, ...signoff_nowhere(people, command) };
        const { signOffs, noGos, refused } = (0,commands/* signOffsIn */.Be)(comments, { role, sha, roles });
        const objection = noGos.findLast((noGo) => !signOffs.some((s) => takesBack(s, noGo)));
        if (objection !== undefined)
            return { expected, ...stopped(objection, command, refused) };
        const signed = signOffs.at(-1);
        if (signed !== undefined)
            return { expected, ...passed(signed, refused) };
        return { expected, ...waiting({ people, command, refused, link: issue.url }) };
    },
});
/** Only who said no-go can take it back, and only afterwards. */
function takesBack(signOff, noGo) {
    const same = signOff.by.toLowerCase() === noGo.by.toLowerCase();
    return same && Date.parse(signOff.at) > Date.parse(noGo.at);
}
function nobody(role) {
    return {
        outcome: "fail",
        found: `nobody holds the role ${role}`,
        remedy: `Name its people under roles in release.yml on the default branch: \`roles: {${role}: [login]}\`.`,
    };
}
function signoff_nowhere(people, command) {
    return {
        outcome: "pending",
        found: "there is no release issue to sign off in",
        remedy: `Open one issue with the label \`release\`, or set release.issue; then ${people} writes \`${command}\` there.`,
    };
}
function stopped(noGo, command, refused) {
    return {
        outcome: "fail",
        found: `@${noGo.by} said no-go on ${(0,units/* formatTime */.fU)(noGo.at)}: ${noGo.because}`,
        remedy: `Settle it; then @${noGo.by} writes \`${command}\` in the release issue.`,
        details: sentences(refused),
        link: noGo.url,
    };
}
function passed(signed, refused) {
    return {
        outcome: "pass",
        found: `@${signed.by} signed off ${(0,units/* shortSha */.Fu)(signed.commit)} on ${(0,units/* formatTime */.fU)(signed.at)}`,
        details: sentences(refused),
        link: signed.url,
    };
}
function waiting({ people, command, refused, link, }) {
    return {
        outcome: "pending",
        found: refused.at(-1)?.sentence ?? "no sign-off yet",
        remedy: `${people} writes \`${command}\` as a comment in the release issue.`,
        details: sentences(refused.slice(0, -1)),
        link,
    };
}
function sentences(refused) {
    return refused.map((refusal) => refusal.sentence);
}

;// CONCATENATED MODULE: ./lib/requirements/smoke-prepared.js



/** At least one critical check stands ready. */
const smokePrepared = defineEvaluator({
    id: "smoke-prepared",
    options: schemas/* strictObject */.rej({}),
    questions: () => ({ smoke: (0,question/* declared */.bu)("smoke") }),
    judge: ({ smoke: { critical, warning } }) => {
        const expected = "at least one critical smoke check";
        if (critical.length === 0) {
            return {
                outcome: "fail",
                expected,
                found: warning.length === 0 ? "no check" : `${warning.length} that only warn`,
                remedy: "Add a check without `severity: warning` under smoke.checks in release.yml.",
            };
        }
        return {
            outcome: "pass",
            expected,
            found: `${critical.length} critical, ${warning.length} that only warn`,
            details: [`Critical: ${critical.join(", ")}`],
        };
    },
});

;// CONCATENATED MODULE: ./lib/requirements/verified-before.js





/** Every environment that comes before has this very commit, live and verified. */
const verifiedBefore = defineEvaluator({
    id: "verified-before",
    options: schemas/* strictObject */.rej({}),
    questions: (_options, { environment }) => ({
        histories: environment.after.map((name) => (0,question/* history */.b6)(name)),
        manifest: (0,question/* declared */.bu)("manifest"),
    }),
    judge: ({ histories }, _options, { release: { sha, version }, environment }) => {
        const names = environment.after.join(", ");
        if (histories.length === 0) {
            return {
                outcome: "not-applicable",
                expected: "a verified deployment of this commit before it goes here",
                found: `no environment comes before ${environment.name}`,
            };
        }
        const seen = histories.map((each) => ({ name: each.environment, ...look(each, sha) }));
        const open = seen.find((each) => each.outcome === "fail") ??
            seen.find((each) => each.outcome === "pending");
        const shown = open ?? seen[0];
        return {
            outcome: open?.outcome ?? "pass",
            expected: `${(0,units/* shortSha */.Fu)(sha)} live and verified in ${names}`,
            found: `${shown?.name}: ${shown?.text}`,
            remedy: open && remedyFor(open.name, open.outcome, version),
            details: seen.length > 1 ? seen.map((each) => `${each.name}: ${each.text}`) : undefined,
            link: shown?.link,
        };
    },
});
function look(history, sha) {
    const record = history.records.find((r) => r.payload !== undefined && r.sha === sha);
    const link = record?.url;
    const says = (outcome, text) => ({ outcome, text, link });
    if (record === undefined)
        return says("pending", `${(0,units/* shortSha */.Fu)(sha)} has not been deployed there`);
    if ((0,core_history/* isOpen */.nT)(record))
        return says("pending", `deployment ${record.id} is still in progress`);
    if (!(0,core_history/* wasLive */.Ss)(record)) {
        const state = record.statuses[0]?.state ?? "without a state";
        return says("fail", `deployment ${record.id} ended in ${state}`);
    }
    const mark = (0,core_history/* markOf */.Fg)(history, sha);
    if (mark === undefined) {
        return says("pending", `deployment ${record.id} is live and has not been verified`);
    }
    if (mark.state === "pending") {
        return says("pending", `the verification of deployment ${record.id} has not ended`);
    }
    if (mark.state !== "success") {
        return says("fail", `the newest verification came out ${mark.verdict ?? mark.state}`);
    }
    if (mark.deployment !== record.id) {
        return says("pending", `deployed again as ${record.id}, and only ${mark.deployment ?? "another deployment"} was verified`);
    }
    return says("pass", `deployment ${record.id} verified on ${(0,units/* formatTime */.fU)(mark.at)}`);
}
function remedyFor(name, outcome, version) {
    const run = `release-gate release --environment ${name} --release-version ${version}`;
    return outcome === "fail"
        ? `Find out what failed in ${name}, correct it, and release the new commit there first.`
        : `Release it to ${name} first: \`${run}\`.`;
}

;// CONCATENATED MODULE: ./lib/requirements/version.js






const version_expected = "a new semantic version whose tag, if any, is at this commit, and a real date";
/** Version and date are settled: new, not taken by another commit, and written as they must be. */
const version = defineEvaluator({
    id: "version",
    options: schemas/* strictObject */.rej({}),
    questions: (_options, { release }) => ({
        tags: (0,question/* tags */._A)(release.version),
        release: (0,question/* declared */.bu)("release"),
        calendar: optional((0,question/* declared */.bu)("calendar")),
    }),
    judge: ({ tags, release: { date }, calendar }, _options, { release, now }) => {
        const problem = versionProblem(release, tags) ?? (date === undefined ? undefined : dateProblem(date));
        if (problem !== undefined)
            return problem;
        const today = clockOf(calendar?.timezone ?? "UTC")(now).date;
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
        return fail(`${version} is not a semantic version`, "Write three numbers, such as 2.4.0, as version of the release.");
    }
    if (tagged !== undefined && tagged !== sha) {
        return fail(`the tag of ${version} is at ${(0,units/* shortSha */.Fu)(tagged)}, not at ${(0,units/* shortSha */.Fu)(sha)}`, "Release the tagged commit, or choose a version that has no tag yet.");
    }
    if (latestRelease === undefined)
        return undefined;
    if (!(0,versions/* isVersion */.lF)(latestRelease)) {
        return {
            outcome: "unknown",
            expected: version_expected,
            found: `the latest release calls itself ${latestRelease}, which cannot be compared`,
            remedy: "Give the latest release a tag such as v2.3.7.",
        };
    }
    const step = (0,versions/* compare */.UD)(version, latestRelease);
    if (step > 0 || (step === 0 && tagged === sha))
        return undefined;
    return fail(`${version} is ${step === 0 ? "already published" : `below the published ${latestRelease}`}`, `Choose a version above ${latestRelease}.`);
}
function dateProblem(date) {
    if (isIsoDate(date))
        return undefined;
    return fail(`${date} is not a date`, "Write release.date as year-month-day, such as 2026-11-20.");
}
function sinceText({ version }, latest) {
    if (latest === undefined)
        return "nothing published before";
    return (0,versions/* compare */.UD)(version, latest) === 0
        ? "published at this commit"
        : `after the published ${latest}`;
}
function dateText(date, today) {
    if (date === undefined)
        return "No release.date is declared: it goes out when it is deployed";
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
    questions: () => ({ calendar: (0,question/* declared */.bu)("calendar") }),
    judge: ({ calendar: { timezone, windows, freezes } }, _options, { now }) => {
        const expected = windows.map(windowText).join("; ") || "a deployment window";
        if (windows.length === 0) {
            return { outcome: "not-applicable", expected, found: "no window is declared" };
        }
        const clock = clockOf(timezone);
        if (windows.some((w) => isInside(w, clock(now)))) {
            return { outcome: "pass", expected, found: `now is ${bothClocks(now, timezone)}` };
        }
        const opening = nextOpening(windows, clock, now);
        if (opening === undefined) {
            return {
                outcome: "fail",
                expected,
                found: "the declared windows never open",
                remedy: "Give windows days and hours in release.yml on the default branch.",
            };
        }
        const frozen = activeFreezes(freezes, clock(opening).date)[0];
        return {
            outcome: "pending",
            expected,
            found: `outside: now is ${bothClocks(now, timezone)}`,
            remedy: `Start again in the next window, from ${bothClocks(opening, timezone)}.`,
            details: frozen && [`That opening lies in the freeze through ${frozen.through}`],
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

/***/ 3123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Io: () => (/* binding */ distance),
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   cs: () => (/* binding */ isLower),
/* harmony export */   lF: () => (/* binding */ isVersion)
/* harmony export */ });
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8469);
/* harmony import */ var semver_functions_diff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(711);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6353);



const RANK = ["patch", "minor", "major"];
/** True for `2.4.0` and `2.4.0-rc.1`; a leading `v` or a missing number is not semantic versioning. */
function isVersion(text) {
    return /^\d/.test(text) && semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_2__(text) !== null;
}
/** Below, at or above zero as `a` comes before, with or after `b`; both must be versions. */
function compare(a, b) {
    return semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(a, b);
}
/**
 * The type that the step between two versions asks for at least. A step between pre-releases or
 * to the same version is a patch.
 */
function distance(from, to) {
    const step = semver_functions_diff_js__WEBPACK_IMPORTED_MODULE_1__(from, to)?.replace(/^pre(?!release)/, "");
    return RANK.find((type) => type === step) ?? "patch";
}
/** True when `type` promises less than `least`. */
function isLower(type, least) {
    return RANK.indexOf(type) < RANK.indexOf(least);
}


/***/ }),

/***/ 3007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H5: () => (/* binding */ rollbackOptions),
/* harmony export */   aq: () => (/* binding */ deployOptions),
/* harmony export */   oC: () => (/* binding */ deployProblems),
/* harmony export */   q$: () => (/* binding */ LATER_KEYS)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2640);


const workflowFile = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.regex(/^[\w.-]+\.ya?ml$/, "write the name of a file in .github/workflows, such as deploy.yml");
const inputName = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.regex(/^[A-Za-z_][\w-]*$/, "write the name of an input of the workflow");
/** `deploy`: how a commit comes to run in an environment; one block serves deploy and revert. */
const deployOptions = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    workflow: workflowFile
        .meta({ description: "workflow on the default branch that deploys one commit" })
        .optional(),
    with: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(inputName, _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .template */ .vs)
        .meta({
        description: "inputs of the workflow; default: what it declares of ref, sha, version, …",
    })
        .optional(),
    ref: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq
        .meta({ description: "branch whose workflow file runs; default: the default branch" })
        .optional(),
    command: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(_fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .template */ .vs)
        .min(1, "write the program and its arguments as a list, such as [node, deploy.mjs]")
        .meta({ description: "program and arguments, run without a shell in the manifest's folder" })
        .optional(),
    timeout: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.prefault("30m").meta({ description: "bounds the whole command or run" }),
});
/** `rollback`: when a release is taken back, where to, and how long the revert must hold. */
const rollbackOptions = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    plan: _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .template */ .vs.meta({ description: "Markdown file with the rollback plan" }).optional(),
    to: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("last-verified").default("last-verified"),
    when: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["smoke", "health"]))
        .min(1, "name smoke, health or both")
        .default(["smoke", "health"])
        .meta({ description: "what may start a revert; anything else holds and tells people" }),
    "stable-for": _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0
        .meta({ description: "how long health is watched after a revert; default: health.observe" })
        .optional(),
});
/** Keys that will mean something one day: an error of their own instead of a typo's. */
const LATER_KEYS = {
    deploy: ["steps", "canary", "blue-green", "flags", "strategy", "traffic", "lock"],
    rollback: [
        "steps",
        "grace",
        "max-age",
        "unless",
        "irreversible",
        "workflow",
        "command",
        "hold",
        "flags",
    ],
};
/** What the schema cannot say of `deploy`: exactly one way, and `with` and `ref` only beside a workflow. */
function deployProblems(options) {
    if (options.workflow === undefined && options.command === undefined) {
        return [
            { path: [], message: "write how to deploy: `workflow: deploy.yml` or `command: [node, …]`" },
        ];
    }
    if (options.command === undefined)
        return [];
    if (options.workflow !== undefined) {
        return [{ path: ["command"], message: "write either `workflow` or `command`, not both" }];
    }
    return ["with", "ref"]
        .filter((key) => options[key] !== undefined)
        .map((key) => ({
        path: [key],
        message: `\`${key}\` belongs to a workflow; a command reads RELEASE_SHA, RELEASE_VERSION, RELEASE_ENVIRONMENT and RELEASE_KIND`,
    }));
}


/***/ }),

/***/ 4427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yj: () => (/* binding */ DEFAULT_EXPECT),
  ih: () => (/* binding */ expectOptions),
  _n: () => (/* binding */ judgeAnswer)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
// EXTERNAL MODULE: ./lib/fields/fields.js
var fields = __webpack_require__(2640);
// EXTERNAL MODULE: ./lib/smoke/fields.js
var smoke_fields = __webpack_require__(8932);
// EXTERNAL MODULE: ./lib/smoke/expectations/expectation.js
var expectation = __webpack_require__(4215);
;// CONCATENATED MODULE: ./lib/smoke/expectations/text-rules.js


/** Rules that any text can be put under. */
const textRules = {
    contains: fields/* template */.vs.optional(),
    matches: smoke_fields/* pattern */.T1.optional(),
};
/** What does not hold of a text; every rule is looked at. */
function textMisses(text, rules, subject, at) {
    const { contains, matches } = rules;
    const miss = (rule, expected) => {
        return { subject, expected, actual: shown(text), at: [...at, rule] };
    };
    return [
        ...(contains === undefined || text.includes(contains)
            ? []
            : [miss("contains", `contains "${contains}"`)]),
        ...(matches === undefined || new RegExp(matches).test(text)
            ? []
            : [miss("matches", `matches ${matches}`)]),
    ];
}
/** A text as a message shows it. */
function shown(text) {
    return text === "" ? "nothing" : `"${text}"`;
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/body.js





const HINT = "write {contains: …}, {not-contains: …} or {matches: …}";
/** `expect.body`: what the body holds as text. */
const body = (0,expectation/* defineExpectation */.O)({
    id: "body",
    options: schemas/* strictObject */.rej({ ...textRules, "not-contains": fields/* template */.vs.optional() })
        .transform((0,smoke_fields/* atLeastOne */.LU)(HINT)),
    judge: (answer, options) => {
        const closed = (0,expectation/* unreadable */.v)(answer);
        if (closed !== undefined) {
            return [{ subject: "body", expected: "a readable body", actual: closed, at: [] }];
        }
        const misses = textMisses(answer.body, options, "body", []);
        const unwanted = options["not-contains"];
        if (unwanted === undefined || !answer.body.includes(unwanted))
            return misses;
        const actual = shown(around(answer.body, unwanted));
        const expected = `does not contain "${unwanted}"`;
        return [...misses, { subject: "body", expected, actual, at: ["not-contains"] }];
    },
});
/** The place where a text was found, with a little of what stands around it. */
function around(text, found) {
    const start = text.indexOf(found);
    return text.slice(Math.max(0, start - 40), start + found.length + 40);
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/headers.js





const headers_HINT = "write the header's value, or {contains: …} or {matches: …}";
const rule = schemas/* union */.KCZ([fields/* template */.vs, schemas/* strictObject */.rej(textRules).transform((0,smoke_fields/* atLeastOne */.LU)(headers_HINT))], {
    error: headers_HINT,
});
/** `expect.headers`: values of the answer's headers, by name in any case. */
const headers = (0,expectation/* defineExpectation */.O)({
    id: "headers",
    options: schemas/* record */.g1P(smoke_fields/* headerName */.Bv, rule, {
        error: (issue) => issue.code === "invalid_key" ? "write the name of a header, such as content-type" : undefined,
    }),
    judge: (answer, options) => Object.entries(options).flatMap(([name, wanted]) => missesOf(answer, name, wanted)),
});
function missesOf(answer, name, wanted) {
    const subject = `header ${name.toLowerCase()}`;
    const value = answer.headers[name.toLowerCase()];
    if (value === undefined) {
        const expected = typeof wanted === "string" ? shown(wanted) : "present";
        return [{ subject, expected, actual: "no such header", at: [name] }];
    }
    if (typeof wanted !== "string")
        return textMisses(value, wanted, subject, [name]);
    if (value === wanted)
        return [];
    return [{ subject, expected: shown(wanted), actual: shown(value), at: [name] }];
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/json-rules.js



const json_rules_HINT = "write the value itself, `not-empty`, or a rule: equals, contains, matches, above, below, at-least, at-most, exists";
const rules = schemas/* strictObject */.rej({
    equals: smoke_fields/* json */.Pq.optional(),
    contains: fields/* template */.vs.optional(),
    matches: smoke_fields/* pattern */.T1.optional(),
    above: schemas/* number */.aig().optional(),
    below: schemas/* number */.aig().optional(),
    "at-least": schemas/* number */.aig().optional(),
    "at-most": schemas/* number */.aig().optional(),
    "not-empty": schemas/* literal */.euz(true).optional(),
    exists: schemas/* boolean */.zMY().optional(),
})
    .transform((0,smoke_fields/* atLeastOne */.LU)(json_rules_HINT))
    .transform((value, context) => {
    const others = Object.keys(value).filter((key) => key !== "exists");
    if (value.exists === false && others.length > 0) {
        const message = "`exists: false` stands alone: what is not there has no value";
        context.issues.push({ code: "custom", input: value, message });
    }
    return value;
});
/** A literal is equality, the word `not-empty` a rule, a map a set of rules. */
const jsonRules = schemas/* union */.KCZ([
    schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY(), schemas/* null */.chJ(), schemas/* array */.YOg(smoke_fields/* json */.Pq)]).transform(literal),
    rules,
], { error: json_rules_HINT });
function literal(value) {
    return value === "not-empty" ? { "not-empty": true } : { equals: value };
}
/** True when the value is as the rule wants; values are never converted. */
function holds(rule, rules, value) {
    switch (rule) {
        case "equals":
            return canonical(value) === canonical(rules.equals);
        case "contains":
            return ((typeof value === "string" && value.includes(rules.contains ?? "")) ||
                (Array.isArray(value) && value.includes(rules.contains)));
        case "matches":
            return typeof value === "string" && new RegExp(rules.matches ?? "").test(value);
        case "not-empty":
            return size(value) > 0;
        default:
            return typeof value === "number" && compares(rule, value, rules[rule] ?? Number.NaN);
    }
}
function compares(rule, value, limit) {
    switch (rule) {
        case "above":
            return value > limit;
        case "below":
            return value < limit;
        case "at-least":
            return value >= limit;
        case "at-most":
            return value <= limit;
    }
}
/** `"ok"`, `above 5`, `not empty`: what a rule wants, in words. */
function describeRule(rule, rules) {
    if (rule === "equals")
        return canonical(rules.equals);
    if (rule === "not-empty")
        return "not empty";
    if (rule === "contains")
        return `contains "${rules.contains}"`;
    return `${rule.replace("-", " ")} ${rules[rule]}`;
}
/** Characters, items or keys; a value that has none of these is as good as empty. */
function size(value) {
    if (typeof value === "string" || Array.isArray(value))
        return value.length;
    return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}
/** JSON text in which the order of keys no longer shows. */
function canonical(value) {
    const sorted = (_, part) => typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : part;
    return JSON.stringify(value, sorted) ?? "nothing";
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/json.js




/** `expect.json`: every value that a path selects; selecting nothing is a miss. */
const json = (0,expectation/* defineExpectation */.O)({
    id: "json",
    options: schemas/* record */.g1P(smoke_fields/* jsonPath */.U1, jsonRules, {
        error: (issue) => issue.code === "invalid_key" ? "write a JSON path, such as $.status" : undefined,
    }),
    judge: (answer, options, { select }) => Object.entries(options).flatMap(([path, rules]) => {
        const selected = select(answer, path);
        if ("values" in selected)
            return json_missesOf(path, rules, selected.values);
        const expected = "a JSON body that holds it";
        return [{ subject: `json ${path}`, expected, actual: selected.problem, at: [path] }];
    }),
});
function json_missesOf(path, rules, values) {
    const subject = `json ${path}`;
    const { exists, ...others } = rules;
    if (exists === false) {
        if (values.length === 0)
            return [];
        const actual = canonical(values[0]);
        return [{ subject, expected: "not there", actual, at: [path, "exists"] }];
    }
    if (values.length === 0) {
        return [{ subject, expected: describe(rules), actual: "nothing there", at: [path] }];
    }
    return ruleNames(others).flatMap((rule) => {
        const culprits = values.filter((value) => !holds(rule, rules, value));
        if (culprits.length === 0)
            return [];
        const share = values.length > 1 ? ` (${culprits.length} of ${values.length} values)` : "";
        const actual = `${canonical(culprits[0])}${share}`;
        return [{ subject, expected: describeRule(rule, rules), actual, at: [path, rule] }];
    });
}
function describe({ exists: _, ...others }) {
    const rules = ruleNames(others);
    if (rules.length === 0)
        return "there";
    return rules.map((rule) => describeRule(rule, others)).join(" and ");
}
function ruleNames(rules) {
    // The keys of a parsed strict object are the keys of its schema.
    return Object.keys(rules).filter((rule) => rules[rule] !== undefined);
}

;// CONCATENATED MODULE: ./lib/smoke/expectations/status.js


const status_HINT = "write 200, 2xx, 200-299, or a list of these";
const one = schemas/* union */.KCZ([
    schemas/* int */.Whr().min(100, status_HINT).max(599, status_HINT),
    schemas/* string */.YjP().regex(/^([1-5]\d\d|[1-5]xx|[1-5]\d\d-[1-5]\d\d)$/, status_HINT),
], { error: status_HINT });
/** `expect.status`: one of these statuses. */
const status_status = (0,expectation/* defineExpectation */.O)({
    id: "status",
    options: schemas/* union */.KCZ([one, schemas/* array */.YOg(one).min(1, status_HINT)], { error: status_HINT }),
    judge: (answer, options) => {
        const allowed = [options].flat();
        if (allowed.some((rule) => isWithin(answer.status, String(rule))))
            return [];
        const expected = allowed.join(" or ");
        return [{ subject: "status", expected, actual: String(answer.status), at: [] }];
    },
});
function isWithin(value, rule) {
    const [from = rule, to = from] = rule.split("-");
    return Number(from.replace("xx", "00")) <= value && value <= Number(to.replace("xx", "99"));
}

// EXTERNAL MODULE: ./lib/core/units.js
var units = __webpack_require__(7564);
;// CONCATENATED MODULE: ./lib/smoke/expectations/time.js





/** `expect.time`: the whole request, redirects and body included; above `warn` it is slow. */
const time = (0,expectation/* defineExpectation */.O)({
    id: "time",
    options: schemas/* strictObject */.rej({ max: fields/* duration */.p0.optional(), warn: fields/* duration */.p0.optional() })
        .transform((0,smoke_fields/* atLeastOne */.LU)("write {max: 800ms}, {warn: 300ms} or both")),
    judge: ({ totalMs }, { max }) => {
        if (max === undefined || totalMs <= max)
            return [];
        const expected = `at most ${(0,units/* formatDuration */.a3)(max)}`;
        return [{ subject: "time", expected, actual: (0,units/* formatDuration */.a3)(totalMs), at: ["max"] }];
    },
});

// EXTERNAL MODULE: ./lib/smoke/version.js
var version = __webpack_require__(9913);
;// CONCATENATED MODULE: ./lib/smoke/expectations/version.js


/** `expect.version`: the answer reports the version that is released. */
const version_version = (0,expectation/* defineExpectation */.O)({
    id: "version",
    options: version/* versionSource */.sM,
    judge: (answer, source, context) => {
        const read = (0,version/* readVersion */.$4)(answer, source, context.select);
        if ("version" in read && (0,version/* isSameVersion */.p)(read.version, context.version))
            return [];
        const actual = "version" in read ? read.version : read.missing;
        const subject = `version in ${(0,version/* describeSource */.B6)(source)}`;
        return [{ subject, expected: context.version, actual, at: [] }];
    },
});

;// CONCATENATED MODULE: ./lib/smoke/expectations/index.js






/** Everything that can be expected of an answer, by its key in `expect`. */
const EXPECTATIONS = { status: status_status, headers: headers, body: body, json: json, time: time, version: version_version };

;// CONCATENATED MODULE: ./lib/smoke/expect.js


// `fromEntries` forgets which key has which schema; the register says it.
const shape = Object.fromEntries(Object.values(EXPECTATIONS).map(({ id, options }) => [id, options.optional()]));
/** A check's `expect` block. A status that is not asked for must be 2xx. */
const expectOptions = schemas/* strictObject */.rej(shape)
    .transform((expect) => ({ ...expect, status: expect.status ?? "2xx" }));
/** What is expected where a check says nothing. */
const DEFAULT_EXPECT = { status: "2xx" };
/** Everything in which an answer is not as expected, in the order of the register. */
function judgeAnswer(answer, expect, context) {
    const given = expect;
    return Object.values(EXPECTATIONS).flatMap(({ id, judge }) => {
        if (given[id] === undefined)
            return [];
        return judge(answer, given[id], context).map((miss) => ({ ...miss, at: [id, ...miss.at] }));
    });
}


/***/ }),

/***/ 4215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ defineExpectation),
/* harmony export */   v: () => (/* binding */ unreadable)
/* harmony export */ });
/** Makes an expectation; the cast of the whole register, options being opaque outside, is here. */
function defineExpectation(parts) {
    return parts;
}
/** Why the body of an answer cannot be judged as text; undefined where it can. */
function unreadable(answer) {
    const encoding = answer.headers["content-encoding"] ?? "identity";
    if (encoding !== "identity")
        return `a body encoded as ${encoding}, which was not asked for`;
    return answer.truncated ? "a body too large to be read whole (above 1 MiB)" : undefined;
}


/***/ }),

/***/ 8932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ headerName),
/* harmony export */   LU: () => (/* binding */ atLeastOne),
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   T1: () => (/* binding */ pattern),
/* harmony export */   U1: () => (/* binding */ jsonPath)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2640);


/** A JSON path by RFC 9535; its syntax is checked by `pathProblems`. */
const jsonPath = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.regex(/^\$/, "write a JSON path, such as $.status");
/** A header name by RFC 9110. */
const headerName = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.regex(/^[\w!#$%&'*+.^`|~-]+$/, "write the name of a header, such as content-type");
/** A regular expression as JavaScript reads it; it may match anywhere in the text. */
const pattern = _fields_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq.transform((source, context) => {
    try {
        new RegExp(source);
    }
    catch {
        context.issues.push({ code: "custom", input: source, message: NO_PATTERN });
    }
    return source;
});
const NO_PATTERN = "write a regular expression; this one cannot be read";
/** Any JSON value; texts in it may hold expressions. */
const json = zod__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq9().meta({ description: "any value; text may hold expressions" });
/** Makes an object without any key an error; a misspelt key is one already. */
function atLeastOne(message) {
    return (value, context) => {
        const isEmpty = Object.values(value).every((part) => part === undefined);
        if (isEmpty && context.issues.length === 0) {
            context.issues.push({ code: "custom", input: value, message });
        }
        return value;
    };
}


/***/ }),

/***/ 5989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q$: () => (/* binding */ LATER_KEYS),
  c6: () => (/* binding */ VERSION_LIVE),
  mk: () => (/* binding */ smokeOptions)
});

// UNUSED EXPORTS: DEFAULT_SMOKE

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
// EXTERNAL MODULE: ./lib/fields/fields.js
var fields = __webpack_require__(2640);
// EXTERNAL MODULE: ./lib/smoke/expect.js + 9 modules
var expect = __webpack_require__(4427);
// EXTERNAL MODULE: ./lib/smoke/fields.js
var smoke_fields = __webpack_require__(8932);
;// CONCATENATED MODULE: ./lib/smoke/check-options.js




const METHODS = ["get", "post", "put", "patch", "delete", "head", "options"];
/** Five times what a slow page may take; a smoke check is never a load test. */
const DEFAULT_TIMEOUT_MS = 10_000;
/** A path on the environment's own host. */
const path = fields/* template */.vs.regex(/^\/(?!\/)/, "write a path that begins with one slash, such as /healthz");
const writtenCheck = schemas/* strictObject */.rej({
    get: path.optional(),
    post: path.optional(),
    put: path.optional(),
    patch: path.optional(),
    delete: path.optional(),
    head: path.optional(),
    options: path.optional(),
    id: fields.id.optional(),
    name: fields/* text */.Qq.optional(),
    headers: schemas/* record */.g1P(smoke_fields/* headerName */.Bv, fields/* template */.vs).optional(),
    json: smoke_fields/* json */.Pq.optional(),
    text: fields/* template */.vs.optional(),
    expect: expect/* expectOptions */.ih.optional(),
    severity: schemas/* enum */.k5n(["critical", "warning"]).optional(),
    timeout: fields/* duration */.p0.optional(),
});
/** One entry of `smoke.checks`. */
const checkOptions = writtenCheck.transform((check, context) => {
    const named = METHODS.filter((method) => check[method] !== undefined);
    // A misspelt method is an unknown key, and said so already.
    const isSaid = named.length === 0 && context.issues.length > 0;
    for (const { message, key } of isSaid ? [] : faultsOf(check, named)) {
        const at = key === undefined ? {} : { path: [key] };
        context.issues.push({ code: "custom", input: check, message, ...at });
    }
    const [method = "get"] = named;
    const at = check[method] ?? "/";
    const own = check.id ?? `${method.toUpperCase()} ${at}`;
    return {
        id: own,
        name: check.name ?? own,
        method: method.toUpperCase(),
        path: at,
        headers: check.headers,
        json: check.json,
        text: check.text,
        expect: check.expect ?? expect/* DEFAULT_EXPECT */.yj,
        severity: check.severity ?? "critical",
        timeout: check.timeout ?? DEFAULT_TIMEOUT_MS,
    };
});
function* faultsOf(check, named) {
    const [method, second] = named;
    if (method === undefined || second !== undefined) {
        const found = method === undefined ? "none" : named.join(" and ");
        yield {
            message: `name exactly one request (${METHODS.join(", ")}); found ${found}`,
            key: second,
        };
    }
    if (check.json !== undefined && check.text !== undefined) {
        yield { message: "write `json` or `text`: a request has one body", key: "text" };
    }
    if (method !== undefined && check.id === undefined && check[method]?.includes("${{")) {
        yield { message: "give this check an `id`: its path holds an expression", key: method };
    }
}
/** The one check of a manifest that declares none: the front page answers. */
const DEFAULT_CHECK = {
    id: "GET /",
    name: "GET /",
    method: "GET",
    path: "/",
    expect: expect/* DEFAULT_EXPECT */.yj,
    severity: "critical",
    timeout: DEFAULT_TIMEOUT_MS,
};

// EXTERNAL MODULE: ./lib/smoke/version.js
var version = __webpack_require__(9913);
;// CONCATENATED MODULE: ./lib/smoke/options.js




const COUNT_HINT = "write how many answers in a row, from 1 to 100";
const readyOptions = schemas/* strictObject */.rej({
    get: path,
    version: version/* versionSource */.sM,
    within: fields/* duration */.p0.optional(),
    "in-a-row": schemas/* int */.Whr(COUNT_HINT).min(1, COUNT_HINT).max(100, COUNT_HINT).optional(),
    every: fields/* duration */.p0.optional(),
    timeout: fields/* duration */.p0.optional(),
})
    .transform((ready) => ({
    path: ready.get,
    version: ready.version,
    within: ready.within ?? 300_000,
    inARow: ready["in-a-row"] ?? 3,
    every: ready.every,
    timeout: ready.timeout ?? DEFAULT_CHECK.timeout,
}));
/** The manifest's `smoke` block. */
const smokeOptions = schemas/* strictObject */.rej({
    ready: readyOptions.optional(),
    checks: schemas/* array */.YOg(checkOptions).min(1, "write at least one check").optional(),
})
    .transform((smoke, context) => {
    const checks = smoke.checks ?? DEFAULT_SMOKE.checks;
    checks.forEach((check, index) => {
        const first = checks.findIndex((other) => other.id === check.id);
        const reserved = RESERVED.includes(check.id) || check.id.startsWith("error-rate ");
        if (first === index && !reserved)
            return;
        const message = reserved
            ? `"${check.id}" is the name of a finding of release-gate's own: choose another id`
            : `two checks are called "${check.id}": give one of them another id`;
        context.issues.push({ code: "custom", input: check, message, path: ["checks", index] });
    });
    return { ready: smoke.ready, checks };
});
/** Id of the finding that says whether the version is live. */
const VERSION_LIVE = "version-live";
/** Ids of what stages say of themselves: a check of that name could be taken for one of them. */
const RESERVED = [
    VERSION_LIVE,
    "claim",
    "decision",
    "deploy",
    "deployment",
    "interrupted",
    "mark",
    "observation",
    "readiness",
    "record",
    "release",
    "revert",
    "rollback",
    "smoke",
    "still-newest",
    "verify",
];
/** What is checked where the manifest has no `smoke` block. */
const DEFAULT_SMOKE = { checks: [DEFAULT_CHECK] };
/** Keys of checks that are known words elsewhere, or meant for later, and not acted on. */
const LATER_KEYS = [
    "auth",
    "cleanup",
    "command",
    "defaults",
    "form",
    "needs",
    "only",
    "parallel",
    "query",
    "redirects",
    "resolve",
    "retries",
    "run",
    "save",
    "schema",
    "size",
    "stop-if",
    "tcp",
    "tls",
    "within",
];


/***/ }),

/***/ 9913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ readVersion),
/* harmony export */   B6: () => (/* binding */ describeSource),
/* harmony export */   D: () => (/* binding */ bareVersion),
/* harmony export */   p: () => (/* binding */ isSameVersion),
/* harmony export */   sM: () => (/* binding */ versionSource)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2047);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8932);


/** Where an answer says which version it comes from. */
const versionSource = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ json: _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonPath */ .U1 }), zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ header: _fields_js__WEBPACK_IMPORTED_MODULE_0__/* .headerName */ .Bv })], { error: "write where the version stands: {json: $.version} or {header: x-version}" });
/** Reads the version out of an answer. */
function readVersion(answer, source, select) {
    if ("header" in source) {
        const value = answer.headers[source.header.toLowerCase()]?.trim();
        return value ? { version: value } : { missing: "no such header" };
    }
    const selected = select(answer, source.json);
    if ("problem" in selected)
        return { missing: selected.problem };
    const [value, ...others] = selected.values;
    if (others.length > 0)
        return { missing: `${others.length + 1} values in place of one` };
    if (typeof value === "number")
        return { version: String(value) };
    if (typeof value === "string" && value.trim() !== "")
        return { version: value.trim() };
    return { missing: value === undefined ? "nothing there" : "neither text nor number" };
}
/** `json $.version` or `header x-version`. */
function describeSource(source) {
    return "header" in source ? `header ${source.header}` : `json ${source.json}`;
}
/** True for the same version; a leading `v` and build metadata (`+…`) do not count. */
function isSameVersion(one, other) {
    return bareVersion(one) === bareVersion(other);
}
/** A version without a leading `v` and build metadata. */
function bareVersion(version) {
    return version
        .trim()
        .replace(/^v(?=\d)/i, "")
        .replace(/\+.*$/, "");
}


/***/ })

};
