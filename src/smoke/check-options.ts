import * as z from "zod";
import { duration, id, template, text } from "../fields/fields.ts";
import { authFault, checkAuth, requestHeaders, type Said } from "./credentials.ts";
import { DEFAULT_EXPECT, type Expect, expectOptions } from "./expect.ts";
import { acceptsServerError } from "./expectations/status.ts";
import { json } from "./fields.ts";
import type { FailOn } from "./judge.ts";
import { type RedirectMode, redirects } from "./redirects.ts";
import { checkRetries, type Retries } from "./retries.ts";
import { type SaveSource, save } from "./save.ts";

const METHODS = ["get", "post", "put", "patch", "delete", "head", "options"] as const;

/** Five times what a slow page may take; a smoke check is never a load test. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** A word by which checks are chosen. */
export const TAG = /^[\w.-]{1,40}$/;

/** One smoke test as it is run. */
export interface CheckOptions extends Said {
  readonly id: string;
  readonly name: string;
  /** Upper case. */
  readonly method: string;
  /** Begins with one slash; put behind the environment's address. */
  readonly path: string;
  /** Name of another base address of the environment. */
  readonly at?: string | undefined;
  /** That address, once the environment is known. */
  readonly base?: string | undefined;
  /** Put behind the path, encoded. */
  readonly query?: Fields | undefined;
  /** Body, sent as JSON. */
  readonly json?: z.output<typeof json> | undefined;
  /** Body, sent as it is. */
  readonly text?: string | undefined;
  /** Body, sent as a form is. */
  readonly form?: Fields | undefined;
  readonly redirects?: RedirectMode | undefined;
  readonly expect: Expect;
  /** Values of the answer for later checks, by their names. */
  readonly save?: Readonly<Record<string, SaveSource>> | undefined;
  /** Ids of checks that must have passed before; each stands above. */
  readonly needs?: readonly string[] | undefined;
  /** Runs after all others, whatever became of them. */
  readonly cleanup?: true | undefined;
  /** Environments that have this check; default: each. */
  readonly only?: readonly string[] | undefined;
  /** Environments that do not have it. */
  readonly except?: readonly string[] | undefined;
  /** Words by which some checks are chosen. */
  readonly tags?: readonly string[] | undefined;
  /** When it is tried again; undefined: as far as it has to be confirmed. */
  readonly retries?: Retries | undefined;
  /** What makes it fail besides its expectations. */
  readonly failOn?: FailOn | undefined;
  readonly severity: "critical" | "warning";
  /** Milliseconds for the whole request. */
  readonly timeout: number;
  /** True: an answer of a cache counts, too. */
  readonly cached?: boolean | undefined;
}

/** A path on the environment's own host. */
export const path = template.regex(
  /^\/(?!\/)/,
  "a path that begins with one slash, such as /healthz",
);

const field = z.string().meta({ description: "may hold expressions" });

const fields = z.lazy(() =>
  z.record(z.string().min(1, "a name"), z.union([field, z.array(field).min(1)]), {
    error: "names with their values, such as {lang: de}",
  }),
);

/** Names and values of a form or a query; a list is sent as several of one name. */
export type Fields = z.output<typeof fields>;

const words = z.lazy(() =>
  z.union([text.transform((one) => [one]), z.array(text).min(1, "at least one environment")]),
);

const tag = text.regex(TAG, "a word of letters, digits and . _ -");

/** A name for another base address of an environment. */
export const HOST = text.regex(
  /^[\w.-]{1,40}$/,
  "a name of letters, digits and . _ -, such as api",
);

