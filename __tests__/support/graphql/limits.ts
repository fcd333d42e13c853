import type { ASTNode, DocumentNode, FieldNode, IntValueNode } from "graphql";
import { githubSchema } from "./schema.ts";

// https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
export const MOST_NODES = 500_000;
export const MOST_ENTRIES = 100;

/** What a query may cost, as GitHub counts it. */
export interface Cost {
  /** Nodes that it may return at most. */
  readonly nodes: number;
  /** Points of the hour's limit, at least 1. */
  readonly points: number;
  /** Connections without `first` or `last`, or with one that is no number from 1 to 100. */
  readonly unbounded: readonly string[];
}

/** Cost of a query whose lists of ids have `ids` members. */
export function costOf(text: string, ids: number): Cost {
  const { graphql, schema } = githubSchema();
  const document: DocumentNode = graphql.parse(text);
  const types = new graphql.TypeInfo(schema);
  const unbounded: string[] = [];
  let [nodes, requests] = [0, 0];
  // How often the field at hand is asked for: the product of all lists around it.
  const around: number[] = [1];
  const times = () => around.at(-1) ?? 1;
  const entries = (field: FieldNode): number => {
    const type = graphql.getNamedType(types.getType())?.name ?? "";
    if (named(field, "ids") !== undefined) return ids;
    if (!type.endsWith("Connection")) return 1;
    const bound = named(field, "first") ?? named(field, "last");
    const value = isInt(bound) ? Number(bound.value) : Number.NaN;
    if (!(value >= 1 && value <= MOST_ENTRIES)) unbounded.push(field.name.value);
    requests += times();
    return Number.isNaN(value) ? MOST_ENTRIES : value;
  };
  const enter = (field: FieldNode) => {
    const many = entries(field);
    if (many > 1) nodes += times() * many;
    around.push(times() * many);
  };
  const leave = () => {
    around.pop();
  };
  graphql.visit(document, graphql.visitWithTypeInfo(types, { Field: { enter, leave } }));
  return { nodes, points: Math.max(1, Math.round((requests + 1) / 100)), unbounded };
}

function named(field: FieldNode, name: string): ASTNode | undefined {
  return field.arguments?.find((argument) => argument.name.value === name)?.value;
}

function isInt(node: ASTNode | undefined): node is IntValueNode {
  return node?.kind === "IntValue";
}
