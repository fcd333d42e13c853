import type { GitHub } from "../core/ports.ts";
import { messageOf } from "../core/problem.ts";
import type { Act, ActKind, Perform, Receipt } from "../receipts/index.ts";
import type { Ending, Tools } from "./tools.ts";

interface PerformOptions extends Omit<Tools, "github"> {
  /** Undefined without a token or repository: then nothing is done. */
  readonly github: GitHub | undefined;
  /** Records what would be done, and does none of it. */
  readonly dryRun: boolean;
}

/** Performs acts: each is looked for before it is done, and always leaves a receipt. */
export function performer({ dryRun, github, ...rest }: PerformOptions): Perform {
  return async <K extends ActKind>(act: Act<K>): Promise<Receipt<K>> => {
    const ending =
      github === undefined ? OFFLINE : await carryOut(act, { ...rest, github }, dryRun);
    const { kind, key } = act;
    const at = new Date(rest.clock.now()).toISOString();
    // kind and ending belong to the same K, which the union of receipts cannot see
    return { kind, key, at, ...ending } as Receipt<K>;
  };
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

async function carryOut<K extends ActKind>(
  act: Act<K>,
  tools: Tools,
  dryRun: boolean,
): Promise<Ending<K> | typeof RECORDED> {
  const kind: K = act.kind;
  try {
    const { HANDLERS } = await import("./index.ts"); // most runs only look
    const handler = HANDLERS[kind];
    const found = await handler.find(act, tools);
    if (found !== undefined) return found;
    return dryRun ? RECORDED : await handler.perform(act, tools);
  } catch (error) {
    const detail = messageOf(error);
    return {
      state: "unclear",
      detail: `it failed: ${detail}`,
      remedy: "Check whether it was done; if this happens again, report it.",
    };
  }
}
