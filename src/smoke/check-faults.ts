import { authFault } from "./credentials.ts";
import { acceptsServerError } from "./expectations/status.ts";
import { METHODS, type WrittenCheck } from "./written-check.ts";

/** Expectations about a body. */
const BODY_RULES = ["body", "json", "schema", "size", "sha256"] as const;

const SAFE: readonly string[] = ["get", "head", "options"];

/** Keys that say of a request how it is sent. */
const REQUEST_KEYS = [
  "at",
  "query",
  "headers",
  "auth",
  "json",
  "text",
  "form",
  "body",
  "insecure",
  "redirects",
  "save",
  "cached",
] as const satisfies readonly (keyof WrittenCheck)[];

/** Keys that say of a command how it is run. */
const COMMAND_KEYS = ["env", "results"] as const satisfies readonly (keyof WrittenCheck)[];

const COMMAND_EXPECT: readonly string[] = ["exit", "output"];

const BODIES = ["json", "text", "form", "body"] as const;

const SERVER_ERROR =
  "a critical check may not pass on a server error: leave 5xx out, or set `severity: warning`";

/** What is wrong with a check, and where in it. */
interface CheckFault {
  readonly message: string;
  /** Keys that lead to it; default: the check itself. */
  readonly at?: readonly string[] | undefined;
}

/** Everything that the keys of a check cannot mean together; `named`: those that say what is asked. */
export function* faultsOf(
  check: WrittenCheck,
  named: readonly ((typeof METHODS)[number] | "run")[],
): Generator<CheckFault> {
  const [method, second] = named;
  if (method === undefined || second !== undefined) {
    const found = method === undefined ? "none" : named.join(" and ");
    yield {
      message: `name exactly one request (${METHODS.join(", ")}), or \`run\`; found ${found}`,
      at: second === undefined ? [] : [second],
    };
  }
  yield* method === "run" ? commandFaults(check) : requestFaults(check);
  const [, another] = BODIES.filter((body) => check[body] !== undefined);
  if (another !== undefined) {
    yield {
      message: "write one of `json`, `text`, `form` and `body`: a request has one body",
      at: [another],
    };
  }
  const twice = authFault(check);
  if (twice !== undefined) yield { message: twice, at: ["auth"] };
  const isRequest = method !== undefined && method !== "run";
  if (isRequest && check.id === undefined && check[method]?.includes("${{")) {
    yield { message: "give this check an `id`: its path holds an expression", at: [method] };
  }
  if (check.retries !== undefined && isRequest && !SAFE.includes(method)) {
    const message = `a ${method.toUpperCase()} is not tried again: it may do its work twice`;
    yield { message, at: ["retries"] };
  }
  if (check.only !== undefined && check.except !== undefined) {
    yield { message: "write `only` or `except`, not both", at: ["except"] };
  }
  const unseen = BODY_RULES.find((rule) => check.expect?.[rule] !== undefined);
  if (method === "head" && unseen !== undefined) {
    yield {
      message: "the answer to HEAD has no body: nothing can be said of it",
      at: ["expect", unseen],
    };
  }
  if (check.cleanup === true && check.save !== undefined) {
    yield { message: "nothing can read what is saved at the end", at: ["save"] };
  }
  const { expect, severity = "critical" } = check;
  if (
    severity === "critical" &&
    expect !== undefined &&
    expect.status !== undefined &&
    acceptsServerError(expect.status)
  ) {
    yield { message: SERVER_ERROR, at: ["expect", "status"] };
  }
}

/** What a command does not have: nothing of it would be acted on. */
function* commandFaults(check: WrittenCheck): Generator<CheckFault> {
  if (check.id === undefined) {
    yield { message: "give this check an `id`: a command has no short name", at: ["run"] };
  }
  for (const key of REQUEST_KEYS) {
    if (check[key] === undefined) continue;
    yield { message: `\`${key}\` is for requests, and this check runs a command`, at: [key] };
  }
  for (const key of Object.keys(check.expect ?? {})) {
    if (COMMAND_EXPECT.includes(key) || check.expect?.[key as "status"] === undefined) continue;
    const message = `a command has no \`${key}\`: write \`exit\` or \`output\``;
    yield { message, at: ["expect", key] };
  }
  if (check.retries !== undefined) {
    const message = "a command is run once: let the program try again what may fail now and then";
    yield { message, at: ["retries"] };
  }
}

function* requestFaults(check: WrittenCheck): Generator<CheckFault> {
  for (const key of COMMAND_KEYS) {
    if (check[key] === undefined) continue;
    yield { message: `\`${key}\` is for commands, and this check sends a request`, at: [key] };
  }
  for (const key of ["exit", "output"] as const) {
    if (check.expect?.[key] === undefined) continue;
    const message = `only a command (\`run\`) has \`${key}\``;
    yield { message, at: ["expect", key] };
  }
}
