import type { GitHub } from "../core/ports.ts";
import { messageOf } from "../core/problem.ts";
import type { Act, ActKind, Perform, Receipt } from "../receipts/index.ts";
import type { Ending, Handler, Tools } from "./tools.ts";

interface PerformOptions extends Omit<Tools, "github"> {
  /** Undefined without a token or repository: then nothing is done. */
  readonly github: GitHub | undefined;
  /** Records what would be done, and does none of it. */
  readonly dryRun: boolean;
}

/**
 * Performs acts; each leaves a receipt. What was done before is known from the records: an act is
 * looked for only where nobody knows whether it was done just now.
 */
export function performer({ dryRun, github, ...rest }: PerformOptions): Perform {
  return async <K extends ActKind>(act: Act<K>, until?: AbortSignal): Promise<Receipt<K>> => {
    const tools = until === undefined ? rest : calledOff(rest, until);
    const ending =
      github === undefined
        ? OFFLINE
        : dryRun
          ? RECORDED
          : await carryOut(act, { ...tools, github });
    const { kind, key } = act;
    const at = new Date(rest.clock.now()).toISOString();
    // kind and ending belong to the same K, which the union of receipts cannot see
    return { kind, key, at, ...ending } as Receipt<K>;
  };
}

function calledOff<T extends Pick<Tools, "signal" | "closing">>(tools: T, until: AbortSignal): T {
  const both = (signal: AbortSignal) => AbortSignal.any([signal, until]);
  return { ...tools, signal: both(tools.signal), closing: both(tools.closing) };
}

const OFFLINE = {
  state: "refused",
  detail: "without a token and a repository nothing is done on GitHub",
  remedy: "Set GITHUB_TOKEN and name the repository (--repo owner/name).",
} as const;

const RECORDED = {
  state: "recorded",
  detail: "not done, because this is a dry run",
} as const;

async function carryOut<K extends ActKind>(act: Act<K>, tools: Tools): Promise<Ending<K>> {
  const kind: K = act.kind;
  try {
    const { HANDLERS } = await import("./index.ts"); // most runs only look
    return await untilClear(HANDLERS[kind], act, tools);
  } catch (error) {
    const detail = messageOf(error);
    return {
      state: "unclear",
      detail: `it failed: ${detail}`,
      remedy: "Check whether it was done; if this happens again, report it.",
    };
  }
}

const MOST_TRIES = 3;
const PAUSE_MS = 1000;

/**
 * An unclear answer is looked up before it is believed lost, and what may be repeated is repeated.
 * What was unclear once stays unclear where a repetition was refused: it may have been done before.
 */
async function untilClear<K extends ActKind>(
  { find, perform, repeatable }: Handler<K>,
  act: Act<K>,
  tools: Tools,
): Promise<Ending<K>> {
  let ending = await perform(act, tools, 0);
  const isUnclear = ending.state === "unclear";
  for (let tries = 1; ending.state === "unclear"; tries += 1) {
    const found = await find(act, tools);
    if (found !== undefined) return found;
    if (!repeatable || tries === MOST_TRIES) return ending;
    await tools.clock.sleep(PAUSE_MS * tries, tools.closing);
    ending = await perform(act, tools, tries);
  }
  return isUnclear && ending.state === "refused" ? { ...ending, state: "unclear" } : ending;
}
