import type { Call, Route } from "../call.ts";
import { asks, parameter, refuse } from "../call.ts";
import { counted } from "../pages.ts";
import { resolve } from "../refs.ts";
import type { CheckRun } from "../things.ts";
import { appView } from "../views/app.ts";
import { api, html, nodeId } from "../views/links.ts";
import type { World } from "../world.ts";

/** Check runs of a commit. */
export const checkRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/commits/{ref}/check-runs",
    permission: "checks=read",
    answer: (call) =>
      counted(call, {
        name: "check_runs",
        all: checksOf(call),
        view: (run) => checkView(call.world, run),
      }),
  },
];

function checksOf(call: Call): readonly CheckRun[] {
  const ref = parameter(call, "ref");
  const commit = resolve(call.world, ref) ?? refuse(422, `No commit found for SHA: ${ref}`);
  const runs = call.world.checkRuns
    .filter((run) => run.sha === commit.sha)
    .filter((run) => asks(call, "check_name", run.name) && asks(call, "status", run.status))
    .filter((run) => asks(call, "app_id", String(run.app.id)))
    .reverse();
  return call.query.get("filter") === "all" ? runs : latest(runs);
}

/** The newest check run of each name and suite of a commit. */
export function newestChecks(world: World, sha: string): readonly CheckRun[] {
  return latest(world.checkRuns.filter((run) => run.sha === sha).reverse());
}

function latest(newestFirst: readonly CheckRun[]): readonly CheckRun[] {
  const seen = new Set<string>();
  return newestFirst.filter((run) => {
    const key = `${run.suite} ${run.name}`;
    return !seen.has(key) && seen.add(key);
  });
}

function checkView(world: World, run: CheckRun) {
  const url = api(world, `/check-runs/${run.id}`);
  const page =
    run.run === undefined
      ? html(world, `/runs/${run.id}`)
      : html(world, `/actions/runs/${run.run}/job/${run.id}`);
  return {
    id: run.id,
    node_id: nodeId("CheckRun", run.id),
    head_sha: run.sha,
    external_id: "",
    name: run.name,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    url,
    html_url: page,
    details_url: page,
    output: {
      title: null,
      summary: null,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite },
    app: appView(world, run.app),
    pull_requests: [],
  };
}
