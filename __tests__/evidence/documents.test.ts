import { readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { DEPLOYMENT_STATUSES, MOST_IDS } from "../../src/evidence/documents/deployment-statuses.ts";
import { DOCUMENTS } from "../../src/evidence/documents/index.ts";
import { costOf, MOST_NODES } from "../support/graphql/limits.ts";
import { githubSchema } from "../support/graphql/schema.ts";

const { graphql, schema } = githubSchema();

describe.each(DOCUMENTS.map((document) => [document.name, document] as const))("%s", (_, own) => {
  const document = graphql.parse(own.text);

  test("is valid by GitHub's schema", () => {
    expect(graphql.validate(schema, document).map(({ message }) => message)).toEqual([]);
  });

  test("is one query of its own name", () => {
    const operations = document.definitions.map((definition) =>
      definition.kind === "OperationDefinition"
        ? [definition.operation, definition.name?.value]
        : [definition.kind],
    );
    expect(operations).toEqual([["query", own.name]]);
  });

  test("stays within GitHub's limits", () => {
    const { nodes, points, unbounded } = costOf(own.text, MOST_IDS);
    expect(unbounded).toEqual([]);
    expect(nodes).toBeLessThanOrEqual(MOST_NODES);
    expect(points).toBeLessThanOrEqual(2);
  });

  test("asks of each list whether it has an end, and of each abstract thing what it is", () => {
    const lacking: string[] = [];
    const types = new graphql.TypeInfo(schema);
    graphql.visit(
      document,
      graphql.visitWithTypeInfo(types, {
        SelectionSet: ({ selections }) => {
          const asked = selections.map((one) => (one.kind === "Field" ? one.name.value : one.kind));
          const parent = types.getParentType();
          const wants = graphql.isAbstractType(parent)
            ? "__typename"
            : parent?.name.endsWith("Connection") === true
              ? "pageInfo"
              : undefined;
          if (wants !== undefined && !asked.includes(wants)) lacking.push(`${parent}: ${wants}`);
        },
      }),
    );
    expect(lacking).toEqual([]);
  });

  test("asks for nothing that GitHub has outgrown, and names its permission", () => {
    expect(own.text).not.toMatch(/\bdatabaseId\b/);
    expect(own.permission).toMatch(/^[a-z-]+: read(?:\n[a-z-]+: read)*$/);
  });
});

test("each has a file of its own", () => {
  const files = readdirSync("src/evidence/documents").filter((name) => name !== "index.ts");
  expect(files).toHaveLength(DOCUMENTS.length);
  expect(new Set(DOCUMENTS.map(({ name }) => name)).size).toBe(DOCUMENTS.length);
});

describe("the cost of a query, as GitHub counts it", () => {
  // The two examples of GitHub's own page on its limits.
  const simple = `query Q { viewer { repositories(first: 50) { edges { repository: node {
    issues(first: 10) { totalCount } } } } } }`;
  const deep = `query Q { viewer {
    repositories(first: 50) { edges { repository: node {
      pullRequests(first: 20) { edges { pullRequest: node {
        comments(first: 10) { edges { comment: node { bodyHTML } } } } } }
      issues(first: 20) { totalCount edges { issue: node {
        comments(first: 10) { edges { comment: node { bodyHTML } } } } } } } } }
    followers(first: 10) { edges { follower: node { login } } } } }`;

  test.each([
    ["50 repositories with 10 issues each", simple, 550],
    ["22,060 nodes in six lists", deep, 22_060],
    ["two lists of 100 ids with 100 statuses each", DEPLOYMENT_STATUSES.text, 20_200],
  ])("%s", (_, text, nodes) => {
    expect(costOf(text, 100)).toMatchObject({ nodes, unbounded: [] });
  });

  test.each(["", "(first: 101)", "(first: 0)", "(last: 200)"])(
    "statuses%s are unbounded",
    (pages) => {
      const text = `query Q { node(id: "x") { ... on Deployment { statuses${pages} { totalCount } } } }`;
      expect(costOf(text, 1).unbounded).toEqual(["statuses"]);
    },
  );
});
