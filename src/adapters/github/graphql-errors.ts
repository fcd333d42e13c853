import * as z from "zod";
import type { GitHubRefusal, GraphQLQuery } from "../../core/ports.ts";
import { cut, line } from "../../core/text.ts";
import { refusal } from "./refusal.ts";
import type { Attempt } from "./retry.ts";

type Answered = Attempt & { readonly state: "answered" };

const failed = z.object({
  errors: z
    .array(
      z.object({
        type: z.string().optional().catch(undefined),
        message: z.string().catch("an error without a message"),
      }),
    )
    .min(1)
    // Whatever else stands there, it is no list without errors.
    .catch([{ type: undefined, message: "errors in an unknown form" }]),
});

/** An answer of which only the beginning was read. */
export const TOO_LARGE: Attempt = {
  state: "answered",
  status: 413,
  headers: {},
  message: "its answer is too large",
  data: undefined,
};

/**
 * GraphQL answers 200 whatever happens: an answer with errors gets the status that REST has for
 * them, so that it is repeated, waited for and refused as any other. None of its data is kept,
 * since what failed is missing from it.
 */
export function withErrors(attempt: Attempt): Attempt {
  if (attempt.state !== "answered" || attempt.status > 299) return attempt;
  const errors = errorsIn(attempt.data);
  if (errors.length === 0) return attempt;
  const types = new Set(errors.map(({ type }) => type));
  const message = cut([...new Set(errors.map((error) => line(error.message)))].join("; "), 300);
  const told: Answered = { ...attempt, headers: {}, message, data: undefined };
  // Both spellings are seen; the count of what is left need not be 0 then.
  if (types.has("RATE_LIMITED") || types.has("RATE_LIMIT")) {
    return { ...told, status: 429, headers: { ...attempt.headers, "x-ratelimit-remaining": "0" } };
  }
  if (/rate limit/i.test(message)) return { ...told, status: 429, headers: attempt.headers };
  // GitHub's words for its own time limit and for a bug of its own.
  if (/^something went wrong while executing/i.test(message)) return { ...told, status: 502 };
  if (types.has("FORBIDDEN") || types.has("INSUFFICIENT_SCOPES")) return { ...told, status: 403 };
  return { ...told, status: types.has("NOT_FOUND") ? 404 : 422 };
}

function errorsIn(data: unknown) {
  if (typeof data !== "object" || data === null || !("errors" in data)) return [];
  const { errors } = data;
  const none = errors === undefined || errors === null;
  return none || (Array.isArray(errors) && errors.length === 0) ? [] : failed.parse(data).errors;
}

/** Why a query has no usable answer, and what to do about it. */
export function graphqlRefusal(attempt: Attempt, query: GraphQLQuery, now: number): GitHubRefusal {
  const what = `query ${query.name}`;
  if (attempt === TOO_LARGE) {
    return {
      ok: false,
      status: 413,
      reason: `GitHub's answer to ${what} is too large to be read`,
      remedy: "run the stage again; if it happens again, report it",
    };
  }
  const told = refusal(attempt, what, now);
  if (told.status !== 403 || !lacksRight(attempt)) return told;
  const { permission } = query;
  const lines = permission.replaceAll("\n", "`, `");
  return { ...told, permission, remedy: `add \`${lines}\` to the job's \`permissions:\`` };
}

/** True where GitHub refuses for a right of the token, and not for SAML or an address. */
function lacksRight(attempt: Attempt): boolean {
  return attempt.state === "answered" && /not accessible by|required scopes/i.test(attempt.message);
}
