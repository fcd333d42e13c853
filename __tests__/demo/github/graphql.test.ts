import { afterEach, describe, expect, test } from "@jest/globals";
import { addCommit } from "../../../src/demo/github/seeds/code.ts";
import { addDeployment, addDeploymentStatus } from "../../../src/demo/github/seeds/deployments.ts";
import { createWorld, type World } from "../../../src/demo/github/world.ts";
import { DEPLOYMENT_STATUSES } from "../../../src/evidence/documents/deployment-statuses.ts";
import { type CheckedGitHub, startCheckedGitHub } from "../../support/github.ts";
import { caller } from "./caller.ts";

let github: CheckedGitHub;

afterEach(() => github.close());

const AT = "2026-11-20T14:00:00Z";
const RUN = "https://github.com/octoacme/shop/actions/runs/7";

/** A world with one deployment that has a life. */
function deployed(over: Partial<World> = {}) {
  const world = createWorld({ now: () => Date.parse(AT), nextId: 3_000_000_000, ...over });
  const { sha } = addCommit(world);
  const deployment = addDeployment(world, {
    sha,
    environment: "production",
    statuses: [
      { state: "in_progress", description: "begun" },
      { state: "in_progress", logUrl: RUN },
      { state: "success", environmentUrl: "https://shop.test" },
    ],
  });
  return { world, deployment };
}

/** Sends a query to a world. */
async function ask(world: World, query: string, variables: object) {
  github = await startCheckedGitHub(world);
  return await caller(github)("POST", "/graphql", { query, variables });
}

/** Node ids as REST names them. */
async function restIds(): Promise<readonly string[]> {
  const { body } = await caller(github)("GET", "/repos/octoacme/shop/deployments?per_page=100");
  return body.map((one: { node_id: string }) => one.node_id);
}

test("a deployment is found by the id that REST gives, with everything that was said of it", async () => {
  const { world } = deployed();
  github = await startCheckedGitHub(world);
  const variables = { ids: await restIds(), more: [] };
  const query = DEPLOYMENT_STATUSES.text;
  const { status, body } = await caller(github)("POST", "/graphql", { query, variables });
  const said = { createdAt: AT, logUrl: null, description: "" };
  expect([status, github.sins]).toEqual([200, []]);
  expect(body).toEqual({
    data: {
      nodes: [
        {
          __typename: "Deployment",
          id: variables.ids[0],
          commit: { oid: world.deployments[0]?.sha },
          statuses: {
            totalCount: 3,
            pageInfo: { hasNextPage: false },
            nodes: [
              { ...said, state: "IN_PROGRESS", description: "begun" },
              { ...said, state: "IN_PROGRESS", logUrl: RUN },
              { ...said, state: "SUCCESS" },
            ],
          },
        },
      ],
      more: [],
    },
  });
});

test("a commit that the repository no longer has is null", async () => {
  const { world } = deployed();
  github = await startCheckedGitHub(world);
  const variables = { ids: await restIds(), more: [] };
  world.commits.clear();
  const query = DEPLOYMENT_STATUSES.text;
  const { body } = await caller(github)("POST", "/graphql", { query, variables });
  expect([body.data.nodes[0].commit, github.sins]).toEqual([null, []]);
});

test("statuses come in no order of time, since GitHub promises none", async () => {
  const { world, deployment } = deployed();
  addDeploymentStatus(world, deployment, { state: "error" });
  github = await startCheckedGitHub(world);
  const variables = { ids: await restIds(), more: [] };
  const query = DEPLOYMENT_STATUSES.text;
  const { body } = await caller(github)("POST", "/graphql", { query, variables });
  const states = body.data.nodes[0].statuses.nodes.map((one: { state: string }) => one.state);
  expect(states).toEqual(["ERROR", "IN_PROGRESS", "IN_PROGRESS", "SUCCESS"]);
});

describe("what is missing is told beside what is there", () => {
  test("a node that is not there", async () => {
    const { world } = deployed();
    const { body } = await ask(world, DEPLOYMENT_STATUSES.text, { ids: ["DE_gone"], more: [] });
    expect([body, github.sins]).toEqual([
      {
        data: { nodes: [null], more: [] },
        errors: [
          {
            type: "NOT_FOUND",
            path: ["nodes", 0],
            message: "Could not resolve to a node with the global id of 'DE_gone'",
          },
        ],
      },
      [],
    ]);
  });

  test("a node that the token may not read", async () => {
    const { world } = deployed({ permissions: { deployments: "none" } });
    github = await startCheckedGitHub(world);
    world.permissions.deployments = "read";
    const variables = { ids: await restIds(), more: [] };
    world.permissions.deployments = "none";
    const query = DEPLOYMENT_STATUSES.text;
    const { body } = await caller(github)("POST", "/graphql", { query, variables });
    expect([body, github.sins]).toEqual([
      {
        data: { nodes: [null], more: [] },
        errors: [
          {
            type: "FORBIDDEN",
            path: ["nodes", 0],
            message: "Resource not accessible by integration",
          },
        ],
      },
      [],
    ]);
  });

  test("more ids than GitHub takes", async () => {
    const ids = Array.from({ length: 101 }, () => "x");
    const { body } = await ask(createWorld(), DEPLOYMENT_STATUSES.text, { ids, more: [] });
    expect(body).toEqual({
      errors: [
        {
          type: "ARGUMENT_LIMIT",
          path: ["nodes"],
          message: "You may not provide more than 100 node ids; you provided 101.",
        },
      ],
    });
  });
});

