import { atMost, bodyOf } from "../body.ts";
import type { Call, Reply, Route } from "../call.ts";
import { error, found, parameter, refuse } from "../call.ts";
import { list, page } from "../pages.ts";
import { resolve } from "../refs.ts";
import { addStatus } from "../seeds/ci.ts";
import type { CommitStatus } from "../things.ts";
import { api, nodeId } from "../views/links.ts";
import { repositoryView } from "../views/repository.ts";
import { userView } from "../views/user.ts";
import type { World } from "../world.ts";

// https://docs.github.com/rest/commits/statuses
const MOST_PER_CONTEXT = 1000;
const DESCRIPTION_LENGTH = 140;

/** Commit statuses. */
export const statusRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}/statuses",
    permission: "statuses=read",
    answer: (call) => {
      const commit = found(resolve(call.world, parameter(call, "ref")));
      return list(call, newestFirst(call.world, commit.sha), (status) =>
        statusView(call.world, status),
      );
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}/status",
    permission: "statuses=read",
    answer: combined,
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/statuses/{sha}",
    permission: "statuses=write",
    answer: create,
  },
];

function newestFirst(world: World, sha: string): readonly CommitStatus[] {
  return world.statuses.filter((status) => status.sha === sha).reverse();
}

/** The newest status of each context; contexts differ by more than case. */
export function newestOfEach(world: World, sha: string): readonly CommitStatus[] {
  const seen = new Set<string>();
  return newestFirst(world, sha).filter(({ context }) => {
    const key = context.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}

function combined(call: Call): Reply {
  const { world } = call;
  const { sha } = found(resolve(world, parameter(call, "ref")));
  const all = newestOfEach(world, sha);
  const { items, headers } = page(call, all);
  const url = api(world, `/commits/${sha}`);
  const body = {
    state: fold(all),
    statuses: items.map((status) => {
      // The combined view leaves out who said it.
      const { creator: _, ...rest } = statusView(world, status);
      return rest;
    }),
    sha,
    total_count: all.length,
    repository: repositoryView(world),
    commit_url: url,
    url: `${url}/status`,
  };
  return { status: 200, body, headers };
}

/** `pending` also where there is no status at all. */
function fold(statuses: readonly CommitStatus[]): string {
  if (statuses.some(({ state }) => state === "failure" || state === "error")) return "failure";
  const green = statuses.length > 0 && statuses.every(({ state }) => state === "success");
  return green ? "success" : "pending";
}

function create(call: Call): Reply {
  const { world } = call;
  const sha = parameter(call, "sha");
  const body = bodyOf(call);
  body.needed("state");
  const state = body.word("state", ["error", "failure", "pending", "success"]);
  const context = body.text("context") ?? "default";
  const description = body.text("description");
  if (!world.commits.has(sha)) return error(422, `No commit found for SHA: ${sha}`);
  const same = world.statuses.filter((status) => status.sha === sha && status.context === context);
  if (same.length >= MOST_PER_CONTEXT) {
    refuse(422, "This SHA and context has reached the maximum number of statuses.");
  }
  const status = addStatus(world, {
    sha,
    context,
    state: found(state),
    description:
      description === undefined ? null : atMost(DESCRIPTION_LENGTH, "description", description),
    targetUrl: body.text("target_url") ?? null,
  });
  return { status: 201, body: statusView(world, status) };
}

function statusView(world: World, status: CommitStatus) {
  const creator = userView(world, status.creator);
  return {
    url: api(world, `/statuses/${status.sha}`),
    avatar_url: creator.avatar_url,
    id: status.id,
    node_id: nodeId("StatusContext", status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator,
  };
}
