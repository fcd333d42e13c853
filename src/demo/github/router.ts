import type { Call, Reply, Route } from "./call.ts";
import { error, GRAPHQL_PATH, Refusal } from "./call.ts";
import { answerGraphQL } from "./graphql/answer.ts";
import { isAllowed } from "./permissions.ts";
import { ROUTES } from "./routes/index.ts";
import type { World } from "./world.ts";

/** Parameters that hold slashes, encoded or not. */
const WITH_SLASHES = new Set(["basehead", "branch", "environment_name", "path", "ref", "tag"]);

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
}

function compile(route: Route): Compiled {
  const source = route.path
    .replace(/[.]/g, "\\.")
    .replace(
      /\{(\w+)\}/g,
      (_, name: string) => `(?<${name}>${WITH_SLASHES.has(name) ? ".+" : "[^/]+"})`,
    );
  return { route, pattern: new RegExp(`^${source}$`) };
}

// The most literal first: `releases/latest` before `releases/{id}`.
const literal = ({ path }: Route) => path.replace(/\{\w+\}/g, "").length;
const COMPILED = ROUTES.toSorted((a, b) => literal(b) - literal(a)).map(compile);

/** A request as the router needs it. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Answers a request whose sender is known. */
export function route(world: World, request: Request): Reply {
  if (request.method === "POST" && request.path === GRAPHQL_PATH) {
    return answerGraphQL(world, request.body);
  }
  for (const { route, pattern } of COMPILED) {
    const match = route.method === request.method ? pattern.exec(request.path) : null;
    if (match === null) continue;
    const params = decoded(match.groups ?? {});
    return answer(route, { ...request, world, params });
  }
  world.unknownRoutes.push(`${request.method} ${request.path}`);
  return error(404, "Not Found");
}

function answer(route: Route, call: Call): Reply {
  const { world, params } = call;
  const here = params.owner === world.owner && params.repo === world.repo;
  if (params.owner !== undefined && !here) return error(404, "Not Found");
  if (!isAllowed(world, route.permission)) {
    const headers = { "x-accepted-github-permissions": route.permission };
    return { ...error(403, "Resource not accessible by integration"), headers };
  }
  try {
    return route.answer(call);
  } catch (cause) {
    if (cause instanceof Refusal) return cause.reply;
    throw cause;
  }
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}