describe("a query that the emulation does not know fails, and is told", () => {
  const one = (asks: string) => `query Q($ids: [ID!]!) { nodes(ids: $ids) { ${asks} } }`;

  test.each([
    ["a mutation", "mutation M { x }", "Expected query, actual: mutation"],
    ["a query without a name", "{ nodes(ids: []) { id } }", "Expected query, actual: {"],
    ["two queries", "query A { x } query B { x }", "Expected one query, and there is: query"],
    ["no end", "query A { nodes", "Expected more, actual: end of the query"],
    ["odd characters", "query A { x ^ }", "Expected NAME, actual: ^"],
    ["a directive", one("id @skip(if: true)"), "Expected NAME, actual: @"],
    ["a named fragment", one("...Parts"), "Expected on, actual: Parts"],
    [
      "another root",
      "query Q { meta { gitHubServicesSha } }",
      "Field 'meta' doesn't exist on type 'Query'",
    ],
    [
      "another field",
      one("... on Deployment { sins }"),
      "Field 'sins' doesn't exist on type 'Deployment'",
    ],
    [
      "another argument",
      one("... on Deployment { statuses(last: 3) { totalCount } }"),
      "Field 'statuses' doesn't accept argument 'last'",
    ],
    [
      "a connection without an end",
      one("... on Deployment { statuses { totalCount } }"),
      "You must provide a `first` or `last` value to properly paginate the `statuses` connection.",
    ],
    [
      "more than a page",
      one("... on Deployment { statuses(first: 101) { totalCount } }"),
      "Requesting 101 records on the `statuses` connection exceeds the `first` limit of 100 records.",
    ],
    [
      "a thing without fields",
      one("... on Deployment { statuses(first: 1) }"),
      "Field must have selections (field 'statuses' returns DeploymentStatusConnection)",
    ],
    [
      "fields of a text",
      one("... on Deployment { id { x } }"),
      "Selections can't be made on scalars (field 'id')",
    ],
    [
      "a variable that is not declared",
      "query Q { nodes(ids: $ids) { id } }",
      "Variable $ids is used but not declared",
    ],
  ])("%s", async (_, query, message) => {
    const { world } = deployed();
    github = await startCheckedGitHub(world);
    const variables = { ids: await restIds() };
    const { status, body } = await caller(github)("POST", "/graphql", { query, variables });
    expect([status, body.errors[0].message, "data" in body]).toEqual([200, message, false]);
    expect(world.unknownRoutes).toEqual([`POST /graphql: ${message}`]);
    expect(github.sins).not.toEqual([]);
  });

  test("a variable that is not given", async () => {
    const { body } = await ask(createWorld(), one("id"), {});
    expect(body.errors[0].message).toBe("Variable $ids was provided invalid value");
  });

  test("no query at all", async () => {
    github = await startCheckedGitHub(createWorld());
    expect((await caller(github)("POST", "/graphql", {})).status).toBe(400);
  });
});

test("names in the answer are those that were asked for", async () => {
  const { world } = deployed();
  github = await startCheckedGitHub(world);
  const [id = ""] = await restIds();
  const query = `query Q($ids: [ID!]!) { # a comment
    mine: nodes(ids: $ids) { ... on Deployment { number: id }, ... on Issue { title } }
  }`;
  const variables = { ids: [id] };
  const { body } = await caller(github)("POST", "/graphql", { query, variables });
  expect(body).toEqual({ data: { mine: [{ number: id }] } });
});

test("requests and queries are counted apart, and so is what is left of each", async () => {
  const { world } = deployed();
  github = await startCheckedGitHub(world);
  const call = caller(github);
  const query = DEPLOYMENT_STATUSES.text;
  await call("GET", "/repos/octoacme/shop");
  await call("POST", "/graphql", { query, variables: { ids: [], more: [] } });
  const { headers } = await call("POST", "/graphql", { query, variables: { ids: [], more: [] } });
  expect([world.requests, world.queries]).toEqual([1, 2]);
  expect([
    headers.get("x-ratelimit-resource"),
    headers.get("x-ratelimit-used"),
    (await call("GET", "/rate_limit")).body.resources.graphql.used,
  ]).toEqual(["graphql", "2", 2]);
});
