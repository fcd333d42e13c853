import type { Reply } from "../call.ts";
import { error, GRAPHQL_PATH } from "../call.ts";
import { isAllowed } from "../permissions.ts";
import { pullsOf } from "../pulls.ts";
import { rateHeaders } from "../rate.ts";
import { nodeId } from "../views/links.ts";
import type { World } from "../world.ts";
import { commitThing, pullThing, sharedOf } from "./commit.ts";
import { deploymentThing } from "./deployment.ts";
import { parseQuery, SyntaxFault } from "./document.ts";
import type { GraphQLError, Thing, Variables } from "./execute.ts";
import { execute, field, QueryFault } from "./execute.ts";
import { repositoryField } from "./repository.ts";

// GitHub says so when more are asked for; it is written down nowhere.
const MOST_IDS = 100;

/** Answers a query from the state of the world; one that it does not know fails, and is told. */
export function answerGraphQL(world: World, body: unknown): Reply {
  const { query, variables } = fieldsOf(body);
  if (query === undefined) return error(400, "A query attribute must be specified");
  const errors: GraphQLError[] = [];
  try {
    const root = rootOf(world, errors);
    const data = execute(parseQuery(query), root, variables);
    return answered(world, { data, ...(errors.length > 0 && { errors }) });
  } catch (cause) {
    if (!(cause instanceof QueryFault || cause instanceof SyntaxFault)) throw cause;
    if (!isRefusal(cause)) world.unknownRoutes.push(`POST ${GRAPHQL_PATH}: ${cause.message}`);
    const fault = cause instanceof QueryFault ? cause.error : { message: cause.message };
    return answered(world, { errors: [fault] });
  }
}

/** What GitHub itself refuses; anything else is a query that the emulation does not know. */
function isRefusal(cause: Error): boolean {
  return cause instanceof QueryFault && cause.error.type === "FORBIDDEN";
}

/** Whatever came of it, GraphQL's status is 200. */
function answered(world: World, body: object): Reply {
  return { status: 200, body, headers: rateHeaders(world, "graphql") };
}

function fieldsOf(body: unknown): {
  readonly query: string | undefined;
  readonly variables: Variables;
} {
  if (typeof body !== "object" || body === null) return { query: undefined, variables: {} };
  const query = "query" in body && typeof body.query === "string" ? body.query : undefined;
  const given = "variables" in body ? body.variables : undefined;
  const variables = typeof given === "object" && given !== null ? { ...given } : {};
  return { query, variables };
}

function rootOf(world: World, errors: GraphQLError[]): Thing {
  return {
    __typename: "Query",
    repository: repositoryField(world),
    viewer: { __typename: "User", login: world.login },
    nodes: field(["ids"], (given) => {
      const ids = given.get("ids");
      if (!Array.isArray(ids)) throw new QueryFault({ message: "Argument 'ids' is required" });
      if (ids.length > MOST_IDS) {
        throw new QueryFault({
          type: "ARGUMENT_LIMIT",
          path: ["nodes"],
          message: `You may not provide more than ${MOST_IDS} node ids; you provided ${ids.length}.`,
        });
      }
      const known = nodesOf(world);
      return ids.map((id: unknown, index) => {
        const found = nodeOf(world, known, String(id));
        if ("error" in found) errors.push({ ...found.error, path: ["nodes", index] });
        return "error" in found ? null : found.thing;
      });
    }),
  };
}

type FoundNode = { readonly thing: Thing } | { readonly error: GraphQLError };

/** Something that has a node id, and what a token has to be allowed to see it. */
interface Node {
  readonly permissions: readonly string[];
  readonly thing: () => Thing;
}

function nodesOf(world: World): ReadonlyMap<string, Node> {
  const shared = { ...sharedOf(world), pullsOf: (sha: string) => pullsOf(world, sha) };
  const deployments = world.deployments.map((one): readonly [string, Node] => {
    const thing = () => deploymentThing(world, one);
    return [nodeId("Deployment", one.id), { permissions: ["deployments=read"], thing }];
  });
  const pulls = ["pull_requests=read"];
  const commits = [...world.commits.values()].map((one): readonly [string, Node] => {
    const thing = () => commitThing(shared, one);
    return [nodeId("Commit", one.sha), { permissions: ["contents=read", ...pulls], thing }];
  });
  const ofPulls = world.pulls.map((one): readonly [string, Node] => {
    return [
      nodeId("PullRequest", one.id),
      { permissions: pulls, thing: () => pullThing(shared, one) },
    ];
  });
  return new Map([...deployments, ...commits, ...ofPulls]);
}

function nodeOf(world: World, known: ReadonlyMap<string, Node>, id: string): FoundNode {
  const node = known.get(id);
  if (node === undefined) {
    const message = `Could not resolve to a node with the global id of '${id}'`;
    return { error: { type: "NOT_FOUND", message } };
  }
  if (!node.permissions.every((permission) => isAllowed(world, permission))) {
    return { error: { type: "FORBIDDEN", message: "Resource not accessible by integration" } };
  }
  return { thing: node.thing() };
}
