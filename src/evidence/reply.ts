import * as z from "zod";
import type { GitHub, GitHubReply, GitHubRoute } from "../core/ports.ts";
import type { OnlineTools } from "./collector.ts";
import { type Lack, lack } from "./lack.ts";

/** What GitHub said, read by a schema; or why it is no answer. */
export type Reading<T> =
  | { readonly state: "read"; readonly data: T }
  | (Lack & { readonly status: number });

type Parameters = Readonly<Record<string, unknown>>;

/** One GET, of which only the schema's fields are kept. */
export async function readOne<S extends z.ZodType>(
  tools: Pick<OnlineTools, "github" | "signal">,
  schema: S,
  route: GitHubRoute,
  parameters: Parameters = {},
): Promise<Reading<z.output<S>>> {
  return parse(await tools.github.request(route, parameters, tools.signal), schema, route);
}

/** All entries of a list; `field` names the list inside an object answer. */
export async function readAll<S extends z.ZodType>(
  tools: Pick<OnlineTools, "github" | "signal">,
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
  tools: { readonly github: GitHub; readonly signal: AbortSignal },
  entry: S,
  route: GitHubRoute,
  parameters: Parameters,
  mostPages: number,
): Promise<Reading<readonly z.output<S>[]>> {
  const entries: z.output<S>[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const all = { ...parameters, per_page: PAGE_SIZE, page };
    const reading = await readOne(tools, z.array(entry), route, all);
    if (reading.state === "lacking") return reading;
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
    const { status, reason, remedy, permission } = reply;
    return { state: "lacking", status, reason, remedy, permission };
  }
  const parsed = schema.safeParse(reply.data);
  if (parsed.success) return { state: "read", data: parsed.data };
  const place = parsed.error.issues[0]?.path.join(".") || "its shape";
  const what = route.replace("/repos/{owner}/{repo}", "");
  return {
    ...lack(
      `GitHub's answer to ${what} is not what it should be (at ${place})`,
      "run the stage again; if it stays, check that GITHUB_API_URL is GitHub's REST API",
    ),
    status: reply.status,
  };
}

/** Several readings as one; what lacks names every permission that is asked for. */
export function together<T extends readonly unknown[]>(
  readings: {
    readonly [I in keyof T]: Reading<T[I]>;
  },
): Reading<T>;
export function together(readings: readonly Reading<unknown>[]): Reading<readonly unknown[]> {
  const lacks = readings.filter((reading) => reading.state === "lacking");
  const first = lacks.find(({ permission }) => permission !== undefined) ?? lacks[0];
  if (first === undefined) {
    return { state: "read", data: readings.flatMap((r) => (r.state === "read" ? [r.data] : [])) };
  }
  const lines = [...new Set(lacks.flatMap(({ permission }) => permission?.split("\n") ?? []))];
  if (lines.length < 2) return first;
  const remedy = `add \`${lines.join("`, `")}\` to the job's \`permissions:\``;
  return { ...first, remedy, permission: lines.join("\n") };
}
