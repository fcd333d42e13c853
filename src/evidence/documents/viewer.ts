import type { GraphQLQuery } from "../../core/ports.ts";

/** Whose token asks. Every token that reads may: REST tells it to people's tokens alone. */
export const VIEWER: GraphQLQuery = {
  name: "Viewer",
  permission: "contents: read",
  text: "query Viewer { viewer { login } }",
};
