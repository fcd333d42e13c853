import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as GraphQL from "graphql";

// The package's exports hide the file.
const SDL = new URL(
  "../../../node_modules/@octokit/graphql-schema/schema.graphql",
  import.meta.url,
);

const require = createRequire(import.meta.url);

let loaded: { readonly graphql: typeof GraphQL; readonly schema: GraphQL.GraphQLSchema };

/**
 * GitHub's own schema, and the library that reads it. Made when the first query is checked, since
 * most tests send none and it takes a third of a second.
 */
export function githubSchema(): typeof loaded {
  if (loaded !== undefined) return loaded;
  const graphql: typeof GraphQL = require("graphql");
  const schema = graphql.buildSchema(readFileSync(SDL, "utf8"), {
    assumeValid: true,
    assumeValidSDL: true,
    noLocation: true,
  });
  const strict = (name: string, fits: (text: string) => boolean) => {
    const type = schema.getType(name);
    if (!graphql.isScalarType(type)) throw new Error(`GitHub's schema has no scalar ${name}`);
    type.serialize = (value) => {
      if (typeof value === "string" && fits(value)) return value;
      throw new TypeError(`${JSON.stringify(value)} is no ${name}`);
    };
  };
  strict("DateTime", (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text));
  strict("URI", (text) => URL.canParse(text));
  strict("GitObjectID", (text) => /^[0-9a-f]{40}$/.test(text));
  loaded = { graphql, schema };
  return loaded;
}
