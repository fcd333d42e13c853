import type { Act, ActKind, Perform, Receipt } from "../core/act.ts";
import type { GitHub } from "../core/ports.ts";
import { HANDLERS } from "./index.ts";
import type { Ending, Handler, NotDone, Tools } from "./tools.ts";

export interface PerformerParts extends Omit<Tools, "github" | "closing"> {
  /** Undefined without a token or repository: then every act is refused. */
  readonly github: GitHub | undefined;
  /** For what must still be written after `signal` has aborted; default: `signal`. */
  readonly closing?: AbortSignal | undefined;
  readonly dryRun: boolean;
  readonly onReceipt: (receipt: Receipt) => void;
}

/** Makes the one function through which acts leave: find first, then do it, or record it. */
export function performer({ github, dryRun, onReceipt, ...parts }: PerformerParts): Perform {
  const tools = github && { ...parts, github, closing: parts.closing ?? parts.signal };
  return async <K extends ActKind>(act: Act<K>): Promise<Receipt<K>> => {
    const handler: Handler<K> = HANDLERS[act.kind as K];
    const ending = tools === undefined ? NO_GITHUB : await attempt({ handler, act, tools, dryRun });
    const receipt = receiptOf(act, ending, parts);
    onReceipt(receipt);
    return receipt;
  };
}

const NO_GITHUB: NotDone = {
  state: "refused",
  detail: "Without GitHub there is no memory of what was done, so nothing is done",
  remedy: "Give a token (GITHUB_TOKEN) and the repository (--repo owner/name).",
};

type Attempted<K extends ActKind> = Ending<K> | { state: "recorded"; detail: string };

async function attempt<K extends ActKind>({
  handler,
  act,
  tools,
  dryRun,
}: {
  readonly handler: Handler<K>;
  readonly act: Act<K>;
  readonly tools: Tools;
  readonly dryRun: boolean;
}): Promise<Attempted<K>> {
  let begun = false;
  try {
    const found = await handler.find(act, tools);
    if (found !== undefined) return found;
    if (dryRun) return { state: "recorded", detail: `Dry run: ${act.kind} would be done here` };
    begun = true;
    return await handler.perform(act, tools);
  } catch (error) {
    return thrown(act.kind, error, begun);
  }
}

/** A throw while looking leaves the world as it was; one while doing leaves it unclear. */
function thrown(kind: ActKind, error: unknown, begun: boolean): NotDone {
  const why = error instanceof Error ? error.message : String(error);
  return {
    state: begun ? "unclear" : "failed",
    detail: `${kind} broke off: ${why}`,
    remedy: "Look what the environment runs before running this again.",
  };
}

/** The kinds correlate by construction, which the type checker cannot follow through a spread. */
function receiptOf<K extends ActKind>(
  act: Act<K>,
  ending: Attempted<K>,
  { clock, redact }: Pick<PerformerParts, "clock" | "redact">,
): Receipt<K> {
  return {
    ...ending,
    ...("remedy" in ending && { remedy: redact(ending.remedy) }),
    kind: act.kind,
    key: act.key,
    at: new Date(clock.now()).toISOString(),
    detail: redact(ending.detail),
  } as Receipt<K>;
}
