import type * as z from "zod";
import { faultsOf } from "./check-faults.ts";
import type { CommandOptions } from "./command-options.ts";
import type { Said } from "./credentials.ts";
import { DEFAULT_EXPECT, type Expect, expected } from "./expect.ts";
import type { json } from "./fields.ts";
import type { FailOn } from "./judge.ts";
import type { RedirectMode } from "./redirects.ts";
import type { Retries } from "./retries.ts";
import type { SaveSource } from "./save.ts";
import { type Fields, METHODS, writtenCheck } from "./written-check.ts";

/** Five times what a slow page may take; a smoke check is never a load test. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** A command starts a browser, or a load that is counted. */
const DEFAULT_COMMAND_MS = 300_000;

/** One smoke test as it is run. */
export interface CheckOptions extends Said {
  readonly id: string;
  readonly name: string;
  /** Upper case; `RUN` for a command. */
  readonly method: string;
  /** A command that is run in place of a request. */
  readonly run?: CommandOptions | undefined;
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
  /** File of the released commit that is sent as the body, as it is. */
  readonly file?: string | undefined;
  /** File with certificates that are trusted besides the usual ones. */
  readonly ca?: string | undefined;
  /** The host's certificate is not verified. */
  readonly insecure?: true | undefined;
  readonly redirects?: RedirectMode | undefined;
  readonly expect: Expect;
  /** Values of the answer for later checks, by their names. */
  readonly save?: Readonly<Record<string, SaveSource>> | undefined;
  /** Ids of checks that must have passed before; each stands above. */
  readonly needs?: readonly string[] | undefined;
  /** Runs after all others, whatever became of them. */
  readonly cleanup?: true | undefined;
  /** Expression that must give `true`, or the check is left out; undefined: it is always there. */
  readonly if?: string | undefined;
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

/** One entry of `smoke.checks`. */
export const checkOptions = writtenCheck.transform((check, context): CheckOptions => {
  const named = [...METHODS, "run" as const].filter((method) => check[method] !== undefined);
  // A misspelt method is an unknown key, and said so already.
  const isSaid = named.length === 0 && context.issues.length > 0;
  for (const { message, at: path = [] } of isSaid ? [] : faultsOf(check, named)) {
    context.issues.push({ code: "custom", input: check, message, path: [...path] });
  }
  const [method = "get"] = named;
  const at = method === "run" ? "/" : (check[method] ?? "/");
  const own = check.id ?? `${method.toUpperCase()} ${at}`;
  const { run: command, env, results } = check;
  return {
    id: own,
    name: check.name ?? own,
    method: method.toUpperCase(),
    ...(command === undefined ? {} : { run: { command, env, results } }),
    path: at,
    at: check.at,
    query: check.query,
    headers: check.headers,
    auth: check.auth,
    json: check.json,
    text: check.text,
    form: check.form,
    ...(check.body === undefined ? {} : { file: check.body.file }),
    ...(check.insecure === undefined ? {} : { insecure: check.insecure }),
    redirects: check.redirects,
    expect: expected(check.expect),
    save: check.save,
    needs: check.needs,
    cleanup: check.cleanup,
    ...(check.if === undefined ? {} : { if: check.if }),
    only: check.only,
    except: check.except,
    tags: check.tags,
    retries: check.retries,
    severity: check.severity ?? (check.cleanup === true ? "warning" : "critical"),
    timeout: check.timeout ?? (command === undefined ? DEFAULT_TIMEOUT_MS : DEFAULT_COMMAND_MS),
    ...(check.cached === undefined ? {} : { cached: check.cached }),
  };
});

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
