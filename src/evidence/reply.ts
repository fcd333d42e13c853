import * as z from "zod";
import { type Missing, merged, missing } from "../core/lack.ts";
import type { GitHub, GitHubReply, GitHubRoute } from "../core/ports.ts";

/** What GitHub said, read by a schema; or why it is no answer. */
export type Reading<T> =
  | { readonly state: "read"; readonly data: T }
  | (Missing & { readonly status: number });

/** What a reading needs. */
export interface Reads {
  readonly github: GitHub;
  readonly signal: AbortSignal;
}

type Parameters = Readonly<Record<string, unknown>>;

/** One GET, of which only the schema's fields are kept. */
export async function readOne<S extends z.ZodType>(
  tools: Reads,
  schema: S,
  route: GitHubRoute,
  parameters: Parameters = {},
): Promise<Reading<z.output<S>>> {
  return parse(await tools.github.request(route, parameters, tools.signal), schema, route);
}

/** All entries of a list; `field` names the list inside an object answer. */
export async function readAll<S extends z.ZodType>(
  tools: Reads,
  entry: S,
  route: GitHubRoute,
  parameters: Parameters = {},
  field?: string,
): Promise<Reading<readonly z.output<S>[]>> {
  const reply = await tools.github.list(route, parameters, tools.signal, field);
  return parse(reply, z.array(entry), route);
}

/** The REST API's largest page. */
const PAGE_SIZE = 100;

/** The first pages of a list of which the newest entries are enough. */
export async function readFirst<S extends z.ZodType>(
  tools: Reads,
  entry: S,
  route: GitHubRoute,
  parameters: Parameters,
  mostPages: number,
): Promise<Reading<readonly z.output<S>[]>> {
  const entries: z.output<S>[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const all = { ...parameters, per_page: PAGE_SIZE, page };
    const reading = await readOne(tools, z.array(entry), route, all);
    if (reading.state === "missing") return reading;
    entries.push(...reading.data);
    if (reading.data.length < PAGE_SIZE) break;
  }
  return { state: "read", data: entries };
}

/** A reply read by a schema; `route` names it for people. */
export function parse<S extends z.ZodType>(
  reply: GitHubReply,
  schema: S,
  route: string,
): Reading<z.output<S>> {
  if (!reply.ok) {
    const { ok: _, ...lack } = reply;
    return { state: "missing", ...lack };
  }
  const parsed = schema.safeParse(reply.data);
  if (parsed.success) return { state: "read", data: parsed.data };
  const place = parsed.error.issues[0]?.path.join(".") || "its shape";
  const what = route.replace("/repos/{owner}/{repo}", "");
  return {
    ...missing(
      `GitHub's answer to ${what} has an unexpected form (at ${place})`,
      "run the stage again; if it happens again, check that GITHUB_API_URL is GitHub's REST API",
    ),
    status: reply.status,
  };
}

/** Several readings as one; what is missing names every permission that is asked for. */
export function together<T extends readonly unknown[]>(
  readings: {
    readonly [I in keyof T]: Reading<T[I]>;
  },
): Reading<T>;
export function together(readings: readonly Reading<unknown>[]): Reading<readonly unknown[]> {
  const [first, ...more] = readings.filter((reading) => reading.state === "missing");
  if (first !== undefined) return merged([first, ...more]);
  return { state: "read", data: readings.flatMap((r) => (r.state === "read" ? [r.data] : [])) };
}
