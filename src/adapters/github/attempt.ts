import * as z from "zod";
import { formatDuration } from "../../core/units.ts";
import { type Attempt, isUnreadable } from "./retry.ts";

/** Codes of faults before anything was sent: GitHub cannot have acted. */
const UNSENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

const headersSchema = z
  .record(z.string(), z.unknown())
  .transform((headers) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  );

const requestError = z.object({
  status: z.number(),
  response: z.object({ headers: headersSchema, data: z.unknown().optional() }),
});

const fault = z.object({
  message: z.string(),
  code: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
});

const withMessage = z.object({ message: z.string() });

/** One attempt under a time limit and the caller's signal; a value whatever happens. */
export async function attemptWithin(
  attemptMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<{ status: number; headers: unknown; data: unknown }>,
): Promise<Attempt> {
  if (signal.aborted) return { state: "aborted" };
  const own = new AbortController();
  const stop = () => own.abort();
  const timer = setTimeout(stop, attemptMs);
  signal.addEventListener("abort", stop, { once: true });
  const ended = (attempt: Attempt): Attempt => {
    if (signal.aborted) return { state: "aborted" };
    if (!own.signal.aborted) return attempt;
    return { state: "broken", sent: true, reason: `nothing within ${formatDuration(attemptMs)}` };
  };
  try {
    const { status, headers, data } = await work(own.signal);
    const answer = asAnswer(status, headersSchema.parse(headers), data);
    // A body that is cut short comes as an empty text: only the signals tell why.
    return isUnreadable(answer) ? ended(answer) : answer;
  } catch (thrown) {
    return ended(asFailure(thrown));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

function asAnswer(status: number, headers: Readonly<Record<string, string>>, data: unknown) {
  const message = withMessage.safeParse(data).data?.message ?? "";
  return { state: "answered", status, headers, message, data } as const;
}

function asFailure(thrown: unknown): Attempt {
  const refused = requestError.safeParse(thrown).data;
  if (refused !== undefined) {
    return asAnswer(refused.status, refused.response.headers, refused.response.data);
  }
  const all = causes(thrown);
  const code = all.findLast((error) => error.code !== undefined)?.code;
  const message = all.at(-1)?.message;
  return {
    state: "broken",
    sent: !all.some((error) => UNSENT.has(error.code ?? "")),
    reason: [code, message].filter((part) => part !== undefined && part !== "").join(", "),
  };
}

/** The error and what caused it, outermost first; no chain is longer, but a ring would be. */
function causes(thrown: unknown, most = 10): readonly z.output<typeof fault>[] {
  const parsed = most > 0 ? fault.safeParse(thrown).data : undefined;
  return parsed === undefined ? [] : [parsed, ...causes(parsed.cause, most - 1)];
}