const writtenCheck = z.strictObject({
  get: path.optional(),
  post: path.optional(),
  put: path.optional(),
  patch: path.optional(),
  delete: path.optional(),
  head: path.optional(),
  options: path.optional(),
  at: HOST.meta({ description: "one of the environment's `hosts`" }).optional(),
  id: id.optional(),
  name: text.optional(),
  query: fields.optional(),
  headers: requestHeaders.optional(),
  auth: checkAuth.optional(),
  json: json.optional(),
  text: template.optional(),
  form: fields.optional(),
  redirects: redirects.optional(),
  expect: expectOptions.optional(),
  save: save.optional(),
  needs: z
    .lazy(() => z.union([id.transform((one) => [one]), z.array(id).min(1, "at least one check")]))
    .meta({ description: "checks above that must pass first" })
    .optional(),
  cleanup: z
    .literal(true)
    .meta({ description: "runs after all others, whatever became of them" })
    .optional(),
  only: words.meta({ description: "environments that have this check" }).optional(),
  except: words.meta({ description: "environments that do not have it" }).optional(),
  tags: z
    .lazy(() => z.union([tag.transform((one) => [one]), z.array(tag).min(1, "at least one tag")]))
    .optional(),
  retries: checkRetries.optional(),
  severity: z.enum(["critical", "warning"]).optional(),
  timeout: duration.optional(),
  cached: z.boolean().meta({ description: "true: an answer of a cache counts, too" }).optional(),
});

type WrittenCheck = z.output<typeof writtenCheck>;

/** One entry of `smoke.checks`. */
export const checkOptions = writtenCheck.transform((check, context): CheckOptions => {
  const named = METHODS.filter((method) => check[method] !== undefined);
  // A misspelt method is an unknown key, and said so already.
  const isSaid = named.length === 0 && context.issues.length > 0;
  for (const { message, at: path = [] } of isSaid ? [] : faultsOf(check, named)) {
    context.issues.push({ code: "custom", input: check, message, path: [...path] });
  }
  const [method = "get"] = named;
  const at = check[method] ?? "/";
  const own = check.id ?? `${method.toUpperCase()} ${at}`;
  return {
    id: own,
    name: check.name ?? own,
    method: method.toUpperCase(),
    path: at,
    at: check.at,
    query: check.query,
    headers: check.headers,
    auth: check.auth,
    json: check.json,
    text: check.text,
    form: check.form,
    redirects: check.redirects,
    expect: check.expect ?? DEFAULT_EXPECT,
    save: check.save,
    needs: check.needs,
    cleanup: check.cleanup,
    only: check.only,
    except: check.except,
    tags: check.tags,
    retries: check.retries,
    severity: check.severity ?? (check.cleanup === true ? "warning" : "critical"),
    timeout: check.timeout ?? DEFAULT_TIMEOUT_MS,
    ...(check.cached === undefined ? {} : { cached: check.cached }),
  };
});

/** Expectations about a body. */
const BODY_RULES = ["body", "json", "size"] as const;

const SAFE: readonly string[] = ["get", "head", "options"];

const BODIES = ["json", "text", "form"] as const;

const SERVER_ERROR =
  "a critical check may not pass on a server error: leave 5xx out, or set `severity: warning`";

function* faultsOf(
  check: WrittenCheck,
  named: readonly (typeof METHODS)[number][],
): Generator<{ readonly message: string; readonly at?: readonly string[] | undefined }> {
  const [method, second] = named;
  if (method === undefined || second !== undefined) {
    const found = method === undefined ? "none" : named.join(" and ");
    yield {
      message: `name exactly one request (${METHODS.join(", ")}); found ${found}`,
      at: second === undefined ? [] : [second],
    };
  }
  const [, another] = BODIES.filter((body) => check[body] !== undefined);
  if (another !== undefined) {
    yield {
      message: "write one of `json`, `text` and `form`: a request has one body",
      at: [another],
    };
  }
  const twice = authFault(check);
  if (twice !== undefined) yield { message: twice, at: ["auth"] };
  if (method !== undefined && check.id === undefined && check[method]?.includes("${{")) {
    yield { message: "give this check an `id`: its path holds an expression", at: [method] };
  }
  if (check.retries !== undefined && method !== undefined && !SAFE.includes(method)) {
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
  if (severity === "critical" && expect !== undefined && acceptsServerError(expect.status)) {
    yield { message: SERVER_ERROR, at: ["expect", "status"] };
  }
}

/** The one check of a manifest that declares none: the front page answers. */
export const DEFAULT_CHECK: CheckOptions = {
  id: "GET /",
  name: "GET /",
  method: "GET",
  path: "/",
  expect: DEFAULT_EXPECT,
  severity: "critical",
  timeout: DEFAULT_TIMEOUT_MS,
  cached: true,
};
