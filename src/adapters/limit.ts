import { type Context, createContext, Script } from "node:vm";
import type { Clock } from "../core/ports.ts";

const SCRIPT = new Script("work()");

// Only a script of its own can be ended from outside, with all that it calls.
let context: Context | undefined;

/** Does work that may not end by itself, such as a regular expression on foreign text. */
export const limit: Clock["limit"] = <T>(ms: number, work: () => T) => {
  context ??= createContext({});
  let done: { readonly value: T } | undefined;
  context.work = () => {
    done = { value: work() };
  };
  try {
    SCRIPT.runInContext(context, { timeout: ms });
    return done;
  } catch (error) {
    if (isTimeout(error)) return undefined;
    throw error;
  }
};

function isTimeout(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === TIMEOUT;
}

// https://nodejs.org/api/errors.html#err_script_execution_timeout
const TIMEOUT = "ERR_SCRIPT_EXECUTION_TIMEOUT";
