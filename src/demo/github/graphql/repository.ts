import { isAllowed } from "../permissions.ts";
import { resolve } from "../refs.ts";
import type { Release } from "../things.ts";
import { html, nodeId } from "../views/links.ts";
import type { World } from "../world.ts";
import { commitThing, sharedOf } from "./commit.ts";
import { connectionOf } from "./connection.ts";
import { type Field, field, QueryFault, type Thing } from "./execute.ts";

/** `repository` of GitHub's queries. */
export function repositoryField(world: World): Field {
  return field(["owner", "name"], (given) => {
    const [owner, name] = [given.get("owner"), given.get("name")];
    if (owner !== world.owner || name !== world.repo) {
      throw new QueryFault({
        type: "NOT_FOUND",
        path: ["repository"],
        message: `Could not resolve to a Repository with the name '${owner}/${name}'.`,
      });
    }
    return repositoryThing(world);
  });
}

function repositoryThing(world: World): Thing {
  return {
    __typename: "Repository",
    name: world.repo,
    object: field(["expression"], (given) => {
      for (const permission of ["contents=read", "pull_requests=read"]) demand(world, permission);
      const expression = String(given.get("expression"));
      const ref = expression === "HEAD" ? world.defaultBranch : expression;
      const commit = resolve(world, ref);
      return commit === undefined ? null : commitThing(sharedOf(world), commit);
    }),
    releases: connectionOf({
      type: "ReleaseConnection",
      name: "releases",
      takes: ["orderBy"],
      all: () =>
        world.releases.toSorted(
          (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.id - a.id,
        ),
      view: (release) => releaseThing(world, release),
    }),
  };
}

function demand(world: World, permission: string): void {
  if (isAllowed(world, permission)) return;
  const message = "Resource not accessible by integration";
  throw new QueryFault({ type: "FORBIDDEN", path: ["repository"], message });
}

/** `Release` of GitHub's schema. */
function releaseThing(world: World, release: Release): Thing {
  const { id, tag, name, draft, prerelease, createdAt, publishedAt } = release;
  const commit = world.tags.get(tag)?.commit;
  return {
    __typename: "Release",
    id: nodeId("Release", id),
    name,
    tagName: tag,
    url: html(world, `/releases/tag/${encodeURIComponent(tag)}`),
    isDraft: draft,
    isPrerelease: prerelease,
    createdAt,
    publishedAt,
    tagCommit: commit === undefined ? null : { __typename: "Commit", oid: commit },
  };
}
